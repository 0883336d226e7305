//! The words of norms, ready for matching.

use super::words::{Ends, Fronts, Parts};
use crate::jurisdiction::{NormForms, PackError, Profile};
use crate::model::facets::{ActorKind, Modality};
use aho_corasick::{AhoCorasick, MatchKind};
use std::collections::HashMap;

/// What a modal word means.
#[derive(Debug, Clone, Copy)]
pub(super) struct Modal {
    /// What it does to its actor.
    pub(super) modality: Modality,
    /// Whether the actor stands behind it.
    pub(super) actor_behind: bool,
    /// Whether it counts only where no other modal word stands in its clause.
    pub(super) weak: bool,
}

/// The words of norms of one profile.
#[derive(Debug, Default)]
pub(in crate::model) struct Grammar {
    /// The lists of `norms.toml`.
    pub(super) forms: NormForms,
    pub(super) before: Fronts,
    pub(super) name_before: Fronts,
    pub(super) preposition: Fronts,
    pub(super) condition: Fronts,
    pub(super) condition_end: Ends,
    pub(super) between: Ends,
    /// The words that end a name.
    pub(super) name_end: Parts,
    pub(super) exception: Parts,
    pub(super) verbs: Parts,
    pub(super) cases: Parts,
    modals: HashMap<String, Modal>,
    heads: Option<AhoCorasick>,
    /// The same nouns, to tell at once that a phrase does not end with one.
    last: Ends,
    kinds: Vec<Option<ActorKind>>,
    english: bool,
}

impl Grammar {
    /// The grammar of `profile`. What means nothing is left out; a test sees to it that nothing is.
    pub(in crate::model) fn new(profile: &Profile) -> Result<Self, PackError> {
        let forms = profile.norm_forms()?;
        let english = !profile.language().is_chinese();
        let mut modals = HashMap::new();
        for form in &forms.modal {
            let Some(modality) = Modality::from_name(&form.modality) else { continue };
            let modal = Modal { modality, actor_behind: form.actor_behind, weak: form.weak };
            modals.extend(form.words.iter().map(|word| (word.clone(), modal)));
        }
        let (mut words, mut kinds) = (Vec::new(), Vec::new());
        for form in &forms.actor {
            let Some(kind) = ActorKind::from_name(&form.kind) else { continue };
            words.extend(form.heads.iter().cloned());
            kinds.resize(words.len(), Some(kind));
        }
        words.extend(forms.actor_not.iter().cloned());
        kinds.resize(words.len(), None);
        let heads = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .ascii_case_insensitive(english)
            .build(&words)
            .ok();
        Ok(Self {
            before: Fronts::new(&forms.before),
            name_before: Fronts::new(&forms.name_before),
            preposition: Fronts::new(&forms.preposition),
            condition: Fronts::new(&forms.condition),
            condition_end: Ends::new(&forms.condition_end),
            between: Ends::new(&forms.between),
            name_end: Parts::new(&forms.preposition),
            exception: Parts::new(&forms.exception),
            verbs: Parts::new(&forms.verbs),
            cases: Parts::new(&forms.cases),
            last: Ends::new(&words),
            forms,
            modals,
            heads,
            kinds,
            english,
        })
    }

    #[cfg(test)]
    pub(in crate::model) fn is_whole(&self) -> bool {
        let words: usize = self.forms.modal.iter().map(|form| form.words.len()).sum();
        let known = |form: &crate::jurisdiction::ActorForm| ActorKind::from_name(&form.kind);
        words == self.modals.len()
            && self.heads.is_some()
            && self.forms.actor.iter().all(|form| known(form).is_some())
    }

    /// Whether the texts are English.
    pub(super) fn is_english(&self) -> bool {
        self.english
    }

    /// What the modal word `word` means.
    pub(super) fn modal(&self, word: &str) -> Option<Modal> {
        if self.english && word.bytes().any(|byte| byte.is_ascii_uppercase()) {
            return self.modals.get(&word.to_ascii_lowercase()).copied();
        }
        self.modals.get(word).copied()
    }

    /// The nouns in `phrase` that end names of actors: where they end and which kind they tell.
    pub(super) fn heads(&self, phrase: &str) -> impl Iterator<Item = (usize, ActorKind)> {
        let bytes = phrase.as_bytes();
        let whole = move |start: usize, end: usize| {
            let part = |at: Option<&u8>| at.is_some_and(u8::is_ascii_alphanumeric);
            !part(start.checked_sub(1).and_then(|at| bytes.get(at))) && !part(bytes.get(end))
        };
        let found = self.heads.iter().flat_map(move |heads| heads.find_iter(phrase));
        let found = found.filter(move |found| !self.english || whole(found.start(), found.end()));
        found.filter_map(move |found| {
            let kind = self.kinds.get(found.pattern().as_usize()).copied().flatten()?;
            Some((found.end(), kind))
        })
    }

    /// The kind of actor that `phrase` names by its last word.
    pub(super) fn kind(&self, phrase: &str) -> Option<ActorKind> {
        // Case does not count in English, but it does for the list.
        if !self.english && self.last.of(phrase).is_none() {
            return None;
        }
        let last = self.heads(phrase).last()?;
        (last.0 == phrase.len()).then_some(last.1)
    }
}
