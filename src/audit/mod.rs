//! What researchers ask of many documents: the same tables for each of them, and what can be
//! counted over all.
//!
//! A document becomes [`DocumentRows`]; whoever counts something takes them in order of path
//! ([`Aggregate`]), whoever writes them turns each row into cells ([`tables::Row`]). Reading and
//! writing files is left to the command line.

mod aggregate;
mod gather;
mod precision;
mod report;
mod sheet;
mod stats;
pub mod tables;
mod write;
mod year;

pub use aggregate::Aggregate;
pub use gather::Gatherer;
pub use precision::Precision;
pub use report::Report;
pub use sheet::{Sheet, SheetError, Verdicts, read_verdicts};
pub use stats::Stats;
pub use tables::DocumentRows;
pub use write::{TableError, TableFormat, Tables};
