//! Citations of provisions, resolved where they point into the document itself.

mod chinese;
mod english;
mod expand;
mod grammar;
mod host;
mod list;
mod resolve;

pub(super) use english::Grammar as EnglishGrammar;
pub(super) use grammar::Grammar;

use super::Document;
use super::facets::Reference;
use crate::outline::{Kind, NodeId, Ordinal};
use crate::text::Span;

pub(super) fn find(document: &Document) -> Vec<Reference> {
    if document.profile().language().is_chinese() {
        chinese::scan(document)
    } else {
        english::scan(document)
    }
}

/// The instrument that a citation points into.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Host {
    /// This document. `sure`: not only by what is usual, so that a target that is not there is
    /// missing.
    This { sure: bool },
    /// Another one, by its name.
    Other(String),
    /// Not known.
    Unknown,
}

/// One step down to a provision: 第三款, "(a)".
#[derive(Debug, Clone, PartialEq, Eq)]
struct Step {
    kind: Kind,
    /// How deep the words put it, for telling which steps of a list go on.
    rank: u8,
    /// The number as in an eId.
    num: Box<str>,
    ordinal: Ordinal,
}

/// Where the steps to a provision begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Base {
    /// At the document.
    Document,
    /// At a unit of this document.
    Node(NodeId),
    /// At a place that is not there: the paragraph before the first one of this unit.
    Nowhere(NodeId, Kind),
}

/// How a member of a list goes with the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Join {
    /// By 、 or "and", or it is the first.
    And,
    /// By 至 or "to".
    Through,
}

/// A member of a list of citations.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Member {
    base: Base,
    steps: Vec<Step>,
    span: Span,
    join: Join,
}

#[cfg(test)]
mod tests {
    use crate::model::samples::document;

    /// Checks what the provision `within` of `text` cites, as `words: targets status`.
    #[track_caller]
    pub(super) fn check(code: &str, text: &str, within: &str, want: &[&str]) {
        let document = document(code, text);
        let outline = document.outline();
        let shown: Vec<String> = document
            .references()
            .iter()
            .filter(|reference| outline.provision(reference.provision) == within)
            .map(|reference| {
                let words = reference.span.slice(document.text());
                let paths: Vec<&str> = reference.targets.iter().map(|t| t.path.as_str()).collect();
                let status = format!("{:?}", reference.status).to_lowercase();
                format!("{words}: {} {status}", paths.join(" "))
            })
            .collect();
        assert_eq!(shown, want);
    }
}
