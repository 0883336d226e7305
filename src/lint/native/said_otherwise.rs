//! Whether the words of an English term stand elsewhere in other forms or another order.

use memchr::memmem;

/// So many words may stand between those of a term: "ground or rack rent" for "ground rent".
const BETWEEN: usize = 3;

/// Small words, which a term may have and its uses lack.
const SMALL: [&str; 12] =
    ["of", "the", "a", "an", "and", "or", "in", "for", "to", "by", "on", "with"];

/// Whether the words of `term` stand close together in `words` more often than in `own`, which is a
/// part of that: "co-badged cards" for "card co-badging". All in small letters.
pub(super) fn is_told_otherwise(words: &str, own: &str, term: &str) -> bool {
    let words_of = || parts(term).filter(|w| !SMALL.contains(w));
    let alone = words_of().nth(1).is_none();
    let mut stems: Vec<&str> = words_of().map(|word| stem(word, alone)).collect();
    stems.sort_unstable();
    stems.dedup();
    !stems.is_empty() && count(words, &stems) > count(own, &stems)
}

/// How often words that begin with all of `stems` stand close together.
fn count(text: &str, stems: &[&str]) -> usize {
    if stems.iter().any(|stem| memmem::find(text.as_bytes(), stem.as_bytes()).is_none()) {
        return 0;
    }
    let reach = stems.len() + BETWEEN;
    // Where each stem stood last, as the number of the word.
    let mut last: Vec<Option<usize>> = vec![None; stems.len()];
    let (mut found, mut at) = (0, 0);
    for word in parts(text).filter(|word| word.len() > 4 || !SMALL.contains(word)) {
        at += 1;
        let mut hit = false;
        for (stem, place) in stems.iter().zip(&mut last) {
            if word.starts_with(stem) {
                *place = Some(at);
                hit = true;
            }
        }
        if hit && last.iter().all(|place| place.is_some_and(|place| place + reach > at)) {
            found += 1;
            last.fill(None);
        }
    }
    found
}

/// The words of a text; those with hyphens are several.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    let inside =
        |c: char| if c.is_ascii() { c.is_ascii_alphanumeric() } else { c.is_alphanumeric() };
    text.split(move |c: char| !inside(c)).filter(|word| !word.is_empty())
}

/// The beginning of a word that its forms share. `alone`: the term has no other, so that more of its
/// letters must tell it from other words.
fn stem(word: &str, alone: bool) -> &str {
    // seaman, seamen.
    if word.len() > 4 && (word.ends_with("man") || word.ends_with("men")) {
        return word.get(..word.len() - 2).unwrap_or(word);
    }
    let endings = [
        "ations", "ation", "ings", "ing", "als", "al", "ies", "ers", "ed", "er", "es", "s", "y",
        "e",
    ];
    let cut = endings.iter().filter_map(|&ending| {
        // body, bodies; gas, gases.
        let plural = matches!(ending, "y" | "ies" | "es") && !alone;
        let least = if plural { 3 } else { 4 };
        word.strip_suffix(ending).filter(|stem| stem.len() >= least)
    });
    let stem = cut.min_by_key(|stem| stem.len()).unwrap_or(word);
    // label, labelling.
    let doubled = stem.strip_suffix("ll").filter(|_| stem.len() > 5 && stem.len() < word.len());
    doubled.and_then(|front| stem.get(..front.len() + 1)).unwrap_or(stem)
}

#[cfg(test)]
mod tests {
    use super::is_told_otherwise;

    #[track_caller]
    fn check(term: &str, text: &str, want: bool) {
        let words = format!("“{term}” means a thing. {text}");
        assert_eq!(is_told_otherwise(&words, term, term), want, "{text}");
    }

    #[test]
    fn forms_and_orders_of_words_are_found() {
        check("co-badging", "a co-badged card", true);
        check("labelling", "the label of a bucket", true);
        check("well water standards", "rain or well water supply standards", true);
        check("closing of wells", "when a well is closed", true);
        check("groundwater body", "pollution of groundwater bodies", true);
        check("seaman", "the seamen of a ship", true);
        check("pressurized gases", "a plant for pressurized gas", true);
        check("floating-point operation", "in floating point operations", true);
    }

    #[test]
    fn words_far_from_each_other_are_no_use() {
        check("well keeper", "the well is dry and in winter nobody pays a keeper", false);
        check("well keeper", "the well is dry", false);
    }
}
