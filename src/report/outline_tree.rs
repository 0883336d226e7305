//! The structure of a document as an indented tree.

use super::own::{body, heading};
use super::visible::visible;
use crate::model::Document;
use crate::outline::NodeId;
use std::io::{self, Write};

/// Columns of the first words of a unit.
const WORDS: usize = 48;

/// Writes a line for the document and one for each unit.
pub(super) fn write(document: &Document, out: &mut dyn Write) -> io::Result<()> {
    let outline = document.outline();
    let source = document.source();
    let title = outline.title.slice(source.text());
    let name = if title.is_empty() { source.path() } else { title };
    let profile = document.profile();
    writeln!(out, "{} ({}, {})", visible(name), profile.code(), profile.language().tag())?;
    for id in outline.ids().skip(1) {
        writeln!(out, "{}", line(document, id).trim_end())?;
    }
    Ok(())
}

fn line(document: &Document, id: NodeId) -> String {
    let outline = document.outline();
    let text = document.source().text();
    let node = outline.node(id);
    let depth = outline.ancestors(id).count() - 1;
    let mut line = format!("{:indent$}{}", "", node.kind.name(), indent = 2 * depth);
    let mut add = |gap: &str, part: &str| {
        if !part.is_empty() {
            line.push_str(gap);
            line.push_str(&visible(part));
        }
    };
    add(" ", node.number.slice(text).trim());
    add(" ", heading(outline, text, id).unwrap_or_default());
    add(" — ", &first_words(body(outline, text, id).lead.slice(text)));
    let label = outline.label(id, text);
    if !label.is_empty() {
        add("  ", &format!("[{label}]"));
    }
    line
}

/// The beginning of `text` on one line. What is cut off shows as `…`.
fn first_words(text: &str) -> String {
    let mut words = String::new();
    let mut columns = 0;
    for c in text.chars() {
        columns += if c < '\u{1100}' { 1 } else { 2 };
        if columns > WORDS {
            words.truncate(words.trim_end().len());
            words.push('…');
            break;
        }
        words.push(if c.is_whitespace() { ' ' } else { c });
    }
    words
}
