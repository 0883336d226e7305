//! Running chains over texts.

use super::positions::{Positions, Set};
use super::{Chain, Characters, Filter, Look, Node, Step};
use std::cell::RefCell;

impl Chain {
    /// Whether the expression matches anywhere in `text`.
    #[must_use]
    pub fn is_match(&self, text: &str) -> bool {
        if self.words < FEW_WORDS {
            return self.runs(text, &Characters::ALL);
        }
        self.is_match_of(text, &Characters::new(text))
    }

    /// The same where the characters of `text` are known.
    #[must_use]
    pub fn is_match_of(&self, text: &str, characters: &Characters) -> bool {
        self.may_be_in(characters) && self.runs(text, characters)
    }

    fn runs(&self, text: &str, characters: &Characters) -> bool {
        let Ok(end) = u32::try_from(text.len()) else { return false };
        STACK.with_borrow_mut(|positions| {
            let all = positions.all(end);
            let mut run = Run { bytes: text.as_bytes(), text, characters, positions };
            !run.step(&self.root, all).is_empty()
        })
    }
}

/// With fewer sets of strings than this, looking for them is no more work than telling the
/// characters of a text.
const FEW_WORDS: usize = 3;

thread_local! {
    /// The stack of the run; runs are many and short, and none begins inside another.
    static STACK: RefCell<Positions> = RefCell::default();
}

/// A run over one text.
struct Run<'a> {
    bytes: &'a [u8],
    text: &'a str,
    characters: &'a Characters,
    positions: &'a mut Positions,
}

