//! Articles, or sections where they are the basic unit, whose numbers skip or repeat.

use crate::lint::Context;
use crate::lint::native::numbering;

pub(super) fn check(context: &Context<'_>) {
    numbering::check(context, |outline, node| outline.is_article(node));
}
