//! `rdjson`: the diagnostic format of reviewdog. Its columns count bytes of UTF-8, from 1.

use super::uri::relative;
use super::{Emitter, Options, Summary};
use crate::lint::{DocumentReport, Finding, Fix, Place, Severity};
use crate::text::{Position, Source};
use serde::Serialize;
use std::io::{self, Write};
use std::path::Path;

pub(super) struct RdJson<W> {
    out: W,
    options: Options,
    empty: bool,
}

#[derive(Serialize)]
struct Diagnostic<'a> {
    message: &'a str,
    location: Location,
    severity: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<Code<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    suggestions: Vec<Suggestion<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Related<'a>>,
}

#[derive(Serialize)]
struct Code<'a> {
    value: &'a str,
}

#[derive(Serialize)]
struct Location {
    path: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    range: Option<Range>,
}

#[derive(Serialize)]
struct Range {
    start: Point,
    end: Point,
}

#[derive(Serialize)]
struct Point {
    line: u32,
    column: u32,
}

#[derive(Serialize)]
struct Suggestion<'a> {
    range: Range,
    text: &'a str,
}

#[derive(Serialize)]
struct Related<'a> {
    message: &'a str,
    location: Location,
}

impl Range {
    fn new(place: &Place) -> Self {
        let point = |at: Position| Point { line: at.line, column: at.utf8 };
        Self { start: point(place.start), end: point(place.end) }
    }
}

impl<'a> Diagnostic<'a> {
    fn new(finding: &'a Finding, base: Option<&Path>) -> Self {
        let location = |place: &Place| Location {
            path: relative(&place.path, base),
            range: Some(Range::new(place)),
        };
        let related = finding.related.iter().map(|related| Related {
            message: &related.message,
            location: location(&related.place),
        });
        Self {
            message: &finding.message,
            location: location(&finding.place),
            severity: match finding.severity {
                Severity::Error => "ERROR",
                Severity::Warning => "WARNING",
                Severity::Info => "INFO",
            },
            code: Some(Code { value: &finding.code }),
            suggestions: finding.fixes.iter().filter_map(suggestion).collect(),
            related_locations: related.collect(),
        }
    }
}

/// A fix as reviewdog takes it. A suggestion is applied by itself, so that a fix of several edits
/// is none.
fn suggestion(fix: &Fix) -> Option<Suggestion<'_>> {
    match fix.edits.as_slice() {
        [edit] => Some(Suggestion { range: Range::new(&edit.place), text: &edit.replacement }),
        _ => None,
    }
}

impl<W: Write> RdJson<W> {
    pub(super) fn new(out: W, options: Options) -> Self {
        Self { out, options, empty: true }
    }

    fn lead(&mut self) -> io::Result<()> {
        if std::mem::replace(&mut self.empty, false) {
            self.out.write_all(br#"{"source":{"name":"normlint"},"diagnostics":["#)
        } else {
            self.out.write_all(b",")
        }
    }

    fn diagnostic(&mut self, diagnostic: &Diagnostic) -> io::Result<()> {
        self.lead()?;
        self.out.write_all(b"\n")?;
        Ok(serde_json::to_writer(&mut self.out, diagnostic)?)
    }
}

impl<W: Write> Emitter for RdJson<W> {
    fn document(&mut self, report: &DocumentReport, source: Option<&Source>) -> io::Result<()> {
        let base = self.options.base.clone();
        for error in &report.errors {
            let location = Location { path: relative(&report.path, base.as_deref()), range: None };
            self.diagnostic(&Diagnostic {
                message: error,
                location,
                severity: if source.is_some() { "WARNING" } else { "ERROR" },
                code: None,
                suggestions: Vec::new(),
                related_locations: Vec::new(),
            })?;
        }
        for finding in &report.findings {
            self.diagnostic(&Diagnostic::new(finding, base.as_deref()))?;
        }
        Ok(())
    }

    fn finish(&mut self, _: &Summary) -> io::Result<()> {
        if self.empty {
            self.lead()?;
        }
        self.out.write_all(b"\n]}\n")?;
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples::{all, clean, render};
    use super::super::{Format, Options};

    #[test]
    fn columns_count_bytes() {
        let text = render(Format::RdJson, &all(), Options::default());
        let value: serde_json::Value = serde_json::from_str(&text).expect("it is JSON");
        assert_eq!(value["diagnostics"][0]["location"]["range"]["start"]["column"], 25);
        insta::assert_snapshot!(text);
    }

    #[test]
    fn a_clean_run_has_no_diagnostics() {
        let text = render(Format::RdJson, &[clean()], Options::default());
        let value: serde_json::Value = serde_json::from_str(&text).expect("it is JSON");
        assert_eq!(value["diagnostics"].as_array().map(Vec::len), Some(0));
    }
}
