//! The words that native lints look for, which stand in the files of `words/` in the packs.

use crate::jurisdiction::{PackError, Profile};
use crate::model::Document;
use crate::text::{Expression, Span};
use serde::de::{DeserializeOwned, Error};
use serde::{Deserialize, Deserializer};
use std::sync::OnceLock;

/// A file of `words/` in the packs, read as a `T` when a document first asks for it: a string is an
/// expression ([`Words`]) and an array a [`List`]. The file says what each is for, and `T` names them
/// all, so that one that is missing is an error, and so is one that nothing asks for.
///
/// As with other files of packs, a jurisdiction without one of its own has that of its language. Files
/// of one name have the same words in each language; what differs has another name.
pub(super) struct WordFile<T> {
    name: &'static str,
    /// By the places of their profiles.
    read: OnceLock<Vec<OnceLock<T>>>,
}

impl<T: DeserializeOwned + Default> WordFile<T> {
    /// The file `words/<name>.toml`.
    pub(super) const fn new(name: &'static str) -> Self {
        Self { name, read: OnceLock::new() }
    }

    /// The words for texts like `document`; none where its language has no such file.
    pub(super) fn of(&self, document: &Document) -> &T {
        self.of_profile(document.profile())
    }

    /// The words for texts of `profile`.
    pub(super) fn of_profile(&self, profile: &Profile) -> &T {
        let all = || (0..Profile::most()).map(|_| OnceLock::new()).collect();
        let cell = &self.read.get_or_init(all)[profile.place()];
        // The files of the packs are compiled in, and a test reads them all.
        cell.get_or_init(|| {
            let read = self.load(profile);
            debug_assert!(read.is_ok(), "words/{} for {profile:?} does not read", self.name);
            read.ok().flatten().unwrap_or_default()
        })
    }

    /// Reads the file for `profile`.
    fn load(&self, profile: &Profile) -> Result<Option<T>, PackError> {
        profile.load(&format!("words/{}", self.name))
    }
}

/// Words that are looked for as they stand, in English in small letters where it is said.
#[derive(Debug, Default, Deserialize)]
#[serde(transparent)]
pub(super) struct List(Vec<String>);

impl List {
    /// The words, in the order of the file.
    pub(super) fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }

    /// Whether `text` has one of them somewhere.
    pub(super) fn is_in(&self, text: &str) -> bool {
        self.iter().any(|word| text.contains(word))
    }

    /// Whether `text` begins with one of them.
    pub(super) fn begins(&self, text: &str) -> bool {
        self.iter().any(|word| text.starts_with(word))
    }

    /// Whether `text` ends with one of them.
    pub(super) fn ends(&self, text: &str) -> bool {
        self.iter().any(|word| text.ends_with(word))
    }

    /// Whether `word` is one of them.
    pub(super) fn has(&self, word: &str) -> bool {
        self.iter().any(|known| known == word)
    }

    /// Whether `word` is one of them, be it in capitals.
    pub(super) fn has_in_any_case(&self, word: &str) -> bool {
        self.iter().any(|known| word.eq_ignore_ascii_case(known))
    }
}

/// A regular expression; the default matches nothing.
#[derive(Debug, Default)]
pub(super) struct Words(Option<Expression>);

impl Words {
    /// Whether it matches somewhere in `text`.
    pub(super) fn is_in(&self, text: &str) -> bool {
        self.0.as_ref().is_some_and(|regex| regex.is_match(text))
    }

    /// Whether it matches somewhere in a document.
    pub(super) fn is_anywhere_in(&self, document: &Document) -> bool {
        // Most texts that have it at all have it in one of the first articles.
        let (text, outline) = (document.text(), document.outline());
        let mut articles = outline.articles().map(|article| outline.node(article).span.slice(text));
        articles.any(|words| self.is_in(words)) || self.is_in(text)
    }

    /// What it finds in `span` of `text`, one behind the other: its first group, or all of the match.
    pub(super) fn find_all(&self, text: &str, span: Span) -> impl Iterator<Item = Span> {
        let base = span.start as usize;
        let found = self.0.iter().flat_map(move |regex| regex.captures_iter(span.slice(text)));
        let found = found.filter_map(|all| all.get(1).or_else(|| all.get(0)));
        found.map(move |found| Span::new(base + found.start(), base + found.end()))
    }

    /// What it finds first in `span` of `text`: its first group, or all of the match.
    pub(super) fn find(&self, text: &str, span: Span) -> Option<Span> {
        let found = self.0.as_ref()?.captures(span.slice(text))?;
        let found = found.get(1).or_else(|| found.get(0))?;
        let base = span.start as usize;
        Some(Span::new(base + found.start(), base + found.end()))
    }
}

