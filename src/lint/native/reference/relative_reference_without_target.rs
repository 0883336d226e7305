//! 前款, "the preceding paragraph" and the like where nothing of that kind precedes.

use crate::lint::{Context, Draft};
use crate::model::{ReferenceKind, ReferenceStatus};

pub(super) fn check(context: &Context<'_>) {
    let outline = context.document.outline();
    for reference in context.document.references() {
        let nowhere = reference.kind == ReferenceKind::Relative
            && reference.status == ReferenceStatus::Unresolved
            && reference.targets.iter().any(|target| target.path.ends_with("_0"));
        if nowhere && !outline.is_quoted(reference.span.start) {
            context.report(Draft::new(reference.provision, reference.span));
        }
    }
}
