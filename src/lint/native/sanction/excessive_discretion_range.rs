//! SAN003: a fine whose highest amount is many times its lowest, without steps between.

use crate::lint::native::shared::assessable;
use crate::lint::native::{merged, words::Words};
use crate::lint::{Context, Draft};
use crate::model::{Bound, Document, Quantity, QuantityKind, Role, Value};
use crate::outline::NodeId;

/// Fines, and not punishments by courts.
static FINE: Words = Words::new("(?i)罚款|罚锾|\\bfine[ds]?\\b|penalt");

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
        ratio > limit && steps == 1 && is_fine(document, quantity)
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

fn is_fine(document: &Document, quantity: &Quantity) -> bool {
    let sentence = document.sentence_at(quantity.span.start);
    let Some(sentence) = sentence.and_then(|index| document.sentences().get(index)) else {
        return false;
    };
    let marks = document.roles_of(sentence.node).iter();
    let punishes = |role| matches!(role, Role::Sanction);
    { marks }.any(|mark| punishes(mark.role) && (mark.inherited || mark.sentence == sentence.span))
        && FINE.is_in(sentence.span.slice(document.text()))
        && !document.outline().is_quoted(sentence.span.start)
}
