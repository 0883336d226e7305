//! A lint as its page tells it: TOML front matter over the text that users read.

use super::{Basis, Severity};
use serde::Deserialize;
use std::collections::BTreeMap;
use thiserror::Error;

/// Why a page could not be used.
#[derive(Debug, Error)]
pub enum PageError {
    /// The page does not begin with front matter between lines of `+++`.
    #[error("{path}: a lint page begins with front matter between two lines of `+++`")]
    FrontMatter {
        /// The file.
        path: String,
    },
    /// The front matter does not read.
    #[error("{path}: {error}")]
    Toml {
        /// The file.
        path: String,
        /// What the reader says.
        error: Box<toml::de::Error>,
    },
    /// The page asks for something that does not exist, or lacks something it needs.
    #[error("{path}: {message}")]
    Invalid {
        /// The file.
        path: String,
        /// What is wrong and what to do.
        message: String,
    },
}

/// A sentence in both languages of messages.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Text {
    /// English.
    #[serde(default)]
    pub en: String,
    /// Chinese.
    #[serde(default)]
    pub zh: String,
    /// Jurisdictions whose texts it is said of; all where empty.
    #[serde(default)]
    pub jurisdictions: Vec<String>,
    /// What is said instead in a jurisdiction, by its code.
    #[serde(default, rename = "in")]
    pub local: BTreeMap<String, Text>,
}

impl Text {
    /// The text for a document of the jurisdiction `code`, in Chinese or English, in the other
    /// language where it has but one; empty where it is not meant for the jurisdiction.
    #[must_use]
    pub fn choose(&self, code: &str, chinese: bool) -> &str {
        let (first, second) = self.both(chinese);
        let here = |known: &String| known == code;
        match self.local.get(code).map(|local| local.both(chinese).0) {
            Some(local) if !local.is_empty() => local,
            _ if !self.jurisdictions.is_empty() && !self.jurisdictions.iter().any(here) => "",
            _ if first.is_empty() => second,
            _ => first,
        }
    }

    /// The text in the language asked for, and in the other.
    fn both(&self, chinese: bool) -> (&str, &str) {
        let (en, zh) = (self.en.as_str(), self.zh.as_str());
        if chinese { (zh, en) } else { (en, zh) }
    }
}

/// A rule that a lint relies on, with the time in which that version was in force.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AuthorityRow {
    /// Title of the instrument or guide.
    pub title: String,
    /// Article or section.
    #[serde(default)]
    pub provision: String,
    /// The version, by date or edition; `from` where not given.
    #[serde(default)]
    pub version: String,
    /// First day on which the version applies, `YYYY-MM-DD`.
    #[serde(default)]
    pub from: String,
    /// Last day on which it applied, `YYYY-MM-DD`.
    #[serde(default)]
    pub to: String,
    /// Jurisdictions that it speaks for; all where empty.
    #[serde(default)]
    pub jurisdictions: Vec<String>,
    /// Not read word for word: given as "see".
    #[serde(default)]
    pub see: bool,
    /// What it says, in a few words.
    #[serde(default)]
    pub says: String,
}

/// A clause that a draft may lack, in the words of law, with `{placeholders}` as in messages.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Clause {
    /// Where it belongs.
    pub place: ClausePlace,
    /// For texts in Chinese.
    #[serde(default)]
    pub zh: String,
    /// For texts in English.
    #[serde(default)]
    pub en: String,
}

/// Where a clause belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ClausePlace {
    /// A paragraph at the end of the article that the finding is about.
    Paragraph,
    /// An article behind the last one.
    LastArticle,
}

/// What editors may show of the words that a lint finds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Tag {
    /// They could be left out: faded.
    Unnecessary,
    /// They speak of what is no longer in force: struck through.
    Deprecated,
}

/// Whether a lint is data or code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Engine {
    /// `[find]` and `[unless]` say all.
    #[default]
    Declarative,
    /// A file of the same name in `src/lint/native/<family>/`.
    Native,
    /// What normlint reports of its own input while it works.
    Itself,
}

/// How the words that a lint finds are mended.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Replacement {
    /// Whether the meaning stays the same in every text.
    #[serde(default)]
    pub safe: bool,
    /// What each of the words becomes; words in small letters, as they are found in any case.
    pub words: BTreeMap<String, String>,
}

impl AuthorityRow {
    /// Whether it speaks for the jurisdiction `code`.
    #[must_use]
    pub fn speaks_for(&self, code: &str) -> bool {
        self.jurisdictions.is_empty() || self.jurisdictions.iter().any(|known| known == code)
    }

