//! Numbered paragraphs, points and what lies below them whose numbers skip, repeat or change
//! their style within one list.

use crate::lint::Context;
use crate::lint::native::numbering;

pub(super) fn check(context: &Context<'_>) {
    numbering::check(context, |outline, node| outline.node(node).kind.is_below_article());
}
