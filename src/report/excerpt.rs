//! Cuts the lines around a finding out of a document, for the renderers.
//!
//! The renderers print whole lines, however long, and pass control characters on. So they get a
//! small text of its own with the sentence around each mark, made visible, and the true numbers of
//! its lines.

use super::visible;
use crate::text::{Source, Span};
use std::ops::Range;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// A mark over more lines than this is shown by its first line.
const MOST_LINES: usize = 4;
/// Marks share an excerpt where it stays within this many lines.
const LONGEST: usize = 8;
/// Longer words are cut anywhere.
const LONGEST_WORD: usize = 20;
/// What stands for text that was cut off.
const CUT: char = '…';

/// A line of an excerpt.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// Its number in the document, from 1.
    pub(super) number: usize,
    /// Where it is in the text of the excerpt, without its line break.
    pub(super) range: Range<usize>,
}

/// A few lines of a document, fit to be shown.
#[derive(Debug)]
pub(super) struct Excerpt {
    /// The lines, each with `\n` at its end.
    pub(super) text: String,
    pub(super) lines: Vec<Line>,
    /// Which of the marks are in it, in order of the text, and where in `text`.
    pub(super) marks: Vec<(usize, Range<usize>)>,
}

impl Excerpt {
    /// Index of the line of the excerpt that holds the byte `at` of its text.
    pub(super) fn line(&self, at: usize) -> usize {
        self.lines.partition_point(|line| line.range.start <= at).saturating_sub(1)
    }
}

/// Cuts excerpts of at most `columns` columns around `marks`. The first mark is in the first
/// excerpt; a mark that is not near another one has an excerpt of its own.
pub(super) fn excerpts(source: &Source, marks: &[Span], columns: usize) -> Vec<Excerpt> {
    let mut groups: Vec<Group> = Vec::new();
    for (index, &span) in marks.iter().enumerate() {
        let mark = Mark::new(source, index, span);
        match groups.iter_mut().find(|group| group.takes(&mark, source.text(), columns)) {
            Some(group) => group.add(mark),
            None => groups.push(Group::new(mark)),
        }
    }
    groups.into_iter().map(|group| group.cut(source, columns)).collect()
}

struct Mark {
    index: usize,
    span: Span,
    /// First and last line, from 0.
    lines: (usize, usize),
}

impl Mark {
    fn new(source: &Source, index: usize, span: Span) -> Self {
        let span = fit(span, source.text());
        let lines = source.lines();
        let first = lines.line(span.start);
        let last = lines.line(span.end.saturating_sub(1).max(span.start));
        if last - first < MOST_LINES {
            return Self { index, span, lines: (first, last) };
        }
        let end = lines.line_span(source.text(), first).map_or(span.end, |line| line.end);
        let span = Span::new(span.start as usize, end as usize);
        Self { index, span, lines: (first, first) }
    }
}

/// `span` with its ends moved to the nearest character boundaries before them, and without line
/// breaks at its ends.
fn fit(span: Span, text: &str) -> Span {
    let floor = |offset: u32| text.floor_char_boundary(offset as usize);
    let span = Span::new(floor(span.start), floor(span.end));
    let words = span.slice(text).trim_end_matches(['\r', '\n']);
    let front = words.len() - words.trim_start_matches(['\r', '\n']).len();
    let start = span.start as usize;
    Span::new(start + front, start + words.len())
}

/// Marks that are shown together.
struct Group {
    marks: Vec<Mark>,
    span: Span,
    lines: (usize, usize),
}

impl Group {
    fn new(mark: Mark) -> Self {
        Self { span: mark.span, lines: mark.lines, marks: vec![mark] }
    }

    fn takes(&self, mark: &Mark, text: &str, columns: usize) -> bool {
        let (first, last) = (self.lines.0.min(mark.lines.0), self.lines.1.max(mark.lines.1));
        let apart = mark.lines.0 > self.lines.1 || mark.lines.1 < self.lines.0;
        let near = mark.lines.0 <= self.lines.1 + 2 && self.lines.0 <= mark.lines.1 + 2;
        let fits = |span: Span| walk(span.slice(text), columns).0 == span.len();
        near && last - first < LONGEST && (apart || fits(self.span.cover(mark.span)))
    }

    fn add(&mut self, mark: Mark) {
        self.span = self.span.cover(mark.span);
        self.lines = (self.lines.0.min(mark.lines.0), self.lines.1.max(mark.lines.1));
        self.marks.push(mark);
    }

