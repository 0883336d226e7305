//! `headings.zh.toml`: what the units of a text are called, and how a heading is told from a citation.

use super::pack::{Profile, codes};
use super::{Language, PackError};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

/// The heading grammar of a pack for Chinese texts. Words are in simplified characters, except
/// those of `cite_traditional`, which are shown to people.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Headings {
    /// Units that are numbered 第….
    pub unit: Vec<UnitWord>,
    /// Words that are headings of their own.
    pub words: HeadingWords,
    /// Words that tell what something is.
    pub cues: HeadingCues,
    /// How units are cited in simplified characters.
    pub cite: CiteWords,
    /// How units are cited in traditional characters.
    pub cite_traditional: CiteWords,
}

/// A unit by the word behind its number.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnitWord {
    /// The word behind 第….
    pub word: String,
    /// What Akoma Ntoso calls it.
    pub kind: String,
    /// Its depth: a unit closes those of its own rank and higher ones. Articles have 50.
    pub rank: u8,
}

/// Words that are headings.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HeadingWords {
    /// Headings of tables of contents.
    pub contents: Vec<String>,
    /// Headings of annexes.
    pub annex: Vec<String>,
    /// Headings without a number.
    pub bare: Vec<String>,
    /// Endings of titles.
    pub title: Vec<String>,
    /// What stands in brackets in the place of a repealed article.
    pub deleted: Vec<String>,
}

/// Words that tell what something is.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HeadingCues {
    /// In the note under a title.
    pub adoption: Vec<String>,
    /// Behind the number of a unit that is cited.
    pub reference: Vec<String>,
    /// Before a colon that opens text for another instrument.
    pub amending: Vec<String>,
}

/// The units as citations name them.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CiteWords {
    /// 条.
    pub article: String,
    /// An unnumbered paragraph of an article: 款, in Taiwan 項.
    pub paragraph: String,
    /// A numbered point: 项, in Taiwan 款.
    pub point: String,
    /// A point in a point: 目.
    pub subpoint: String,
}

impl Default for CiteWords {
    fn default() -> Self {
        let [article, paragraph, point, subpoint] = ["条", "款", "项", "目"].map(str::to_owned);
        Self { article, paragraph, point, subpoint }
    }
}

impl Headings {
    /// The words that units are cited with in texts of `language`.
    #[must_use]
    pub fn cite(&self, language: Language) -> &CiteWords {
        match language {
            Language::Hant => &self.cite_traditional,
            _ => &self.cite,
        }
    }

    /// The grammar of `profile`, read once; an empty one where the pack has none.
    #[must_use]
    pub fn of(profile: &Profile) -> Arc<Headings> {
        static ALL: OnceLock<BTreeMap<&'static str, Arc<Headings>>> = OnceLock::new();
        let all = ALL.get_or_init(|| {
            let read = |code: &'static str| Some((code, Arc::new(read(code).ok().flatten()?)));
            codes().into_iter().filter_map(read).collect()
        });
        all.get(profile.code()).cloned().unwrap_or_default()
    }
}

fn read(code: &str) -> Result<Option<Headings>, PackError> {
    Profile::new(code, Language::Hans)?.load("headings")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_chinese_pack_has_a_grammar_that_reads() {
        for code in codes().into_iter().filter(|code| ["zh", "cn", "tw"].contains(code)) {
            let headings = read(code).unwrap().unwrap();
            assert!(headings.unit.iter().any(|unit| unit.kind == "article" && unit.rank == 50));
            assert!(headings.unit.iter().all(|unit| unit.rank >= 10 && unit.rank <= 50));
        }
    }

    #[test]
    fn taiwan_cites_in_its_own_words() {
        let profile = Profile::new("tw", Language::Hant).unwrap();
        let headings = Headings::of(&profile);
        assert_eq!(headings.cite(Language::Hant).paragraph, "項");
        assert_eq!(headings.cite(Language::Hant).point, "款");
    }
}
