//! Findings that are accepted for now, by their fingerprints: a run with a baseline reports what is
//! new.

use super::Finding;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use thiserror::Error;

/// The version of the file that is written.
const VERSION: u32 = 1;

/// Why a baseline could not be read.
#[derive(Debug, Error)]
pub enum BaselineError {
    /// It is not written as baselines are.
    #[error("not a baseline")]
    Format(#[from] serde_json::Error),
    /// It was written by a later normlint.
    #[error("a baseline of version {0}, which this normlint does not know; write it anew")]
    Version(u32),
}

/// Accepted findings. No positions: lines may move, articles be renumbered, files be renamed.
#[derive(Debug, Clone, Default)]
pub struct Baseline {
    entries: BTreeMap<String, Entry>,
    /// How often each may still occur.
    left: BTreeMap<String, u32>,
}

/// What is written of a fingerprint. Only the count matters, the rest is for people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// The lint.
    pub code: String,
    /// The provision as it was called when the baseline was written.
    pub label: String,
    /// How many findings have the fingerprint: documents may hold the same text.
    pub count: u32,
}

#[derive(Deserialize)]
struct File {
    version: u32,
    findings: BTreeMap<String, Entry>,
}

impl Baseline {
    /// Reads a baseline.
    ///
    /// # Errors
    /// Where the text is none, or one of a later version.
    pub fn parse(text: &str) -> Result<Self, BaselineError> {
        let file: File = serde_json::from_str(text)?;
        if file.version != VERSION {
            return Err(BaselineError::Version(file.version));
        }
        let count = |(print, entry): (&String, &Entry)| (print.clone(), entry.count);
        let left = file.findings.iter().map(count).collect();
        Ok(Self { entries: file.findings, left })
    }

    /// Accepts a finding.
    pub fn add(&mut self, finding: &Finding) {
        let entry = self.entries.entry(finding.fingerprint.clone()).or_insert_with(|| Entry {
            code: finding.code.clone(),
            label: finding.place.label.clone(),
            count: 0,
        });
        entry.count += 1;
        *self.left.entry(finding.fingerprint.clone()).or_default() += 1;
    }

    /// Whether a finding is accepted; if so, it counts as having occurred.
    pub fn take(&mut self, finding: &Finding) -> bool {
        match self.left.get_mut(&finding.fingerprint) {
            Some(left) if *left > 0 => {
                *left -= 1;
                true
            }
            _ => false,
        }
    }

    /// Number of findings that are accepted.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.values().map(|entry| entry.count as usize).sum()
    }

    /// Whether nothing is accepted.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// What is accepted and did not occur, with how often it did not.
    pub fn missing(&self) -> impl Iterator<Item = (&Entry, u32)> {
        let missing = |(print, &left): (&String, &u32)| Some((self.entries.get(print)?, left));
        self.left.iter().filter(|&(_, &left)| left > 0).filter_map(missing)
    }

    /// The baseline as JSON, an entry a line, sorted by fingerprint.
    #[must_use]
    pub fn to_json(&self) -> String {
        let mut text = format!(
            "{{\n\"version\": {VERSION},\n\"tool\": {{\"name\": \"normlint\", \"version\": \"{}\"}},\n\
             \"findings\": {{",
            env!("CARGO_PKG_VERSION")
        );
        for (index, (print, entry)) in self.entries.iter().enumerate() {
            let comma = if index == 0 { "" } else { "," };
            let entry = serde_json::to_string(entry).unwrap_or_default();
            let print = serde_json::to_string(print).unwrap_or_default();
            let _ = write!(text, "{comma}\n{print}: {entry}");
        }
        text.push_str("\n}\n}\n");
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::{Catalogue, Linter, Settings};
    use crate::text::{Format, Source};

    /// Findings of unused allowances, one a line.
    fn findings(lines: usize) -> Vec<Finding> {
        let linter = Linter::new(Catalogue::builtin().expect("pages read")).expect("pages work");
        let text = "第一条　甲。\n<!-- normlint: allow NOSUCH -->\n".repeat(lines);
        let source = Source::new("draft.txt", text, Format::Plain);
        let checked = linter.check(source, &Settings::default()).expect("a profile");
        let own = |finding: &Finding| finding.code == "NRM001";
        checked.report.findings.into_iter().filter(own).collect()
    }

    #[test]
    fn what_is_written_is_read() {
        let mut written = Baseline::default();
        let findings = findings(2);
        assert_eq!(findings.len(), 2);
        // The same document twice.
        findings.iter().chain(&findings).for_each(|finding| written.add(finding));
        let text = written.to_json();
        assert!(serde_json::from_str::<serde_json::Value>(&text).is_ok(), "{text}");
        assert_eq!(text, written.clone().to_json());
        let mut read = Baseline::parse(&text).expect("it reads");
        assert_eq!((read.len(), read.missing().count()), (4, 2));
        let first = &findings[0];
        assert!(read.take(first) && read.take(first) && !read.take(first));
        assert_eq!(read.missing().map(|(_, left)| left).collect::<Vec<_>>(), [2]);
    }

    #[test]
    fn an_empty_baseline_accepts_nothing() {
        let mut empty = Baseline::parse(&Baseline::default().to_json()).expect("it reads");
        assert!(empty.is_empty());
        assert!(!empty.take(&findings(1)[0]));
    }

    #[test]
    fn other_files_are_refused() {
        assert!(matches!(Baseline::parse("[]"), Err(BaselineError::Format(_))));
        let later = Baseline::default().to_json().replace("\"version\": 1,", "\"version\": 9,");
        assert!(matches!(Baseline::parse(&later), Err(BaselineError::Version(9))));
    }
}
