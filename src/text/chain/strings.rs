//! Finite sets of strings.

use super::characters::Characters;
use super::filter::{Filter, hash, mix};
use regex_syntax::hir::{Class, Hir, HirKind, Repetition};
use serde::{Deserialize, Serialize};

/// At most so many strings are spelled out.
const MOST: usize = 96;
/// Alternatives are put together into larger sets.
const MOST_OF_CHOICE: usize = 1024;
/// A set of characters larger than this is not spelled out.
const MOST_OF_CLASS: usize = 8;

/// A byte of a string, or a letter of ASCII in both cases: what gives `byte` with the bits of
/// `fold`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) struct Letter {
    pub(super) byte: u8,
    fold: u8,
}

impl Letter {
    /// The bytes that it stands for.
    pub(super) fn bytes(self) -> [u8; 2] {
        [self.byte, self.byte & !self.fold]
    }

    pub(super) fn is(self, byte: u8) -> bool {
        byte | self.fold == self.byte
    }
}

/// Some strings, none of them empty.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Strings {
    /// Those of one byte.
    short: Box<[Letter]>,
    /// The others by the hash of their beginning, with where they end in `letters`; each begins
    /// where the one before it ends.
    long: Box<[(u16, u32)]>,
    letters: Box<[Letter]>,
    /// One bit for the last six of each hash: most texts have none of it.
    bits: u64,
    /// Characters of each of `long`, hashed: without all of them it cannot be in a text.
    telling: Box<[[u16; TELLING]]>,
}

/// So many characters of a string tell whether it can be in a text.
const TELLING: usize = 4;

impl Strings {
    /// The set of those strings without the empty one.
    pub(super) fn new(strings: &[Vec<Letter>]) -> Self {
        let first = |string: &[Letter]| {
            let bytes: Vec<u8> = string.iter().take(3).map(|letter| letter.byte).collect();
            hash(&bytes, 0)
        };
        let short = strings.iter().filter(|string| string.len() == 1).map(|string| string[0]);
        let mut hashed: Vec<_> = strings
            .iter()
            .filter(|string| string.len() > 1)
            .map(|string| (first(string), string.as_slice()))
            .collect();
        hashed.sort_unstable();
        hashed.dedup();
        let mut letters = Vec::new();
        let mut long = Vec::new();
        for (hash, string) in hashed {
            letters.extend_from_slice(string);
            long.push((hash, u32::try_from(letters.len()).unwrap_or(u32::MAX)));
        }
        let bits = long.iter().fold(0, |bits, (hash, _)| bits | 1 << (hash & 63));
        let mut own = Self {
            short: short.collect(),
            long: long.into(),
            letters: letters.into(),
            bits,
            telling: Box::default(),
        };
        own.telling = (0..own.long.len()).map(|index| telling(own.string(index))).collect();
        own
    }

    /// Where the strings begin.
    pub(super) fn filter(&self) -> Filter {
        let mut filter = Filter::default();
        for &letter in &self.short {
            filter.add(&[letter]);
        }
        for index in 0..self.long.len() {
            filter.add(self.string(index));
        }
        filter
    }

    fn string(&self, index: usize) -> &[Letter] {
        let end = |index: usize| self.long.get(index).map_or(0, |&(_, end)| end as usize);
        self.letters.get(index.checked_sub(1).map_or(0, end)..end(index)).unwrap_or_default()
    }

    /// Whether a text of those characters may have one of the strings.
    pub(super) fn may_be_in(&self, characters: &Characters) -> bool {
        let short = |letter: &Letter| letter.bytes().iter().any(|&b| characters.has_byte(b));
        self.short.iter().any(short)
            || self.telling.iter().any(|hashes| hashes.iter().all(|&hash| characters.has(hash)))
    }

    /// Calls `found` with the end of each string that begins at `at`.
    pub(super) fn each(&self, bytes: &[u8], at: usize, mut found: impl FnMut(usize)) {
        let Some(rest) = bytes.get(at..).filter(|rest| !rest.is_empty()) else { return };
        if self.short.iter().any(|letter| letter.is(rest[0])) {
            found(at + 1);
        }
        let hash = hash(bytes, at);
        if self.bits >> (hash & 63) & 1 == 0 {
            return;
        }
        let from = self.long.partition_point(|&(other, _)| other < hash);
        for index in from..self.long.len() {
            if self.long[index].0 != hash {
                break;
            }
            let string = self.string(index);
            if string.len() <= rest.len()
                && string.iter().zip(rest).all(|(letter, &byte)| letter.is(byte))
            {
                found(at + string.len());
            }
        }
    }
}

