//! `jsonl`: a finding a line.

use super::data::FindingData;
use super::{Emitter, Summary};
use crate::lint::DocumentReport;
use crate::text::Source;
use std::io::{self, Write};

pub(super) struct Jsonl<W> {
    out: W,
}

impl<W: Write> Jsonl<W> {
    pub(super) fn new(out: W) -> Self {
        Self { out }
    }
}

impl<W: Write> Emitter for Jsonl<W> {
    fn document(&mut self, report: &DocumentReport, _: Option<&Source>) -> io::Result<()> {
        for finding in &report.findings {
            serde_json::to_writer(&mut self.out, &FindingData::from(finding))?;
            self.out.write_all(b"\n")?;
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
        insta::assert_snapshot!(render(Format::Jsonl, &all(), Options::default()));
    }
}
