//! Words of normlint's own in the script and the terms of a text: `script.toml`.

use super::pack::{PackError, Profile};
use aho_corasick::{AhoCorasick, MatchKind};
use serde::Deserialize;
use std::borrow::Cow;

/// `script.toml`: pairs of what normlint writes and what a text in traditional characters says.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Pairs {
    /// Simplified characters.
    #[serde(default)]
    simplified: String,
    /// The traditional character in the place of each.
    #[serde(default)]
    traditional: String,
    /// Words in which a character stands for another one, and terms that differ.
    #[serde(default)]
    word: Vec<(String, String)>,
}

/// The replacements for texts in traditional characters.
#[derive(Debug, Default)]
pub struct Script {
    automaton: Option<AhoCorasick>,
    into: Vec<String>,
}

impl Script {
    /// `text`, which is in simplified characters, as a text of the profile would have it.
    #[must_use]
    pub fn apply<'t>(&self, text: &'t str) -> Cow<'t, str> {
        match &self.automaton {
            Some(automaton) if !self.into.is_empty() && automaton.is_match(text) => {
                Cow::Owned(automaton.replace_all(text, &self.into))
            }
            _ => Cow::Borrowed(text),
        }
    }
}

impl Profile {
    /// The replacements for texts in traditional characters: those of the language, and the terms
    /// of the jurisdiction.
    ///
    /// # Errors
    /// Where a file does not read.
    pub fn script(&self) -> Result<Script, PackError> {
        let (mut from, mut into) = (Vec::new(), Vec::new());
        // A term of the jurisdiction stands before one of the language.
        for pairs in self.load_layers::<Pairs>("script")?.into_iter().rev() {
            for (word, term) in pairs.word {
                from.push(word);
                into.push(term);
            }
            let signs = |text: &str| -> Vec<String> {
                text.chars().filter(|c| !c.is_whitespace()).map(String::from).collect()
            };
            let (simplified, traditional) = (signs(&pairs.simplified), signs(&pairs.traditional));
            for (sign, other) in simplified.into_iter().zip(traditional) {
                from.push(sign);
                into.push(other);
            }
        }
        let automaton = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(&from);
        Ok(automaton.map_or_else(
            |_| Script::default(),
            |automaton| Script { automaton: Some(automaton), into },
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::jurisdiction::{Language, fold};

    #[test]
    fn words_of_normlint_take_the_script_and_the_terms_of_the_text() {
        let script =
            |code| Profile::new(code, Language::Hant).expect("a pack").script().expect(code);
        let text = "“{text}”重复，可以依法批准并申请行政复议";
        assert_eq!(script("zh").apply(text), "“{text}”重複，可以依法批准並申請行政復議");
        assert_eq!(script("tw").apply(text), "“{text}”重複，可以依法批准並提起訴願");
        assert!(matches!(script("zh").apply("{label}：{text}"), Cow::Borrowed(_)));
    }

    #[test]
    fn traditional_characters_fold_back() {
        let script =
            Profile::new("zh", Language::Hant).expect("a pack").script().expect("it reads");
        let text = "规定标准，发给证书；注销资格的，办理手续";
        assert_eq!(fold(&script.apply(text)), text);
    }
}
