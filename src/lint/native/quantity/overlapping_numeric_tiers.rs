//! Numeric tiers that both take the value at which they meet.

use crate::lint::Context;
use crate::lint::native::tiers::{self, Fault};

pub(super) fn check(context: &Context<'_>) {
    tiers::check(context, Fault::Overlap);
}
