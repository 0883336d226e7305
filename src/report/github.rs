//! `github`: workflow commands that GitHub turns into annotations of a change.
//!
//! GitHub shows ten annotations of each level in a step. Those are sent, the gravest level first;
//! what is above the limit is listed in the log.

use super::uri::relative;
use super::visible::{self, visible};
use super::words::Words;
use super::{Emitter, Options, Summary, short};
use crate::lint::{DocumentReport, Finding, Severity};
use crate::text::Source;
use std::fmt::Write as _;
use std::io::{self, Write};

/// Annotations of one level that GitHub shows.
const LIMIT: usize = 10;

pub(super) struct GitHub<W> {
    out: W,
    options: Options,
    /// Commands to send, the gravest level first.
    levels: [Vec<String>; 3],
    /// Findings that are only listed.
    more: usize,
}

impl<W: Write> GitHub<W> {
    pub(super) fn new(out: W, options: Options) -> Self {
        Self { out, options, levels: Default::default(), more: 0 }
    }

    /// Keeps a command, or lists `line` if there are enough of its level.
    fn add(
        &mut self,
        severity: Severity,
        command: impl FnOnce() -> String,
        line: impl FnOnce() -> String,
    ) -> io::Result<()> {
        let [errors, warnings, notices] = &mut self.levels;
        let level = match severity {
            Severity::Error => errors,
            Severity::Warning => warnings,
            Severity::Info => notices,
        };
        if level.len() < LIMIT {
            level.push(command());
            return Ok(());
        }
        self.more += 1;
        writeln!(self.out, "{}", inert(&line()))
    }
}

impl<W: Write> Emitter for GitHub<W> {
    fn document(&mut self, report: &DocumentReport, source: Option<&Source>) -> io::Result<()> {
        let path = relative(&report.path, self.options.base.as_deref());
        let severity = if source.is_some() { Severity::Warning } else { Severity::Error };
        for error in &report.errors {
            let file = property(&path);
            let command =
                || format!("::{} file={file},title=normlint::{}", level(severity), data(error));
            self.add(severity, command, || format!("{}: {}", visible(&path), visible(error)))?;
        }
        let words = Words::of(self.options.language.as_deref().unwrap_or(&report.language));
        for finding in &report.findings {
            let command = || command(finding, &path, words);
            self.add(finding.severity, command, || short::line(finding))?;
        }
        Ok(())
    }

    fn finish(&mut self, _: &Summary) -> io::Result<()> {
        for command in self.levels.iter().flatten() {
            writeln!(self.out, "{command}")?;
        }
        if self.more > 0 {
            let more = self.more;
            writeln!(self.out, "{more} more above: GitHub shows {LIMIT} annotations of a level")?;
        }
        self.out.flush()
    }
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "notice",
    }
}

fn command(finding: &Finding, path: &str, words: Words) -> String {
    let (start, end) = (finding.place.start, finding.place.end);
    let mut command = format!("::{} file={}", level(finding.severity), property(path));
    let _ = write!(command, ",line={},endLine={}", start.line, end.line);
    // Columns mean nothing to GitHub where there are several lines.
    if start.line == end.line {
        let _ = write!(command, ",col={},endColumn={}", start.column, end.column);
    }
    let title = format!("{} {}", finding.code, finding.name);
    let _ = write!(command, ",title={}::{}", property(&title), data(&finding.message));
    if let Some(help) = &finding.help {
        let _ = write!(command, "%0A{}{}{}", words.help(), words.colon(), data(help));
    }
    command
}

/// What stands behind `::` in a command. The log is a terminal, so that what it would obey is made
/// visible.
fn data(text: &str) -> String {
    let mut data = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '%' => data.push_str("%25"),
            '\r' => data.push_str("%0D"),
            '\n' => data.push_str("%0A"),
            '\t' => data.push(' '),
            _ => visible::push(&mut data, c),
        }
    }
    data
}

/// The value of a property of a command.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

/// A line of the log that GitHub does not take for a command, whatever a document says.
fn inert(line: &str) -> String {
    let line = line.replace("##[", "## [");
    if line.starts_with("::") { format!("./{line}") } else { line }
}

#[cfg(test)]
mod tests {
    use super::super::samples::{all, chinese, render};
    use super::super::{Format, Options};
    use super::*;

    #[test]
    fn annotations_come_by_level() {
        insta::assert_snapshot!(render(Format::GitHub, &all(), Options::default()));
    }

    #[test]
    fn what_is_above_the_limit_is_listed() {
        let (mut report, source) = chinese();
        let mut warning = report.findings[1].clone();
        warning.message = "##[add-mask]第八条".to_owned();
        warning.place.path = "::warning::a.md".to_owned();
        report.findings.extend(std::iter::repeat_n(warning, 11));
        let text = render(Format::GitHub, &[(report, source)], Options::default());
        let lines: Vec<_> = text.lines().collect();
        assert_eq!(lines.len(), 2 + 12 + 1);
        for line in &lines[..2] {
            assert!(line.starts_with("./::warning::a.md:4:42: warning[REM002] ## [add-"), "{line}");
        }
        assert!(lines[2].starts_with("::error "));
        assert!(lines[3..13].iter().all(|line| line.starts_with("::warning ")));
        assert!(lines[13].starts_with("::notice "));
        assert!(lines[14].starts_with("2 more"));
    }

    #[test]
    fn properties_are_escaped() {
        assert_eq!(property("50%: a,\r\nb"), "50%25%3A a%2C%0D%0Ab");
        assert_eq!(data("50%: a,\nb"), "50%25: a,%0Ab");
    }
}