impl Run<'_> {
    /// Where a part can end that begins at a position of `set`; the new set is on top of the stack.
    fn step(&mut self, step: &Step, set: Set) -> Set {
        let base = self.positions.top();
        let set = match &step.filter {
            Some(filter) if self.positions.is_wide(set.clone()) => self.narrow(filter, set),
            _ => set,
        };
        if set.is_empty() {
            return base..base;
        }
        let from = self.positions.top();
        let ends = self.node(&step.node, set, from);
        if from == base { ends } else { self.positions.settle(base, ends) }
    }

    fn node(&mut self, node: &Node, set: Set, base: usize) -> Set {
        match node {
            Node::Strings(strings) => {
                let Self { bytes, positions, .. } = self;
                for index in set {
                    let (from, to) = positions.get(index);
                    for at in from..=to {
                        strings.each(bytes, at as usize, |end| {
                            let end = position(end);
                            positions.push(end, end);
                        });
                    }
                }
                self.positions.close(base)
            }
            Node::One(class) => {
                for index in set {
                    let (from, to) = self.positions.get(index);
                    self.one(class, from as usize, to as usize);
                }
                self.positions.close(base)
            }
            Node::Gap(class, most) => {
                match most {
                    None => self.gap(class, set),
                    Some(most) => self.short_gap(class, *most, set),
                }
                self.positions.close(base)
            }
            Node::Look(look) => {
                for index in set {
                    let (from, to) = self.positions.get(index);
                    self.look(*look, from, to);
                }
                self.positions.close(base)
            }
            Node::Maybe(inner) => {
                if inner.node.may_be_in(self.characters) {
                    self.step(inner, set.clone());
                }
                self.positions.copy(set);
                self.positions.close(base)
            }
            Node::Repeat(inner) => self.repeat(inner, set, base),
            Node::Sequence(steps) => self.sequence(steps, set, base),
            Node::Choice(branches) => {
                for branch in branches {
                    if branch.node.may_be_in(self.characters) {
                        self.step(branch, set.clone());
                    }
                }
                self.positions.close(base)
            }
        }
    }

    fn sequence(&mut self, steps: &[Step], set: Set, base: usize) -> Set {
        let Some((first, rest)) = steps.split_first() else {
            self.positions.copy(set);
            return self.positions.close(base);
        };
        let mut set = self.step(first, set);
        for step in rest {
            if set.is_empty() {
                break;
            }
            let ends = self.step(step, set);
            set = self.positions.settle(base, ends);
        }
        set
    }

    /// Any number of times: what is new after each is where the next begins.
    fn repeat(&mut self, inner: &Step, set: Set, base: usize) -> Set {
        self.positions.copy(set);
        let mut known = self.positions.close(base);
        if !inner.node.may_be_in(self.characters) {
            return known;
        }
        let mut fresh = known.clone();
        loop {
            let ends = self.step(inner, fresh);
            let from = self.positions.top();
            self.positions.push_new(ends, known.clone());
            let new = self.positions.close(from);
            if new.is_empty() {
                return self.positions.settle(base, known);
            }
            // The new ones lie on top of what is known with them.
            let from = self.positions.top();
            self.positions.copy(known);
            self.positions.copy(new.clone());
            known = self.positions.close(from);
            fresh = new;
        }
    }

    /// Behind each character of the class that begins from `from` to `to`.
    fn one(&mut self, class: &super::Class, from: usize, to: usize) {
        let mut at = from;
        // Characters side by side end in a range.
        let mut first = None;
        while at <= to {
            if let Some(len) = class.here(self.bytes, at) {
                at += len;
                first.get_or_insert(at);
                continue;
            }
            if let Some(first) = first.take() {
                self.positions.push(position(first), position(at));
            }
            at +=
                self.text.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
        }
        if let Some(first) = first {
            self.positions.push(position(first), position(at));
        }
    }

    /// As far as the class runs from the positions of a set.
    fn gap(&mut self, class: &super::Class, set: Set) {
        let mut reached = None;
        for index in set {
            let (from, to) = self.positions.get(index);
            if reached.is_some_and(|reached| to <= reached) {
                continue;
            }
            let end = position(class.run(self.bytes, to as usize));
            self.positions.push(from, end);
            reached = Some(end);
        }
    }

    /// At most `most` characters of the class from the positions of a set.
    fn short_gap(&mut self, class: &super::Class, most: u32, set: Set) {
        for index in set {
            // What begins before the end of a range comes no further than what begins there.
            let (from, to) = self.positions.get(index);
            let end = class.run_of(self.bytes, to as usize, most);
            self.positions.push(from, position(end));
        }
    }

    /// The positions from `from` to `to` that are as `look` asks.
    fn look(&mut self, look: Look, from: u32, to: u32) {
        let end = position(self.bytes.len());
        match look {
            Look::Start if from == 0 => self.positions.push(0, 0),
            Look::End if to == end => self.positions.push(end, end),
            Look::Start | Look::End => {}
            Look::LineStart | Look::LineEnd | Look::Boundary => {
                for at in from..=to {
                    if sees(self.bytes, look, at as usize) {
                        self.positions.push(at, at);
                    }
                }
            }
        }
    }

    /// The positions of a set at which a part can begin.
    fn narrow(&mut self, filter: &Filter, set: Set) -> Set {
        let base = self.positions.top();
        let Self { bytes, positions, .. } = self;
        for index in set {
            let (from, to) = positions.get(index);
            filter.each(bytes, from as usize, to as usize, |at| {
                positions.push(position(at), position(at));
            });
        }
        self.positions.close(base)
    }
}

/// Whether the characters around `at` are as `look` asks.
pub(super) fn sees(bytes: &[u8], look: Look, at: usize) -> bool {
    let byte = |at: Option<usize>| at.and_then(|at| bytes.get(at)).copied();
    let word = |at| byte(at).is_some_and(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    let before = at.checked_sub(1);
    match look {
        Look::Start => at == 0,
        Look::End => at == bytes.len(),
        Look::LineStart => at == 0 || byte(before) == Some(b'\n'),
        Look::LineEnd => at == bytes.len() || byte(Some(at)) == Some(b'\n'),
        Look::Boundary => word(before) != word(Some(at)),
    }
}

/// Texts are shorter than four gibibytes.
pub(super) fn position(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
