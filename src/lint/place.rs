//! Places of findings.

use super::Place;
use crate::model::Document;
use crate::outline::NodeId;
use crate::text::Span;

impl Place {
    /// The words of `span` in the provision `node` of `document`.
    #[must_use]
    pub fn new(document: &Document, node: NodeId, span: Span) -> Self {
        let source = document.source();
        let span = on_boundaries(source.text(), span);
        let outline = document.outline();
        Self {
            path: source.path().to_owned(),
            provision: outline.provision(node),
            label: outline.label(node, source.text()),
            span,
            start: source.position(span.start),
            end: source.position(span.end),
            text: source.slice(span).to_owned(),
        }
    }
}

/// The smallest span around `span` that lies in `text` and on character boundaries: renderers must
/// never see another one.
fn on_boundaries(text: &str, span: Span) -> Span {
    let start = text.floor_char_boundary(span.start as usize);
    let end = text.ceil_char_boundary(span.end as usize);
    Span::new(start, end)
}
