//! `norms.toml`: the words of rules of conduct and of those who are under them.

use super::pack::{PackError, Profile};
use serde::Deserialize;

/// Modal words of one meaning.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ModalForm {
    /// What they do to their actor, by the name in the contract.
    pub modality: String,
    /// The words.
    pub words: Vec<String>,
    /// Longer words that hold one of them and mean something else.
    #[serde(default)]
    pub not: Vec<String>,
    /// Whether the actor stands behind the word: 由, "it is the duty of".
    #[serde(default)]
    pub actor_behind: bool,
    /// Whether the word counts only in a clause that has no other one.
    #[serde(default)]
    pub weak: bool,
}

/// Nouns that end the names of actors of one kind.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ActorForm {
    /// The kind, by its name in the contract.
    pub kind: String,
    /// The nouns.
    pub heads: Vec<String>,
}

/// `norms.toml`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NormForms {
    /// Modal words.
    #[serde(default)]
    pub modal: Vec<ModalForm>,
    /// Kinds of actors.
    #[serde(default)]
    pub actor: Vec<ActorForm>,
    /// Nouns that hold the head of an actor and are none: 机关公报.
    #[serde(default)]
    pub actor_not: Vec<String>,
    /// Words that begin a condition.
    #[serde(default)]
    pub condition: Vec<String>,
    /// Words that end one.
    #[serde(default)]
    pub condition_end: Vec<String>,
    /// Words that begin an exception; in Chinese, words that tell one.
    #[serde(default)]
    pub exception: Vec<String>,
    /// Words at the front of a clause or an actor that do not belong to it.
    #[serde(default)]
    pub before: Vec<String>,
    /// Words between an actor and the modal word that do not belong to it.
    #[serde(default)]
    pub between: Vec<String>,
    /// Prepositions that end an actor or begin what is none.
    #[serde(default)]
    pub preposition: Vec<String>,
    /// Words that begin like a preposition and are none.
    #[serde(default)]
    pub preposition_not: Vec<String>,
    /// Verbs and other words that may follow an actor.
    #[serde(default)]
    pub follow: Vec<String>,
    /// Words that end what a preposition begins.
    #[serde(default)]
    pub preposition_end: Vec<String>,
    /// Words right behind a modal word with which it states what holds and binds nobody.
    #[serde(default)]
    pub declares: Vec<String>,
    /// Beginnings of acts that only authorities do: a liberty to do them is a power.
    #[serde(default)]
    pub official: Vec<String>,
    /// Words that begin a proviso in a sentence of its own.
    #[serde(default)]
    pub proviso: Vec<String>,
    /// Words behind what 对 puts before its verb.
    #[serde(default)]
    pub object_end: Vec<String>,
    /// Verbs that part two nouns which are not one actor.
    #[serde(default)]
    pub verbs: Vec<String>,
    /// Words at the front of an actor that are no part of its name.
    #[serde(default)]
    pub name_before: Vec<String>,
    /// Words of a list header that lends its modal word to the items: 下列义务.
    #[serde(default)]
    pub lends: Vec<String>,
    /// Words of a list header whose items are cases, no conduct: 下列情形.
    #[serde(default)]
    pub cases: Vec<String>,
}

impl Profile {
    /// The forms of norms of the language, then what the jurisdiction adds.
    ///
    /// # Errors
    /// Where a file does not read.
    pub fn norm_forms(&self) -> Result<NormForms, PackError> {
        let mut all = NormForms::default();
        for layer in self.load_layers::<NormForms>("norms")? {
            all.modal.extend(layer.modal);
            all.actor.extend(layer.actor);
            let words = [
                (&mut all.actor_not, layer.actor_not),
                (&mut all.condition, layer.condition),
                (&mut all.condition_end, layer.condition_end),
                (&mut all.exception, layer.exception),
                (&mut all.before, layer.before),
                (&mut all.between, layer.between),
                (&mut all.preposition, layer.preposition),
                (&mut all.preposition_not, layer.preposition_not),
                (&mut all.follow, layer.follow),
                (&mut all.preposition_end, layer.preposition_end),
                (&mut all.declares, layer.declares),
                (&mut all.official, layer.official),
                (&mut all.proviso, layer.proviso),
                (&mut all.object_end, layer.object_end),
                (&mut all.verbs, layer.verbs),
                (&mut all.name_before, layer.name_before),
                (&mut all.lends, layer.lends),
                (&mut all.cases, layer.cases),
            ];
            for (into, more) in words {
                into.extend(more);
            }
        }
        Ok(all)
    }
}
