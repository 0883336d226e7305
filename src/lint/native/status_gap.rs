//! Gaps in the life of a status.

use super::super::context::{Context, Draft};
use super::super::finding::Severity;
use super::shared::{assessable, clipped};
use crate::model::{Act, ActClass, Status};
use crate::outline::NodeId;

/// Reports the statuses for which `ending` names no provision: the first that matters carries the
/// finding. A gap in a status bound to a person is a warning; where a licensing law says how
/// licences end, one in a licence is information.
pub(super) fn report(context: &Context<'_>, ending: impl Fn(&Status) -> &Vec<NodeId>) {
    let all = context.document.statuses();
    let statuses: Vec<&Status> = all.iter().filter(|status| !status.lasting).collect();
    let open: Vec<&Status> =
        statuses.iter().copied().filter(|status| ending(status).is_empty()).collect();
    let personal = |status: &&&Status| status.class == ActClass::Personal;
    // One rule on giving up or on death usually serves all the licences of a text.
    let few = open.len() * 2 < statuses.len() && !open.iter().any(|s| personal(&s));
    if few || !assessable(context.document) {
        return;
    }
    let Some(first) = open.iter().find(personal).or(open.first()) else { return };
    let Some(act) = loss_of(context, first) else { return };
    let severity = if first.class == ActClass::Personal || licensing_law_is_silent(context) {
        Severity::Warning
    } else {
        Severity::Info
    };
    let mut draft = Draft::new(act.node, act.cue)
        .severity(severity)
        .with("status", first.name.clone())
        .with("act", clipped(context.slice(act.cue)));
    if let Some(&grant) = first.grant.first() {
        let sentence =
            context.document.sentences_from(context.document.outline().node(grant).span.start);
        if let Some(sentence) = sentence.into_iter().next() {
            draft = draft.related("grant", sentence.span);
        }
    }
    for other in open.iter().filter(|status| status.name != first.name) {
        if let Some(act) = loss_of(context, other) {
            draft = draft.related("same", act.cue);
        }
    }
    context.report(draft);
}

/// The act by which the status is lost.
fn loss_of<'a>(context: &'a Context<'_>, status: &Status) -> Option<&'a Act> {
    let mut acts = context.document.acts().iter().filter(|act| act.status == status.name);
    let loss = acts.clone().find(|act| !act.refusal && !act.suspension && !act.sanction);
    loss.or_else(|| acts.find(|act| !act.refusal))
}

/// Whether no general law of the jurisdiction says how licences end.
fn licensing_law_is_silent(context: &Context<'_>) -> bool {
    context.document.profile().info().map_or(true, |info| info.licences_end.is_empty())
}
