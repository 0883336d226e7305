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
    let (mut start, mut end) =
        ((span.start as usize).min(text.len()), (span.end as usize).min(text.len()));
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    while !text.is_char_boundary(end) {
        end += 1;
    }
    Span::new(start, end)
}
