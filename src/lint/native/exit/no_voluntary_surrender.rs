//! EXI001: a status can be taken away, and its holder has no way to give it up.

use crate::lint::Context;
use crate::lint::native::status_gap;
use crate::model::Edge;

pub(crate) fn check(context: &Context<'_>) {
    status_gap::report(context, Edge::VoluntaryExit);
}
