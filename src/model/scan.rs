//! One pass over a text for all words that anything looks for.

mod again;

use super::{definitions, references};
use crate::jurisdiction::{Cue, PackError, Profile};
use crate::text::{Span, WordIndex, required};
use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

/// The list of the modal words of norms.
pub(super) const MODALS: &str = "norms: modal words";

/// The list of the words that declarations of terms are known by, in Chinese.
pub(super) const DECLARING: &str = "definitions: words that declare";

/// The list of the words that citations are known by, in Chinese.
pub(super) const CITING: &str = "references: words that cite";

/// So many sets of strings are asked for before an expression is tried; what passes two seldom
/// fails a third.
const MOST_NEEDS: usize = 2;

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
    /// The words of which one must stand before the hit.
    pub preceded_by: Option<ListId>,
    /// The words of which one must stand behind the hit.
    pub followed_by: Option<ListId>,
    /// Strings without which the pattern cannot match: one of each list.
    pub needs: Vec<ListId>,
    /// Strings of which one stands wherever the excuse (`unless`) matches; `None` where that is
    /// not known.
    pub excuse: Option<ListId>,
    /// The cue.
    pub cue: Cue,
}

/// The words of all lists in one index, with what each word means.
#[derive(Debug)]
pub struct Scanner {
    index: WordIndex,
    /// The places of all patterns in the lists, one pattern after the other: those as strings
    /// first, which count also in the middle of a word.
    slots: Vec<u32>,
    /// For each pattern: where its strings and where all its places end in `slots`.
    ends: Vec<(u32, u32)>,
    names: HashMap<String, ListId>,
    /// How many lists there are.
    lists: usize,
    cues: Vec<CueLists>,
    whole_words: bool,
}

