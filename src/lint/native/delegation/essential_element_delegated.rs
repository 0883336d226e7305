//! DLG005: conditions of a status, grounds of its loss or penalties are left to lower rules.

use crate::lint::native::shared::{actor, clipped};
use crate::lint::native::words::{List, WordFile, Words};
use crate::lint::{Context, Draft, Severity};
use crate::model::{InstrumentType, Role};
use crate::text::Span;
use serde::Deserialize;

/// What the lint looks for.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Forms {
    essential: Words,
    slight: List,
}

pub(super) static WORDS: WordFile<Forms> = WordFile::new("essential-element-delegated");

pub(crate) fn check(context: &Context<'_>) {
    let document = context.document;
    // What a rule hands on is hardly ever a matter that the law reserves.
    if document.instrument().kind == InstrumentType::NormativeDocument {
        return;
    }
    let text = document.text();
    let chinese = document.profile().language().is_chinese();
    let forms = WORDS.of(document);
    let mut seen = Vec::new();
    for mark in document.roles() {
        if mark.role != Role::Delegation
            || mark.inherited
            || seen.contains(&mark.sentence)
            || document.outline().is_quoted(mark.sentence.start)
        {
            continue;
        }
        let is_essential = |words: Span| forms.essential.is_in(words.slice(text));
        if forms.slight.is_in(mark.sentence.slice(text)) || !is_essential(mark.sentence) {
            continue;
        }
        // English names the matter behind the rules as often as before them.
        let words = document.shown(mark);
        if !chinese || is_essential(words) {
            seen.push(mark.sentence);
            context.report(
                Draft::new(mark.node, words)
                    .severity(Severity::Warning)
                    .with("act", clipped(context.slice(words)))
                    .with("actor", actor(context, mark.sentence, words.start)),
            );
        }
    }
}
