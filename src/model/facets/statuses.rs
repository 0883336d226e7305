//! Acts of authorities, remedies, and statuses with what happens to them.

use crate::outline::NodeId;
use crate::text::Span;

/// What an act takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum ActClass {
    /// A status or qualification bound to a person.
    Personal,
    /// A licence in the narrow sense.
    Licence,
    /// What an authority enters, approves or recognises.
    Registration,
    /// A paper that shows a status.
    Document,
    /// Something else, or the text does not say.
    #[default]
    Other,
}

impl ActClass {
    /// The name in JSON, in `general-law.toml` and on lint pages.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            ActClass::Personal => "personal",
            ActClass::Licence => "licence",
            ActClass::Registration => "registration",
            ActClass::Document => "document",
            ActClass::Other => "other",
        }
    }
}

/// An act of an authority against a person: it takes, suspends or refuses a status.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Act {
    /// The provision.
    pub node: NodeId,
    /// The sentence.
    pub sentence: Span,
    /// The words of the act.
    pub cue: Span,
    /// The name of the status; empty where the text does not name it.
    pub status: String,
    /// What it takes.
    pub class: ActClass,
    /// Whether it refuses rather than takes.
    pub refusal: bool,
    /// Whether it takes for a time only.
    pub suspension: bool,
    /// Whether it punishes.
    pub sanction: bool,
    /// Whether it happens by itself: nobody decides, and there is no decision to challenge.
    pub lapse: bool,
}

/// A clause that lets the person affected challenge an act.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remedy {
    /// The provision.
    pub node: NodeId,
    /// The sentence.
    pub sentence: Span,
    /// The words that give the remedy.
    pub cue: Span,
    /// Whether it reaches every act under the instrument.
    pub every: bool,
    /// Whether it reaches penalties.
    pub penalties: bool,
    /// Whether it reaches coercive measures.
    pub coercion: bool,
    /// Whether it reaches refusals of applications.
    pub refusals: bool,
    /// The single measures that it names.
    pub measures: Vec<Measure>,
    /// The articles that it cites: where it cites any, it reaches these and its own alone.
    pub articles: Vec<NodeId>,
    /// Its own article, whose acts it reaches.
    pub article: Option<NodeId>,
    /// The chapter that it speaks for, where it names no object.
    pub chapter: Option<NodeId>,
    /// Whether it sends to a law for the remedy.
    pub referred: bool,
    /// Whether it does not say what it lets a person challenge.
    pub open: bool,
    /// Whether it is open against what is no act of an authority: what a test has shown, what is laid
    /// open for comments, what private persons have between them. It reaches the acts of its own article
    /// alone.
    pub aside: bool,
}

/// A measure that a remedy clause names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measure {
    /// The verb, or its beginning.
    pub verb: String,
    /// What it is done to, in the words of the clause; empty where it does not say.
    pub object: String,
}

/// What happens to a status.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Edge {
    /// It is granted.
    Grant,
    /// It is renewed or extended.
    Renewal,
    /// It is suspended.
    Suspension,
    /// It is taken away.
    Loss,
    /// Its holder gives it up.
    VoluntaryExit,
    /// Death, dissolution or the end of a term ends it.
    NaturalTermination,
}

impl Edge {
    /// All, in the order of a life.
    pub const ALL: [Edge; 6] = [
        Edge::Grant,
        Edge::Renewal,
        Edge::Suspension,
        Edge::Loss,
        Edge::VoluntaryExit,
        Edge::NaturalTermination,
    ];

    /// The name in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Edge::Grant => "grant",
            Edge::Renewal => "renewal",
            Edge::Suspension => "suspension",
            Edge::Loss => "loss",
            Edge::VoluntaryExit => "voluntary-exit",
            Edge::NaturalTermination => "natural-termination",
        }
    }
}

/// Why a status changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Cause {
    /// The holder broke a rule, and the loss is a penalty.
    Penalty,
    /// The holder did or left undone something.
    Fault,
    /// It should not have been granted.
    WrongfulGrant,
    /// The facts or the public interest changed.
    ChangedFacts,
    /// The holder wants it.
    Choice,
    /// Death, dissolution, the end of a term.
    NaturalEnd,
}

