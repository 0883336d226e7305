//! Short rules in chapters, and long ones without.

use crate::lint::{Context, Draft};
use crate::outline::{Kind, NodeId};

pub(super) fn check(context: &Context<'_>) {
    let document = context.document;
    let outline = document.outline();
    if !document.instrument().kind.is_rule() || document.is_amending() {
        return;
    }
    let limit = |name, fallback| usize::try_from(context.number(name, fallback)).unwrap_or(usize::MAX);
    let (least, most) = (limit("articles", 30), limit("long-articles", 60));
    let count = outline.articles().count();
    let mut chapters = outline.ids().filter(|&id| outline.node(id).kind == Kind::Chapter);
    match chapters.next() {
        Some(first) if count > 0 && count < least => {
            let number = outline.node(first).number;
            let all = chapters.count() + 1;
            context.report(
                Draft::new(first, number)
                    .with("articles", count.to_string())
                    .with("chapters", all.to_string()),
            );
        }
        None if count > most => {
            let title = outline.title.trimmed(document.text());
            context.report(
                Draft::new(NodeId::ROOT, title).variant("long").with("articles", count.to_string()),
            );
        }
        _ => {}
    }
}
