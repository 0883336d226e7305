//! Everything a pack looks for, ready for matching: built once, shared by all documents.

use super::instrument::TypeReader;
use super::quantities;
use super::roles::CueMatcher;
use super::scan::{Scanner, WordList};
use crate::jurisdiction::{PackError, Profile};
use std::sync::{Arc, OnceLock};

/// The scanner of a profile with what its hits mean.
#[derive(Debug)]
pub struct Lexicon {
    scanner: Arc<Scanner>,
    cues: OnceLock<Vec<CueMatcher>>,
    types: TypeReader,
    quantities: quantities::Grammar,
}

impl Lexicon {
    /// The lexicon of `profile`, with `extra` lists of words for lints.
    ///
    /// # Errors
    /// Where a file of the pack does not read.
    pub fn new(profile: &Profile, extra: &[WordList]) -> Result<Arc<Self>, PackError> {
        let scanner = Scanner::new(profile, extra)?;
        let types = TypeReader::new(profile)?;
        let quantities = quantities::Grammar::new(profile.quantity_forms()?);
        Ok(Arc::new(Self { scanner, cues: OnceLock::new(), types, quantities }))
    }

    /// The scanner.
    #[must_use]
    pub fn scanner(&self) -> &Scanner {
        &self.scanner
    }

    pub(super) fn types(&self) -> &TypeReader {
        &self.types
    }

    /// Units and bounds.
    pub(super) fn quantities(&self) -> &quantities::Grammar {
        &self.quantities
    }

    pub(super) fn cues(&self) -> &[CueMatcher] {
        self.cues.get_or_init(|| {
            let cues = self.scanner.cues().iter();
            cues.filter_map(|(list, cue)| CueMatcher::new(*list, cue)).collect()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::jurisdiction::{Language, codes};

    #[test]
    fn every_cue_of_every_pack_is_understood() {
        for code in codes() {
            for language in [Language::Hans, Language::Hant, Language::En] {
                let Ok(profile) = Profile::new(code, language) else { continue };
                let lexicon = Lexicon::new(&profile, &[]).expect("packs read");
                assert!(lexicon.types().is_whole(), "{code}: types.toml");
                let cues = lexicon.scanner().cues();
                for (list, cue) in cues {
                    let understood = CueMatcher::new(*list, cue).is_some();
                    assert!(understood, "{code}: cue for `{}`: {:?}", cue.role, cue.pattern);
                }
            }
        }
    }
}
