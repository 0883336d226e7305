//! The best and the worst documents, and all of them as a table to sort and filter.

use super::facts::Facts;
use super::{View, numbered};
use crate::report::html::chart::{count, figure};
use crate::report::html::data;
use maud::{Markup, html};
use serde::Serialize;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// So many documents are named as best and worst.
const NAMED: usize = 10;
/// Among documents with fewer articles, none is called the worst.
const LONG_ENOUGH: u32 = 10;
/// The table lists no more documents than this: a browser has to hold it.
const LISTED: usize = 20_000;

/// The folder in which all documents lie, with the slash behind it.
pub(super) fn common_folder(documents: &[Facts]) -> &str {
    let Some((first, rest)) = documents.split_first() else { return "" };
    let mut common = folder_of(&first.path);
    for one in rest {
        while !one.path.starts_with(common) {
            common = folder_of(common.trim_end_matches('/'));
        }
    }
    common
}

fn folder_of(path: &str) -> &str {
    path.rfind('/').and_then(|slash| path.get(..=slash)).unwrap_or_default()
}

/// A row of the table as the script reads it: path, title, index of the type, year, articles,
/// findings, errors, findings per 1,000 articles, words or characters, restrictions per 1,000 of
/// these.
#[derive(Serialize)]
struct Row<'a>(
    &'a str,
    &'a str,
    usize,
    Option<i32>,
    u32,
    u32,
    u32,
    Option<f64>,
    Option<u32>,
    Option<f64>,
);

/// What the script reads.
#[derive(Serialize)]
struct Table<'a> {
    kinds: Vec<String>,
    rows: Vec<Row<'a>>,
}

impl View<'_> {
    /// The two short lists.
    pub(super) fn best_and_worst(&self) -> Markup {
        let documents = &self.report.documents;
        let mut worst: Vec<&Facts> =
            documents.iter().filter(|one| one.articles >= LONG_ENOUGH && one.all() > 0).collect();
        let rate = |one: &Facts| one.rate().unwrap_or_default();
        worst.sort_by(|a, b| rate(b).total_cmp(&rate(a)).then_with(|| a.path.cmp(&b.path)));
        let mut best: Vec<&Facts> = documents.iter().filter(|one| one.all() == 0).collect();
        best.sort_by_key(|one| (Reverse(one.articles), &one.path));
        let [worst_title, worst_about] = self.text.worst;
        let [best_title, best_about] = self.text.best;
        html! {
            section.pair {
                @if !worst.is_empty() {
                    div {
                        h2 { (worst_title) }
                        p.about { (self.filled(worst_about)) }
                        (self.named(&worst))
                    }
                }
                div {
                    h2 { (best_title) }
                    @if best.is_empty() { p.about { (self.text.no_best) } }
                    @else {
                        p.about { (self.filled(best_about)) }
                        (self.named(&best))
                    }
                }
            }
        }
    }

    /// A path without the folder that holds all documents.
    fn below<'p>(&self, path: &'p str) -> &'p str {
        path.strip_prefix(self.folder).unwrap_or(path)
    }

    fn named(&self, documents: &[&Facts]) -> Markup {
        html! {
            table.named {
                thead {
                    tr {
                        th { (self.text.document) } th.number { (self.unit_head()) }
                        th.number { (self.text.finding_count) } th.number { (self.filled(self.text.per_thousand)) }
                    }
                }
                tbody {
                    @for one in documents.iter().take(NAMED) {
                        tr {
                            td {
                                (if one.title.is_empty() { self.below(&one.path) } else { &one.title })
                                @if let Some(year) = one.year.filter(|year| !one.title.contains(&year.to_string())) { " " span.year { (year) } }
                                span.path { (self.below(&one.path)) }
                            }
                            td.number { (count(u64::from(one.articles))) }
                            td.number { (count(u64::from(one.all()))) }
                            td.number { (one.rate().map_or("–".to_owned(), figure)) }
                        }
                    }
                }
            }
        }
    }

    /// The table of all documents, which the script fills.
    pub(super) fn all_documents(&self) -> Markup {
        let text = self.text;
        let (table, decades) = self.table();
        let [title, about] = text.all;
        let heads = [
            (text.document, false),
            (text.level, false),
            (text.year, true),
            (self.unit_head(), true),
            (text.finding_count, true),
            (text.errors, true),
            (&self.filled(text.per_thousand), true),
            (text.length, true),
            (text.restrictions[0], true),
        ];
        html! {
            section id="all" {
                h2 { (title) }
                noscript { p.about { (text.without_script) } }
                div.all hidden {
                    p.about {
                        span.screen { (about) }
                        @if !self.folder.is_empty() { " " (text.below.replace("{folder}", self.folder)) }
                        @if self.report.documents.len() > LISTED { " " (numbered(text.cut, LISTED)) }
                    }
                    form.filter {
                        input type="search" name="text" placeholder=(text.search) aria-label=(text.search);
                        select name="kind" aria-label=(text.every_level) {
                            option value="" { (text.every_level) }
                            @for (index, kind) in table.kinds.iter().enumerate() { option value=(index) { (kind) } }
                        }
                        @if decades.len() > 1 {
                            select name="decade" aria-label=(text.every_decade) {
                                option value="" { (text.every_decade) }
                                @for decade in &decades { option value=(decade) { (self.decade(*decade)) } }
                            }
                        }
                        output aria-live="polite" data-text=(text.shown) data-first=(text.first) {}
                    }
                    div.scroll {
                        table {
                            thead {
                                tr {
                                    @for (head, number) in heads {
                                        th.number[number] { button type="button" { (head) } }
                                    }
                                }
                            }
                            tbody {}
                        }
                    }
                    button.more type="button" { (text.show_more) }
                }
                (data("documents", &table))
            }
        }
    }

    fn table(&self) -> (Table<'_>, BTreeSet<i64>) {
        let mut documents: Vec<&Facts> = self.report.documents.iter().collect();
        documents.sort_by_key(|one| (Reverse(one.all()), &one.path));
        documents.truncate(LISTED);
        let names: BTreeSet<&str> = documents.iter().map(|one| &*one.kind).collect();
        let index: BTreeMap<&str, usize> =
            names.iter().enumerate().map(|(index, kind)| (*kind, index)).collect();
        let in_words = self.report.in_words();
        let rows = documents.iter().map(|one| {
            let length = if in_words { one.words } else { Some(one.characters) };
            let per_length = length
                .filter(|length| *length > 0)
                .map(|length| rounded(f64::from(one.restrictions) * 1000.0 / f64::from(length)));
            let [errors, ..] = one.findings;
            let kind = index.get(&*one.kind).copied().unwrap_or_default();
            let rate = one.rate().map(rounded);
            Row(
                self.below(&one.path),
                &one.title,
                kind,
                one.year,
                one.articles,
                one.all(),
                errors,
                rate,
                length,
                per_length,
            )
        });
        let rows = rows.collect();
        let kinds = names.iter().map(|kind| self.kind(kind)).collect();
        let years = documents.iter().filter_map(|one| one.year);
        let decades = years.map(|year| i64::from(year.div_euclid(10)) * 10).collect();
        (Table { kinds, rows }, decades)
    }
}

/// `value` with one decimal.
fn rounded(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}
