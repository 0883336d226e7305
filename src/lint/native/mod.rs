//! Lints that need code: one file each, found by the build in `<family>/<name>.rs`. The files next
//! to this one are what several of them share.

mod acting;
mod astray;
mod astray_english;
mod calendar;
mod declared;
mod declared_english;
mod limits;
mod lists;
mod merged;
mod numbering;
mod numbering_english;
mod places;
mod pointers;
mod powers;
mod remedy_gap;
mod said_otherwise;
mod shared;
mod status_gap;
mod tiers;
mod words;

use super::context::NativeCheck;

include!(concat!(env!("OUT_DIR"), "/native_lints.rs"));
