//! Output: one file a format.
//!
//! Formats of `check` are [`Emitter`]s, which take documents one at a time, in order, and keep none
//! of them. Structure and meaning of one document are written by functions of their own.

mod data;
mod json;
mod jsonl;
mod model_json;
mod outline_json;
mod outline_tree;
mod own;
#[cfg(test)]
mod samples;
mod short;
mod visible;

#[cfg(feature = "cli")]
mod excerpt;
#[cfg(feature = "cli")]
mod footer;
#[cfg(feature = "cli")]
mod full;
#[cfg(feature = "cli")]
mod paint;
#[cfg(feature = "cli")]
mod words;
#[cfg(feature = "cli")]
mod wrap;

use crate::lint::{DocumentReport, Severity};
use crate::model::Document;
use crate::text::Source;
use std::io;
use std::path::PathBuf;
use std::str::FromStr;
use thiserror::Error;

/// Writes the findings of a run in one format.
pub trait Emitter {
    /// Takes the findings of the next document. `source` is its text, `None` where it could not be
    /// read.
    ///
    /// # Errors
    /// Where writing fails.
    fn document(&mut self, report: &DocumentReport, source: Option<&Source>) -> io::Result<()>;

    /// Ends the output and flushes it. Nothing may follow.
    ///
    /// # Errors
    /// Where writing fails.
    fn finish(&mut self, summary: &Summary) -> io::Result<()>;
}

/// What a run comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Summary {
    /// Number of documents, those that could not be read included.
    pub documents: usize,
    /// Number of findings.
    pub findings: usize,
    /// Findings that are errors.
    pub error: usize,
    /// Findings that are warnings.
    pub warning: usize,
    /// Findings for information.
    pub info: usize,
    /// Documents that could not be read.
    pub unreadable: usize,
}

impl Summary {
    /// Counts a document. `read` tells whether it could be read.
    pub fn add(&mut self, report: &DocumentReport, read: bool) {
        self.documents += 1;
        self.unreadable += usize::from(!read);
        self.findings += report.findings.len();
        for finding in &report.findings {
            match finding.severity {
                Severity::Error => self.error += 1,
                Severity::Warning => self.warning += 1,
                Severity::Info => self.info += 1,
            }
        }
    }
}

/// What an output format needs to know of a lint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// Its code: `VAG001`.
    pub code: String,
    /// Its name: `undefined-evaluative-term`.
    pub name: String,
    /// Its group.
    pub group: String,
    /// How grave its findings are by default.
    pub severity: Severity,
    /// What it reports, in one sentence.
    pub summary: String,
    /// Its page in Markdown.
    pub page: String,
}

/// What decides how findings are written, whatever the format.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Whether to colour what is written for terminals.
    pub color: bool,
    /// Columns of the terminal; 0 for as many as a line needs.
    pub width: usize,
    /// Language of the words around findings, `zh`, `zh-Hant` or `en`; that of each document where
    /// `None`.
    pub language: Option<String>,
    /// Folder that paths are made relative to in formats that want them so.
    pub base: Option<PathBuf>,
    /// The lints that ran, in order of code, for formats that describe them.
    pub rules: Vec<Rule>,
}

/// The formats of `check`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// Excerpts with underlines for reading in a terminal.
    #[cfg(feature = "cli")]
    Full,
    /// A line a finding.
    Short,
    /// One JSON object.
    Json,
    /// A JSON object a finding, one a line.
    Jsonl,
}

/// No format has that name.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("no format `{name}`; there are {}", Format::ALL.map(Format::name).join(", "))]
pub struct UnknownFormat {
    /// The name.
    pub name: String,
}

impl Format {
    /// All formats.
    pub const ALL: [Format; if cfg!(feature = "cli") { 4 } else { 3 }] = [
        #[cfg(feature = "cli")]
        Format::Full,
        Format::Short,
        Format::Json,
        Format::Jsonl,
    ];

    /// The name on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            #[cfg(feature = "cli")]
            Format::Full => "full",
            Format::Short => "short",
            Format::Json => "json",
            Format::Jsonl => "jsonl",
        }
    }
}

impl FromStr for Format {
    type Err = UnknownFormat;

    fn from_str(name: &str) -> Result<Self, UnknownFormat> {
        let known = Self::ALL.into_iter().find(|format| format.name() == name);
        known.ok_or_else(|| UnknownFormat { name: name.to_owned() })
    }
}

/// The emitter of `format`, which writes to `out`.
#[must_use]
pub fn emitter<'w>(
    format: Format,
    out: Box<dyn io::Write + 'w>,
    options: Options,
) -> Box<dyn Emitter + 'w> {
    match format {
        #[cfg(feature = "cli")]
        Format::Full => Box::new(full::Full::new(out, options)),
        Format::Short => Box::new(short::Short::new(out)),
        Format::Json => Box::new(json::Json::new(out)),
        Format::Jsonl => Box::new(jsonl::Jsonl::new(out)),
    }
}

/// The formats of `outline`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OutlineFormat {
    /// A line a unit, indented.
    Tree,
    /// One JSON object.
    Json,
}

impl OutlineFormat {
    /// All formats.
    pub const ALL: [OutlineFormat; 2] = [OutlineFormat::Tree, OutlineFormat::Json];

    /// The name on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            OutlineFormat::Tree => "tree",
            OutlineFormat::Json => "json",
        }
    }
}

/// Writes the structure of `document` to `out`.
///
/// # Errors
/// Where writing fails.
pub fn outline(
    format: OutlineFormat,
    document: &Document,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    match format {
        OutlineFormat::Tree => outline_tree::write(document, out),
        OutlineFormat::Json => outline_json::write(document, out),
    }
}

/// Writes what was understood of `document` to `out` as one JSON object.
///
/// # Errors
/// Where writing fails.
pub fn model(document: &Document, out: &mut dyn io::Write) -> io::Result<()> {
    model_json::write(document, out)
}
