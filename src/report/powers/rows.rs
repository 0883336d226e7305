//! The inventory in the words of its reader.

use super::words;
use crate::model::{Document, PowerItem, PowerKind};
use crate::report::visible::visible;
use crate::report::words::Words;
use crate::text::Span;

/// An inventory ready to be written.
pub(super) struct Sheet<'a> {
    pub(super) words: Words,
    pub(super) document: &'a Document,
    /// The day of the law.
    pub(super) as_of: &'a str,
    /// By kind, then in document order.
    pub(super) rows: Vec<Row<'a>>,
}

/// A row of it.
pub(super) struct Row<'a> {
    pub(super) item: &'a PowerItem,
    pub(super) provision: String,
    pub(super) act: String,
    pub(super) object: String,
    /// The law named for it.
    pub(super) basis: String,
    /// Whether the rank may create it.
    pub(super) limit: String,
    /// The article that says so.
    pub(super) cited: String,
    /// The article with its ceilings and conditions.
    pub(super) authority: String,
}

impl<'a> Sheet<'a> {
    pub(super) fn new(
        document: &'a Document,
        items: &'a [PowerItem],
        as_of: &'a str,
        words: Words,
    ) -> Self {
        let mut rows: Vec<Row<'a>> = items.iter().map(|item| row(document, item, words)).collect();
        rows.sort_by_key(|row| row.item.kind);
        Self { words, document, as_of, rows }
    }

    /// How many rows there are of each kind that there is.
    pub(super) fn counts(&self) -> Vec<(PowerKind, usize)> {
        let count = |kind| self.rows.iter().filter(|row| row.item.kind == kind).count();
        let all = PowerKind::ALL.into_iter().map(|(kind, _)| (kind, count(kind)));
        all.filter(|&(_, count)| count > 0).collect()
    }
}

fn row<'a>(document: &'a Document, item: &'a PowerItem, words: Words) -> Row<'a> {
    let source = document.source();
    let slice = |span: Span| one_line(source.slice(span));
    let pieces: Vec<String> = item.object.iter().map(|&span| slice(span)).collect();
    Row {
        item,
        provision: document.outline().label(item.node, source.text()),
        act: slice(item.act),
        object: pieces.join(words.pick("；", "；", "; ")),
        basis: item.basis.join(words.comma()),
        limit: words::limit(words, item.limit.as_ref().map(|limit| limit.may)).to_owned(),
        cited: item.limit.as_ref().map(words::cited).unwrap_or_default(),
        authority: item
            .limit
            .as_ref()
            .map(|limit| words::authority(words, limit))
            .unwrap_or_default(),
    }
}

/// `text` on one line, without runs of blanks; none stands between Chinese characters.
fn one_line(text: &str) -> String {
    let shown = visible(text);
    let is_chinese = |c: char| c >= '\u{2e80}';
    let mut line = String::with_capacity(shown.len());
    for word in shown.split_whitespace() {
        let last = line.chars().next_back();
        let joins = last.is_some_and(is_chinese) && word.chars().next().is_some_and(is_chinese);
        if last.is_some() && !joins {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_joined_as_their_script_has_it() {
        assert_eq!(one_line("处五百元\n  以下罚款"), "处五百元以下罚款");
        assert_eq!(one_line("a registration\nwhere— “b”"), "a registration where— “b”");
    }
}
