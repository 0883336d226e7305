//! What the first bytes of a part can be.

use super::class::Class;
use super::strings::Letter;
use serde::{Deserialize, Serialize};

/// A class with more characters than this beyond ASCII is no use in a filter.
const MOST_CHARACTERS: usize = 64;

/// A set of beginnings: two bytes that tell much (the last two of a character that takes three,
/// else the first two), hashed, so that now and then something passes that should not.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct Filter {
    /// The bytes of ASCII that suffice alone.
    alone: [u64; 2],
    pairs: [u64; 16],
}

impl Filter {
    /// Lets through all that begins with a character of the class; `None` if that is too much.
    pub(super) fn class(class: &Class) -> Option<Self> {
        let mut own = Self::default();
        for byte in class.of_ascii() {
            own.alone[usize::from(byte >> 6)] |= 1 << (byte & 63);
        }
        for c in class.beyond_ascii(MOST_CHARACTERS)? {
            let mut buffer = [0; 4];
            own.pair(c.encode_utf8(&mut buffer).as_bytes());
        }
        Some(own)
    }

    /// Lets through all that begins with the string, which is not empty.
    pub(super) fn add(&mut self, string: &[Letter]) {
        if let [letter] = string {
            for byte in letter.bytes() {
                self.alone[usize::from(byte >> 6 & 1)] |= 1 << (byte & 63);
            }
        } else {
            let bytes: Vec<u8> = string.iter().take(3).map(|letter| letter.byte).collect();
            self.pair(&bytes);
        }
    }

    fn pair(&mut self, bytes: &[u8]) {
        let hash = usize::from(hash(bytes, 0));
        self.pairs[hash >> 6] |= 1 << (hash & 63);
    }

    /// Lets through what the other does as well.
    pub(super) fn join(mut self, other: &Self) -> Self {
        self.alone.iter_mut().zip(other.alone).for_each(|(own, other)| *own |= other);
        self.pairs.iter_mut().zip(other.pairs).for_each(|(own, other)| *own |= other);
        self
    }

    /// Calls `found` with each position from `from` to `to` where it is worth while to look;
    /// never inside a character.
    pub(super) fn each(&self, bytes: &[u8], from: usize, to: usize, mut found: impl FnMut(usize)) {
        let mut at = from;
        while at <= to {
            let Some(&first) = bytes.get(at) else { return };
            let next = |index: usize| bytes.get(at + index).copied().unwrap_or_default();
            let (passes, len) = match first {
                0..0x80 => {
                    let alone = self.alone[usize::from(first >> 6)] >> (first & 63) & 1 == 1;
                    (alone || self.holds(mix(first | 0x20, next(1) | 0x20)), 1)
                }
                0xE0..0xF0 => (self.holds(mix(next(1), next(2))), 3),
                _ => (self.holds(mix(first, next(1))), if first < 0xE0 { 2 } else { 4 }),
            };
            if passes {
                found(at);
            }
            at += len;
        }
    }

    fn holds(&self, hash: u16) -> bool {
        self.pairs[usize::from(hash >> 6) & 15] >> (hash & 63) & 1 == 1
    }
}

/// Ten bits of what begins at `at`, letters of ASCII case aside.
pub(super) fn hash(bytes: &[u8], at: usize) -> u16 {
    let byte = |index: usize| bytes.get(at + index).copied().unwrap_or_default();
    let (left, right) = match byte(0) {
        first @ 0..0x80 => (first | 0x20, byte(1) | 0x20),
        0xE0..0xF0 => (byte(1), byte(2)),
        first => (first, byte(1)),
    };
    mix(left, right)
}

pub(super) fn mix(left: u8, right: u8) -> u16 {
    (u16::from(left) << 8 | u16::from(right)).wrapping_mul(0x9E37) >> 6
}
