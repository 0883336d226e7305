//! Delegations: powers to make rules that the instrument hands to another body.

use super::document::Document;
use super::facets::Delegation;

/// The delegations of the document in order.
pub(super) fn find(_document: &Document) -> Vec<Delegation> {
    Vec::new()
}
