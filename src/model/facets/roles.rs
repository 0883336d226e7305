//! What provisions do.

use crate::outline::NodeId;
use crate::text::Span;

/// What a provision does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
#[allow(missing_docs, reason = "the names are those of the labelling guide")]
pub enum Role {
    Purpose,
    LegalBasis,
    Scope,
    Definition,
    Principle,
    Authority,
    Eligibility,
    Procedure,
    Right,
    Duty,
    Prohibition,
    AdverseAction,
    Sanction,
    Coercion,
    Remedy,
    Exit,
    NaturalTermination,
    Delegation,
    Supervision,
    OfficialLiability,
    CriminalLiability,
    CivilLiability,
    Cooperation,
    Transitional,
    Commencement,
    Repeal,
    Interpretation,
    Promotion,
    Other,
}

impl Role {
    /// All roles with their names in JSON, packs and lint pages.
    pub const ALL: [(Role, &'static str); 29] = [
        (Role::Purpose, "purpose"),
        (Role::LegalBasis, "legal-basis"),
        (Role::Scope, "scope"),
        (Role::Definition, "definition"),
        (Role::Principle, "principle"),
        (Role::Authority, "authority"),
        (Role::Eligibility, "eligibility"),
        (Role::Procedure, "procedure"),
        (Role::Right, "right"),
        (Role::Duty, "duty"),
        (Role::Prohibition, "prohibition"),
        (Role::AdverseAction, "adverse-action"),
        (Role::Sanction, "sanction"),
        (Role::Coercion, "coercion"),
        (Role::Remedy, "remedy"),
        (Role::Exit, "exit"),
        (Role::NaturalTermination, "natural-termination"),
        (Role::Delegation, "delegation"),
        (Role::Supervision, "supervision"),
        (Role::OfficialLiability, "official-liability"),
        (Role::CriminalLiability, "criminal-liability"),
        (Role::CivilLiability, "civil-liability"),
        (Role::Cooperation, "cooperation"),
        (Role::Transitional, "transitional"),
        (Role::Commencement, "commencement"),
        (Role::Repeal, "repeal"),
        (Role::Interpretation, "interpretation"),
        (Role::Promotion, "promotion"),
        (Role::Other, "other"),
    ];

    /// The name in JSON, packs and lint pages.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::ALL[self as usize].1
    }

    /// The role of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|&(_, known)| known == name).map(|(role, _)| role)
    }
}

/// A role of a provision with the words that show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoleMark {
    /// The role.
    pub role: Role,
    /// The innermost unit that has it.
    pub node: NodeId,
    /// The sentence that shows it.
    pub sentence: Span,
    /// The word by which it was found; [`Document::shown`](crate::model::Document::shown) tells all
    /// the words that show it.
    pub hit: Span,
    /// The cue that shows it: its place among those of the pack.
    pub(in crate::model) cue: u16,
    /// What the words of the sentence told, by its index, where that is kept.
    pub(in crate::model) told: Option<u32>,
    /// Whether the unit has it from the header of its list.
    pub inherited: bool,
}
