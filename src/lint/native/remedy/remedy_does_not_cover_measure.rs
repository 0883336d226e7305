//! REM002: the text has remedies, and an act, a penalty or a refusal is beyond their reach.

use crate::lint::native::{remedy_gap, shared::assessable};
use crate::lint::{Context, Draft};

pub(crate) fn check(context: &Context<'_>) {
    let document = context.document;
    if document.remedies().iter().any(|remedy| !remedy.aside) && assessable(document) {
        let gaps = remedy_gap::find(document, context.as_of);
        remedy_gap::report(context, &gaps, |draft| with_remedy(context, draft));
    }
}

/// Names the clause that comes nearest: one that lists what it reaches, or the last.
fn with_remedy(context: &Context<'_>, draft: Draft) -> Draft {
    let remedies = context.document.remedies();
    let mut open = remedies.iter().filter(|remedy| !remedy.aside);
    let listing = open.clone().rfind(|remedy| !remedy.measures.is_empty() || remedy.penalties);
    let Some(nearest) = listing.or(open.next_back()) else { return draft };
    draft.with("remedy", context.label(nearest.node)).related("remedy", nearest.cue)
}
