//! SAN004: two articles fine the same act.

use crate::lint::native::shared::{assessable, clipped};
use crate::lint::native::words::{List, WordFile, Words};
use crate::lint::{Context, Draft};
use crate::model::{QuantityKind, Role};
use crate::outline::NodeId;
use crate::text::Span;
use serde::Deserialize;
use std::collections::HashMap;

/// What the lint looks for.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Forms {
    act: Words,
    fines: List,
    no_act: List,
    no_beginning: List,
}

pub(super) static WORDS: WordFile<Forms> = WordFile::new("double-fine-same-act");

/// Shortest act that tells one thing from another, in characters.
const SHORTEST: usize = 6;

pub(crate) fn check(context: &Context<'_>) {
    let document = context.document;
    if !assessable(document) {
        return;
    }
    let text = document.text();
    let forms = WORDS.of(document);
    let mut known: HashMap<&str, (Option<NodeId>, &str, Span)> = HashMap::new();
    let mut last = None;
    for mark in document.roles().iter().filter(|mark| mark.role == Role::Sanction) {
        let sentence = mark.sentence;
        let words = sentence.slice(text);
        let fresh = last != Some(sentence) && !mark.inherited;
        last = Some(sentence);
        if !fresh || !forms.fines.is_in(words) || document.outline().is_quoted(sentence.start) {
            continue;
        }
        let Some(act) = forms.act.find(text, sentence) else { continue };
        let Some(fine) = fine(context, sentence) else { continue };
        let article = document.outline().article_of(mark.node);
        let key = act.slice(text);
        if key.chars().count() < SHORTEST
            || forms.no_act.is_in(key)
            || forms.no_beginning.begins(key)
        {
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
