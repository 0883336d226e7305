//! The structure of a document as JSON.

use super::data::Stretch;
use super::own::{heading, own_text};
use super::structure::Structure;
use crate::outline::NodeId;
use crate::text::{Source, Span};
use serde::{Serialize, Serializer};
use std::io::{self, Write};

/// Writes the structure of `document` as one JSON object.
pub(super) fn write(document: Structure, out: &mut dyn Write) -> io::Result<()> {
    let Structure { outline, source, profile, .. } = document;
    let data = OutlineData {
        path: source.path(),
        language: profile.language().tag(),
        profile: profile.code(),
        title: outline.title.slice(source.text()),
        preamble: Preamble {
            span: stretch(source, outline.preamble),
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
    document: Structure<'a>,
    parent: NodeId,
}

impl Serialize for Nodes<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let children = self.document.outline.children(self.parent);
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
    fn new(document: Structure<'a>, id: NodeId) -> Self {
        let Structure { outline, source, .. } = document;
        let text = source.text();
        let node = outline.node(id);
        Self {
            kind: node.kind.name(),
            eid: outline.eid(id),
            provision: outline.provision(id),
            number: node.number.slice(text),
            ordinal: node.ordinal.parts(),
            heading: heading(outline, text, id),
            label: outline.label(id, text),
            span: stretch(source, node.span),
            text: own_text(outline, text, id),
            children: Nodes { document, parent: id },
        }
    }
}

/// A span with its positions.
pub(super) fn stretch(source: &Source, span: Span) -> Stretch {
    Stretch::new(source.position(span.start), source.position(span.end))
}

#[cfg(test)]
mod tests {
    use super::super::structure::sample::Sample;
    use serde_json::Value;

    #[test]
    fn the_tree_is_told_with_places_and_text() {
        let mut out = Vec::new();
        super::write(Sample::new().structure(), &mut out).expect("memory does not fail");
        let value: Value = serde_json::from_slice(&out).expect("it is JSON");
        let article = &value["nodes"][0]["children"][0];
        assert_eq!(article["eid"], "chp_1__art_1");
        assert_eq!(article["provision"], "art_1");
        assert_eq!(article["heading"], Value::Null);
        assert_eq!(article["span"]["start"]["column"], 1);
        assert_eq!(value["nodes"][0]["heading"], "总　则");
        insta::assert_snapshot!(serde_json::to_string_pretty(&value).expect("it was JSON"));
    }
}
