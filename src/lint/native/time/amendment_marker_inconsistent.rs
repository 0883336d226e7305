//! Notes under the title that leave out who adopted the instrument, or when.

use crate::lint::native::shared::is_whole_instrument;
use crate::lint::native::words::{List, WordFile};
use crate::lint::{Context, Draft};
use crate::outline::NodeId;
use serde::Deserialize;

/// What the lint looks for.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Forms {
    bodies: List,
    acts: List,
}

pub(super) static WORDS: WordFile<Forms> = WordFile::new("amendment-marker-inconsistent");

pub(super) fn check(context: &Context<'_>) {
    let document = context.document;
    let kept = document.instrument().kind.is_legislation();
    let Some(note) = document.outline().adoption.filter(|_| kept) else { return };
    if document.is_amending() || !is_whole_instrument(document) {
        return;
    }
    let words = note.slice(document.text());
    let forms = WORDS.of(document);
    let (acts, bodies) = (forms.acts.is_in(words), forms.bodies.is_in(words));
    let dated = document.instrument().adopted.is_some();
    let missing = if !dated && acts {
        "date"
    } else if !dated {
        // What is in the brackets is another note: 征求意见稿.
        return;
    } else if !bodies {
        "body"
    } else if !acts {
        "act"
    } else {
        return;
    };
    context.report(Draft::new(NodeId::ROOT, note.trimmed(document.text())).variant(missing));
}
