use super::Document;
use super::facets::Quantity;

pub(super) fn find(document: &Document) -> Vec<Quantity> {
    let _ = document;
    Vec::new()
}
