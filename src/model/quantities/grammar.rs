//! The forms of a pack, ready for looking up.

use super::super::affix::Affixes;
use super::super::facets::{Bound, QuantityKind};
use crate::jurisdiction::{Measure, Place, QuantityForms, Side};

/// A unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Unit {
    /// Its name in the model; `none` for words that only look like a unit.
    pub name: String,
    /// What it measures.
    pub kind: QuantityKind,
}

impl Unit {
    /// Whether the words name a unit at all.
    pub(super) fn is_one(&self) -> bool {
        self.name != "none"
    }
}

/// What the words of a bound say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Limit {
    /// How the number bounds.
    pub bound: Bound,
    /// Whether it is within the bound itself.
    pub inclusive: bool,
}

impl Limit {
    /// No bound.
    pub(super) const NONE: Limit = Limit { bound: Bound::Exact, inclusive: true };
}

/// Units and bounds of a jurisdiction.
#[derive(Debug)]
pub(in crate::model) struct Grammar {
    /// Units behind a number.
    pub(super) units: Affixes<Unit>,
    /// Currencies before a number.
    pub(super) money: Affixes<String>,
    /// Bounds before a number.
    pub(super) before: Affixes<Limit>,
    /// Bounds behind a unit.
    pub(super) after: Affixes<Limit>,
    /// Words behind which a number is no quantity.
    pub(super) not_after: Affixes<()>,
    /// Words that end in a number and are no quantity.
    pub(super) not: Affixes<()>,
    /// Characters that the words behind a number may begin with: the first 65,536 as bits.
    follows: Box<[u64; 1024]>,
    /// Words between the two ends of a range: both exact (至, "to"), or a lower and an upper bound.
    between_exact: Vec<String>,
    between_bounds: Vec<String>,
    /// Words between an upper bound and the lower one behind it.
    between_turned: Vec<String>,
    /// Words before and between two exact ends.
    around_exact: Vec<(String, String)>,
}

impl Grammar {
    /// The grammar of `forms`.
    pub(in crate::model) fn new(forms: QuantityForms) -> Self {
        let currency = forms.currency.unwrap_or_default();
        let units = forms.unit.into_iter().flat_map(|form| {
            let name = if form.unit == "money" { currency.clone() } else { form.unit };
            let unit = Unit { name, kind: kind(form.kind) };
            form.words.into_iter().map(move |word| (word, unit.clone()))
        });
        let units = Affixes::new(units.collect::<Vec<_>>());
        let money = forms.money.into_iter().flat_map(|form| {
            let code = form.unit;
            form.words.into_iter().map(move |word| (word, code.clone()))
        });
        let money = Affixes::new(money.collect::<Vec<_>>());
        let limits = |place: Place| {
            let forms = forms.bound.iter().filter(move |form| form.place == place);
            Affixes::new(forms.flat_map(|form| {
                let bound = match form.side {
                    Side::Min => Bound::Min,
                    Side::Max => Bound::Max,
                    Side::None => Bound::Exact,
                };
                let limit = Limit { bound, inclusive: form.inclusive };
                form.words.iter().map(move |word| (word.clone(), limit))
            }))
        };
        let plain = |words: Vec<String>| Affixes::new(words.into_iter().map(|word| (word, ())));
        let mut follows = Box::new([0_u64; 1024]);
        let marks = "分年月日号之至到—－-～~–以半点 　".chars();
        for c in units.firsts().chain(marks) {
            let code = c as usize;
            if let Some(bits) = follows.get_mut(code / 64) {
                *bits |= 1 << (code % 64);
            }
        }
        Self {
            follows,
            units,
            money,
            before: limits(Place::Before),
            after: limits(Place::After),
            not_after: plain(forms.not_after),
            not: plain(forms.not),
            between_exact: forms.between_exact,
            between_bounds: forms.between_bounds,
            between_turned: forms.between_turned,
            around_exact: forms.around_exact,
        }
    }

    /// Whether what stands behind a number may begin with `c`.
    pub(super) fn may_follow(&self, c: char) -> bool {
        let code = c as usize;
        self.follows.get(code / 64).is_some_and(|bits| bits & (1 << (code % 64)) != 0)
    }

    /// Whether two quantities with `between` between them are the ends of one range.
    pub(super) fn makes_range(&self, between: &str, low: Bound, high: Bound) -> bool {
        let words = match (low, high) {
            (Bound::Exact, Bound::Exact | Bound::Max) => &self.between_exact,
            (Bound::Min, Bound::Max) => &self.between_bounds,
            (Bound::Max, Bound::Min) => &self.between_turned,
            _ => return false,
        };
        // Most of what stands between two quantities is long, and begins with none of the words.
        let between = between.trim_start();
        let mut known = words
            .iter()
            .map(|word| word.split_ascii_whitespace())
            .filter(|word| word.clone().next().is_none_or(|first| between.starts_with(first)));
        known.any(|word| word.eq(between.split_whitespace()))
    }

    /// Whether two exact quantities are the ends of one range by the words before and between
    /// them: between $300 and $900.
    pub(super) fn surrounds(&self, before: &str, between: &str) -> bool {
        let before = before.trim_end();
        self.around_exact.iter().any(|(first, joint)| {
            joint == between.trim()
                && before.len() >= first.len()
                && before
                    .get(before.len() - first.len()..)
                    .is_some_and(|words| words.eq_ignore_ascii_case(first))
        })
    }
}

fn kind(measure: Measure) -> QuantityKind {
    match measure {
        Measure::Duration => QuantityKind::Duration,
        Measure::Money => QuantityKind::Money,
        Measure::Count => QuantityKind::Count,
        Measure::Percentage => QuantityKind::Percentage,
        Measure::Age => QuantityKind::Age,
    }
}
