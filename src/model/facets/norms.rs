//! Rules of conduct, who they bind, and powers to make rules.

use crate::outline::NodeId;
use crate::text::Span;

/// What a norm does to its actor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Modality {
    /// 应当, must, shall: conduct that is owed.
    Obligation,
    /// 不得, 禁止, must not: conduct that is forbidden.
    Prohibition,
    /// 可以, may, of a person who is free to do it.
    Permission,
    /// 有权, 享有, is entitled to: conduct that others must bear with or serve.
    Right,
    /// 可以, 有权, may, of an authority.
    Power,
    /// Neither: a definition, a date, what holds by law.
    Declaration,
}

impl Modality {
    /// The name in JSON and lint pages.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Modality::Obligation => "obligation",
            Modality::Prohibition => "prohibition",
            Modality::Permission => "permission",
            Modality::Right => "right",
            Modality::Power => "power",
            Modality::Declaration => "declaration",
        }
    }

    /// The modality of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        let all = [
            Modality::Obligation,
            Modality::Prohibition,
            Modality::Permission,
            Modality::Right,
            Modality::Power,
            Modality::Declaration,
        ];
        all.into_iter().find(|modality| modality.name() == name)
    }
}

/// A rule of conduct in one sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Norm {
    /// The provision.
    pub provision: NodeId,
    /// The words of the norm: the sentence, or the part of it that has one modal word.
    pub span: Span,
    /// What it does.
    pub modality: Modality,
    /// The modal word; empty where the norm has none.
    pub modal: Span,
    /// Who is bound or free, in the words of the text; `None` where the text does not say (a
    /// passive duty) or has it from a sentence before.
    pub actor: Option<Span>,
    /// What kind of actor that is.
    pub actor_kind: ActorKind,
    /// The conduct: from behind the modal word to the end of the clause.
    pub action: Span,
    /// What the conduct is about, where it can be told apart.
    pub object: Option<Span>,
    /// On which conditions it holds: 的 clauses, "where", "if".
    pub conditions: Vec<Span>,
    /// What is excepted: 但书, "except", "unless".
    pub exceptions: Vec<Span>,
}

/// Whether an actor applies the law or is under it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum ActorKind {
    /// An organ of the state or a body that acts for it.
    Authority,
    /// A person or organisation that the instrument binds or entitles.
    Holder,
    /// Anyone else: courts, experts, the public; or not known.
    #[default]
    Other,
}

impl ActorKind {
    /// The name in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            ActorKind::Authority => "authority",
            ActorKind::Holder => "holder",
            ActorKind::Other => "other",
        }
    }

    /// The kind of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        let all = [ActorKind::Authority, ActorKind::Holder, ActorKind::Other];
        all.into_iter().find(|kind| kind.name() == name)
    }
}

/// Someone whom the instrument's norms speak of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// The name in the document's words, its abbreviation where it declares one.
    pub name: String,
    /// What kind it is.
    pub kind: ActorKind,
    /// In how many norms it acts.
    pub mentions: usize,
}

/// A power handed to another body to make rules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delegation {
    /// The provision.
    pub provision: NodeId,
    /// The delegating words.
    pub span: Span,
    /// Who is to make the rules; empty where the text does not say (另行规定).
    pub to: String,
    /// What they are about.
    pub subject: String,
    /// Whether the provision says by which criteria.
    pub criteria: bool,
}
