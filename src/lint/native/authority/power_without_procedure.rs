//! AUT006: a power against persons with no conditions, procedure or time in its article.

use crate::lint::native::acting;
use crate::lint::native::shared::{actor, assessable, clipped};
use crate::lint::{Context, Draft, Severity};
use crate::model::{Act, ActClass, ActorKind, Document, Modality, Norm, QuantityKind, Role};
use crate::outline::NodeId;

pub(super) fn check(context: &Context<'_>) {
    let document = context.document;
    if !assessable(document) {
        return;
    }
    let mut draft: Option<Draft> = None;
    let mut told: Vec<NodeId> = Vec::new();
    for act in acting::own_acts(document) {
        let article = acting::article(document, act.node);
        if told.contains(&article) || is_bound(document, act, article) {
            continue;
        }
        // Norms come last: few articles get so far, and reading them is much work.
        let Some(norm) = power(document, act) else { continue };
        if norm.modal.is_empty() || has_conditions(document, article) {
            continue;
        }
        told.push(article);
        let general = act.class == ActClass::Licence || act.sanction;
        draft = Some(match draft.take() {
            Some(draft) => draft.related("same", act.cue),
            None => {
                let severity = if general { Severity::Info } else { Severity::Warning };
                Draft::new(act.node, act.cue)
                    .severity(severity)
                    .with("act", clipped(context.slice(act.cue)))
                    .with("actor", holder(context, act, &norm))
            }
        });
    }
    if let Some(draft) = draft {
        context.report(draft);
    }
}

/// The norm that gives an authority the power to do the act.
fn power(document: &Document, act: &Act) -> Option<Norm> {
    let acting = document.acting_in(act.sentence).is_some();
    let norms = document.norms_in(act.sentence);
    norms.iter().find(|norm| {
        let free = match norm.modality {
            Modality::Power => norm.actor_kind == ActorKind::Authority,
            Modality::Permission => acting && norm.actor_kind == ActorKind::Other,
            _ => false,
        };
        free && norm.actor.is_some() && norm.span.contains(norm.modal) && norm.span.overlaps(act.cue)
    }).cloned()
}

/// Whether the words of the article say when or how the power is used, or send to a provision that
/// does.
fn is_bound(document: &Document, act: &Act, article: NodeId) -> bool {
    let span = document.outline().node(article).span;
    let roles = [
        Role::Procedure, Role::Remedy, Role::Eligibility, Role::OfficialLiability, Role::Definition,
    ];
    act.refusal
        || act.suspension
        || document.outline().children(act.node).next().is_some()
        || document.roles_in(article).iter().any(|mark| roles.contains(&mark.role))
        || document.references_in(span).next().is_some()
        // “may be voided should the firm be found to have broken the law”.
        || !document.outline().chinese && span.slice(document.text()).contains(" should the ")
        || document.lexicon().organs().are_bound_by(span.slice(document.text()))
        || document.quantities_in(span).any(|q| q.kind == QuantityKind::Duration)
}

/// Whether a norm of the article holds on a condition or with an exception.
fn has_conditions(document: &Document, article: NodeId) -> bool {
    let span = document.outline().node(article).span;
    let norms = document.norms_in(span);
    norms.iter().any(|norm| !norm.conditions.is_empty() || !norm.exceptions.is_empty())
}

/// Who has the power, as it stands in the middle of a message.
fn holder(context: &Context<'_>, act: &Act, norm: &Norm) -> String {
    match norm.actor.filter(|_| context.document.acting_in(act.sentence).is_none()) {
        Some(name) => context.slice(name).to_owned(),
        None => actor(context, act.sentence, act.cue.start),
    }
}
