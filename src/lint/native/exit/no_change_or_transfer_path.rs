//! EXI005: a status for a time and one for good, and no way from one to the other.

use crate::lint::native::shared::assessable;
use crate::lint::native::words::{List, WordFile, Words};
use crate::lint::{Context, Draft};
use crate::model::{Document, Edge};
use crate::text::Span;
use serde::Deserialize;

/// What the lint looks for.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Forms {
    short: Words,
    long: Words,
    path: Words,
    fields: List,
}

pub(super) static WORDS: WordFile<Forms> = WordFile::new("no-change-or-transfer-path");

pub(crate) fn check(context: &Context<'_>) {
    let document = context.document;
    if !assessable(document) {
        return;
    }
    let forms = WORDS.of(document);
    let (Some(short), Some(long)) =
        (granted(document, &forms.short), granted(document, &forms.long))
    else {
        return;
    };
    if !same_field(forms, context.slice(short), context.slice(long)) {
        return;
    }
    let text = document.text();
    let joined = document.sentences().iter().any(|sentence| {
        let words = sentence.span.slice(text);
        forms.long.is_in(words) && forms.short.is_in(words) && forms.path.is_in(words)
    });
    if !joined {
        let draft = Draft::new(document.provision_of(long), long)
            .with("long", context.slice(long))
            .with("short", context.slice(short));
        context.report(draft.related("short", short));
    }
}

/// The first name that is found where the document grants a status.
fn granted(document: &Document, name: &Words) -> Option<Span> {
    let statuses = document.statuses().iter().filter(|status| !status.lasting);
    let grants = statuses.flat_map(|status| status.edges(Edge::Grant));
    let found = grants.filter_map(|grant| name.find(document.text(), grant.sentence));
    found.min_by_key(|span| span.start)
}

fn same_field(forms: &Forms, a: &str, b: &str) -> bool {
    let (a, b) = (a.to_lowercase(), b.to_lowercase());
    forms.fields.iter().any(|field| a.contains(field) && b.contains(field))
}
