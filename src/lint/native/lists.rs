//! Lists of numbered units, for the lints on their joints, marks and depth.

use crate::outline::{NodeId, Numbering, Outline};
use crate::text::Span;

/// The lists right below `id`: runs of numbered units of one kind whose numbers ascend, of two
/// units or more.
pub(super) fn below(outline: &Outline, id: NodeId) -> Vec<Vec<NodeId>> {
    let mut lists: Vec<Vec<NodeId>> = Vec::new();
    let mut last: Option<NodeId> = None;
    for child in outline.children(id).filter(|&child| is_item(outline, child)) {
        let node = outline.node(child);
        let goes_on = last.is_some_and(|last| {
            let last = outline.node(last);
            last.kind == node.kind
                && last.numbering == node.numbering
                && node.ordinal > last.ordinal
        });
        match lists.last_mut() {
            Some(list) if goes_on => list.push(child),
            _ => lists.push(vec![child]),
        }
        last = Some(child);
    }
    lists.retain(|list| list.len() > 1);
    lists
}

/// Whether the unit is a numbered one below the articles.
pub(super) fn is_item(outline: &Outline, id: NodeId) -> bool {
    let node = outline.node(id);
    node.numbering != Numbering::Implied && !node.number.is_empty() && node.kind.is_below_article()
}

/// The words of a unit behind its number, what lies below it included.
pub(super) fn words(outline: &Outline, id: NodeId, text: &str) -> Span {
    let node = outline.node(id);
    Span { start: node.number.end.max(node.span.start), end: node.span.end }.trimmed(text)
}