impl Cause {
    /// All with their names in JSON and packs.
    pub const ALL: [(Cause, &'static str); 6] = [
        (Cause::Penalty, "penalty"),
        (Cause::Fault, "fault"),
        (Cause::WrongfulGrant, "wrongful-grant"),
        (Cause::ChangedFacts, "changed-facts"),
        (Cause::Choice, "choice"),
        (Cause::NaturalEnd, "natural-end"),
    ];

    /// The name in JSON and packs.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::ALL[self as usize].1
    }

    /// The cause of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|&(_, known)| known == name).map(|(cause, _)| cause)
    }
}

/// A change of a status that a provision arranges.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Transition {
    /// What happens.
    pub edge: Edge,
    /// The provision.
    pub node: NodeId,
    /// The sentence.
    pub sentence: Span,
    /// The words that show it.
    pub words: Span,
    /// The legal verb: 撤销, 注销, revoke.
    pub verb: Option<Span>,
    /// Why, as far as the sentence and the items below it say.
    pub causes: Vec<Cause>,
    /// The time in the sentence: how long, or until when.
    pub time: Option<Span>,
}

/// Where a remedy against a loss comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum RemedySource {
    /// A clause of the document.
    Own,
    /// A clause of the document that sends to a law.
    Referred,
    /// A general law of the jurisdiction.
    GeneralLaw,
    /// None: a clause excludes it.
    Excluded,
    /// None is known.
    None,
}

impl RemedySource {
    /// The name in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            RemedySource::Own => "own",
            RemedySource::Referred => "referred",
            RemedySource::GeneralLaw => "general-law",
            RemedySource::Excluded => "excluded",
            RemedySource::None => "none",
        }
    }
}

/// What a person can do against an act.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatusRemedy {
    /// The provision of the act.
    pub against: NodeId,
    /// The clause that opens or excludes the remedy.
    pub provision: Option<NodeId>,
    /// Where it comes from.
    pub source: RemedySource,
}

/// A status that the document creates, with what happens to it.
#[derive(Debug, Clone, Default)]
pub struct Status {
    /// Its name in the document's words.
    pub name: String,
    /// The papers that show it, where they have names of their own.
    pub papers: Vec<String>,
    /// What it is.
    pub class: ActClass,
    /// Whether nobody hands it back and it needs no end: an honour, a benefit.
    pub lasting: bool,
    /// Whether it is a single act of an authority (an entry, an approval) rather than something
    /// that is held.
    pub event: bool,
    /// Whether the document itself gives it, and does not only ask that somebody has it.
    pub own: bool,
    /// Whether it binds its holder by what it is: a residence, a membership.
    pub binding: bool,
    /// Whether a sentence that speaks of it binds the holder while it lasts: to pay, to report, to
    /// be examined anew.
    pub bound: bool,
    /// Whether the text tells that it can be lost, though not how: 被吊销资格的.
    pub told_lost: bool,
    /// What happens to it, in document order.
    pub transitions: Vec<Transition>,
    /// What the holder can do against its loss, suspension and refusal.
    pub remedies: Vec<StatusRemedy>,
}

impl Status {
    /// The transitions of a kind, in document order.
    pub fn edges(&self, edge: Edge) -> impl Iterator<Item = &Transition> + Clone {
        self.transitions.iter().filter(move |transition| transition.edge == edge)
    }

    /// The provisions of the transitions of a kind, each once.
    #[must_use]
    pub fn provisions(&self, edge: Edge) -> Vec<NodeId> {
        let mut nodes: Vec<NodeId> = Vec::new();
        for transition in self.edges(edge) {
            if !nodes.contains(&transition.node) {
                nodes.push(transition.node);
            }
        }
        nodes
    }

    /// Whether the document arranges a transition of that kind.
    #[must_use]
    pub fn has(&self, edge: Edge) -> bool {
        self.edges(edge).next().is_some()
    }
}
