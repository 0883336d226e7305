//! Instruments for the time being that do not say until when.

use crate::lint::native::shared::assessable;
use crate::lint::native::words::{List, WordFile};
use crate::lint::{Context, Draft};
use crate::model::Document;
use crate::outline::NodeId;
use crate::text::Span;
use serde::Deserialize;

/// What the lint looks for.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Forms {
    titles: List,
    ends: List,
}

pub(super) static WORDS: WordFile<Forms> = WordFile::new("sunset-or-review-missing");

/// So many articles at the end may tell of it.
const LAST: usize = 6;

pub(super) fn check(context: &Context<'_>) {
    let document = context.document;
    let outline = document.outline();
    let title = outline.title.trimmed(document.text());
    let words = title.slice(document.text());
    let titles = &WORDS.of(document).titles;
    let Some((at, word)) = titles.iter().find_map(|word| Some((words.find(word)?, word))) else {
        return;
    };
    if !assessable(document) || ends(document) {
        return;
    }
    let from = title.start as usize + at;
    let span = Span::new(from, from + word.len());
    context.report(Draft::new(NodeId::ROOT, span).with("word", context.slice(span)));
}

/// Whether one of the last articles tells of an end or a review.
fn ends(document: &Document) -> bool {
    let outline = document.outline();
    let forms = WORDS.of(document);
    let articles: Vec<NodeId> = outline.articles().collect();
    articles
        .iter()
        .rev()
        .take(LAST)
        .any(|&article| forms.ends.is_in(outline.node(article).span.slice(document.text())))
}
