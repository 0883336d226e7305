//! The words of statuses: `statuses.toml`.

use super::pack::{PackError, Profile};
use serde::Deserialize;

/// `statuses.toml`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StatusWords {
    /// Last words of statuses bound to a person.
    #[serde(default)]
    pub personal: Vec<String>,
    /// Last words of licences, whose end general law arranges.
    #[serde(default)]
    pub licence: Vec<String>,
    /// Last words of what an authority enters, approves or recognises.
    #[serde(default)]
    pub registration: Vec<String>,
    /// Last words of papers that only show a status.
    #[serde(default)]
    pub document: Vec<String>,
    /// Last words of what is no status: a single act of registering or approving.
    #[serde(default)]
    pub event: Vec<String>,
    /// Last words of statuses that nobody hands back and that need no end: honours, benefits.
    #[serde(default)]
    pub lasting: Vec<String>,
    /// Last words of statuses that bind their holders by what they are: residences, memberships.
    #[serde(default)]
    pub binding: Vec<String>,
    /// Regular expression over a sentence that binds the holder of a status while it lasts.
    #[serde(default)]
    pub standing: String,
    /// Regular expression over a clause that grants nothing, whatever its words.
    #[serde(default)]
    pub no_grant: String,
    /// Regular expression over a sentence whose act stands between ⟦ and ⟧, where it takes nothing
    /// from anybody: a paper is exchanged, an authority is told what not to approve, a loss is only
    /// spoken of.
    #[serde(default)]
    pub no_act: String,
    /// Regular expression over a sentence marked in the same way, where a status ends or stops by
    /// itself and nobody decides.
    #[serde(default)]
    pub lapse: String,
    /// Regular expression over the words of an act that is a penalty by its name.
    #[serde(default)]
    pub punitive: String,
    /// Regular expression over headings of chapters in which what is taken is taken as a penalty.
    #[serde(default)]
    pub penal_chapter: String,
    /// Regular expression over a sentence that takes what was obtained by fraud.
    #[serde(default)]
    pub obtained: String,
    /// Regular expression over a sentence marked in the same way, where what is taken or refused
    /// weighs little: a place in a contest, an honour, a step of a procedure.
    #[serde(default)]
    pub slight: String,
    /// Regular expression over a sentence that takes a status: the first group is its name.
    #[serde(default)]
    pub object: String,
    /// Regular expression for what is no part of the name at its beginning.
    #[serde(default)]
    pub strip: String,
    /// Regular expression over the words of an act that refuses.
    #[serde(default)]
    pub refusal: String,
    /// Regular expression over a sentence that grants.
    #[serde(default)]
    pub grant: String,
    /// Regular expression over the words of an act that suspends.
    #[serde(default)]
    pub suspension: String,
    /// Regular expression over a sentence that renews.
    #[serde(default)]
    pub renewal: String,
    /// Regular expression over a sentence that gives a status: the first group is its name.
    #[serde(default)]
    pub granted: String,
    /// Names that are too general to tell one status from another.
    #[serde(default)]
    pub general: Vec<String>,
    /// Regular expression over names of what the text of another authority gives.
    #[serde(default)]
    pub elsewhere: String,
    /// What follows a name where another instrument gives the status: granted under the Betting Act,
    /// 1931.
    #[serde(default)]
    pub by_other: String,
    /// Verbs by which a text gives it nevertheless, right before its name.
    #[serde(default)]
    pub issue: Vec<String>,
    /// Regular expression over what stands before a name where the text itself gives the status,
    /// and does not only ask that somebody has it.
    #[serde(default)]
    pub own_grant: String,
    /// Regular expression over a sentence on what is to be paid, which gives and renews nothing.
    #[serde(default)]
    pub charge: String,
    /// Regular expression over the words of an act that names no object but means what was spoken
    /// of before.
    #[serde(default)]
    pub refers_back: String,
    /// Regular expression over a clause that renews nothing, whatever its words.
    #[serde(default)]
    pub no_renewal: String,
    /// Regular expression over a clause that only tells of a loss.
    #[serde(default)]
    pub told: String,
    /// Regular expression over a sentence: the first group is who acts.
    #[serde(default)]
    pub actor: String,
    /// Regular expression over a sentence that ends a status without a name: whoever gave it, or
    /// the death of its holder.
    #[serde(default)]
    pub issuer: String,
    /// Regular expression over the words of an ending: its verb.
    #[serde(default)]
    pub verb: String,
    /// The same of a grant.
    #[serde(default)]
    pub grant_verb: String,
    /// The same of a renewal.
    #[serde(default)]
    pub renewal_verb: String,
    /// Signs of why a status ends.
    #[serde(default)]
    pub cause: Vec<CauseWords>,
}

/// A sign of why a status ends.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CauseWords {
    /// The kind of cause, by its name in JSON.
    pub kind: String,
    /// Regular expression over the sentence and the items below it.
    pub pattern: String,
}

impl Profile {
    /// The words of statuses in the language.
    ///
    /// # Errors
    /// Where the file does not read.
    pub fn status_words(&self) -> Result<StatusWords, PackError> {
        Ok(self.load("statuses")?.unwrap_or_default())
    }
}
