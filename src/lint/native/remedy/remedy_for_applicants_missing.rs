//! REM010: an application is refused, and nobody says why.

use crate::lint::native::merged;
use crate::lint::native::shared::{actor, assessable, clipped};
use crate::lint::native::words::{List, WordFile, Words};
use crate::lint::{Context, Draft};
use crate::model::{Act, ActClass};
use serde::Deserialize;

/// What the lint looks for.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Forms {
    reasons: Words,
    given: List,
}

pub(super) static WORDS: WordFile<Forms> = WordFile::new("remedy-for-applicants-missing");

pub(crate) fn check(context: &Context<'_>) {
    let document = context.document;
    let mut refusals = document.acts().iter().filter(|act| refuses(context, act)).peekable();
    if refusals.peek().is_none()
        || !assessable(document)
        || WORDS.of(document).given.is_in(document.text())
    {
        return;
    }
    let found = refusals.map(|act| {
        let draft = Draft::new(act.node, act.cue)
            .with("act", clipped(context.slice(act.cue)))
            .with("actor", actor(context, act.sentence, act.cue.start));
        (draft, act.cue)
    });
    merged::report(context, found);
}

/// Whether the act refuses an application, in an article that asks for no reasons. Licences have
/// them from general law where there is one.
fn refuses(context: &Context<'_>, act: &Act) -> bool {
    let document = context.document;
    let law = document.lexicon().general_law();
    let told = law.remedies(act.class.name(), context.as_of).any(|rule| rule.tells);
    let outline = document.outline();
    let article = outline.article_of(act.node).unwrap_or(act.node);
    act.refusal
        && !act.sanction
        && !(act.class == ActClass::Licence && told)
        && !outline.in_annex(act.node)
        && !WORDS.of(document).reasons.is_in(outline.node(article).span.slice(document.text()))
}
