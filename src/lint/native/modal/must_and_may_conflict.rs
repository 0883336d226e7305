//! MOD005: on the same condition an authority must in one place do what it may do in another.

use crate::lint::native::acting::article;
use crate::lint::native::declared::is_compilation;
use crate::lint::{Context, Draft};
use crate::model::{Document, Modality, Norm};
use crate::text::Span;
use std::collections::HashMap;

pub(super) fn check(context: &Context<'_>) {
    let document = context.document;
    // Sections of a code come from Acts that each have rules of their own.
    if is_compilation(document) {
        return;
    }
    let mut known: HashMap<Key, Norm> = HashMap::new();
    for norm in alike(document).into_iter().flat_map(|span| document.norms_in(span).into_owned()) {
        let power = matches!(norm.modality, Modality::Power | Modality::Permission);
        if !power && norm.modality != Modality::Obligation || !norm.exceptions.is_empty() {
            continue;
        }
        let Some(key) = key(document, &norm) else { continue };
        let first = known.entry(key).or_insert_with(|| norm.clone());
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

/// The sentences that begin alike and go on alike behind different modal words, as those do of which
/// one says “shall” and the other “may”. Reading norms is much work, and few sentences are so.
fn alike(document: &Document) -> Vec<Span> {
    let text = document.text();
    let mut groups: HashMap<Key, (&str, bool, Vec<Span>)> = HashMap::new();
    for modal in document.modal_words() {
        let sentence = document.sentence_at(modal.start).and_then(|at| document.sentences().get(at));
        let Some(sentence) = sentence else { continue };
        let mut key = 0;
        mix_letters(&mut key, sentence.span.slice(text), OPENING);
        mix_letters(&mut key, Span { start: modal.end, end: sentence.span.end }.slice(text), ACTION);
        let word = modal.slice(text);
        let (first, differ, all) = groups.entry(key).or_insert((word, false, Vec::new()));
        *differ |= *first != word;
        all.push(sentence.span);
    }
    let differing = groups.into_values().filter(|(_, differ, _)| *differ);
    let mut found: Vec<Span> = differing.flat_map(|(.., all)| all).collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// So many letters tell sentences apart at their beginning and behind the modal word.
const OPENING: usize = 4;
const ACTION: usize = 3;

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
        mix_letters(&mut key, part.slice(document.text()), usize::MAX);
    }
    Some(key)
}

/// Takes the first letters of some words into a key, at most so many, and that they end there.
fn mix_letters(key: &mut Key, words: &str, most: usize) {
    // Characters of Chinese are letters and have no capitals.
    let han = |c: &char| ('\u{4e00}'..='\u{9fff}').contains(c);
    for letter in words.chars().filter(|c| han(c) || c.is_alphanumeric()).take(most) {
        match han(&letter) {
            true => mix(key, letter),
            false => letter.to_lowercase().for_each(|letter| mix(key, letter)),
        }
    }
    mix(key, '\0');
}

/// Takes a letter into a key: texts that differ have keys that do, but for a chance in billions.
fn mix(key: &mut Key, letter: char) {
    *key = (*key ^ Key::from(u32::from(letter))).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(29);
}
