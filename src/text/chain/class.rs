//! Classes of characters, and how far they run.

use regex_syntax::hir::ClassUnicode;
use serde::{Deserialize, Serialize};

/// A set of characters, told by the first byte where that suffices.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Class {
    ascii: [u64; 2],
    /// The first bytes from 0xC0 on all of whose characters belong.
    all: u64,
    /// Those some of whose characters belong.
    some: u64,
    /// What belongs beyond ASCII.
    ranges: Box<[(u32, u32)]>,
}

impl Class {
    pub(super) fn new(class: &ClassUnicode) -> Self {
        let ranges = class.iter().map(|range| (range.start() as u32, range.end() as u32));
        let ranges: Box<[_]> = ranges.filter(|&(_, end)| end >= 0x80).collect();
        let mut own = Self { ascii: [0; 2], all: 0, some: 0, ranges };
        for range in class.iter() {
            let end = (range.end() as u32).min(0x7F);
            for code in range.start() as u32..=end {
                own.ascii[(code >> 6) as usize] |= 1 << (code & 63);
            }
        }
        for lead in 0xC2..=0xF4_u8 {
            let (first, last) = codes(lead);
            if own.covers(first, last) {
                own.all |= 1 << (lead & 63);
            } else if own.meets(first, last) {
                own.some |= 1 << (lead & 63);
            }
        }
        own
    }

    /// Whether all characters of those codes belong.
    fn covers(&self, first: u32, last: u32) -> bool {
        self.ranges.iter().any(|&(from, to)| from <= first && last <= to)
    }

    fn meets(&self, first: u32, last: u32) -> bool {
        self.ranges.iter().any(|&(from, to)| from <= last && first <= to)
    }

    /// The length of the character that begins at `at`, if it belongs.
    pub(super) fn here(&self, bytes: &[u8], at: usize) -> Option<usize> {
        let &lead = bytes.get(at)?;
        if lead < 0x80 {
            return (self.ascii[usize::from(lead >> 6)] >> (lead & 63) & 1 == 1).then_some(1);
        }
        let len = length(lead);
        if self.all >> (lead & 63) & 1 == 1 {
            return Some(len);
        }
        if self.some >> (lead & 63) & 1 == 0 {
            return None;
        }
        let tail = bytes.get(at + 1..at + len)?;
        let head = u32::from(lead) & (0x7F >> len);
        let code = tail.iter().fold(head, |code, &byte| code << 6 | u32::from(byte & 0x3F));
        let index = self.ranges.partition_point(|&(_, end)| end < code);
        self.ranges.get(index).is_some_and(|&(start, _)| start <= code).then_some(len)
    }

    /// Where the characters that belong end, from the boundary `at` on.
    pub(super) fn run(&self, bytes: &[u8], mut at: usize) -> usize {
        while let Some(len) = self.here(bytes, at) {
            at += len;
        }
        at
    }

    /// The same for at most `most` characters.
    pub(super) fn run_of(&self, bytes: &[u8], mut at: usize, most: u32) -> usize {
        for _ in 0..most {
            let Some(len) = self.here(bytes, at) else { break };
            at += len;
        }
        at
    }

    /// The characters beyond ASCII, if they are at most `most`.
    pub(super) fn beyond_ascii(&self, most: usize) -> Option<Vec<char>> {
        let count: u32 = self.ranges.iter().map(|&(start, end)| end - start.max(0x80) + 1).sum();
        let codes = self.ranges.iter().flat_map(|&(start, end)| start.max(0x80)..=end);
        (count as usize <= most).then(|| codes.filter_map(char::from_u32).collect())
    }

    /// The characters of ASCII.
    pub(super) fn of_ascii(&self) -> impl Iterator<Item = u8> {
        let ascii = self.ascii;
        (0..0x80_u8).filter(move |&byte| ascii[usize::from(byte >> 6)] >> (byte & 63) & 1 == 1)
    }
}

/// The length of the character that begins with that byte, which is none of ASCII.
fn length(lead: u8) -> usize {
    match lead {
        0..0xE0 => 2,
        0xE0..0xF0 => 3,
        0xF0.. => 4,
    }
}

/// The lowest and the highest code of the characters that begin with that byte.
fn codes(lead: u8) -> (u32, u32) {
    let lead = u32::from(lead);
    match lead {
        0..0xE0 => ((lead & 0x1F) << 6, (lead & 0x1F) << 6 | 0x3F),
        // Surrogates are no characters.
        0xED => (0xD000, 0xD7FF),
        0xE0..0xF0 => (((lead & 0x0F) << 12).max(0x800), (lead & 0x0F) << 12 | 0xFFF),
        0xF0.. => (((lead & 7) << 18).max(0x1_0000), ((lead & 7) << 18 | 0x3_FFFF).min(0x10_FFFF)),
    }
}
