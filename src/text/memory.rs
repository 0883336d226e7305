//! What expressions have answered, kept for the next version of a text.
//!
//! Whether and where an expression matches depends on its words alone, and while a draft is written
//! nearly all of its sentences stay as they are. A process that reads one text over and over, such
//! as a language server, asks for this memory; one that reads each text once has no use for it.

use super::groups::Groups;
use std::collections::HashMap;
use std::hash::{BuildHasher, BuildHasherDefault, Hasher, RandomState};
use std::sync::{Mutex, OnceLock, PoisonError};

/// Texts shorter than this, in bytes, are read again sooner than they are looked up.
const SHORTEST: usize = 24;

/// So many parts, so that threads seldom wait for each other.
const PARTS: usize = 32;

/// When a part holds so many answers, those that have not been asked for since it last did are
/// dropped, so that the memory of a server stays flat.
const MOST: usize = 1 << 12;

static MEMORY: OnceLock<Memory> = OnceLock::new();

/// Has the expressions of this process remember what they have answered, from now on.
pub fn remember() {
    MEMORY.get_or_init(Memory::new);
}

/// What an expression is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Question {
    Matches,
    First,
    All,
}

#[derive(Debug, Clone)]
enum Answer {
    Matches(bool),
    Groups(Groups),
}

/// The hash of what was asked of which text, and its length: two that share both do not meet in the
/// life of a process.
type Key = (u64, usize);

#[derive(Debug, Default)]
struct Part {
    /// Answers given since the part was last full, and those before them.
    young: HashMap<Key, Answer, BuildHasherDefault<Hashed>>,
    old: HashMap<Key, Answer, BuildHasherDefault<Hashed>>,
}

/// A key is a hash itself.
#[derive(Debug, Default)]
struct Hashed(u64);

impl Hasher for Hashed {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.write_u64(byte.into());
        }
    }

    fn write_u64(&mut self, number: u64) {
        self.0 = self.0.rotate_left(5) ^ number;
    }

    fn write_usize(&mut self, number: usize) {
        self.write_u64(number as u64);
    }
}

#[derive(Debug)]
struct Memory {
    /// What texts are hashed with, so that nobody can write two that share a hash.
    seeds: [u64; 2],
    parts: [Mutex<Part>; PARTS],
}

/// Whether the expression of that number matches in `text`: remembered, or as `ask` says.
pub(super) fn matches(expression: u64, text: &str, ask: impl FnOnce() -> bool) -> bool {
    let Some(memory) = memory(text) else { return ask() };
    let key = memory.key(expression, Question::Matches, text);
    if let Some(Answer::Matches(known)) = memory.recall(&key) {
        return known;
    }
    let answer = ask();
    memory.keep(key, Answer::Matches(answer));
    answer
}

/// The groups of the first match of the expression in `text`, or of all: remembered, or as `ask`
/// says.
pub(super) fn groups(
    expression: u64,
    question: Question,
    text: &str,
    ask: impl FnOnce() -> Groups,
) -> Groups {
    let Some(memory) = memory(text) else { return ask() };
    let key = memory.key(expression, question, text);
    if let Some(Answer::Groups(known)) = memory.recall(&key) {
        return known;
    }
    let answer = ask();
    memory.keep(key, Answer::Groups(answer.clone()));
    answer
}

/// Two numbers mixed into one: sentences are hashed thousands of times for each version of a text,
/// and the hash of the standard library takes four times as long for them.
fn fold(one: u64, other: u64) -> u64 {
    let (low, high) = halves(u128::from(one) * u128::from(other));
    low ^ high
}

fn halves(number: u128) -> (u64, u64) {
    let low = u64::try_from(number & u128::from(u64::MAX)).unwrap_or_default();
    (low, (number >> 64) as u64)
}

/// The memory, if the process has one and the text is worth it.
fn memory(text: &str) -> Option<&'static Memory> {
    MEMORY.get().filter(|_| text.len() >= SHORTEST)
}

impl Memory {
    fn new() -> Self {
        let state = RandomState::new();
        Self { seeds: [state.hash_one(0), state.hash_one(1)], parts: Default::default() }
    }

    fn key(&self, expression: u64, question: Question, text: &str) -> Key {
        let [first, second] = self.seeds;
        let asked = fold(expression << 2 | question as u64, first);
        let (blocks, rest) = text.as_bytes().as_chunks::<16>();
        let mut last = [0; 16];
        last[..rest.len()].copy_from_slice(rest);
        let hash = blocks.iter().chain([&last]).fold(asked ^ second, |hash, block| {
            let (low, high) = halves(u128::from_le_bytes(*block));
            fold(low ^ hash, high ^ second)
        });
        (fold(hash, first), text.len())
    }

    fn part(&self, key: &Key) -> &Mutex<Part> {
        &self.parts[usize::from(key.0.to_le_bytes()[0]) % PARTS]
    }

    fn recall(&self, key: &Key) -> Option<Answer> {
        let mut part = self.part(key).lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = part.young.get(key) {
            return Some(known.clone());
        }
        let known = part.old.remove(key)?;
        part.young.insert(*key, known.clone());
        Some(known)
    }

    fn keep(&self, key: Key, answer: Answer) {
        let mut part = self.part(&key).lock().unwrap_or_else(PoisonError::into_inner);
        if part.young.len() >= MOST {
            part.old = std::mem::take(&mut part.young);
        }
        part.young.insert(key, answer);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Expression;

    #[test]
    fn what_is_remembered_is_what_was_answered() {
        remember();
        let expression = Expression::new("(licence|permit) is (revoked)").expect("an expression");
        let other = Expression::new("(licence|permit) is (renewed)").expect("an expression");
        let text = "where a licence is revoked, and where a permit is revoked";
        for _ in 0..3 {
            assert!(expression.is_match(text) && !other.is_match(text));
            let first = expression.captures(text).expect("a match");
            assert_eq!((&first[1], &first[2]), ("licence", "revoked"));
            let all: Vec<_> = expression.find_iter(text).map(|found| found.as_str()).collect();
            assert_eq!(all, ["licence is revoked", "permit is revoked"]);
            assert!(other.captures(text).is_none());
        }
    }

    #[test]
    fn what_is_asked_for_again_outlives_what_is_not() {
        let memory = Memory::new();
        let key = |number: u64| (number * PARTS as u64, 0);
        memory.keep(key(0), Answer::Matches(true));
        for number in 1..3 * MOST as u64 {
            memory.keep(key(number), Answer::Matches(false));
            assert!(matches!(memory.recall(&key(0)), Some(Answer::Matches(true))), "{number}");
        }
        assert!(memory.recall(&key(1)).is_none());
    }
}
