//! What each lint found, in all and by decade.

use super::facts::{LintFacts, Tally};
use super::statistics::real;
use super::{FEW, View, numbered};
use crate::report::html::chart::{count, figure, percent};
use crate::report::words::Words;
use maud::{Markup, html};
use std::collections::BTreeSet;

/// So many lints are shown unfolded.
const SHOWN: usize = 25;
/// Shades of the table of decades.
const SHADES: f64 = 5.0;

/// A lint with what it found per 1,000 articles.
type Ranked<'a> = (&'a str, &'a LintFacts, f64);

impl View<'_> {
    /// The section.
    pub(super) fn lint_figures(&self) -> Markup {
        let ranked = self.ranked();
        let [title, about] = self.text.lints;
        let shown = ranked.len().min(SHOWN);
        let (first, rest) = ranked.split_at(shown);
        html! {
            section id="lints" {
                h2 { (title) }
                p.about { (self.filled(about)) }
                (self.lint_table(first, &ranked))
                @if !rest.is_empty() {
                    details {
                        summary { (numbered(self.text.more, rest.len())) }
                        (self.lint_table(rest, &ranked))
                    }
                }
                (self.silent())
                (self.heat(first))
            }
        }
    }

    /// The lints that found something, those with most per 1,000 articles first.
    fn ranked(&self) -> Vec<Ranked<'_>> {
        let lints = self.report.lints.0.iter().filter(|(_, facts)| facts.all.findings > 0);
        let mut ranked: Vec<Ranked<'_>> =
            lints.map(|(code, facts)| (code.as_str(), facts, rate(&facts.all))).collect();
        ranked.sort_by(|a, b| b.2.total_cmp(&a.2).then(a.0.cmp(b.0)));
        ranked
    }

    fn lint_table(&self, lints: &[Ranked<'_>], all: &[Ranked<'_>]) -> Markup {
        let text = self.text;
        let most = all.first().map_or(1.0, |lint| lint.2);
        html! {
            div.scroll {
                table.lints {
                    thead {
                        tr {
                            th { (text.lint) }
                            th.rate { (self.filled(text.per_thousand)) }
                            th.number { (text.finding_count) }
                            th.number { (text.documents_with) }
                            th.number { (text.assessed_in) }
                            th.number { (text.not_assessed) }
                        }
                    }
                    tbody {
                        @for (code, facts, rate) in lints {
                            tr {
                                td { (self.lint(code)) }
                                td.rate {
                                    @if facts.all.assessed > 0 { (bar(*rate, most)) (figure(*rate)) }
                                    @else { "–" }
                                }
                                td.number { (count(facts.all.findings)) }
                                td.number { (count(facts.all.documents as u64)) @if facts.all.assessed > 0 { span.share { (percent((real(facts.all.documents) / real(facts.all.assessed)).min(1.0))) } } }
                                td.number { (count(facts.all.assessed as u64)) }
                                td.number.zero[facts.all.not_assessed == 0] { (count(facts.all.not_assessed as u64)) }
                            }
                        }
                    }
                }
            }
        }
    }

    /// The code of a lint and what it reports.
    fn lint(&self, code: &str) -> Markup {
        let rule = self.report.rules.iter().find(|rule| rule.code == code);
        let summary = rule.map_or("", |rule| match self.words {
            Words::Simplified | Words::Traditional if !rule.summary_zh.is_empty() => {
                &rule.summary_zh
            }
            _ => &rule.summary,
        });
        html! { span.code { (code) } @if !summary.is_empty() { " " span.what { (summary) } } }
    }

    /// The lints that found nothing, and those that were assessed nowhere: two different things.
    fn silent(&self) -> Markup {
        let found_nothing = self.codes(|tally| tally.findings == 0 && tally.assessed > 0);
        let never = self.codes(|tally| tally.findings == 0 && tally.assessed == 0);
        html! {
            @for (title, codes) in [(self.text.found_nothing, found_nothing), (self.text.never_assessed, never)] {
                @if !codes.is_empty() {
                    details {
                        summary { (numbered(title, codes.len())) }
                        ul.codes { @for code in codes { li { (self.lint(code)) } } }
                    }
                }
            }
        }
    }

    fn codes(&self, wanted: impl Fn(&Tally) -> bool) -> Vec<&str> {
        let lints = self.report.lints.0.iter().filter(|(_, facts)| wanted(&facts.all));
        lints.map(|(code, _)| code.as_str()).collect()
    }

    /// A table of lints and decades, shaded.
    fn heat(&self, lints: &[Ranked<'_>]) -> Markup {
        let decades: BTreeSet<i64> =
            self.report.documents.iter().filter_map(|one| one.decade).collect();
        let tallies = lints.iter().flat_map(|lint| lint.1.decades.values());
        let most = tallies.filter(|tally| tally.assessed >= FEW).map(rate).fold(0.0, f64::max);
        let [title, about] = self.text.by_decade;
        html! {
            @if decades.len() > 1 && !lints.is_empty() {
                h2 { (title) }
                p.about { (self.filled(about)) }
                div.scroll {
                    table.heat {
                        thead {
                            tr {
                                th { (self.text.lint) }
                                @for decade in &decades { th.number { (self.decade(*decade)) } }
                            }
                        }
                        tbody {
                            @for (code, facts, _) in lints {
                                tr {
                                    td { (self.lint(code)) }
                                    @for decade in &decades { (self.cell(facts.decades.get(decade), most)) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    fn cell(&self, tally: Option<&Tally>, most: f64) -> Markup {
        let Some(tally) = tally.filter(|tally| tally.assessed > 0) else {
            return html! { td.number.none title=(self.text.not_assessed) { "–" } };
        };
        let rate = rate(tally);
        let shade = (SHADES * (rate / most.max(f64::MIN_POSITIVE)).min(1.0).sqrt()).ceil();
        html! {
            td.number.few[tally.assessed < FEW].(format!("shade{shade}")) { (figure(rate)) }
        }
    }
}

/// Findings per 1,000 articles of the documents in which the lint was assessed.
fn rate(tally: &Tally) -> f64 {
    tally.ratio.per(1000.0).map_or(0.0, |rate| rate.value)
}

/// A bar as long as the share of `most`.
pub(super) fn bar(value: f64, most: f64) -> Markup {
    let width = (value / most.max(f64::MIN_POSITIVE) * 100.0).clamp(0.0, 100.0);
    html! {
        svg.bar viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" {
            rect width=(format!("{width:.1}")) height="8" {}
        }
    }
}
