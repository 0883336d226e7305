use super::Span;
use memchr::memchr2_iter;

/// A place in the text as people and other programs count it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Position {
    /// Line, from 1. A line ends at LF, CRLF or CR.
    pub line: u32,
    /// Column in Unicode scalar values, from 1.
    pub column: u32,
    /// Column in UTF-8 bytes, from 1.
    pub utf8: u32,
    /// Column in UTF-16 code units, from 1.
    pub utf16: u32,
    /// Offset in bytes of the decoded text.
    pub offset: u32,
}

/// What columns are counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ColumnUnit {
    /// Bytes of UTF-8.
    Utf8,
    /// Code units of UTF-16.
    Utf16,
    /// Unicode scalar values.
    Scalar,
}

impl ColumnUnit {
    /// How many units `c` takes.
    fn width(self, c: char) -> usize {
        match self {
            ColumnUnit::Utf8 => c.len_utf8(),
            ColumnUnit::Utf16 => c.len_utf16(),
            ColumnUnit::Scalar => 1,
        }
    }

    /// How many units `text` takes.
    #[must_use]
    pub fn count(self, text: &str) -> usize {
        match self {
            ColumnUnit::Utf8 => text.len(),
            ColumnUnit::Utf16 | ColumnUnit::Scalar => text.chars().map(|c| self.width(c)).sum(),
        }
    }
}

/// In lines longer than this many bytes, columns are counted from the nearest checkpoint.
const STRIDE: usize = 2048;

/// Where the lines of a text begin.
#[derive(Debug, Clone)]
pub struct LineIndex {
    starts: Vec<u32>,
    /// Places in long lines whose columns are known, in order: a text that is one line of
    /// megabytes costs no more than others.
    checkpoints: Vec<Checkpoint>,
}

/// A place in a line and how far it is from the beginning of the line.
#[derive(Debug, Clone, Copy, Default)]
struct Checkpoint {
    offset: usize,
    scalars: usize,
    utf16: usize,
}

impl Checkpoint {
    /// How far it is from the beginning of its line, which is at `start`.
    fn column(self, start: usize, unit: ColumnUnit) -> usize {
        match unit {
            ColumnUnit::Utf8 => self.offset - start,
            ColumnUnit::Utf16 => self.utf16,
            ColumnUnit::Scalar => self.scalars,
        }
    }

    /// The place `bytes` bytes further on, or the next character boundary before it.
    fn step(self, text: &str, bytes: usize) -> Self {
        let end = text.floor_char_boundary(self.offset + bytes);
        let passed = text.get(self.offset..end).unwrap_or_default();
        Self {
            offset: end,
            scalars: self.scalars + passed.chars().count(),
            utf16: self.utf16 + passed.chars().map(char::len_utf16).sum::<usize>(),
        }
    }
}

impl LineIndex {
    /// Finds the lines of `text` in one pass.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut starts = vec![0];
        for at in memchr2_iter(b'\n', b'\r', bytes) {
            if bytes[at] == b'\n' || bytes.get(at + 1) != Some(&b'\n') {
                starts.push(Span::empty(at + 1).start);
            }
        }
        let checkpoints = checkpoints(text, &starts);
        Self { starts, checkpoints }
    }

    /// Number of lines; a text that ends with a line break has an empty last line.
    #[must_use]
    pub fn lines(&self) -> usize {
        self.starts.len()
    }

    /// Line of the byte at `offset`, from 0.
    #[must_use]
    pub fn line(&self, offset: u32) -> usize {
        self.starts.partition_point(|&start| start <= offset).saturating_sub(1)
    }

    /// Span of line `line` (from 0) without its line break; `None` past the end.
    #[must_use]
    pub fn line_span(&self, text: &str, line: usize) -> Option<Span> {
        let start = *self.starts.get(line)? as usize;
        let end = self.starts.get(line + 1).map_or(text.len(), |&next| next as usize);
        let body = text.get(start..end).unwrap_or_default().trim_end_matches(['\r', '\n']);
        Some(Span::new(start, start + body.len()))
    }

    /// The offset of column `column` of line `line`, both from 0, in `text`, which must be the
    /// indexed text.
    ///
    /// A column inside a character counts as the beginning of that character, one past the end of
    /// the line as its end, and a line past the end of the text as the end of the text.
    #[must_use]
    pub fn offset(&self, text: &str, line: u32, column: u32, unit: ColumnUnit) -> u32 {
        let Some(span) = self.line_span(text, line as usize) else {
            return Span::empty(text.len()).start;
        };
        let (start, end) = (span.start as usize, span.end as usize);
        let column = column as usize;
        let first = self.checkpoints.partition_point(|checkpoint| checkpoint.offset <= start);
        let own = self.checkpoints.get(first..).unwrap_or_default();
        let own = own.get(..own.partition_point(|checkpoint| checkpoint.offset < end));
        let own = own.unwrap_or_default();
        let passed = own.partition_point(|checkpoint| checkpoint.column(start, unit) <= column);
        let known = passed.checked_sub(1).and_then(|i| own.get(i));
        let mut at = known.map_or(start, |checkpoint| checkpoint.offset);
        let mut here = known.map_or(0, |checkpoint| checkpoint.column(start, unit));
        for c in text.get(at..end).unwrap_or_default().chars() {
            here += unit.width(c);
            if here > column {
                break;
            }
            at += c.len_utf8();
        }
        Span::empty(at).start
    }

    /// The place of `offset` in `text`, which must be the indexed text.
    ///
    /// An offset inside a character counts as the beginning of that character, one past the end as
    /// the end.
    #[must_use]
    pub fn position(&self, text: &str, offset: u32) -> Position {
        let at = text.floor_char_boundary(offset as usize);
        let line = self.line(Span::empty(at).start);
        let start = self.starts.get(line).map_or(0, |&start| start as usize);
        let known = self.checkpoints.partition_point(|checkpoint| checkpoint.offset <= at);
        let known = known.checked_sub(1).and_then(|i| self.checkpoints.get(i));
        let known = known.filter(|checkpoint| checkpoint.offset > start).copied();
        let from = known.unwrap_or(Checkpoint { offset: start, ..Checkpoint::default() });
        let here = from.step(text, at.saturating_sub(from.offset));
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX - 1) + 1;
        Position {
            line: count(line),
            column: count(here.scalars),
            utf8: count(at - start),
            utf16: count(here.utf16),
            offset: Span::empty(at).start,
        }
    }
}

