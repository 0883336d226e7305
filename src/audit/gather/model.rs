//! What was understood of a document: terms, citations, statuses, norms.

use super::articles::Articles;
use super::{clamp, joined};
use crate::audit::tables::{DefinitionRow, ReferenceRow, StatusRow};
use crate::model::{Document, Edge, Modality, ReferenceKind, RemedySource, Status};

pub(super) fn definitions(document: &Document, articles: &mut Articles<'_>) -> Vec<DefinitionRow> {
    let source = document.source();
    let definitions = document.definitions().iter();
    let rows = definitions.map(|definition| DefinitionRow {
        path: source.path().to_owned(),
        provision: document.outline().provision(definition.provision),
        line: articles.line(definition.span.start),
        term: definition.term.clone(),
        kind: definition.kind.name().to_owned(),
        scope: definition.scope.name().to_owned(),
        meaning: source.slice(definition.meaning).to_owned(),
        uses: clamp(definition.uses.len()),
    });
    rows.collect()
}

pub(super) fn references(document: &Document, articles: &mut Articles<'_>) -> Vec<ReferenceRow> {
    let source = document.source();
    let mut rows = Vec::new();
    for (at, reference) in document.references().iter().enumerate() {
        if let Some(article) = articles.at(reference.span.start) {
            article.row.references += 1;
        }
        let row = ReferenceRow {
            path: source.path().to_owned(),
            citation: clamp(at + 1),
            provision: document.outline().provision(reference.provision),
            line: articles.line(reference.span.start),
            text: source.slice(reference.span).to_owned(),
            kind: reference.kind.name().to_owned(),
            status: reference.status.name().to_owned(),
            target: None,
            instrument: None,
        };
        let external = reference.kind == ReferenceKind::External;
        let targets = reference.targets.iter().map(|target| ReferenceRow {
            instrument: instrument(&target.path).filter(|_| external).map(str::to_owned),
            target: Some(target.path.clone()),
            ..row.clone()
        });
        let before = rows.len();
        rows.extend(targets);
        if rows.len() == before {
            rows.push(row);
        }
    }
    rows
}

/// The instrument that a target in another one names: `A` in `《A》/art_1`.
fn instrument(target: &str) -> Option<&str> {
    let inner = target.strip_prefix('《')?;
    let end = inner.rfind("》/").or_else(|| inner.rfind('》'))?;
    inner.get(..end)
}

pub(super) fn statuses(document: &Document) -> Vec<StatusRow> {
    document.statuses().iter().map(|found| status(document, found)).collect()
}

fn status(document: &Document, status: &Status) -> StatusRow {
    let outline = document.outline();
    let edge =
        |edge| joined(status.provisions(edge).into_iter().map(|node| outline.provision(node)));
    let remedy =
        |source| clamp(status.remedies.iter().filter(|remedy| remedy.source == source).count());
    StatusRow {
        path: document.source().path().to_owned(),
        name: status.name.clone(),
        class: status.class.name().to_owned(),
        grant: edge(Edge::Grant),
        renewal: edge(Edge::Renewal),
        suspension: edge(Edge::Suspension),
        loss: edge(Edge::Loss),
        voluntary_exit: edge(Edge::VoluntaryExit),
        natural_termination: edge(Edge::NaturalTermination),
        remedy_own: remedy(RemedySource::Own),
        remedy_referred: remedy(RemedySource::Referred),
        remedy_general_law: remedy(RemedySource::GeneralLaw),
        remedy_excluded: remedy(RemedySource::Excluded),
        remedy_none: remedy(RemedySource::None),
    }
}

/// Counts the norms of each article.
pub(super) fn norms(document: &Document, articles: &mut Articles<'_>) {
    for norm in document.norms() {
        let Some(article) = articles.at(norm.span.start) else { continue };
        let row = &mut article.row;
        match norm.modality {
            Modality::Obligation => row.obligations += 1,
            Modality::Prohibition => row.prohibitions += 1,
            Modality::Permission => row.permissions += 1,
            Modality::Right => row.rights += 1,
            Modality::Power => row.powers += 1,
            Modality::Declaration => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_name_their_instrument() {
        assert_eq!(instrument("《某法》/art_1__para_2"), Some("某法"));
        assert_eq!(instrument("《5 U.S.C.》"), Some("5 U.S.C."));
        assert_eq!(instrument("《关于〈某法〉的决定》/art_1"), Some("关于〈某法〉的决定"));
        assert_eq!(instrument("art_21"), None);
    }
}