    fn cut(mut self, source: &Source, columns: usize) -> Excerpt {
        self.marks.sort_by_key(|mark| (mark.span, mark.index));
        let mut excerpt = Excerpt { text: String::new(), lines: Vec::new(), marks: Vec::new() };
        excerpt.marks.extend(self.marks.iter().map(|mark| (mark.index, 0..0)));
        for number in self.lines.0..=self.lines.1 {
            let Some(line) = source.lines().line_span(source.text(), number) else { break };
            let anchor = self.marks.iter().filter_map(|mark| anchor(mark, number));
            let anchor = anchor.reduce(Span::cover).map_or(Span::empty(line.start as usize), |a| {
                Span { start: a.start.clamp(line.start, line.end), end: a.end.min(line.end) }
            });
            let window = window(source.text(), line, anchor, columns);
            let start = excerpt.text.len();
            self.copy(source.text(), line, window, number, &mut excerpt);
            let range = start..excerpt.text.len();
            excerpt.lines.push(Line { number: number + 1, range });
            excerpt.text.push('\n');
        }
        excerpt
    }

    /// Adds the window of line `number` to the excerpt and notes where marks begin and end.
    fn copy(&self, text: &str, line: Span, window: Span, number: usize, excerpt: &mut Excerpt) {
        let Excerpt { text: out, marks, .. } = excerpt;
        if window.start > line.start {
            out.push(CUT);
        }
        let first = out.len();
        let (mut begun, mut ended) = (vec![None; self.marks.len()], vec![None; self.marks.len()]);
        let mut note = |at: u32, out: usize| {
            for ((mark, begun), ended) in self.marks.iter().zip(&mut begun).zip(&mut ended) {
                if at >= mark.span.start {
                    begun.get_or_insert(out);
                }
                if at >= mark.span.end {
                    ended.get_or_insert(out);
                }
            }
        };
        for (offset, c) in window.slice(text).char_indices() {
            note(Span::empty(window.start as usize + offset).start, out.len());
            match c {
                '\t' => {
                    let column = out.get(first..).map_or(0, UnicodeWidthStr::width);
                    out.extend(std::iter::repeat_n(' ', 4 - column % 4));
                }
                '\u{3000}' => out.push_str("  "),
                _ => visible::push(out, c),
            }
        }
        note(u32::MAX, out.len());
        for (slot, mark) in self.marks.iter().enumerate() {
            let Some((_, range)) = marks.get_mut(slot) else { continue };
            if mark.lines.0 == number {
                range.start = begun[slot].unwrap_or(out.len());
            }
            if mark.lines.1 == number {
                range.end = ended[slot].unwrap_or(out.len()).max(range.start);
            }
        }
        if window.end < line.end {
            out.push(CUT);
        }
    }
}

/// What must be seen of `mark` on line `number`.
fn anchor(mark: &Mark, number: usize) -> Option<Span> {
    match (mark.lines.0 == number, mark.lines.1 == number) {
        (true, true) => Some(mark.span),
        (true, false) => Some(Span::empty(mark.span.start as usize)),
        (false, true) => Some(Span::empty(mark.span.end as usize)),
        (false, false) => None,
    }
}

/// The part of `line` to show: all of it if it is short, else the sentence around `anchor` as far
/// as `columns` columns allow.
fn window(text: &str, line: Span, anchor: Span, columns: usize) -> Span {
    let whole = line.slice(text);
    if walk(whole, columns).0 == whole.len() {
        return line;
    }
    let (seen, width) = walk(anchor.slice(text), columns);
    if seen < anchor.len() {
        return Span::new(anchor.start as usize, anchor.start as usize + seen);
    }
    let budget = columns - width;
    let before = text.get(line.start as usize..anchor.start as usize).unwrap_or_default();
    let after = text.get(anchor.end as usize..line.end as usize).unwrap_or_default();
    let (mut back, back_width) = walk_back(before, budget);
    let (mut forward, forward_width) = walk_sentence(after, budget);
    if back_width + forward_width > budget {
        let share = forward_width.min((budget / 2).max(budget - back_width));
        back = walk_back(before, budget - share).0;
        forward = walk_sentence(after, share).0;
    }
    let (back, forward) = (whole_words_back(before, back), whole_words(after, forward));
    Span::new(anchor.start as usize - back, anchor.end as usize + forward)
}

/// `bytes`, the length of a beginning of `text`, without half a word at its end.
fn whole_words(text: &str, bytes: usize) -> usize {
    let (kept, cut) = text.split_at_checked(bytes).unwrap_or((text, ""));
    if !cut.starts_with(|c: char| c.is_ascii_alphanumeric()) {
        return bytes;
    }
    let tail = kept.bytes().rev().take_while(u8::is_ascii_alphanumeric).count();
    if tail < LONGEST_WORD { bytes - tail } else { bytes }
}

/// As [`whole_words`] for the end of `text`, and without blanks before it.
fn whole_words_back(text: &str, bytes: usize) -> usize {
    let (cut, kept) = text.split_at_checked(text.len() - bytes).unwrap_or(("", text));
    let head = kept.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let torn = cut.ends_with(|c: char| c.is_ascii_alphanumeric()) && head < LONGEST_WORD;
    let kept = kept.get(if torn { head } else { 0 }..).unwrap_or(kept);
    if cut.is_empty() { kept.len() } else { kept.trim_start().len() }
}

