//! Ranges of provisions that run backwards, lists that do not ascend or name one twice.

use crate::lint::{Context, Draft};
use crate::model::{Reference, Target};
use std::cmp::Ordering;

pub(super) fn check(context: &Context<'_>) {
    let outline = context.document.outline();
    for reference in context.document.references() {
        if reference.targets.len() < 2 || outline.is_quoted(reference.span.start) {
            continue;
        }
        if let Some(draft) = fault(reference) {
            context.report(draft);
        }
    }
}

fn fault(reference: &Reference) -> Option<Draft> {
    let draft = || Draft::new(reference.provision, reference.span);
    let backwards = |(first, last): &(Target, Target)| {
        compare(&first.path, &last.path) == Some(Ordering::Greater)
    };
    if reference.ranges.iter().any(backwards) {
        return Some(draft().variant("range"));
    }
    let targets = &reference.targets;
    for (at, target) in targets.iter().enumerate() {
        let mut before = targets.iter().take(at);
        if let Some(first) = before.find(|before| before.path == target.path) {
            let draft = Draft::new(reference.provision, target.span.cover(reference.span));
            return Some(draft.variant("twice").related("first", first.span));
        }
    }
    let mut pairs = targets.iter().zip(targets.iter().skip(1));
    pairs
        .any(|(a, b)| compare(&a.path, &b.path) == Some(Ordering::Greater))
        .then(draft)
}

/// How two provisions lie to each other in their document; `None` where their numbers do not tell.
fn compare(first: &str, second: &str) -> Option<Ordering> {
    let (host, first) = split(first);
    let (other, second) = split(second);
    if host != other {
        return None;
    }
    for (a, b) in first.split("__").zip(second.split("__")) {
        let ((kind, a), (other, b)) = (a.rsplit_once('_')?, b.rsplit_once('_')?);
        if kind != other {
            return None;
        }
        match number(a)?.cmp(&number(b)?) {
            Ordering::Equal => {}
            order => return Some(order),
        }
    }
    None
}

/// The name of the instrument in 《》, if any, and the path in it.
fn split(path: &str) -> (&str, &str) {
    path.rsplit_once("》/").unwrap_or(("", path))
}

/// The parts of a number by which it is sorted: 12, 12-1, 12A.
fn number(num: &str) -> Option<(u32, &str)> {
    let end = num.find(|c: char| !c.is_ascii_digit()).unwrap_or(num.len());
    Some((num.get(..end)?.parse().ok()?, num.get(end..)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn provisions_are_compared_by_their_numbers() {
        assert_eq!(compare("art_20", "art_10"), Some(Ordering::Greater));
        assert_eq!(compare("art_9", "art_10"), Some(Ordering::Less));
        assert_eq!(compare("art_12", "art_12-1"), Some(Ordering::Less));
        assert_eq!(compare("art_3__para_2", "art_3__para_1"), Some(Ordering::Greater));
        assert_eq!(compare("art_3__para_2", "art_3"), None);
        assert_eq!(compare("《甲法》/art_3", "《甲法》/art_2"), Some(Ordering::Greater));
        assert_eq!(compare("《甲法》/art_3", "《乙法》/art_2"), None);
        assert_eq!(compare("art_3__point_b", "art_3__point_a"), None);
    }
}
