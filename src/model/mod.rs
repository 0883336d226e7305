//! What a document means: its words, sentences, definitions, references, quantities, roles and
//! statuses, and the instrument itself.
//!
//! Every facet is computed once, when first asked for, from the text, the outline and the hits of
//! one scan over all vocabularies.

mod definitions;
mod document;
mod facets;
mod quantities;
mod references;

pub use document::Document;
pub use facets::{
    Bound, Definition, DefinitionKind, Delegation, Instrument, InstrumentType, Norm, Quantity,
    QuantityKind, Reference, ReferenceKind, ReferenceStatus, Role, RoleMark, Scope, Status, Target,
    Value,
};
