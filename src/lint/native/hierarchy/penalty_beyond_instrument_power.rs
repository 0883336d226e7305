//! HIE002: a penalty that the instrument may not create.

use crate::lint::native::powers;
use crate::lint::{Context, Severity};
use crate::model::{InstrumentType, Role};

pub(crate) fn check(context: &Context<'_>) {
    let found = powers::excesses(context, "penalty", &[Role::Sanction]);
    // Whether a rule repeats a penalty of its basis cannot be told without the basis; a normative
    // document may not have one in any case.
    let kind = context.document.instrument().kind;
    let nothing_saves = kind == InstrumentType::NormativeDocument;
    let severity = if nothing_saves { Severity::Error } else { Severity::Info };
    powers::report(context, found, |_| severity);
}
