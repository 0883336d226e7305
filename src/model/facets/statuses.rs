//! Acts of authorities, remedies, and statuses with what happens to them.

use crate::outline::NodeId;
use crate::text::Span;

/// What an act takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum ActClass {
    /// A status or qualification bound to a person.
    Personal,
    /// A licence, whose end general law arranges.
    Licence,
    /// A paper that shows a status.
    Document,
    /// Something else, or the text does not say.
    #[default]
    Other,
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
    /// The single measures that it names.
    pub measures: Vec<String>,
    /// The articles that it cites.
    pub articles: Vec<NodeId>,
    /// Its own article, whose acts it reaches.
    pub article: Option<NodeId>,
}

/// A status that the document creates, with what happens to it.
#[derive(Debug, Clone, Default)]
pub struct Status {
    /// Its name in the document's words.
    pub name: String,
    /// What it is.
    pub class: ActClass,
    /// Whether nobody hands it back and it needs no end: an honour, a benefit.
    pub lasting: bool,
    /// Where it is granted.
    pub grant: Vec<NodeId>,
    /// Where it is renewed or extended.
    pub renewal: Vec<NodeId>,
    /// Where it is suspended.
    pub suspension: Vec<NodeId>,
    /// Where it is taken away.
    pub loss: Vec<NodeId>,
    /// Where its holder gives it up.
    pub voluntary_exit: Vec<NodeId>,
    /// Where death, dissolution or the end of a term ends it.
    pub natural_termination: Vec<NodeId>,
}
