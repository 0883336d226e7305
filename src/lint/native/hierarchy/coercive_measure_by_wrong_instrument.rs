//! HIE004: a coercive measure that the instrument may not create.

use crate::lint::native::powers;
use crate::lint::{Context, Severity};
use crate::model::{InstrumentType, Role};

pub(crate) fn check(context: &Context<'_>) {
    let mut found = powers::excesses(context, "coercive-measure", &[Role::Coercion]);
    found.extend(powers::excesses(context, "coercive-execution", &[Role::Coercion]));
    // A rule may repeat a measure of its basis, which was not loaded.
    let kind = context.document.instrument().kind;
    let nothing_saves = kind == InstrumentType::NormativeDocument;
    let severity = if nothing_saves { Severity::Error } else { Severity::Info };
    powers::report(context, found, |_| severity);
}
