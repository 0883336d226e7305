//! Shares, rates and spreads, each with how sure it is.

use crate::report::html::chart::Value;

/// Standard normal deviate that leaves 2.5 per cent on each side.
const DEVIATE: f64 = 1.959_964;

/// The share of `hits` among `all` with its 95 per cent interval after Wilson, which holds for small
/// numbers and near 0 and 1 as well; `None` of nothing.
pub(super) fn share(hits: usize, all: usize) -> Option<Value> {
    if all == 0 {
        return None;
    }
    let (n, p) = (real(all), real(hits) / real(all));
    let square = DEVIATE * DEVIATE;
    let middle = (p + square / (2.0 * n)) / (1.0 + square / n);
    let half = DEVIATE * (p * (1.0 - p) / n + square / (4.0 * n * n)).sqrt() / (1.0 + square / n);
    // At the ends the formula gives what it starts from but for rounding.
    let (low, high) = (middle - half, middle + half);
    let low = if hits == 0 { 0.0 } else { low.max(0.0) };
    let high = if hits == all { 1.0 } else { high.min(1.0) };
    Some(Value { value: p, low, high })
}

/// Numerator and denominator of a rate, summed over documents with what its interval needs.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Ratio {
    documents: f64,
    top: f64,
    bottom: f64,
    top_squared: f64,
    bottom_squared: f64,
    product: f64,
}

impl Ratio {
    /// Adds a document.
    pub(super) fn add(&mut self, top: f64, bottom: f64) {
        self.documents += 1.0;
        self.top += top;
        self.bottom += bottom;
        self.top_squared += top * top;
        self.bottom_squared += bottom * bottom;
        self.product += top * bottom;
    }

    /// The rate per `per` of all documents together, with its 95 per cent interval as a ratio of two
    /// totals over documents: findings of one document are not independent of each other. `None`
    /// where there is nothing to divide by.
    pub(super) fn per(&self, per: f64) -> Option<Value> {
        if self.bottom <= 0.0 {
            return None;
        }
        let rate = self.top / self.bottom;
        let squares =
            self.top_squared - 2.0 * rate * self.product + rate * rate * self.bottom_squared;
        let n = self.documents;
        let variance = if n > 1.0 { squares.max(0.0) * n / (n - 1.0) } else { 0.0 };
        let half = DEVIATE * variance.sqrt() / self.bottom;
        Some(Value {
            value: rate * per,
            low: (rate - half).max(0.0) * per,
            high: (rate + half) * per,
        })
    }
}

/// The median with the bounds of the middle half; `None` of nothing.
pub(super) fn spread(values: &mut [f64]) -> Option<Value> {
    values.sort_by(f64::total_cmp);
    Some(Value {
        value: quantile(values, 0.5)?,
        low: quantile(values, 0.25)?,
        high: quantile(values, 0.75)?,
    })
}

/// The value that `share` of the sorted `values` do not exceed; between two of them by the distance.
pub(super) fn quantile(values: &[f64], share: f64) -> Option<f64> {
    let last = values.len().checked_sub(1)?;
    let place = real(last) * share.clamp(0.0, 1.0);
    let below = (0..last).take_while(|&at| real(at + 1) <= place).count();
    let (low, high) = (values.get(below)?, values.get((below + 1).min(last))?);
    Some(low + (high - low) * (place - real(below)))
}

/// A count as a number to calculate with.
pub(super) fn real(number: usize) -> f64 {
    f64::from(u32::try_from(number).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(a: f64, b: f64) -> bool {
        (a - b).abs() < 5e-4
    }

    #[test]
    fn shares_have_the_interval_of_wilson() {
        let half = share(5, 10).unwrap();
        assert!(close(half.value, 0.5) && close(half.low, 0.2366) && close(half.high, 0.7634));
        let none = share(0, 10).unwrap();
        assert!(none.low == 0.0 && close(none.high, 0.2775), "{none:?}");
        assert_eq!(share(4, 4).unwrap().high, 1.0);
        assert_eq!(share(0, 0), None);
    }

    #[test]
    fn rates_know_that_documents_differ() {
        let mut even = Ratio::default();
        let mut uneven = Ratio::default();
        for n in 0..10 {
            even.add(2.0, 100.0);
            uneven.add(if n == 0 { 20.0 } else { 0.0 }, 100.0);
        }
        let (even, uneven) = (even.per(1000.0).unwrap(), uneven.per(1000.0).unwrap());
        assert!(close(even.value, 20.0) && close(even.low, 20.0) && close(even.high, 20.0));
        // One document in ten has all: the standard error is 20 as well.
        assert!(close(uneven.value, 20.0) && uneven.low == 0.0 && close(uneven.high, 59.1993));
        assert_eq!(Ratio::default().per(1000.0), None);
    }

    #[test]
    fn spreads_are_those_of_the_middle_half() {
        let value = spread(&mut [4.0, 1.0, 3.0, 2.0, 5.0]).unwrap();
        assert_eq!((value.low, value.value, value.high), (2.0, 3.0, 4.0));
        assert_eq!(quantile(&[1.0, 2.0], 0.5), Some(1.5));
        assert_eq!(quantile(&[7.0], 0.9), Some(7.0));
        assert_eq!(spread(&mut []), None);
    }
}
