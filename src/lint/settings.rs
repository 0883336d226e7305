//! Settings as plain values: what the command line and `normlint.toml` come to for one document.

use super::{Lint, Severity};
use crate::jurisdiction::Language;
use crate::model::InstrumentType;
use std::collections::BTreeMap;

/// What a lint's findings count as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Level {
    /// Not run.
    Allow,
    /// Shown as information.
    Info,
    /// Shown as a warning.
    Warning,
    /// Shown as an error.
    Error,
}

impl From<Severity> for Level {
    fn from(severity: Severity) -> Self {
        match severity {
            Severity::Info => Level::Info,
            Severity::Warning => Level::Warning,
            Severity::Error => Level::Error,
        }
    }
}

/// A finding that somebody decided to live with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Allowance {
    /// Selector of lints: code, name or group.
    pub lint: String,
    /// Only in this provision (`art_12`) and below it.
    pub provision: Option<String>,
    /// Only where the text of the finding contains this.
    pub text: Option<String>,
    /// Only findings that begin on this line (from 1): an allowance written in the document.
    pub line: Option<u32>,
    /// Why.
    pub reason: String,
    /// Last day on which it holds, `YYYY-MM-DD`.
    pub expires: Option<String>,
    /// Where it was written, for messages: `normlint.toml:12`.
    pub origin: String,
}

/// What decides how one document is linted.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Settings {
    /// Selector and level, later entries over earlier ones.
    pub levels: Vec<(String, Level)>,
    /// Where not empty: only lints that one of these names run, groups that are off included.
    pub select: Vec<String>,
    /// Lints that run besides those that are on by default, unless other settings speak of them.
    pub also: Vec<String>,
    /// Lints that do not run.
    pub ignore: Vec<String>,
    /// Code of the jurisdiction; detected where `None`.
    pub profile: Option<String>,
    /// Language tag `zh`, `zh-Hant` or `en`; detected where `None`.
    pub language: Option<String>,
    /// Language of messages, `zh` or `en`; that of the document where `None`.
    pub message_language: Option<String>,
    /// The law that drafts are held to, `YYYY-MM-DD`; the date of the draft where `None`.
    pub as_of: Option<String>,
    /// Today, `YYYY-MM-DD`, for what expires; nothing expires where `None`.
    pub today: Option<String>,
    /// Options of lints: by code or name, then option.
    pub options: BTreeMap<String, BTreeMap<String, toml::Value>>,
    /// Findings that somebody decided to live with.
    pub allow: Vec<Allowance>,
    /// Type of the instrument; told from the text where `None`.
    pub instrument_type: Option<InstrumentType>,
}

impl Settings {
    /// Whether messages about a document in `language` are in Chinese.
    #[must_use]
    pub fn speaks_chinese(&self, language: Language) -> bool {
        match self.message_language.as_deref() {
            Some(tag) => tag.starts_with("zh"),
            None => language.is_chinese(),
        }
    }

    /// The level of `lint` under these settings.
    #[must_use]
    pub fn level(&self, lint: &Lint) -> Level {
        let named = |selectors: &[String]| selectors.iter().any(|selector| lint.matches(selector));
        if named(&self.ignore) || (!self.select.is_empty() && !named(&self.select)) {
            return Level::Allow;
        }
        let set = self.levels.iter().rev().find(|(selector, _)| lint.matches(selector));
        match set {
            Some(&(_, level)) => level,
            None if named(&self.select) || named(&self.also) => Level::from(lint.severity()),
            None => lint.default_level(),
        }
    }

    /// Whether nothing in these settings speaks of `lint`, so that its page alone decides.
    #[must_use]
    pub fn leaves_open(&self, lint: &Lint) -> bool {
        let ignored = self.ignore.iter().any(|selector| lint.matches(selector));
        let set = self.levels.iter().any(|(selector, _)| lint.matches(selector));
        self.select.is_empty() && !ignored && !set
    }

    /// The severity of a finding of `lint`, which has `level` under these settings and may have
    /// given the finding a severity of its `own`: what settings say of the lint stands over that.
    #[must_use]
    pub fn severity(&self, lint: &Lint, level: Level, own: Option<Severity>) -> Severity {
        let set = self.levels.iter().any(|(selector, _)| lint.matches(selector));
        match (own, level) {
            (Some(own), _) if !set => own,
            (_, Level::Error) => Severity::Error,
            (_, Level::Warning) => Severity::Warning,
            (_, Level::Info | Level::Allow) => Severity::Info,
        }
    }
}
