//! What a lint reports.

use crate::text::{Position, Span};
use serde::{Deserialize, Serialize};

/// How grave a finding is. `Off` only stands in settings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth knowing.
    Info,
    /// Worth mending.
    Warning,
    /// Wrong.
    Error,
}

impl Severity {
    /// All, the gravest first.
    pub const GRAVEST_FIRST: [Severity; 3] = [Severity::Error, Severity::Warning, Severity::Info];

    /// `info`, `warning`, `error`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Severity::Info => "info",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}

/// What kind of claim a finding makes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Basis {
    /// The text contradicts itself.
    Logic,
    /// Higher law forbids it.
    LegalLimit,
    /// Good drafting advises against it.
    DraftingNorm,
    /// Research holds it to be a defect.
    ResearchClaim,
}

impl Basis {
    /// The name in JSON and lint pages.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Basis::Logic => "logic",
            Basis::LegalLimit => "legal-limit",
            Basis::DraftingNorm => "drafting-norm",
            Basis::ResearchClaim => "research-claim",
        }
    }
}

/// A rule that a finding relies on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Authority {
    /// Title of the instrument or guide.
    pub title: String,
    /// Article or section of it.
    pub provision: String,
    /// The version, by its date or edition.
    pub version: String,
    /// Whether the rule is only pointed to ("see"), not relied on as quoted.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub see: bool,
}

/// A stretch of a document with its positions and provision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Path of the document.
    pub path: String,
    /// The provision as an eId from its article on; `""` for the whole document.
    pub provision: String,
    /// The provision as a lawyer cites it; `""` for the whole document.
    pub label: String,
    /// The bytes.
    pub span: Span,
    /// Where they begin.
    pub start: Position,
    /// Where they end.
    pub end: Position,
    /// The text of the span.
    pub text: String,
}

/// Another place that a finding speaks of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Related {
    /// Where.
    pub place: Place,
    /// What is to be seen there.
    pub message: String,
}

/// Whether a fix keeps the meaning for certain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Applicability {
    /// The meaning stays the same.
    Safe,
    /// A drafter has to look at it.
    Unsafe,
}

/// A replacement of some text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced (only the span and positions matter).
    pub place: Place,
    /// What takes its place.
    pub replacement: String,
}

/// A way to mend a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What it does, in a phrase.
    pub title: String,
    /// Whether it may be applied without a look.
    pub applicability: Applicability,
    /// Its edits, in order and without overlap.
    pub edits: Vec<Edit>,
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Code of the lint: `VAG001`.
    pub code: String,
    /// Name of the lint: `undefined-evaluative-term`.
    pub name: String,
    /// Group of the lint.
    pub group: String,
    /// How grave it is.
    pub severity: Severity,
    /// What is wrong, in the language of the messages.
    pub message: String,
    /// Where.
    pub place: Place,
    /// Other places it speaks of.
    pub related: Vec<Related>,
    /// What was searched, which general law applies.
    pub notes: Vec<String>,
    /// What to do, with text to paste.
    pub help: Option<String>,
    /// What kind of claim it is.
    pub basis: Basis,
    /// The rules behind it.
    pub authority: Vec<Authority>,
    /// Ways to mend it.
    pub fixes: Vec<Fix>,
    /// Survives moved lines, renumbering and renaming; unique in its document.
    pub fingerprint: String,
}

/// The findings of one document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentReport {
    /// Path as given.
    pub path: String,
    /// Language tag.
    pub language: String,
    /// Code of the jurisdiction.
    pub profile: String,
    /// Title of the instrument.
    pub title: String,
    /// Type of the instrument.
    pub instrument_type: String,
    /// Rank of the instrument; 0 where unknown.
    pub rank: u32,
    /// Who makes it.
    pub issuer: String,
    /// Number of articles.
    pub articles: usize,
    /// Findings by place.
    pub findings: Vec<Finding>,
    /// Fingerprints of the findings that stand at provisions which have not changed and that a
    /// change elsewhere brought; empty unless findings are held against an older version.
    pub indirect: Vec<String>,
    /// For each allowance of the settings, by its index, that could have silenced something here:
    /// whether it did.
    pub allowances: Vec<(usize, bool)>,
    /// What could not be read or decoded.
    pub errors: Vec<String>,
}

/// The findings of a run.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Report {
    /// One entry a document, in order of path.
    pub documents: Vec<DocumentReport>,
}