/// Columns that a character takes in an excerpt.
fn columns_of(c: char) -> usize {
    match c {
        '\t' => 4,
        _ if c.is_ascii() => 1,
        _ if visible::is_hidden(c) && c > '\u{ffff}' => 9,
        _ if visible::is_hidden(c) => 8,
        _ => c.width().unwrap_or(1),
    }
}

/// How many bytes of `text` fit into `columns` columns, and how many columns they take.
fn walk(text: &str, columns: usize) -> (usize, usize) {
    let mut width = 0;
    for (offset, c) in text.char_indices() {
        let next = width + columns_of(c);
        if next > columns {
            return (offset, width);
        }
        width = next;
    }
    (text.len(), width)
}

/// As [`walk`], no further than to the end of the sentence.
fn walk_sentence(text: &str, columns: usize) -> (usize, usize) {
    let mut last = ' ';
    let end = text.char_indices().take(columns).find(|&(_, c)| {
        let ends = ends_sentence(last, c);
        last = c;
        ends
    });
    let end = end.map_or(text.len(), |(offset, c)| offset + c.len_utf8());
    walk(text.get(..end).unwrap_or(text), columns)
}

/// As [`walk_sentence`] from the end of `text` backwards: bytes and columns back to the beginning
/// of the sentence.
fn walk_back(text: &str, columns: usize) -> (usize, usize) {
    let (mut width, mut bytes) = (0, 0);
    let mut best = (0, 0);
    let mut after = 'x';
    for c in text.chars().rev() {
        if ends_sentence(c, after) || matches!(c, '。' | '；' | '！' | '？') {
            break;
        }
        width += columns_of(c);
        bytes += c.len_utf8();
        if width > columns {
            break;
        }
        // A cut before a combining mark would tear it from its letter.
        if columns_of(c) > 0 {
            best = (bytes, width);
        }
        after = c;
    }
    best
}

/// Whether a sentence ends at `c` after `last`: with a full stop of Chinese, or a blank behind one
/// of English.
fn ends_sentence(last: char, c: char) -> bool {
    matches!(c, '。' | '；' | '！' | '？') || (matches!(last, '.' | ';' | '!' | '?') && c == ' ')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Format;
    use proptest::prelude::*;

    /// Letters of all widths, line breaks of all kinds, and what must not reach a terminal.
    const LETTERS: &[&str] = &[
        "第",
        "条",
        "。",
        "，",
        "a",
        "b",
        " ",
        ". ",
        "\t",
        "\n",
        "\r\n",
        "\r",
        "\u{b}",
        "\u{c}",
        "\u{1b}[31m",
        "\u{85}",
        "\u{2028}",
        "\u{202e}",
        "\u{3000}",
        "\u{20000}",
        "e\u{301}",
        "\u{200d}",
        "👩\u{200d}⚖️",
        "\u{feff}",
        "长长的一句话没有标点",
        "a long stretch of words",
    ];

    fn text() -> impl Strategy<Value = String> {
        prop::collection::vec(prop::sample::select(LETTERS), 0..120)
            .prop_map(|parts| parts.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn excerpts_hold_their_marks_and_nothing_else(
            text in text(),
            marks in prop::collection::vec((0usize..900, 0usize..400), 1..6),
            columns in 40usize..120,
        ) {
            let source = Source::new("a", text, Format::Plain);
            let spans: Vec<Span> = marks.iter().map(|&(at, len)| Span::new(at, at + len)).collect();
            let excerpts = excerpts(&source, &spans, columns);
            let mut seen: Vec<usize> =
                excerpts.iter().flat_map(|excerpt| excerpt.marks.iter().map(|m| m.0)).collect();
            seen.sort_unstable();
            prop_assert_eq!(seen, (0..spans.len()).collect::<Vec<_>>());
            prop_assert!(excerpts[0].marks.iter().any(|mark| mark.0 == 0));
            for excerpt in &excerpts {
                prop_assert_eq!(excerpt.text.lines().count(), excerpt.lines.len());
                for line in excerpt.text.lines() {
                    prop_assert!(!line.chars().any(char::is_control), "{:?}", line);
                    // As the renderers count, which know nothing of joined emoji.
                    let width: usize = line.chars().filter_map(UnicodeWidthChar::width).sum();
                    prop_assert!(width <= columns + 2, "{}: {:?}", columns, line);
                }
                for (index, range) in &excerpt.marks {
                    let shown = excerpt.text.get(range.clone());
                    prop_assert!(shown.is_some(), "{:?} of {:?}", range, excerpt.text);
                    prop_assert!(shown.is_some_and(|s| !s.starts_with('\n')) || range.is_empty());
                    let line = excerpt.lines[excerpt.line(range.start)].number;
                    let at = fit(spans[*index], source.text()).start;
                    prop_assert_eq!(line, source.position(at).line as usize);
                }
            }
        }
    }
}
