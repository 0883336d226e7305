//! The lines of a text and what they begin with.

use super::grammar::Grammar;
use super::lead::{Lead, lead};
use super::mark::{blank, emphasis};
use super::number::{byte, run};
use crate::text::Span;

/// A line with something on it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line {
    /// Offset of its first byte behind indentation and the signs of Markdown.
    pub(super) start: usize,
    /// Offset behind its last byte that is not white space.
    pub(super) end: usize,
    /// Whether an empty line stands before it.
    pub(super) gap: bool,
    /// Its level as a heading of Markdown; 0 for other lines.
    pub(super) hashes: u8,
    /// How many quotations it opens more than it closes, counted in “ and ”.
    pub(super) quotes: i16,
    /// Whether a long dash is followed by a bracket somewhere in it.
    pub(super) run_in: bool,
    pub(super) lead: Lead,
}

impl Line {
    /// The line without indentation.
    pub(super) fn text<'a>(&self, text: &'a str) -> &'a str {
        text.get(self.start..self.end).unwrap_or_default()
    }
}

/// The lines of `text` that have something on them, without those that begin in `excluded`.
pub(super) fn scan(text: &str, excluded: &[Span], grammar: &Grammar) -> Vec<Line> {
    let bytes = text.as_bytes();
    let mut lines = Vec::with_capacity(text.len() / 120 + 8);
    let mut excluded = excluded.iter().peekable();
    let mut gap = false;
    let mut at = 0;
    while at < bytes.len() {
        let raw = raw_line(bytes, at);
        let start = at;
        at = raw.next;
        while excluded.peek().is_some_and(|span| span.end as usize <= start) {
            excluded.next();
        }
        let content = trim(text, start, raw.end);
        if content.is_empty() || excluded.peek().is_some_and(|&&span| overlaps(span, content)) {
            gap = true;
            continue;
        }
        let (from, end) = (content.start as usize, content.end as usize);
        let (body, hashes) = markdown(text, from, end);
        let line = Line {
            start: body,
            end,
            gap,
            hashes,
            quotes: raw.quotes,
            run_in: raw.run_in,
            lead: lead(text, body, end, hashes, grammar),
        };
        lines.push(line);
        gap = hashes > 0;
    }
    lines
}

fn overlaps(span: Span, content: Span) -> bool {
    span.start <= content.start && content.start < span.end
}

struct RawLine {
    end: usize,
    next: usize,
    quotes: i16,
    run_in: bool,
}

/// Finds the end of the line at `start` and what it has of quotation marks and dashes.
fn raw_line(bytes: &[u8], start: usize) -> RawLine {
    let mut line = RawLine { end: bytes.len(), next: bytes.len(), quotes: 0, run_in: false };
    let rest = bytes.get(start..).unwrap_or_default();
    for (i, &byte) in rest.iter().enumerate() {
        match byte {
            b'\n' => {
                line.end = start + i;
                line.next = start + i + 1;
                break;
            }
            b'\r' => {
                let pair = rest.get(i + 1) == Some(&b'\n');
                line.end = start + i;
                line.next = start + i + 1 + usize::from(pair);
                break;
            }
            0xE2 => match rest.get(i + 1..i + 4) {
                Some([0x80, 0x9C, _]) => line.quotes = line.quotes.saturating_add(1),
                Some([0x80, 0x9D, _]) => line.quotes = line.quotes.saturating_sub(1),
                Some([0x80, 0x94, b'(']) => line.run_in = true,
                _ if rest.get(i + 1..i + 3) == Some(&[0x80, 0x9D]) => {
                    line.quotes = line.quotes.saturating_sub(1);
                }
                _ => {}
            },
            _ => {}
        }
    }
    line
}

/// The line without white space at either end.
fn trim(text: &str, start: usize, end: usize) -> Span {
    Span::new(start, end).trimmed(text)
}

/// Length of the mark of annotated law at `at` (`F1[`), emphasis before it included; 0 for none.
pub(super) fn annotation(text: &str, at: usize) -> usize {
    let stars = emphasis(text, at);
    let digits = match byte(text, at + stars) {
        b'F' => run(text, at + stars + 1, u8::is_ascii_digit),
        _ => 0,
    };
    let fits = digits > 0 && byte(text, at + stars + 1 + digits) == b'[';
    if fits { stars + digits + 2 } else { 0 }
}

/// Passes over `##`, `>` and the marks of annotated law (`F1[`); gives the level of the heading.
fn markdown(text: &str, start: usize, end: usize) -> (usize, u8) {
    let mut at = start;
    let mut hashes = 0;
    loop {
        match byte(text, at) {
            b'#' => {
                let count = run(text, at, |&byte| byte == b'#');
                if count > 6 || blank(text, at + count) == 0 {
                    break;
                }
                hashes = u8::try_from(count).unwrap_or(6);
                at += count;
            }
            b'>' => at += 1,
            b'F' | b'*' => match annotation(text, at) {
                0 => break,
                length => at += length,
            },
            b'[' if byte(text, at + 1) == b'(' => at += 1,
            _ => break,
        }
        at += blank(text, at);
    }
    (at.min(end), hashes)
}
