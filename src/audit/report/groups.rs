//! Documents by level, by issuer and by the number of their findings.

use super::facts::Facts;
use super::lints::bar;
use super::statistics::{quantile, real};
use super::{FEW, View};
use crate::model::InstrumentType;
use crate::report::html::chart::{Scale, count, figure, percent};
use crate::report::words::Words;
use maud::{Markup, html};
use std::collections::BTreeMap;
use std::ops::RangeInclusive;

/// Documents with fewer articles are not drawn: one finding more or less moves their rate too far.
const SHORTEST: u32 = 5;
/// So many issuers are shown.
const ISSUERS: usize = 20;
/// Groups of documents by the number of their findings.
const BINS: [RangeInclusive<u32>; 8] =
    [0..=0, 1..=1, 2..=2, 3..=5, 6..=10, 11..=20, 21..=50, 51..=u32::MAX];

/// Documents that have something in common.
struct Group<'a> {
    name: String,
    documents: Vec<&'a Facts>,
    /// Findings per 1,000 articles of those that are drawn, in order.
    rates: Vec<f64>,
}

impl<'a> Group<'a> {
    fn new(name: String, documents: Vec<&'a Facts>) -> Self {
        let drawn = documents.iter().filter(|one| one.articles >= SHORTEST);
        let mut rates: Vec<f64> = drawn.filter_map(|one| one.rate()).collect();
        rates.sort_by(f64::total_cmp);
        Self { name, documents, rates }
    }
}

impl View<'_> {
    /// The sections.
    pub(super) fn groups(&self) -> Markup {
        let levels = by(&self.report.documents, |one| Some(&*one.kind));
        let levels = levels.into_iter().map(|(kind, documents)| (self.kind(kind), documents));
        let mut levels: Vec<Group<'_>> =
            levels.map(|(name, documents)| Group::new(name, documents)).collect();
        levels.sort_by_key(|group| std::cmp::Reverse(group.documents.len()));
        let issuers = by(&self.report.documents, |one| one.issuer.as_deref());
        let issuers = issuers.into_iter();
        let mut issuers: Vec<Group<'_>> =
            issuers.map(|(name, documents)| Group::new(name.to_owned(), documents)).collect();
        issuers.sort_by_key(|group| std::cmp::Reverse(group.documents.len()));
        issuers.truncate(ISSUERS);
        let text = self.text;
        html! {
            (self.strips("levels", text.levels, text.level, &levels))
            @if issuers.len() > 1 { (self.strips("issuers", text.issuers, text.issuer, &issuers)) }
            (self.distribution())
        }
    }

    fn strips(
        &self,
        id: &str,
        [title, about]: [&str; 2],
        head: &str,
        groups: &[Group<'_>],
    ) -> Markup {
        let tops = groups.iter().filter_map(|group| quantile(&group.rates, 0.9));
        let scale = Scale::new(tops.fold(0.0, f64::max), 4);
        html! {
            section id=(id) {
                h2 { (title) }
                p.about { (self.filled(about)) }
                div.scroll {
                    table.strips {
                        thead {
                            tr {
                                th { (head) }
                                th.strip { span.ends { span { "0" } span { (self.text.spread) } span { (figure(scale.top)) } } }
                                th.number { (self.filled(self.text.per_thousand)) }
                                th.number { (self.text.corpus[0]) }
                            }
                        }
                        tbody {
                            @for group in groups {
                                tr.few[group.documents.len() < FEW] {
                                    td { (group.name) }
                                    td.strip { (strip(&group.rates, &scale)) }
                                    td.number { (self.rate(group.documents.iter().copied()).map_or("–".to_owned(), |rate| figure(rate.value))) }
                                    td.number { (count(group.documents.len() as u64)) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    fn distribution(&self) -> Markup {
        let all = self.report.documents.len();
        let counts = BINS
            .map(|bin| self.report.documents.iter().filter(|one| bin.contains(&one.all())).count());
        let most = counts.iter().copied().max().unwrap_or(1);
        let [title, about] = self.text.distribution;
        html! {
            section id="distribution" {
                h2 { (title) }
                p.about { (about) }
                table.bars {
                    thead { tr { th.number { (self.text.findings) } th { (self.text.corpus[0]) } } }
                    tbody {
                        @for (bin, documents) in BINS.iter().zip(counts) {
                            tr {
                                td.number { (range(bin)) }
                                td.rate { (bar(real(documents), real(most))) (count(documents as u64)) span.share { (percent(real(documents) / real(all.max(1)))) } }
                            }
                        }
                    }
                }
            }
        }
    }

    /// The type of an instrument in words.
    pub(super) fn kind(&self, kind: &str) -> String {
        let chinese = self.words != Words::English;
        let words = InstrumentType::from_name(kind).map_or(kind, |kind| kind.words(chinese));
        let bare = words.strip_prefix("a ").or_else(|| words.strip_prefix("an "));
        bare.unwrap_or(words).to_owned()
    }
}

/// The documents by something that they have in common.
fn by<'a>(
    documents: &'a [Facts],
    key: impl Fn(&'a Facts) -> Option<&'a str>,
) -> BTreeMap<&'a str, Vec<&'a Facts>> {
    let mut groups: BTreeMap<&str, Vec<&Facts>> = BTreeMap::new();
    for one in documents {
        if let Some(key) = key(one) {
            groups.entry(key).or_default().push(one);
        }
    }
    groups
}

/// The middle eighty per cent as a line, the middle half as a bar, the median as a stroke.
fn strip(rates: &[f64], scale: &Scale) -> Markup {
    let at = |share| quantile(rates, share).map(|rate| scale.at(rate) * 100.0);
    let five = [0.1, 0.25, 0.5, 0.75, 0.9].map(at);
    let px = |value: f64| format!("{value:.1}");
    html! {
        @if let [Some(low), Some(first), Some(median), Some(third), Some(high)] = five {
            svg.strip viewBox="0 0 100 18" preserveAspectRatio="none" aria-hidden="true" {
                rect.range x=(px(low)) y="8" width=(px(high - low)) height="2" {}
                rect.half x=(px(first)) y="4" width=(px(third - first)) height="10" {}
                line.median x1=(px(median)) x2=(px(median)) y1="1" y2="17" {}
            }
        } @else { span.none { "–" } }
    }
}

/// A group of numbers: `0`, `3–5`, `51+`.
fn range(bin: &RangeInclusive<u32>) -> String {
    match (*bin.start(), *bin.end()) {
        (start, u32::MAX) => format!("{start}+"),
        (start, end) if start == end => start.to_string(),
        (start, end) => format!("{start}–{end}"),
    }
}
