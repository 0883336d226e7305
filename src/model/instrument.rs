use super::Document;
use super::facets::Instrument;

pub(super) fn find(document: &Document) -> Instrument {
    let _ = document;
    Instrument::default()
}
