//! The texts that the editor has open.

use crate::read::format_of;
use crate::text::{ColumnUnit, Format, LineIndex, Span};
use ls_types::{Position, TextDocumentContentChangeEvent, Uri};
use std::cell::OnceCell;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

/// A text that the editor has open.
#[derive(Debug)]
pub(super) struct OpenDocument {
    /// Its name.
    pub(super) uri: Uri,
    /// The version of the editor.
    pub(super) version: i32,
    /// Counts the texts and settings that the server has seen, over all documents.
    pub(super) revision: u64,
    /// Its path, absolute where it has one.
    pub(super) path: PathBuf,
    /// How it is laid out.
    pub(super) format: Format,
    /// Whether normlint itself failed on this revision.
    pub(super) failed: bool,
    /// The revision as the thread that analyses sees it, to give up on an older one.
    pub(super) wanted: Arc<AtomicU64>,
    text: String,
    lines: OnceCell<LineIndex>,
}

impl OpenDocument {
    /// A document with the text that the editor shows.
    pub(super) fn new(uri: Uri, language: &str, version: i32, text: String) -> Self {
        let path = path_of(&uri);
        let format = match language {
            "markdown" => Format::Markdown,
            _ => format_of(&path.to_string_lossy()),
        };
        let lines = OnceCell::new();
        let wanted = Arc::default();
        Self { uri, version, revision: 0, path, format, failed: false, wanted, text, lines }
    }

    /// The text.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Whether it is a configuration of normlint or some other file that is no draft.
    pub(super) fn is_draft(&self) -> bool {
        self.path.extension().is_none_or(|ending| ending != "toml")
    }

    /// Makes a change that the editor made.
    pub(super) fn change(&mut self, change: TextDocumentContentChangeEvent, unit: ColumnUnit) {
        match change.range {
            None => self.text = change.text,
            Some(range) => {
                let offset = |at: Position| {
                    self.lines().offset(&self.text, at.line, at.character, unit) as usize
                };
                let span = Span::new(offset(range.start), offset(range.end));
                self.text.replace_range(span.range(), &change.text);
            }
        }
        self.lines = OnceCell::new();
    }

    /// The lines of the text, which the next change asks for: best found while nobody waits.
    pub(super) fn lines(&self) -> &LineIndex {
        self.lines.get_or_init(|| LineIndex::new(&self.text))
    }
}

/// The path of a document: that of its file, or its name where it has none.
pub(super) fn path_of(uri: &Uri) -> PathBuf {
    let file = uri.scheme().as_str().eq_ignore_ascii_case("file");
    let path = file.then(|| uri.to_file_path()).flatten();
    path.map_or_else(|| PathBuf::from(uri.as_str()), |path| path.into_owned())
}
