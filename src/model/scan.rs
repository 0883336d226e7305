//! One pass of one automaton over all words that anything looks for.

use crate::jurisdiction::{Cue, PackError, Profile};
use crate::text::Span;
use aho_corasick::{
    AhoCorasick, AhoCorasickBuilder, AhoCorasickKind, FindOverlappingIter, MatchKind,
};
use std::collections::HashMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};

/// A list of words: a vocabulary of a pack, the words of a cue, the words of a lint.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ListId(u32);

/// A list of words to look for.
#[derive(Debug, Clone, Default)]
pub struct WordList {
    /// The name, if others refer to the list by it.
    pub name: String,
    /// The words.
    pub terms: Vec<String>,
    /// Phrases in which they do not count.
    pub not: Vec<String>,
}

/// A role cue with the lists of its words.
#[derive(Debug)]
pub struct CueLists {
    /// Its words.
    pub words: ListId,
    /// The words of which one must stand in the sentence as well.
    pub with: Option<ListId>,
    /// The cue.
    pub cue: Cue,
}

/// The automaton over the words of all lists, with what each word means.
#[derive(Debug)]
pub struct Scanner {
    automata: Automata,
    /// For each pattern: the lists it belongs to, and whether as an exception.
    owners: Vec<Vec<(ListId, bool)>>,
    names: HashMap<String, ListId>,
    /// Whether a list has exceptions.
    excepting: Vec<bool>,
    cues: Vec<CueLists>,
    whole_words: bool,
}

impl Scanner {
    /// A scanner for the words of `profile` and for `extra` lists.
    ///
    /// # Errors
    /// Where a file of the pack does not read.
    pub fn new(profile: &Profile, extra: &[WordList]) -> Result<Arc<Self>, PackError> {
        let mut building = Building::default();
        for (name, vocabulary) in profile.vocabularies()? {
            building.list(&WordList {
                name: name.to_owned(),
                terms: vocabulary.terms,
                not: vocabulary.not,
            });
        }
        for list in extra {
            building.list(list);
        }
        let mut cues = Vec::new();
        for cue in profile.cues()? {
            let (terms, not) = (cue.words.clone(), cue.not.clone());
            let words = building.list(&WordList { terms, not, ..WordList::default() });
            let with = (!cue.with.is_empty()).then(|| {
                building.list(&WordList { terms: cue.with.clone(), ..WordList::default() })
            });
            cues.push(CueLists { words, with, cue });
        }
        Ok(Arc::new(building.finish(cues, !profile.language().is_chinese())))
    }

    /// The list of that name.
    #[must_use]
    pub fn list(&self, name: &str) -> Option<ListId> {
        self.names.get(name).copied()
    }

    /// The role cues with the lists of their words.
    #[must_use]
    pub fn cues(&self) -> &[CueLists] {
        &self.cues
    }

    /// How many hits the bare automaton finds, without doing anything about them: the yardstick
    /// for everything that is built on top.
    #[must_use]
    pub fn count(&self, text: &str) -> usize {
        self.automata.find(text).count()
    }

    /// All words in `text` that count.
    #[must_use]
    pub fn scan(&self, text: &str) -> Hits {
        // A pattern with the span, list by list: first those that count, then exceptions.
        let lists = self.excepting.len();
        let mut found: Vec<(u32, Span)> = Vec::with_capacity(text.len() / 32);
        let mut ends = vec![0_u32; 2 * lists];
        for hit in self.automata.find(text) {
            if self.whole_words && !is_whole_word(text, hit.start(), hit.end()) {
                continue;
            }
            let pattern = hit.pattern().as_u32();
            for slot in self.slots(pattern) {
                ends[slot] += 1;
            }
            found.push((pattern, Span::new(hit.start(), hit.end())));
        }
        let mut sum = 0;
        for end in &mut ends {
            sum += *end;
            *end = sum - *end;
        }
        let mut spans = vec![Span::default(); sum as usize];
        for &(pattern, span) in &found {
            for slot in self.slots(pattern) {
                spans[ends[slot] as usize] = span;
                ends[slot] += 1;
            }
        }
        self.settle(spans, &ends)
    }

