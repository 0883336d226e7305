//! Where an expression matches in a text, and what its groups are.
//!
//! A chain has said that there is a match; what is left is one sentence or line, of which one wants
//! the places. The engine of the `regex` crate builds half a dozen automata for that and remembers
//! what it meets, for each of a thousand expressions, most of which are asked a few times. A machine
//! that steps back needs nothing but the program, which the build has made.

use super::ascii::ascii_classes;
use super::chain::Program;
use super::compiled;
use super::pattern::automaton;
use regex::Regex;
use std::ops::{Index, Range};
use std::sync::Arc;

/// The groups of some matches, so many of each, the whole match first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Groups {
    all: Arc<[Option<Range<usize>>]>,
    each: usize,
}

impl Groups {
    /// Whether nothing matches.
    pub(super) fn is_empty(&self) -> bool {
        self.all.is_empty()
    }
}

impl Default for Groups {
    fn default() -> Self {
        Self { all: Arc::default(), each: 1 }
    }
}

/// A match in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Match<'t> {
    text: &'t str,
    start: usize,
    end: usize,
}

impl<'t> Match<'t> {
    /// Where it begins in the text, in bytes.
    #[must_use]
    pub fn start(&self) -> usize {
        self.start
    }

    /// Where it ends in the text, in bytes.
    #[must_use]
    pub fn end(&self) -> usize {
        self.end
    }

    /// Where it stands in the text, in bytes.
    #[must_use]
    pub fn range(&self) -> Range<usize> {
        self.start..self.end
    }

    /// What matches.
    #[must_use]
    pub fn as_str(&self) -> &'t str {
        self.text.get(self.range()).unwrap_or_default()
    }
}

/// A match with the groups of the expression.
#[derive(Debug, Clone)]
pub struct Captures<'t> {
    text: &'t str,
    /// Where the groups of all matches are.
    groups: Groups,
    /// Which of them are those of this one.
    own: Range<usize>,
    finder: Finder,
}

impl<'t> Captures<'t> {
    /// All matches of `finder` in `text`, as their groups tell.
    pub(super) fn all(
        text: &'t str,
        groups: Groups,
        finder: Option<Finder>,
    ) -> impl Iterator<Item = Self> + use<'t> {
        let starts = (0..groups.all.len()).step_by(groups.each.max(1));
        starts.filter_map(move |start| {
            let own = start..start + groups.each;
            Some(Self { text, groups: groups.clone(), own, finder: finder.clone()? })
        })
    }

    /// The group of that number, 0 for the whole match; `None` where it has no part in it.
    #[must_use]
    pub fn get(&self, group: usize) -> Option<Match<'t>> {
        let range = self.groups.all.get(self.own.clone())?.get(group)?.clone()?;
        Some(Match { text: self.text, start: range.start, end: range.end })
    }

    /// The group of that name; `None` where it has no part in the match.
    #[must_use]
    pub fn name(&self, name: &str) -> Option<Match<'t>> {
        self.get(self.finder.group(name)?)
    }

    /// All groups in order, the whole match first.
    pub fn iter(&self) -> impl Iterator<Item = Option<Match<'t>>> {
        (0..self.own.len()).map(|group| self.get(group))
    }
}

impl Index<usize> for Captures<'_> {
    type Output = str;

    /// What the group matches; nothing where it has no part in the match.
    fn index(&self, group: usize) -> &str {
        self.get(group).map(|found| found.as_str()).unwrap_or_default()
    }
}

/// What finds the places of an expression.
#[derive(Debug, Clone)]
pub(super) enum Finder {
    Program(Arc<Program>),
    /// For what programs have not.
    Regex(Regex),
}

impl Finder {
    /// The finder for `source`, which is read as [`super::pattern`] does; `None` where it is no
    /// expression or grows too large.
    pub(super) fn new(source: &str) -> Option<Self> {
        let parse = || Program::of(&regex_syntax::parse(&ascii_classes(source)).ok()?);
        match compiled::program(source).or_else(parse) {
            Some(program) => Some(Self::Program(Arc::new(program))),
            None => automaton(source).ok().map(Self::Regex),
        }
    }

