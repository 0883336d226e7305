//! `organs.toml`: how texts speak of organs of the state and of what they do.

use super::pack::{PackError, Profile};
use serde::Deserialize;

/// `organs.toml`. All but the lists of endings and fields are regular expressions.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OrganForms {
    /// What names an organ, be it in the middle of a sentence.
    #[serde(default)]
    pub named: Vec<String>,
    /// Words of sentences that courts apply, or that put something into another instrument.
    #[serde(default)]
    pub for_courts: Vec<String>,
    /// Clauses that name the organ in charge of the whole instrument, which then acts wherever no
    /// other one is named.
    #[serde(default)]
    pub in_charge: Vec<String>,
    /// What tells when or how a power is used.
    #[serde(default)]
    pub conditional: Vec<String>,
    /// What a name is called by besides its field, the longest first: 主管部门 of 水务主管部门.
    #[serde(default)]
    pub ending: Vec<String>,
    /// Ends of what stands before, of names that tell no field, or one of several organs.
    #[serde(default)]
    pub field_not: Vec<String>,
}

impl Profile {
    /// How organs are spoken of in the language, then what the jurisdiction adds.
    ///
    /// # Errors
    /// Where a file does not read.
    pub fn organ_forms(&self) -> Result<OrganForms, PackError> {
        let mut all = OrganForms::default();
        for layer in self.load_layers::<OrganForms>("organs")? {
            all.named.extend(layer.named);
            all.for_courts.extend(layer.for_courts);
            all.in_charge.extend(layer.in_charge);
            all.conditional.extend(layer.conditional);
            all.ending.extend(layer.ending);
            all.field_not.extend(layer.field_not);
        }
        Ok(all)
    }
}