    /// The places of the lists that a pattern belongs to: those in which it counts come before all
    /// in which it is an exception.
    fn slots(&self, pattern: u32) -> impl Iterator<Item = usize> {
        let lists = self.excepting.len();
        let owners = self.owners.get(pattern as usize).into_iter().flatten();
        owners.map(move |&(ListId(list), exception)| {
            list as usize + if exception { lists } else { 0 }
        })
    }

    /// Drops what stands inside a longer word of its list or inside an exception.
    fn settle(&self, mut spans: Vec<Span>, ends: &[u32]) -> Hits {
        let lists = self.excepting.len();
        let counting = lists.checked_sub(1).map_or(0, |last| ends[last] as usize);
        let exceptions = spans.split_off(counting);
        let mut kept = Vec::with_capacity(lists);
        let (mut from, mut to) = (0, 0);
        for (list, &end) in ends.iter().take(lists).enumerate() {
            let own = &mut spans[from..end as usize];
            sort_longest_first(own);
            let (first, last) = (ends[lists + list - 1], ends[lists + list]);
            let first = if list == 0 { counting } else { first as usize };
            let excuses = &exceptions[first - counting..last as usize - counting];
            let mut reached = 0;
            for at in from..end as usize {
                let span = spans[at];
                let inside = span.end <= reached;
                reached = reached.max(span.end);
                if !inside && !is_excused(span, excuses) {
                    spans[to] = span;
                    to += 1;
                }
            }
            kept.push(Span::empty(to).start);
            from = end as usize;
        }
        spans.truncate(to);
        Hits { spans, ends: kept }
    }
}

/// The automaton in two makes: small and built at once, and, when that has read enough to make it
/// worth the building, one that is more than twice as fast and many times as large.
#[derive(Debug)]
struct Automata {
    patterns: Vec<String>,
    fold_case: bool,
    small: AhoCorasick,
    fast: OnceLock<AhoCorasick>,
    read: AtomicUsize,
}

impl Automata {
    /// What building the fast automaton costs is won back after about this many bytes.
    const WORTH: usize = 1 << 20;

    fn new(patterns: Vec<String>, fold_case: bool) -> Self {
        let small = Self::build(&patterns, fold_case, AhoCorasickKind::ContiguousNFA);
        let (fast, read) = (OnceLock::new(), AtomicUsize::new(0));
        Self { patterns, fold_case, small, fast, read }
    }

    fn build(patterns: &[String], fold_case: bool, kind: AhoCorasickKind) -> AhoCorasick {
        AhoCorasickBuilder::new()
            .match_kind(MatchKind::Standard)
            .ascii_case_insensitive(fold_case)
            .kind(Some(kind))
            .build(patterns)
            .expect("the words of the packs are far below the limits of an automaton")
    }

    /// All matches, overlapping ones too, in order of their ends.
    fn find<'a, 'h>(&'a self, text: &'h str) -> FindOverlappingIter<'a, 'h> {
        let read = self.read.fetch_add(text.len(), Ordering::Relaxed);
        let automaton = match self.fast.get() {
            Some(fast) => fast,
            None if read < Self::WORTH => &self.small,
            None => self
                .fast
                .get_or_init(|| Self::build(&self.patterns, self.fold_case, AhoCorasickKind::DFA)),
        };
        automaton.find_overlapping_iter(text)
    }
}

/// Whether the word stands inside one of the phrases, which come in order of their ends.
fn is_excused(span: Span, phrases: &[Span]) -> bool {
    let from = phrases.partition_point(|phrase| phrase.end < span.end);
    let near = phrases.get(from..).unwrap_or_default();
    // A phrase is short: one that ends much later cannot hold the word.
    near.iter().take_while(|phrase| phrase.end < span.end + 256).any(|p| p.contains(span))
}

