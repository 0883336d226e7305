//! Norms, actors and delegations.

use super::At;
use crate::model::{Actor, Delegation, Norm};
use crate::report::data::Stretch;
use crate::text::Span;
use serde::Serialize;

#[derive(Serialize)]
pub(super) struct NormData<'a> {
    provision: String,
    span: Stretch,
    modality: &'static str,
    actor: Option<&'a str>,
    action: &'a str,
    object: Option<&'a str>,
    conditions: Vec<&'a str>,
    exceptions: Vec<&'a str>,
}

impl<'a> NormData<'a> {
    pub(super) fn new(norm: &Norm, text: &'a str, (provision, span): At) -> Self {
        let all = |spans: &[Span]| spans.iter().map(|span| span.slice(text)).collect();
        Self {
            provision,
            span,
            modality: norm.modality.name(),
            actor: norm.actor.map(|span| span.slice(text)),
            action: norm.action.slice(text),
            object: norm.object.map(|span| span.slice(text)),
            conditions: all(&norm.conditions),
            exceptions: all(&norm.exceptions),
        }
    }
}

#[derive(Serialize)]
pub(super) struct ActorData<'a> {
    name: &'a str,
    kind: &'static str,
    mentions: usize,
}

impl<'a> From<&'a Actor> for ActorData<'a> {
    fn from(actor: &'a Actor) -> Self {
        Self { name: &actor.name, kind: actor.kind.name(), mentions: actor.mentions }
    }
}

#[derive(Serialize)]
pub(super) struct DelegationData<'a> {
    provision: String,
    to: &'a str,
    subject: &'a str,
    criteria: bool,
    span: Stretch,
}

impl<'a> DelegationData<'a> {
    pub(super) fn new(delegation: &'a Delegation, (provision, span): At) -> Self {
        Self {
            provision,
            to: &delegation.to,
            subject: &delegation.subject,
            criteria: delegation.criteria,
            span,
        }
    }
}
