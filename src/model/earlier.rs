//! What a version of a document takes over from the one before it.
//!
//! While a draft is written, most of each version is the text of the last one. What is a function of
//! the words of a sentence alone is taken from there; what depends on the whole is told anew.

use super::document::Document;
use crate::text::{Change, Span};
use std::sync::{Arc, OnceLock};

/// The version of a document before this one.
#[derive(Debug)]
pub(super) struct Earlier {
    /// It, with what was asked of it.
    pub(super) document: Arc<Document>,
    /// What has changed since.
    pub(super) change: Change,
    sentences: OnceLock<Sentences>,
}

/// The sentences of two versions side by side.
#[derive(Debug)]
pub(super) struct Sentences {
    /// For each sentence of the earlier version, the one that it is now.
    now: Vec<Option<u32>>,
    /// The stretches of text whose sentences were not there before.
    new: Vec<Span>,
}

impl Earlier {
    /// What a document that differs by `change` takes over from `document`, the version before it.
    pub(super) fn new(document: &Arc<Document>, change: Change) -> Self {
        Self { document: Arc::clone(document), change, sentences: OnceLock::new() }
    }

    /// The sentences of the earlier version beside those of `document`.
    pub(super) fn sentences(&self, document: &Document) -> &Sentences {
        self.sentences.get_or_init(|| Sentences::of(self, document))
    }
}

impl Sentences {
    fn of(earlier: &Earlier, document: &Document) -> Self {
        let reach = document.lexicon().scanner().reach();
        let old = earlier.document.sentences();
        let mut now = vec![None; old.len()];
        let mut new: Vec<Span> = Vec::new();
        let (mut from, mut goes_on) = (0, false);
        for (index, sentence) in document.sentences().iter().enumerate() {
            let span = earlier.change.before(sentence.span, reach);
            let same = span.and_then(|span| {
                let rest = old.get(from..)?;
                from += rest.iter().take_while(|old| old.span.start < span.start).count();
                let same = old.get(from)?.span == span && old.get(from)?.header == sentence.header;
                let whole = is_whole(document, sentence.span) && is_whole(&earlier.document, span);
                (same && whole).then_some(from)
            });
            match (same.and_then(|same| now.get_mut(same)), new.last_mut()) {
                (Some(place), _) => *place = u32::try_from(index).ok(),
                (None, Some(last)) if goes_on => last.end = sentence.span.end,
                (None, _) => new.push(sentence.span),
            }
            goes_on = same.is_none();
        }
        Self { now, new }
    }

    /// The sentence, by index, that a sentence of the earlier version is now: the same words, the
    /// same words of lists that begin in it, and leading into a list where it did.
    pub(super) fn now(&self, earlier: usize) -> Option<usize> {
        Some((*self.now.get(earlier)?)? as usize)
    }

    /// The stretches of text whose sentences were not there before.
    pub(super) fn added(&self) -> &[Span] {
        &self.new
    }
}

/// Whether nothing in a sentence is left out as no law.
fn is_whole(document: &Document, sentence: Span) -> bool {
    let excluded = &document.outline().excluded;
    let at = excluded.partition_point(|span| span.end <= sentence.start);
    excluded.get(at).is_none_or(|span| !span.overlaps(sentence))
}
