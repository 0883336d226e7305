//! SAN004: two articles fine the same act.

use crate::lint::native::shared::{assessable, clipped};
use crate::lint::native::words::Words;
use crate::lint::{Context, Draft};
use crate::model::{QuantityKind, Role};
use crate::outline::NodeId;
use crate::text::Span;
use std::collections::HashMap;

/// The act in the first clause of a penal sentence, without what it breaks.
static ACT: Words = Words::new(
    "^(?:第[^条]{1,9}条\\s*)?(?:违反[^，。；]*?(?:规定|条例|办法)[，,]?)?(?:有下列[^，。；]*|([^。；：]+?)的)，",
);
/// Shortest act that tells one thing from another, in characters.
const SHORTEST: usize = 6;

pub(crate) fn check(context: &Context<'_>) {
    let document = context.document;
    if !assessable(document) {
        return;
    }
    let text = document.text();
    let mut known: HashMap<&str, (Option<NodeId>, &str, Span)> = HashMap::new();
    let mut last = None;
    for mark in document.roles().iter().filter(|mark| mark.role == Role::Sanction) {
        let sentence = mark.sentence;
        let words = sentence.slice(text);
        let fresh = last != Some(sentence) && !mark.inherited;
        last = Some(sentence);
        if !fresh || !words.contains("罚款") || document.outline().is_quoted(sentence.start) {
            continue;
        }
        let Some(act) = ACT.find(text, sentence) else { continue };
        let Some(fine) = fine(context, sentence) else { continue };
        let article = document.outline().article_of(mark.node);
        let key = act.slice(text);
        if key.chars().count() < SHORTEST || key.contains(['款', '条', '项']) || key.contains("有下列")
            || key.starts_with('的') || key.contains("责令") || key.contains("以上") {
            continue;
        }
        match known.get(key) {
            Some(&(other, amount, first)) if other != article && amount != fine.slice(text) => {
                let draft = Draft::new(mark.node, act)
                    .with("act", clipped(context.slice(act)))
                    .with("fine", context.slice(fine))
                    .with("other", amount);
                context.report(draft.related("first", first));
            }
            Some(_) => {}
            None => {
                known.insert(key, (article, fine.slice(text), act));
            }
        }
    }
}

/// The first sum of money in the sentence.
fn fine(context: &Context<'_>, sentence: Span) -> Option<Span> {
    let quantities = context.document.quantities();
    let from = quantities.partition_point(|quantity| quantity.span.start < sentence.start);
    let inside = quantities.get(from..)?.iter().take_while(|q| q.span.end <= sentence.end);
    { inside }.find(|quantity| quantity.kind == QuantityKind::Money).map(|quantity| quantity.span)
}
