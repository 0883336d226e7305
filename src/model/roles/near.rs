//! What a cue asks of the words around its own.

use crate::model::document::Document;
use crate::model::scan::{CueLists, ListId};
use crate::text::{self, Expression, Span};

/// Conditions on the text before and behind a word.
#[derive(Debug)]
pub(super) struct Near {
    before: Option<ListId>,
    behind: Option<ListId>,
    close: bool,
    here: Option<Expression>,
}

impl Near {
    /// The conditions of a cue, if it has any.
    ///
    /// # Errors
    /// Where its expression does not read.
    pub(super) fn new(lists: &CueLists) -> Result<Option<Self>, regex::Error> {
        let (before, behind, cue) = (lists.preceded_by, lists.followed_by, &lists.cue);
        let here = match &cue.here {
            Some(pattern) => Some(text::pattern(&text::beginning(pattern))?),
            None => None,
        };
        let any = before.is_some() || behind.is_some() || here.is_some();
        Ok(any.then_some(Self { before, behind, close: cue.close, here }))
    }

    /// Whether they hold for the word at `hit` in `sentence`.
    pub(super) fn holds(&self, document: &Document, sentence: Span, hit: Span) -> bool {
        let text = document.text();
        let rest = Span { start: hit.start, end: sentence.end };
        self.before.is_none_or(|list| {
            let left = Span { start: sentence.start, end: hit.start };
            let hits = document.hits().within(list, left).iter();
            let nearest = hits.rev().find(|other| other.end <= hit.start);
            nearest.is_some_and(|other| self.joined(text, other.end, hit.start))
        }) && self.behind.is_none_or(|list| {
            let right = Span { start: hit.end, end: sentence.end };
            let nearest = document.hits().within(list, right).first();
            nearest.is_some_and(|other| self.joined(text, hit.end, other.start))
        }) && self.here.as_ref().is_none_or(|regex| regex.is_match(rest.slice(text)))
    }

    /// Whether nothing between two words sets them apart.
    fn joined(&self, text: &str, from: u32, to: u32) -> bool {
        let between = Span { start: from, end: to }.slice(text);
        let apart = |c: char| matches!(c, '；' | ';') || self.close && matches!(c, '，' | ',');
        !between.contains(apart)
    }
}
