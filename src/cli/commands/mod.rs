//! The commands, one file each.

#[cfg(feature = "audit")]
pub(super) mod audit;
pub(super) mod check;
pub(super) mod completions;
pub(super) mod config;
pub(super) mod explain;
pub(super) mod init;
pub(super) mod lifecycle;
pub(super) mod lints;
#[cfg(feature = "lsp")]
pub(super) mod lsp;
pub(super) mod man;
pub(super) mod model;
pub(super) mod outline;
pub(super) mod powers;
#[cfg(feature = "audit")]
pub(super) mod stats;
pub(super) mod test;
