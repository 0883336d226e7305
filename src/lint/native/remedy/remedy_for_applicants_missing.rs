//! REM010: an application is refused, and nobody says why.

use crate::lint::native::shared::{actor, assessable, clipped};
use crate::lint::native::{merged, words::Words};
use crate::lint::{Context, Draft};
use crate::model::{Act, ActClass};

/// Words of reasons and of telling the applicant.
static REASONS: Words = Words::new(
    "(?i)理由|原因|说明情况|补正|逾期|\\breasons?\\b|\\bgrounds (?:for|of|on which)\\b|notif\\w+|inform\\w*",
);

pub(crate) fn check(context: &Context<'_>) {
    let document = context.document;
    let mut refusals = document.acts().iter().filter(|act| refuses(context, act)).peekable();
    if refusals.peek().is_none()
        || !assessable(document)
        || document.text().contains("说明理由")
        || document.text().contains("give reasons")
    {
        return;
    }
    let found = refusals.map(|act| {
        let draft = Draft::new(act.node, act.cue)
            .with("act", clipped(context.slice(act.cue)))
            .with("actor", actor(context, act.sentence));
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
        && !REASONS.is_in(outline.node(article).span.slice(document.text()))
}
