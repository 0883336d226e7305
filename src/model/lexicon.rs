//! Everything a pack looks for, ready for matching: built once, shared by all documents.

use super::clarifications;
use super::definitions;
use super::delegations::DelegationReader;
use super::instrument::{TimeReader, TypeReader};
use super::norms;
use super::organs::Organs;
use super::quantities;
use super::references;
use super::remedies::RemedyReader;
use super::roles::CueMatcher;
use super::scan::{Scanner, WordList};
use super::statuses::StatusReader;
use crate::jurisdiction::{GeneralLaw, PackError, Powers, Profile, Script};
use std::sync::{Arc, OnceLock};

/// The scanner of a profile with what its hits mean.
#[derive(Debug)]
pub struct Lexicon {
    scanner: Arc<Scanner>,
    cues: OnceLock<Vec<CueMatcher>>,
    types: OnceLock<TypeReader>,
    times: OnceLock<TimeReader>,
    statuses: OnceLock<StatusReader>,
    remedies: OnceLock<RemedyReader>,
    general_law: OnceLock<GeneralLaw>,
    delegations: OnceLock<DelegationReader>,
    norms: OnceLock<norms::Grammar>,
    organs: OnceLock<Organs>,
    powers: OnceLock<Powers>,
    quantities: OnceLock<quantities::Grammar>,
    clarifications: OnceLock<clarifications::Grammar>,
    definitions: OnceLock<definitions::Grammar>,
    references: OnceLock<references::Grammar>,
    english_references: OnceLock<references::EnglishGrammar>,
    script: OnceLock<Option<Script>>,
    profile: Profile,
}

impl Lexicon {
    /// The lexicon of `profile`, with `extra` lists of words for lints.
    ///
    /// # Errors
    /// Where a file of the pack does not read.
    pub fn new(profile: &Profile, extra: &[WordList]) -> Result<Arc<Self>, PackError> {
        let scanner = Scanner::new(profile, extra)?;
        Ok(Arc::new(Self {
            scanner,
            cues: OnceLock::new(),
            types: OnceLock::new(),
            times: OnceLock::new(),
            statuses: OnceLock::new(),
            remedies: OnceLock::new(),
            general_law: OnceLock::new(),
            delegations: OnceLock::new(),
            norms: OnceLock::new(),
            organs: OnceLock::new(),
            powers: OnceLock::new(),
            quantities: OnceLock::new(),
            clarifications: OnceLock::new(),
            definitions: OnceLock::new(),
            references: OnceLock::new(),
            english_references: OnceLock::new(),
            script: OnceLock::new(),
            profile: profile.clone(),
        }))
    }

    /// The scanner.
    #[must_use]
    pub fn scanner(&self) -> &Scanner {
        &self.scanner
    }

    pub(super) fn types(&self) -> &TypeReader {
        // The files of the packs are compiled in, and a test reads them all.
        self.types.get_or_init(|| TypeReader::new(&self.profile).unwrap_or_default())
    }

    pub(super) fn times(&self) -> &TimeReader {
        self.times.get_or_init(|| TimeReader::new(&self.profile).unwrap_or_default())
    }

    pub(super) fn remedies(&self) -> &RemedyReader {
        self.remedies.get_or_init(|| RemedyReader::new(&self.profile).unwrap_or_default())
    }

    /// What general law supplies where a text says nothing.
    #[must_use]
    pub fn general_law(&self) -> &GeneralLaw {
        self.general_law.get_or_init(|| self.profile.general_law().unwrap_or_default())
    }

    pub(super) fn delegations(&self) -> &DelegationReader {
        self.delegations.get_or_init(|| DelegationReader::new(&self.profile).unwrap_or_default())
    }

    /// The words of norms.
    pub(super) fn norms(&self) -> &norms::Grammar {
        self.norms.get_or_init(|| norms::Grammar::new(&self.profile).unwrap_or_default())
    }

    /// How organs of the state are spoken of.
    #[must_use]
    pub fn organs(&self) -> &Organs {
        self.organs.get_or_init(|| Organs::new(&self.profile).unwrap_or_default())
    }

    /// Who may create what in the jurisdiction.
    #[must_use]
    pub fn powers(&self) -> &Powers {
        self.powers.get_or_init(|| self.profile.powers().unwrap_or_default())
    }

    pub(super) fn statuses(&self) -> &StatusReader {
        self.statuses.get_or_init(|| StatusReader::new(&self.profile).unwrap_or_default())
    }

    /// What makes vague expressions precise.
    pub(super) fn clarifications(&self) -> &clarifications::Grammar {
        self.clarifications.get_or_init(|| {
            clarifications::Grammar::new(self.profile.clarification_forms().unwrap_or_default())
        })
    }

    /// How words of normlint's own are written in texts in traditional characters.
    #[must_use]
    pub fn script(&self) -> Option<&Script> {
        self.script.get_or_init(|| self.profile.script().ok()).as_ref()
    }

    /// How terms are declared.
    pub(super) fn definitions(&self) -> &definitions::Grammar {
        self.definitions.get_or_init(|| {
            let forms = self.profile.definition_forms().unwrap_or_default();
            definitions::Grammar::new(forms, !self.profile.language().is_chinese())
        })
    }

    /// How provisions are cited.
    pub(super) fn references(&self) -> &references::Grammar {
        self.references.get_or_init(|| {
            references::Grammar::new(self.profile.reference_forms().unwrap_or_default())
        })
    }

