//! Numbered paragraphs, points and what lies below them whose numbers skip, repeat or change
//! their style within one list.

use crate::lint::Context;
use crate::lint::native::numbering;
use crate::outline::Kind;

pub(super) fn check(context: &Context<'_>) {
    numbering::check(context, |outline, node| {
        matches!(
            outline.node(node).kind,
            Kind::Subsection
                | Kind::Paragraph
                | Kind::Subparagraph
                | Kind::Clause
                | Kind::Subclause
                | Kind::Item
                | Kind::Subitem
                | Kind::Point
        )
    });
}
