//! EXI002: a status can be taken away, and nothing says what death or expiry does to it.

use crate::lint::Context;
use crate::lint::native::status_gap;
use crate::model::Edge;

pub(crate) fn check(context: &Context<'_>) {
    status_gap::report(context, Edge::NaturalTermination);
}
