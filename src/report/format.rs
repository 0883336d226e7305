//! The formats by name.

use super::{
    Emitter, Options, checkstyle::Checkstyle, github::GitHub, gitlab::GitLab, json::Json,
    jsonl::Jsonl, junit::JUnit, rdjson::RdJson, sarif::Sarif, short::Short,
};
#[cfg(feature = "cli")]
use super::{
    classic::Classic,
    full::Full,
    html::Html,
    opinion::{Opinion, OpinionCsv},
    summary::Markdown,
};
use std::io;
use std::str::FromStr;
use thiserror::Error;

/// The formats of `check`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// Excerpts with underlines for reading in a terminal.
    #[cfg(feature = "cli")]
    Full,
    /// Excerpts as compilers print them.
    #[cfg(feature = "cli")]
    Classic,
    /// A line a finding.
    Short,
    /// One JSON object.
    Json,
    /// A JSON object a finding, one a line.
    Jsonl,
    /// SARIF 2.1.0.
    Sarif,
    /// Workflow commands of GitHub.
    GitHub,
    /// A code quality report of GitLab.
    GitLab,
    /// The XML of Checkstyle.
    Checkstyle,
    /// The XML that test runners write.
    JUnit,
    /// The diagnostic format of reviewdog.
    RdJson,
    /// A short report in Markdown, for the summary of a job.
    #[cfg(feature = "cli")]
    Summary,
    /// One page for a browser and for print.
    #[cfg(feature = "cli")]
    Html,
    /// A legal review in Markdown.
    #[cfg(feature = "cli")]
    Opinion,
    /// A legal review as a table.
    #[cfg(feature = "cli")]
    OpinionCsv,
}

/// No format has that name.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("no format `{name}`; there are {known}")]
pub struct UnknownFormat {
    /// The name.
    pub name: String,
    /// The names that there are.
    pub known: String,
}

impl UnknownFormat {
    fn new(name: &str, known: impl Iterator<Item = &'static str>) -> Self {
        Self { name: name.to_owned(), known: known.collect::<Vec<_>>().join(", ") }
    }
}

impl Format {
    /// All formats.
    pub const ALL: &[Format] = &[
        #[cfg(feature = "cli")]
        Format::Full,
        #[cfg(feature = "cli")]
        Format::Classic,
        Format::Short,
        Format::Json,
        Format::Jsonl,
        Format::Sarif,
        Format::GitHub,
        Format::GitLab,
        Format::Checkstyle,
        Format::JUnit,
        Format::RdJson,
        #[cfg(feature = "cli")]
        Format::Summary,
        #[cfg(feature = "cli")]
        Format::Html,
        #[cfg(feature = "cli")]
        Format::Opinion,
        #[cfg(feature = "cli")]
        Format::OpinionCsv,
    ];

    /// The name on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            #[cfg(feature = "cli")]
            Format::Full => "full",
            #[cfg(feature = "cli")]
            Format::Classic => "classic",
            Format::Short => "short",
            Format::Json => "json",
            Format::Jsonl => "jsonl",
            Format::Sarif => "sarif",
            Format::GitHub => "github",
            Format::GitLab => "gitlab",
            Format::Checkstyle => "checkstyle",
            Format::JUnit => "junit",
            Format::RdJson => "rdjson",
            #[cfg(feature = "cli")]
            Format::Summary => "summary",
            #[cfg(feature = "cli")]
            Format::Html => "html",
            #[cfg(feature = "cli")]
            Format::Opinion => "opinion",
            #[cfg(feature = "cli")]
            Format::OpinionCsv => "opinion-csv",
        }
    }
}

impl FromStr for Format {
    type Err = UnknownFormat;

    fn from_str(name: &str) -> Result<Self, UnknownFormat> {
        let mut all = Self::ALL.iter().copied();
        let unknown = || UnknownFormat::new(name, Self::ALL.iter().map(|format| format.name()));
        all.find(|format| format.name() == name).ok_or_else(unknown)
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
        Format::Full => Box::new(Full::new(out, options)),
        #[cfg(feature = "cli")]
        Format::Classic => Box::new(Classic::new(out, options)),
        Format::Short => Box::new(Short::new(out)),
        Format::Json => Box::new(Json::new(out)),
        Format::Jsonl => Box::new(Jsonl::new(out)),
        Format::Sarif => Box::new(Sarif::new(out, options)),
        Format::GitHub => Box::new(GitHub::new(out, options)),
        Format::GitLab => Box::new(GitLab::new(out, options)),
        Format::Checkstyle => Box::new(Checkstyle::new(out, options)),
        Format::JUnit => Box::new(JUnit::new(out, options)),
        Format::RdJson => Box::new(RdJson::new(out, options)),
        #[cfg(feature = "cli")]
        Format::Summary => Box::new(Markdown::new(out, options)),
        #[cfg(feature = "cli")]
        Format::Html => Box::new(Html::new(out, options)),
        #[cfg(feature = "cli")]
        Format::Opinion => Box::new(Opinion::new(out, options)),
        #[cfg(feature = "cli")]
        Format::OpinionCsv => Box::new(OpinionCsv::new(out, options)),
    }
}

/// The formats of `outline`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OutlineFormat {
    /// A line a unit, indented.
    Tree,
    /// One JSON object.
    Json,
    /// Akoma Ntoso 3.0.
    Akn,
}

impl OutlineFormat {
    /// All formats.
    pub const ALL: &[OutlineFormat] =
        &[OutlineFormat::Tree, OutlineFormat::Json, OutlineFormat::Akn];

    /// The name on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            OutlineFormat::Tree => "tree",
            OutlineFormat::Json => "json",
            OutlineFormat::Akn => "akn",
        }
    }
}

impl FromStr for OutlineFormat {
    type Err = UnknownFormat;

    fn from_str(name: &str) -> Result<Self, UnknownFormat> {
        let mut all = Self::ALL.iter().copied();
        let unknown = || UnknownFormat::new(name, Self::ALL.iter().map(|format| format.name()));
        all.find(|format| format.name() == name).ok_or_else(unknown)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lead_back_to_their_formats() {
        for &format in Format::ALL {
            assert_eq!(format.name().parse(), Ok(format));
        }
        for &format in OutlineFormat::ALL {
            assert_eq!(format.name().parse(), Ok(format));
        }
        let error = "yaml".parse::<OutlineFormat>().expect_err("there is no such format");
        assert_eq!(error.to_string(), "no format `yaml`; there are tree, json, akn");
    }
}
