//! EXI001: a status can be taken away, and its holder has no way to give it up.

use crate::lint::native::status_gap;
use crate::lint::Context;

pub(crate) fn check(context: &Context<'_>) {
    status_gap::report(context, |status| &status.voluntary_exit);
}
