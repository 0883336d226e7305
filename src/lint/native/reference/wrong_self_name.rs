//! A text that calls itself 本条例 where its title says 办法.

use crate::lint::{Applicability, Context, Draft};
use crate::text::Span;
use memchr::memmem;

/// What instruments call themselves by, the longer words first.
const NAMES: [&str; 6] = ["条例", "办法", "规定", "细则", "规则", "法"];

/// What may stand behind 本法 where it is not the beginning of another word (本法院, 本法律).
const BEHIND_LAW: &str = "第规所施的自中未及、，。；：另附总适和或实没公生由对要是与关有”）》　 \n";

/// What makes another word of 本 when it stands before it: 基本法, 资本规则, 日本法.
const BEFORE: &str = "基根资日版成文样原书剧课脚底副抄标";

/// How far back a quotation may begin, in bytes.
const REACH: usize = 2000;

/// So many uses of the right name make a wrong one a slip of the pen.
const SURE: usize = 3;

pub(super) fn check(context: &Context<'_>) {
    let document = context.document;
    let title = document.outline().title.slice(document.text());
    let Some(own) = own_name(title) else { return };
    let uses = uses(context, own);
    let of = |name: &str| -> Vec<Span> {
        uses.iter().filter(|(known, _)| *known == name).map(|&(_, span)| span).collect()
    };
    let right = of(own).len();
    for other in NAMES {
        // 本细则 is right in 实施细则 and 本规定 in 若干规定, whatever else the title names.
        if own == other || own.ends_with(other) || title.trim_end().ends_with(other) {
            continue;
        }
        let wrong = of(other);
        let declared = format!("本{other}");
        if document.definitions().iter().any(|definition| definition.term == declared) {
            continue;
        }
        let Some((&first, again)) = wrong.split_first() else { continue };
        if right < wrong.len() {
            continue;
        }
        let expected = format!("本{own}");
        let applicability = match right >= SURE && wrong.len() < right {
            true => Applicability::Safe,
            false => Applicability::Unsafe,
        };
        let draft = Draft::new(document.provision_of(first), first)
            .with("expected", &expected)
            .fix(applicability, first, expected);
        let draft = again.iter().fold(draft, |draft, &span| draft.related("again", span));
        context.report(draft);
    }
}

/// The word of the title by which the instrument calls itself.
fn own_name(title: &str) -> Option<&'static str> {
    let title = title.split(['（', '(']).next().unwrap_or_default().trim_end();
    NAMES.into_iter().find(|name| title.ends_with(name))
}

/// Where the text calls itself by one of the names, in order; nothing where all are `own`.
fn uses(context: &Context<'_>, own: &str) -> Vec<(&'static str, Span)> {
    let document = context.document;
    let outline = document.outline();
    let text = document.text();
    let from = outline.preamble.end as usize;
    let body = text.get(from..).unwrap_or_default();
    let this = "本";
    let named = memmem::find_iter(body.as_bytes(), this).filter_map(|at| {
        let behind = body.get(at + this.len()..).unwrap_or_default();
        let name = NAMES.into_iter().find(|name| behind.starts_with(name))?;
        let start = from + at;
        Some((name, Span::new(start, start + this.len() + name.len())))
    });
    let named: Vec<(&'static str, Span)> = named.collect();
    // Most texts have nothing but the right name.
    if named.iter().all(|&(name, _)| name == own) {
        return Vec::new();
    }
    named
        .into_iter()
        .filter(|(name, span)| {
            let before = text.get(..span.start as usize).and_then(|t| t.chars().next_back());
            let after = text.get(span.end as usize..).and_then(|t| t.chars().next());
            !before.is_some_and(|c| BEFORE.contains(c))
                && (*name != "法" || after.is_none_or(|c| BEHIND_LAW.contains(c)))
                && !is_quoted(text, *span)
                && !is_of_parent(text, *span)
                && !outline.is_quoted(span.start)
                && !outline.is_excluded(span.start)
                && !outline.in_annex(outline.at(span.start))
        })
        .collect()
}

/// Whether the words are those of another instrument that is explained: 示例法第三条所称违反本法……
fn is_of_parent(text: &str, span: Span) -> bool {
    let before = text.get(..span.start as usize).unwrap_or_default();
    let clause = before.rsplit(['，', '。', '；', '\n']).next().unwrap_or_default();
    clause.contains("所称") || clause.contains("规定的")
}

/// Whether an opening quotation mark or bracket of a title stands before `span` on its line, no
/// further than `REACH`, without its closing mark.
fn is_quoted(text: &str, span: Span) -> bool {
    let end = span.start as usize;
    let near = (end.saturating_sub(REACH)..=end).find(|&at| text.is_char_boundary(at));
    let before = text.get(near.unwrap_or(end)..end).unwrap_or_default();
    let line = before.rsplit('\n').next().unwrap_or_default();
    [('“', '”'), ('《', '》'), ('「', '」'), ('（', '）')]
        .iter()
        .any(|&(open, close)| line.rfind(open) > line.rfind(close))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_tell_the_name() {
        assert_eq!(own_name("示例登记管理办法（试行）"), Some("办法"));
        assert_eq!(own_name("《示例法》实施细则"), Some("细则"));
        assert_eq!(own_name("示例省人民政府关于示例工作的意见"), None);
    }

    #[test]
    fn quoted_words_are_not_its_own() {
        let text = "第九条所称“违反本条例规定”，本条例";
        let at = |n: usize| {
            let (at, found) = text.match_indices("本条例").nth(n).unwrap();
            Span::new(at, at + found.len())
        };
        assert!(is_quoted(text, at(0)));
        assert!(!is_quoted(text, at(1)));
    }
}