/// Checkpoints in the lines that are longer than a stride.
fn checkpoints(text: &str, starts: &[u32]) -> Vec<Checkpoint> {
    let mut found = Vec::new();
    for (i, &start) in starts.iter().enumerate() {
        let end = starts.get(i + 1).map_or(text.len(), |&next| next as usize);
        let mut at = Checkpoint { offset: start as usize, ..Checkpoint::default() };
        while end - at.offset > STRIDE {
            at = at.step(text, STRIDE);
            found.push(at);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_in_long_lines_are_those_of_a_plain_count() {
        let line = "条é𠀀a".repeat(1500);
        let text = format!("一\r\n{line}\r{line}\n");
        let index = LineIndex::new(&text);
        let mut expected = (1, 1, 1, 1);
        let mut last = '\0';
        for (offset, c) in text.char_indices() {
            let begins = last == '\n' || (last == '\r' && c != '\n');
            if begins {
                expected = (expected.0 + 1, 1, 1, 1);
            }
            let at = index.position(&text, Span::empty(offset).start);
            assert_eq!((at.line, at.column, at.utf8, at.utf16), expected, "at {offset}");
            expected.1 += 1;
            expected.2 += Span::empty(c.len_utf8()).start;
            expected.3 += Span::empty(c.len_utf16()).start;
            last = c;
        }
        assert_eq!(index.lines(), 4);
    }

    #[test]
    fn offsets_are_the_inverse_of_positions() {
        let line = "条é𠀀e\u{301}\tＡ👨‍👩‍👧".repeat(400);
        let text = format!("一\r\n{line}\r{line}\n\n甲");
        let index = LineIndex::new(&text);
        for (offset, _) in text.char_indices().chain([(text.len(), '\0')]) {
            if text[..offset].ends_with('\r') && text[offset..].starts_with('\n') {
                continue;
            }
            let at = index.position(&text, Span::empty(offset).start);
            for (column, unit) in [
                (at.utf8, ColumnUnit::Utf8),
                (at.utf16, ColumnUnit::Utf16),
                (at.column, ColumnUnit::Scalar),
            ] {
                let found = index.offset(&text, at.line - 1, column - 1, unit);
                assert_eq!(found as usize, offset, "{unit:?}");
            }
        }
    }

    #[test]
    fn positions_that_there_are_not_are_the_nearest_before() {
        let text = "𠀀甲\r\n乙";
        let index = LineIndex::new(text);
        let offset = |line, column, unit| index.offset(text, line, column, unit);
        for inside in 1..4 {
            assert_eq!(offset(0, inside, ColumnUnit::Utf8), 0, "inside a character");
        }
        assert_eq!(offset(0, 1, ColumnUnit::Utf16), 0, "between two surrogates");
        assert_eq!(offset(0, 2, ColumnUnit::Utf16), 4);
        for unit in [ColumnUnit::Utf8, ColumnUnit::Utf16, ColumnUnit::Scalar] {
            assert_eq!(offset(0, 99, unit), 7, "past the end of the line");
            assert_eq!(offset(9, 0, unit), 12, "past the end of the text");
        }
    }
}
