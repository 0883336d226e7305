//! HIE002: a penalty that the instrument may not create.

use crate::lint::native::powers;
use crate::lint::native::words::Words;
use crate::lint::{Context, Severity};
use crate::model::{InstrumentType, Role};

/// Titles that say which law or regulation the text carries out; its penalties are repeated there.
static CARRIES_OUT: Words = Words::new("(?:法|条例|规定|办法)》?(?:的)?实施(?:细则|办法|条例|规则)|实施《|实施中华人民共和国|细则$");

pub(crate) fn check(context: &Context<'_>) {
    // Whether a rule repeats a penalty of its basis cannot be told without the basis; a normative
    // document may not have one in any case.
    let instrument = context.document.instrument();
    let nothing_saves = instrument.kind == InstrumentType::NormativeDocument;
    if !nothing_saves && CARRIES_OUT.is_in(&instrument.title) {
        return;
    }
    let found = powers::excesses(context, "penalty", &[Role::Sanction]);
    let severity = if nothing_saves { Severity::Error } else { Severity::Info };
    powers::report(context, found, |_| severity);
}
