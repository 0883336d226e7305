//! Two articles that give the same step different limits.

use crate::lint::native::limits;
use crate::lint::native::words::{List, WordFile};
use crate::lint::{Context, Draft};
use crate::model::{Document, Quantity};
use crate::outline::{Kind, NodeId, Outline};
use crate::text::Span;
use serde::Deserialize;
use std::collections::HashMap;

/// What the lint looks for.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Forms {
    leans: List,
}

pub(super) static WORDS: WordFile<Forms> = WordFile::new("conflicting-time-limits");

/// Shorter sentences say too little to be of one step.
const SHORTEST: usize = 6;

/// The one limit of a sentence.
struct Limit<'a> {
    quantity: &'a Quantity,
    article: NodeId,
    chapter: Option<NodeId>,
}

pub(super) fn check(context: &Context<'_>) {
    let document = context.document;
    let mut known: HashMap<String, Limit<'_>> = HashMap::new();
    for (at, quantity) in limits(document) {
        let sentence = document.sentences()[at];
        let outline = document.outline();
        let Some(article) = outline.article_of(sentence.node) else { continue };
        let words = masked(document, sentence.span, quantity.span);
        if words.chars().count() < SHORTEST {
            continue;
        }
        let chapter = chapter(outline, article);
        match known.get(&words) {
            Some(first) if first.article != article && first.chapter == chapter => {
                if differ(first.quantity, quantity) {
                    context.report(
                        Draft::new(quantity.provision, quantity.span)
                            .with("limit", context.slice(quantity.span))
                            .with("other", context.slice(first.quantity.span))
                            .with("where", context.label(first.article))
                            .related("other", first.quantity.span),
                    );
                }
            }
            Some(_) => {}
            None => {
                known.insert(words, Limit { quantity, article, chapter });
            }
        }
    }
}

/// The sentences outside lists that have one number, a limit, each with it.
fn limits(document: &Document) -> impl Iterator<Item = (usize, &Quantity)> {
    let outline = document.outline();
    let quantities = document.quantities();
    quantities.iter().enumerate().filter_map(move |(index, quantity)| {
        if !limits::is_limit(document, quantity)
            || outline.is_quoted(quantity.span.start)
            || outline.in_annex(quantity.provision)
        {
            return None;
        }
        let at = document.sentence_at(quantity.span.start)?;
        let sentence = document.sentences()[at];
        let around = outline.node(sentence.node).parent;
        let plain = matches!(
            outline.node(sentence.node).kind,
            Kind::Article | Kind::Section | Kind::Paragraph | Kind::Subsection
        ) && around.and_then(|around| document.header_of(around)).is_none();
        let inside = |other: Option<&Quantity>| {
            other.is_some_and(|other| sentence.span.contains(other.span))
        };
        let alone = !inside(index.checked_sub(1).and_then(|before| quantities.get(before)))
            && !inside(quantities.get(index + 1));
        // What a sentence before it tells of may be another step.
        let words = sentence.span.slice(document.text());
        let leans = WORDS.of(document).leans.is_in(words);
        let own = limits::begins_article(document, at) && !sentence.header && !leans;
        (plain && alone && own).then_some((at, quantity))
    })
}

/// The sentence without its limit and without blanks.
fn masked(document: &Document, sentence: Span, limit: Span) -> String {
    let text = document.text();
    let before = Span { start: sentence.start, end: limit.start }.slice(text);
    let after = Span { start: limit.end, end: sentence.end }.slice(text);
    let words = before.chars().chain(std::iter::once('#')).chain(after.chars());
    words.filter(|c| !c.is_whitespace()).collect()
}

/// Whether two limits are of another length.
fn differ(a: &Quantity, b: &Quantity) -> bool {
    a.unit != b.unit || a.value != b.value
}

fn chapter(outline: &Outline, id: NodeId) -> Option<NodeId> {
    outline.node(outline.article_of(id)?).parent.filter(|&parent| parent != NodeId::ROOT)
}
