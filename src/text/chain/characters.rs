//! Which characters a text has.

use super::filter::mix;

/// The characters of a text, hashed as the beginnings in a filter of words are:
/// what is not among them is not in the text. Most parts of an expression are told off by it at
/// once.
#[derive(Debug, Clone)]
pub struct Characters {
    /// The bytes of ASCII.
    alone: [u64; 2],
    pairs: [u64; 16],
}

impl Characters {
    /// Everything: nothing is told off.
    pub const ALL: Self = Self { alone: [u64::MAX; 2], pairs: [u64::MAX; 16] };

    /// The characters of `text`.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let mut own = Self { alone: [0; 2], pairs: [0; 16] };
        let bytes = text.as_bytes();
        let mut at = 0;
        while let Some(&first) = bytes.get(at) {
            let next = |index: usize| bytes.get(at + index).copied().unwrap_or_default();
            let (hash, len) = match first {
                0..0x80 => {
                    own.alone[usize::from(first >> 6)] |= 1 << (first & 63);
                    (mix(first | 0x20, next(1) | 0x20), 1)
                }
                0xE0..0xF0 => (mix(next(1), next(2)), 3),
                _ => (mix(first, next(1)), if first < 0xE0 { 2 } else { 4 }),
            };
            own.pairs[usize::from(hash >> 6) & 15] |= 1 << (hash & 63);
            at += len;
        }
        own
    }

    /// Whether a byte of ASCII may be among them.
    pub(super) fn has_byte(&self, byte: u8) -> bool {
        self.alone[usize::from(byte >> 6) & 1] >> (byte & 63) & 1 == 1
    }

    /// Whether a character of that hash may be among them.
    pub(super) fn has(&self, hash: u16) -> bool {
        self.pairs[usize::from(hash >> 6) & 15] >> (hash & 63) & 1 == 1
    }
}
