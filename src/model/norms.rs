//! Norms: who must, may, must not or is entitled to do what, and the actors they speak of.

use super::document::Document;
use super::facets::{Actor, Norm};

/// The norms of the document in order.
pub(super) fn find(_document: &Document) -> Vec<Norm> {
    Vec::new()
}

/// The actors of the document's norms, those with most norms first.
pub(super) fn actors(_document: &Document) -> Vec<Actor> {
    Vec::new()
}
