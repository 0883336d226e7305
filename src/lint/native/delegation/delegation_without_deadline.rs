//! DLG002: a law calls for supporting rules and says no day for them.

use crate::lint::native::words::{WordFile, Words};
use crate::lint::native::{merged, shared::clipped};
use crate::lint::{Context, Draft};
use crate::model::{Document, InstrumentType, Role, RoleMark};
use serde::Deserialize;

/// What the lint looks for.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Forms {
    free: Words,
    called: Words,
}

pub(super) static WORDS: WordFile<Forms> = WordFile::new("delegation-without-deadline");

pub(crate) fn check(context: &Context<'_>) {
    let document = context.document;
    let kind = document.instrument().kind;
    if !matches!(kind, InstrumentType::Law | InstrumentType::Bill) || document.is_amending() {
        return;
    }
    let calls = document.roles().iter().filter(|mark| calls(document, mark));
    let found = calls.map(|mark| {
        let draft = Draft::new(mark.node, document.shown(mark))
            .with("act", clipped(context.slice(document.shown(mark))));
        (draft, document.shown(mark))
    });
    merged::report(context, found);
}

fn calls(document: &Document, mark: &RoleMark) -> bool {
    let words = mark.sentence.slice(document.text());
    let forms = WORDS.of(document);
    mark.role == Role::Delegation
        && !mark.inherited
        && !document.outline().is_quoted(mark.sentence.start)
        && forms.called.is_in(words)
        && !forms.free.is_in(words)
}
