//! Provisions and terms as symbols.

use super::{Failure, navigation};
use crate::lsp::view::View;
use crate::outline::{Kind, NodeId};
use crate::text::Span;
use ls_types::{
    DocumentSymbol, DocumentSymbolParams, DocumentSymbolResponse, SymbolInformation, SymbolKind,
};
use serde_json::{Value, json};

/// At most so many characters of a provision stand beside its number.
const DETAIL: usize = 30;
/// At most so many symbols of the workspace are given.
const MOST: usize = 500;

/// The provisions of a document.
pub(super) fn of_document(
    view: &View,
    _: DocumentSymbolParams,
) -> Result<DocumentSymbolResponse, Failure> {
    if view.client.nested_symbols {
        return Ok(below(view, NodeId::ROOT).into());
    }
    let mut flat = Vec::new();
    for id in view.document().outline().ids().skip(1).filter(|&id| is_shown(view, id)) {
        let container = view.document().outline().node(id).parent.map(|it| view.label(it));
        flat.push(information(view, view.label(id), kind(view, id), span(view, id), container));
    }
    Ok(flat.into())
}

/// The provisions below `parent` with those below them; what is below one that is not shown stands
/// in its place.
fn below(view: &View, parent: NodeId) -> Vec<DocumentSymbol> {
    let outline = view.document().outline();
    let shown = |id| match is_shown(view, id) {
        true => vec![symbol(view, id)],
        false => below(view, id),
    };
    outline.children(parent).flat_map(shown).collect()
}

#[allow(deprecated, reason = "the type has a field that clients of old read; it stays empty")]
fn symbol(view: &View, id: NodeId) -> DocumentSymbol {
    let node = view.document().outline().node(id);
    let children = below(view, id);
    DocumentSymbol {
        name: name(view, id),
        detail: node.heading.is_none().then(|| first_words(view, id)),
        kind: kind(view, id),
        tags: None,
        deprecated: None,
        range: view.range(span(view, id)),
        selection_range: view.range(selection(view, id)),
        children: (!children.is_empty()).then_some(children),
    }
}

/// Whether a provision is a symbol: a paragraph that citations pass over is none.
fn is_shown(view: &View, id: NodeId) -> bool {
    let outline = view.document().outline();
    let node = outline.node(id);
    !node.span.is_empty()
        && (!node.number.is_empty()
            || node.heading.is_some()
            || node.parent.is_some_and(|parent| outline.children(parent).nth(1).is_some()))
}

fn span(view: &View, id: NodeId) -> Span {
    let span = view.document().outline().node(id).span;
    // A symbol lies in the one around it; headings may stand before the span of their unit.
    span.cover(selection(view, id))
}

/// What the cursor goes to: the number, or the first line.
fn selection(view: &View, id: NodeId) -> Span {
    let node = view.document().outline().node(id);
    if node.number.is_empty() { navigation::heading(view, id) } else { node.number }
}

/// Number and heading of a provision, or how it is cited where it has neither.
fn name(view: &View, id: NodeId) -> String {
    let node = view.document().outline().node(id);
    let heading = node.heading.unwrap_or_default();
    let name = format!("{} {}", node.number.slice(view.text()), heading.slice(view.text()));
    match name.trim() {
        "" => Some(view.label(id)).filter(|it| !it.is_empty()),
        name => Some(name.to_owned()),
    }
    .unwrap_or_else(|| node.kind.name().to_owned())
}

/// The first words of a provision.
fn first_words(view: &View, id: NodeId) -> String {
    let outline = view.document().outline();
    let node = outline.node(id);
    let words = node.span.slice(view.text());
    let words = words.get(node.number.len()..).unwrap_or_default().trim_start();
    let line = words.lines().next().unwrap_or_default().trim_end();
    let short: String = line.chars().take(DETAIL).collect();
    let dots = if short.len() < line.len() { "…" } else { "" };
    format!("{short}{dots}")
}

fn kind(view: &View, id: NodeId) -> SymbolKind {
    let outline = view.document().outline();
    if outline.is_article(id) {
        return SymbolKind::CLASS;
    }
    match outline.node(id).kind {
        Kind::Document | Kind::Annex | Kind::Schedule => SymbolKind::FILE,
        Kind::Book | Kind::Part | Kind::Title => SymbolKind::MODULE,
        Kind::Chapter | Kind::Division | Kind::Section => SymbolKind::NAMESPACE,
        Kind::Article | Kind::Recital => SymbolKind::CLASS,
        Kind::Subsection | Kind::Paragraph => SymbolKind::METHOD,
        Kind::Subparagraph
        | Kind::Clause
        | Kind::Subclause
        | Kind::Item
        | Kind::Subitem
        | Kind::Point => SymbolKind::FIELD,
    }
}

#[allow(deprecated, reason = "the type has a field that clients of old read; it stays empty")]
fn information(
    view: &View,
    name: String,
    kind: SymbolKind,
    span: Span,
    container_name: Option<String>,
) -> SymbolInformation {
    let location = view.location(span);
    SymbolInformation { name, kind, tags: None, deprecated: None, location, container_name }
}

/// The terms, and the units from the basic ones up, whose name or heading holds the query.
pub(in crate::lsp) fn of_workspace(views: &[View], params: &Value) -> Value {
    let query = params.get("query").and_then(Value::as_str).unwrap_or_default().to_lowercase();
    let holds = |text: &str| text.to_lowercase().contains(&query);
    let mut found = Vec::new();
    for view in views {
        let document = view.document();
        let title = document.instrument().title.clone();
        for definition in document.definitions().iter().filter(|it| holds(&it.term)) {
            let (name, kind) = (definition.term.clone(), SymbolKind::CONSTANT);
            found.push(information(view, name, kind, definition.span, Some(title.clone())));
        }
        let outline = document.outline();
        for id in outline.ids().skip(1) {
            let inner = outline.article_of(id).is_some_and(|article| article != id);
            let heading = outline.node(id).heading.map_or("", |it| it.slice(view.text()));
            let name = format!("{} {heading}", view.label(id));
            if !inner && is_shown(view, id) && holds(&name) {
                let (name, kind) = (name.trim_end().to_owned(), kind(view, id));
                found.push(information(view, name, kind, selection(view, id), Some(title.clone())));
            }
        }
    }
    found.truncate(MOST);
    json!(found)
}
