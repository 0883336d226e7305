//! What changes from decade to decade.

use super::facts::Facts;
use super::statistics::{self, Ratio, real};
use super::{FEW, View, numbered};
use crate::report::html::chart::{Figure, Parts, Point, Series, Size, Stack, Unit, Value};
use maud::{Markup, html};
use std::collections::BTreeMap;

/// More decades than this in a row are shown only where there are documents: one document with a
/// date of long ago would press the others together.
const LONGEST: i64 = 30;

/// The documents of each decade, in order; decades without documents are there too.
type Decades<'a> = Vec<(i64, Vec<&'a Facts>)>;

impl View<'_> {
    /// The section.
    pub(super) fn over_time(&self) -> Markup {
        let decades = decades(&self.report.documents);
        let undated = self.report.documents.iter().filter(|one| one.decade.is_none()).count();
        html! {
            @if decades.len() > 1 {
                section {
                    h2 { (self.text.over_time) }
                    p.about {
                        (numbered(self.text.few, FEW))
                        @if undated > 0 { " " (numbered(self.text.undated, undated)) }
                    }
                    (self.remedies(&decades))
                    div.panels { (self.panels(&decades)) }
                }
            }
        }
    }

    /// Powers to take away, and what can be done against them.
    fn remedies(&self, decades: &Decades<'_>) -> Markup {
        let acting = |one: &&&Facts| one.acts.iter().sum::<u32>() > 0;
        let series = self.series(Unit::Share, decades, |documents| {
            let with: Vec<_> = documents.iter().filter(acting).collect();
            let without = with.iter().filter(|one| one.acts[4] > 0).count();
            (statistics::share(without, with.len()), with.len())
        });
        let stacks = decades.iter().map(|(decade, documents)| {
            let sum = |at: usize| documents.iter().map(|one| u64::from(one.acts[at])).sum();
            let few = documents.iter().filter(acting).count() < FEW;
            Stack { time: self.decade(*decade), parts: (0..5).map(sum).collect(), few }
        });
        let parts = Parts { names: self.text.remedies.to_vec(), stacks: stacks.collect() };
        html! {
            @if series.points.iter().any(|point| point.documents > 0) {
                (self.figure("remedy", self.text.remedy, &series, true))
                @let [title, about] = self.text.acts;
                (Figure {
                    id: "acts",
                    title,
                    about,
                    wide: true,
                    drawing: html! {
                        (parts.legend())
                        (parts.draw(Size::Wide, (title, about)))
                        (parts.draw(Size::Narrow, (title, about)))
                    },
                    numbers: (
                        self.text.numbers,
                        parts.table(self.text.decade, self.text.acts_total),
                    ),
                }.draw())
            }
        }
    }

    /// The small charts, side by side.
    fn panels(&self, decades: &Decades<'_>) -> Markup {
        let text = self.text;
        let corpus = self.series(Unit::Count, decades, |documents| {
            let value = real(documents.len());
            (Some(Value { value, low: value, high: value }), documents.len())
        });
        let in_words = self.report.in_words();
        let length = move |one: &Facts| {
            if in_words { one.words } else { Some(one.characters) }.map(f64::from)
        };
        let restrictions = move |one: &Facts| {
            let length = length(one).filter(|length| *length > 0.0)?;
            Some(f64::from(one.restrictions) * 1000.0 / length)
        };
        let rate = |one: &Facts| Some(f64::from(one.all()));
        let vague = |one: &Facts| one.vague.map(f64::from);
        let delegations = |one: &Facts| Some(f64::from(one.delegations));
        let lengths = if in_words { text.length_words } else { text.length_characters };
        html! {
            (self.figure("restrictions", text.restrictions, &self.medians(decades, restrictions), false))
            (self.figure("length", lengths, &self.medians(decades, length), false))
            (self.figure("sentences", text.sentences, &self.medians(decades, |one| one.sentence_length), false))
            (self.figure("vague", text.vague, &self.rates(decades, vague), false))
            (self.figure("delegation", text.delegations, &self.rates(decades, delegations), false))
            (self.figure("citations", text.references, &self.rates(decades, |one| Some(f64::from(one.references))), false))
            (self.figure("definitions", text.definitions, &self.rates(decades, |one| Some(f64::from(one.definitions))), false))
            (self.figure("rate", text.rate, &self.rates(decades, rate), false))
            (self.figure("corpus", text.corpus, &corpus, false))
        }
    }

    fn figure(&self, id: &str, [title, about]: [&str; 2], series: &Series, wide: bool) -> Markup {
        let about = self.filled(about);
        let told = (title, about.as_str());
        let range = match series.unit {
            Unit::Share | Unit::Rate => self.text.likely,
            Unit::Median | Unit::Count => self.text.middle_half,
        };
        let heads = [self.text.decade, self.text.value, range, self.text.corpus[0]];
        let numbers = (self.text.numbers, series.table(heads));
        let drawing = html! {
            @if wide { (series.draw(Size::Wide, told)) }
            (series.draw(Size::Narrow, told))
        };
        Figure { id, title, about: &about, wide, drawing, numbers }.draw()
    }

    /// The median of a value of the documents that have it, with the middle half.
    fn medians(&self, decades: &Decades<'_>, value: impl Fn(&Facts) -> Option<f64>) -> Series {
        self.series(Unit::Median, decades, |documents| {
            let mut values: Vec<f64> = documents.iter().filter_map(|one| value(one)).collect();
            (statistics::spread(&mut values), values.len())
        })
    }

    /// A count per 1,000 articles of the documents in which it was made.
    fn rates(&self, decades: &Decades<'_>, number: impl Fn(&Facts) -> Option<f64>) -> Series {
        self.series(Unit::Rate, decades, |documents| {
            let mut ratio = Ratio::default();
            let mut behind = 0;
            for (one, number) in documents.iter().filter_map(|one| Some((one, number(one)?))) {
                ratio.add(number, f64::from(one.articles));
                behind += 1;
            }
            (ratio.per(1000.0), behind)
        })
    }

    /// A value of each decade, and how many documents stand behind it.
    fn series(
        &self,
        unit: Unit,
        decades: &Decades<'_>,
        value: impl Fn(&[&Facts]) -> (Option<Value>, usize),
    ) -> Series {
        let points = decades.iter().map(|(decade, of_decade)| {
            let (value, documents) = value(of_decade);
            Point {
                time: self.decade(*decade),
                value,
                documents,
                few: documents < FEW && unit != Unit::Count,
            }
        });
        Series { unit, points: points.collect() }
    }

    /// The name of a decade.
    pub(super) fn decade(&self, decade: i64) -> String {
        self.text.decade_of.replace("{n}", &decade.to_string())
    }
}

/// The documents by decade.
fn decades(documents: &[Facts]) -> Decades<'_> {
    let mut by_decade: BTreeMap<i64, Vec<&Facts>> = BTreeMap::new();
    for one in documents {
        if let Some(decade) = one.decade {
            by_decade.entry(decade).or_default().push(one);
        }
    }
    let ends = by_decade.first_key_value().zip(by_decade.last_key_value());
    if let Some((first, last)) = ends.map(|((first, _), (last, _))| (*first, *last))
        && (last - first) / 10 < LONGEST
    {
        let mut decade = first;
        while decade < last {
            by_decade.entry(decade).or_default();
            decade += 10;
        }
    }
    by_decade.into_iter().collect()
}
