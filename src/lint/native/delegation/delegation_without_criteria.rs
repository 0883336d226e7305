//! DLG001: a power to make rules without purpose, scope or measure.

use crate::lint::native::shared::{assessable, clipped};
use crate::lint::{Context, Draft};

pub(crate) fn check(context: &Context<'_>) {
    let document = context.document;
    if !assessable(document) {
        return;
    }
    for delegation in document.delegations() {
        let quoted = document.outline().is_quoted(delegation.span.start);
        if delegation.criteria || delegation.to.is_empty() || quoted {
            continue;
        }
        context.report(
            Draft::new(delegation.provision, delegation.span)
                .with("act", clipped(context.slice(delegation.span)))
                .with("to", delegation.to.clone()),
        );
    }
}
