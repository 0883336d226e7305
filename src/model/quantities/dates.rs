//! Dates as values.

use super::super::facets::{Bound, QuantityKind, Value};
use super::Found;
use crate::text::Span;

/// A date; a part that is not given is 0.
pub(super) fn date<'g>(start: usize, end: usize, year: f64, month: f64, day: f64) -> Found<'g> {
    Found {
        span: Span::new(start, end),
        kind: QuantityKind::Date,
        value: Value::Date {
            year: whole(year).cast_signed(),
            month: whole(month),
            day: whole(day),
        },
        unit: "",
        bound: Bound::Exact,
        inclusive: true,
    }
}

/// A number of a date, which has no fraction; 0 for what no calendar can count.
fn whole(number: f64) -> u32 {
    if !(0.0..1e6).contains(&number) {
        return 0;
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked above")]
    let number = number as u32;
    number
}
