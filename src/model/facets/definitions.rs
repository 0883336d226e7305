//! Declared terms.

use crate::model::definitions::bare;
use crate::outline::NodeId;
use crate::text::Span;

/// Whether a term is explained or only shortened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DefinitionKind {
    /// 是指, means.
    Definition,
    /// 以下简称, hereinafter.
    Abbreviation,
}

impl DefinitionKind {
    /// The name in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            DefinitionKind::Definition => "definition",
            DefinitionKind::Abbreviation => "abbreviation",
        }
    }
}

/// Where a definition holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Scope {
    /// In the whole document.
    Document,
    /// In a part or chapter.
    Chapter(NodeId),
    /// In one article or a part of it.
    Article(NodeId),
}

impl Scope {
    /// The name in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Scope::Document => "document",
            Scope::Chapter(_) => "chapter",
            Scope::Article(_) => "article",
        }
    }
}

/// A term that the document declares.
#[derive(Debug, Clone)]
pub struct Definition {
    /// The term exactly as it stands inside the quotation marks or after 以下简称.
    pub term: String,
    /// Definition or abbreviation.
    pub kind: DefinitionKind,
    /// The provision that declares it.
    pub provision: NodeId,
    /// The term where it is declared.
    pub span: Span,
    /// What it stands for: the text that explains it, or the long form that it shortens.
    pub meaning: Span,
    /// Where it holds.
    pub scope: Scope,
    /// Its uses in scope, the declaration left out, in order.
    pub uses: Vec<Span>,
}

impl Definition {
    /// The term where it is declared as its uses are written: without the article of "the
    /// Minister".
    #[must_use]
    pub fn word(&self) -> Span {
        let article = self.term.len() - bare(&self.term).len();
        Span::new(self.span.start as usize + article, self.span.end as usize)
    }
}
