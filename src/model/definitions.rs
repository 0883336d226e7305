use super::Document;
use super::facets::Definition;

pub(super) fn find(document: &Document) -> Vec<Definition> {
    let _ = document;
    Vec::new()
}
