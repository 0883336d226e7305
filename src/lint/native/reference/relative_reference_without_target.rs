//! 前款, "the preceding paragraph" and the like where nothing of that kind precedes.

use crate::lint::{Context, Draft};
use crate::model::{ReferenceKind, ReferenceStatus};

pub(super) fn check(context: &Context<'_>) {
    let outline = context.document.outline();
    let text = context.document.text();
    for reference in context.document.references() {
        let nowhere = reference.kind == ReferenceKind::Relative
            && reference.status == ReferenceStatus::Unresolved
            && reference.targets.iter().any(|target| target.path.ends_with("_0"));
        let before = text.get(..reference.span.start as usize).unwrap_or_default();
        let behind = text.get(reference.span.end as usize..).unwrap_or_default();
        if nowhere
            && !outline.is_quoted(reference.span.start)
            && !is_of_another(before)
            && !is_told_behind(behind)
        {
            context.report(Draft::new(reference.provision, reference.span));
        }
    }
}

/// Whether the words behind it name the provision that it is part of: "the preceding paragraph as
/// specified in Article 6".
fn is_told_behind(behind: &str) -> bool {
    let behind = behind.trim_start().trim_start_matches("as ");
    ["specified in", "prescribed in", "mentioned in", "provided in", "referred to in", "of Article"]
        .iter()
        .any(|words| behind.starts_with(words))
}

/// Whether the words before the reference make it one to a paragraph of another provision (刑法第三
/// 百零七条前三款), quote it (第六十九条所称前项), or show that a break between paragraphs was lost.
fn is_of_another(before: &str) -> bool {
    let clause = before.rsplit(['。', '；', '\n']).next().unwrap_or_default();
    let bare = before.trim_end_matches([' ', '　', '在']);
    let lost = bare.ends_with('。') && before.ends_with([' ', '　']);
    clause.contains("所称") || lost || clause.ends_with(['条', '一', '二', '三', '四', '五', '）'])
}
