//! From the members of a list to a reference.

use super::super::facets::{Reference, ReferenceKind, ReferenceStatus, Target};
use super::resolve::Resolver;
use super::{Base, Host, Join, Member};
use crate::outline::NodeId;
use crate::text::Span;

/// The reference that `span` makes from the unit `at` to `members` of `host`.
pub(super) fn reference(
    resolver: &Resolver<'_>,
    host: &Host,
    members: &[Member],
    span: Span,
    at: NodeId,
) -> Reference {
    let mut targets: Vec<Target> = Vec::with_capacity(members.len());
    let mut ranges = Vec::new();
    let mut missing = false;
    let mut adjudicable = true;
    let mut before: Option<(&Member, Target)> = None;
    for member in members {
        let target = resolver.target(host, member, at);
        if target.node.is_none() {
            missing = true;
            adjudicable &= resolver.is_adjudicable(host, member, at);
        }
        if let (Join::Through, Some((first, from))) = (member.join, before.take()) {
            for middle in resolver.between(first, member, host) {
                let target = resolver.target(host, &middle, at);
                if !targets.iter().any(|known| known.path == target.path) {
                    targets.push(target);
                }
            }
            ranges.push((from, target.clone()));
        }
        before = Some((member, target.clone()));
        targets.push(target);
    }
    let relative = members.iter().all(|member| member.base != Base::Document);
    let kind = match host {
        Host::Other(_) => ReferenceKind::External,
        _ if relative => ReferenceKind::Relative,
        _ => ReferenceKind::Internal,
    };
    let status = match host {
        Host::Other(_) => ReferenceStatus::External,
        Host::Unknown => ReferenceStatus::Unknown,
        Host::This { .. } if !missing => ReferenceStatus::Resolved,
        Host::This { .. } if adjudicable => ReferenceStatus::Unresolved,
        Host::This { .. } => ReferenceStatus::Unknown,
    };
    Reference { span, provision: at, kind, targets, status, ranges }
}

/// How many bare citations that are not to be found make a text one about another text.
const MANY: usize = 4;

/// Doubts the citations `bare` of `found` if many are not to be found: such a text speaks of
/// another one.
pub(super) fn doubt_all(found: &mut [Reference], bare: &[usize]) {
    let lost = |index: &&usize| {
        found.get(**index).is_some_and(|found| found.status == ReferenceStatus::Unresolved)
    };
    let missing: Vec<usize> = bare.iter().filter(lost).copied().collect();
    if missing.len() >= MANY && missing.len() * 5 > bare.len() {
        for index in missing {
            if let Some(reference) = found.get_mut(index) {
                reference.status = ReferenceStatus::Unknown;
            }
        }
    }
}
