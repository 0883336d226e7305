//! Ranges of provisions that run backwards, and lists that name one twice. A list that does not
//! ascend is left alone: drafters put the weightier article first, or the one that governs.

use crate::lint::{Context, Draft};
use crate::model::{Document, Reference, Target};
use std::cmp::Ordering;

/// What stands behind a list that is at its end; behind others something goes on, as in
/// 第三条附表二.
const END: [char; 26] = [
    '的', '规', '之', '所', '，', '。', '；', '、', '各', '等', '或', '及', '和', '与', '情', '定', '）',
    ' ', ',', '.', ';', ')', ':', '：', '\n', '”',
];

/// Behind a list whose last member is applied to something else.
const AGAIN: [&str; 4] = ["as applied", "applying", "applied", "mutatis"];

pub(super) fn check(context: &Context<'_>) {
    let document = context.document;
    for reference in document.references() {
        if reference.targets.len() < 2 || document.outline().is_quoted(reference.span.start) {
            continue;
        }
        if let Some(draft) = fault(document, reference) {
            context.report(draft);
        }
    }
}

fn fault(document: &Document, reference: &Reference) -> Option<Draft> {
    let draft = || Draft::new(reference.provision, reference.span);
    let backwards = |(first, last): &(Target, Target)| {
        compare(&first.path, &last.path) == Some(Ordering::Greater)
    };
    let words = reference.span.slice(document.text());
    if reference.ranges.iter().any(backwards) {
        return (!is_compound(words)).then(draft);
    }
    let after = document.text().get(reference.span.end as usize..).unwrap_or_default();
    let parts = ["各", "前段", "后段", "但书", "附"].iter().any(|part| words.contains(part));
    // What names its units anew is several lists that are read as one.
    let lower = words.to_ascii_lowercase();
    let named: usize = ["sec", "article", "paragraph", "schedule", "§"]
        .iter()
        .map(|unit| lower.matches(unit).count())
        .sum();
    if !document.outline().chinese && (named > 1 || words.contains(';')) {
        return None;
    }
    if parts || !reference.ranges.is_empty() || !after.starts_with(END) && !after.is_empty() {
        return None;
    }
    // "Article 5 or Article 5 as applied by Article 9" are two rules.
    let behind = after.trim_start_matches([',', ' ']);
    if AGAIN.iter().any(|again| behind.starts_with(again)) {
        return None;
    }
    let written = |target: &Target| target.span.slice(document.text());
    let alternative = |first: &Target, last: &Target| {
        let (from, to) = (first.span.end as usize, last.span.start as usize);
        document.text().get(from..to).is_some_and(|between| between.contains("or under"))
    };
    // The number of a note behind a comma: sections 4(b),1 and 144.
    let is_note = |target: &Target| {
        let before = document.text().get(..target.span.start as usize).unwrap_or_default();
        written(target).len() == 1 && before.ends_with(',')
    };
    let targets = &reference.targets;
    targets.iter().enumerate().find_map(|(at, target)| {
        let same = |before: &&Target| {
            before.path == target.path
                && before.span != target.span
                && written(before) == written(target)
                && !alternative(before, target)
                && !is_note(target)
        };
        let first = targets.iter().take(at).find(same)?;
        Some(draft().variant("twice").related("first", first.span))
    })
}

/// Whether the numbers hold marks of ranges themselves: 24–203—24–207, 326 to 334 -1.
fn is_compound(words: &str) -> bool {
    let marks = |c: char| matches!(c, '–' | '—' | '‑');
    let spaced = words.match_indices(" -").any(|(at, mark)| {
        words.get(at + mark.len()..).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
    });
    // 1a–1 is the number of one section.
    let lettered = words.split(marks).next().unwrap_or_default().trim_end();
    let lettered = words.contains(marks) && lettered.ends_with(|c: char| c.is_ascii_lowercase());
    spaced || lettered || words.matches(marks).count() > 1
}

/// How two provisions lie to each other in their document; `None` where their numbers do not tell.
fn compare(first: &str, second: &str) -> Option<Ordering> {
    let (host, first) = split(first);
    let (other, second) = split(second);
    if host != other {
        return None;
    }
    let (mut first, mut second) = (first.split("__").peekable(), second.split("__").peekable());
    while let (Some(a), Some(b)) = (first.next(), second.next()) {
        let ((kind, a), (other, b)) = (a.rsplit_once('_')?, b.rsplit_once('_')?);
        if kind != other {
            return None;
        }
        let order = number(a)?.cmp(&number(b)?);
        if order != Ordering::Equal {
            // Points of two paragraphs are those of one list that was found in another one.
            let last = first.peek().is_none() && second.peek().is_none();
            return (last || kind == "art" || kind == "sec").then_some(order);
        }
    }
    None
}

/// The name of the instrument in 《》, if any, and the path in it.
fn split(path: &str) -> (&str, &str) {
    path.rsplit_once("》/").unwrap_or(("", path))
}

/// The parts of a number by which it is sorted: 12, 12-1, 12A.
fn number(num: &str) -> Option<(u32, u32, &str)> {
    let end = num.find(|c: char| !c.is_ascii_digit()).unwrap_or(num.len());
    let (main, rest) = num.split_at_checked(end)?;
    // 2AA may stand before 2B and behind 2Z.
    if rest.len() > 1 && rest.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        return None;
    }
    let inserted = rest.strip_prefix('-').and_then(|rest| rest.parse().ok());
    Some((main.parse().ok()?, inserted.unwrap_or_default(), rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn provisions_are_compared_by_their_numbers() {
        assert_eq!(compare("art_20", "art_10"), Some(Ordering::Greater));
        assert_eq!(compare("art_9", "art_10"), Some(Ordering::Less));
        assert_eq!(compare("art_12", "art_12-1"), Some(Ordering::Less));
        assert_eq!(compare("art_12-2", "art_12-11"), Some(Ordering::Less));
        assert_eq!(compare("art_3__para_2", "art_3__para_1"), Some(Ordering::Greater));
        assert_eq!(compare("art_3__para_2", "art_3"), None);
        assert_eq!(compare("《甲法》/art_3", "《甲法》/art_2"), Some(Ordering::Greater));
        assert_eq!(compare("《甲法》/art_3", "《乙法》/art_2"), None);
        assert_eq!(compare("art_3__point_b", "art_3__point_a"), None);
        assert_eq!(compare("subsec_2B", "subsec_2AA"), None);
    }
}
