use super::{LineIndex, Position, Span};
use std::sync::OnceLock;

/// How the bytes of a document were laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Format {
    /// Lines of text without markup.
    #[default]
    Plain,
    /// Markdown: `#` headings, emphasis, comments and front matter are markup, not law.
    Markdown,
}

/// Something the reader has to tell about how bytes became text.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum DecodingNote {
    /// Bytes that mean nothing in the encoding were replaced by U+FFFD.
    Lossy {
        /// How many replacement characters stand in the text for bytes that could not be decoded.
        replaced: usize,
        /// Offset of the first of them in the decoded text.
        first: u32,
    },
}

/// The decoded text of one document, with what is known of where it came from.
#[derive(Debug)]
pub struct Source {
    path: String,
    text: String,
    format: Format,
    encoding: &'static str,
    notes: Vec<DecodingNote>,
    lines: OnceLock<LineIndex>,
}

impl Source {
    /// A text that is already decoded, shown to users under the name `path`.
    #[must_use]
    pub fn new(path: impl Into<String>, text: impl Into<String>, format: Format) -> Self {
        Self::decoded(path.into(), text.into(), format, "UTF-8", Vec::new())
    }

    /// A text as a reader made it: `encoding` by its WHATWG name, `notes` about the decoding.
    #[must_use]
    pub fn decoded(
        path: String,
        text: String,
        format: Format,
        encoding: &'static str,
        notes: Vec<DecodingNote>,
    ) -> Self {
        Self { path, text, format, encoding, notes, lines: OnceLock::new() }
    }

    /// The name under which users know the document.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The decoded text: no byte order mark, line ends as they were.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// How the document is laid out.
    #[must_use]
    pub fn format(&self) -> Format {
        self.format
    }

    /// Name of the encoding that was read.
    #[must_use]
    pub fn encoding(&self) -> &'static str {
        self.encoding
    }

    /// What went wrong when the bytes were decoded.
    #[must_use]
    pub fn notes(&self) -> &[DecodingNote] {
        &self.notes
    }

    /// The text of `span`, or `""` where the span does not fit.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        span.slice(&self.text)
    }

    /// The lines of the text, found when first asked for.
    #[must_use]
    pub fn lines(&self) -> &LineIndex {
        self.lines.get_or_init(|| LineIndex::new(&self.text))
    }

    /// The place of a byte offset.
    #[must_use]
    pub fn position(&self, offset: u32) -> Position {
        self.lines().position(&self.text, offset)
    }
}
