//! EXI004: a status is lost, and nothing says what follows.

use crate::lint::native::shared::{assessable, clipped};
use crate::lint::native::words::Words;
use crate::lint::{Context, Draft, Severity};
use crate::model::{ActClass, Cause, Edge, Transition};

/// What follows a loss: the paper, a time to leave, work, property, another application.
static EFFECTS: Words = Words::new(
    "(?i)交回|收回|缴回|上交|收缴|缴销|作废|失效|公告|公布|离境|出境|重新申请|再次申请|不得再|停止(?:执业|从业|使用|享受)|\
     退还|返还|追回|善后|处置|不得重新|不予受理|年内不|之日起[^，。；]*不得|\
     \\breturn\\b|deliver|surrender|hand (?:in|back)|cease[sd]? to|leave (?:the|this)|re-?appl|apply again|\
     reinstate|refund|publish|vacate|effect of (?:the )?(?:revocation|cancellation|loss)|no longer",
);

pub(crate) fn check(context: &Context<'_>) {
    let document = context.document;
    if !assessable(document) {
        return;
    }
    let taken = document.statuses().iter().filter(|status| {
        status.class == ActClass::Personal && !status.lasting && !status.event
    });
    let plain = |loss: &&Transition| !loss.causes.contains(&Cause::Penalty);
    let lost = taken.filter(|status| status.has(Edge::Grant)).find_map(|status| {
        Some((status, status.edges(Edge::Loss).find(plain)?))
    });
    let Some((status, loss)) = lost else { return };
    if EFFECTS.is_anywhere_in(document) {
        return;
    }
    context.report(
        Draft::new(loss.node, loss.words)
            .severity(Severity::Info)
            .with("act", clipped(context.slice(loss.words)))
            .with("status", status.name.clone()),
    );
}
