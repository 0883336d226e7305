//! The words of remedy clauses: `remedies.toml`.

use super::pack::{PackError, Profile};
use serde::Deserialize;

/// `remedies.toml`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RemedyWords {
    /// Regular expression over a sentence that punishes, and does not only order what is wrong to be
    /// put right.
    #[serde(default)]
    pub punishes: String,
    /// Regular expression over a sentence that only speaks of penalties: that nobody may impose, that
    /// were imposed wrongly, that would be due.
    #[serde(default)]
    pub unpunished: String,
    /// Regular expression over a sentence whose refusals are of plans or things, not of persons.
    #[serde(default)]
    pub plan: String,
    /// Regular expression over the words of an act that begin with its condition: the first group is
    /// the act.
    #[serde(default)]
    pub principal: String,
    /// Regular expression over the words of a refusal that tell when to refuse.
    #[serde(default)]
    pub ground: String,
    /// Regular expression over a clause that gives a voice: the first group is the decision before
    /// which it does.
    #[serde(default)]
    pub heard: String,
    /// Regular expression over a clause: a group is what it lets a person challenge.
    pub object: String,
    /// Regular expression over objects that mean every act under the instrument.
    pub every: String,
    /// Regular expression over objects that mean penalties.
    pub penalties: String,
    /// Regular expression over objects that mean coercive measures.
    pub coercion: String,
    /// Regular expression over objects that mean the refusal of an application.
    pub refusals: String,
    /// Words of single measures, or their beginnings.
    pub measures: Vec<String>,
    /// Regular expression over clauses that give a voice before the decision.
    pub voice: String,
    /// Regular expression over clauses that send to a law for the remedy.
    pub referred: String,
    /// Regular expression over clauses against what is no act of an authority: what is still under way,
    /// what a test has shown, what private persons have between them.
    pub aside: String,
    /// Regular expression over the words before a citation that tells how the remedy is used, not against
    /// what: “in accordance with regulations under section 29”.
    #[serde(default)]
    pub manner: String,
    /// Objects that mean the decision of the article around the clause, where that article decides.
    #[serde(default)]
    pub anaphor: String,
    /// Regular expression over the words behind a measure that name no status.
    pub plain: String,
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
