//! What lints ask of declared terms.

use crate::lint::Context;
use crate::model::{Definition, Scope};
use crate::text::Span;

/// Whether the declaration is quoted for insertion into another instrument.
pub(super) fn is_quoted(context: &Context<'_>, definition: &Definition) -> bool {
    context.document.outline().is_quoted(definition.span.start)
}

/// Whether two declarations hold in the same place.
pub(super) fn same_scope(a: &Definition, b: &Definition) -> bool {
    match (a.scope, b.scope) {
        (Scope::Document, Scope::Document) => true,
        (Scope::Chapter(a), Scope::Chapter(b)) | (Scope::Article(a), Scope::Article(b)) => a == b,
        _ => false,
    }
}

/// A term as its users write it: without an article before it.
pub(super) fn bare(term: &str) -> &str {
    let term = term.trim();
    let articles = ["the ", "The ", "a ", "A ", "an ", "An "];
    articles.iter().find_map(|article| term.strip_prefix(article)).unwrap_or(term)
}

/// The words of a span without white space, for comparing what terms stand for.
pub(super) fn squeezed(context: &Context<'_>, span: Span) -> String {
    context.slice(span).chars().filter(|c| !c.is_whitespace()).collect()
}
