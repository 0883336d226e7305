//! Vocabularies and role cues: the words that a pack looks for.

use super::pack::{PackError, Profile};
use serde::Deserialize;

/// A file of `vocabulary/`: words that mean something to a lint.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Vocabulary {
    /// What the words have in common.
    #[serde(default)]
    pub about: String,
    /// The words. In English they match as whole words, case aside, in the forms given.
    pub terms: Vec<String>,
    /// Longer phrases in which the words mean something else: no hit inside them.
    #[serde(default)]
    pub not: Vec<String>,
    /// Other vocabularies whose phrases of that kind hold here, too, because they share words.
    #[serde(default)]
    pub not_of: Vec<String>,
}

/// A sign that a sentence gives its provision a role.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cue {
    /// The role, by its name in the labelling guide.
    pub role: String,
    /// The sentence must have one of these words, which stand for the act when it is quoted.
    pub words: Vec<String>,
    /// Longer phrases in which the words do not count.
    #[serde(default)]
    pub not: Vec<String>,
    /// The sentence must have one of these words as well.
    #[serde(default)]
    pub with: Vec<String>,
    /// One of these words must stand before the word, in the same part of the sentence (parts end
    /// with a semicolon). Far cheaper than an expression with a gap in it.
    #[serde(default)]
    pub preceded_by: Vec<String>,
    /// One of these words must stand behind the word, in the same part of the sentence.
    #[serde(default)]
    pub followed_by: Vec<String>,
    /// Whether no comma may stand between the word and those it is preceded and followed by.
    #[serde(default)]
    pub close: bool,
    /// The sentence must go on from the word as this regular expression says, which is matched
    /// where the word begins and nowhere else.
    #[serde(default)]
    pub here: Option<String>,
    /// The sentence must match this regular expression too; what its groups match, if it has any,
    /// is quoted instead of the word.
    #[serde(default)]
    pub pattern: Option<String>,
    /// The sentence must not match this regular expression.
    #[serde(default)]
    pub unless: Option<String>,
    /// The heading of a unit around the sentence must match.
    #[serde(default)]
    pub heading: Option<String>,
    /// No heading of a unit around the sentence may match.
    #[serde(default)]
    pub not_heading: Option<String>,
    /// Only in this many first articles.
    #[serde(default)]
    pub first: Option<u32>,
    /// Only in this many last articles.
    #[serde(default)]
    pub last: Option<u32>,
    /// The sentence must stand in an item of a list whose header matches this regular expression.
    #[serde(default)]
    pub under: Option<String>,
    /// The sentence must not stand in an item of such a list.
    #[serde(default)]
    pub not_under: Option<String>,
    /// Only the header of a list, or only a sentence that is none.
    #[serde(default)]
    pub header: Option<bool>,
    /// Whether the items below a header have the role too.
    #[serde(default = "yes")]
    pub inherit: bool,
    /// The sentence must not have one of these roles, itself or from the header of its list.
    #[serde(default)]
    pub not_with: Vec<String>,
    /// No other cue may give its article a role.
    #[serde(default)]
    pub alone: bool,
}

fn yes() -> bool {
    true
}

/// `roles.toml`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cues {
    /// The cues.
    #[serde(default)]
    pub cue: Vec<Cue>,
}

impl Profile {
    /// The vocabularies of the language and of the jurisdiction; the latter add to one of the same
    /// name. What one takes over from others (`not_of`) stands in its own `not`.
    ///
    /// # Errors
    /// Where a file does not read.
    pub fn vocabularies(&self) -> Result<Vec<(&'static str, Vocabulary)>, PackError> {
        let mut all: Vec<(&'static str, Vocabulary)> = Vec::new();
        for (name, vocabulary) in self.load_all::<Vocabulary>("vocabulary")? {
            match all.iter_mut().find(|(known, _)| *known == name) {
                Some((_, known)) => {
                    known.terms.extend(vocabulary.terms);
                    known.not.extend(vocabulary.not);
                    known.not_of.extend(vocabulary.not_of);
                }
                None => all.push((name, vocabulary)),
            }
        }
        let own: Vec<(&str, Vec<String>)> =
            all.iter().map(|(name, one)| (*name, one.not.clone())).collect();
        for (_, vocabulary) in &mut all {
            for other in &vocabulary.not_of {
                let shared = own.iter().filter(|(name, _)| name == other);
                vocabulary.not.extend(shared.flat_map(|(_, not)| not.clone()));
            }
        }
        Ok(all)
    }

    /// The role cues of the language and of the jurisdiction.
    ///
    /// # Errors
    /// Where a file does not read.
    pub fn cues(&self) -> Result<Vec<Cue>, PackError> {
        let files = self.load_all::<Cues>("roles")?;
        Ok(files.into_iter().flat_map(|(_, cues)| cues.cue).collect())
    }
}
