//! Instruments that replace another one and do not say what becomes of those who hold a status
//! under it.

use crate::lint::native::shared::{assessable, given};
use crate::lint::native::words::{List, WordFile};
use crate::lint::{Context, Draft};
use crate::model::{ActClass, Document, Edge, Role, Sentence, Status};
use serde::Deserialize;

/// What the lint looks for.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Forms {
    past: List,
    repeals: List,
    named: List,
    #[serde(default)]
    parts: List,
}

pub(super) static WORDS: WordFile<Forms> = WordFile::new("no-transitional-provision");

pub(super) fn check(context: &Context<'_>) {
    let document = context.document;
    if !assessable(document) {
        return;
    }
    let Some(repeal) = document.sentences().iter().find(|one| replaces(document, one)) else {
        return;
    };
    let statuses = document.statuses().iter().filter(|status| is_held(status));
    let mut granted = statuses.filter_map(|status| Some((status, given(document, status)?)));
    let Some((status, grant)) = granted.next().filter(|_| !looks_back(document)) else { return };
    let draft = Draft::new(repeal.node, repeal.span)
        .with("status", status.name.clone())
        .related("grant", grant.words);
    context.report(draft);
}

/// Whether the sentence repeals an instrument by its name.
fn replaces(document: &Document, sentence: &Sentence) -> bool {
    let words = sentence.span.slice(document.text());
    let forms = WORDS.of(document);
    let repeals = match document.outline().chinese {
        true => forms.repeals.ends(words.trim_end()),
        false => forms.repeals.is_in(words),
    };
    let named = repeals && forms.named.is_in(words) && !forms.parts.is_in(words);
    named && !document.outline().is_quoted(sentence.span.start)
}

/// Whether people hold the status for some time under this document, which also takes it.
fn is_held(status: &Status) -> bool {
    !status.event
        && !status.lasting
        && matches!(status.class, ActClass::Licence | ActClass::Personal)
        && [Edge::Loss, Edge::Suspension, Edge::Renewal].into_iter().any(|edge| status.has(edge))
}

/// Whether the document speaks of what there was before it.
fn looks_back(document: &Document) -> bool {
    // A burden on what was done before keeps nobody's status.
    let burdens = |node| document.roles_of(node).iter().any(|one| one.role == Role::AdverseAction);
    let mut transitional = document.roles().iter().filter(|mark| mark.role == Role::Transitional);
    transitional.any(|mark| !burdens(mark.node)) || WORDS.of(document).past.is_in(document.text())
}