fn sort_longest_first(spans: &mut [Span]) {
    let key = |span: &Span| (span.start, std::cmp::Reverse(span.end));
    if !spans.is_sorted_by_key(key) {
        spans.sort_unstable_by_key(key);
    }
}

fn is_whole_word(text: &str, start: usize, end: usize) -> bool {
    let bytes = text.as_bytes();
    let part = |at: Option<&u8>| at.is_some_and(u8::is_ascii_alphanumeric);
    !part(start.checked_sub(1).and_then(|at| bytes.get(at))) && !part(bytes.get(end))
}

#[derive(Default)]
struct Building {
    patterns: Vec<String>,
    known: HashMap<String, usize>,
    owners: Vec<Vec<(ListId, bool)>>,
    names: HashMap<String, ListId>,
    excepting: Vec<bool>,
}

impl Building {
    fn list(&mut self, list: &WordList) -> ListId {
        let id = ListId(Span::empty(self.excepting.len()).start);
        self.excepting.push(!list.not.is_empty());
        if !list.name.is_empty() {
            self.names.insert(list.name.clone(), id);
        }
        let words = list.terms.iter().map(|word| (word, false));
        for (word, exception) in words.chain(list.not.iter().map(|word| (word, true))) {
            let pattern = *self.known.entry(word.to_lowercase()).or_insert_with(|| {
                self.patterns.push(word.clone());
                self.owners.push(Vec::new());
                self.patterns.len() - 1
            });
            self.owners[pattern].push((id, exception));
        }
        id
    }

    fn finish(self, cues: Vec<CueLists>, whole_words: bool) -> Scanner {
        Scanner {
            automata: Automata::new(self.patterns, whole_words),
            owners: self.owners,
            names: self.names,
            excepting: self.excepting,
            cues,
            whole_words,
        }
    }
}

/// The words found in a document, list by list, each in order.
#[derive(Debug, Clone, Default)]
pub struct Hits {
    /// The hits of one list after the other.
    spans: Vec<Span>,
    /// Where those of each list end.
    ends: Vec<u32>,
}

impl Hits {
    /// The hits of a list.
    #[must_use]
    pub fn of(&self, list: ListId) -> &[Span] {
        let end = |index: usize| self.ends.get(index).map_or(0, |&end| end as usize);
        let list = list.0 as usize;
        let from = list.checked_sub(1).map_or(0, end);
        self.spans.get(from..end(list)).unwrap_or_default()
    }

    /// The hits of a list that begin inside `span`.
    #[must_use]
    pub fn within(&self, list: ListId, span: Span) -> &[Span] {
        let all = self.of(list);
        let from = all.partition_point(|hit| hit.start < span.start);
        let to = all.partition_point(|hit| hit.start < span.end);
        all.get(from..to.max(from)).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::jurisdiction::Language;

    fn lists(terms: &[&str], not: &[&str]) -> WordList {
        let own = |words: &[&str]| words.iter().map(|&word| word.to_owned()).collect();
        WordList { name: "test".to_owned(), terms: own(terms), not: own(not) }
    }

    #[track_caller]
    fn check(language: Language, list: WordList, text: &str, want: &[&str]) {
        let profile = Profile::new(language.base(), language).expect("a pack");
        let scanner = Scanner::new(&profile, &[list]).expect("packs read");
        let hits = scanner.scan(text);
        let list = scanner.list("test").expect("the list");
        let found: Vec<_> = hits.of(list).iter().map(|span| span.slice(text)).collect();
        assert_eq!(found, want);
    }

    #[test]
    fn the_longest_word_wins_and_phrases_excuse() {
        let list = lists(&["突出", "突出贡献"], &["突出问题"]);
        check(Language::Hans, list, "突出贡献、突出问题、突出", &["突出贡献", "突出"]);
    }

    #[test]
    fn english_words_are_whole_and_case_aside() {
        let list = lists(&["fine", "revoke"], &["fine arts"]);
        check(
            Language::En,
            list,
            "Fine, define, FINE arts; revoked or revoke",
            &["Fine", "revoke"],
        );
    }
}
