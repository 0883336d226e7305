use super::Span;

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

/// Where the lines of a text begin.
#[derive(Debug, Clone)]
pub struct LineIndex {
    starts: Vec<u32>,
}

impl LineIndex {
    /// Finds the lines of `text` in one pass.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut starts = vec![0];
        let mut i = 0;
        while let Some(&byte) = bytes.get(i) {
            i += 1;
            if byte == b'\n' || (byte == b'\r' && bytes.get(i) != Some(&b'\n')) {
                starts.push(Span::empty(i).start);
            }
        }
        Self { starts }
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

    /// The place of `offset` in `text`, which must be the indexed text.
    ///
    /// An offset inside a character counts as the beginning of that character, one past the end as
    /// the end.
    #[must_use]
    pub fn position(&self, text: &str, offset: u32) -> Position {
        let mut at = (offset as usize).min(text.len());
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        let line = self.line(Span::empty(at).start);
        let start = self.starts.get(line).map_or(0, |&start| start as usize);
        let before = text.get(start..at).unwrap_or_default();
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX - 1) + 1;
        Position {
            line: count(line),
            column: count(before.chars().count()),
            utf8: count(before.len()),
            utf16: count(before.chars().map(char::len_utf16).sum()),
            offset: Span::empty(at).start,
        }
    }
}
