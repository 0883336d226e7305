//! What researchers ask of many documents: the same tables for each of them, and what can be
//! counted over all.
//!
//! A document becomes [`DocumentRows`]; whoever counts something takes them in order of path
//! ([`Aggregate`]), whoever writes them turns each row into cells ([`tables::Row`]). Reading and
//! writing files is left to the command line.

mod aggregate;
mod report;
pub mod tables;

pub use aggregate::Aggregate;
pub use report::Report;
pub use tables::DocumentRows;
