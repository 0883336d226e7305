//! MOD005: on the same condition an authority must in one place do what it may do in another.

use crate::lint::native::acting::article;
use crate::lint::{Context, Draft};
use crate::model::{Document, Modality, Norm};
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

/// What tells who does what on which conditions.
type Key = u64;

/// The key of a norm; `None` where it does not say all of it.
fn key(document: &Document, norm: &Norm) -> Option<Key> {
    if document.outline().is_quoted(norm.span.start) || norm.conditions.is_empty() {
        return None;
    }
    // A later clause of a sentence holds on the condition of the first as well.
    let sentence = document.sentences().get(document.sentence_at(norm.span.start)?)?;
    // “Under the preceding paragraph” is another condition in each place.
    let relative = document.references_in(norm.span).next().is_some();
    let says = norm.action.slice(document.text()).chars().count() > 3;
    if sentence.span.start != norm.span.start || relative || !says {
        return None;
    }
    let mut key = 0;
    for part in [norm.actor?, norm.action].iter().chain(&norm.conditions) {
        let letters = part.slice(document.text()).chars().filter(|c| c.is_alphanumeric());
        letters.flat_map(char::to_lowercase).for_each(|letter| mix(&mut key, letter));
        mix(&mut key, '\0');
    }
    Some(key)
}

/// Takes a letter into a key: texts that differ have keys that do, but for a chance in billions.
fn mix(key: &mut Key, letter: char) {
    *key = (*key ^ Key::from(u32::from(letter))).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(29);
}
