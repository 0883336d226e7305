//! The report of an audit: figures over all documents as one page that loads nothing.
//!
//! [`Report`] takes documents one at a time and keeps a few numbers of each; [`Report::html`] draws.

mod documents;
mod facts;
mod groups;
mod lints;
mod statistics;
#[cfg(test)]
mod tests;
mod time;
mod words;

use super::Aggregate;
use super::tables::{DocumentRows, RunRow};
use crate::report::Rule;
use crate::report::html::chart::{Value, count, figure, percent};
use crate::report::html::{Page, tag};
use crate::report::words::Words;
use facts::{Facts, Lints, Names};
use maud::{Markup, html};
use statistics::{Ratio, real};
use words::Text;

const STYLE: &str = include_str!("report.css");
const SCRIPT: &str = include_str!("report.js");

/// With fewer documents than this, a figure is drawn as unsure.
const FEW: usize = 10;

/// The figures of an audit.
#[derive(Debug, Default)]
pub struct Report {
    rules: Vec<Rule>,
    documents: Vec<Facts>,
    names: Names,
    lints: Lints,
    languages: [usize; 3],
    /// Basic units that are sections, and all.
    sections: (usize, usize),
    unread: usize,
}

/// A report that is being drawn: the figures and the words.
struct View<'a> {
    report: &'a Report,
    words: Words,
    text: &'static Text,
    /// The word for the basic units.
    unit: &'static str,
    /// The folder that holds all documents, which their paths are shown without.
    folder: &'a str,
}

impl Report {
    /// A report without documents. `rules` describe the lints that run.
    #[must_use]
    pub fn new(rules: Vec<Rule>) -> Self {
        Self { rules, ..Self::default() }
    }

    /// The page, in the language of that tag, or in that of most documents.
    #[must_use]
    pub fn html(&self, language: Option<&str>) -> String {
        let words = language.map_or_else(|| self.words(), Words::of);
        let text = Text::of(words);
        let sections = self.sections.0 * 2 > self.sections.1;
        let unit = if sections { text.sections } else { text.articles };
        let folder = documents::common_folder(&self.documents);
        let body = View { report: self, words, text, unit, folder }.draw();
        let title = format!("{} · normlint", text.title);
        let styles = &[STYLE];
        Page { language: tag(words), title: &title, styles, scripts: &[SCRIPT], body }.render()
    }

    /// The language of most documents.
    fn words(&self) -> Words {
        let [simplified, traditional, other] = self.languages;
        match () {
            () if simplified + traditional <= other => Words::English,
            () if traditional > simplified => Words::Traditional,
            () => Words::Simplified,
        }
    }

    /// Whether lengths are told in words; else in characters.
    fn in_words(&self) -> bool {
        self.documents.iter().filter(|facts| facts.words.is_some()).count() * 2
            > self.documents.len()
    }
}

impl Aggregate for Report {
    fn document(&mut self, rows: &DocumentRows) {
        let Some(document) = &rows.document else {
            self.unread += 1;
            return;
        };
        let language = match Words::of(&document.language) {
            Words::Simplified => 0,
            Words::Traditional => 1,
            Words::English => 2,
        };
        self.languages[language] += 1;
        let sections = rows.provisions.iter().filter(|one| one.kind == "section");
        self.sections.0 += sections.count();
        self.sections.1 += rows.provisions.len();
        self.lints.add(document, rows);
        self.documents.push(Facts::new(document, rows, &mut self.names));
    }

    fn end(&mut self, run: &RunRow) {
        for code in facts::codes(&run.lints) {
            self.lints.0.entry(code.to_owned()).or_default();
        }
    }
}

impl View<'_> {
    fn draw(&self) -> Markup {
        html! {
            (self.head())
            main {
                (self.over_time())
                (self.lint_figures())
                (self.groups())
                (self.best_and_worst())
                (self.all_documents())
            }
            (self.foot())
        }
    }

    /// What the whole comes to.
    fn head(&self) -> Markup {
        let documents = &self.report.documents;
        let sum =
            |value: fn(&Facts) -> u32| documents.iter().map(|one| u64::from(value(one))).sum();
        let (articles, findings) = (sum(|one| one.articles), sum(Facts::all));
        let rate = self.rate(documents.iter());
        let clean = documents.iter().filter(|one| one.all() == 0).count();
        let years = documents.iter().filter_map(|one| one.year);
        let tiles = [
            (count(articles), self.unit.to_owned()),
            (count(findings), self.text.findings.to_owned()),
            (
                rate.map_or("–".to_owned(), |rate| figure(rate.value)),
                self.filled(self.text.per_thousand),
            ),
            (percent(real(clean) / real(documents.len().max(1))), self.text.clean.to_owned()),
        ];
        html! {
            header.page {
                p.kind { (self.text.title) }
                h1 {
                    (count(documents.len() as u64)) " " (self.text.documents)
                    @if let (Some(first), Some(last)) = (years.clone().min(), years.max()) {
                        (self.words.pick("，", "，", ", ")) (first) @if first != last { "–" (last) }
                    }
                }
                ul.tiles { @for (value, name) in tiles { li { span.count { (value) } span.word { (name) } } } }
                @if self.report.unread > 0 {
                    p.fault { (numbered(self.text.unread, self.report.unread)) }
                }
            }
        }
    }

    fn foot(&self) -> Markup {
        html! {
            footer.page {
                h2 { (self.text.method) }
                ul { @for line in self.text.methods { li { (line) } } }
                p { (self.text.made) " " (env!("CARGO_PKG_VERSION")) }
            }
        }
    }

    /// Findings per 1,000 articles of documents together.
    fn rate<'f>(&self, documents: impl Iterator<Item = &'f Facts>) -> Option<Value> {
        let mut ratio = Ratio::default();
        documents.for_each(|one| ratio.add(f64::from(one.all()), f64::from(one.articles)));
        ratio.per(1000.0)
    }

    /// The head of a column of basic units.
    fn unit_head(&self) -> &'static str {
        if self.text.article_count.is_empty() { self.unit } else { self.text.article_count }
    }

    /// `text` with the word for the basic units, at its beginning with a capital.
    fn filled(&self, text: &str) -> String {
        let filled = text.replace("{unit}", self.unit);
        let mut chars = filled.chars();
        match chars.next() {
            Some(first) if text.starts_with("{unit}") => {
                first.to_uppercase().chain(chars).collect()
            }
            _ => filled,
        }
    }
}

/// `text` with its number.
fn numbered(text: &str, number: usize) -> String {
    text.replace("{n}", &count(number as u64))
}
