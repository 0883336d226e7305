//! References to a provision that itself only points to another one.

use crate::lint::native::pointers::{self, Pointer};
use crate::lint::{Context, Draft};
use crate::outline::NodeId;

pub(super) fn check(context: &Context<'_>) {
    let pointers = pointers::find(context.document);
    let mut reported: Vec<NodeId> = Vec::new();
    for pointer in &pointers {
        let mut onward = pointers.iter().filter(|next| is_next(pointer, next));
        let Some(next) = onward.next() else { continue };
        if next.to == pointer.article || reported.contains(&pointer.article) {
            continue;
        }
        reported.push(pointer.article);
        let draft = Draft::new(pointer.node, pointer.span)
            .with("target", context.slice(pointer.span))
            .with("final", context.label(next.target))
            .related("onward", next.span);
        context.report(draft);
    }
}

/// Whether `next` is all that `pointer` sends to.
fn is_next(pointer: &Pointer, next: &Pointer) -> bool {
    next.article == pointer.to && next.alone
}
