//! The lines of a text: where they begin and end without indentation and markup, and with which
//! number. No line is read further than its number here.

use super::head::{Head, Units};
use crate::text::Span;
use memchr::{memchr, memchr2};

/// A line that is not blank.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line {
    /// Its text without indentation, markup at its beginning, and white space at its end.
    pub(super) text: Span,
    /// Whether a blank line, a comment or the beginning of the text comes before it.
    pub(super) apart: bool,
    /// How far its text stands from the margin, in columns.
    pub(super) indent: u32,
    /// The level of a Markdown heading, 0 for other lines.
    pub(super) level: u8,
    /// The number it begins with.
    pub(super) head: Option<Head>,
    /// Whether the line is a part of a table of contents.
    pub(super) contents: bool,
}

/// The lines of a text and what in it is not law.
#[derive(Debug, Default)]
pub(super) struct Lines {
    /// Lines with text, in order.
    pub(super) lines: Vec<Line>,
    /// Front matter and comments, in order.
    pub(super) excluded: Vec<Span>,
}

impl Lines {
    pub(super) fn read(text: &str, units: &Units) -> Self {
        let mut excluded = Vec::new();
        let front = front_matter(text);
        excluded.extend(front);
        comments(text, front.map_or(0, |front| front.end as usize), &mut excluded);
        let mut found = Self { lines: Vec::new(), excluded };
        found.lines.reserve(text.len() / 128);
        let mut reader = Reader { text, units, apart: true, comment: 0 };
        let returns = memchr(b'\r', text.as_bytes()).is_some();
        let mut start = 0;
        while start < text.len() {
            let (end, next) = line_end(text, start, returns);
            reader.line(start, end, &mut found);
            start = next;
        }
        found
    }
}

struct Reader<'a> {
    text: &'a str,
    units: &'a Units,
    apart: bool,
    /// The first excluded span that does not end before the line.
    comment: usize,
}

impl Reader<'_> {
    fn line(&mut self, start: usize, end: usize, found: &mut Lines) {
        let mut line = Span::new(start, end).trimmed(self.text);
        let margin = Span { start: Span::empty(start).start, end: line.start }.slice(self.text);
        let indent = margin.chars().map(|c| 1 + u32::from(c > '\u{FF}')).sum();
        while let Some(excluded) = found.excluded.get(self.comment) {
            if excluded.end <= line.start {
                self.comment += 1;
            } else if excluded.start <= line.start && !line.is_empty() {
                line.start = excluded.end.min(line.end);
                line = line.trimmed(self.text);
                self.apart = true;
            } else if excluded.end >= line.end && (line.start..line.end).contains(&excluded.start) {
                line.end = excluded.start;
                line = line.trimmed(self.text);
            } else {
                break;
            }
        }
        let (level, markup) = markup(line.slice(self.text));
        line.start += Span::empty(markup).start;
        let body = line.slice(self.text);
        if level > 0 || body.ends_with("**") {
            let bare = body.trim_end_matches(['#', '*']).trim_end();
            line.end = line.start + Span::empty(bare.len()).start;
        }
        if line.is_empty() || is_rule(body) {
            self.apart = true;
            return;
        }
        let head = self.units.head(self.text, line.start as usize);
        let head = head.filter(|head| head.number.end <= line.end);
        let head = head.map(|head| Head { text: head.text.min(line.end), ..head });
        let apart = std::mem::replace(&mut self.apart, false);
        found.lines.push(Line { text: line, apart, indent, level, head, contents: false });
    }
}

/// The end of the line that begins at `start`, and the beginning of the next; `returns` tells
/// whether there are carriage returns anywhere.
fn line_end(text: &str, start: usize, returns: bool) -> (usize, usize) {
    let rest = text.get(start..).unwrap_or_default();
    let bytes = rest.as_bytes();
    let end = if returns { memchr2(b'\n', b'\r', bytes) } else { memchr(b'\n', bytes) };
    let Some(end) = end else { return (text.len(), text.len()) };
    let broken = rest.get(end..).unwrap_or_default();
    let len = if broken.starts_with("\r\n") { 2 } else { 1 };
    (start + end, start + end + len)
}

/// The level of a Markdown heading and the length of the markup at the beginning of a line:
/// `## `, `**`, `> `, `- `.
fn markup(line: &str) -> (u8, usize) {
    let Some(b'#' | b'*' | b'>' | b'-') = line.bytes().next() else {
        return (0, 0);
    };
    let mut rest = line;
    for quote in ["> ", "- ", "* "] {
        rest = rest.strip_prefix(quote).unwrap_or(rest).trim_start();
    }
    let bare = rest.trim_start_matches('#');
    let level = rest.len() - bare.len();
    rest = if level > 0 { bare.trim_start() } else { rest };
    rest = if rest.starts_with("**") { rest.trim_start_matches('*').trim_start() } else { rest };
    (u8::try_from(level).unwrap_or(u8::MAX).min(6), line.len() - rest.len())
}

/// A line of dashes or stars that separates parts of a text.
fn is_rule(line: &str) -> bool {
    line.len() >= 3 && line.bytes().all(|byte| matches!(byte, b'-' | b'*' | b'_' | b'='))
}

/// `---` on the first line up to `---` on another.
fn front_matter(text: &str) -> Option<Span> {
    let (first, mut start) = line_end(text, 0, true);
    if text.get(..first)?.trim_end() != "---" {
        return None;
    }
    while start < text.len() {
        let (end, next) = line_end(text, start, true);
        if matches!(text.get(start..end)?.trim_end(), "---" | "...") {
            return Some(Span::new(0, end));
        }
        start = next;
    }
    None
}

/// `<!-- … -->` from `from` on; one that does not close is text.
fn comments(text: &str, mut from: usize, found: &mut Vec<Span>) {
    while let Some(at) = text.get(from..).and_then(|rest| memchr(b'<', rest.as_bytes())) {
        let start = from + at;
        from = start + 1;
        let Some(rest) = text.get(start..).filter(|rest| rest.starts_with("<!--")) else {
            continue;
        };
        let Some(len) = rest.find("-->") else { return };
        from = start + len + 3;
        found.push(Span::new(start, from));
    }
}
