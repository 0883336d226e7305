//! "Did you mean".

use strsim::{damerau_levenshtein, jaro_winkler};

/// How alike two names must be for one to be meant by the other, from 0 to 1.
const ALIKE: f64 = 0.8;

/// The names of `known` that somebody who wrote `name` may have meant, the likeliest first, three
/// at most.
pub(super) fn suggestions<'a>(
    name: &str,
    known: impl IntoIterator<Item = &'a str>,
) -> Vec<&'a str> {
    let name = name.to_ascii_lowercase();
    let mut alike: Vec<(f64, &str)> = known
        .into_iter()
        .map(|known| (likeness(&name, &known.to_ascii_lowercase()), known))
        .filter(|&(likeness, _)| likeness >= ALIKE)
        .collect();
    alike.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(b.1)));
    alike.dedup_by_key(|&mut (_, known)| known);
    alike.into_iter().take(3).map(|(_, known)| known).collect()
}

/// From 0 to 1. A name of which a long part was written counts as alike.
fn likeness(name: &str, known: &str) -> f64 {
    if name.len() >= 4 && known.contains(name) {
        return 0.95;
    }
    if damerau_levenshtein(name, known) <= 1 && name.len() > 1 {
        return 0.99;
    }
    jaro_winkler(name, known)
}

/// `; did you mean `a`, `b` or `c`?`, or nothing where nothing is alike.
pub(super) fn did_you_mean<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> String {
    let quoted: Vec<String> =
        suggestions(name, known).into_iter().map(|known| format!("`{known}`")).collect();
    match quoted.split_last() {
        None => String::new(),
        Some((last, [])) => format!("; did you mean {last}?"),
        Some((last, rest)) => format!("; did you mean {} or {last}?", rest.join(", ")),
    }
}

/// What there is instead of `name`: the likeliest of `known`, or all of them where none is alike.
pub(super) fn instead<'a>(name: &str, known: impl IntoIterator<Item = &'a str> + Clone) -> String {
    let meant = did_you_mean(name, known.clone());
    let all: Vec<&str> = known.into_iter().collect();
    match meant.as_str() {
        "" if all.is_empty() => meant,
        "" => format!("; there are {}", all.join(", ")),
        _ => meant,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const KNOWN: [&str; 4] = ["VAG001", "undefined-evaluative-term", "clarity", "correctness"];

    #[test]
    fn slips_are_understood() {
        assert_eq!(did_you_mean("VAG01", KNOWN), "; did you mean `VAG001`?");
        assert_eq!(did_you_mean("clartiy", KNOWN), "; did you mean `clarity`?");
        assert_eq!(
            did_you_mean("evaluative-term", KNOWN),
            "; did you mean `undefined-evaluative-term`?"
        );
    }

    #[test]
    fn what_is_like_nothing_suggests_nothing() {
        assert_eq!(did_you_mean("zebra", KNOWN), "");
        assert_eq!(did_you_mean("", KNOWN), "");
    }

    #[test]
    fn where_nothing_is_alike_all_are_named() {
        assert_eq!(instead("clartiy", KNOWN), "; did you mean `clarity`?");
        assert_eq!(instead("zebra", ["a", "b"]), "; there are a, b");
        assert_eq!(instead("zebra", []), "");
    }

    #[test]
    fn several_are_listed() {
        assert_eq!(did_you_mean("ab1", ["ab2", "ab3", "ab3"]), "; did you mean `ab2` or `ab3`?");
    }
}
