//! Instruments that do not say when they take effect.

use crate::lint::native::shared::is_whole_instrument;
use crate::lint::native::words::{List, WordFile};
use crate::lint::{Context, Draft};
use crate::model::{Document, InstrumentType, Role};
use crate::outline::{Kind, NodeId};
use crate::text::Span;
use serde::Deserialize;

/// Articles from which on a text is taken for a whole instrument.
const WHOLE: usize = 5;

/// How many articles at the end are looked at for words of taking effect.
const LAST: usize = 3;

/// What the lint looks for in Chinese.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Chinese {
    anywhere: List,
    note: List,
    verbs: List,
    behind_verb: List,
    when: List,
    by_rules: List,
    own_name: List,
    taken_out: List,
}

/// What it looks for in English.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct English {
    anywhere: List,
    tells: List,
    last: List,
    texts: List,
    rules: List,
    past: List,
    when: List,
}

pub(super) static CHINESE: WordFile<Chinese> = WordFile::new("missing-commencement-clause");
pub(super) static ENGLISH: WordFile<English> = WordFile::new("commencement");

pub(super) fn check(context: &Context<'_>) {
    let document = context.document;
    let instrument = document.instrument();
    if !needs_clause(instrument.kind)
        || !is_whole(document)
        || !is_whole_instrument(document)
        || is_introduced(document)
    {
        return;
    }
    let begins = document.roles().iter().any(|mark| mark.role == Role::Commencement)
        || instrument.effective.is_some()
        || mentions_beginning(document);
    if !begins {
        context.report(Draft::new(NodeId::ROOT, Span::empty(0)));
    }
}

/// Instruments that have to say it themselves: not those that others carry (parts of codes), not
/// decisions, notices, interpretations and treaties, which are dated otherwise.
fn needs_clause(kind: InstrumentType) -> bool {
    kind.is_legislation() || kind == InstrumentType::SupervisionRegulation
}

/// Whether the text is a code in books, where a law on its introduction begins each of them.
fn is_introduced(document: &Document) -> bool {
    let outline = document.outline();
    document.profile().info().is_ok_and(|info| info.introduced_codes)
        && outline.ids().any(|id| outline.node(id).kind == Kind::Book)
}

/// Whether the text is an instrument counted in articles, from its first one on, that is not taken
/// out as a whole.
fn is_whole(document: &Document) -> bool {
    let outline = document.outline();
    let mut articles = outline.articles().filter(|&id| outline.node(id).kind == Kind::Article);
    let first = articles.next().map(|id| outline.node(id).ordinal.main());
    let in_force = |&id: &NodeId| !is_deleted(document, outline.node(id).span);
    first == Some(1) && articles.filter(in_force).count() + 1 >= WHOLE
}

/// Whether an article says that it was taken out, and nothing else.
fn is_deleted(document: &Document, article: Span) -> bool {
    let words = article.slice(document.text());
    let bare = words.trim_end_matches(|c: char| !c.is_alphanumeric());
    CHINESE.of(document).taken_out.ends(bare)
        && bare.chars().filter(|c| c.is_alphanumeric()).count() <= 12
}

/// Whether any words of the last articles, or the usual words anywhere, may tell its beginning.
/// Wide on purpose: what they mean is for the roles to tell, this only keeps the lint silent.
fn mentions_beginning(document: &Document) -> bool {
    let outline = document.outline();
    let text = document.text();
    let articles: Vec<NodeId> = outline.articles().collect();
    let mut last = articles.iter().rev().take(LAST).map(|&id| outline.node(id).span.slice(text));
    if outline.chinese {
        let forms = CHINESE.of(document);
        return forms.anywhere.is_in(text)
            || forms.note.is_in(&above(document, &articles))
            || last.any(|words| forms.may_tell_beginning(words));
    }
    let forms = ENGLISH.of(document);
    let mut sentences = text.lines().flat_map(|line| line.split(". "));
    forms.sets_a_beginning(text) && sentences.any(|sentence| forms.sets_a_beginning(sentence))
        || last.any(|words| {
            let words = words.to_lowercase();
            words.split(['.', '\n']).any(|sentence| forms.may_tell_beginning(sentence))
        })
}

/// The lines above the first article without white space, each with its end.
fn above(document: &Document, articles: &[NodeId]) -> String {
    let Some(&first) = articles.first() else { return String::new() };
    let end = document.outline().node(first).span.start as usize;
    let above = document.text().get(..end).unwrap_or_default();
    above.chars().filter(|&c| c == '\n' || !c.is_whitespace()).collect()
}

impl Chinese {
    /// Whether the words of one of the last articles may tell of the beginning of the text.
    fn may_tell_beginning(&self, words: &str) -> bool {
        self.verbs.iter().any(|verb| {
            words.match_indices(verb).any(|(at, _)| {
                let rest = words.get(at + verb.len()..).unwrap_or_default();
                let ends = rest.is_empty() || rest.starts_with(['。', '，', '；', '\n', '\r']);
                let sentence = words.get(..at).and_then(|words| words.rsplit(['。', '\n']).next());
                (ends || self.behind_verb.begins(rest))
                    && sentence.is_some_and(|sentence| self.tells_when(sentence))
            })
        })
    }

    /// Whether the words before a verb of taking effect say when, rather than by what rules
    /// something is done (参照本办法执行) or by which force (强制执行).
    fn tells_when(&self, sentence: &str) -> bool {
        let clause = sentence.rsplit(['，', '；']).next().unwrap_or_default();
        let clause = self.own_name.iter().fold(clause.to_owned(), |c, own| c.replace(own, ""));
        self.when.is_in(sentence) && !self.by_rules.is_in(&clause)
    }
}

impl English {
    /// Whether a sentence, wherever it stands, says that something takes effect, rather than what
    /// holds since it did: “before this Act entered into force”.
    fn sets_a_beginning(&self, sentence: &str) -> bool {
        self.anywhere.is_in(sentence) && self.tells.is_in(sentence)
    }

    /// Whether a sentence of the last articles, in small letters, may tell of the beginning of the
    /// text, however it is put.
    fn may_tell_beginning(&self, sentence: &str) -> bool {
        let bare = self.past.iter().fold(sentence.to_owned(), |bare, past| bare.replace(past, ""));
        let takes_effect =
            self.last.is_in(&bare) && (self.when.is_in(&bare) || names_year(sentence));
        takes_effect && self.texts.is_in(&bare) && !self.rules.is_in(&bare)
    }
}

/// Whether a year is named: “enacted on January 1, 2016”.
fn names_year(sentence: &str) -> bool {
    sentence
        .split(|c: char| !c.is_ascii_digit())
        .any(|number| number.len() == 4 && (number.starts_with("19") || number.starts_with("20")))
}
