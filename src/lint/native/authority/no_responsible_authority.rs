//! AUT001: things are applied for, taken or punished, and no article says by which authority.

use crate::lint::native::acting;
use crate::lint::native::shared::{assessable, clipped, is_whole_instrument};
use crate::lint::native::words::{List, WordFile};
use crate::lint::{Context, Draft};
use crate::model::{ActorKind, Document, Norm, Role};
use serde::Deserialize;

/// What the lint looks for.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Forms {
    others: List,
}

pub(super) static WORDS: WordFile<Forms> = WordFile::new("no-responsible-authority");

/// What somebody must decide.
const DECIDED: [Role; 3] = [Role::AdverseAction, Role::Procedure, Role::Sanction];

pub(super) fn check(context: &Context<'_>) {
    let document = context.document;
    if !assessable(document) || !is_whole_instrument(document) {
        return;
    }
    let outline = document.outline();
    if acting::has_role(document, Role::Authority) || leans_on_another(document) {
        return;
    }
    let decided = document.roles().iter().find(|mark| {
        // English words of procedure may be about things: “intended to supplement milk”.
        let procedure = mark.role == Role::Procedure;
        DECIDED.contains(&mark.role)
            && (outline.chinese || !procedure)
            && !mark.inherited
            && !outline.is_quoted(mark.sentence.start)
    });
    let Some(decided) = decided else { return };
    // Courts punish offences, and a text below a law finds its authorities in the law that it rests on.
    let sentence = decided.sentence.slice(document.text());
    let organs = document.lexicon().organs();
    if organs.are_courts_in(sentence) || !document.instrument().basis.is_empty() {
        return;
    }
    let named = document.sentences().iter().any(|sentence| {
        !outline.is_quoted(sentence.span.start)
            && organs.are_named_in(sentence.span.slice(document.text()))
    });
    // Norms come last: few documents get so far, and reading them is much work.
    let organ = |norm: &Norm| norm.actor.is_some() && norm.actor_kind != ActorKind::Holder;
    if !named && !document.norms().iter().any(organ) {
        let words = document.shown(decided);
        let act = clipped(context.slice(words));
        context.report(Draft::new(decided.node, words).with("act", act));
    }
}

/// Whether an English text goes with an Act that it speaks of, where its authorities are named.
fn leans_on_another(document: &Document) -> bool {
    WORDS.of(document).others.is_in(document.text())
}
