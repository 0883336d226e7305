//! `opinion-csv`: the rows of the review for a spreadsheet, as RFC 4180 has it.

use super::heads::Head;
use super::rows;
use super::words;
use crate::lint::DocumentReport;
use crate::report::csv::record;
use crate::report::uri::relative;
use crate::report::words::Words;
use crate::report::{Emitter, Options, Summary};
use crate::text::Source;
use std::io::{self, Write};

/// The columns. Their names do not change with the language, so that programs find them.
const COLUMNS: [&str; 13] = [
    "path",
    "title",
    "head",
    "head_name",
    "number",
    "provision",
    "problem",
    "weight",
    "basis",
    "suggestion",
    "severity",
    "code",
    "eid",
];

/// The review as CSV.
pub(in crate::report) struct OpinionCsv<W> {
    out: W,
    options: Options,
    begun: bool,
}

impl<W: Write> OpinionCsv<W> {
    pub(in crate::report) fn new(out: W, options: Options) -> Self {
        Self { out, options, begun: false }
    }

    fn begin(&mut self) -> io::Result<()> {
        if !std::mem::replace(&mut self.begun, true) {
            record(&mut self.out, &COLUMNS)?;
        }
        Ok(())
    }
}

impl<W: Write> Emitter for OpinionCsv<W> {
    fn document(&mut self, report: &DocumentReport, _: Option<&Source>) -> io::Result<()> {
        self.begin()?;
        let words = Words::of(self.options.language.as_deref().unwrap_or(&report.language));
        let path = relative(&report.path, self.options.base.as_deref());
        for (at, row) in rows::rows(report, words).iter().enumerate() {
            let head: Head = row.head;
            record(
                &mut self.out,
                &[
                    &path,
                    &report.title,
                    head.name(),
                    words::head(words, head),
                    &(at + 1).to_string(),
                    &row.provision,
                    &row.problem.join("\n"),
                    words::grade(words, row.finding.severity),
                    &row.basis.join("\n"),
                    &row.suggestion.join("\n"),
                    row.finding.severity.name(),
                    &row.finding.code,
                    &row.finding.place.provision,
                ],
            )?;
        }
        Ok(())
    }

    fn finish(&mut self, _: &Summary) -> io::Result<()> {
        self.begin()?;
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::samples::{all, clean, render};
    use super::super::super::{Format, Options};

    #[test]
    fn every_finding_is_a_record() {
        insta::assert_snapshot!(render(Format::OpinionCsv, &all(), Options::default()));
    }

    #[test]
    fn a_review_without_findings_has_its_columns() {
        let text = render(Format::OpinionCsv, &[clean()], Options::default());
        assert!(text.starts_with("path,title,head,") && text.lines().count() == 1, "{text}");
    }
}
