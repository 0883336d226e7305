//! The `normlint` command.

use std::ffi::{c_int, c_long};
use std::process::ExitCode;

/// Most of what a document needs is many small pieces that go at once; this allocator hands them out
/// in half the time of the system's.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// `mi_option_purge_delay` of mimalloc.h, of both versions that the crate comes with.
const PURGE_DELAY: c_int = 15;

/// How long free memory is kept before the system gets it back, in milliseconds.
const KEPT: c_long = 60_000;

fn main() -> ExitCode {
    keep_memory();
    normlint::cli::main()
}

/// Has memory kept from one document, or from one version of it, for the next. Given back after a
/// second, as is the rule, it has to be had anew at each keystroke, which took a quarter of the time.
/// `MIMALLOC_PURGE_DELAY` in the environment goes before.
#[allow(unsafe_code, reason = "the allocator is C and has no other way to set it from within")]
fn keep_memory() {
    // SAFETY: no other thread runs yet, and a number that were no option would be passed over.
    unsafe { libmimalloc_sys::mi_option_set_default(PURGE_DELAY, KEPT) }
}
