//! What a document means: its words, sentences, definitions, references, quantities, roles and
//! statuses, and the instrument itself.
//!
//! Every facet is computed once, when first asked for, from the text, the outline and the hits of
//! one scan over all vocabularies.

mod affix;
mod clarifications;
mod definitions;
mod delegations;
mod document;
mod earlier;
mod facets;
mod instrument;
mod lexicon;
mod norms;
mod occurrences;
mod organs;
mod powers;
mod quantities;
mod references;
mod remedies;
mod roles;
#[cfg(test)]
pub(crate) mod samples;
mod scan;
mod sentences;
mod statuses;

pub use document::Document;
pub use facets::{
    Act, ActClass, Actor, ActorKind, Bound, Cause, Clarification, ClarificationKind, Commencement,
    Definition, DefinitionKind, Delegation, Edge, Instrument, InstrumentType, Measure, Modality,
    Norm, PowerItem, PowerKind, PowerLimit, PowerOrigin, Quantity, QuantityKind, Reference,
    ReferenceKind, ReferenceStatus, Remedy, RemedySource, Role, RoleMark, Scope, Status,
    StatusRemedy, Target, Transition, Value, title_year,
};
pub use lexicon::Lexicon;
pub use organs::Organs;
pub use powers::inventory;
pub use scan::{Hits, ListId, Scanner, WordList};
pub use sentences::Sentence;
