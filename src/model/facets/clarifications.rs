//! What makes a vague expression precise.

use crate::text::Span;

/// By what an expression is made precise. The search asks in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ClarificationKind {
    /// The document declares the expression, in a scope that holds the place, or explains it on
    /// the spot.
    Definition,
    /// It stands in the header of a list without a catch-all, whose items say what it means.
    ClosedList,
    /// A number stands beside it.
    Quantity,
    /// The article names an annex.
    Annex,
    /// The article points to an identified standard or list.
    Standard,
    /// The article lets a named body set the standard.
    Delegation,
    /// General law settles the meaning.
    GeneralLaw,
}

impl ClarificationKind {
    /// All kinds in the order of the search.
    pub const ALL: [Self; 7] = [
        Self::Definition,
        Self::ClosedList,
        Self::Quantity,
        Self::Annex,
        Self::Standard,
        Self::Delegation,
        Self::GeneralLaw,
    ];

    /// The name in pages and packs.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Definition => "definition",
            Self::ClosedList => "closed-list",
            Self::Quantity => "quantity",
            Self::Annex => "annex",
            Self::Standard => "standard",
            Self::Delegation => "delegation",
            Self::GeneralLaw => "general-law",
        }
    }

    /// The kind of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// What makes an expression precise, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clarification {
    /// By what.
    pub kind: ClarificationKind,
    /// Where in the document; of general law, the expression itself.
    pub span: Span,
    /// The law that settles the meaning and its article; empty for other kinds.
    pub source: String,
}
