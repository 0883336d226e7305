//! What cues tell of a sentence by its words alone, and what of it is known from an earlier version
//! of the document.

use super::CueMatcher;
use crate::model::document::Document;
use crate::model::earlier::Sentences;
use crate::outline::NodeId;
use crate::text::Span;
use std::sync::OnceLock;

/// A cue that the words of a sentence show.
#[derive(Debug)]
pub(in crate::model) struct Told {
    pub(super) cue: u16,
    /// The sentence, by its index.
    pub(super) sentence: u32,
    /// The first word of the cue by which it is shown.
    pub(super) hit: Span,
    /// All the words that show it, once somebody has asked.
    pub(super) shown: OnceLock<Span>,
}

impl Told {
    fn new(cue: u16, sentence: usize, hit: Span) -> Self {
        Self { cue, sentence: Span::empty(sentence).start, hit, shown: OnceLock::new() }
    }

    /// The same where its sentence, which began at `before`, has moved.
    fn moved(&self, before: u32, document: &Document, sentence: usize) -> Self {
        let base = document.sentences()[sentence].span.start;
        let offset = |at: u32| at - before + base;
        let span = |it: Span| Span { start: offset(it.start), end: offset(it.end) };
        let moved = Self::new(self.cue, sentence, span(self.hit));
        if let Some(&shown) = self.shown.get() {
            moved.shown.get_or_init(|| span(shown));
        }
        moved
    }
}

/// What is known of the sentences from an earlier version.
pub(super) struct Known<'a> {
    /// What the cues told then, cue by cue, and what has become of the sentences.
    told: &'a [Told],
    earlier: Option<(&'a Document, &'a Sentences)>,
    /// The stretches of text of which nothing is known.
    new: Vec<Span>,
}

impl<'a> Known<'a> {
    pub(super) fn of(document: &'a Document) -> Self {
        let known = document.earlier().and_then(|it| Some((it, it.document.told_roles()?)));
        let Some((earlier, told)) = known else {
            let new = vec![document.outline().node(NodeId::ROOT).span];
            return Self { told: &[], earlier: None, new };
        };
        let sentences = earlier.sentences(document);
        let new = sentences.added().to_vec();
        Self { told, earlier: Some((&earlier.document, sentences)), new }
    }

    /// How much the cues told of the earlier version.
    pub(super) fn count(&self) -> usize {
        self.told.len()
    }

    /// Adds what a cue that counts everywhere tells to `all`.
    pub(super) fn tell(
        &self,
        document: &Document,
        cue: u16,
        matcher: &CueMatcher,
        all: &mut Vec<Told>,
    ) {
        let known = all.len();
        if let Some((earlier, sentences)) = self.earlier {
            let from = self.told.partition_point(|told| told.cue < cue);
            let own = self.told[from..].iter().take_while(|told| told.cue == cue);
            all.extend(own.filter_map(|told| {
                let sentence = told.sentence as usize;
                let before = earlier.sentences()[sentence].span.start;
                Some(told.moved(before, document, sentences.now(sentence)?))
            }));
        }
        for &span in &self.new {
            tell(document, cue, matcher, span, all);
        }
        if self.earlier.is_some() {
            all[known..].sort_by_key(|told| told.sentence);
        }
    }
}

/// Adds the sentences in `reach` whose words show the role of a cue to `all`.
pub(super) fn tell(
    document: &Document,
    cue: u16,
    matcher: &CueMatcher,
    reach: Span,
    all: &mut Vec<Told>,
) {
    let (mut tried, mut told) = (None, None);
    for &hit in document.hits().within(matcher.list, reach) {
        let Some(index) = document.sentence_at(hit.start) else { continue };
        // What a cue asks of a sentence depends on which of its words was hit only where it asks
        // for words around it.
        let again = tried.replace(index) == Some(index) && matcher.near.is_none();
        if again || told == Some(index) || document.is_foreign(hit.start) {
            continue;
        }
        if matcher.is_told(document, index, hit) {
            told = Some(index);
            all.push(Told::new(cue, index, hit));
        }
    }
}
