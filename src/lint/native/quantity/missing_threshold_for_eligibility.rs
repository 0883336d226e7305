//! Eligibility that rests on a quality measured in numbers, without a number.

use crate::lint::{Context, Draft};
use crate::model::{Document, Role, RoleMark};
use crate::outline::NodeId;
use crate::text::Span;

/// What grants the eligibility, and behind which no condition stands any more.
const GRANTS: [&str; 8] =
    ["可以申请", "可申请", "得申请", "有权申请", "方可申请", "may apply", "is eligible", "are eligible"];

/// Words that point to where the number may stand.
const POINTERS: [&str; 22] = [
    "标准", "规定的", "规定条件", "目录", "名录", "附件", "附表", "另行", "依照", "按照", "根据", "达到",
    "数额", "一定", "以上", "prescribed", "specified", "referred to", "Schedule", "Annex", "under ",
    "regulations",
];

pub(super) fn check(context: &Context<'_>) {
    let document = context.document;
    let Some(list) = document.lexicon().scanner().list("measurable-quality") else { return };
    let mut last = None;
    for mark in document.roles() {
        if mark.role != Role::Eligibility || mark.inherited || last == Some(mark.node) {
            continue;
        }
        let Some(condition) = condition(document, mark) else { continue };
        let Some(&quality) = document.hits().within(list, condition).first() else { continue };
        let unit = document.outline().article_of(mark.node).unwrap_or(mark.node);
        if has_number(document, unit) || points_elsewhere(document, unit) {
            continue;
        }
        last = Some(mark.node);
        let term = context.slice(quality);
        context.report(Draft::new(mark.node, quality).with("term", term));
    }
}

/// The part of a sentence that says who is eligible: what stands before 可以申请, "may apply".
fn condition(document: &Document, mark: &RoleMark) -> Option<Span> {
    if document.outline().is_quoted(mark.sentence.start) {
        return None;
    }
    let words = mark.sentence.slice(document.text());
    let at = GRANTS.iter().filter_map(|grant| words.find(grant)).min()?;
    let start = mark.sentence.start as usize;
    Some(Span::new(start, start + at))
}

fn has_number(document: &Document, unit: NodeId) -> bool {
    let span = document.outline().node(unit).span;
    document.quantities().iter().any(|quantity| span.contains(quantity.span))
}

fn points_elsewhere(document: &Document, unit: NodeId) -> bool {
    let span = document.outline().node(unit).span;
    let words = span.slice(document.text());
    document.references().iter().any(|reference| span.contains(reference.span))
        || POINTERS.iter().any(|pointer| words.contains(pointer))
}
