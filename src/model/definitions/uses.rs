//! Where declared terms are used.

use super::super::Document;
use super::super::facets::{Definition, Scope};
use crate::model::occurrences::{occurrences, whole_words};
use crate::text::Span;
use std::collections::HashMap;

/// Declarations of one term whose uses are counted; further ones have none, or time would grow with
/// the square of a text that says the same again and again.
const MOST: usize = 64;

/// Finds the uses of all terms in one pass. Where terms overlap, the longest one is used.
pub(super) fn fill(definitions: &mut [Definition], document: &Document) {
    let chinese = document.profile().language().is_chinese();
    let text = document.text();
    let outline = document.outline();
    // In folded text, as the document is searched; a term of one character would be found anywhere.
    let mut owners: HashMap<&str, Vec<usize>> = HashMap::new();
    for (index, definition) in definitions.iter().enumerate() {
        let word = bare(definition.span.slice(text));
        if word.chars().nth(1).is_some() {
            let same = owners.entry(word).or_default();
            if same.len() < MOST {
                same.push(index);
            }
        }
    }
    if owners.is_empty() {
        return;
    }
    let mut owners: Vec<(&str, Vec<usize>)> = owners.into_iter().collect();
    owners.sort_unstable();
    let (words, owners): (Vec<&str>, Vec<Vec<usize>>) = owners.into_iter().unzip();
    let known = earlier_uses(document);
    let room = |word: &&str| Vec::with_capacity(known.get(*word).map_or(0, |uses| uses + 16));
    let mut places: Vec<Vec<Span>> = words.iter().map(room).collect();
    let mut found = |span: Span, word: usize| {
        if !outline.is_excluded(span.start) {
            places[word].push(span);
        }
    };
    if chinese {
        occurrences(&words, text, chinese, found);
    } else {
        whole_words(&words, text, |span, word| {
            if is_use(text, span, words[word]) {
                found(span, word);
            }
        });
    }
    for (mut places, owners) in places.into_iter().zip(owners) {
        let last = owners.last().copied();
        for index in owners {
            let definition = &mut definitions[index];
            let all = definition.scope == Scope::Document && Some(index) == last;
            definition.uses = match all {
                true => std::mem::take(&mut places),
                false => in_scope(document, definition.scope, &places).to_vec(),
            };
            definition.uses.retain(|span| !definition.span.overlaps(*span));
        }
    }
}

/// How often the version before this one used its terms, so that lists need not be moved as they
/// grow.
fn earlier_uses(document: &Document) -> HashMap<&str, usize> {
    let mut uses = HashMap::new();
    let earlier = document.earlier().map(|it| &it.document);
    for definition in earlier.and_then(|it| it.known_definitions()).unwrap_or_default() {
        let text = earlier.map_or("", |it| it.text());
        let most: &mut usize = uses.entry(bare(definition.span.slice(text))).or_default();
        *most = definition.uses.len().max(*most);
    }
    uses
}

/// A term without its article: "the Minister" is used in "a Minister" too.
pub(in crate::model) fn bare(term: &str) -> &str {
    let mut articles = ["the ", "The ", "a ", "A ", "an ", "An "].into_iter();
    articles.find_map(|article| term.strip_prefix(article)).unwrap_or(term)
}

/// Whether `span` is the English word itself: no part of a longer word but for a plural, and in
/// capitals where the term is.
fn is_use(text: &str, span: Span, word: &str) -> bool {
    let before = text.get(..span.start as usize).and_then(|t| t.chars().next_back());
    let after = text.get(span.end as usize..).unwrap_or_default();
    let after = after
        .strip_prefix("es")
        .or_else(|| after.strip_prefix('s'))
        .filter(|rest| !rest.starts_with(char::is_alphanumeric))
        .unwrap_or(after);
    let whole =
        !before.is_some_and(char::is_alphanumeric) && !after.starts_with(char::is_alphanumeric);
    let capital = word.chars().any(char::is_uppercase);
    whole && (!capital || span.slice(text) == word)
}

/// Those of `places`, which are in order, that are in the scope.
fn in_scope<'p>(document: &Document, scope: Scope, places: &'p [Span]) -> &'p [Span] {
    match scope {
        Scope::Document => places,
        Scope::Chapter(id) | Scope::Article(id) => {
            let within = document.outline().node(id).span;
            let from = places.partition_point(|place| place.start < within.start);
            let to = places.partition_point(|place| place.end <= within.end);
            places.get(from..to).unwrap_or_default()
        }
    }
}
