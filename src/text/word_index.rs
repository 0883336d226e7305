//! All words of a list that stand in a text, found by their first bytes.
//!
//! An automaton over ten thousand words has a table that falls out of the cache between two texts,
//! and takes a step for each byte. Here each position is asked once whether any word begins with
//! what stands there: a bit of a small table tells most of them off. Where one may begin, the words
//! with that beginning are searched by halves, as in a dictionary; a word that is the beginning of
//! another is told by the longer one. There is nothing to build but a sorted list.

/// How many first bytes of a word are asked for: the longest that it has. Six are two characters of
/// Chinese, three are one.
const WIDTHS: [usize; 4] = [6, 3, 2, 1];

/// The place of no word.
const NONE: u32 = u32::MAX;

/// Words to be found wherever they stand, also inside of one another.
#[derive(Debug)]
pub struct WordIndex {
    /// The words in order, one after the other.
    bytes: Box<[u8]>,
    words: Box<[Word]>,
    heads: Vec<Heads>,
    fold: bool,
}

/// A word of the index.
#[derive(Debug, Clone, Copy)]
struct Word {
    /// Where it ends in the bytes of all; it begins where the one before it ends.
    end: u32,
    /// Its place in the list that the index was made of.
    id: u32,
    /// The place in order of the longest other word that it begins with, if that one has the same
    /// head.
    shorter: u32,
}

impl WordIndex {
    /// An index of `words`, which are told apart by their place in the list; `fold`: letters of
    /// ASCII are found in either case. Empty words are never found, and of equal ones the first is.
    #[must_use]
    pub fn new<S: AsRef<str>>(words: &[S], fold: bool) -> Self {
        let folded = |word: &S| match fold {
            true => word.as_ref().to_ascii_lowercase().into_bytes(),
            false => word.as_ref().as_bytes().to_vec(),
        };
        let mut sorted: Vec<(usize, Vec<u8>, u32)> = Vec::with_capacity(words.len());
        for (word, id) in words.iter().map(folded).zip(0..) {
            if let Some(class) = WIDTHS.iter().position(|&width| width <= word.len()) {
                sorted.push((class, word, id));
            }
        }
        sorted.sort_unstable();
        sorted.dedup_by(|next, kept| next.1 == kept.1);
        let mut index =
            Self { bytes: Box::default(), words: Box::default(), heads: Vec::new(), fold };
        let (mut bytes, mut known): (Vec<u8>, Vec<Word>) = (Vec::new(), Vec::new());
        for group in sorted.chunk_by(|a, b| a.0 == b.0) {
            let width = WIDTHS[group[0].0];
            let mut heads = Heads::new(width, group.len());
            for same in group.chunk_by(|a, b| a.1[..width] == b.1[..width]) {
                let from = place(known.len());
                for (at, (_, word, id)) in same.iter().enumerate() {
                    bytes.extend_from_slice(word);
                    // The words between it and one that it begins with begin with that one too.
                    let before =
                        same[..at].iter().rposition(|(_, other, _)| word.starts_with(other));
                    let shorter = before.map_or(NONE, |before| from + place(before));
                    known.push(Word { end: place(bytes.len()), id: *id, shorter });
                }
                heads.insert(key(&same[0].1, 0, heads.mask), from, place(known.len()));
            }
            index.heads.push(heads);
        }
        (index.bytes, index.words) = (bytes.into(), known.into());
        index
    }

    /// The words in order of their first bytes, in small letters where case does not matter.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        let places = (0..).take(self.words.len());
        places.filter_map(|place| std::str::from_utf8(self.word(place)).ok())
    }

    /// The length of the longest word in bytes.
    #[must_use]
    pub fn longest(&self) -> usize {
        (0..).take(self.words.len()).map(|place| self.word(place).len()).max().unwrap_or_default()
    }

    /// Calls `found` with the place in the list, the start and the end of each word in `text`: those
    /// that begin first come first, of those that begin together the longest.
    pub fn each(&self, text: &str, mut found: impl FnMut(u32, usize, usize)) {
        if self.fold {
            let folded = text.to_ascii_lowercase();
            self.search(folded.as_bytes(), &mut found);
        } else {
            self.search(text.as_bytes(), &mut found);
        }
    }

    fn search(&self, text: &[u8], found: &mut impl FnMut(u32, usize, usize)) {
        let mut at = 0;
        while let Some(&first) = text.get(at) {
            let next = eight(text, at);
            for heads in &self.heads {
                if let Some((from, to)) = heads.get(next & heads.mask) {
                    self.here(text, at, from, to, found);
                }
            }
            at += match first {
                0..0x80 => 1,
                0x80..0xE0 => 2,
                0xE0..0xF0 => 3,
                0xF0.. => 4,
            };
        }
    }

    /// Reports those of the words `from..to` that stand at `at`.
    fn here(
        &self,
        text: &[u8],
        at: usize,
        from: u32,
        to: u32,
        found: &mut impl FnMut(u32, usize, usize),
    ) {
        let rest = &text[at..];
        let (mut low, mut high) = (from, to);
        while low < high {
            let middle = low.midpoint(high);
            if self.word(middle) <= rest { low = middle + 1 } else { high = middle }
        }
        // What stands here is the last word that is not behind it, or one that this begins with.
        let mut place = if low > from { low - 1 } else { NONE };
        while let Some(word) = self.words.get(place as usize) {
            let bytes = self.word(place);
            if rest.starts_with(bytes) {
                found(word.id, at, at + bytes.len());
            }
            place = word.shorter;
        }
    }

    fn word(&self, place: u32) -> &[u8] {
        let end = |place: u32| self.words.get(place as usize).map_or(0, |word| word.end as usize);
        let from = place.checked_sub(1).map_or(0, end);
        self.bytes.get(from..end(place)).unwrap_or_default()
    }
}

