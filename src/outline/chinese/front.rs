//! What stands before the first unit: the title, the note of adoption, the table of contents.

use super::head::{Head, Style, What};
use super::lines::Line;
use crate::jurisdiction::Headings;
use crate::outline::Ordinal;
use crate::text::Span;

/// The title and the note under it.
#[derive(Debug, Default)]
pub(super) struct Front {
    /// The title without markup; empty if there is none.
    pub(super) title: Span,
    /// Index of the first line behind the title.
    pub(super) after: usize,
    /// The note of adoption and amendments.
    pub(super) adoption: Option<Span>,
}

/// How many lines may stand before a title printed without markup.
const LINES_BEFORE_TITLE: usize = 12;
/// Tables of contents of one document; more headings of that name are something else.
const MOST_TABLES: usize = 16;
/// Bytes of the longest title or entry of a table of contents.
const LONGEST_TITLE: usize = 240;

impl Front {
    pub(super) fn read(lines: &[Line], text: &str, headings: &Headings) -> Self {
        let body = |line: &Line| line.contents || is_unit(line);
        let body = lines.iter().position(body).unwrap_or(lines.len());
        let front = lines.get(..body).unwrap_or_default();
        let Some((first, last)) = title_lines(front, text, headings) else {
            // A part of a code printed alone has the part's heading for its title.
            let part = lines.first().filter(|line| line.level == 1 && !line.contents);
            return Self {
                title: part.map_or_else(Span::default, |line| line.text),
                ..Self::default()
            };
        };
        let (Some(from), Some(to)) = (front.get(first), front.get(last)) else {
            return Self::default();
        };
        let after = last + 1;
        let adoption = adoption(front.get(after..).unwrap_or_default(), text, headings);
        Self { title: from.text.cover(to.text), after, adoption }
    }
}

/// The first and the last line of the title among the lines before the first unit.
fn title_lines(front: &[Line], text: &str, headings: &Headings) -> Option<(usize, usize)> {
    let marked = front.iter().position(|line| line.level == 1);
    let marked = marked.or_else(|| front.first().filter(|line| line.level > 1).map(|_| 0));
    if let Some(at) = marked {
        return Some((at, at));
    }
    let slice = |line: &Line| line.text.slice(text);
    let complete = |line: &Line| {
        let title = slice(line);
        let bare = title.split(['（', '(']).next().unwrap_or(title).trim_end();
        line.text.len() <= LONGEST_TITLE
            && headings.words.title.iter().any(|word| bare.ends_with(word.as_str()))
    };
    let Some(last) = front.iter().take(LINES_BEFORE_TITLE).position(complete) else {
        return front.first().filter(|line| line.text.len() <= LONGEST_TITLE).map(|_| (0, 0));
    };
    // A title that was broken goes on upwards without a blank line.
    let mut first = last;
    while first > 0 && front.get(first).is_some_and(|line| !line.apart) {
        let above = front.get(first - 1).map(slice).unwrap_or_default();
        if above.ends_with(['令', '号', '告', '）', ')', '。', '：']) {
            break;
        }
        first -= 1;
    }
    Some((first, last))
}

/// The note of adoption among the lines behind the title.
fn adoption(lines: &[Line], text: &str, headings: &Headings) -> Option<Span> {
    let mut note: Option<Span> = None;
    let mut misses = 0;
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        let to = at + bracketed_lines(lines.get(at..).unwrap_or_default(), text);
        let end = lines.get(to).map_or(line.text, |line| line.text);
        let span = line.text.cover(end);
        at = to + 1;
        let said = span.slice(text);
        let cue = |word: &String| said.contains(word.as_str());
        if starts_note(said) && headings.cues.adoption.iter().any(cue) {
            note = Some(note.map_or(span, |note| note.cover(span)));
            misses = 0;
        } else {
            misses += 1;
            // A line of the note that was broken is followed by the next amendment.
            if misses > 3 || line.level > 1 || said.len() > LONGEST_TITLE {
                break;
            }
        }
    }
    note
}

/// How many lines further a bracket that begins the first line is closed; 0 for the same line.
fn bracketed_lines(lines: &[Line], text: &str) -> usize {
    let opens = |line: &Line| line.text.slice(text).starts_with(['（', '(']);
    if !lines.first().is_some_and(opens) {
        return 0;
    }
    let closes = |line: &Line| line.text.slice(text).ends_with(['）', ')']);
    lines.iter().take(40).position(closes).unwrap_or(0)
}

/// Whether a line begins like a note of adoption: with a bracket or a date.
fn starts_note(line: &str) -> bool {
    let bare = line.trim_start_matches(['（', '(', ' ', '\u{3000}']);
    let date = |text: &str| {
        let digits = text.trim_start_matches(|c: char| {
            c.is_numeric() || crate::outline::numerals::chinese_part(c)
        });
        digits.len() < text.len() && digits.trim_start().starts_with('年')
    };
    bare.len() < line.len() || date(bare) || date(bare.trim_start_matches("中华民国"))
}

