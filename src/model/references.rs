use super::Document;
use super::facets::Reference;

pub(super) fn find(document: &Document) -> Vec<Reference> {
    let _ = document;
    Vec::new()
}
