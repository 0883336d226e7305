//! `restrictions.toml`: the words that restrict conduct, for counts of them.

use super::pack::{PackError, Profile};
use serde::Deserialize;

/// Restricting words of one class.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RestrictionForm {
    /// The class: `shall`, `must`, `may-not`, `required` or `prohibited`.
    pub class: String,
    /// The words. In English they match as whole words, case aside.
    pub words: Vec<String>,
    /// Longer words that hold one of them and mean something else.
    #[serde(default)]
    pub not: Vec<String>,
}

/// `restrictions.toml`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RestrictionForms {
    /// The classes.
    #[serde(default)]
    pub restriction: Vec<RestrictionForm>,
}

impl Profile {
    /// The restricting words of the language, then what the jurisdiction adds.
    ///
    /// # Errors
    /// Where a file does not read.
    pub fn restriction_forms(&self) -> Result<RestrictionForms, PackError> {
        let layers = self.load_layers::<RestrictionForms>("restrictions")?;
        let restriction = layers.into_iter().flat_map(|layer| layer.restriction).collect();
        Ok(RestrictionForms { restriction })
    }
}
