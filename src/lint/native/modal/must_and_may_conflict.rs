//! MOD005: on the same condition an authority must in one place do what it may do in another.

use crate::lint::native::acting::article;
use crate::lint::{Context, Draft};
use crate::model::{Document, Modality, Norm};
use crate::text::Span;
use std::collections::HashMap;

pub(super) fn check(context: &Context<'_>) {
    let document = context.document;
    let mut known: HashMap<Key, &Norm> = HashMap::new();
    for norm in document.norms() {
        let power = matches!(norm.modality, Modality::Power | Modality::Permission);
        if !power && norm.modality != Modality::Obligation || !norm.exceptions.is_empty() {
            continue;
        }
        let Some(key) = key(document, norm) else { continue };
        let first = *known.entry(key).or_insert(norm);
        let turned = (first.modality == Modality::Obligation) == power;
        if turned && article(document, first.provision) != article(document, norm.provision) {
            context.report(
                Draft::new(norm.provision, norm.span)
                    .with("modal", context.slice(norm.modal))
                    .with("other", context.slice(first.modal))
                    .with("first", context.label(first.provision))
                    .related("first", first.span),
            );
        }
    }
}

type Key = (String, String, Vec<String>);

/// Who does what on which conditions; `None` where the norm does not say all of it.
fn key(document: &Document, norm: &Norm) -> Option<Key> {
    if document.outline().is_quoted(norm.span.start) || norm.conditions.is_empty() {
        return None;
    }
    // A later clause of a sentence holds on the condition of the first as well.
    let sentence = document.sentences().get(document.sentence_at(norm.span.start)?)?;
    if sentence.span.start != norm.span.start {
        return None;
    }
    let bare = |span: Span| -> String {
        let words = span.slice(document.text()).chars();
        words.filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    let actor = bare(norm.actor?);
    let action = bare(norm.action);
    // “Under the preceding paragraph” is another condition in each place.
    let relative = document.references_in(norm.span).next().is_some();
    let conditions = norm.conditions.iter().map(|&condition| bare(condition)).collect();
    (!relative && action.chars().count() > 3).then_some((actor, action, conditions))
}
