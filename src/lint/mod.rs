//! Lints: the catalogue made of the pages in `lints/`, the engine that runs them, and what decides
//! which of their findings are shown.

mod catalogue;
mod finding;
mod page;
mod settings;

pub use catalogue::{Catalogue, GROUPS, Group, Lint};
pub use finding::{
    Applicability, Authority, Basis, DocumentReport, Edit, Finding, Fix, Place, Related, Report,
    Severity,
};
pub use page::{AuthorityRow, Engine, Front, Page, PageError, Text};
pub use settings::{Allowance, Level, Settings};
