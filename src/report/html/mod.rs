//! Pages: one file each, for a browser and for print.

#[cfg(feature = "audit")]
pub(crate) mod chart;
#[cfg(feature = "cli")]
mod check;
mod page;

#[cfg(feature = "cli")]
pub(super) use check::Html;
#[cfg(feature = "audit")]
pub(crate) use page::{Page, data, tag};