    /// How provisions are cited in English.
    pub(super) fn english_references(&self) -> &references::EnglishGrammar {
        self.english_references.get_or_init(|| {
            references::EnglishGrammar::new(self.profile.reference_forms().unwrap_or_default())
        })
    }

    /// Units and bounds.
    pub(super) fn quantities(&self) -> &quantities::Grammar {
        self.quantities.get_or_init(|| {
            quantities::Grammar::new(self.profile.quantity_forms().unwrap_or_default())
        })
    }

    pub(super) fn cues(&self) -> &[CueMatcher] {
        self.cues.get_or_init(|| {
            let cues = self.scanner.cues().iter();
            cues.filter_map(CueMatcher::new).collect()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::jurisdiction::{Language, codes};
    use crate::model::InstrumentType;
    use crate::text::Chain;
    use regex_syntax::hir::{Class, Hir, HirKind};

    #[test]
    fn every_form_of_every_pack_reads() {
        for code in codes() {
            for language in [Language::Hans, Language::Hant, Language::En] {
                let Ok(profile) = Profile::new(code, language) else { continue };
                assert!(!profile.quantity_forms().expect(code).unit.is_empty(), "{code}");
                assert!(!profile.definition_forms().expect(code).means.is_empty(), "{code}");
                assert!(!profile.reference_forms().expect(code).level.is_empty(), "{code}");
            }
        }
    }

    #[test]
    fn vocabularies_take_over_the_phrases_of_others() {
        for code in codes() {
            for language in [Language::Hans, Language::Hant, Language::En] {
                let Ok(profile) = Profile::new(code, language) else { continue };
                let all = profile.vocabularies().expect("packs read");
                for (name, vocabulary) in &all {
                    for other in &vocabulary.not_of {
                        let other = all.iter().find(|(known, _)| known == other);
                        let (_, other) = other.unwrap_or_else(|| panic!("{code}: {name}"));
                        assert!(other.not.iter().all(|phrase| vocabulary.not.contains(phrase)));
                    }
                }
            }
        }
    }

    /// The largest count of a wide class in `hir`: each step of it is a state of its own for every
    /// place a match may begin at, and the engine drowns in them.
    fn counted(hir: &Hir) -> u32 {
        let inner = |parts: &[Hir]| parts.iter().map(counted).max().unwrap_or_default();
        match hir.kind() {
            HirKind::Repetition(repetition) => {
                let wide = match repetition.sub.kind() {
                    HirKind::Class(Class::Unicode(class)) => {
                        class.iter().map(|range| range.len()).sum::<usize>() > 1000
                    }
                    _ => false,
                };
                let most = repetition.max.unwrap_or(repetition.min);
                counted(&repetition.sub).max(if wide { most } else { 0 })
            }
            HirKind::Capture(capture) => counted(&capture.sub),
            HirKind::Concat(parts) | HirKind::Alternation(parts) => inner(parts),
            _ => 0,
        }
    }

    #[test]
    fn no_automaton_counts_the_characters_of_a_gap() {
        // A chain takes a gap of any length in one step; the automaton, which is asked where there is
        // no chain, has states for each of its characters.
        let mut faults = Vec::new();
        for code in codes() {
            for language in [Language::Hans, Language::En] {
                let Ok(profile) = Profile::new(code, language) else { continue };
                for cue in profile.cues().expect("packs read") {
                    for pattern in [&cue.pattern, &cue.unless].into_iter().flatten() {
                        assert!(crate::text::pattern(pattern).is_ok(), "{code}: {pattern}");
                        let hir = regex_syntax::parse(pattern).expect("an expression");
                        if Chain::new(pattern).is_none() && counted(&hir) > 8 {
                            faults.push(format!("{code}: {}: {pattern}", cue.role));
                        }
                    }
                }
            }
        }
        faults.dedup();
        assert!(
            faults.is_empty(),
            "write `[^，。；]*` for `[^，。；]{{0,40}}`, which costs a hundred times as much:\n{}",
            faults.join("\n")
        );
    }

    #[test]
    fn every_cue_of_every_pack_is_understood() {
        for code in codes() {
            for language in [Language::Hans, Language::Hant, Language::En] {
                let Ok(profile) = Profile::new(code, language) else { continue };
                let lexicon = Lexicon::new(&profile, &[]).expect("packs read");
                assert!(TypeReader::new(&profile).expect("types.toml reads").is_whole(), "{code}");
                for power in profile.powers().expect("powers.toml reads").power {
                    let known = |name: &String| InstrumentType::from_name(name).is_some();
                    assert!(power.may.iter().chain(&power.bars).all(known), "{code}: {power:?}");
                }
                assert!(RemedyReader::new(&profile).expect("remedies.toml reads").is_whole());
                assert!(
                    DelegationReader::new(&profile).expect("delegations.toml reads").is_whole()
                );
                assert!(
                    norms::Grammar::new(&profile).expect("norms.toml reads").is_whole(),
                    "{code}"
                );
                assert!(TimeReader::new(&profile).expect("time.toml reads").is_whole(), "{code}");
                assert!(Organs::new(&profile).expect("organs.toml reads").is_whole(), "{code}");
                assert!(StatusReader::new(&profile).expect("statuses.toml reads").is_whole());
                let forms = profile.clarification_forms().expect("clarifications.toml reads");
                assert!(lexicon.clarifications().is_whole(&forms), "{code}");
                profile.script().expect("script.toml reads");
                let cues = lexicon.scanner().cues();
                for lists in cues {
                    let understood = CueMatcher::new(lists).is_some();
                    assert!(understood, "{code}: {:?}", lists.cue);
                }
            }
        }
    }
}
