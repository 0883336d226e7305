//! Another word for what the document has given a name.

use crate::lint::native::declared::is_for_all;
use crate::lint::{Context, Draft};
use crate::model::Document;
use crate::text::Span;
use memchr::memmem;

pub(super) fn check(context: &Context<'_>) {
    let Some(groups) = context.option("groups").and_then(toml::Value::as_array) else { return };
    for group in groups.iter().filter_map(toml::Value::as_array) {
        let words: Vec<&str> = group.iter().filter_map(toml::Value::as_str).collect();
        let chinese = words.iter().all(|word| !word.is_ascii());
        if chinese == context.document.outline().chinese {
            compare(context, &words);
        }
    }
}

/// Reports the words of a group that the document uses beside the one that it declares.
fn compare(context: &Context<'_>, group: &[&str]) {
    let document = context.document;
    let text = document.text();
    let of = |word: &str| {
        let mut named = document.definitions().iter().filter(|one| same(one.span.slice(text), word));
        named.find(|one| is_for_all(document, one))
    };
    let Some(declared) = group.iter().find_map(|word| of(word)) else { return };
    for word in group.iter().filter(|word| of(word).is_none()) {
        // 持证人 at the beginning of 持证人员 is the declared term itself, and the last word of a name
        // in quotation marks (the “potential registrant”) is no word of its own.
        let term = declared.span.slice(text).trim();
        let mut uses = uses(document, word);
        uses.retain(|&span| {
            let rest = text.get(span.start as usize..).unwrap_or_default();
            let before = text.get(..span.start as usize).unwrap_or_default();
            let behind = text.get(span.end as usize..).unwrap_or_default();
            let named = behind.starts_with(['”', '"']) && !before.ends_with(['“', '"']);
            let longer = term.len() > word.len() && rest.starts_with(term);
            !longer && !named && !is_part_of_term(document, span)
        });
        let Some((&first, again)) = uses.split_first() else { continue };
        // In its meaning the declared term may be explained by any other.
        if declared.meaning.contains(first) {
            continue;
        }
        let draft = Draft::new(document.provision_of(first), first)
            .with("word", context.slice(first))
            .with("term", declared.term.trim())
            .related("term", declared.span);
        context.report(again.iter().fold(draft, |draft, &span| draft.related("again", span)));
    }
}

/// Whether the word at `span` is part of a longer declared term (“potential registrant”).
fn is_part_of_term(document: &Document, span: Span) -> bool {
    let text = document.text();
    let word = span.slice(text).to_ascii_lowercase();
    document.definitions().iter().any(|one| {
        let term = one.term.trim();
        term.len() > word.len()
            && term.to_ascii_lowercase().match_indices(&word).any(|(at, _)| {
                let start = (span.start as usize).checked_sub(at);
                let around = start.and_then(|start| text.get(start..start + term.len()));
                around.is_some_and(|around| same(around, term))
            })
    })
}

fn same(term: &str, word: &str) -> bool {
    term.trim().eq_ignore_ascii_case(word)
}

/// Where the document uses the word by itself, in order.
fn uses(document: &Document, word: &str) -> Vec<Span> {
    let text = document.text();
    let outline = document.outline();
    let latin = |c: char| c.is_ascii_alphanumeric();
    let found = memmem::find_iter(text.as_bytes(), word);
    let found = found.map(|at| Span::new(at, at + word.len()));
    found
        .filter(|span| {
            let before = text.get(..span.start as usize).unwrap_or_default();
            let after = text.get(span.end as usize..).unwrap_or_default();
            let whole = outline.chinese
                || !before.ends_with(latin) && !after.trim_start_matches('s').starts_with(latin);
            let longer = outline.chinese
                && before.ends_with(|c: char| !"，。；：、（“ 　\n由向经报对与和或及将被给为是的".contains(c));
            whole
                && !longer
                && document.sentence_at(span.start).is_some()
                && !outline.is_quoted(span.start)
        })
        .collect()
}
