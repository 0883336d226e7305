//! `junit`: a test suite a document, a failed test a finding.

use super::uri::relative;
use super::words::Words;
use super::xml::{attribute, text};
use super::{Emitter, Options, Summary};
use crate::lint::{DocumentReport, Finding};
use crate::text::Source;
use std::fmt::Write as _;
use std::io::{self, Write};

pub(super) struct JUnit<W> {
    out: W,
    options: Options,
    begun: bool,
}

impl<W: Write> JUnit<W> {
    pub(super) fn new(out: W, options: Options) -> Self {
        Self { out, options, begun: false }
    }

    fn begin(&mut self) -> io::Result<()> {
        if !std::mem::replace(&mut self.begun, true) {
            writeln!(self.out, r#"<?xml version="1.0" encoding="UTF-8"?>"#)?;
            writeln!(self.out, r#"<testsuites name="normlint">"#)?;
        }
        Ok(())
    }

    fn case(&mut self, finding: &Finding, path: &str, words: Words) -> io::Result<()> {
        let place = &finding.place;
        let name = format!("{} {} {}", finding.code, finding.name, place.label);
        writeln!(
            self.out,
            r#"    <testcase name="{}" classname="{path}" file="{path}" line="{}" time="0">"#,
            attribute(name.trim_end()),
            place.start.line,
        )?;
        writeln!(
            self.out,
            r#"      <failure type="{}" message="{}">{}</failure>"#,
            finding.severity.name(),
            attribute(&finding.message),
            text(&details(finding, words))
        )?;
        writeln!(self.out, "    </testcase>")
    }
}

/// The finding in words, a line each: place, message, notes, help.
fn details(finding: &Finding, words: Words) -> String {
    let place = &finding.place;
    let mut details = format!("{}:{}:{}", place.path, place.start.line, place.start.column);
    let _ = write!(details, "\n{}", finding.message);
    for note in &finding.notes {
        let _ = write!(details, "\n{}{}{note}", words.note(), words.colon());
    }
    if let Some(help) = &finding.help {
        let _ = write!(details, "\n{}{}{help}", words.help(), words.colon());
    }
    details
}

impl<W: Write> Emitter for JUnit<W> {
    fn document(&mut self, report: &DocumentReport, source: Option<&Source>) -> io::Result<()> {
        self.begin()?;
        let path = relative(&report.path, self.options.base.as_deref());
        let path = attribute(&path);
        let unread = if source.is_some() { 0 } else { report.errors.len() };
        let failures = report.findings.len();
        let tests = (failures + unread).max(1);
        writeln!(
            self.out,
            r#"  <testsuite name="{path}" tests="{tests}" failures="{failures}" errors="{unread}" skipped="0" time="0">"#
        )?;
        if failures + unread == 0 {
            writeln!(
                self.out,
                r#"    <testcase name="normlint" classname="{path}" file="{path}" time="0"/>"#
            )?;
        }
        for error in report.errors.iter().take(unread) {
            writeln!(
                self.out,
                r#"    <testcase name="normlint" classname="{path}" file="{path}" time="0"><error message="{}"/></testcase>"#,
                attribute(error)
            )?;
        }
        let words = Words::of(self.options.language.as_deref().unwrap_or(&report.language));
        for finding in &report.findings {
            self.case(finding, &path, words)?;
        }
        writeln!(self.out, "  </testsuite>")
    }

    fn finish(&mut self, _: &Summary) -> io::Result<()> {
        self.begin()?;
        writeln!(self.out, "</testsuites>")?;
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples::{all, render};
    use super::super::{Format, Options};

    #[test]
    fn every_document_is_a_suite() {
        insta::assert_snapshot!(render(Format::JUnit, &all(), Options::default()));
    }
}
