use super::Day;

/// What the values of a column are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Text in UTF-8.
    Text,
    /// A whole number of 64 bits.
    Integer,
    /// A number with a fraction, of 64 bits.
    Number,
    /// True or false.
    Truth,
    /// A day of the calendar, `YYYY-MM-DD`.
    Date,
}

impl Kind {
    /// The name in `docs/audit.md`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Kind::Text => "text",
            Kind::Integer => "integer",
            Kind::Number => "number",
            Kind::Truth => "boolean",
            Kind::Date => "date",
        }
    }
}

/// A value.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Cell<'a> {
    /// No value: not known, or not assessed.
    Missing,
    /// Text.
    Text(&'a str),
    /// A whole number.
    Integer(i64),
    /// A number with a fraction.
    Number(f64),
    /// True or false.
    Truth(bool),
    /// A day.
    Date(Day),
}

/// A type that fields of rows may have.
pub trait Field {
    /// What its values are in a table.
    const KIND: Kind;
    /// Whether a value may be missing.
    const OPTIONAL: bool = false;

    /// The value.
    fn cell(&self) -> Cell<'_>;
}

impl Field for String {
    const KIND: Kind = Kind::Text;

    fn cell(&self) -> Cell<'_> {
        Cell::Text(self)
    }
}

impl Field for u32 {
    const KIND: Kind = Kind::Integer;

    fn cell(&self) -> Cell<'_> {
        Cell::Integer(i64::from(*self))
    }
}

impl Field for i64 {
    const KIND: Kind = Kind::Integer;

    fn cell(&self) -> Cell<'_> {
        Cell::Integer(*self)
    }
}

impl Field for f64 {
    const KIND: Kind = Kind::Number;

    fn cell(&self) -> Cell<'_> {
        Cell::Number(*self)
    }
}

impl Field for bool {
    const KIND: Kind = Kind::Truth;

    fn cell(&self) -> Cell<'_> {
        Cell::Truth(*self)
    }
}

impl Field for Day {
    const KIND: Kind = Kind::Date;

    fn cell(&self) -> Cell<'_> {
        Cell::Date(*self)
    }
}

impl<T: Field> Field for Option<T> {
    const KIND: Kind = T::KIND;
    const OPTIONAL: bool = true;

    fn cell(&self) -> Cell<'_> {
        self.as_ref().map_or(Cell::Missing, Field::cell)
    }
}
