//! From words to what they point to, and back.

use super::Failure;
use crate::lsp::view::{View, touches};
use crate::model::Reference;
use crate::outline::NodeId;
use crate::text::Span;
use ls_types::{
    DocumentHighlight, DocumentHighlightKind, DocumentHighlightParams, GotoDefinitionParams,
    Location, ReferenceParams,
};

/// What the words at a position point to: a term to its declaration, a reference to the provisions
/// it cites.
pub(super) fn definition(
    view: &View,
    params: GotoDefinitionParams,
) -> Result<Vec<Location>, Failure> {
    let offset = view.offset(params.text_document_position_params.position);
    if let Some(reference) = view.reference_at(offset)
        && let cited @ [_, ..] = &cited_at(reference, offset)[..]
    {
        return Ok(cited.iter().map(|&node| view.location(heading(view, node))).collect());
    }
    let definitions = view.definitions_at(offset);
    Ok(definitions.iter().map(|definition| view.location(definition.span)).collect())
}

/// Where a term is used, or who cites the provision at a position.
pub(super) fn references(view: &View, params: ReferenceParams) -> Result<Vec<Location>, Failure> {
    let offset = view.offset(params.text_document_position.position);
    let declared = params.context.include_declaration;
    let spans = occurrences(view, offset).into_iter();
    let wanted = spans.filter(|&(_, declaration)| declared || !declaration);
    Ok(wanted.map(|(span, _)| view.location(span)).collect())
}

/// The places in the document that belong to the word at a position.
pub(super) fn highlights(
    view: &View,
    params: DocumentHighlightParams,
) -> Result<Vec<DocumentHighlight>, Failure> {
    let offset = view.offset(params.text_document_position_params.position);
    let at_word = view.reference_at(offset).is_some() || !view.definitions_at(offset).is_empty();
    let numbered = || {
        let node = view.provision_at(offset)?;
        let number = view.document().outline().node(node).number;
        touches(number, offset).then_some(())
    };
    if !at_word && numbered().is_none() {
        return Ok(Vec::new());
    }
    let kind = |declaration| match declaration {
        true => DocumentHighlightKind::WRITE,
        false => DocumentHighlightKind::READ,
    };
    let highlight = |(span, declaration)| DocumentHighlight {
        range: view.range(span),
        kind: Some(kind(declaration)),
    };
    Ok(occurrences(view, offset).into_iter().map(highlight).collect())
}

/// The places that belong to the word at `offset`, in order, each with whether it is a declaration
/// or the provision itself.
fn occurrences(view: &View, offset: u32) -> Vec<(Span, bool)> {
    let mut found = Vec::new();
    let reference = view.reference_at(offset);
    let cited = reference.map(|reference| cited_at(reference, offset)).unwrap_or_default();
    let definitions = if cited.is_empty() { view.definitions_at(offset) } else { Vec::new() };
    for definition in &definitions {
        found.push((definition.word(), true));
        found.extend(view.uses(definition).map(|used| (used, false)));
    }
    if let (Some(reference), [], []) = (reference, &definitions[..], &cited[..]) {
        found.extend(alike(view, reference).map(|span| (span, false)));
    } else if definitions.is_empty() {
        let here = || view.provision_at(offset).into_iter().collect();
        for node in if cited.is_empty() { here() } else { cited } {
            found.push((heading(view, node), true));
            found.extend(citations(view, node).map(|span| (span, false)));
        }
    }
    found.sort_unstable_by_key(|&(span, declaration)| (span, !declaration));
    found.dedup_by_key(|&mut (span, _)| span);
    found
}

/// The references to what `reference` points to in another instrument.
fn alike<'a>(view: &View<'a>, reference: &'a Reference) -> impl Iterator<Item = Span> {
    let same = move |other: &&Reference| {
        let mut paths = other.targets.iter().map(|target| &target.path);
        paths.any(|path| reference.targets.iter().any(|target| target.path == *path))
    };
    view.document().references().iter().filter(same).map(|other| other.span)
}

/// The words that cite `node` or a part of it, in order.
pub(super) fn citations(view: &View, node: NodeId) -> impl Iterator<Item = Span> {
    let references = view.document().references();
    view.analysis.citing(node).iter().filter_map(|&index| references.get(index).map(|r| r.span))
}

/// The provisions of this document that the words of a reference at `offset` cite; all that it
/// cites where those words name none by themselves.
fn cited_at(reference: &Reference, offset: u32) -> Vec<NodeId> {
    let named = |exact: bool| {
        let targets = reference.targets.iter();
        let mut nodes: Vec<NodeId> = targets
            .filter(|target| !exact || touches(target.span, offset))
            .filter_map(|target| target.node)
            .collect();
        nodes.dedup();
        nodes
    };
    let exact = named(true);
    if exact.is_empty() { named(false) } else { exact }
}

/// What to show of a provision: its number, or its first line where it has none.
pub(super) fn heading(view: &View, node: NodeId) -> Span {
    let node = view.document().outline().node(node);
    if !node.number.is_empty() {
        return node.heading.map_or(node.number, |heading| node.number.cover(heading));
    }
    let first = node.span.slice(view.text()).lines().next().unwrap_or_default();
    let start = node.span.start as usize;
    Span::new(start, start + first.len())
}
