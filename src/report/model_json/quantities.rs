//! Numbers with units, and dates.

use super::At;
use crate::model::{Bound, Quantity, QuantityKind, Value};
use crate::report::data::Stretch;
use serde::Serialize;

#[derive(Serialize)]
pub(super) struct QuantityData<'a> {
    provision: String,
    span: Stretch,
    kind: &'static str,
    value: ValueData,
    unit: &'a str,
    bound: &'static str,
    inclusive: bool,
}

impl<'a> QuantityData<'a> {
    pub(super) fn new(quantity: &'a Quantity, (provision, span): At) -> Self {
        Self {
            provision,
            span,
            kind: match quantity.kind {
                QuantityKind::Duration => "duration",
                QuantityKind::Money => "money",
                QuantityKind::Count => "count",
                QuantityKind::Percentage => "percentage",
                QuantityKind::Age => "age",
                QuantityKind::Date => "date",
            },
            value: ValueData::new(quantity.value),
            unit: &quantity.unit,
            bound: match quantity.bound {
                Bound::Min => "min",
                Bound::Max => "max",
                Bound::Exact => "exact",
                Bound::Range => "range",
            },
            inclusive: quantity.inclusive,
        }
    }
}

/// A value: a number, two numbers with the lower one first, or a date as far as it is given.
#[derive(Serialize)]
#[serde(untagged)]
enum ValueData {
    Number(Number),
    Range([Number; 2]),
    Date(String),
}

/// A number, without a decimal point where it is whole.
#[derive(Serialize)]
#[serde(untagged)]
enum Number {
    Whole(i64),
    Fraction(f64),
}

impl Number {
    fn new(number: f64) -> Self {
        // Whole numbers below this bound are exact in both types.
        const EXACT: f64 = 9_007_199_254_740_992.0;
        if number.fract() == 0.0 && number.abs() < EXACT {
            #[allow(clippy::cast_possible_truncation, reason = "whole and within bounds")]
            return Number::Whole(number as i64);
        }
        Number::Fraction(number)
    }
}

impl ValueData {
    fn new(value: Value) -> Self {
        match value {
            Value::Number(number) => ValueData::Number(Number::new(number)),
            Value::Range(a, b) => ValueData::Range([a.min(b), a.max(b)].map(Number::new)),
            Value::Date { year, month: 0, .. } => ValueData::Date(format!("{year:04}")),
            Value::Date { year, month, day: 0 } => ValueData::Date(format!("{year:04}-{month:02}")),
            Value::Date { year, month, day } => {
                ValueData::Date(format!("{year:04}-{month:02}-{day:02}"))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_written_as_the_contract_says() {
        let json = |value| serde_json::to_string(&ValueData::new(value)).expect("it is JSON");
        assert_eq!(json(Value::Number(30.0)), "30");
        assert_eq!(json(Value::Number(0.5)), "0.5");
        assert_eq!(json(Value::Range(20.0, 2.5)), "[2.5,20]");
        let date = |month, day| Value::Date { year: 2026, month, day };
        assert_eq!(json(date(3, 1)), "\"2026-03-01\"");
        assert_eq!(json(date(13, 0)), "\"2026-13\"");
        assert_eq!(json(date(0, 0)), "\"2026\"");
    }
}
