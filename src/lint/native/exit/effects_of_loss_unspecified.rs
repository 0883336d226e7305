//! EXI004: a status is lost, and nothing says what follows.

use crate::lint::native::shared::{assessable, clipped};
use crate::lint::native::words::{WordFile, Words};
use crate::lint::{Context, Draft, Severity};
use crate::model::{ActClass, Cause, Edge, Transition};
use serde::Deserialize;

/// What the lint looks for.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Forms {
    effects: Words,
}

pub(super) static WORDS: WordFile<Forms> = WordFile::new("effects-of-loss-unspecified");

pub(crate) fn check(context: &Context<'_>) {
    let document = context.document;
    if !assessable(document) {
        return;
    }
    let taken = document
        .statuses()
        .iter()
        .filter(|status| status.class == ActClass::Personal && !status.lasting && !status.event);
    let plain = |loss: &&Transition| !loss.causes.contains(&Cause::Penalty);
    let lost = taken
        .filter(|status| status.has(Edge::Grant))
        .find_map(|status| Some((status, status.edges(Edge::Loss).find(plain)?)));
    let Some((status, loss)) = lost else { return };
    if WORDS.of(document).effects.is_anywhere_in(document) {
        return;
    }
    context.report(
        Draft::new(loss.node, loss.words)
            .severity(Severity::Info)
            .with("act", clipped(context.slice(loss.words)))
            .with("status", status.name.clone()),
    );
}
