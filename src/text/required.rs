//! What every match of a regular expression must contain, so that a text without it need not be
//! searched: one automaton over all such words is far cheaper than many expressions.

use regex_syntax::hir::{Class, Hir, HirKind, Repetition};
use std::collections::BTreeSet;

/// At most so many strings stand for one another; more would hardly ever be missing.
const MOST: usize = 64;
/// At most so many branches of an alternation are followed into words.
const MOST_IN_ALL: usize = 160;
/// A set of characters larger than this is not spelled out.
const MOST_OF_CLASS: usize = 12;

/// Sets of strings of which each match of `pattern` contains at least one of each set, those that
/// are missing most often first. Letters of ASCII are in small letters where case does not matter,
/// so the strings are to be looked for case aside if `pattern` is. Empty where nothing is certain,
/// or `pattern` is no regular expression.
#[must_use]
pub(crate) fn find(pattern: &str) -> Vec<Vec<String>> {
    let Ok(hir) = regex_syntax::parse(pattern) else { return Vec::new() };
    let mut sets = sets(&hir);
    for set in &mut sets {
        reduce(set);
    }
    sets.sort_by_key(|set| (std::cmp::Reverse(shortest(set)), set.len()));
    sets.dedup();
    sets
}

/// The required sets of `hir`, each long enough to tell something.
fn sets(hir: &Hir) -> Vec<Vec<String>> {
    if let Some(strings) = finite(hir) {
        return telling(strings).into_iter().collect();
    }
    match hir.kind() {
        HirKind::Capture(capture) => sets(&capture.sub),
        HirKind::Repetition(Repetition { min: 1.., sub, .. }) => sets(sub),
        HirKind::Concat(parts) => concat(parts),
        HirKind::Alternation(branches) => alternation(branches).into_iter().collect(),
        _ => Vec::new(),
    }
}

/// What stands side by side is required as one string as far as it can be spelled out.
fn concat(parts: &[Hir]) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    let mut run: Vec<String> = vec![String::new()];
    for part in parts {
        match finite(part) {
            Some(strings) => match product(&run, &strings) {
                Some(longer) => run = longer,
                None => found.extend(telling(std::mem::replace(&mut run, strings))),
            },
            None => {
                found.extend(telling(std::mem::replace(&mut run, vec![String::new()])));
                found.extend(sets(part));
            }
        }
    }
    found.extend(telling(run));
    found
}

/// The best set of each branch together.
fn alternation(branches: &[Hir]) -> Option<Vec<String>> {
    let mut all = Vec::new();
    for branch in branches {
        let best = sets(branch)
            .into_iter()
            .max_by_key(|set| (shortest(set), std::cmp::Reverse(set.len())))?;
        all.extend(best);
    }
    reduce(&mut all);
    (all.len() <= MOST_IN_ALL).then_some(all)
}

/// All strings that `hir` matches, if they are few.
fn finite(hir: &Hir) -> Option<Vec<String>> {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => Some(vec![String::new()]),
        HirKind::Literal(literal) => Some(vec![String::from_utf8(literal.0.to_vec()).ok()?]),
        HirKind::Class(class) => characters(class),
        HirKind::Capture(capture) => finite(&capture.sub),
        HirKind::Repetition(Repetition { min: 0, max: Some(1), sub, .. }) => {
            let mut strings = finite(sub)?;
            strings.push(String::new());
            (strings.len() <= MOST).then_some(strings)
        }
        HirKind::Repetition(_) => None,
        HirKind::Concat(parts) => parts
            .iter()
            .try_fold(vec![String::new()], |sofar, part| product(&sofar, &finite(part)?)),
        HirKind::Alternation(branches) => {
            let mut all = BTreeSet::new();
            for branch in branches {
                all.extend(finite(branch)?);
            }
            (all.len() <= MOST).then(|| all.into_iter().collect())
        }
    }
}

/// The characters of a small class, a letter in both cases as the small one.
fn characters(class: &Class) -> Option<Vec<String>> {
    let Class::Unicode(class) = class else { return None };
    let mut all = BTreeSet::new();
    for range in class.iter() {
        for c in range.start()..=range.end() {
            // The sign of the kelvin and the long s come with k and s where case does not matter.
            all.insert(match c {
                '\u{212A}' => 'k',
                '\u{17F}' => 's',
                _ => c,
            });
            if all.len() > 2 * MOST_OF_CLASS {
                return None;
            }
        }
    }
    let small = all.clone();
    all.retain(|c| !(c.is_ascii_uppercase() && small.contains(&c.to_ascii_lowercase())));
    (all.len() <= MOST_OF_CLASS).then(|| all.into_iter().map(String::from).collect())
}

fn product(left: &[String], right: &[String]) -> Option<Vec<String>> {
    if left.len() * right.len() > MOST {
        return None;
    }
    Some(left.iter().flat_map(|a| right.iter().map(move |b| format!("{a}{b}"))).collect())
}

/// The set, if each of its strings is long enough to be missing now and then.
fn telling(set: Vec<String>) -> Option<Vec<String>> {
    (shortest(&set) >= 2).then_some(set)
}

/// The length of the shortest string: in characters, those of ASCII counting half.
fn shortest(set: &[String]) -> usize {
    let length = |text: &String| {
        let ascii = text.chars().filter(char::is_ascii).count();
        text.chars().count() - ascii + ascii / 2
    };
    set.iter().map(length).min().unwrap_or_default()
}

/// Drops the strings that contain another: where they stand, it stands.
fn reduce(set: &mut Vec<String>) {
    set.sort_by_key(String::len);
    let mut kept: Vec<String> = Vec::new();
    for text in set.drain(..) {
        if !kept.iter().any(|short| text.contains(short.as_str())) {
            kept.push(text);
        }
    }
    *set = kept;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(pattern: &str, want: &[&[&str]]) {
        assert_eq!(find(pattern), want, "{pattern}");
    }

    #[test]
    fn words_that_must_stand_are_found() {
        check("(?:撤销|撤回)[^。]*(?:许可证?|执照)", &[&["撤回", "撤销"], &["执照", "许可"]]);
        check("由[^，]+(?:另行)?(?:制定|规定)", &[&["制定", "规定"]]);
        check("(依法)?给予处分", &[&["给予处分"]]);
        check("(?i)\\bmay revoke\\b.*licen[cs]e", &[&["may revoke"], &["licence", "license"]]);
    }

    #[test]
    fn nothing_is_required_where_a_branch_needs_nothing() {
        check("(?:撤销|.*)许?", &[]);
        check("(?:撤销许可)?[^。]*", &[]);
        check("[一-龥]{2}", &[]);
        check("(", &[]);
    }

    #[test]
    fn a_choice_needs_one_word_of_each_branch() {
        check("劳动[^。]*争议书|人民法院.*判决", &[&["争议书", "人民法院"]]);
    }
}
