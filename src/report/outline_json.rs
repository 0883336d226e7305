//! The structure of a document as JSON.

use super::data::Stretch;
use super::own::{heading, own_text};
use crate::model::Document;
use crate::outline::NodeId;
use crate::text::Span;
use serde::{Serialize, Serializer};
use std::io::{self, Write};

/// Writes the structure of `document` as one JSON object.
pub(super) fn write(document: &Document, out: &mut dyn Write) -> io::Result<()> {
    let outline = document.outline();
    let source = document.source();
    let data = OutlineData {
        path: source.path(),
        language: document.profile().language().tag(),
        profile: document.profile().code(),
        title: outline.title.slice(source.text()),
        preamble: Preamble {
            span: stretch(document, outline.preamble),
            text: outline.preamble.slice(source.text()),
        },
        nodes: Nodes { document, parent: NodeId::ROOT },
    };
    serde_json::to_writer(&mut *out, &data)?;
    out.write_all(b"\n")
}

#[derive(Serialize)]
struct OutlineData<'a> {
    path: &'a str,
    language: &'a str,
    profile: &'a str,
    title: &'a str,
    preamble: Preamble<'a>,
    nodes: Nodes<'a>,
}

#[derive(Serialize)]
struct Preamble<'a> {
    span: Stretch,
    text: &'a str,
}

/// The units right below one.
struct Nodes<'a> {
    document: &'a Document,
    parent: NodeId,
}

impl Serialize for Nodes<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let children = self.document.outline().children(self.parent);
        serializer.collect_seq(children.map(|id| NodeData::new(self.document, id)))
    }
}

#[derive(Serialize)]
struct NodeData<'a> {
    kind: &'static str,
    eid: String,
    provision: String,
    number: &'a str,
    ordinal: &'a [u32],
    heading: Option<&'a str>,
    label: String,
    span: Stretch,
    text: String,
    children: Nodes<'a>,
}

impl<'a> NodeData<'a> {
    fn new(document: &'a Document, id: NodeId) -> Self {
        let outline = document.outline();
        let text = document.source().text();
        let node = outline.node(id);
        Self {
            kind: node.kind.name(),
            eid: outline.eid(id),
            provision: outline.provision(id),
            number: node.number.slice(text),
            ordinal: node.ordinal.parts(),
            heading: heading(outline, text, id),
            label: outline.label(id, text),
            span: stretch(document, node.span),
            text: own_text(outline, text, id),
            children: Nodes { document, parent: id },
        }
    }
}

/// A span with its positions.
pub(super) fn stretch(document: &Document, span: Span) -> Stretch {
    let source = document.source();
    Stretch::new(source.position(span.start), source.position(span.end))
}
