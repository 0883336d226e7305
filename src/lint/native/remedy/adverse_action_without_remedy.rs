//! REM001: an authority may take or refuse a status, or punish, and no remedy stands in the text.

use crate::lint::native::shared::{
    act_value, actor, acts_without_remedy, assessable, ends_profession, penalties_without_remedy,
};
use crate::lint::{Context, Draft, Severity};
use crate::model::ActClass;

pub(crate) fn check(context: &Context<'_>) {
    let document = context.document;
    if !document.remedies().is_empty() || !assessable(document) {
        return;
    }
    let acts = acts_without_remedy(document);
    if let Some(first) = acts.iter().find(|act| act.class == ActClass::Personal).or(acts.first()) {
        let personal = acts.iter().any(|act| act.class == ActClass::Personal);
        let severity = if personal { Severity::Warning } else { Severity::Info };
        let mut draft = Draft::new(first.node, first.cue)
            .severity(severity)
            .with("act", act_value(context, first))
            .with("status", first.status.clone())
            .with("actor", actor(context, first.sentence));
        for other in acts.iter().filter(|act| act.cue != first.cue) {
            draft = draft.related("same", other.cue);
        }
        for penalty in penalties_without_remedy(document) {
            draft = draft.related("same", penalty.cue);
        }
        context.report(draft);
        return;
    }
    report_penalties(context);
}

/// Penalties alone: only those that end a profession, the others are reached by general law.
fn report_penalties(context: &Context<'_>) {
    let document = context.document;
    let penalties = penalties_without_remedy(document);
    let Some(at) = penalties.iter().position(|one| ends_profession(document, one)) else { return };
    let (before, from) = penalties.split_at(at);
    let Some((first, rest)) = from.split_first() else { return };
    let mut draft = Draft::new(first.node, first.cue)
        .severity(Severity::Info)
        .with("act", context.slice(first.cue))
        .with("status", "")
        .with("actor", actor(context, first.sentence));
    for other in before.iter().chain(rest) {
        draft = draft.related("same", other.cue);
    }
    context.report(draft);
}
