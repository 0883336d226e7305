//! Numbers with units, and dates.

use crate::outline::NodeId;
use crate::text::Span;

/// What a quantity counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum QuantityKind {
    /// A length of time.
    Duration,
    /// An amount of money.
    Money,
    /// A number of things, or a multiple (倍).
    Count,
    /// A share of a hundred, or a fraction.
    Percentage,
    /// An age of a person, in years.
    Age,
    /// A calendar date.
    Date,
}

/// How a quantity bounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Bound {
    /// At least, more than.
    Min,
    /// At most, less than.
    Max,
    /// Neither.
    Exact,
    /// From one value to another.
    Range,
}

/// The value of a quantity in its unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Value {
    /// One number.
    Number(f64),
    /// A lower and an upper number, as written (the first may be the greater).
    Range(f64, f64),
    /// A date; month and day 0 where not given. Not checked against the calendar.
    Date {
        /// Year of the Gregorian calendar; 0 where blank.
        year: i32,
        /// Month as written.
        month: u32,
        /// Day as written.
        day: u32,
    },
}

/// A number with its unit.
#[derive(Debug, Clone)]
pub struct Quantity {
    /// The words.
    pub span: Span,
    /// The provision it stands in.
    pub provision: NodeId,
    /// What it counts.
    pub kind: QuantityKind,
    /// The value in `unit`.
    pub value: Value,
    /// The unit: `day`, `working-day`, `hour`, `month`, `year`, `CNY`, `USD`, `times`, `percent`, `person`, …
    pub unit: String,
    /// How it bounds.
    pub bound: Bound,
    /// Whether the value itself belongs to the range: 以上 and "at least" include it, 超过, 不满,
    /// "more than" and "under" do not.
    pub inclusive: bool,
}
