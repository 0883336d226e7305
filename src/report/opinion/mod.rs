//! `opinion` and `opinion-csv`: what a legal review hands back. Each document has its section; the
//! findings stand under the heads of a review, the gravest first, and a note at the end tells what
//! was not assessed.

mod csv;
mod heads;
mod rows;
mod words;

pub(super) use csv::OpinionCsv;

use super::markdown::escaped;
use super::uri::relative;
use super::words::Words;
use super::{Emitter, Options, Summary};
use crate::lint::{DocumentReport, Severity};
use crate::model::InstrumentType;
use crate::text::Source;
use heads::Head;
use rows::Row;
use std::io::{self, Write};

/// The review in Markdown.
pub(super) struct Opinion<W> {
    out: W,
    options: Options,
    begun: bool,
}

impl<W: Write> Opinion<W> {
    pub(super) fn new(out: W, options: Options) -> Self {
        Self { out, options, begun: false }
    }

    /// The title of the review, once; then an empty line before the next document.
    fn begin(&mut self, words: Words) -> io::Result<()> {
        if !std::mem::replace(&mut self.begun, true) {
            writeln!(self.out, "# {}", words::title(words))?;
        }
        writeln!(self.out)
    }

    fn head(&mut self, report: &DocumentReport, words: Words, path: &str) -> io::Result<()> {
        let title = if report.title.is_empty() { path } else { &report.title };
        writeln!(self.out, "## {}\n", escaped(title))?;
        let kind = InstrumentType::from_name(&report.instrument_type).unwrap_or_default();
        let count = |severity| {
            report.findings.iter().filter(|finding| finding.severity == severity).count()
        };
        let counts = [Severity::Error, Severity::Warning, Severity::Info].map(count);
        let chinese = words != Words::English;
        let values = [
            kind.words(chinese).to_owned(),
            report.issuer.clone(),
            report.articles.to_string(),
            words::counted(words, counts),
            path.to_owned(),
        ];
        for (name, value) in words::lines(words).iter().zip(values) {
            if !value.is_empty() {
                writeln!(self.out, "- {name}{}{}", words.colon(), escaped(&value))?;
            }
        }
        Ok(())
    }

    fn table(
        &mut self,
        head: &str,
        rows: &[&Row<'_>],
        from: usize,
        words: Words,
    ) -> io::Result<()> {
        let columns = words::columns(words);
        writeln!(self.out, "\n### {head}\n\n| {} |", columns.join(" | "))?;
        writeln!(self.out, "|{}", " --- |".repeat(columns.len()))?;
        for (number, row) in rows.iter().enumerate() {
            let code = format!("({})", row.finding.code);
            let problem = row.problem.iter().enumerate().map(|(at, line)| match at {
                0 => format!("{} {}", escaped(line), escaped(&code)),
                _ => escaped(line),
            });
            writeln!(
                self.out,
                "| {} | {} | {} | {} | {} | {} |",
                from + number,
                escaped(&row.provision),
                problem.collect::<Vec<_>>().join("<br>"),
                words::grade(words, row.finding.severity),
                cell(&row.basis),
                cell(&row.suggestion),
            )?;
        }
        Ok(())
    }

    /// What was not assessed.
    fn close(&mut self, report: &DocumentReport, words: Words) -> io::Result<()> {
        writeln!(self.out, "\n### {}\n", words::not_assessed(words))?;
        let kind = InstrumentType::from_name(&report.instrument_type).unwrap_or_default();
        if kind == InstrumentType::Other {
            writeln!(self.out, "- {}", words::no_type(words))?;
        }
        for error in &report.errors {
            writeln!(self.out, "- {}", escaped(error))?;
        }
        for limit in words::limits(words) {
            writeln!(self.out, "- {limit}")?;
        }
        Ok(())
    }
}

impl<W: Write> Emitter for Opinion<W> {
    fn document(&mut self, report: &DocumentReport, source: Option<&Source>) -> io::Result<()> {
        let words = Words::of(self.options.language.as_deref().unwrap_or(&report.language));
        self.begin(words)?;
        let path = relative(&report.path, self.options.base.as_deref());
        if source.is_none() {
            writeln!(self.out, "## {}\n\n{}", escaped(&path), words::unread(words))?;
            for error in &report.errors {
                writeln!(self.out, "\n- {}", escaped(error))?;
            }
            return Ok(());
        }
        self.head(report, words, &path)?;
        let rows = rows::rows(report, words);
        let mut printed = 0;
        let mut heads = 0;
        for head in Head::ALL {
            let own: Vec<&Row<'_>> = rows.iter().filter(|row| row.head == head).collect();
            if own.is_empty() {
                continue;
            }
            let title = format!("{}{}", words::ordinal(words, heads), words::head(words, head));
            self.table(&title, &own, printed + 1, words)?;
            printed += own.len();
            heads += 1;
        }
        self.close(report, words)
    }

    fn finish(&mut self, _: &Summary) -> io::Result<()> {
        self.out.flush()
    }
}

/// The lines of a cell of a Markdown table.
fn cell(lines: &[String]) -> String {
    lines.iter().map(|line| escaped(line)).collect::<Vec<_>>().join("<br>")
}

#[cfg(test)]
mod tests {
    use super::super::samples::{all, chinese, english, render};
    use super::super::{Format, Options};

    fn told(language: &str) -> Options {
        Options { language: Some(language.to_owned()), ..Options::default() }
    }

    #[test]
    fn a_review_has_a_table_under_each_head() {
        insta::assert_snapshot!(render(Format::Opinion, &all(), Options::default()));
    }

    #[test]
    fn the_words_are_those_of_the_language_that_is_asked_for() {
        let english = render(Format::Opinion, &[chinese()], told("en"));
        assert!(english.contains("# Legislative review") && english.contains("### 1. Suitability"));
        let traditional = render(Format::Opinion, &[chinese()], told("zh-Hant"));
        assert!(traditional.contains("### 一、規定不適當"), "{traditional}");
    }

    #[test]
    fn no_text_breaks_out_of_its_cell() {
        let mut sample = english();
        for finding in &mut sample.0.findings {
            finding.message.push_str("| a\n|b|");
            finding.help = Some("x\n| y |".to_owned());
        }
        let review = render(Format::Opinion, &[sample], Options::default());
        for line in review.lines().filter(|line| line.starts_with('|')) {
            let bars = line.replace("\\|", "").matches('|').count();
            assert_eq!(bars, 7, "{line}");
        }
    }
}
