//! Sessions with the language server, as an editor holds them.

#![cfg(feature = "lsp")]
#![allow(clippy::disallowed_methods, reason = "runs the program in folders of its own")]

mod client;
mod configuration;
mod edits;
mod lifecycle;
mod positions;
mod session;
