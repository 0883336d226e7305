//! The structure of a document as an indented tree.

use super::own::{body, heading};
use super::structure::Structure;
use super::visible::visible;
use crate::outline::NodeId;
use std::io::{self, Write};

/// Columns of the first words of a unit.
const WORDS: usize = 48;

/// Writes a line for the document and one for each unit.
pub(super) fn write(document: Structure, out: &mut dyn Write) -> io::Result<()> {
    let Structure { source, outline, profile, .. } = document;
    let title = outline.title.slice(source.text());
    let name = if title.is_empty() { source.path() } else { title };
    writeln!(out, "{} ({}, {})", visible(name), profile.code(), profile.language().tag())?;
    for id in outline.ids().skip(1) {
        writeln!(out, "{}", line(document, id).trim_end())?;
    }
    Ok(())
}

fn line(document: Structure, id: NodeId) -> String {
    let Structure { source, outline, .. } = document;
    let text = source.text();
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
    let around = node.parent.map(|parent| outline.label(parent, text)).unwrap_or_default();
    if label != node.number.slice(text) && label != around {
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

#[cfg(test)]
mod tests {
    use super::super::structure::sample::Sample;
    use super::first_words;

    #[test]
    fn every_unit_is_a_line() {
        let mut out = Vec::new();
        super::write(Sample::new().structure(), &mut out).expect("memory does not fail");
        insta::assert_snapshot!(String::from_utf8(out).expect("it is UTF-8"));
    }

    #[test]
    fn first_words_end_at_the_limit() {
        assert_eq!(first_words(&"条".repeat(24)), "条".repeat(24));
        assert_eq!(first_words(&"条".repeat(25)), format!("{}…", "条".repeat(24)));
        assert_eq!(first_words("a\r\nb"), "a  b");
    }
}
