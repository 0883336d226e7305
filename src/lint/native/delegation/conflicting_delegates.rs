//! DLG008: two bodies are to make the same rules.

use crate::lint::native::shared::assessable;
use crate::lint::native::words::{List, WordFile, Words};
use crate::lint::{Context, Draft};
use crate::model::{Delegation, Document};
use serde::Deserialize;
use std::collections::HashMap;

/// What the lint looks for.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Forms {
    vague: Words,
    #[serde(default)]
    joined: List,
}

pub(super) static WORDS: WordFile<Forms> = WordFile::new("conflicting-delegates");

/// Shortest subject that tells one matter from another, in characters.
const SHORTEST: usize = 4;

pub(crate) fn check(context: &Context<'_>) {
    let document = context.document;
    if !assessable(document) {
        return;
    }
    let joined = &WORDS.of(document).joined;
    let mut known: HashMap<&str, &Delegation> = HashMap::new();
    for delegation in document.delegations().iter().filter(|one| is_own(document, one)) {
        let subject = delegation.subject.trim();
        let Some(&first) = known.get(subject) else {
            known.insert(subject, delegation);
            continue;
        };
        if apart(joined, &first.to, &delegation.to) {
            let draft = Draft::new(delegation.provision, delegation.span)
                .with("subject", subject)
                .with("to", delegation.to.clone())
                .with("other", first.to.clone());
            context.report(draft.related("first", first.span));
        }
    }
}

fn is_own(document: &Document, delegation: &Delegation) -> bool {
    let subject = delegation.subject.trim();
    !delegation.to.is_empty()
        && subject.chars().count() >= SHORTEST
        && !WORDS.of(document).vague.is_in(subject)
        && !document.outline().is_quoted(delegation.span.start)
}

/// Whether the bodies are two: neither is the other with somebody joined.
fn apart(joined: &List, a: &str, b: &str) -> bool {
    !a.contains(b) && !b.contains(a) && !joined.is_in(a) && !joined.is_in(b)
}
