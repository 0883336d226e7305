use super::Document;
use super::facets::Status;

pub(super) fn find(document: &Document) -> Vec<Status> {
    let _ = document;
    Vec::new()
}
