//! Lints: the catalogue made of the pages in `lints/`, the engine that runs them, and what decides
//! which of their findings are shown.

mod allow;
mod baseline;
mod catalogue;
mod clause;
mod context;
mod declarative;
mod finding;
mod fingerprint;
mod fix;
mod inline;
mod linter;
mod native;
mod page;
mod parallel;
mod place;
mod settings;
mod settle;
mod since;
mod template;
#[cfg(feature = "cli")]
pub mod testing;
mod wording;

pub use allow::{Applied, Fault, apply, is_reason};
pub use baseline::{Baseline, BaselineError, Entry};
pub use catalogue::{Catalogue, GROUPS, Group, Lint};
pub use context::{Context, Draft};
pub use finding::{
    Applicability, Authority, Basis, DocumentReport, Edit, Finding, Fix, Place, Related, Report,
    Severity,
};
pub use fix::{Fixed, apply_fixes, compatible_edits};
pub use inline::{Inline, parse as inline_allowances};
pub use linter::{Assessed, Checked, Linter};
pub use page::{AuthorityRow, Engine, Front, Page, PageError, Tag, Text};
pub use parallel::Effort;
pub use settings::{Allowance, Level, Settings};
pub use since::Since;
#[cfg(feature = "lsp")]
pub(crate) use template::quotes_for;
