//! normlint reads draft legislation, understands its structure and its words, and reports what a
//! careful reviewer would: vague terms that decide a right, broken references, missing remedies,
//! powers overstepped.

#![forbid(unsafe_code)]

#[cfg(feature = "audit")]
pub mod audit;
#[cfg(feature = "cli")]
pub mod cli;
pub mod jurisdiction;
pub mod lint;
#[cfg(feature = "lsp")]
pub mod lsp;
pub mod model;
pub mod outline;
pub mod read;
pub mod report;
pub mod text;
pub mod workspace;
