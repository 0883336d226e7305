//! The actors of norms: their kinds, and a list of them.

use crate::model::document::Document;
use crate::model::facets::{Actor, ActorKind, Definition, DefinitionKind};
use crate::text::Span;
use std::collections::{HashMap, HashSet};

/// The names of actors that the document declares: 登记机关, “the Agency”.
pub(super) struct Declared<'a> {
    text: &'a str,
    names: &'a [(Span, ActorKind)],
}

/// The names of actors that the document declares, each once, where it does so first.
pub(in crate::model) fn declared(document: &Document) -> Vec<(Span, ActorKind)> {
    let text = document.text();
    let grammar = document.lexicon().norms();
    let kind = |definition: &Definition| {
        let name = definition.span.slice(text);
        let long = super::clauses::without_mark(text, definition.meaning);
        let told = match definition.kind {
            DefinitionKind::Abbreviation => grammar.kind(long.slice(text)),
            DefinitionKind::Definition => None,
        };
        Some((definition.span, told.or_else(|| grammar.kind(name))?))
    };
    let mut seen = HashSet::new();
    let names = document.definitions().iter().filter_map(kind).filter(|&(span, _)| {
        let name = span.slice(text);
        name.chars().nth(1).is_some() && seen.insert(name)
    });
    names.collect()
}

impl<'a> Declared<'a> {
    pub(super) fn new(document: &'a Document) -> Self {
        Self { text: document.text(), names: document.declared_actors() }
    }

    fn names(&self) -> impl Iterator<Item = (&'a str, ActorKind)> + use<'a> {
        let text = self.text;
        self.names.iter().map(move |&(span, kind)| (span.slice(text), kind))
    }

    /// The kind of the actor whose declared name ends `words`.
    pub(super) fn kind(&self, words: &str) -> Option<ActorKind> {
        self.names().find(|(name, _)| words.ends_with(name)).map(|(_, kind)| kind)
    }

    /// The declared name that begins `words`: its end and kind.
    pub(super) fn lead(&self, words: &str) -> Option<(usize, ActorKind)> {
        let found = self.names().find(|(name, _)| words.starts_with(name));
        found.map(|(name, kind)| (name.len(), kind))
    }
}

/// The actors of the document's norms, those with most norms first.
pub(in crate::model) fn find(document: &Document) -> Vec<Actor> {
    let text = document.text();
    let mut seen: HashMap<String, usize> = HashMap::new();
    let mut actors: Vec<Actor> = Vec::new();
    for norm in document.norms() {
        let Some(span) = norm.actor else { continue };
        let span = name(document, span);
        let at = *seen.entry(span.slice(text).to_lowercase()).or_insert_with(|| {
            let name = document.source().slice(span).to_owned();
            actors.push(Actor { name, kind: norm.actor_kind, mentions: 0 });
            actors.len() - 1
        });
        actors[at].mentions += 1;
    }
    actors.sort_by_key(|actor| std::cmp::Reverse(actor.mentions));
    actors
}

/// The name in the words of an actor: without 该, 有关 and the like at its front.
fn name(document: &Document, actor: Span) -> Span {
    let grammar = document.lexicon().norms();
    let text = document.text();
    let plain = super::clauses::without_front(text, actor, &grammar.name_before);
    if plain.is_empty() { actor } else { plain }
}
