//! Quick figures over many documents.

mod text;

use super::Aggregate;
use super::tables::{DocumentRow, DocumentRows, RunRow};
use serde::Serialize;
use std::collections::BTreeMap;
use std::io::{self, Write};

/// Figures over documents.
#[derive(Debug)]
pub struct Stats {
    figures: Figures,
    lints: BTreeMap<String, LintFigures>,
    top: usize,
}

/// The figures as they are written in JSON.
#[derive(Debug, Default, Serialize)]
struct Figures {
    documents: u32,
    unread: u32,
    articles: u64,
    characters: u64,
    restrictions: u64,
    findings: u64,
    error: u64,
    warning: u64,
    info: u64,
    languages: BTreeMap<String, u32>,
    instruments: BTreeMap<String, u32>,
    /// `0` where the text does not tell.
    decades: BTreeMap<i64, u32>,
    lints: Vec<LintFigures>,
    top: Vec<Heavy>,
}

/// The figures of a lint.
#[derive(Debug, Clone, Default, Serialize)]
struct LintFigures {
    code: String,
    name: String,
    findings: u64,
    /// Documents with findings.
    documents: u32,
    /// Documents on which it was assessed.
    assessed: u32,
    /// Documents whose day no version of its law covers.
    not_assessed: u32,
    /// Articles of the documents on which it was assessed.
    articles: u64,
    per_1000_articles: Option<f64>,
}

/// A document with many findings.
#[derive(Debug, Clone, Serialize)]
struct Heavy {
    path: String,
    title: String,
    articles: u32,
    findings: u32,
}

impl Stats {
    /// Figures with the `top` documents that have the most findings.
    #[must_use]
    pub fn new(top: usize) -> Self {
        Self { figures: Figures::default(), lints: BTreeMap::new(), top }
    }

    /// Writes the figures for reading.
    ///
    /// # Errors
    /// Where `out` fails.
    pub fn write_text(self, out: &mut dyn Write) -> io::Result<()> {
        text::write(&self.finished(), out)
    }

    /// Writes the figures as one JSON object.
    ///
    /// # Errors
    /// Where `out` fails.
    pub fn write_json(self, out: &mut dyn Write) -> io::Result<()> {
        serde_json::to_writer(&mut *out, &self.finished())?;
        out.write_all(b"\n")
    }

    /// The figures, the lints with the most findings first.
    fn finished(self) -> Figures {
        let Self { mut figures, lints, .. } = self;
        figures.lints = lints.into_values().filter(|lint| lint.findings > 0).collect();
        for lint in &mut figures.lints {
            lint.per_1000_articles = per_1000(lint.findings, lint.articles);
        }
        figures.lints.sort_by(|a, b| (b.findings, &a.code).cmp(&(a.findings, &b.code)));
        figures
    }

    fn lint(&mut self, code: &str) -> &mut LintFigures {
        // Looked for first, as most codes are known after the first document.
        if !self.lints.contains_key(code) {
            let lint = LintFigures { code: code.to_owned(), ..LintFigures::default() };
            self.lints.insert(code.to_owned(), lint);
        }
        self.lints.entry(code.to_owned()).or_default()
    }

    fn count(&mut self, row: &DocumentRow) {
        let figures = &mut self.figures;
        figures.documents += 1;
        for (sum, more) in [
            (&mut figures.articles, row.articles),
            (&mut figures.characters, row.characters),
            (&mut figures.restrictions, row.restrictions),
            (&mut figures.findings, row.findings),
            (&mut figures.error, row.findings_error),
            (&mut figures.warning, row.findings_warning),
            (&mut figures.info, row.findings_info),
        ] {
            *sum += u64::from(more);
        }
        *figures.languages.entry(row.language.clone()).or_default() += 1;
        *figures.instruments.entry(row.instrument.clone()).or_default() += 1;
        *figures.decades.entry(row.decade.unwrap_or_default()).or_default() += 1;
        for code in row.assessed.split_whitespace() {
            let lint = self.lint(code);
            lint.assessed += 1;
            lint.articles += u64::from(row.articles);
        }
        for code in row.not_assessed.split_whitespace() {
            self.lint(code).not_assessed += 1;
        }
        self.heavy(row);
    }

    /// Keeps the document if it is among those with the most findings; of equals, the first.
    fn heavy(&mut self, row: &DocumentRow) {
        let top = &mut self.figures.top;
        let at = top.partition_point(|heavy| heavy.findings >= row.findings);
        if row.findings == 0 || at >= self.top {
            return;
        }
        top.insert(
            at,
            Heavy {
                path: row.path.clone(),
                title: row.title.clone(),
                articles: row.articles,
                findings: row.findings,
            },
        );
        top.truncate(self.top);
    }
}

impl Aggregate for Stats {
    fn document(&mut self, rows: &DocumentRows) {
        let Some(row) = &rows.document else {
            self.figures.unread += 1;
            return;
        };
        self.count(row);
        let mut codes: BTreeMap<&str, (&str, u64)> = BTreeMap::new();
        for finding in &rows.findings {
            codes.entry(&finding.code).or_insert((&finding.name, 0)).1 += 1;
        }
        for (code, (name, count)) in codes {
            let lint = self.lint(code);
            lint.findings += count;
            lint.documents += 1;
            if lint.name.is_empty() {
                name.clone_into(&mut lint.name);
            }
        }
    }

    fn end(&mut self, _run: &RunRow) {}
}

/// So many for every thousand articles, to two places.
fn per_1000(count: u64, articles: u64) -> Option<f64> {
    #[allow(clippy::cast_precision_loss, reason = "counts are far below what a float holds")]
    let rate = count as f64 * 1000.0 / articles as f64;
    (articles > 0).then(|| (rate * 100.0).round() / 100.0)
}
