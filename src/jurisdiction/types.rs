//! Which type of instrument a text is, who makes it and when: `types.toml`.

use super::pack::{PackError, Profile};
use serde::Deserialize;

/// `types.toml`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TypeRules {
    /// Ranks of the types, 1 the highest.
    #[serde(default)]
    pub rank: std::collections::BTreeMap<String, u32>,
    /// Signs of types, tried in order; the first that fits decides.
    #[serde(default)]
    pub rule: Vec<TypeRule>,
    /// Regular expressions over the head of the text whose groups, joined, name the issuer; tried
    /// in order.
    #[serde(default)]
    pub issuer: Vec<String>,
    /// Regular expressions over the first articles: the first group holds the words that name the
    /// legal basis.
    #[serde(default)]
    pub basis: Vec<String>,
    /// Regular expressions over the words that name the basis: the first group is one title.
    #[serde(default)]
    pub basis_title: Vec<String>,
    /// Regular expressions over the commencement sentence and the head: groups year, month, day.
    #[serde(default)]
    pub effective: Vec<String>,
    /// Regular expressions over the head: groups year, month, day of a date of adoption or change.
    #[serde(default)]
    pub adopted: Vec<String>,
}

/// A sign of a type. All regular expressions that are given must match.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TypeRule {
    /// The type, by its name in the contract.
    #[serde(rename = "type")]
    pub kind: String,
    /// Over the title.
    #[serde(default)]
    pub title: Option<String>,
    /// Not over the title.
    #[serde(default)]
    pub not_title: Option<String>,
    /// Over what stands before the first provision, the title included.
    #[serde(default)]
    pub head: Option<String>,
    /// Over the beginning of the provisions.
    #[serde(default)]
    pub opening: Option<String>,
}

impl Profile {
    /// The rules that tell the type of an instrument.
    ///
    /// # Errors
    /// Where the file does not read.
    pub fn type_rules(&self) -> Result<TypeRules, PackError> {
        Ok(self.load("types")?.unwrap_or_default())
    }
}
