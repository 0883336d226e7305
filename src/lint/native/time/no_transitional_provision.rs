//! Instruments that replace another one and do not say what becomes of those who hold a status
//! under it.

use crate::lint::native::shared::{assessable, given};
use crate::lint::{Context, Draft};
use crate::model::{ActClass, Document, Edge, Role, Sentence, Status};

/// Words that speak of what there was before.
const CHINESE: [&str; 10] = [
    "施行前", "实施前", "生效前", "施行之前", "实施之前", "施行之日前", "原有", "已经取得", "已取得",
    "过渡",
];
const ENGLISH: [&str; 7] = [
    "before the commencement", "before the coming into", "prior to the commencement", "ransitional",
    "aving", "in force immediately before", "continue",
];

pub(super) fn check(context: &Context<'_>) {
    let document = context.document;
    if !assessable(document) {
        return;
    }
    let Some(repeal) = document.sentences().iter().find(|one| replaces(document, one)) else {
        return;
    };
    let statuses = document.statuses().iter().filter(|status| is_held(status));
    let mut granted = statuses.filter_map(|status| Some((status, given(document, status)?)));
    let Some((status, grant)) = granted.next().filter(|_| !looks_back(document)) else { return };
    let draft = Draft::new(repeal.node, repeal.span)
        .with("status", status.name.clone())
        .related("grant", grant.words);
    context.report(draft);
}

/// Whether the sentence repeals an instrument by its name.
fn replaces(document: &Document, sentence: &Sentence) -> bool {
    let words = sentence.span.slice(document.text());
    let named = if document.outline().chinese {
        words.contains("废止") && words.contains('《') && words.trim_end().ends_with("废止。")
    } else {
        (words.contains(" is repealed") || words.contains(" are repealed"))
            && ["Act", "Law", "Regulation", "Rules", "Measures"].iter().any(|name| words.contains(name))
            && !words.contains("ection")
    };
    named && !document.outline().is_quoted(sentence.span.start)
}

/// Whether people hold the status for some time under this document, which also takes it.
fn is_held(status: &Status) -> bool {
    !status.event
        && !status.lasting
        && matches!(status.class, ActClass::Licence | ActClass::Personal)
        && [Edge::Loss, Edge::Suspension, Edge::Renewal].into_iter().any(|edge| status.has(edge))
}

/// Whether the document speaks of what there was before it.
fn looks_back(document: &Document) -> bool {
    let words: &[&str] = if document.outline().chinese { &CHINESE } else { &ENGLISH };
    // A burden on what was done before keeps nobody's status.
    let burdens = |node| document.roles_of(node).iter().any(|one| one.role == Role::AdverseAction);
    let mut transitional =
        document.roles().iter().filter(|mark| mark.role == Role::Transitional);
    transitional.any(|mark| !burdens(mark.node))
        || words.iter().any(|word| document.text().contains(word))
}
