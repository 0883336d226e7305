//! Where the words of one document stand in it.

use crate::text::Span;
use aho_corasick::{AhoCorasickBuilder, AhoCorasickKind, Match, MatchKind, packed};

/// With more words than this an automaton of a state for each letter takes longer to build than a
/// law to search.
const FEW: usize = 16;

/// The places of `words`, told by their indices, in `text`, in order and the longest where they
/// overlap; in English in capitals as well.
pub(super) fn occurrences(words: &[&str], text: &str, chinese: bool) -> Vec<(Span, usize)> {
    if words.is_empty() {
        return Vec::new();
    }
    let found = |hit: Match| (Span::new(hit.start(), hit.end()), hit.pattern().as_usize());
    // A few words that are matched as they stand need no automaton, which costs more to build than
    // a law takes to search.
    let packed = packed::Config::new().match_kind(packed::MatchKind::LeftmostLongest).builder();
    let few = chinese.then_some(packed).and_then(|mut packed| packed.extend(words).build());
    if let Some(few) = few {
        return few.find_iter(text).map(found).collect();
    }
    let automaton = AhoCorasickBuilder::new()
        .match_kind(MatchKind::LeftmostLongest)
        .ascii_case_insensitive(!chinese)
        .kind((words.len() > FEW).then_some(AhoCorasickKind::ContiguousNFA))
        .build(words);
    let hits = automaton.iter().flat_map(|automaton| automaton.find_iter(text));
    hits.map(found).collect()
}
