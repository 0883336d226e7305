//! Where the words of one document stand in it.

use crate::text::Span;
use aho_corasick::{AhoCorasickBuilder, AhoCorasickKind, Match, MatchKind, packed};

/// With more words than this an automaton of a state for each letter takes longer to build than a
/// law to search.
const FEW: usize = 16;

/// Calls `found` with the places of `words`, told by their indices, in `text`, in order and with the
/// longest where they overlap; in English in capitals as well.
pub(super) fn occurrences(
    words: &[&str],
    text: &str,
    chinese: bool,
    mut found: impl FnMut(Span, usize),
) {
    if words.is_empty() {
        return;
    }
    let mut found = |hit: Match| found(Span::new(hit.start(), hit.end()), hit.pattern().as_usize());
    // A few words that are matched as they stand need no automaton, which costs more to build than
    // a law takes to search.
    let packed = packed::Config::new().match_kind(packed::MatchKind::LeftmostLongest).builder();
    let few = chinese.then_some(packed).and_then(|mut packed| packed.extend(words).build());
    if let Some(few) = few {
        return few.find_iter(text).for_each(found);
    }
    let automaton = AhoCorasickBuilder::new()
        .match_kind(MatchKind::LeftmostLongest)
        .ascii_case_insensitive(!chinese)
        .kind((words.len() > FEW).then_some(AhoCorasickKind::ContiguousNFA))
        .build(words);
    let hits = automaton.iter().flat_map(|automaton| automaton.find_iter(text));
    hits.for_each(&mut found);
}

/// Calls `found` with the places of English words as [`occurrences`] does, but only with those that
/// begin no sooner than a word does: what stands there is looked up in a list, which costs nothing to
/// build where an automaton over the terms of an Act takes as long as a fifth of the search.
pub(super) fn whole_words(words: &[&str], text: &str, mut found: impl FnMut(Span, usize)) {
    let head = |bytes: &[u8]| match *bytes {
        [first, second, ..] => Some((first.to_ascii_lowercase(), second.to_ascii_lowercase())),
        _ => None,
    };
    let mut sorted: Vec<((u8, u8), &[u8], usize)> = words
        .iter()
        .enumerate()
        .filter_map(|(index, word)| Some((head(word.as_bytes())?, word.as_bytes(), index)))
        .collect();
    // Of those that begin alike the longest is tried first, and of equal ones the first.
    sorted.sort_by_key(|&(head, word, _)| (head, std::cmp::Reverse(word.len())));
    // For each first byte, the second ones as bits.
    let mut heads = vec![[0_u64; 4]; 256];
    for &((first, second), ..) in &sorted {
        heads[usize::from(first)][usize::from(second >> 6)] |= 1 << (second & 63);
    }
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(rest) = bytes.get(at..)
        && let Some(key @ (first, second)) = head(rest)
    {
        let same = |word: &[u8]| {
            rest.get(..word.len()).is_some_and(|words| words.eq_ignore_ascii_case(word))
        };
        let begins = heads[usize::from(first)][usize::from(second >> 6)] >> (second & 63) & 1 == 1
            && !text.get(..at).is_some_and(|before| before.ends_with(char::is_alphanumeric));
        let from = if begins { sorted.partition_point(|one| one.0 < key) } else { sorted.len() };
        let mut alike = sorted[from..].iter().take_while(|one| one.0 == key);
        match alike.find(|one| same(one.1)) {
            Some(&(_, word, index)) => {
                found(Span::new(at, at + word.len()), index);
                at += word.len();
            }
            None => at += 1,
        }
    }
}