impl<'de> Deserialize<'de> for Words {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let pattern = String::deserialize(deserializer)?;
        crate::text::pattern(&pattern).map(|regex| Self(Some(regex))).map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::super::{
        amendment_marker_inconsistent, astray, astray_english, commencement_too_soon,
        conflicting_delegates, conflicting_time_limits, consequence_without_duty,
        deadline_without_start, declared, declared_english, delegation_without_criteria,
        delegation_without_deadline, double_fine_same_act, duty_without_consequence,
        effects_of_loss_unspecified, essential_element_delegated, excessive_discretion_range,
        fault_only_termination, missing_commencement_clause, missing_threshold_for_eligibility,
        mixed_shall_and_must, no_change_or_transfer_path, no_compensation_for_wrongful_act,
        no_hearing_before_loss_of_status, no_responsible_authority, no_transitional_provision,
        numbering_english, penalty_beyond_instrument_power, remedy_for_applicants_missing,
        responsible_person_missing, retroactive_burden, same_concept_different_term, shared,
        sunset_or_review_missing, term_used_but_never_defined, title_form_vs_rank,
        validity_period_of_permit_missing,
    };
    use super::*;
    use crate::jurisdiction::{Language, codes};
    use std::collections::BTreeSet;

    /// Each jurisdiction in each language that it has texts in.
    fn profiles() -> Vec<Profile> {
        let all = |code| Language::ALL.map(|language| Profile::new(code, language));
        codes().into_iter().flat_map(all).filter_map(Result::ok).collect()
    }

    /// Reads `file` for each profile that has the words of `places`, which are languages or, where
    /// no other has the lint, jurisdictions; returns where it is: `en/shared`.
    fn read<T: DeserializeOwned + Default>(
        file: &WordFile<T>,
        places: &[&str],
    ) -> BTreeSet<String> {
        let has = |profile: &Profile| {
            places.contains(&profile.language().base()) || places.contains(&profile.code())
        };
        for profile in profiles().into_iter().filter(has) {
            let read = file.load(&profile).map(|words| words.is_some());
            assert!(matches!(read, Ok(true)), "words/{} for {profile:?}: {read:?}", file.name);
        }
        places.iter().map(|place| format!("{place}/{}", file.name)).collect()
    }

    #[test]
    fn lints_and_packs_have_the_same_words() {
        let asked = [
            read(&amendment_marker_inconsistent::WORDS, &["cn"]),
            read(&astray::WORDS, &["zh"]),
            read(&astray_english::WORDS, &["en"]),
            read(&commencement_too_soon::WORDS, &["cn"]),
            read(&conflicting_delegates::WORDS, &["zh", "en"]),
            read(&conflicting_time_limits::WORDS, &["zh", "en"]),
            read(&consequence_without_duty::WORDS, &["zh", "en"]),
            read(&deadline_without_start::WORDS, &["zh", "en"]),
            read(&declared::WORDS, &["zh"]),
            read(&declared_english::WORDS, &["en"]),
            read(&delegation_without_criteria::WORDS, &["zh", "en"]),
            read(&delegation_without_deadline::WORDS, &["cn"]),
            read(&double_fine_same_act::WORDS, &["cn"]),
            read(&duty_without_consequence::WORDS, &["zh", "en"]),
            read(&effects_of_loss_unspecified::WORDS, &["zh", "en"]),
            read(&essential_element_delegated::WORDS, &["zh", "en"]),
            read(&excessive_discretion_range::WORDS, &["zh", "en"]),
            read(&fault_only_termination::WORDS, &["zh", "en"]),
            read(&missing_commencement_clause::CHINESE, &["zh"]),
            read(&missing_commencement_clause::ENGLISH, &["en"]),
            read(&missing_threshold_for_eligibility::WORDS, &["zh", "en"]),
            read(&mixed_shall_and_must::WORDS, &["en"]),
            read(&no_change_or_transfer_path::WORDS, &["zh", "en"]),
            read(&no_compensation_for_wrongful_act::WORDS, &["zh", "en"]),
            read(&no_hearing_before_loss_of_status::WORDS, &["zh", "en"]),
            read(&no_responsible_authority::WORDS, &["en"]),
            read(&no_transitional_provision::WORDS, &["zh", "en"]),
            read(&numbering_english::WORDS, &["en"]),
            read(&penalty_beyond_instrument_power::WORDS, &["cn"]),
            read(&remedy_for_applicants_missing::WORDS, &["zh", "en"]),
            read(&responsible_person_missing::WORDS, &["zh", "en"]),
            read(&retroactive_burden::WORDS, &["zh", "en"]),
            read(&same_concept_different_term::WORDS, &["zh", "en"]),
            read(&shared::WORDS, &["zh", "en"]),
            read(&sunset_or_review_missing::WORDS, &["zh", "en"]),
            read(&term_used_but_never_defined::WORDS, &["zh", "en"]),
            read(&title_form_vs_rank::WORDS, &["cn"]),
            read(&validity_period_of_permit_missing::WORDS, &["zh", "en"]),
        ];
        let asked: BTreeSet<String> = asked.into_iter().flatten().collect();
        let mut found = BTreeSet::new();
        // The languages first, which their jurisdictions have the files of.
        let (languages, others): (Vec<_>, Vec<_>) =
            profiles().into_iter().partition(|profile| profile.code() == profile.language().base());
        for profile in languages.into_iter().chain(others) {
            let base = profile.language().base();
            for (name, words) in profile.load_all::<toml::Table>("words").expect("packs read") {
                if !found.contains(&format!("{base}/{name}")) {
                    found.insert(format!("{}/{name}", profile.code()));
                }
                for pattern in words.values().filter_map(toml::Value::as_str) {
                    assert!(Expression::new(pattern).is_ok(), "words/{name}: {pattern}");
                }
            }
        }
        assert_eq!(asked, found, "a file of words/ that no lint has, or the other way round");
    }
}
