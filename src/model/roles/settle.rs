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

    pub(super) fn is_empty(self) -> bool {
        self.0 == 0
    }

    fn add(&mut self, role: Role) {
        self.0 |= 1 << (role as u32);
    }

    fn without(self, role: Role) -> Self {
        Self(self.0 & !(1 << (role as u32)))
    }

    fn has(self, role: Role) -> bool {
        self.0 & (1 << (role as u32)) != 0
    }

    fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// The marks that count, in document order: the firm ones, and of the doubtful ones those whose
/// provision has none of the roles that they shun. A role is judged after all that it shuns.
pub(super) fn settle(
    mut firm: Vec<RoleMark>,
    mut doubtful: Vec<(RoleMark, RoleSet)>,
) -> Vec<RoleMark> {
    order(&mut firm);
    while !doubtful.is_empty() {
        let ready = ready(&doubtful);
        let now = doubtful.extract_if(.., |(mark, _)| ready.has(mark.role));
        let stands = |(mark, shunned): (RoleMark, RoleSet)| {
            (!beside(&firm, &mark).meets(shunned)).then_some(mark)
        };
        let mut admitted: Vec<_> = now.filter_map(stands).collect();
        if !admitted.is_empty() {
            firm.append(&mut admitted);
            order(&mut firm);
        }
    }
    firm
}

/// The doubtful roles that shun none that is doubtful itself; all of them where they shun each
/// other.
fn ready(doubtful: &[(RoleMark, RoleSet)]) -> RoleSet {
    let mut roles = RoleSet::default();
    for (mark, _) in doubtful {
        roles.add(mark.role);
    }
    let mut ready = roles;
    for (mark, shunned) in doubtful {
        if shunned.without(mark.role).meets(roles) {
            ready = ready.without(mark.role);
        }
    }
    if ready.is_empty() { roles } else { ready }
}

/// Puts marks in document order and drops those that say the same.
pub(super) fn order(marks: &mut Vec<RoleMark>) {
    let key = |mark: &RoleMark| (mark.node, mark.sentence.start, mark.role, mark.inherited);
    if !marks.is_sorted_by_key(key) {
        // Their keys are a third as long as they are, and it is those that are moved about.
        let mut keys: Vec<_> = marks.iter().map(key).zip(0_u32..).collect();
        keys.sort();
        *marks = keys.iter().filter_map(|&(_, at)| marks.get(at as usize).cloned()).collect();
    }
    marks.dedup_by(|a, b| a.node == b.node && a.role == b.role && a.sentence == b.sentence);
}

/// The marks of `node` and of the units below it.
pub(super) fn within<'a>(marks: &'a [RoleMark], outline: &Outline, node: NodeId) -> &'a [RoleMark] {
    slice(marks, node, outline.node(node).end)
}

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
