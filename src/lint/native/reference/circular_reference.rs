//! Provisions that send to each other for the same thing.

use crate::lint::native::pointers::{self, Pointer};
use crate::lint::{Context, Draft};
use crate::outline::NodeId;

/// How many steps a circle may have.
const STEPS: usize = 8;

pub(super) fn check(context: &Context<'_>) {
    let pointers = pointers::find(context.document);
    let mut reported: Vec<NodeId> = Vec::new();
    for pointer in &pointers {
        let Some(circle) = circle(&pointers, pointer) else { continue };
        if circle.iter().any(|step| reported.contains(&step.article)) {
            continue;
        }
        reported.extend(circle.iter().map(|step| step.article));
        let mut draft = Draft::new(pointer.node, pointer.span)
            .with("target", context.slice(pointer.span))
            .with("back", context.label(pointer.article));
        for step in circle.iter().skip(1) {
            draft = draft.related("back", step.span);
        }
        context.report(draft);
    }
}

/// The pointers that lead from the article of `first` back to it, all for the same thing.
fn circle<'a>(pointers: &'a [Pointer], first: &'a Pointer) -> Option<Vec<&'a Pointer>> {
    let mut steps = vec![first];
    while steps.len() <= STEPS {
        let last = steps.last()?;
        if last.to == first.article {
            return (steps.len() > 1).then_some(steps);
        }
        let next = pointers.iter().find(|pointer| {
            pointer.article == last.to
                && pointer.subject == first.subject
                && !steps.iter().any(|step| step.article == pointer.article)
        })?;
        steps.push(next);
    }
    None
}
