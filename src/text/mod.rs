//! Decoded text and the positions in it.
//!
//! Inside normlint a position is a byte offset into the decoded UTF-8 text. Lines, Unicode columns,
//! UTF-8 columns and UTF-16 columns are made here and nowhere else, when something is shown to a
//! person or to another program.

mod ascii;
mod chain;
mod change;
mod char_set;
mod compiled;
mod day;
mod expression;
mod groups;
mod letters;
mod line_index;
mod memory;
mod pattern;
mod required;
mod source;
mod span;
mod word_index;

pub use ascii::{beginning, ending};
pub use chain::{Chain, Characters};
pub use change::Change;
pub use char_set::{CharSet, code_point};
pub use compiled::required;
pub use day::Day;
pub use expression::Expression;
pub use groups::{Captures, Match};
pub use letters::lowercase;
pub use line_index::{ColumnUnit, LineIndex, Position};
pub use memory::remember;
pub use pattern::{automaton, pattern};
pub use source::{DecodingNote, Format, Source};
pub use span::Span;
pub use word_index::WordIndex;
