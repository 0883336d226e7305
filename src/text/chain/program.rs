//! Expressions as programs of a machine that steps back: for where a match is and what its groups
//! are, which chains do not tell.

use super::class::Class;
use super::strings::{Letter, plain};
use super::{Look, build};
use regex_syntax::hir::{self, Hir, HirKind, Repetition};
use serde::{Deserialize, Serialize};

/// A program has at most so many steps.
const MOST: usize = 20_000;

/// A regular expression as steps of a search.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Program {
    pub(super) steps: Box<[Op]>,
    /// How many steps are forks.
    pub(super) forks: u32,
    /// How many groups there are, with the whole match.
    pub(super) groups: u32,
    /// The names of groups that have one, with their numbers.
    pub(super) names: Box<[(Box<str>, u32)]>,
}

/// A step; what follows it is the next one unless it says otherwise.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) enum Op {
    /// These bytes stand here.
    Text(Box<[Letter]>),
    /// A character of the class stands here.
    One(Class),
    Look(Look),
    /// Here or, if that leads nowhere, there; forks are numbered.
    Fork {
        number: u32,
        first: u32,
        second: u32,
    },
    Jump(u32),
    /// The place is the beginning (even) or the end (odd) of a group.
    Save(u32),
    Match,
}

impl Program {
    /// The program of `hir`; `None` where it asks for something that programs have not, or is too
    /// long.
    pub(crate) fn of(hir: &Hir) -> Option<Self> {
        let mut building = Building { groups: 1, ..Building::default() };
        building.push(Op::Save(0))?;
        building.add(hir)?;
        building.push(Op::Save(1))?;
        building.push(Op::Match)?;
        let Building { steps, forks, groups, names } = building;
        Some(Self { steps: steps.into(), forks, groups, names: names.into() })
    }

    /// The number of the group of that name.
    pub(in super::super) fn group(&self, name: &str) -> Option<usize> {
        let (_, number) = self.names.iter().find(|(known, _)| **known == *name)?;
        Some(*number as usize)
    }
}

#[derive(Default)]
struct Building {
    steps: Vec<Op>,
    forks: u32,
    groups: u32,
    names: Vec<(Box<str>, u32)>,
}

impl Building {
    /// Adds a step and tells its place.
    fn push(&mut self, op: Op) -> Option<usize> {
        self.steps.push(op);
        (self.steps.len() <= MOST).then_some(self.steps.len() - 1)
    }

    /// Adds a fork whose ways are given later.
    fn fork(&mut self) -> Option<usize> {
        self.forks += 1;
        self.push(Op::Fork { number: self.forks - 1, first: 0, second: 0 })
    }

    /// The place of the next step.
    fn here(&self) -> u32 {
        u32::try_from(self.steps.len()).unwrap_or(u32::MAX)
    }

    /// Says where the fork at `at` leads: to what follows it, and to `other`; the former first if
    /// it is greedy.
    fn lead(&mut self, at: usize, other: u32, greedy: bool) {
        let next = u32::try_from(at + 1).unwrap_or(u32::MAX);
        if let Some(Op::Fork { first, second, .. }) = self.steps.get_mut(at) {
            (*first, *second) = if greedy { (next, other) } else { (other, next) };
        }
    }

    fn add(&mut self, hir: &Hir) -> Option<()> {
        match hir.kind() {
            HirKind::Empty => {}
            HirKind::Literal(literal) => {
                self.push(Op::Text(plain(&literal.0).into()))?;
            }
            HirKind::Class(hir::Class::Unicode(class)) => {
                self.push(Op::One(Class::new(class)))?;
            }
            HirKind::Class(hir::Class::Bytes(_)) => return None,
            HirKind::Look(look) => {
                self.push(Op::Look(build::look(*look)?))?;
            }
            HirKind::Capture(capture) => {
                self.groups = self.groups.max(capture.index + 1);
                if let Some(name) = &capture.name {
                    let name = (name.clone(), capture.index);
                    if !self.names.contains(&name) {
                        self.names.push(name);
                    }
                }
                self.push(Op::Save(2 * capture.index))?;
                self.add(&capture.sub)?;
                self.push(Op::Save(2 * capture.index + 1))?;
            }
            HirKind::Repetition(repetition) => self.repeat(repetition)?,
            HirKind::Concat(parts) => parts.iter().try_for_each(|part| self.add(part))?,
            HirKind::Alternation(branches) => self.choose(branches)?,
        }
        Some(())
    }

    fn repeat(&mut self, repetition: &Repetition) -> Option<()> {
        let Repetition { min, max, greedy, sub } = repetition;
        for _ in 0..*min {
            self.add(sub)?;
        }
        let Some(max) = max else {
            // How often nothing is repeated is a question of its own.
            if sub.properties().minimum_len() == Some(0) {
                return None;
            }
            let fork = self.fork()?;
            self.add(sub)?;
            self.push(Op::Jump(u32::try_from(fork).ok()?))?;
            self.lead(fork, self.here(), *greedy);
            return Some(());
        };
        let mut forks = Vec::new();
        for _ in *min..*max {
            forks.push(self.fork()?);
            self.add(sub)?;
        }
        for fork in forks {
            self.lead(fork, self.here(), *greedy);
        }
        Some(())
    }

    fn choose(&mut self, branches: &[Hir]) -> Option<()> {
        let mut ends = Vec::new();
        let Some((last, others)) = branches.split_last() else { return Some(()) };
        for branch in others {
            let fork = self.fork()?;
            self.add(branch)?;
            ends.push(self.push(Op::Jump(0))?);
            self.lead(fork, self.here(), true);
        }
        self.add(last)?;
        let here = self.here();
        for end in ends {
            self.steps[end] = Op::Jump(here);
        }
        Some(())
    }
}
