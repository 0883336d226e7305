//! SAN003: a fine whose highest amount is many times its lowest, without steps between.

use crate::lint::native::merged;
use crate::lint::native::shared::assessable;
use crate::lint::native::words::{WordFile, Words};
use crate::lint::{Context, Draft};
use crate::model::{Bound, Document, Quantity, QuantityKind, Role, Value};
use crate::outline::NodeId;
use crate::text::Span;
use serde::Deserialize;

/// What the lint looks for.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Forms {
    fine: Words,
    court: Words,
    steps: Words,
    #[serde(default)]
    repeated: Words,
}

pub(super) static WORDS: WordFile<Forms> = WordFile::new("excessive-discretion-range");

pub(crate) fn check(context: &Context<'_>) {
    let document = context.document;
    if !assessable(document) {
        return;
    }
    #[allow(clippy::cast_precision_loss, reason = "a small number from the settings")]
    let limit = context.number("max-ratio", 10) as f64;
    let ranges: Vec<(&Quantity, Option<NodeId>, f64)> = document
        .quantities()
        .iter()
        .filter_map(|quantity| {
            let ratio = ratio(quantity)?;
            Some((quantity, document.outline().article_of(quantity.provision), ratio))
        })
        .collect();
    let wide = ranges.iter().filter(|&&(quantity, article, ratio)| {
        // Two ranges in one article are steps.
        let steps = ranges.iter().filter(|&&(_, other, _)| other == article).count();
        ratio > limit
            && steps == 1
            && is_fine(document, quantity)
            && !article.is_some_and(|node| is_graded(document, document.outline().node(node).span))
    });
    let found = wide.map(|&(quantity, _, ratio)| {
        let draft = Draft::new(quantity.provision, quantity.span)
            .with("ratio", format!("{}", ratio.floor()));
        (draft, quantity.span)
    });
    merged::report(context, found);
}

/// How many times the lower end the upper end of a range of money is.
fn ratio(quantity: &Quantity) -> Option<f64> {
    let (Bound::Range, Value::Range(low, high)) = (quantity.bound, quantity.value) else {
        return None;
    };
    (quantity.kind == QuantityKind::Money && low > 0.0).then(|| high / low)
}

/// Whether the article grades the fine by the value of the goods.
fn is_graded(document: &Document, article: Span) -> bool {
    WORDS.of(document).steps.is_in(article.slice(document.text()))
}

/// Whether an authority fixes the amount as a fine, within a range of this text.
fn is_fine(document: &Document, quantity: &Quantity) -> bool {
    let sentence = document.sentence_at(quantity.span.start);
    let Some(sentence) = sentence.and_then(|index| document.sentences().get(index)) else {
        return false;
    };
    let words = sentence.span.slice(document.text());
    let marks = document.roles_of(sentence.node).iter();
    let forms = WORDS.of(document);
    let punishes = |role| matches!(role, Role::Sanction);
    { marks }.any(|mark| punishes(mark.role) && (mark.inherited || mark.sentence == sentence.span))
        && forms.fine.is_in(words)
        && !forms.court.is_in(words)
        && !forms.repeated.is_in(words)
        && !document.outline().is_quoted(sentence.span.start)
}
