//! The head of the page: counts, lints and documents, and the filter.

use super::super::super::visible::visible;
use super::super::super::words::Words;
use super::super::super::{Rule, Summary};
use super::document::Shown;
use super::words;
use crate::lint::Severity;
use maud::{Markup, html};
use std::collections::BTreeMap;

/// So many documents are listed unfolded.
const UNFOLDED: usize = 30;

/// The severities, the gravest first.
const SEVERITIES: [Severity; 3] = [Severity::Error, Severity::Warning, Severity::Info];

/// What the head of the page tells of the documents.
#[derive(Default)]
pub(super) struct Overview {
    rows: Vec<Row>,
    /// What is known of each lint that found something, by code.
    lints: BTreeMap<String, Found>,
}

/// A document in the table.
struct Row {
    title: String,
    path: String,
    articles: usize,
    /// Findings, the gravest first; `None` where it could not be read.
    counts: Option<[usize; 3]>,
}

/// What a lint found.
struct Found {
    name: String,
    severity: Severity,
    count: usize,
}

impl Overview {
    pub(super) fn documents(&self) -> usize {
        self.rows.len()
    }

    pub(super) fn add(&mut self, shown: &Shown<'_>) {
        let report = shown.report;
        let count = |severity| report.findings.iter().filter(|f| f.severity == severity).count();
        self.rows.push(Row {
            title: shown.title().into_owned(),
            path: visible(shown.path).into_owned(),
            articles: report.articles,
            counts: shown.source.map(|_| SEVERITIES.map(count)),
        });
        for finding in &report.findings {
            let found = self.lints.entry(finding.code.clone()).or_insert_with(|| Found {
                name: finding.name.clone(),
                severity: finding.severity,
                count: 0,
            });
            found.severity = found.severity.max(finding.severity);
            found.count += 1;
        }
    }

    /// The title of the only document, or how many there are.
    pub(super) fn heading(&self, words: Words) -> String {
        match (self.rows.as_slice(), words) {
            ([row], _) => row.title.clone(),
            (rows, Words::English) => format!("{} documents", rows.len()),
            (rows, _) => format!("{} 份文件", rows.len()),
        }
    }

    /// The tables of lints and of documents.
    pub(super) fn draw(&self, words: Words, rules: &[Rule]) -> Markup {
        html! {
            @if !self.lints.is_empty() { (self.lint_table(words, rules)) }
            @if self.rows.len() > 1 { (self.document_table(words)) }
        }
    }

    fn lint_table(&self, words: Words, rules: &[Rule]) -> Markup {
        let [lint, what, findings] = words::lint_columns(words);
        let most = self.lints.values().map(|found| found.count).max().unwrap_or(1);
        let mut lints: Vec<(&String, &Found)> = self.lints.iter().collect();
        lints.sort_by_key(|(code, found)| (std::cmp::Reverse(found.count), *code));
        html! {
            details.overview open[self.rows.len() > 1] {
                summary { h2 { (words::lints(words)) } }
                table.lints {
                    thead { tr { th { (lint) } th { (what) } th.number { (findings) } } }
                    tbody {
                        @for (code, found) in lints {
                            tr id=(format!("lint-{code}")) {
                                td.lint {
                                    span.sign.(found.severity.name()) title=(words.severity(found.severity)) { (words::sign(found.severity)) }
                                    " " button.lint type="button" data-code=(code) { (code) }
                                    " " span.name { (found.name) }
                                }
                                td.what { (summary_of(rules, code, words)) }
                                td.number {
                                    (bar(found, most))
                                    span.count { (found.count) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    fn document_table(&self, words: Words) -> Markup {
        let [document, articles] = words::document_columns(words);
        html! {
            details.overview open[self.rows.len() <= UNFOLDED] {
                summary { h2 { (words::documents(words)) } }
                table.documents {
                    thead {
                        tr {
                            th { (document) } th.number { (articles) }
                            @for severity in SEVERITIES {
                                th.number { (words.severity(severity)) }
                            }
                        }
                    }
                    tbody {
                        @for (index, row) in self.rows.iter().enumerate() {
                            (row.draw(index + 1, words))
                        }
                    }
                }
            }
        }
    }

    /// What findings are shown; the script brings it to life.
    pub(super) fn filter(&self, words: Words, summary: &Summary) -> Markup {
        html! {
            @if summary.findings > 1 {
                form.filter hidden aria-label=(words::filter(words)) {
                    @for (severity, count) in SEVERITIES.into_iter().zip(counts(summary)) {
                        @if count > 0 {
                            label.(severity.name()) {
                                input type="checkbox" name="severity" value=(severity.name()) checked;
                                " " span.sign aria-hidden="true" { (words::sign(severity)) }
                                " " (words.severity(severity))
                            }
                        }
                    }
                    select name="code" aria-label=(words::every_lint(words)) {
                        option value="" { (words::every_lint(words)) }
                        @for (code, found) in &self.lints {
                            option value=(code) { (code) " " (found.name) }
                        }
                    }
                    input type="search" name="text" placeholder=(words::search(words)) aria-label=(words::search(words));
                    output aria-live="polite" data-text=(words::shown(words)) {}
                    button type="reset" { (words::reset(words)) }
                }
            }
        }
    }
}

impl Row {
    fn draw(&self, number: usize, words: Words) -> Markup {
        html! {
            tr {
                td {
                    a href=(format!("#d{number}")) { (self.title) }
                    @if self.title != self.path { span.path { (self.path) } }
                }
                td.number { @if self.counts.is_some() { (self.articles) } @else { "–" } }
                @match self.counts {
                    Some(counts) => {
                        @for (severity, count) in SEVERITIES.into_iter().zip(counts) {
                            td.number.(severity.name()).zero[count == 0] { (count) }
                        }
                    }
                    None => td.fault colspan="3" { (words::unread(words)) },
                }
            }
        }
    }
}

/// How many findings there are of each severity.
pub(super) fn severities(words: Words, summary: &Summary) -> Markup {
    html! {
        ul.severities {
            @for (severity, count) in SEVERITIES.into_iter().zip(counts(summary)) {
                li.(severity.name()).zero[count == 0] {
                    span.count { (count) }
                    span.word {
                        span.sign aria-hidden="true" { (words::sign(severity)) } " "
                        (words.severity(severity))
                    }
                }
            }
        }
    }
}

fn counts(summary: &Summary) -> [usize; 3] {
    [summary.error, summary.warning, summary.info]
}

/// What the lint reports, in the language of the page where its own page has it.
fn summary_of<'a>(rules: &'a [Rule], code: &str, words: Words) -> &'a str {
    let rule = rules.iter().find(|rule| rule.code == code);
    rule.map_or("", |rule| match words {
        Words::English => &rule.summary,
        _ if rule.summary_zh.is_empty() => &rule.summary,
        _ => &rule.summary_zh,
    })
}

/// A bar as long as the share of `most`.
fn bar(found: &Found, most: usize) -> Markup {
    html! {
        svg.bar.(found.severity.name()) viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" {
            rect width=(found.count * 100 / most.max(1)) height="8" {}
        }
    }
}
