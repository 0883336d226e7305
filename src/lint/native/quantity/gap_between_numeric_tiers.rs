//! Numeric tiers that leave values between them to neither.

use crate::lint::Context;
use crate::lint::native::tiers::{self, Fault};

pub(super) fn check(context: &Context<'_>) {
    tiers::check(context, Fault::Gap);
}
