//! What an inventory of powers looks for: `powers-inventory.toml`.

use super::pack::{PackError, Profile};
use super::powers::regex;
use crate::text::Expression;
use serde::Deserialize;

/// `powers-inventory.toml`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InventoryForms {
    /// What a text may create, in order: words that an earlier row has taken are not read again.
    #[serde(default)]
    pub item: Vec<InventoryForm>,
    /// What ends a clause.
    #[serde(default)]
    pub marks: Vec<char>,
    /// What parts the cases of a sentence from each other.
    #[serde(default)]
    pub parts: Vec<char>,
    /// The beginning of a clause, up to the act, where it only tells of the act: 被处, 不得.
    #[serde(default, deserialize_with = "regex")]
    pub told_before: Option<Expression>,
    /// The rest of a clause behind the act, where it only tells of it: 决定.
    #[serde(default, deserialize_with = "regex")]
    pub told_after: Option<Expression>,
    /// Over what stands before an act in its case: the group `c` is the conduct it answers.
    #[serde(default, deserialize_with = "regex")]
    pub condition: Option<Expression>,
    /// A condition that only makes the one before it graver: 情节严重的.
    #[serde(default, deserialize_with = "regex")]
    pub aggravation: Option<Expression>,
    /// Over what stands before an act in its case: the group `c` is the graver case it is for, where
    /// that is not parted from the one before.
    #[serde(default, deserialize_with = "regex")]
    pub graver: Option<Expression>,
    /// Over what an act is done to: words that only tell of the act.
    #[serde(default, deserialize_with = "regex")]
    pub told_object: Option<Expression>,
    /// Over who must have a licence: bodies that give licences and need none.
    #[serde(default, deserialize_with = "regex")]
    pub authority: Option<Expression>,
    /// Over what stands before an act in its case: the group `c` is whom it is done to.
    #[serde(default, deserialize_with = "regex")]
    pub whom: Option<Expression>,
    /// Over what stands before an act in its case: the group `c` is who must have a licence or pay.
    #[serde(default, deserialize_with = "regex")]
    pub subject: Option<Expression>,
    /// Over the clause of an act: other law that is not named provides for it.
    #[serde(default, deserialize_with = "regex")]
    pub elsewhere: Option<Expression>,
}

/// A thing that a text may create.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InventoryForm {
    /// What it is, by its name in JSON: `licence`, `penalty`, ….
    pub kind: String,
    /// Its matter in `powers.toml`, where that file speaks of it.
    #[serde(default)]
    pub matter: String,
    /// Its kind in `powers.toml`.
    #[serde(default)]
    pub power: String,
    /// Roles of which the sentence must have one; any sentence where empty.
    #[serde(default)]
    pub roles: Vec<String>,
    /// Words of which the sentence must have one.
    pub words: Vec<String>,
    /// Over the sentence: the group `act` is the act, `object` what it is done to.
    #[serde(deserialize_with = "regex")]
    pub pattern: Option<Expression>,
    /// Over the sentence: it creates nothing then.
    #[serde(default, deserialize_with = "regex")]
    pub unless: Option<Expression>,
}

impl Profile {
    /// What an inventory of powers looks for in the language; nothing where the packs do not say.
    ///
    /// # Errors
    /// Where the file does not read.
    pub fn inventory_forms(&self) -> Result<InventoryForms, PackError> {
        Ok(self.load("powers-inventory")?.unwrap_or_default())
    }
}
