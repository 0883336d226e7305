//! What limits a power to make rules: `delegations.toml`.

use super::pack::{PackError, Profile};
use serde::Deserialize;

/// `delegations.toml`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DelegationForms {
    /// Regular expression over the delegating sentence and what follows it in its provision: words
    /// that bind whoever makes the rules to a criterion or a limit.
    #[serde(default)]
    pub criteria: String,
    /// Words that do not belong to the name of the body, at its front.
    #[serde(default)]
    pub before: Vec<String>,
}

impl Profile {
    /// What limits a power to make rules, in the language.
    ///
    /// # Errors
    /// Where the file does not read.
    pub fn delegation_forms(&self) -> Result<DelegationForms, PackError> {
        Ok(self.load("delegations")?.unwrap_or_default())
    }
}
