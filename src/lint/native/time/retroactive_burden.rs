//! Burdens for what was done or left undone before the instrument took effect.

use crate::lint::native::words::{List, WordFile, Words};
use crate::lint::{Context, Draft};
use crate::model::Sentence;
use memchr::memmem;
use serde::Deserialize;

/// What the lint looks for.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Forms {
    mark: List,
    #[serde(default)]
    led_by: List,
    #[serde(default)]
    followed_by: List,
    past: Words,
    #[serde(default)]
    burden: Words,
    excuses: List,
}

pub(super) static WORDS: WordFile<Forms> = WordFile::new("retroactive-burden");

pub(super) fn check(context: &Context<'_>) {
    let document = context.document;
    let outline = document.outline();
    let text = document.text();
    let mut last: Option<usize> = None;
    let forms = WORDS.of(document);
    let marks = forms.mark.iter().flat_map(|mark| {
        let all = memmem::find_iter(text.as_bytes(), mark);
        all.map(|at| (at, at + mark.len()))
    });
    let part = |range| text.get(range).unwrap_or_default();
    let places = marks.filter(|&(at, end)| {
        forms.led_by.ends(part(0..at)) || forms.followed_by.begins(part(end..text.len()))
    });
    for (at, _) in places {
        let place = crate::text::Span::empty(at).start;
        let Some(index) = document.sentence_at(place) else { continue };
        if last.replace(index) == Some(index) || outline.is_quoted(place) {
            continue;
        }
        let sentence = document.sentences()[index];
        if burdens(context, sentence) {
            context.report(Draft::new(sentence.node, sentence.span));
        }
    }
}

fn burdens(context: &Context<'_>, sentence: Sentence) -> bool {
    let document = context.document;
    let words = sentence.span.slice(document.text());
    let forms = WORDS.of(document);
    forms.past.is_in(words)
        && (!document.outline().chinese || forms.burden.is_in(words))
        && !forms.excuses.is_in(words)
}
