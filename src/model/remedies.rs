//! Remedies, and which acts they reach. Presence is not coverage: a clause that lists measures
//! reaches these alone.

use super::document::Document;
use super::facets::{Act, ReferenceKind, Remedy, Role, RoleMark};
use crate::jurisdiction::{PackError, Profile, RemedyWords};
use crate::outline::{Kind, NodeId, Outline};
use crate::text::Span;
use regex::Regex;

/// The words of remedy clauses with their regular expressions built.
#[derive(Debug, Default)]
pub(super) struct RemedyReader {
    object: Option<Regex>,
    every: Option<Regex>,
    penalties: Option<Regex>,
    coercion: Option<Regex>,
    voice: Option<Regex>,
    measures: Vec<String>,
}

impl RemedyReader {
    /// The reader of `profile`; a regular expression that does not read is left out, and a test
    /// sees to it that none is.
    pub(super) fn new(profile: &Profile) -> Result<Self, PackError> {
        let RemedyWords { object, every, penalties, coercion, voice, measures } =
            profile.remedy_words()?.unwrap_or_default();
        let build =
            |pattern: &str| (!pattern.is_empty()).then(|| crate::text::pattern(pattern).ok())?;
        Ok(Self {
            object: build(&object),
            every: build(&every),
            penalties: build(&penalties),
            coercion: build(&coercion),
            voice: build(&voice),
            measures,
        })
    }

    #[cfg(test)]
    pub(super) fn is_whole(&self) -> bool {
        let all = [&self.object, &self.every, &self.penalties, &self.coercion, &self.voice];
        all.into_iter().all(Option::is_some) && !self.measures.is_empty()
    }
}

/// The remedies of the document, in order.
pub(super) fn find(document: &Document) -> Vec<Remedy> {
    let marks = document.roles().iter();
    let own = marks.filter(|mark| {
        mark.role == Role::Remedy
            && !mark.inherited
            && !document.outline().is_quoted(mark.sentence.start)
    });
    own.map(|mark| read(document, mark)).collect()
}

fn read(document: &Document, mark: &RoleMark) -> Remedy {
    let reader = document.lexicon().remedies();
    let outline = document.outline();
    let text = document.text();
    let sentence = mark.sentence.slice(text);
    let is = |regex: &Option<Regex>, text: &str| regex.as_ref().is_some_and(|r| r.is_match(text));
    let object = reader
        .object
        .as_ref()
        .and_then(|regex| regex.captures(sentence)?.get(1))
        .map(|group| group.as_str().to_owned() + &items(document, mark))
        .unwrap_or_default();
    let object = object.as_str();
    let named = |measure: &&String| object.to_lowercase().contains(measure.as_str());
    let measures: Vec<String> = reader.measures.iter().filter(named).cloned().collect();
    let penalties = is(&reader.penalties, object);
    let coercion = is(&reader.coercion, object);
    let voice = is(&reader.voice, sentence) && object.is_empty();
    let plain = object.is_empty() || (measures.is_empty() && !penalties && !coercion);
    Remedy {
        node: mark.node,
        sentence: mark.sentence,
        cue: mark.cue,
        // A clause without an object reaches the acts around it; in an article of its own it
        // speaks for the whole instrument.
        every: is(&reader.every, object) && !penalties && measures.is_empty()
            || (plain && !voice && stands_alone(document, mark)),
        penalties,
        coercion,
        measures,
        articles: cited(document, mark.sentence),
        article: outline.article_of(mark.node),
    }
}

/// What the items below a clause that leads into a list name.
fn items(document: &Document, mark: &RoleMark) -> String {
    let outline = document.outline();
    let node = outline.node(mark.node);
    let leads = document.header_of(mark.node) == Some(mark.sentence);
    let span = Span { start: mark.sentence.end, end: node.span.end };
    if leads { span.slice(document.text()).to_owned() } else { String::new() }
}

/// Whether the article of the remedy takes, refuses or punishes nothing itself.
fn stands_alone(document: &Document, mark: &RoleMark) -> bool {
    let article = document.outline().article_of(mark.node).unwrap_or(mark.node);
    let acts = |role| matches!(role, Role::AdverseAction | Role::Sanction | Role::Coercion);
    !document.roles_in(article).iter().any(|other| acts(other.role))
}

/// The articles of this document that the clause cites.
fn cited(document: &Document, sentence: Span) -> Vec<NodeId> {
    let outline = document.outline();
    let references = document.references().iter();
    references
        .filter(|r| sentence.contains(r.span) && r.kind != ReferenceKind::External)
        .flat_map(|reference| reference.targets.iter().filter_map(|target| target.node))
        .filter_map(|node| outline.article_of(node))
        .collect()
}

impl Remedy {
    /// Whether a person can use this remedy against `act`.
    #[must_use]
    pub fn reaches(&self, outline: &Outline, text: &str, act: &Act) -> bool {
        let article = outline.article_of(act.node);
        if self.every || (article.is_some() && self.article == article) {
            return true;
        }
        if article.is_some_and(|article| self.articles.contains(&article)) {
            return true;
        }
        if act.sanction && self.penalties {
            return true;
        }
        let words = act.cue.slice(text).to_lowercase();
        self.measures.iter().any(|measure| words.contains(measure.as_str()))
    }

    /// Whether a person can use this remedy against the penalties of `node`.
    #[must_use]
    pub fn reaches_penalty(&self, outline: &Outline, node: NodeId) -> bool {
        let article = outline.article_of(node);
        self.every
            || self.penalties
            || (article.is_some() && self.article == article)
            || article.is_some_and(|article| self.articles.contains(&article))
            || self.same_chapter(outline, node)
    }

    /// A clause of a chapter on penalties that names no object speaks for its chapter.
    fn same_chapter(&self, outline: &Outline, node: NodeId) -> bool {
        let chapter =
            |id: NodeId| outline.ancestors(id).find(|&id| outline.node(id).kind == Kind::Chapter);
        self.measures.is_empty()
            && chapter(self.node).is_some()
            && chapter(self.node) == chapter(node)
    }
}
