//! DLG001: a power to make rules without purpose, scope or measure.

use crate::lint::native::shared::{assessable, clipped};
use crate::lint::native::words::Words;
use crate::lint::{Context, Draft};

/// Forms, filing and other details that need no limit, and conditions that the text itself sets.
static DETAIL: Words = Words::new(
    "(?i)格式|样式|式样|材料|送达|表格|受理|编码|依照本[^，。；]*规定的条件|\\b(?:forms?|filing|formats?)\\b",
);

pub(crate) fn check(context: &Context<'_>) {
    let document = context.document;
    if !assessable(document) {
        return;
    }
    for delegation in document.delegations() {
        let quoted = document.outline().is_quoted(delegation.span.start);
        let detail = DETAIL.is_in(delegation.span.slice(document.text()));
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