    /// Whether the version applies on `date`, `YYYY-MM-DD`; any where no date is known.
    #[must_use]
    pub fn applies(&self, date: Option<&str>) -> bool {
        date.is_none_or(|date| {
            self.from.as_str() <= date && (self.to.is_empty() || date <= self.to.as_str())
        })
    }
}

/// The front matter of a page.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Front {
    /// The code: `VAG001`.
    pub code: String,
    /// The group, which decides whether the lint is on.
    pub group: String,
    /// How grave its findings are unless settings say otherwise.
    pub severity: Severity,
    /// What kind of claim it makes.
    pub basis: Basis,
    /// Languages it knows: `zh`, `en`.
    pub languages: Vec<String>,
    /// Jurisdictions it holds for; all where empty.
    #[serde(default)]
    pub jurisdictions: Vec<String>,
    /// Data or code.
    #[serde(default)]
    pub engine: Engine,
    /// One sentence on what it reports.
    pub summary: Text,
    /// The rules behind it.
    #[serde(default)]
    pub authority: Vec<AuthorityRow>,
    /// Whether it holds only while one of its authorities is in force: a limit that did not exist
    /// yet, or in a version that was not read, bound nobody.
    #[serde(default)]
    pub timed: bool,
    /// Settings of the lint with their defaults, each with a `help`.
    #[serde(default)]
    pub options: BTreeMap<String, toml::Value>,
    /// What triggers it, for the declarative engine.
    #[serde(default)]
    pub find: Option<toml::Table>,
    /// What silences it, for the declarative engine.
    #[serde(default)]
    pub unless: Option<toml::Table>,
    /// Where a finding is for information only, for the declarative engine.
    #[serde(default)]
    pub hint: Option<toml::Table>,
    /// How the words found are mended, for the declarative engine.
    #[serde(default)]
    pub fix: Option<Replacement>,
    /// Where it is on though its group is off, for the declarative engine.
    #[serde(default)]
    pub on: Option<toml::Table>,
    /// What the finding says; `{placeholders}` are filled in.
    pub message: Text,
    /// What it says instead where the fault is of another kind, by the name the lint gives it.
    #[serde(default)]
    pub variant: BTreeMap<String, Text>,
    /// Notes below the message: what was searched, which general law applies.
    #[serde(default)]
    pub note: Vec<Text>,
    /// What to do, with text to paste.
    #[serde(default)]
    pub help: Text,
    /// The clause that mends it, offered as a fix that needs a look.
    #[serde(default)]
    pub clause: Option<Clause>,
    /// What editors may show of the words found, beside the finding.
    #[serde(default)]
    pub tag: Option<Tag>,
    /// What is said at the other places a finding speaks of, by the name the lint gives them.
    #[serde(default)]
    pub related: BTreeMap<String, Text>,
}

/// A lint page.
#[derive(Debug, Clone)]
pub struct Page {
    /// The file, for error messages.
    pub path: String,
    /// The family: the folder of the file.
    pub family: String,
    /// The name: the file name without ending.
    pub name: String,
    /// The front matter.
    pub front: Front,
    /// The Markdown below the front matter.
    pub body: String,
    /// Line of the file on which the body begins, from 1.
    pub body_line: usize,
}

impl Page {
    /// Reads the page in `text`, whose path ends in `<family>/<name>.md`.
    ///
    /// # Errors
    /// Where there is no front matter or it does not read.
    pub fn parse(path: &str, text: &str) -> Result<Self, PageError> {
        Self::compiled(path, text, "")
    }

    /// The same where `data` may be the front matter as JSON, which reads faster.
    pub(super) fn compiled(path: &str, text: &str, data: &str) -> Result<Self, PageError> {
        let missing = || PageError::FrontMatter { path: path.to_owned() };
        let rest = text.trim_start_matches('\u{feff}').strip_prefix("+++").ok_or_else(missing)?;
        let (front, body) = rest.split_once("\n+++").ok_or_else(missing)?;
        let front = serde_json::from_str(data).or_else(|_| toml::from_str(front));
        let front = front
            .map_err(|error| PageError::Toml { path: path.to_owned(), error: Box::new(error) })?;
        let mut steps = path.trim_end_matches(".md").rsplit(['/', '\\']);
        let name = steps.next().unwrap_or_default().to_owned();
        let family = steps.next().unwrap_or_default().to_owned();
        let body = body.trim_start();
        let before = text.get(..text.len() - body.len()).unwrap_or_default();
        let body_line = 1 + before.bytes().filter(|&byte| byte == b'\n').count();
        let body = body.trim_end().to_owned();
        Ok(Self { path: path.to_owned(), family, name, front, body, body_line })
    }
}