/// The hashes of the first character of a string and of its last ones.
fn telling(string: &[Letter]) -> [u16; TELLING] {
    let mut hashes = Vec::new();
    let mut at = 0;
    while let Some(first) = string.get(at) {
        let next = |index: usize| string.get(at + index).map(|letter| letter.byte);
        let (pair, len) = match first.byte {
            // The last letter is a pair with whatever stands behind the string.
            byte @ 0..0x80 => (next(1).map(|next| (byte | 0x20, next | 0x20)), 1),
            0xE0..0xF0 => (next(1).zip(next(2)), 3),
            byte => (next(1).map(|next| (byte, next)), if byte < 0xE0 { 2 } else { 4 }),
        };
        hashes.extend(pair.map(|(left, right)| mix(left, right)));
        at += len;
    }
    let first = hashes.first().copied().unwrap_or_default();
    let mut telling = [first; TELLING];
    for (place, &hash) in telling.iter_mut().skip(1).zip(hashes.iter().rev()) {
        *place = hash;
    }
    telling
}

/// All strings that `hir` matches, if they are few.
pub(super) fn finite(hir: &Hir) -> Option<Vec<Vec<Letter>>> {
    match hir.kind() {
        HirKind::Empty => Some(vec![Vec::new()]),
        HirKind::Look(_) => None,
        HirKind::Literal(literal) => Some(vec![plain(&literal.0)]),
        HirKind::Class(class) => characters(class),
        HirKind::Capture(capture) => finite(&capture.sub),
        HirKind::Repetition(Repetition { min: 0, max: Some(1), sub, .. }) => {
            let mut strings = finite(sub)?;
            strings.push(Vec::new());
            Some(strings)
        }
        HirKind::Repetition(_) => None,
        HirKind::Concat(parts) => {
            parts.iter().try_fold(vec![Vec::new()], |sofar, part| product(&sofar, &finite(part)?))
        }
        HirKind::Alternation(branches) => {
            let mut all = Vec::new();
            for branch in branches {
                all.append(&mut finite(branch)?);
            }
            (all.len() <= MOST_OF_CHOICE).then_some(all)
        }
    }
}

/// Each of the one set followed by each of the other, if that is not too much.
pub(super) fn product(left: &[Vec<Letter>], right: &[Vec<Letter>]) -> Option<Vec<Vec<Letter>>> {
    if left.len() > 1 && right.len() > 1 && left.len() * right.len() > MOST {
        return None;
    }
    Some(left.iter().flat_map(|a| right.iter().map(move |b| [&a[..], &b[..]].concat())).collect())
}

pub(super) fn plain(bytes: &[u8]) -> Vec<Letter> {
    bytes.iter().map(|&byte| Letter { byte, fold: 0 }).collect()
}

/// The characters of a small class. The long s and the sign of the kelvin, which come with s and k
/// where case does not matter, are left out: no law is written with them.
fn characters(class: &Class) -> Option<Vec<Vec<Letter>>> {
    let Class::Unicode(class) = class else { return None };
    let ranges = class.iter().map(|range| range.end() as usize - range.start() as usize + 1);
    if ranges.sum::<usize>() > 3 * MOST_OF_CLASS {
        return None;
    }
    let mut all: Vec<char> = class.iter().flat_map(|range| range.start()..=range.end()).collect();
    let has = |all: &[char], c: char| all.contains(&c);
    let (long_s, kelvin) = (has(&all, 's') && has(&all, 'S'), has(&all, 'k') && has(&all, 'K'));
    all.retain(|&c| !(c == '\u{17F}' && long_s || c == '\u{212A}' && kelvin));
    let mut strings = Vec::new();
    for &c in &all {
        let other =
            if c.is_ascii_lowercase() { c.to_ascii_uppercase() } else { c.to_ascii_lowercase() };
        if c.is_ascii_alphabetic() && has(&all, other) {
            if c.is_ascii_lowercase() {
                strings.push(vec![Letter { byte: c as u8, fold: 0x20 }]);
            }
        } else {
            strings.push(plain(c.encode_utf8(&mut [0; 4]).as_bytes()));
        }
    }
    (strings.len() <= MOST_OF_CLASS).then_some(strings)
}
