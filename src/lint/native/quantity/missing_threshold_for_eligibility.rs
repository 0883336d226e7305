//! Eligibility that rests on a quality measured in numbers, without a number.

use crate::lint::{Context, Draft};
use crate::model::{Document, Role, RoleMark};
use crate::outline::NodeId;
use crate::text::Span;
use memchr::memmem;

/// What grants the eligibility, and behind which no condition stands any more.
const GRANTS: [&str; 8] =
    ["可以申请", "可申请", "得申请", "有权申请", "方可申请", "may apply", "is eligible", "are eligible"];

/// Statuses that persons apply for.
const STATUSES: [&str; 18] = [
    "居留", "居住", "国籍", "入籍", "落户", "户口", "户籍", "签证", "入境", "身份", "称号", "人才",
    "residence", "resident", "citizenship", "naturalis", "naturaliz", "visa",
];

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
        let Some((condition, object)) = parts(document, mark) else { continue };
        if !is_personal(object.slice(document.text())) {
            continue;
        }
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

/// The part of a sentence that says who is eligible, before 可以申请 or "may apply", and the rest
/// of its clause, which says for what.
fn parts(document: &Document, mark: &RoleMark) -> Option<(Span, Span)> {
    if document.outline().is_quoted(mark.sentence.start) {
        return None;
    }
    let words = mark.sentence.slice(document.text());
    let place = |word: &str| memmem::find(words.as_bytes(), word.as_bytes());
    let (at, grant) = GRANTS.iter().filter_map(|word| Some((place(word)?, word.len()))).min()?;
    let rest = words.get(at + grant..)?;
    let end = rest.find(['，', '。', '；', ',', ';']).unwrap_or(rest.len());
    let start = mark.sentence.start as usize;
    let behind = start + at + grant;
    Some((Span::new(start, start + at), Span::new(behind, behind + end)))
}

/// Whether what is applied for is a status of a person, and no step in a business.
fn is_personal(object: &str) -> bool {
    STATUSES.iter().any(|status| object.contains(status))
}

fn has_number(document: &Document, unit: NodeId) -> bool {
    let span = document.outline().node(unit).span;
    document.quantities_in(span).next().is_some()
}

fn points_elsewhere(document: &Document, unit: NodeId) -> bool {
    let span = document.outline().node(unit).span;
    let words = span.slice(document.text());
    document.references_in(span).next().is_some()
        || POINTERS.iter().any(|pointer| words.contains(pointer))
}
