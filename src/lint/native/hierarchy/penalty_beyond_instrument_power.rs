//! HIE002: a penalty that the instrument may not create.

use crate::lint::native::powers;
use crate::lint::native::words::{WordFile, Words};
use crate::lint::{Context, Severity};
use crate::model::{InstrumentType, Role};
use serde::Deserialize;

/// What the lint looks for.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Forms {
    carries_out: Words,
}

pub(super) static WORDS: WordFile<Forms> = WordFile::new("penalty-beyond-instrument-power");

pub(crate) fn check(context: &Context<'_>) {
    // Whether a rule repeats a penalty of its basis cannot be told without the basis; a normative
    // document may not have one in any case.
    let instrument = context.document.instrument();
    let nothing_saves = instrument.kind == InstrumentType::NormativeDocument;
    if !nothing_saves && WORDS.of(context.document).carries_out.is_in(&instrument.title) {
        return;
    }
    let found = powers::excesses(context, "penalty", &[Role::Sanction]);
    let severity = if nothing_saves { Severity::Error } else { Severity::Info };
    powers::report(context, found, |_| severity);
}
