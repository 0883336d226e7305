//! One status that is taken away for one kind of cause by verbs that mean different acts.

use crate::jurisdiction::fold;
use crate::lint::native::words::{List, WordFile, Words};
use crate::lint::{Context, Draft};
use crate::model::{Cause, Edge, Status, Transition};
use crate::text::{Span, lowercase};
use serde::Deserialize;

/// What the lint looks for.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Forms {
    undone: Words,
    verbs: List,
}

pub(super) static WORDS: WordFile<Forms> = WordFile::new("same-concept-different-term");

pub(super) fn check(context: &Context<'_>) {
    for status in context.document.statuses() {
        if let Some(draft) = differing(context, status) {
            context.report(draft);
        }
    }
}

/// The finding on a status that is taken for fault by two verbs.
fn differing(context: &Context<'_>, status: &Status) -> Option<Draft> {
    let mut first: Option<(&str, &Transition, Span)> = None;
    let text = context.document.text();
    // Only where the words of the loss name the status: 吊销其业务许可.
    let named = |loss: &&Transition| {
        let words = lowercase(loss.words.slice(text));
        words.contains(&fold(&status.name).to_lowercase())
    };
    let undone =
        |loss: &&Transition| WORDS.of(context.document).undone.is_in(loss.sentence.slice(text));
    let losses = status.edges(Edge::Loss).filter(|loss| is_for_fault(loss) && !undone(loss));
    for loss in losses.filter(named) {
        let Some((verb, span)) = verb(context, loss) else { continue };
        match first {
            None => first = Some((verb, loss, span)),
            Some((known, other, place)) if known != verb && other.sentence != loss.sentence => {
                return Some(
                    Draft::new(loss.node, span)
                        .with("verb", context.slice(span))
                        .with("other", context.slice(place))
                        .with("status", status.name.clone())
                        .with("where", context.label(other.node))
                        .related("other", place),
                );
            }
            Some(_) => {}
        }
    }
    None
}

/// Whether the status is taken for what its holder did, and for nothing else.
fn is_for_fault(loss: &Transition) -> bool {
    !loss.causes.is_empty()
        && loss.causes.iter().all(|cause| matches!(cause, Cause::Fault | Cause::Penalty))
}

/// Which of the verbs it is taken by.
fn verb(context: &Context<'_>, loss: &Transition) -> Option<(&'static str, Span)> {
    let span = loss.verb?;
    let words = lowercase(span.slice(context.document.text()));
    let found = WORDS.of(context.document).verbs.iter().find(|verb| words.starts_with(verb))?;
    Some((found, span))
}
