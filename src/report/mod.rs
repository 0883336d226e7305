//! Output: one file a format.
//!
//! Formats of `check` are [`Emitter`]s, which take documents one at a time, in order, and keep none
//! of them. Structure and meaning of one document are written by functions of their own.

mod akn;
mod checkstyle;
#[cfg(feature = "cli")]
mod classic;
#[cfg(feature = "cli")]
mod csv;
mod data;
#[cfg(feature = "cli")]
mod excerpt;
#[cfg(feature = "cli")]
mod footer;
mod format;
#[cfg(feature = "cli")]
mod full;
mod github;
mod gitlab;
#[cfg(any(feature = "cli", feature = "audit"))]
pub(crate) mod html;
mod json;
mod jsonl;
mod junit;
#[cfg(feature = "cli")]
mod lifecycle;
#[cfg(any(feature = "cli", feature = "lsp"))]
mod lint_page;
#[cfg(feature = "cli")]
mod markdown;
mod model_json;
#[cfg(feature = "cli")]
mod opinion;
mod outline_json;
mod outline_tree;
mod own;
#[cfg(feature = "cli")]
mod paint;
#[cfg(feature = "cli")]
mod powers;
mod rdjson;
#[cfg(test)]
mod samples;
mod sarif;
mod short;
mod structure;
#[cfg(feature = "cli")]
mod summary;
mod uri;
mod visible;
pub(crate) mod words;
#[cfg(feature = "cli")]
mod wrap;
mod xml;

#[cfg(feature = "lsp")]
pub(crate) use words::Words;

pub use format::{Format, OutlineFormat, UnknownFormat, emitter};
#[cfg(feature = "cli")]
pub use lifecycle::{LifecycleFormat, lifecycle};
#[cfg(any(feature = "cli", feature = "lsp"))]
pub use lint_page::lint_page;
#[cfg(feature = "cli")]
pub use powers::{PowersFormat, powers};

#[cfg(feature = "cli")]
use crate::lint::Place;
use crate::lint::{Basis, DocumentReport, Lint, Severity};
use crate::model::Document;
use crate::text::Source;
use std::io;
use std::path::PathBuf;

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
    /// What kind of claim it makes.
    pub basis: Basis,
    /// What it reports, in one sentence.
    pub summary: String,
    /// The same in Chinese; empty where its page does not say it.
    pub summary_zh: String,
    /// Its page in Markdown.
    pub page: String,
}

impl Rule {
    /// What the page of `lint` says of it, in Chinese or in English where the page has both.
    #[must_use]
    pub fn new(lint: &Lint, chinese: bool) -> Self {
        let front = &lint.page.front;
        let (first, second) = (&front.summary.zh, &front.summary.en);
        let (first, second) = if chinese { (first, second) } else { (second, first) };
        Self {
            code: front.code.clone(),
            name: lint.page.name.clone(),
            group: front.group.clone(),
            severity: front.severity,
            basis: front.basis,
            summary: if first.is_empty() { second.clone() } else { first.clone() },
            summary_zh: front.summary.zh.clone(),
            page: lint.page.body.clone(),
        }
    }
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

/// Columns for the text of a document in a terminal: all but the margin.
#[cfg(feature = "cli")]
fn text_columns(options: &Options) -> usize {
    match options.width {
        0 => 120,
        width => width.saturating_sub(10).clamp(40, 120),
    }
}

/// Whether a finding is about a whole document, so that there is no text to show.
#[cfg(feature = "cli")]
fn is_whole(place: &Place) -> bool {
    place.span.is_empty() && place.label.is_empty()
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
        OutlineFormat::Tree => outline_tree::write(document.into(), out),
        OutlineFormat::Json => outline_json::write(document.into(), out),
        OutlineFormat::Akn => akn::write(document.into(), out),
    }
}

/// Writes what was understood of `document` to `out` as one JSON object.
///
/// # Errors
/// Where writing fails.
pub fn model(document: &Document, out: &mut dyn io::Write) -> io::Result<()> {
    model_json::write(document, out)
}
