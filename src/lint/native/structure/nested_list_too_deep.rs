//! Lists below lists below lists.

use crate::lint::native::lists;
use crate::lint::{Context, Draft};
use crate::outline::NodeId;

pub(super) fn check(context: &Context<'_>) {
    let outline = context.document.outline();
    let (option, fallback) = if outline.chinese { ("zh-levels", 2) } else { ("en-levels", 5) };
    let most = usize::try_from(context.number(option, fallback)).unwrap_or(usize::MAX);
    let mut reported: Option<NodeId> = None;
    for id in outline.ids().filter(|&id| lists::is_item(outline, id)) {
        let start = outline.node(id).span.start;
        if outline.is_quoted(start) || outline.in_annex(id) {
            continue;
        }
        let depth = outline.ancestors(id).filter(|&around| lists::is_item(outline, around)).count();
        // One finding for each list that goes too deep, at its first item.
        let parent = outline.node(id).parent;
        if depth == most + 1 && reported != parent {
            reported = parent;
            context.report(
                Draft::new(id, outline.node(id).number)
                    .with("number", context.slice(outline.node(id).number).trim())
                    .with("depth", depth.to_string())
                    .with("most", most.to_string()),
            );
        }
    }
}
