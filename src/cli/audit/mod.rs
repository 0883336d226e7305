//! `audit` and `stats`: the rows of many documents, gathered in parallel, taken in order.

mod gather;
mod merge;
mod parts;
mod sheets;
mod workers;

pub(super) use gather::Batch;
pub(super) use merge::merge;
pub(super) use parts::Parts;
pub(super) use sheets::{sample, verdicts};
pub(super) use workers::fill;
