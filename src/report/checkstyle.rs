//! `checkstyle`: the XML of Checkstyle 4.3.

use super::uri::relative;
use super::xml::attribute;
use super::{Emitter, Options, Summary};
use crate::lint::DocumentReport;
use crate::text::Source;
use std::io::{self, Write};

pub(super) struct Checkstyle<W> {
    out: W,
    options: Options,
    begun: bool,
}

impl<W: Write> Checkstyle<W> {
    pub(super) fn new(out: W, options: Options) -> Self {
        Self { out, options, begun: false }
    }

    fn begin(&mut self) -> io::Result<()> {
        if !std::mem::replace(&mut self.begun, true) {
            writeln!(self.out, r#"<?xml version="1.0" encoding="UTF-8"?>"#)?;
            writeln!(self.out, r#"<checkstyle version="4.3">"#)?;
        }
        Ok(())
    }
}

impl<W: Write> Emitter for Checkstyle<W> {
    fn document(&mut self, report: &DocumentReport, source: Option<&Source>) -> io::Result<()> {
        self.begin()?;
        let path = relative(&report.path, self.options.base.as_deref());
        writeln!(self.out, "  <file name=\"{}\">", attribute(&path))?;
        let severity = if source.is_some() { "warning" } else { "error" };
        for error in &report.errors {
            writeln!(
                self.out,
                r#"    <error line="1" column="1" severity="{severity}" message="{}" source="normlint"/>"#,
                attribute(error)
            )?;
        }
        for finding in &report.findings {
            writeln!(
                self.out,
                r#"    <error line="{}" column="{}" severity="{}" message="{}" source="normlint.{}.{}"/>"#,
                finding.place.start.line,
                finding.place.start.column,
                finding.severity.name(),
                attribute(&finding.message),
                attribute(&finding.group),
                attribute(&finding.code)
            )?;
        }
        writeln!(self.out, "  </file>")
    }

    fn finish(&mut self, _: &Summary) -> io::Result<()> {
        self.begin()?;
        writeln!(self.out, "</checkstyle>")?;
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples::{all, render};
    use super::super::{Format, Options};

    #[test]
    fn every_document_is_a_file() {
        insta::assert_snapshot!(render(Format::Checkstyle, &all(), Options::default()));
    }
}
