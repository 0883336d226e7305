//! Citations.

use crate::outline::NodeId;
use crate::text::Span;

/// What a reference points into.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ReferenceKind {
    /// A numbered provision of this document.
    Internal,
    /// A provision by its place: 前款, "the preceding paragraph".
    Relative,
    /// Another instrument.
    External,
}

impl ReferenceKind {
    /// The name in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            ReferenceKind::Internal => "internal",
            ReferenceKind::Relative => "relative",
            ReferenceKind::External => "external",
        }
    }
}

/// Whether the target of a reference was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ReferenceStatus {
    /// All targets are in this document.
    Resolved,
    /// A target that would be in this document is not there.
    Unresolved,
    /// It points into another instrument.
    External,
    /// Which instrument it points into is not known: it is never called broken.
    Unknown,
}

impl ReferenceStatus {
    /// The name in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            ReferenceStatus::Resolved => "resolved",
            ReferenceStatus::Unresolved => "unresolved",
            ReferenceStatus::External => "external",
            ReferenceStatus::Unknown => "unknown",
        }
    }
}

/// One thing a reference points to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// `art_21__para_2`, or `《…》/art_21` for another instrument.
    pub path: String,
    /// The provision of this document, if it was found.
    pub node: Option<NodeId>,
    /// The article number (or that of the unit cited), for telling order within lists.
    pub ordinal: Option<crate::outline::Ordinal>,
    /// The words that name this target.
    pub span: Span,
}

/// A citation of one or more provisions.
#[derive(Debug, Clone)]
pub struct Reference {
    /// The citing words.
    pub span: Span,
    /// The provision that cites.
    pub provision: NodeId,
    /// What it points into.
    pub kind: ReferenceKind,
    /// Its targets, ranges and lists spelled out, in the order of the text.
    pub targets: Vec<Target>,
    /// Whether they were found.
    pub status: ReferenceStatus,
    /// Ranges in it, as (first, last) of `targets`' words: for telling a range that runs backwards.
    pub ranges: Vec<(Target, Target)>,
}
