//! Words that are marked as terms and that nothing explains.

use crate::lint::native::words::{List, WordFile, Words};
use crate::lint::{Context, Draft};
use crate::model::Document;
use crate::text::Span;
use serde::Deserialize;

/// What the lint looks for.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Forms {
    term: Words,
    #[serde(default)]
    explained: List,
    #[serde(default)]
    names: List,
}

pub(super) static WORDS: WordFile<Forms> = WordFile::new("term-used-but-never-defined");

pub(super) fn check(context: &Context<'_>) {
    let document = context.document;
    let outline = document.outline();
    let text = document.text();
    let chinese = outline.chinese;
    if chinese && !text.contains(['“', '「']) {
        return;
    }
    let term = &WORDS.of(document).term;
    let mut known: Vec<&str> = Vec::new();
    for sentence in document.sentences() {
        if outline.is_quoted(sentence.span.start) || outline.in_annex(sentence.node) {
            continue;
        }
        for span in term.find_all(text, sentence.span) {
            let term = span.slice(text);
            if known.contains(&term) || is_explained(document, term, span) {
                continue;
            }
            known.push(term);
            context.report(Draft::new(sentence.node, span).with("term", context.slice(span)));
        }
    }
}

/// Whether the document declares the term, explains it on the spot, or uses capitals for a name.
fn is_explained(document: &Document, term: &str, span: Span) -> bool {
    let text = document.text();
    let declared = document.definitions().iter().any(|definition| {
        let own = definition.span.slice(text);
        own.contains(term) || term.contains(own.trim()) && !own.trim().is_empty()
    });
    if declared {
        return true;
    }
    let forms = WORDS.of(document);
    let after = text.get(span.end as usize..).unwrap_or_default();
    let behind: String = after.chars().take(12).collect();
    if document.outline().chinese {
        return forms.explained.is_in(&behind);
    }
    term.split(' ').any(|word| forms.names.has(word)) || behind.starts_with(" (")
}
