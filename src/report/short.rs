//! `short`: `path:line:column: severity[CODE] message`, a line a finding.

use super::visible::visible;
use super::{Emitter, Summary};
use crate::lint::{DocumentReport, Finding};
use crate::text::Source;
use std::io::{self, Write};

pub(super) struct Short<W> {
    out: W,
}

impl<W: Write> Short<W> {
    pub(super) fn new(out: W) -> Self {
        Self { out }
    }
}

/// The line of a finding without its line break.
pub(super) fn line(finding: &Finding) -> String {
    let place = &finding.place;
    format!(
        "{}:{}:{}: {}[{}] {}",
        visible(&place.path),
        place.start.line,
        place.start.column,
        finding.severity.name(),
        finding.code,
        visible(&finding.message)
    )
}

impl<W: Write> Emitter for Short<W> {
    fn document(&mut self, report: &DocumentReport, _: Option<&Source>) -> io::Result<()> {
        for error in &report.errors {
            writeln!(self.out, "{}: error: {}", visible(&report.path), visible(error))?;
        }
        for finding in &report.findings {
            writeln!(self.out, "{}", line(finding))?;
        }
        Ok(())
    }

    fn finish(&mut self, _: &Summary) -> io::Result<()> {
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples::{all, render};
    use super::super::{Format, Options};

    #[test]
    fn every_finding_is_a_line() {
        insta::assert_snapshot!(render(Format::Short, &all(), Options::default()));
    }
}
