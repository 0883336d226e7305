//! Whether a remedy reaches an act.

use crate::model::document::Document;
use crate::model::facets::{Act, Measure, Remedy, Role};
use crate::outline::{Kind, NodeId};
use crate::text::{Span, lowercase};

impl Remedy {
    /// Whether a person can use this remedy against `act`.
    #[must_use]
    pub fn reaches(&self, document: &Document, act: &Act) -> bool {
        if self.every || self.stands_with(document, act.node) {
            return true;
        }
        if (act.sanction && self.penalties) || (act.refusal && self.refusals) {
            return true;
        }
        if self.measures.is_empty() {
            return false;
        }
        let words = lowercase(act.cue.slice(document.text()));
        self.measures.iter().any(|measure| measure.fits(&words, &act.status))
    }

    /// Whether a person can use this remedy against the penalties that `sentence` of `node` sets.
    #[must_use]
    pub fn reaches_penalty(&self, document: &Document, node: NodeId, sentence: Span) -> bool {
        if self.every || self.penalties || self.stands_with(document, node) {
            return true;
        }
        if self.measures.is_empty() {
            return false;
        }
        let outline = document.outline();
        let article = outline.article_of(node).map_or(sentence, |id| outline.node(id).span);
        let words = lowercase(article.slice(document.text()));
        self.measures.iter().any(|Measure { verb, object }| match object.as_str() {
            "" => words.contains(verb),
            object => words.contains(&format!("{verb}{object}")),
        })
    }

    /// Whether a person can use this remedy against the coercive measures of `node`.
    #[must_use]
    pub fn reaches_coercion(&self, document: &Document, node: NodeId, sentence: Span) -> bool {
        let words = lowercase(sentence.slice(document.text()));
        self.every
            || self.coercion
            || self.stands_with(document, node)
            || self.measures.iter().any(|measure| words.contains(&measure.verb))
    }

    /// Whether the remedy speaks for the provision: it stands in its article, cites it, or speaks
    /// for its chapter.
    fn stands_with(&self, document: &Document, node: NodeId) -> bool {
        let outline = document.outline();
        let article = outline.article_of(node);
        let chapter = || outline.ancestors(node).find(|&id| outline.node(id).kind == Kind::Chapter);
        article.is_some_and(|id| self.article == Some(id) || self.articles.contains(&id))
            || (self.chapter.is_some() && self.chapter == chapter() && punishes(document, node))
    }
}

/// Whether the article of `node` punishes.
fn punishes(document: &Document, node: NodeId) -> bool {
    let article = document.outline().article_of(node).unwrap_or(node);
    document.roles_in(article).iter().any(|mark| mark.role == Role::Sanction)
}

impl Measure {
    /// Whether an act in these words against the status of that name is this measure: the verb is
    /// the same, and what it is done to is the same status, or either does not say.
    fn fits(&self, words: &str, status: &str) -> bool {
        // A clause on 不许可 reaches 不予许可, and one on 不予许可 what is 不许可.
        let refused = || words.replacen("不予", "不", 1).contains(&self.verb);
        let short = || {
            let object: String = self.object.chars().take(2).collect();
            self.verb == "不予" && !object.is_empty() && words.contains(&format!("不{object}"))
        };
        if !words.contains(&self.verb) && !refused() && !short() {
            return false;
        }
        let status = lowercase(status);
        let tail = tail(&status);
        self.object.is_empty()
            || status.is_empty()
            || self.object.contains(tail)
            || words.contains(&self.object)
    }
}

/// The end of a name, by which a clause speaks of it: its last two characters or its last word.
fn tail(name: &str) -> &str {
    if name.is_ascii() {
        return name.rsplit(' ').next().unwrap_or(name).trim_end_matches('s');
    }
    let from = name.char_indices().rev().nth(1).map_or(0, |(at, _)| at);
    name.get(from..).unwrap_or(name)
}
