//! `summary`: a short report in Markdown for the summary of a job (`$GITHUB_STEP_SUMMARY`) or a
//! comment on a change: counts, then the findings of each file in a table.
//!
//! Annotations show only on the lines of a change. So findings that a change brought at a place
//! that it did not touch have a table of their own.

use super::markdown::escaped;
use super::uri::relative;
use super::words::{Tally, Words};
use super::{Emitter, Options, Summary, is_whole};
use crate::lint::{DocumentReport, Finding, Severity};
use crate::text::Source;
use std::fmt::Write as _;
use std::io::{self, Write};

/// GitHub takes a summary of one mebibyte. Rows beyond this many bytes are counted, not written.
const LIMIT: usize = 900 * 1024;

pub(super) struct Markdown<W> {
    out: W,
    options: Options,
    languages: Tally,
    /// The sections of the documents with something to tell.
    sections: String,
    /// Counts of the documents with findings: path, then errors, warnings and infos.
    counts: Vec<(String, [usize; 3])>,
    /// Rows left out because there were too many.
    more: usize,
}

impl<W: Write> Markdown<W> {
    pub(super) fn new(out: W, options: Options) -> Self {
        Self {
            out,
            options,
            languages: Tally::default(),
            sections: String::new(),
            counts: Vec::new(),
            more: 0,
        }
    }

    /// A table of findings under a line that says what they are.
    fn table(&mut self, lead: Option<&str>, findings: &[&Finding], words: Words) {
        if findings.is_empty() {
            return;
        }
        if let Some(lead) = lead {
            let _ = writeln!(self.sections, "\n{lead}");
        }
        let [line, provision, severity, finding] = columns(words);
        let head = format!("\n| {line} | {provision} | {severity} | {finding} |\n");
        self.sections.push_str(&head);
        self.sections.push_str("| ---: | --- | --- | --- |\n");
        for finding in findings {
            let row = row(finding, words);
            if self.sections.len() + row.len() > LIMIT {
                self.more += 1;
            } else {
                self.sections.push_str(&row);
            }
        }
    }

    /// How many findings each file has, where there are several.
    fn overview(&self, words: Words) -> String {
        let mut table = String::new();
        if self.counts.len() < 2 {
            return table;
        }
        let severities = Severity::GRAVEST_FIRST.map(|severity| words.severity(severity));
        let _ = writeln!(table, "\n| {} | {} |", file(words), severities.join(" | "));
        table.push_str("| --- | ---: | ---: | ---: |\n");
        for (path, [error, warning, info]) in &self.counts {
            let row = format!("| {} | {error} | {warning} | {info} |\n", escaped(path));
            if table.len() + row.len() > LIMIT / 10 {
                table.push_str("| … | | | |\n");
                break;
            }
            table.push_str(&row);
        }
        table
    }
}

impl<W: Write> Emitter for Markdown<W> {
    fn document(&mut self, report: &DocumentReport, _: Option<&Source>) -> io::Result<()> {
        let words = Words::of(self.options.language.as_deref().unwrap_or(&report.language));
        self.languages.add(words);
        if report.findings.is_empty() && report.errors.is_empty() {
            return Ok(());
        }
        let path = relative(&report.path, self.options.base.as_deref());
        let count = |severity| {
            report.findings.iter().filter(|finding| finding.severity == severity).count()
        };
        self.counts.push((path.clone(), Severity::GRAVEST_FIRST.map(count)));
        if self.sections.len() < LIMIT {
            let _ = writeln!(self.sections, "\n### {}", escaped(&path));
        }
        for error in &report.errors {
            let _ = writeln!(self.sections, "\n- {}", escaped(error));
        }
        let (indirect, direct): (Vec<&Finding>, Vec<&Finding>) =
            report.findings.iter().partition(|f| report.indirect.contains(&f.fingerprint));
        self.table(None, &direct, words);
        self.table(Some(elsewhere(words)), &indirect, words);
        Ok(())
    }

    fn finish(&mut self, summary: &Summary) -> io::Result<()> {
        let words = self.options.language.as_deref().map_or(self.languages.most(), Words::of);
        let total = words.summary(summary);
        writeln!(self.out, "## normlint\n\n**{}**", escaped(&total))?;
        write!(self.out, "{}{}", self.overview(words), self.sections)?;
        if self.more > 0 {
            writeln!(self.out, "\n{}", left_out(words, self.more))?;
        }
        self.out.flush()
    }
}

/// The row of a finding.
fn row(finding: &Finding, words: Words) -> String {
    let place = &finding.place;
    let (line, label) = match is_whole(place) {
        true => (String::new(), whole(words).to_owned()),
        false => (place.start.line.to_string(), escaped(&place.label)),
    };
    let severity = words.severity(finding.severity);
    format!(
        "| {line} | {label} | {severity} | `{}` {} |\n",
        finding.code,
        escaped(&finding.message)
    )
}

fn columns(words: Words) -> [&'static str; 4] {
    words.pick(
        ["行", "条款", "级别", "问题"],
        ["行", "條文", "級別", "問題"],
        ["Line", "Provision", "Severity", "Finding"],
    )
}

fn file(words: Words) -> &'static str {
    words.pick("文件", "檔案", "File")
}

fn whole(words: Words) -> &'static str {
    words.pick("全文", "全文", "whole document")
}

fn elsewhere(words: Words) -> &'static str {
    words.pick(
        "以下问题由其他条款的修改引起，所在条款本身未作修改，修改对比中不会显示：",
        "以下問題因其他條文之修正而生，所在條文本身未修正，修正對照中不會顯示：",
        "Brought by a change elsewhere; the lines themselves have not changed, so the view of the \
         change does not show these:",
    )
}

fn left_out(words: Words, count: usize) -> String {
    match words {
        Words::Simplified => format!("另有 {count} 处未列出。"),
        Words::Traditional => format!("另有 {count} 處未列出。"),
        Words::English => format!("{count} more not listed."),
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples::{all, chinese, clean, english, render};
    use super::super::{Format, Options};

    #[test]
    fn counts_come_first_and_each_file_has_a_table() {
        insta::assert_snapshot!(render(Format::Summary, &all(), Options::default()));
    }

    #[test]
    fn what_a_change_brought_elsewhere_stands_apart() {
        let mut sample = chinese();
        sample.0.indirect = vec![sample.0.findings[1].fingerprint.clone()];
        let options = Options { language: Some("en".to_owned()), ..Options::default() };
        let written = render(Format::Summary, &[sample], options);
        let (direct, indirect) = written.split_once("Brought by").expect("two tables");
        assert!(direct.contains("`VAG001`") && direct.contains("`REF001`"), "{direct}");
        assert!(!direct.contains("`REM002`") && indirect.contains("`REM002`"), "{indirect}");
    }

    #[test]
    fn nothing_found_is_said_in_a_line() {
        let written = render(Format::Summary, &[clean()], Options::default());
        assert_eq!(written, "## normlint\n\n**1 份文件，没有发现问题**\n");
    }

    #[test]
    fn a_summary_is_never_too_long_for_github() {
        let many = || {
            let mut sample = english();
            let finding = sample.0.findings[2].clone();
            sample.0.findings = vec![finding; 10_000];
            sample
        };
        let written = render(Format::Summary, &[many(), many()], Options::default());
        assert!(written.len() < 1 << 20, "{}", written.len());
        assert!(written.ends_with(" more not listed.\n"));
    }
}
