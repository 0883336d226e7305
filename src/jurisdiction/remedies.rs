//! The words of remedy clauses: `remedies.toml`.

use super::pack::{PackError, Profile};
use serde::Deserialize;

/// `remedies.toml`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RemedyWords {
    /// Regular expression over a clause: the first group is what it lets a person challenge.
    pub object: String,
    /// Regular expression over objects that mean every act under the instrument.
    pub every: String,
    /// Regular expression over objects that mean penalties.
    pub penalties: String,
    /// Regular expression over objects that mean coercive measures.
    pub coercion: String,
    /// Words of single measures, or their beginnings.
    pub measures: Vec<String>,
    /// Regular expression over clauses that give a voice before the decision.
    pub voice: String,
}

impl Profile {
    /// The words of remedy clauses in the language; `None` where the packs have none.
    ///
    /// # Errors
    /// Where the file does not read.
    pub fn remedy_words(&self) -> Result<Option<RemedyWords>, PackError> {
        self.load("remedies")
    }
}