/// The first bytes of words, so many of each, with the words that have them.
#[derive(Debug)]
struct Heads {
    /// The bytes of a key that count.
    mask: u64,
    /// One bit for the hash of each head.
    bits: Box<[u64]>,
    /// By hash, the next free place where that one is taken: the head, and the words from and to.
    slots: Box<[(u64, u32, u32)]>,
}

/// A table has so many bits.
const BITS: usize = 1 << 16;

impl Heads {
    fn new(width: usize, most: usize) -> Self {
        let slots = (2 * most + 1).next_power_of_two();
        Self {
            mask: u64::MAX >> (64 - 8 * width),
            bits: vec![0; BITS / 64].into(),
            slots: vec![(0, 0, 0); slots].into(),
        }
    }

    fn insert(&mut self, key: u64, from: u32, to: u32) {
        let hash = hash(key);
        self.bits[(hash >> 54) as usize] |= 1 << (hash >> 48 & 63);
        let mut slot = self.slot(hash);
        while self.slots[slot].2 != 0 {
            slot = (slot + 1) & (self.slots.len() - 1);
        }
        self.slots[slot] = (key, from, to);
    }

    /// The words that begin with `key`.
    #[inline]
    fn get(&self, key: u64) -> Option<(u32, u32)> {
        let hash = hash(key);
        if self.bits[(hash >> 54) as usize] >> (hash >> 48 & 63) & 1 == 0 {
            return None;
        }
        let mut slot = self.slot(hash);
        loop {
            let (known, from, to) = self.slots[slot];
            if to == 0 {
                return None;
            }
            if known == key {
                return Some((from, to));
            }
            slot = (slot + 1) & (self.slots.len() - 1);
        }
    }

    fn slot(&self, hash: u64) -> usize {
        (hash >> 20) as usize & (self.slots.len() - 1)
    }
}

/// The first bytes of what stands at `at`, those beyond the end as zeros, which no word has.
fn key(text: &[u8], at: usize, mask: u64) -> u64 {
    eight(text, at) & mask
}

#[inline]
fn eight(text: &[u8], at: usize) -> u64 {
    match text.get(at..at + 8).and_then(|bytes| bytes.try_into().ok()) {
        Some(bytes) => u64::from_le_bytes(bytes),
        None => {
            let mut padded = [0; 8];
            let rest = text.get(at..).unwrap_or_default();
            let len = rest.len().min(8);
            padded[..len].copy_from_slice(&rest[..len]);
            u64::from_le_bytes(padded)
        }
    }
}

#[inline]
fn hash(key: u64) -> u64 {
    key.wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

/// Lists of words have far fewer than four thousand million bytes.
fn place(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(NONE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use aho_corasick::AhoCorasickBuilder;
    use proptest::prelude::*;

    /// What an automaton finds, in the order of the index.
    fn by_automaton(words: &[String], fold: bool, text: &str) -> Vec<(u32, usize, usize)> {
        let automaton =
            AhoCorasickBuilder::new().ascii_case_insensitive(fold).build(words).expect("few words");
        let hits = automaton.find_overlapping_iter(text);
        let mut all: Vec<_> =
            hits.map(|hit| (hit.pattern().as_u32(), hit.start(), hit.end())).collect();
        all.sort_by_key(|&(_, start, end)| (start, std::cmp::Reverse(end)));
        all
    }

    fn by_index(words: &[String], fold: bool, text: &str) -> Vec<(u32, usize, usize)> {
        let mut all = Vec::new();
        WordIndex::new(words, fold).each(text, |id, start, end| all.push((id, start, end)));
        all
    }

    #[test]
    fn words_inside_of_words_are_found_longest_first() {
        let words = ["许可", "许可证", "许", "行政许可", "可证", "may", "a"].map(str::to_owned);
        let text = "行政许可证 MAY a许";
        let found = by_index(&words, true, text);
        assert_eq!(found, by_automaton(&words, true, text));
        let ids: Vec<_> = found.iter().map(|&(id, ..)| id).collect();
        assert_eq!(ids, [3, 1, 0, 2, 4, 5, 6, 6, 2]);
    }

    #[test]
    fn empty_words_and_second_ones_are_not_found() {
        let words = ["", "许可", "许可"].map(str::to_owned);
        assert_eq!(by_index(&words, false, "许可"), [(1, 0, 6)]);
        assert_eq!(by_index(&[], false, "许可"), []);
    }

    proptest! {
        #[test]
        fn the_index_finds_what_an_automaton_finds(
            mut words in prop::collection::btree_set("[ab许可é😀]{1,5}|[ab]{6,9}", 0..12),
            text in "[abAB许可é😀]{0,40}",
            fold in any::<bool>(),
        ) {
            let words: Vec<String> = std::mem::take(&mut words).into_iter().collect();
            prop_assert_eq!(by_index(&words, fold, &text), by_automaton(&words, fold, &text));
        }
    }
}
