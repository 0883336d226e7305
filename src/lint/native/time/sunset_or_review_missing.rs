//! Instruments for the time being that do not say until when.

use crate::lint::native::shared::assessable;
use crate::lint::{Context, Draft};
use crate::model::Document;
use crate::outline::NodeId;
use crate::text::Span;

/// Words of a title that make an instrument one for the time being.
const TITLES: [&str; 9] = [
    "暂行", "试行", "试点", "临时", "Pilot", "Interim", "Temporary", "Provisional",
    "Trial",
];
/// Words that tell of an end or a review, where they are said of the instrument.
const CHINESE: [&str; 12] = [
    "有效期", "施行期限", "试行期", "试点期", "期满", "届满", "日止", "评估", "自动失效", "期限为", "废止时间",
    "实施期限",
];
const ENGLISH: [&str; 9] = [
    "expire", "ceases to have effect", "cease to have effect", "review", "evaluat", "until ", "ends on",
    "for a period of", "sunset",
];
/// So many articles at the end may tell of it.
const LAST: usize = 6;

pub(super) fn check(context: &Context<'_>) {
    let document = context.document;
    let outline = document.outline();
    let title = outline.title.trimmed(document.text());
    let words = title.slice(document.text());
    let Some((at, word)) = TITLES.iter().find_map(|word| Some((words.find(word)?, word))) else {
        return;
    };
    if !assessable(document) || ends(document) {
        return;
    }
    let from = title.start as usize + at;
    let span = Span::new(from, from + word.len());
    context.report(Draft::new(NodeId::ROOT, span).with("word", context.slice(span)));
}

/// Whether one of the last articles tells of an end or a review.
fn ends(document: &Document) -> bool {
    let outline = document.outline();
    let words: &[&str] = if outline.chinese { &CHINESE } else { &ENGLISH };
    let articles: Vec<NodeId> = outline.articles().collect();
    articles.iter().rev().take(LAST).any(|&article| {
        let body = outline.node(article).span.slice(document.text());
        words.iter().any(|word| body.contains(word))
    })
}
