//! Words that restrict conduct, counted by class.

use crate::jurisdiction::{PackError, Profile};
use aho_corasick::{AhoCorasick, AhoCorasickBuilder, MatchKind};

/// A class of restricting words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Class {
    Shall,
    Must,
    MayNot,
    Required,
    Prohibited,
}

impl Class {
    /// All with their names in packs.
    const ALL: [(Class, &'static str); 5] = [
        (Class::Shall, "shall"),
        (Class::Must, "must"),
        (Class::MayNot, "may-not"),
        (Class::Required, "required"),
        (Class::Prohibited, "prohibited"),
    ];

    fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|&(_, known)| known == name).map(|(class, _)| class)
    }
}

/// The restricting words of a profile, ready for matching.
#[derive(Debug)]
pub(super) struct Restrictions {
    automaton: Option<AhoCorasick>,
    /// The class of each word; `None` for a word inside which no other counts.
    classes: Vec<Option<Class>>,
    whole_words: bool,
}

impl Restrictions {
    /// The words of `profile`.
    ///
    /// # Errors
    /// Where the file of the pack does not read.
    pub(super) fn new(profile: &Profile) -> Result<Self, PackError> {
        let mut words = Vec::new();
        let mut classes = Vec::new();
        for form in profile.restriction_forms()?.restriction {
            classes.extend(form.words.iter().map(|_| Class::from_name(&form.class)));
            words.extend(form.words);
            classes.extend(form.not.iter().map(|_| None));
            words.extend(form.not);
        }
        let whole_words = !profile.language().is_chinese();
        let automaton = AhoCorasickBuilder::new()
            .match_kind(MatchKind::LeftmostLongest)
            .ascii_case_insensitive(whole_words)
            .build(&words)
            .ok();
        Ok(Self { automaton, classes, whole_words })
    }

    /// The restricting words of `text`: where each begins, and its class.
    pub(super) fn find<'a>(&'a self, text: &'a str) -> impl Iterator<Item = (usize, Class)> + 'a {
        let hits = self.automaton.iter().flat_map(move |automaton| automaton.find_iter(text));
        hits.filter_map(move |hit| {
            let class = *self.classes.get(hit.pattern().as_usize())?;
            let whole = !self.whole_words || is_whole(text, hit.start(), hit.end());
            Some((hit.start(), class.filter(|_| whole)?))
        })
    }
}

/// Whether the words from `start` to `end` are not the middle of a longer word.
fn is_whole(text: &str, start: usize, end: usize) -> bool {
    let before = text.get(..start).and_then(|text| text.chars().next_back());
    let after = text.get(end..).and_then(|text| text.chars().next());
    ![before, after].into_iter().flatten().any(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::jurisdiction::{Language, codes};

    #[track_caller]
    fn check(language: Language, text: &str, want: &[Class]) {
        let profile = Profile::new(language.base(), language).expect("a pack");
        let restrictions = Restrictions::new(&profile).expect("packs read");
        let found: Vec<Class> = restrictions.find(text).map(|(_, class)| class).collect();
        assert_eq!(found, want, "{text}");
    }

    #[test]
    fn english_words_count_as_whole_words() {
        let text =
            "A holder Shall and must not, may not; as required. Prohibited. Mustard, marshall.";
        let want = [Class::Shall, Class::Must, Class::MayNot, Class::Required, Class::Prohibited];
        check(Language::En, text, &want);
        check(Language::En, "The Minister may notify the holder.", &[]);
    }

    #[test]
    fn chinese_words_count_by_the_longest() {
        let text =
            "经营者应当具备相应的条件，必须登记，不得转让，不应当停业，有义务报告；禁止出租。";
        let want = [
            Class::Shall,
            Class::Must,
            Class::MayNot,
            Class::MayNot,
            Class::Required,
            Class::Prohibited,
        ];
        check(Language::Hans, text, &want);
        check(Language::Hans, "对负有责任的人员、应急预案、不得已", &[]);
    }

    #[test]
    fn every_pack_has_words_of_every_class() {
        for code in codes() {
            for language in [Language::Hans, Language::Hant, Language::En] {
                let Ok(profile) = Profile::new(code, language) else { continue };
                let forms = profile.restriction_forms().expect(code).restriction;
                let mut classes: Vec<Class> = forms
                    .iter()
                    .map(|form| Class::from_name(&form.class).unwrap_or_else(|| panic!("{code}")))
                    .collect();
                classes.dedup();
                assert_eq!(classes, Class::ALL.map(|(class, _)| class), "{code}");
            }
        }
    }
}
