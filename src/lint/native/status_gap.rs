//! Gaps in the life of a status.

use super::super::context::{Context, Draft};
use super::super::finding::Severity;
use super::shared::{assessable, clipped};
use crate::model::{
    Act, ActClass, Cause, Edge, InstrumentType, Role, RoleMark, Status, Transition,
};
use crate::text::Span;

/// Reports the statuses for which the document has no `ending`: the first that matters carries
/// the finding. A gap in a status that binds a person is a warning, one in another information.
pub(super) fn report(context: &Context<'_>, ending: Edge) {
    if !assessable(context.document) {
        return;
    }
    let all = context.document.statuses();
    let ended = |status: &&Status| status.has(ending);
    // One rule on giving up or on death usually serves all the statuses of a text; what ends a
    // paper does not end what is bound to a person, and what undoes an entry that the text does not
    // give (撤销备案) ends nothing else.
    let serves = |status: &Status| {
        status.class != ActClass::Document && (!status.event || status.has(Edge::Grant))
    };
    if all.iter().filter(ended).any(serves) {
        return;
    }
    let papers = all.iter().any(|status| status.has(ending) && status.class == ActClass::Document);
    let open: Vec<&Status> = all
        .iter()
        .filter(|status| is_held(context, status) && !status.has(ending))
        .filter(|status| !papers || status.class == ActClass::Personal)
        .collect();
    let personal = |status: &&&Status| status.class == ActClass::Personal;
    let lost = |status: &&&Status| status.has(Edge::Loss);
    let open: Vec<&Status> = open.into_iter().filter(|status| is_told(context, status)).collect();
    let first = open.iter().find(|status| personal(status) && lost(status));
    let first = first.or(open.iter().find(lost)).or(open.iter().find(personal)).or(open.first());
    let Some(first) = first else { return };
    let Some(anchor) = anchor(first) else { return };
    // A term alone tells of a gap where the status is bound to a person: papers are exchanged and
    // registrations renewed as a matter of course.
    let taken = matches!(anchor.edge, Edge::Loss | Edge::Suspension | Edge::VoluntaryExit)
        || is_taken_unnamed(context, first);
    // A name of one word (居留) is that of the matter before it is that of a status.
    let lasts = first.class == ActClass::Personal && first.name.chars().count() > 2
        || !context.chinese && first.class == ActClass::Document && first.own;
    if !taken && !lasts {
        return;
    }
    let given = matches!(anchor.edge, Edge::Renewal | Edge::Grant);
    let words = if given { sign(anchor) } else { anchor.words };
    let mut draft = Draft::new(anchor.node, words)
        .severity(severity(context, first, ending))
        .with("status", first.name.clone())
        .with("act", clipped(context.slice(anchor.words)));
    if given || !taken || anchor.edge == Edge::VoluntaryExit {
        draft = draft.variant("term");
    }
    let supplied = context.document.lexicon().general_law().ending(
        ending.name(),
        first.class.name(),
        context.as_of,
    );
    if let Some(rule) = supplied {
        draft = draft.with("general", rule.citation(context.chinese));
    }
    if let Some(grant) = first.edges(Edge::Grant).next() {
        draft = draft.related("grant", sign(grant));
    }
    for other in open.iter().filter(|status| status.name != first.name) {
        if let Some(other) = self::anchor(other) {
            draft = draft.related("same", sign(other));
        }
    }
    context.report(draft);
}

