//! REM006: a status is taken, and nobody hears the holder before.

use crate::lint::native::merged;
use crate::lint::native::shared::{actor, assessable, clipped};
use crate::lint::native::words::{WordFile, Words};
use crate::lint::{Context, Draft, Severity};
use crate::model::{Act, ActClass};
use serde::Deserialize;

/// What the lint looks for.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Forms {
    voice: Words,
    heard: Words,
    #[serde(default)]
    slight: Words,
}

pub(super) static WORDS: WordFile<Forms> = WordFile::new("no-hearing-before-loss-of-status");

pub(crate) fn check(context: &Context<'_>) {
    let document = context.document;
    let mut taking = document.acts().iter().filter(|act| takes(context, act)).peekable();
    if taking.peek().is_none()
        || !assessable(document)
        || WORDS.of(document).voice.is_anywhere_in(document)
    {
        return;
    }
    let found = taking.map(|act| {
        // Where no remedy reaches the act either, that gap is the graver one and is told by itself.
        let reached = document.remedies().iter().any(|remedy| remedy.reaches(document, act));
        let draft = Draft::new(act.node, act.cue)
            .severity(if reached { Severity::Warning } else { Severity::Info })
            .with("act", clipped(context.slice(act.cue)))
            .with("actor", actor(context, act.sentence, act.cue.start));
        (draft, act.cue)
    });
    merged::report(context, found);
}

/// Whether the act takes what is bound to a person, and is no penalty, of which general law says
/// that the person is heard.
fn takes(context: &Context<'_>, act: &Act) -> bool {
    let document = context.document;
    let forms = WORDS.of(document);
    let mut statuses = document.statuses().iter();
    let lasting = statuses.any(|status| status.lasting && status.name == act.status);
    act.class == ActClass::Personal
        && !document.takes_nothing(act)
        && !document.is_slight(act)
        && !act.refusal
        && !act.suspension
        && !act.sanction
        && !lasting
        && !document.outline().in_annex(act.node)
        && !forms.heard.is_in(act.sentence.slice(document.text()))
        && !forms.slight.is_in(act.cue.slice(document.text()))
}
