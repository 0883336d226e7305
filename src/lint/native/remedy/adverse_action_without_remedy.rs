//! REM001: an authority may take, refuse or punish, and no remedy stands in the text.

use crate::lint::Context;
use crate::lint::native::{remedy_gap, shared::assessable};

pub(crate) fn check(context: &Context<'_>) {
    let document = context.document;
    if document.remedies().iter().all(|remedy| remedy.aside) && assessable(document) {
        remedy_gap::report(context, &remedy_gap::find(document, context.as_of), |draft| draft);
    }
}
