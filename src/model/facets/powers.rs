//! What an instrument creates or specifies that burdens those outside the administration.

use crate::outline::NodeId;
use crate::text::Span;

/// What is created.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PowerKind {
    /// An administrative licence: what may only be done with an authority's approval.
    Licence,
    /// A penalty.
    Penalty,
    /// An offence.
    Offence,
    /// A coercive measure: sealing, seizure, freezing, restraint.
    Measure,
    /// Coercive execution of a decision.
    Execution,
    /// A fee or charge.
    Fee,
}

impl PowerKind {
    /// All, in the order in which they are listed, with their names in JSON and packs.
    pub const ALL: [(PowerKind, &'static str); 6] = [
        (PowerKind::Licence, "licence"),
        (PowerKind::Penalty, "penalty"),
        (PowerKind::Offence, "offence"),
        (PowerKind::Measure, "measure"),
        (PowerKind::Execution, "execution"),
        (PowerKind::Fee, "fee"),
    ];

    /// The name in JSON and packs.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::ALL[self as usize].1
    }

    /// The kind of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|&(_, known)| known == name).map(|(kind, _)| kind)
    }
}

/// Whether the instrument is the first to provide for something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PowerOrigin {
    /// 设定: the instrument creates it.
    Created,
    /// 规定: the instrument says more of what higher law creates.
    Specified,
    /// It cannot be told without the higher law.
    Unclear,
}

impl PowerOrigin {
    /// The name in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            PowerOrigin::Created => "created",
            PowerOrigin::Specified => "specified",
            PowerOrigin::Unclear => "unclear",
        }
    }
}

/// Whether an instrument of the rank may create a thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PowerLimit {
    /// Whether it may.
    pub may: bool,
    /// The law that says so.
    pub title: String,
    /// Its article.
    pub provision: String,
    /// Ceilings and conditions.
    pub note: String,
}

/// Something that an instrument creates or specifies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PowerItem {
    /// What it is.
    pub kind: PowerKind,
    /// The provision.
    pub node: NodeId,
    /// The sentence.
    pub sentence: Span,
    /// The words of the act: 吊销许可证, 处五千元以下罚款, 查封.
    pub act: Span,
    /// Whom or what activity it is about, piece by piece as the text has it; empty where the text
    /// does not tell.
    pub object: Vec<Span>,
    /// Whether the instrument is the first to provide for it.
    pub origin: PowerOrigin,
    /// The higher law that is named for it, in the sentence or as the basis of the instrument.
    pub basis: Vec<String>,
    /// Whether an instrument of the rank may create it; `None` where the table does not say.
    pub limit: Option<PowerLimit>,
}
