//! Yes-or-no matching of regular expressions by sets of positions.
//!
//! A cue such as `(?:机关|部门)[^。；]*负责` is words and gaps between them. The automata of the
//! `regex` crate step through it byte by byte, over tables of so many states that they fall out of
//! the cache between two sentences. Here the whole sentence goes through the parts of the expression
//! one after the other instead: each turns the set of positions at which it may begin into the set
//! at which it can end. After a gap that set is a range, in which the next words are looked for by
//! their first characters. Nothing is tried twice, so that time stays linear in the text for each
//! part of the expression.

mod build;
mod characters;
mod class;
mod filter;
mod positions;
mod program;
mod run;
mod search;
mod strings;

pub use characters::Characters;
pub(crate) use program::Program;

use class::Class;
use filter::Filter;
use regex_syntax::hir::Hir;
use serde::{Deserialize, Serialize};
use strings::Strings;

/// A regular expression that can be asked whether it matches, and nothing else.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Chain {
    root: Step,
    /// How many sets of strings it has.
    words: usize,
}

/// A part of an expression, with what tells where it can begin.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Step {
    /// Picks, from a range of positions, those worth a try; `None` where no range comes in or
    /// nearly all would pass.
    filter: Option<Box<Filter>>,
    node: Node,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
enum Node {
    /// One of some strings.
    Strings(Strings),
    /// One character of a class.
    One(Class),
    /// Any number of characters of a class, or at most so many.
    Gap(Class, Option<u32>),
    Look(Look),
    /// The part or nothing.
    Maybe(Box<Step>),
    /// The part any number of times.
    Repeat(Box<Step>),
    /// One after the other.
    Sequence(Box<[Step]>),
    /// One or another.
    Choice(Box<[Step]>),
}

/// What a position asks of the characters around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
enum Look {
    Start,
    End,
    /// A line begins or ends here.
    LineStart,
    LineEnd,
    /// A letter, digit or underscore of ASCII ends or begins here.
    Boundary,
}

impl Chain {
    /// The chain of `pattern`, which is read as [`super::pattern`] does; `None` where it is no
    /// expression or has something that chains have not.
    #[must_use]
    pub fn new(pattern: &str) -> Option<Self> {
        let hir = regex_syntax::parse(&super::ascii::ascii_classes(pattern)).ok()?;
        Self::of(&hir)
    }

    /// The chain of a parsed expression.
    pub(crate) fn of(hir: &Hir) -> Option<Self> {
        let root = build::root(hir)?;
        Some(Self { words: root.node.words(), root })
    }

    /// Whether there may be a match in a text of those characters: `false` is sure.
    #[must_use]
    pub fn may_be_in(&self, characters: &Characters) -> bool {
        self.root.node.may_be_in(characters)
    }
}

impl Node {
    /// How many sets of strings it has.
    fn words(&self) -> usize {
        match self {
            Node::Strings(_) => 1,
            Node::One(_) | Node::Gap(..) | Node::Look(_) => 0,
            Node::Maybe(inner) | Node::Repeat(inner) => inner.node.words(),
            Node::Sequence(steps) | Node::Choice(steps) => {
                steps.iter().map(|step| step.node.words()).sum()
            }
        }
    }

    /// Whether the part may match in a text of those characters.
    fn may_be_in(&self, characters: &Characters) -> bool {
        match self {
            Node::Strings(strings) => strings.may_be_in(characters),
            Node::One(_) | Node::Gap(..) | Node::Look(_) | Node::Maybe(_) | Node::Repeat(_) => true,
            Node::Sequence(steps) => steps.iter().all(|step| step.node.may_be_in(characters)),
            Node::Choice(branches) => branches.iter().any(|step| step.node.may_be_in(characters)),
        }
    }
}

#[cfg(test)]
mod tests;