/// Marks the lines of tables of contents and gives the spans of the tables.
pub(super) fn contents(lines: &mut [Line], text: &str, headings: &Headings) -> Vec<Span> {
    let mut tables = Vec::new();
    let mut at = 0;
    let mut first_unit = true;
    let mut named_tables = 0;
    while let Some(line) = lines.get(at) {
        let named = named_tables < MOST_TABLES && is_contents(line.text.slice(text), headings);
        named_tables += usize::from(named);
        let linked = is_link(line, text);
        if !(named || linked || first_unit && is_numbered_entry(line)) {
            at += 1;
            continue;
        }
        first_unit &= named || linked;
        let rest = lines.get(at..).unwrap_or_default();
        let len = match (named, linked) {
            (true, _) => named_table(rest, text),
            (_, true) => rest.iter().take_while(|line| is_link(line, text)).count(),
            _ => bare_table(rest, text, headings),
        };
        let Some(table) = lines.get_mut(at..at + len).filter(|table| !table.is_empty()) else {
            at += 1;
            continue;
        };
        for line in table.iter_mut() {
            line.contents = true;
        }
        let (first, last) = (table.first(), table.last());
        tables.extend(first.zip(last).map(|(first, last)| first.text.cover(last.text)));
        at += len;
    }
    tables
}

/// Whether a line is a link to a place in the document: an entry of a table of contents.
fn is_link(line: &Line, text: &str) -> bool {
    let line = line.text.slice(text);
    line.starts_with('[') && line.contains("](#")
}

/// Whether a line is the heading of a table of contents, or the heading with the table behind it.
fn is_contents(line: &str, headings: &Headings) -> bool {
    line.starts_with(['目', '内'])
        && headings.words.contents.iter().any(|word| match after_spaced(line, word) {
            Some(rest) => {
                let rest = rest.trim_start_matches([' ', '\u{3000}', ':', '：']);
                rest.is_empty() || rest.starts_with('第')
            }
            None => false,
        })
}

/// The text behind `word` where `line` begins with it, white space between its characters let pass.
pub(super) fn after_spaced<'a>(line: &'a str, word: &str) -> Option<&'a str> {
    let mut rest = line;
    for c in word.chars() {
        rest = rest.trim_start().strip_prefix(c)?;
    }
    Some(rest)
}

/// Lines of a table of contents under its heading, the heading included.
fn named_table(lines: &[Line], text: &str) -> usize {
    let inside = |line: &&Line| is_entry(line, text);
    let end = 1 + lines.iter().skip(1).take_while(inside).count();
    let entries = lines.get(1..end).unwrap_or_default();
    let Some(first) = entries.iter().position(is_numbered_entry) else {
        return if entries.len() > 1 {
            1 + entries.iter().take_while(|l| l.level == 0).count()
        } else {
            1
        };
    };
    let again = entries.iter().skip(first + 1).position(|line| same_unit(entries.get(first), line));
    if let Some(again) = again {
        return 1 + first + 1 + again;
    }
    // Entries of another kind are the table, or else at least three units in a row.
    let group =
        |line: &&Line| is_numbered_entry(line) && !line.head.is_some_and(|h| h.is_article());
    let groups = entries.iter().take_while(group).count();
    if groups >= 3 { 1 + groups } else { 1 + first }
}

/// Lines of a table of contents without a heading: units without text, of which the first comes
/// again.
fn bare_table(lines: &[Line], text: &str, headings: &Headings) -> usize {
    let inside = |line: &&Line| {
        is_entry(line, text)
            && (is_numbered_entry(line) || is_bare(line.text.slice(text), headings))
            && !line.head.is_some_and(|head| head.is_article())
    };
    let end = lines.iter().take_while(inside).count();
    let Some(first) = lines.first().and_then(|line| line.head) else { return 0 };
    let kin = |line: &Line| line.head.filter(|head| head.what == first.what).map(|h| h.ordinal());
    let mut last = Ordinal::default();
    for (at, line) in lines.iter().enumerate() {
        let Some(ordinal) = kin(line) else { continue };
        if ordinal <= last {
            // The units begin anew, where text stands behind them.
            return if at >= 2 && ordinal <= first.ordinal() { at.min(end) } else { 0 };
        }
        last = ordinal;
        if at >= end {
            break;
        }
    }
    0
}

/// Whether the line is a heading that stands without a number, white space aside.
pub(super) fn is_bare(line: &str, headings: &Headings) -> bool {
    line.len() < 24
        && headings
            .words
            .bare
            .iter()
            .any(|word| after_spaced(line, word).is_some_and(|rest| rest.trim().is_empty()))
}

/// Whether the line may be an entry of a table of contents: short, and not a sentence.
fn is_entry(line: &Line, text: &str) -> bool {
    line.text.len() <= LONGEST_TITLE && !line.text.slice(text).ends_with(['。', '；', '：', '，'])
}

fn is_unit(line: &Line) -> bool {
    line.head.is_some_and(|head| matches!(head.what, What::Unit { .. }))
}

/// Whether the line may be an entry of a table of contents by its number: a unit, or 一、.
fn is_numbered_entry(line: &Line) -> bool {
    is_unit(line) || line.head.is_some_and(|head| head.what == What::Item(Style::Counted))
}

fn same_unit(entry: Option<&Line>, line: &Line) -> bool {
    let key = |head: Head| (head.what, head.main, head.sub);
    entry.and_then(|entry| entry.head).map(key) == line.head.map(key)
}
