//! A document as a request sees it.

use super::analysis::Analysis;
use super::capabilities::Client;
use super::documents::OpenDocument;
use crate::lint::Finding;
use crate::model::{Definition, Document, Reference, Scope};
use crate::outline::NodeId;
use crate::report::Words;
use crate::text::Span;
use ls_types::{Location, Position, Range, Uri};
use std::collections::BTreeMap;

/// A document as a request sees it: its analysis, in the positions of the editor.
#[derive(Debug, Clone, Copy)]
pub(super) struct View<'a> {
    /// Its name.
    pub(super) uri: &'a Uri,
    /// The version of the editor.
    pub(super) version: i32,
    /// What is known of it.
    pub(super) analysis: &'a Analysis,
    /// What the editor can do.
    pub(super) client: &'a Client,
    /// All texts that the editor has open, by name.
    pub(super) open: &'a BTreeMap<String, OpenDocument>,
}

impl<'a> View<'a> {
    /// The document.
    pub(super) fn document(&self) -> &'a Document {
        &self.analysis.document
    }

    /// Its text as the editor has it.
    pub(super) fn text(&self) -> &'a str {
        self.document().source().text()
    }

    /// The findings.
    pub(super) fn findings(&self) -> &'a [Finding] {
        &self.analysis.findings
    }

    /// The words around findings.
    pub(super) fn words(&self) -> Words {
        let settings = &self.analysis.plan.settings;
        let own = self.document().profile().language().tag();
        Words::of(settings.message_language.as_deref().unwrap_or(own))
    }

    /// A byte offset as the editor counts.
    pub(super) fn position(&self, offset: u32) -> Position {
        self.client.position(self.document().source().position(offset))
    }

    /// A span as the editor counts.
    pub(super) fn range(&self, span: Span) -> Range {
        Range::new(self.position(span.start), self.position(span.end))
    }

    /// A span of this document.
    pub(super) fn location(&self, span: Span) -> Location {
        Location::new(self.uri.clone(), self.range(span))
    }

    /// A position of the editor as a byte offset.
    pub(super) fn offset(&self, at: Position) -> u32 {
        let lines = self.document().source().lines();
        lines.offset(self.text(), at.line, at.character, self.client.unit)
    }

    /// A range of the editor as a span.
    pub(super) fn span(&self, range: Range) -> Span {
        let (start, end) = (self.offset(range.start), self.offset(range.end));
        Span { start, end: end.max(start) }
    }

    /// How a provision is cited.
    pub(super) fn label(&self, node: NodeId) -> String {
        self.document().outline().label(node, self.text())
    }

    /// The reference at an offset.
    pub(super) fn reference_at(&self, offset: u32) -> Option<&'a Reference> {
        let references = self.document().references();
        let behind = references.partition_point(|reference| reference.span.start <= offset);
        let before = references.get(..behind).unwrap_or_default().iter().rev();
        before.take(8).find(|reference| touches(reference.span, offset))
    }

    /// The declarations of the term at an offset, whether it stands there in its declaration or
    /// in a use: those whose scope is the narrowest.
    pub(super) fn definitions_at(&self, offset: u32) -> Vec<&'a Definition> {
        let mut found: Vec<&Definition> = Vec::new();
        for definition in self.document().definitions() {
            if touches(definition.span, offset) {
                return self.namesakes(definition);
            }
            if use_at(definition, offset).is_some() {
                found.push(definition);
            }
        }
        let narrow = found.iter().map(|definition| narrowness(definition.scope)).max();
        found.retain(|definition| Some(narrowness(definition.scope)) == narrow);
        found
    }

    /// The uses of a term that mean this declaration of it, and not one of a narrower scope.
    pub(super) fn uses(&self, definition: &'a Definition) -> impl Iterator<Item = Span> {
        let outline = self.document().outline();
        let word = definition.word().slice(self.text());
        let narrower: Vec<Span> = self
            .document()
            .definitions()
            .iter()
            .filter(|other| narrowness(other.scope).0 > narrowness(definition.scope).0)
            .filter(|other| other.word().slice(self.text()) == word)
            .filter_map(|other| match other.scope {
                Scope::Document => None,
                Scope::Chapter(id) | Scope::Article(id) => Some(outline.node(id).span),
            })
            .collect();
        let hidden = move |used: Span| narrower.iter().any(|span| span.contains(used));
        definition.uses.iter().copied().filter(move |&used| !hidden(used))
    }

    /// The declarations of the same term in the same scope.
    fn namesakes(&self, definition: &Definition) -> Vec<&'a Definition> {
        let same =
            |other: &&Definition| other.term == definition.term && other.scope == definition.scope;
        self.document().definitions().iter().filter(same).collect()
    }

    /// The words of a term at an offset.
    pub(super) fn term_at(&self, definition: &Definition, offset: u32) -> Span {
        if touches(definition.span, offset) {
            return definition.word();
        }
        use_at(definition, offset).unwrap_or(definition.word())
    }

    /// The provision whose number is at an offset, else the basic unit around it.
    pub(super) fn provision_at(&self, offset: u32) -> Option<NodeId> {
        let outline = self.document().outline();
        let node = outline.at(offset);
        let numbered = outline.ancestors(node).find(|&id| {
            !outline.node(id).number.is_empty() && touches(outline.node(id).number, offset)
        });
        numbered.or_else(|| outline.article_of(node)).filter(|&id| id != NodeId::ROOT)
    }
}

/// Whether `offset` is in a span or right behind it, where a cursor is that has passed it.
pub(super) fn touches(span: Span, offset: u32) -> bool {
    span.start <= offset && offset <= span.end
}

/// The use of a term at an offset.
fn use_at(definition: &Definition, offset: u32) -> Option<Span> {
    let behind = definition.uses.partition_point(|used| used.start <= offset);
    let used = *definition.uses.get(behind.checked_sub(1)?)?;
    touches(used, offset).then_some(used)
}

fn narrowness(scope: Scope) -> (u8, u32) {
    match scope {
        Scope::Document => (0, 0),
        Scope::Chapter(id) => (1, id.0),
        Scope::Article(id) => (2, id.0),
    }
}
