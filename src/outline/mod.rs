//! The structure of a document: books, parts, chapters, articles, paragraphs and points.
//!
//! The tree is a flat arena in document order. Spans of children lie inside the span of their
//! parent, in order and without overlap, so that printing the tree gives the text back byte for
//! byte. Parsing never fails: what is not understood stays in the own text of the node it is in.

mod build;
mod chinese;
mod english;
mod identify;
mod label;
mod node;
mod numbering;
pub mod numerals;
pub(crate) mod roman;

pub use build::{Builder, NewNode};
pub(crate) use english::ordinal as english_ordinal;
pub use node::{Kind, Node, NodeId, Numbering, Ordinal, Outline, Problem, ProblemKind};

use crate::jurisdiction::Profile;
use crate::text::Source;

/// Finds the structure of `source`. `text` is its text in simplified characters (see
/// [`fold`](crate::jurisdiction::fold)), or the same text where that makes no difference.
#[must_use]
pub fn parse(source: &Source, text: &str, profile: &Profile) -> Outline {
    if profile.language().is_chinese() {
        chinese::parse(source, text, profile)
    } else {
        english::parse(source, text, profile)
    }
}