/// Whether somebody holds the status under this document: it is granted here, and is lost, given up or
/// runs for a term. What a text below laws and regulations only asks for, another text grants.
fn is_held(context: &Context<'_>, status: &Status) -> bool {
    let ends = [
        Edge::Loss,
        Edge::Suspension,
        Edge::VoluntaryExit,
        Edge::NaturalTermination,
        Edge::Renewal,
    ];
    let high = matches!(
        context.document.instrument().kind,
        InstrumentType::Law | InstrumentType::AdministrativeRegulation
    );
    // A text that takes a qualification, and not as a penalty, has the whole life of it in hand.
    let takes = status.class == ActClass::Personal
        && status.edges(Edge::Loss).any(|loss| !loss.causes.contains(&Cause::Penalty));
    let given = status.has(Edge::Grant) && (status.own || high || takes)
        || status.has(Edge::Loss)
            && (is_conditioned(context, status) || context.document.issues_unnamed(&status.name));
    !status.lasting
        && !status.event
        && given
        && (status.told_lost
            || ends.into_iter().any(|edge| status.has(edge))
            || is_taken_unnamed(context, status))
}

/// Whether the text is a law that says who may get the status: 应当具备下列条件，并取得示例许可证.
/// Below laws such a condition commonly repeats one of the law.
fn is_conditioned(context: &Context<'_>, status: &Status) -> bool {
    let law = context.document.instrument().kind == InstrumentType::Law;
    let names = |mark: &RoleMark| context.slice(mark.sentence).contains(&status.name);
    let mut marks = context.document.roles().iter();
    context.chinese && law && marks.any(|mark| mark.role == Role::Eligibility && names(mark))
}

/// Whether the text takes what it calls by a general name (吊销许可证) and gives the status itself:
/// where it gives several, such a loss is that of each of them.
fn is_taken_unnamed(context: &Context<'_>, status: &Status) -> bool {
    let document = context.document;
    let general = |act: &&Act| {
        !act.refusal
            && act.class == status.class
            && document.is_general_name(&act.status)
            && status.name.ends_with(act.status.as_str())
            && !document.takes_nothing(act)
    };
    context.chinese
        && status.own
        && status.has(Edge::Grant)
        && !document.is_general_name(&status.name)
        && document.acts().iter().any(|act| general(&act))
}

/// Whether what is said of the status is more than a word in passing: in English, names of papers
/// and approvals are those of single acts more often than of what somebody holds; what the text gives
/// and takes is held.
fn is_told(context: &Context<'_>, status: &Status) -> bool {
    let held = [ActClass::Personal, ActClass::Licence, ActClass::Registration];
    context.chinese
        || status.own && status.has(Edge::Grant) && status.has(Edge::Loss)
        || status.class == ActClass::Document && status.own
        || held.contains(&status.class) && !status.name.to_lowercase().ends_with("approval")
}

/// Where the gap shows: at the loss, else at the suspension, else where it is given up, else at the term.
fn anchor(status: &Status) -> Option<&Transition> {
    let mut losses = status.edges(Edge::Loss);
    let plain = losses.clone().find(|loss| !loss.causes.contains(&Cause::Penalty));
    plain
        .or_else(|| losses.next())
        .or_else(|| status.edges(Edge::Suspension).next())
        .or_else(|| status.edges(Edge::VoluntaryExit).next())
        .or_else(|| status.edges(Edge::NaturalTermination).next())
        .or_else(|| status.edges(Edge::Renewal).next())
        .or_else(|| status.edges(Edge::Grant).next())
}

/// The words of a transition that stand for it: its verb, or all.
fn sign(transition: &Transition) -> Span {
    transition.verb.unwrap_or(transition.words)
}

/// A licence to do business, and a certificate that one need not use, can simply be left alone; what
/// binds its holder cannot. A duty ends with the holder, so that only what is binding by itself
/// (a residence, a membership) leaves something to arrange after a death.
fn severity(context: &Context<'_>, status: &Status, ending: Edge) -> Severity {
    let law = context.document.lexicon().general_law();
    let edge = Edge::NaturalTermination.name();
    let supplied = law.ending(edge, status.class.name(), context.as_of).is_some();
    let binds = status.binding || status.bound && ending == Edge::VoluntaryExit;
    if supplied || status.class != ActClass::Personal || !binds {
        Severity::Info
    } else {
        Severity::Warning
    }
}
