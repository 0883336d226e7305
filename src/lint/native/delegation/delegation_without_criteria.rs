//! DLG001: a power to make rules without purpose, scope or measure.

use crate::lint::native::shared::{assessable, clipped};
use crate::lint::native::words::{WordFile, Words};
use crate::lint::{Context, Draft};
use serde::Deserialize;

/// What the lint looks for.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Forms {
    detail: Words,
}

pub(super) static WORDS: WordFile<Forms> = WordFile::new("delegation-without-criteria");

pub(crate) fn check(context: &Context<'_>) {
    let document = context.document;
    if !assessable(document) {
        return;
    }
    for delegation in document.delegations() {
        let quoted = document.outline().is_quoted(delegation.span.start);
        let detail = WORDS.of(document).detail.is_in(delegation.span.slice(document.text()));
        if delegation.criteria || delegation.to.is_empty() || quoted || detail {
            continue;
        }
        context.report(
            Draft::new(delegation.provision, delegation.span)
                .with("act", clipped(context.slice(delegation.span)))
                .with("to", delegation.to.clone()),
        );
    }
}
