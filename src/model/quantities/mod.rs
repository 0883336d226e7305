//! Numbers with units, and dates.

mod chinese;
mod dates;
mod english;
mod grammar;
mod numerals;
mod words;

pub(super) use grammar::Grammar;

use super::Document;
use super::facets::{Bound, Quantity, QuantityKind, Value};
use crate::text::Span;

pub(super) fn find(document: &Document) -> Vec<Quantity> {
    let text = document.text();
    let grammar = document.lexicon().quantities();
    let found = if document.profile().language().is_chinese() {
        chinese::scan(text, grammar)
    } else {
        english::scan(text, grammar)
    };
    let outline = document.outline();
    found
        .into_iter()
        .filter(|found| !outline.is_excluded(found.span.start))
        .map(|found| Quantity {
            span: found.span,
            provision: outline.at(found.span.start),
            kind: found.kind,
            value: found.value,
            unit: found.unit.to_owned(),
            bound: found.bound,
            inclusive: found.inclusive,
        })
        .collect()
}

/// A quantity before it is put into its provision.
#[derive(Debug, Clone, PartialEq)]
struct Found<'g> {
    span: Span,
    kind: QuantityKind,
    value: Value,
    unit: &'g str,
    bound: Bound,
    inclusive: bool,
}

/// Takes `found` into the list, or makes it one range with the one before it.
fn join<'g>(list: &mut Vec<Found<'g>>, found: Found<'g>, text: &str, grammar: &Grammar) {
    if let Some(last) = list.last_mut()
        && last.span.end <= found.span.start
    {
        let between = Span::new(last.span.end as usize, found.span.start as usize).slice(text);
        let before = || text.get(..last.span.start as usize).unwrap_or_default();
        let exact = last.bound == Bound::Exact && found.bound == Bound::Exact;
        if (grammar.makes_range(between, last.bound, found.bound)
            || exact && grammar.surrounds(before(), between))
            && let Some((first, second, unit)) = common(last, &found)
        {
            // What names the upper bound first: not more than ten and not less than five.
            let turned = last.bound == Bound::Max;
            let (low, high) = if turned { (second, first) } else { (first, second) };
            last.value = Value::Range(low, high);
            last.unit = unit;
            last.inclusive = last.inclusive && found.inclusive;
            last.bound = Bound::Range;
            last.span = last.span.cover(found.span);
            return;
        }
    }
    list.push(found);
}

/// The two values in one unit, where they measure the same.
fn common<'g>(low: &Found<'g>, high: &Found<'g>) -> Option<(f64, f64, &'g str)> {
    let (Value::Number(from), Value::Number(to)) = (low.value, high.value) else { return None };
    if low.kind != high.kind {
        return None;
    }
    if low.unit == high.unit {
        return Some((from, to, high.unit));
    }
    if low.kind != QuantityKind::Duration {
        return None;
    }
    if let (Some(a), Some(b)) = (months(low.unit), months(high.unit)) {
        let unit = if a < b { low.unit } else { high.unit };
        let smaller = a.min(b);
        return Some((from * a / smaller, to * b / smaller, unit));
    }
    let (a, b) = (days(low.unit)?, days(high.unit)?);
    let unit = if a < b { low.unit } else { high.unit };
    let smaller = a.min(b);
    Some((from * a / smaller, to * b / smaller, unit))
}

/// Length of a unit of time in months, where it has one.
fn months(unit: &str) -> Option<f64> {
    match unit {
        "month" => Some(1.0),
        "year" => Some(12.0),
        _ => None,
    }
}

/// Length of a unit of time in days; months count thirty, as where only sizes are compared.
fn days(unit: &str) -> Option<f64> {
    Some(match unit {
        "minute" => 1.0 / 1440.0,
        "hour" => 1.0 / 24.0,
        "day" => 1.0,
        "week" => 7.0,
        "month" => 30.0,
        "year" => 365.0,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::jurisdiction::{Language, Profile};

    /// Checks what is found in `text`, as `words kind value unit`.
    #[track_caller]
    pub(super) fn check(code: &str, text: &str, want: &[&str]) {
        let language =
            if matches!(code, "zh" | "tw" | "cn") { Language::Hans } else { Language::En };
        let profile = Profile::new(code, language).expect("a pack");
        let grammar = Grammar::new(profile.quantity_forms().expect("forms read"));
        let found = match language.is_chinese() {
            true => chinese::scan(text, &grammar),
            false => english::scan(text, &grammar),
        };
        let shown: Vec<String> = found.iter().map(|found| show(found, text)).collect();
        assert_eq!(shown, want);
    }

    fn show(found: &Found<'_>, text: &str) -> String {
        let words = found.span.slice(text);
        let kind = format!("{:?}", found.kind).to_lowercase();
        let round = |number: f64| (number * 1000.0).round() / 1000.0;
        let value = match (found.value, found.bound) {
            (Value::Date { year, month, day }, _) => format!("{year}-{month}-{day}"),
            (Value::Range(low, high), _) => format!("{low}..{high}"),
            (Value::Number(n), bound) => {
                let sign = match (bound, found.inclusive) {
                    (Bound::Min, true) => ">=",
                    (Bound::Min, false) => ">",
                    (Bound::Max, true) => "<=",
                    (Bound::Max, false) => "<",
                    _ => "=",
                };
                format!("{sign}{}", round(n))
            }
        };
        format!("{words} {kind} {value} {}", found.unit).trim_end().to_owned()
    }
}
