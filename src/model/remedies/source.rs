//! Where the remedy against an act comes from.

use crate::model::document::Document;
use crate::model::facets::{Act, RemedySource};
use crate::outline::NodeId;

/// The source of the remedy against `act` with the clause that opens or excludes it.
pub(in crate::model) fn source(document: &Document, act: &Act) -> (RemedySource, Option<NodeId>) {
    let mut remedies = document.remedies().iter();
    if let Some(remedy) = remedies.find(|remedy| remedy.reaches(document, act)) {
        let source = if remedy.referred { RemedySource::Referred } else { RemedySource::Own };
        return (source, Some(remedy.node));
    }
    if let Some(clause) = excluding(document, act.node) {
        return (RemedySource::Excluded, Some(clause));
    }
    let kind = if act.sanction { "penalty" } else { act.class.name() };
    let date = document.instrument().dated.as_deref();
    let supplied = document.lexicon().general_law().remedies(kind, date).next().is_some();
    (if supplied { RemedySource::GeneralLaw } else { RemedySource::None }, None)
}

/// The clause in the article of `node` that makes its decision final.
fn excluding(document: &Document, node: NodeId) -> Option<NodeId> {
    let list = document.lexicon().scanner().list("finality")?;
    let outline = document.outline();
    let article = outline.article_of(node)?;
    let hits = document.hits().within(list, outline.node(article).span);
    hits.first().map(|hit| outline.at(hit.start))
}
