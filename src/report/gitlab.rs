//! `gitlab`: a code quality report.

use super::uri::relative;
use super::{Emitter, Options, Summary};
use crate::lint::{DocumentReport, Finding, Severity};
use crate::text::Source;
use serde::Serialize;
use std::io::{self, Write};

pub(super) struct GitLab<W> {
    out: W,
    options: Options,
    empty: bool,
}

#[derive(Serialize)]
struct Issue<'a> {
    /// GitLab does not show `check_name`, so that the code stands here as well.
    description: String,
    check_name: &'a str,
    fingerprint: String,
    severity: &'static str,
    location: Location<'a>,
}

#[derive(Serialize)]
struct Location<'a> {
    path: &'a str,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: u32,
    end: u32,
}

impl<W: Write> GitLab<W> {
    pub(super) fn new(out: W, options: Options) -> Self {
        Self { out, options, empty: true }
    }

    fn issue(&mut self, issue: &Issue) -> io::Result<()> {
        self.out.write_all(if self.empty { b"[\n" } else { b",\n" })?;
        self.empty = false;
        Ok(serde_json::to_writer(&mut self.out, issue)?)
    }
}

impl<W: Write> Emitter for GitLab<W> {
    fn document(&mut self, report: &DocumentReport, source: Option<&Source>) -> io::Result<()> {
        let path = relative(&report.path, self.options.base.as_deref());
        for error in &report.errors {
            self.issue(&Issue {
                description: error.clone(),
                check_name: "reading",
                fingerprint: fingerprint(&[&path, error]),
                severity: if source.is_some() { "minor" } else { "blocker" },
                location: Location { path: &path, lines: Lines { begin: 1, end: 1 } },
            })?;
        }
        report.findings.iter().try_for_each(|finding| self.issue(&of(finding, &path)))
    }

    fn finish(&mut self, _: &Summary) -> io::Result<()> {
        self.out.write_all(if self.empty { b"[]\n" } else { b"\n]\n" })?;
        self.out.flush()
    }
}

fn of<'a>(finding: &'a Finding, path: &'a str) -> Issue<'a> {
    let lines = Lines { begin: finding.place.start.line, end: finding.place.end.line };
    Issue {
        description: format!("{}: {}", finding.code, finding.message),
        check_name: &finding.name,
        fingerprint: fingerprint(&[path, &finding.fingerprint]),
        severity: match finding.severity {
            Severity::Error => "major",
            Severity::Warning => "minor",
            Severity::Info => "info",
        },
        location: Location { path, lines },
    }
}

/// A fingerprint that is unique in the whole report: those of findings are so in a document only.
fn fingerprint(parts: &[&str]) -> String {
    let mut hasher = blake3::Hasher::new();
    for part in parts {
        hasher.update(part.as_bytes());
        hasher.update(&[0]);
    }
    hasher.finalize().to_hex().chars().take(32).collect()
}

#[cfg(test)]
mod tests {
    use super::super::samples::{all, clean, render};
    use super::super::{Format, Options};

    #[test]
    fn issues_are_an_array() {
        let text = render(Format::GitLab, &all(), Options::default());
        let value: serde_json::Value = serde_json::from_str(&text).expect("it is JSON");
        assert_eq!(value.as_array().map(Vec::len), Some(8));
        insta::assert_snapshot!(text);
    }

    #[test]
    fn without_issues_the_array_is_empty() {
        assert_eq!(render(Format::GitLab, &[clean()], Options::default()), "[]\n");
    }

    #[test]
    fn two_copies_of_a_document_have_fingerprints_of_their_own() {
        let (mut copy, source) = all().remove(0);
        copy.path = "copy.md".to_owned();
        let documents = [all().remove(0), (copy, source)];
        let text = render(Format::GitLab, &documents, Options::default());
        let value: serde_json::Value = serde_json::from_str(&text).expect("it is JSON");
        let issues = value.as_array().expect("an array");
        let prints: std::collections::BTreeSet<_> =
            issues.iter().map(|issue| issue["fingerprint"].to_string()).collect();
        assert_eq!(prints.len(), 6);
    }
}
