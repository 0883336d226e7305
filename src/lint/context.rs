//! What a lint sees of a document, and how it reports.

use super::page::Page;
use super::{Applicability, Severity};
use crate::model::Document;
use crate::outline::NodeId;
use crate::text::Span;
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

/// The document and the settings that one lint works with.
pub struct Context<'a> {
    /// The document.
    pub document: &'a Document,
    /// The page of the lint.
    pub page: &'a Page,
    /// The date of the law that the document is held to, `YYYY-MM-DD`; `None` where unknown.
    pub as_of: Option<&'a str>,
    /// Whether messages are in Chinese.
    pub chinese: bool,
    /// Whether the group of the lint is off, so that only what is on nevertheless counts.
    pub(super) partly: bool,
    pub(super) options: Option<&'a BTreeMap<String, toml::Value>>,
    pub(super) drafts: RefCell<Vec<Draft>>,
    /// Whether the lint asked for law of which no version covers the date.
    pub(super) uncovered: Cell<bool>,
}

/// What a native lint is: it looks at the context and reports into it.
pub(super) type NativeCheck = fn(&Context<'_>);

impl Context<'_> {
    /// Reports a finding.
    pub fn report(&self, draft: Draft) {
        self.drafts.borrow_mut().push(draft);
    }

    /// Says that the document cannot be held to the law of the lint, as no version of it that is
    /// known covers the date: that the lint finds nothing then means nothing.
    pub fn not_covered(&self) {
        self.uncovered.set(true);
    }

    /// The setting `name` of the lint: what the user set, else the default of the page.
    #[must_use]
    pub fn option(&self, name: &str) -> Option<&toml::Value> {
        let set = self.options.and_then(|options| options.get(name));
        set.or_else(|| self.page.front.options.get(name)?.get("default"))
    }

    /// The setting `name` as a whole number, or `fallback`.
    #[must_use]
    pub fn number(&self, name: &str, fallback: i64) -> i64 {
        self.option(name).and_then(toml::Value::as_integer).unwrap_or(fallback)
    }

    /// How a lawyer cites the provision.
    #[must_use]
    pub fn label(&self, node: NodeId) -> String {
        self.document.outline().label(node, self.document.source().text())
    }

    /// The text of a span as it was written.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        self.document.source().slice(span)
    }
}

/// A finding before it is put into words.
#[derive(Debug, Clone)]
pub struct Draft {
    pub(super) span: Span,
    pub(super) node: NodeId,
    pub(super) values: Vec<(&'static str, String)>,
    pub(super) variant: Option<&'static str>,
    pub(super) severity: Option<Severity>,
    pub(super) related: Vec<(&'static str, Span)>,
    pub(super) fix: Option<(Applicability, Vec<(Span, String)>)>,
}

impl Draft {
    /// A finding about the words of `span` in the provision `node`. An empty span at the root is a
    /// finding about the whole document.
    #[must_use]
    pub fn new(node: NodeId, span: Span) -> Self {
        let (values, related) = (Vec::new(), Vec::new());
        Self { span, node, values, variant: None, severity: None, related, fix: None }
    }

    /// Chooses the message `name` among the `variant`s of the page instead of its `message`.
    #[must_use]
    pub fn variant(mut self, name: &'static str) -> Self {
        self.variant = Some(name);
        self
    }

    /// Fills the placeholder `name` of the texts of the page.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.values.push((name, value.into()));
        self
    }

    /// Gives this finding a severity of its own.
    #[must_use]
    pub fn severity(mut self, severity: Severity) -> Self {
        self.severity = Some(severity);
        self
    }

    /// Speaks of another place; `name` chooses its text among the `related` of the page.
    #[must_use]
    pub fn related(mut self, name: &'static str, span: Span) -> Self {
        self.related.push((name, span));
        self
    }

    /// Offers to replace `span` by `replacement`, together with what was offered before.
    #[must_use]
    pub fn fix(mut self, applicability: Applicability, span: Span, replacement: String) -> Self {
        self.edit(applicability, span, replacement);
        self
    }

    /// Adds an edit to the fix; the first says how safe all are.
    pub(super) fn edit(&mut self, applicability: Applicability, span: Span, replacement: String) {
        let (_, edits) = self.fix.get_or_insert_with(|| (applicability, Vec::new()));
        edits.push((span, replacement));
    }
}
