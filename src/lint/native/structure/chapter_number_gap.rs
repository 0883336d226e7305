//! Books, parts, chapters and other groups of articles whose numbers skip or repeat.

use crate::lint::Context;
use crate::lint::native::numbering;
use crate::outline::Kind;

pub(super) fn check(context: &Context<'_>) {
    numbering::check(context, |outline, node| match outline.node(node).kind {
        Kind::Book | Kind::Part | Kind::Title | Kind::Chapter | Kind::Division => true,
        Kind::Section => !outline.is_article(node),
        _ => false,
    });
}
