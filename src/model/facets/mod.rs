//! The types of the facets.

mod clarifications;
mod definitions;
mod instrument;
mod norms;
mod powers;
mod quantities;
mod references;
mod roles;
mod statuses;

pub use clarifications::{Clarification, ClarificationKind};
pub use definitions::{Definition, DefinitionKind, Scope};
pub use instrument::{Commencement, Instrument, InstrumentType, title_year};
pub use norms::{Actor, ActorKind, Delegation, Modality, Norm};
pub use powers::{PowerItem, PowerKind, PowerLimit, PowerOrigin};
pub use quantities::{Bound, Quantity, QuantityKind, Value};
pub use references::{Reference, ReferenceKind, ReferenceStatus, Target};
pub use roles::{Role, RoleMark};
pub use statuses::{
    Act, ActClass, Cause, Edge, Measure, Remedy, RemedySource, Status, StatusRemedy, Transition,
};