/// What a string of a list does for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    /// It is one of its words.
    Word,
    /// Its words do not count inside it.
    Exception,
    /// It counts wherever it stands, also in the middle of a word.
    String,
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
        let fold_case = !profile.language().is_chinese();
        if !fold_case {
            let (declaring, citing) = (profile.definition_forms()?, profile.reference_forms()?);
            for (name, terms) in [
                (DECLARING, definitions::Grammar::words(declaring)),
                (CITING, references::Grammar::words(citing)),
            ] {
                building.list(&WordList { name: name.to_owned(), terms, not: Vec::new() });
            }
        }
        let mut cues = Vec::new();
        for cue in profile.cues()? {
            cues.push(building.cue(cue, fold_case));
        }
        Ok(Arc::new(building.finish(cues, fold_case)))
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

    /// The index of all words.
    #[must_use]
    pub fn index(&self) -> &WordIndex {
        &self.index
    }

    /// All words in `text` that count.
    #[must_use]
    pub fn scan(&self, text: &str) -> Hits {
        self.scan_in(text, 0..text.len())
    }

    /// The words in a stretch of `text` that count, as if the stretch were all of it.
    fn scan_in(&self, text: &str, stretch: Range<usize>) -> Hits {
        // A pattern with the span, list by list: first those that count, then exceptions.
        let mut found: Vec<(u32, Span)> = Vec::with_capacity(stretch.len() / 32);
        let mut ends = vec![0_u32; 2 * self.lists];
        let base = text.floor_char_boundary(stretch.start);
        let stretch = base..text.ceil_char_boundary(stretch.end);
        self.index.each(text.get(stretch).unwrap_or_default(), |word, start, end| {
            let (start, end) = (base + start, base + end);
            let whole = !self.whole_words || is_whole_word(text, start, end);
            // The lowest bit tells whether the word stands for itself.
            let place = word << 1 | u32::from(whole);
            for &slot in self.slots(place) {
                ends[slot as usize] += 1;
            }
            found.push((place, Span::new(start, end)));
        });
        let mut sum = 0;
        for end in &mut ends {
            sum += *end;
            *end = sum - *end;
        }
        let mut spans = vec![Span::default(); sum as usize];
        for &(place, span) in &found {
            for &slot in self.slots(place) {
                let end = &mut ends[slot as usize];
                spans[*end as usize] = span;
                *end += 1;
            }
        }
        self.settle(spans, &ends)
    }

    /// The places of the lists that a pattern belongs to, as a word of its own or in the middle of
    /// one: those in which it counts come before all in which it is an exception.
    fn slots(&self, place: u32) -> &[u32] {
        let (pattern, whole) = ((place >> 1) as usize, place & 1 == 1);
        let Some(&(strings, all)) = self.ends.get(pattern) else { return &[] };
        let from = pattern.checked_sub(1).map_or(0, |before| self.ends[before].1);
        let to = if whole { all } else { strings };
        self.slots.get(from as usize..to as usize).unwrap_or_default()
    }

    /// Drops what stands inside a longer word of its list or inside an exception.
    fn settle(&self, mut spans: Vec<Span>, ends: &[u32]) -> Hits {
        let lists = self.lists;
        let counting = lists.checked_sub(1).map_or(0, |last| ends[last] as usize);
        let exceptions = spans.split_off(counting);
        let mut kept = Vec::with_capacity(lists);
        let (mut from, mut to) = (0, 0);
        for (list, &end) in ends.iter().take(lists).enumerate() {
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

/// Whether the word stands inside one of the phrases, which come in order of their beginnings.
fn is_excused(span: Span, phrases: &[Span]) -> bool {
    let to = phrases.partition_point(|phrase| phrase.start <= span.start);
    let near = phrases.get(..to).unwrap_or_default().iter().rev();
    // A phrase is short: one that begins much sooner cannot hold the word.
    near.take_while(|phrase| phrase.start + 256 > span.start).any(|p| p.contains(span))
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
    owners: Vec<Vec<(ListId, Part)>>,
    names: HashMap<String, ListId>,
    lists: u32,
}

impl Building {
    fn list(&mut self, list: &WordList) -> ListId {
        let words = list.terms.iter().map(|word| (word, Part::Word));
        let id = self.strings(words.chain(list.not.iter().map(|word| (word, Part::Exception))));
        if !list.name.is_empty() {
            self.names.insert(list.name.clone(), id);
        }
        id
    }

    /// A list of those strings.
    fn strings<'s>(&mut self, strings: impl Iterator<Item = (&'s String, Part)>) -> ListId {
        let id = ListId(self.lists);
        self.lists += 1;
        for (string, part) in strings {
            // The index folds letters of ASCII only: í and Í stay two words.
            let small = if string.bytes().any(|byte| byte.is_ascii_uppercase()) {
                Cow::Owned(string.to_ascii_lowercase())
            } else {
                Cow::Borrowed(string.as_str())
            };
            let pattern = self.known.get(small.as_ref()).copied().unwrap_or_else(|| {
                self.patterns.push(string.clone());
                self.owners.push(Vec::with_capacity(2));
                self.known.insert(small.into_owned(), self.patterns.len() - 1);
                self.patterns.len() - 1
            });
            self.owners[pattern].push((id, part));
        }
        id
    }

    /// The lists of a cue: its words, and what its expressions cannot match without.
    fn cue(&mut self, cue: Cue, fold_case: bool) -> CueLists {
        let list = |terms: &[String], not: &[String]| WordList {
            terms: terms.to_vec(),
            not: not.to_vec(),
            ..WordList::default()
        };
        let words = self.list(&list(&cue.words, &cue.not));
        let mut some = |words: &[String]| (!words.is_empty()).then(|| self.list(&list(words, &[])));
        let with = some(&cue.with);
        let (preceded_by, followed_by) = (some(&cue.preceded_by), some(&cue.followed_by));
        // Where case counts, a letter may be asked for in the other one.
        let certain = |set: &Vec<String>| {
            fold_case || !set.iter().any(|text| text.contains(|c: char| c.is_ascii_alphabetic()))
        };
        // A set that every word of the cue fulfils asks for nothing more.
        let asks = |set: &Vec<String>| {
            let implied = |word: &String| set.iter().any(|text| word.contains(text.as_str()));
            !cue.words.iter().all(implied)
        };
        let sets = |pattern: &Option<String>| pattern.as_deref().map(required).unwrap_or_default();
        let needs: Vec<_> = sets(&cue.pattern).into_iter().filter(certain).collect();
        let needs = needs
            .iter()
            .filter(|set| asks(set))
            .take(MOST_NEEDS)
            .map(|set| self.strings(set.iter().map(|text| (text, Part::String))));
        let needs = needs.collect();
        let excuse = sets(&cue.unless).into_iter().find(certain);
        let excuse = excuse.map(|set| self.strings(set.iter().map(|text| (text, Part::String))));
        CueLists { words, with, preceded_by, followed_by, needs, excuse, cue }
    }

    fn finish(self, cues: Vec<CueLists>, whole_words: bool) -> Scanner {
        let (mut slots, mut ends) = (Vec::new(), Vec::new());
        let end = |slots: &Vec<u32>| u32::try_from(slots.len()).unwrap_or(u32::MAX);
        for owners in &self.owners {
            let (strings, words): (Vec<_>, Vec<_>) =
                owners.iter().partition(|(_, part)| *part == Part::String);
            slots.extend(strings.iter().map(|(ListId(list), _)| *list));
            let inside = end(&slots);
            slots.extend(words.iter().map(|(ListId(list), part)| {
                list + if *part == Part::Exception { self.lists } else { 0 }
            }));
            ends.push((inside, end(&slots)));
        }
        Scanner {
            index: WordIndex::new(&self.patterns, whole_words),
            slots,
            ends,
            names: self.names,
            lists: self.lists as usize,
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
    /// The hits of a list from left to right, without those that begin inside one before them.
    pub fn apart(&self, list: ListId) -> impl Iterator<Item = Span> {
        let mut end = 0;
        self.of(list).iter().copied().filter(move |hit| {
            let apart = hit.start >= end;
            end = if apart { hit.end } else { end };
            apart
        })
    }

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

    #[test]
    fn letters_beyond_ascii_are_found_in_either_case() {
        check(Language::En, lists(&["Íoc", "íoc"], &[]), "íoc, ÍOC", &["íoc", "ÍOC"]);
    }
}
