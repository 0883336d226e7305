//! Lists of words, asked at the front of a text, at its end or anywhere in it.

use aho_corasick::{AhoCorasick, MatchKind};

/// Words by one of their characters, in the order of these characters; those of one character in
/// the order of the list.
#[derive(Debug, Default)]
struct ByCharacter {
    lists: Vec<(char, Vec<String>)>,
}

impl ByCharacter {
    fn new(words: &[String], character: impl Fn(&str) -> Option<char>) -> Self {
        let mut lists: Vec<(char, Vec<String>)> = Vec::new();
        for word in words {
            let Some(key) = character(word) else { continue };
            let at = lists.partition_point(|(other, _)| *other < key);
            if lists.get(at).is_none_or(|(other, _)| *other != key) {
                lists.insert(at, (key, Vec::new()));
            }
            lists[at].1.push(word.clone());
        }
        Self { lists }
    }

    fn of(&self, character: Option<char>) -> impl Iterator<Item = &str> {
        let find = |key| self.lists.binary_search_by_key(&key, |(other, _)| *other).ok();
        let list = character.and_then(find).map(|at| &self.lists[at].1);
        list.into_iter().flatten().map(String::as_str)
    }
}

/// Words that a text may begin with.
#[derive(Debug, Default)]
pub(super) struct Fronts(ByCharacter);

impl Fronts {
    pub(super) fn new(words: &[String]) -> Self {
        Self(ByCharacter::new(words, |word| word.chars().next()))
    }

    /// The first word of the list that `text` begins with. “and ” is all there is of a clause that
    /// takes its subject from the one before: blanks at the end of a word may be missing there.
    pub(super) fn of<'a>(&'a self, text: &str) -> Option<&'a str> {
        let begins = |word: &&str| text.starts_with(word) || text == word.trim_end();
        self.0.of(text.chars().next()).find(begins)
    }

    /// Whether `text` begins with one of the words.
    pub(super) fn begin(&self, text: &str) -> bool {
        self.0.of(text.chars().next()).any(|word| text.starts_with(word))
    }
}

/// Words that a text may end with.
#[derive(Debug, Default)]
pub(super) struct Ends(ByCharacter);

impl Ends {
    pub(super) fn new(words: &[String]) -> Self {
        Self(ByCharacter::new(words, |word| word.chars().next_back()))
    }

    /// The first word of the list that `text` ends with.
    pub(super) fn of<'a>(&'a self, text: &str) -> Option<&'a str> {
        self.0.of(text.chars().next_back()).find(|word| text.ends_with(word))
    }
}

/// Words that may stand anywhere in a text.
#[derive(Debug, Default)]
pub(super) struct Parts(Option<AhoCorasick>);

impl Parts {
    pub(super) fn new(words: &[String]) -> Self {
        let leftmost = || AhoCorasick::builder().match_kind(MatchKind::LeftmostFirst).build(words);
        Self(if words.is_empty() { None } else { leftmost().ok() })
    }

    /// Where the first of the words begins in `text`.
    pub(super) fn first(&self, text: &str) -> Option<usize> {
        Some(self.0.as_ref()?.find(text)?.start())
    }

    /// Whether `text` has one of the words.
    pub(super) fn are_in(&self, text: &str) -> bool {
        self.0.as_ref().is_some_and(|words| words.is_match(text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(words: &[&str]) -> Vec<String> {
        words.iter().map(|&word| word.to_owned()).collect()
    }

    #[test]
    fn the_order_of_the_list_counts() {
        let fronts = Fronts::new(&words(&["但", "并且", "但是", "and "]));
        assert_eq!(fronts.of("但是"), Some("但"));
        assert_eq!(fronts.of("并且应当"), Some("并且"));
        assert_eq!(fronts.of("and"), Some("and "));
        assert!(!fronts.begin("and"));
        assert_eq!(fronts.of(""), None);
        let ends = Ends::new(&words(&["之日起", "起"]));
        assert_eq!(ends.of("自受理之日起"), Some("之日起"));
        assert_eq!(ends.of("起草"), None);
    }

    #[test]
    fn words_are_found_anywhere() {
        let parts = Parts::new(&words(&["除外", "另有规定"]));
        assert!(parts.are_in("法律另有规定的"));
        assert!(!parts.are_in("有规定的"));
        assert_eq!(parts.first("法律另有规定的除外"), Some(6));
        assert!(!Parts::new(&[]).are_in("除外"));
    }
}
