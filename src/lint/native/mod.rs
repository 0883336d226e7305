//! Lints that need code: one file each, found by the build in `<family>/<name>.rs`.

use super::context::NativeCheck;

mod powers;
mod shared;
mod status_gap;

include!(concat!(env!("OUT_DIR"), "/native_lints.rs"));
