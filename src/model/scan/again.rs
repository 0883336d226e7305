//! The words of a text of which an older version was scanned.

use super::{Hits, ListId, Scanner};
use crate::text::{Change, Span};

impl Scanner {
    /// How far from the ends of a word what decides whether it counts can reach: a longer word or a
    /// phrase that holds it, or the character beside it.
    pub(in crate::model) fn reach(&self) -> u32 {
        Span::empty(self.index.longest() + 1).start
    }

    /// All words in `text` that count, where `old` are those of an older version from which it
    /// differs by `change`: only what is near the change is scanned.
    pub(in crate::model) fn scan_again(&self, text: &str, change: &Change, old: &Hits) -> Hits {
        let reach = self.reach();
        // Words that begin in `near` are found anew, and what decides about them is in `stretch`.
        let (near, stretch) = (change.around(reach), change.around(2 * reach));
        let new = self.scan_in(text, stretch.range());
        let behind = change.offset_before(near.end);
        let mut hits = Hits { spans: Vec::new(), ends: Vec::with_capacity(old.ends.len()) };
        hits.spans.reserve(old.spans.len() + new.spans.len());
        for list in (0..).take(old.ends.len()).map(ListId) {
            let kept = old.of(list);
            let (before, rest) = kept.split_at(kept.partition_point(|hit| hit.start < near.start));
            let passed = rest.partition_point(|hit| hit.start < behind);
            hits.spans.extend_from_slice(before);
            hits.spans.extend_from_slice(new.within(list, near));
            hits.spans.extend(rest.iter().skip(passed).map(|&hit| change.after(hit)));
            hits.ends.push(Span::empty(hits.spans.len()).start);
        }
        hits
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::jurisdiction::{Language, Profile};
    use crate::model::WordList;

    #[track_caller]
    fn check(language: Language, list: &WordList, old: &str, new: &str) {
        let profile = Profile::new(language.base(), language).expect("a pack");
        let scanner = Scanner::new(&profile, std::slice::from_ref(list)).expect("packs read");
        // So that parts of the text are out of reach of the change.
        let far = "突出，fine. ".repeat(scanner.reach() as usize / 4);
        let (old, new) = (format!("{far}{old}{far}"), format!("{far}{new}{far}"));
        let change = Change::between(&old, &new);
        let again = scanner.scan_again(&new, &change, &scanner.scan(&old));
        let fresh = scanner.scan(&new);
        assert_eq!((again.spans, again.ends), (fresh.spans, fresh.ends), "{old} -> {new}");
    }

    #[test]
    fn words_near_a_change_are_told_anew() {
        let own = |words: &[&str]| words.iter().map(|&word| word.to_owned()).collect();
        let list = WordList {
            name: "test".to_owned(),
            terms: own(&["突出", "突出贡献", "fine", "of"]),
            not: own(&["突出问题", "fine arts"]),
        };
        for (old, new) in [
            ("突出贡献", "突出问题"),
            ("突出", "突出贡献"),
            ("突出贡", ""),
            ("", "突出问题"),
            ("突出问", "突出问题"),
        ] {
            check(Language::Hans, &list, old, new);
        }
        for (old, new) in
            [("fine art", "fine arts"), ("of ine", "of fine"), ("a fine", "a define"), ("", "of")]
        {
            check(Language::En, &list, old, new);
        }
    }
}