    fn group(&self, name: &str) -> Option<usize> {
        match self {
            Self::Program(program) => program.group(name),
            Self::Regex(regex) => regex.capture_names().position(|known| known == Some(name)),
        }
    }

    /// The groups of all matches in `text`, or of the first `most`.
    pub(super) fn find(&self, text: &str, most: usize) -> Groups {
        let mut all = Vec::new();
        let mut found = 0;
        let mut add = |groups: &mut dyn Iterator<Item = Option<Range<usize>>>| {
            all.extend(groups);
            found += 1;
            found < most
        };
        match self {
            Self::Program(program) => program.each(text, |slots| {
                let place = |slot: Option<u32>| slot.map(|at| at as usize);
                let (pairs, _) = slots.as_chunks::<2>();
                let range = |&[start, end]: &[Option<u32>; 2]| Some(place(start)?..place(end)?);
                add(&mut pairs.iter().map(range))
            }),
            Self::Regex(regex) => {
                let range = |group: Option<regex::Match<'_>>| group.map(|group| group.range());
                let mut found = regex.captures_iter(text);
                while found.next().is_some_and(|found| add(&mut found.iter().map(range))) {}
            }
        }
        Groups { each: all.len() / found.max(1), all: all.into() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The groups of all matches, by a program and by the automata of the `regex` crate.
    fn both(source: &str, text: &str) -> [Groups; 2] {
        let regex = automaton(source).expect("an expression");
        let program = Finder::new(source).expect("an expression");
        assert!(matches!(program, Finder::Program(_)), "{source}");
        [program, Finder::Regex(regex)].map(|finder| finder.find(text, usize::MAX))
    }

    const SOURCES: [&str; 10] = [
        "(?:许可|执照)([^。]*)(吊销)?",
        "(?P<a>许可证?)|(执照)+?",
        r"\b(may|must)\b(?: [a-z]+ly)*( revoke)?",
        "(?i)the (?P<x>[^,.]{0,6}),?",
        "(?m)^(第.)条(.*)$",
        "(a*)(a|b)*",
        "(?:(a)|b)*?c",
        "(?:a|ab)(?:c|bcd)(d*)",
        "a{2,3}?(b?)",
        "(?s)许(.)可$",
    ];

    #[test]
    fn programs_and_automata_find_the_same() {
        let text = "第一条 许可证吊销。执照。\n第二条 The licence, may swiftly revoke 许\n可";
        for source in SOURCES {
            let [ours, theirs] = both(source, text);
            assert_eq!(ours, theirs, "{source}");
        }
    }

    #[test]
    fn what_programs_have_not_is_left_to_automata() {
        for source in ["(|a)+", r"a\B|a"] {
            let finder = Finder::new(source).expect("an expression");
            assert!(matches!(finder, Finder::Regex(_)), "{source}");
            let found = finder.find("a", 1);
            assert_eq!(found.all.len(), found.each);
        }
    }

    #[test]
    fn groups_have_names() {
        let finder = Finder::new("(许可)(?P<c>证)").expect("an expression");
        let groups = finder.find("许可证", 1);
        let found = Captures::all("许可证", groups, Some(finder)).next().expect("a match");
        assert_eq!(found.name("c").map(|group| group.range()), Some(6..9));
        assert_eq!((&found[1], found.name("d")), ("许可", None));
    }

    proptest! {
        #[test]
        fn programs_and_automata_find_the_same_in_any_text(
            source in prop::sample::select(&SOURCES[..]),
            text in "[abcd许可证执照吊销。第一条 \n]{0,24}",
        ) {
            let [ours, theirs] = both(source, &text);
            prop_assert_eq!(ours, theirs);
        }
    }
}
