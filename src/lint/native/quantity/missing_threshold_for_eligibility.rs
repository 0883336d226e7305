//! Eligibility that rests on a quality measured in numbers, without a number.

use crate::lint::native::words::{List, WordFile};
use crate::lint::{Context, Draft};
use crate::model::{Document, Role, RoleMark};
use crate::outline::NodeId;
use crate::text::Span;
use memchr::memmem;
use serde::Deserialize;

/// What the lint looks for.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Forms {
    grants: List,
    statuses: List,
    pointers: List,
}

pub(super) static WORDS: WordFile<Forms> = WordFile::new("missing-threshold-for-eligibility");

pub(super) fn check(context: &Context<'_>) {
    let document = context.document;
    let Some(list) = document.lexicon().scanner().list("measurable-quality") else { return };
    let mut last = None;
    for mark in document.roles() {
        if mark.role != Role::Eligibility || mark.inherited || last == Some(mark.node) {
            continue;
        }
        let Some((condition, object)) = parts(document, mark) else { continue };
        if !is_personal(document, object) {
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
    let grants = WORDS.of(document).grants.iter();
    let (at, grant) = grants.filter_map(|word| Some((place(word)?, word.len()))).min()?;
    let rest = words.get(at + grant..)?;
    let end = rest.find(['，', '。', '；', ',', ';']).unwrap_or(rest.len());
    let start = mark.sentence.start as usize;
    let behind = start + at + grant;
    Some((Span::new(start, start + at), Span::new(behind, behind + end)))
}

/// Whether what is applied for is a status of a person, and no step in a business.
fn is_personal(document: &Document, object: Span) -> bool {
    WORDS.of(document).statuses.is_in(object.slice(document.text()))
}

fn has_number(document: &Document, unit: NodeId) -> bool {
    let span = document.outline().node(unit).span;
    document.quantities_in(span).next().is_some()
}

fn points_elsewhere(document: &Document, unit: NodeId) -> bool {
    let span = document.outline().node(unit).span;
    let words = span.slice(document.text());
    document.references_in(span).next().is_some() || WORDS.of(document).pointers.is_in(words)
}
