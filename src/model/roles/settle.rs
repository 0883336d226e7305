//! Roles that depend on the other roles of their provision.

use crate::model::facets::{Role, RoleMark};
use crate::outline::{NodeId, Outline};

/// A set of roles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct RoleSet(u32);

impl RoleSet {
    /// The roles of those names; `None` where one is no role.
    pub(super) fn from_names(names: &[String]) -> Option<Self> {
        let mut set = Self::default();
        for name in names {
            set.add(Role::from_name(name)?);
        }
        Some(set)
    }

    fn add(&mut self, role: Role) {
        self.0 |= 1 << (role as u32);
    }

    fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// What a cue leaves to the other roles around it.
#[derive(Debug, Clone, Copy)]
pub(super) enum Doubt {
    /// The mark does not count beside one of these roles.
    NotWith(RoleSet),
    /// The mark counts only in an article without any other.
    Alone,
}

impl Doubt {
    /// The doubt of a cue, if it has one.
    pub(super) fn new(not_with: RoleSet, alone: bool) -> Option<Self> {
        match (alone, not_with == RoleSet::default()) {
            (true, _) => Some(Self::Alone),
            (false, true) => None,
            (false, false) => Some(Self::NotWith(not_with)),
        }
    }
}

/// The marks that count, in document order: those beyond doubt, and of the doubtful ones those
/// that the others leave standing.
pub(super) fn settle(
    outline: &Outline,
    mut firm: Vec<RoleMark>,
    doubtful: Vec<(RoleMark, Doubt)>,
) -> Vec<RoleMark> {
    sort(&mut firm);
    let mut lone = Vec::new();
    let mut admitted = Vec::new();
    for (mark, doubt) in doubtful {
        match doubt {
            Doubt::Alone => lone.push(mark),
            Doubt::NotWith(roles) if beside(&firm, &mark).meets(roles) => {}
            Doubt::NotWith(_) => admitted.push(mark),
        }
    }
    firm.append(&mut admitted);
    sort(&mut firm);
    lone.retain(|mark| {
        let article = outline.article_of(mark.node).unwrap_or(mark.node);
        slice(&firm, article, outline.node(article).end).is_empty()
    });
    firm.append(&mut lone);
    sort(&mut firm);
    firm.dedup_by(|a, b| a.node == b.node && a.role == b.role && a.sentence == b.sentence);
    firm
}

fn sort(marks: &mut [RoleMark]) {
    marks.sort_by_key(|mark| (mark.node, mark.sentence.start, mark.role, mark.inherited));
}

/// The marks of the nodes from `node` to before `end`.
fn slice(marks: &[RoleMark], node: NodeId, end: u32) -> &[RoleMark] {
    let start = marks.partition_point(|mark| mark.node < node);
    let end = marks.partition_point(|mark| mark.node.0 < end);
    marks.get(start..end.max(start)).unwrap_or_default()
}

/// The roles of the sentence of `mark`, with those that its unit has from the header of its list.
fn beside(firm: &[RoleMark], mark: &RoleMark) -> RoleSet {
    let mut roles = RoleSet::default();
    for other in slice(firm, mark.node, mark.node.0 + 1) {
        if other.inherited || other.sentence == mark.sentence {
            roles.add(other.role);
        }
    }
    roles
}
