//! The tables of an audit: what a row is, which columns it has, what each column means.
//!
//! A row is declared once, as a struct with a comment on each field (`rows.rs`). From it come the
//! schema of the Parquet files, the heads of the CSV files, the names in JSON lines, and the tables
//! of `docs/audit.md`, which a test holds against the declaration.

mod cell;
mod rows;

pub use crate::text::Day;
pub use cell::{Cell, Field, Kind};
pub use rows::{
    DefinitionRow, DocumentRow, DocumentRows, ErrorRow, FindingRow, ProvisionRow, ReferenceRow,
    RunRow, StatusRow, TABLES,
};

/// The version of the schema: the first number changes when a column goes or changes its meaning,
/// the second when one is added.
pub const SCHEMA_VERSION: &str = "1.0";

/// A table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Table {
    /// The name of the file without its ending.
    pub name: &'static str,
    /// What a row is.
    pub about: &'static str,
    /// The columns in order.
    pub columns: &'static [Column],
}

/// A column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// The name.
    pub name: &'static str,
    /// What its values are.
    pub kind: Kind,
    /// Whether a value may be missing.
    pub optional: bool,
    /// What the values mean.
    pub about: &'static str,
}

/// A row of a table.
pub trait Row {
    /// The table.
    const TABLE: Table;

    /// The values, one a column, in order.
    fn cells(&self) -> Vec<Cell<'_>>;
}
