//! REM008: measures are taken against persons, and no clause speaks of compensation.

use crate::lint::native::shared::{actor, assessable, clipped};
use crate::lint::native::words::{WordFile, Words};
use crate::lint::{Context, Draft};
use crate::model::Role;
use serde::Deserialize;

/// What the lint looks for.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Forms {
    compensation: Words,
}

pub(super) static WORDS: WordFile<Forms> = WordFile::new("no-compensation-for-wrongful-act");

pub(crate) fn check(context: &Context<'_>) {
    let document = context.document;
    let outline = document.outline();
    if !assessable(document) {
        return;
    }
    let acts = document.acts().iter().filter(|act| !act.refusal && !act.sanction);
    let measures = document
        .roles()
        .iter()
        .filter(|mark| mark.role == Role::Coercion && !mark.inherited)
        .map(|mark| (mark.node, mark.sentence, document.shown(mark)));
    let places = acts.map(|act| (act.node, act.sentence, act.cue)).chain(measures);
    let own = places
        .filter(|&(node, _, cue)| !outline.is_quoted(cue.start) && !outline.in_annex(node))
        .min_by_key(|&(_, _, cue)| cue.start);
    let Some((node, sentence, cue)) = own else { return };
    if WORDS.of(document).compensation.is_anywhere_in(document) {
        return;
    }
    context.report(
        Draft::new(node, cue)
            .with("act", clipped(context.slice(cue)))
            .with("actor", actor(context, sentence, cue.start)),
    );
}
