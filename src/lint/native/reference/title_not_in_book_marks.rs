//! Titles of laws that are cited in full without 《》.

use crate::lint::{Applicability, Context, Draft};
use crate::text::{Expression, Span};

use std::sync::LazyLock;

const HEAD: &str = "中华人民共和国";

/// A full title behind [`HEAD`] and what may stand behind it.
static TITLE: LazyLock<Expression> = LazyLock::new(|| {
    crate::text::pattern(r"^中华人民共和国[一-龥]{1,20}?(?:法|条例)(?:的|第|、|，|。|；|和|及|或|规定|（|$|\s)")
        .expect("a constant pattern that a test builds")
});

/// What ends the match but is no part of the title.
const ENDS: [&str; 11] = ["的", "第", "、", "，", "。", "；", "和", "及", "或", "规定", "（"];

pub(super) fn check(context: &Context<'_>) {
    let mut found: Vec<(&str, Draft)> = Vec::new();
    for span in titles(context) {
        let title = context.slice(span);
        match found.iter_mut().find(|(known, _)| *known == title) {
            Some((_, draft)) => *draft = draft.clone().related("again", span),
            None => {
                let draft = Draft::new(context.document.provision_of(span), span)
                    .with("title", title)
                    .fix(Applicability::Unsafe, span, format!("《{title}》"));
                found.push((title, draft));
            }
        }
    }
    for (_, draft) in found {
        context.report(draft);
    }
}

/// Where a title is cited in full without marks, in order.
fn titles(context: &Context<'_>) -> Vec<Span> {
    let document = context.document;
    let outline = document.outline();
    let text = document.text();
    let from = outline.preamble.end as usize;
    let body = text.get(from..).unwrap_or_default();
    body.match_indices(HEAD)
        .filter_map(|(at, _)| {
            let rest = body.get(at..)?;
            let found = TITLE.find(rest)?.as_str().trim_end();
            let end = ENDS.iter().find_map(|end| found.strip_suffix(end)).unwrap_or(found);
            let start = from + at;
            Some(Span::new(start, start + end.len()))
        })
        .filter(|&span| {
            let title = span.slice(text);
            let before = text.get(..span.start as usize).unwrap_or_default();
            let line = before.rsplit('\n').next().unwrap_or_default();
            let open = |opening: char, closing: char| line.rfind(opening) > line.rfind(closing);
            // The Constitution and basic laws of regions are cited without marks.
            !title.ends_with("宪法")
                && !title.contains('的')
                && !title.contains("特别行政区")
                && !open('《', '》')
                && !open('“', '”')
                && document.sentence_at(span.start).is_some()
                && !outline.is_quoted(span.start)
        })
        .collect()
}
