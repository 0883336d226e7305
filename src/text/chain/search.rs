//! Running programs over texts.

use super::program::{Op, Program};
use super::run::{position, sees};
use std::cell::RefCell;

/// The places of the groups of a match, two for each: beginnings and ends.
pub(in super::super) type Slots = Box<[Option<u32>]>;

impl Program {
    /// Calls `found` with the groups of each match in `text`, one after the other, until it says
    /// that it has enough. Matches are those of the `regex` crate: of what can match, what begins
    /// first, and of that what the expression tries first.
    pub(in super::super) fn each(&self, text: &str, mut found: impl FnMut(Slots) -> bool) {
        MEMORY.with_borrow_mut(|memory| {
            let mut search = Search { program: self, bytes: text.as_bytes(), memory };
            let (mut from, mut last) = (0, None);
            while let Some(slots) = search.first(text, from) {
                let range = slots[0].zip(slots[1]);
                let Some((start, end)) = range.map(|(a, b)| (a as usize, b as usize)) else {
                    return;
                };
                from = end;
                if start == end {
                    from += text
                        .get(end..)
                        .and_then(|rest| rest.chars().next())
                        .map_or(1, char::len_utf8);
                    // Nothing right behind a match is no match of its own.
                    if last == Some(end) {
                        continue;
                    }
                }
                last = Some(end);
                if !found(slots) {
                    return;
                }
            }
        });
    }
}

thread_local! {
    /// Searches are many and short, and none begins inside another.
    static MEMORY: RefCell<Memory> = RefCell::default();
}

/// What a search keeps in mind.
#[derive(Debug, Default)]
struct Memory {
    /// What is still to be tried, the last first.
    waiting: Vec<Try>,
    /// One bit for each fork at each place where it led nowhere or is being tried.
    seen: Vec<u64>,
    /// The words of `seen` that are not zero.
    touched: Vec<usize>,
}

#[derive(Debug)]
enum Try {
    /// The step at the place.
    Step(u32, u32),
    /// Putting back what a slot was.
    Slot(u32, Option<u32>),
}

struct Search<'a> {
    program: &'a Program,
    bytes: &'a [u8],
    memory: &'a mut Memory,
}

impl Search<'_> {
    /// The groups of the first match that begins at `from` or behind it.
    fn first(&mut self, text: &str, from: usize) -> Option<Slots> {
        let Memory { seen, touched, .. } = &mut *self.memory;
        touched.drain(..).for_each(|word| seen[word] = 0);
        let needed = (self.program.forks as usize * (self.bytes.len() + 1)).div_ceil(64);
        if seen.len() < needed {
            seen.resize(needed, 0);
        }
        let mut slots: Slots = vec![None; 2 * self.program.groups as usize].into();
        let rest = text.get(from..)?;
        let starts = rest.char_indices().map(|(at, _)| at).chain([rest.len()]);
        for start in starts {
            if self.at(from + start, &mut slots) {
                return Some(slots);
            }
        }
        None
    }

    /// Whether a match begins at `start`; its groups are in `slots` then, else they are as before.
    fn at(&mut self, start: usize, slots: &mut Slots) -> bool {
        self.memory.waiting.clear();
        self.memory.waiting.push(Try::Step(0, position(start)));
        while let Some(next) = self.memory.waiting.pop() {
            match next {
                Try::Slot(slot, before) => slots[slot as usize] = before,
                Try::Step(step, at) => {
                    if self.follow(step, at as usize, slots) {
                        return true;
                    }
                }
            }
        }
        false
    }

    /// Goes on from a step as far as it leads; whether that is a match.
    fn follow(&mut self, step: u32, mut at: usize, slots: &mut Slots) -> bool {
        let mut step = step as usize;
        while let Some(op) = self.program.steps.get(step) {
            step += 1;
            match op {
                Op::Text(letters) => {
                    let end = at + letters.len();
                    let here = self.bytes.get(at..end);
                    let stands = |here: &[u8]| letters.iter().zip(here).all(|(l, &b)| l.is(b));
                    if !here.is_some_and(stands) {
                        return false;
                    }
                    at = end;
                }
                Op::One(class) => match class.here(self.bytes, at) {
                    Some(len) => at += len,
                    None => return false,
                },
                Op::Look(look) => {
                    if !sees(self.bytes, *look, at) {
                        return false;
                    }
                }
                Op::Fork { number, first, second } => {
                    if !self.is_new(*number, at) {
                        return false;
                    }
                    self.memory.waiting.push(Try::Step(*second, position(at)));
                    step = *first as usize;
                }
                Op::Jump(to) => step = *to as usize,
                Op::Save(slot) => {
                    let before = slots[*slot as usize].replace(position(at));
                    self.memory.waiting.push(Try::Slot(*slot, before));
                }
                Op::Match => return true,
            }
        }
        false
    }

    /// Whether the fork was not yet tried at this place.
    fn is_new(&mut self, fork: u32, at: usize) -> bool {
        let bit = fork as usize * (self.bytes.len() + 1) + at;
        let word = &mut self.memory.seen[bit / 64];
        if *word >> (bit % 64) & 1 == 1 {
            return false;
        }
        if *word == 0 {
            self.memory.touched.push(bit / 64);
        }
        *word |= 1 << (bit % 64);
        true
    }
}
