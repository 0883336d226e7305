//! One pass of one automaton over all words that anything looks for.

use crate::jurisdiction::{Cue, PackError, Profile};
use crate::text::Span;
use aho_corasick::{AhoCorasick, AhoCorasickBuilder, AhoCorasickKind, MatchKind};
use std::collections::HashMap;
use std::sync::Arc;

/// The list of the modal words of norms.
pub(super) const MODALS: &str = "norms: modal words";

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
    automaton: AhoCorasick,
    /// For each pattern: the lists it belongs to, and whether as an exception.
    owners: Vec<Vec<(ListId, bool)>>,
    names: HashMap<String, ListId>,
    lists: usize,
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
        let modal = profile.norm_forms()?.modal;
        building.list(&WordList {
            name: MODALS.to_owned(),
            terms: modal.iter().flat_map(|form| form.words.iter().cloned()).collect(),
            not: modal.iter().flat_map(|form| form.not.iter().cloned()).collect(),
        });
        let mut cues = Vec::new();
        for cue in profile.cues()? {
            let terms = cue.words.clone();
            let words = building.list(&WordList { terms, ..WordList::default() });
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
        self.automaton.find_overlapping_iter(text).count()
    }

    /// All words in `text` that count.
    #[must_use]
    pub fn scan(&self, text: &str) -> Hits {
        let mut lists: Vec<Vec<Span>> = vec![Vec::new(); self.lists];
        let mut exceptions: Vec<Vec<Span>> = vec![Vec::new(); self.lists];
        for found in self.automaton.find_overlapping_iter(text) {
            if self.whole_words && !is_whole_word(text, found.start(), found.end()) {
                continue;
            }
            let span = Span::new(found.start(), found.end());
            let Some(owners) = self.owners.get(found.pattern().as_usize()) else { continue };
            for &(ListId(list), exception) in owners {
                let into = if exception { &mut exceptions } else { &mut lists };
                into[list as usize].push(span);
            }
        }
        for (list, (spans, exceptions)) in lists.iter_mut().zip(&exceptions).enumerate() {
            keep_longest(spans);
            if self.excepting[list] && !exceptions.is_empty() {
                excuse(spans, exceptions);
            }
        }
        Hits { lists }
    }
}

/// Drops the words that stand inside one of the phrases. The phrases come in order of their ends.
fn excuse(spans: &mut Vec<Span>, phrases: &[Span]) {
    spans.retain(|&span| {
        let from = phrases.partition_point(|phrase| phrase.end < span.end);
        let near = phrases.get(from..).unwrap_or_default();
        // A phrase is short: one that ends much later cannot hold the word.
        !near.iter().take_while(|phrase| phrase.end < span.end + 256).any(|p| p.contains(span))
    });
}

/// Sorts the words of one list and drops those inside a longer one.
fn keep_longest(spans: &mut Vec<Span>) {
    let key = |span: &Span| (span.start, std::cmp::Reverse(span.end));
    if !spans.is_sorted_by_key(key) {
        spans.sort_unstable_by_key(key);
    }
    let mut end = 0;
    spans.retain(|span| {
        let outside = span.end > end;
        end = end.max(span.end);
        outside
    });
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
        let automaton = AhoCorasickBuilder::new()
            .match_kind(MatchKind::Standard)
            .ascii_case_insensitive(whole_words)
            // A DFA is faster on one long text, but its table is evicted from the cache between
            // documents; this one is a twentieth of the size and builds in a fifth of the time.
            .kind(Some(AhoCorasickKind::ContiguousNFA))
            .build(&self.patterns)
            .expect("the words of the packs are far below the limits of an automaton");
        Scanner {
            automaton,
            owners: self.owners,
            names: self.names,
            lists: self.excepting.len(),
            excepting: self.excepting,
            cues,
            whole_words,
        }
    }
}

/// The words found in a document, list by list, each in order.
#[derive(Debug, Clone, Default)]
pub struct Hits {
    lists: Vec<Vec<Span>>,
}

impl Hits {
    /// The hits of a list.
    #[must_use]
    pub fn of(&self, list: ListId) -> &[Span] {
        self.lists.get(list.0 as usize).map_or(&[], Vec::as_slice)
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
