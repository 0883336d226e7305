//! Expressions that several lints keep, built when first asked for.

use crate::model::Document;
use crate::text::{Expression, Span};
use std::sync::OnceLock;

/// A regular expression of a lint.
pub(super) struct Words {
    pattern: &'static str,
    regex: OnceLock<Option<Expression>>,
}

impl Words {
    /// The expression `pattern`.
    pub(super) const fn new(pattern: &'static str) -> Self {
        Self { pattern, regex: OnceLock::new() }
    }

    fn regex(&self) -> Option<&Expression> {
        self.regex.get_or_init(|| crate::text::pattern(self.pattern).ok()).as_ref()
    }

    /// Whether it matches somewhere in `text`.
    pub(super) fn is_in(&self, text: &str) -> bool {
        self.regex().is_some_and(|regex| regex.is_match(text))
    }

    /// Whether it matches somewhere in a document.
    pub(super) fn is_anywhere_in(&self, document: &Document) -> bool {
        // Most texts that have it at all have it in one of the first articles.
        let (text, outline) = (document.text(), document.outline());
        let mut articles = outline.articles().map(|article| outline.node(article).span.slice(text));
        articles.any(|words| self.is_in(words)) || self.is_in(text)
    }

    /// What it finds first in `span` of `text`: its first group, or all of the match.
    pub(super) fn find(&self, text: &str, span: Span) -> Option<Span> {
        let found = self.regex()?.captures(span.slice(text))?;
        let found = found.get(1).or_else(|| found.get(0))?;
        let base = span.start as usize;
        Some(Span::new(base + found.start(), base + found.end()))
    }
}
