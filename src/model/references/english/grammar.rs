//! The forms of an English pack, ready for looking up.

use super::super::super::affix::Affixes;
use crate::jurisdiction::ReferenceForms;
use crate::outline::Kind;
use aho_corasick::{AhoCorasick, AhoCorasickBuilder, AhoCorasickKind, MatchKind};
use std::collections::HashSet;

/// What a word that a citation is known by says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Anchor {
    /// A unit word.
    Unit,
    /// The unit before.
    Previous,
    /// A collection that is cited by title or volume before its name: 5 U.S.C.
    Collection,
    /// An instrument cited by number: Regulation (EU) 2016/679.
    Numbered,
}

/// How English texts cite.
#[derive(Debug)]
pub(in crate::model) struct Grammar {
    anchors: Option<AhoCorasick>,
    kinds: Vec<Anchor>,
    /// Unit words by their length in bytes.
    units: Vec<Vec<(String, Kind)>>,
    /// What documents are called, in small letters.
    pub(super) types: HashSet<String>,
    /// Words that names of instruments have.
    pub(super) names: HashSet<String>,
    /// Small words inside names.
    pub(super) links: HashSet<String>,
    /// Small words behind the type with which a name goes on.
    pub(super) goes_on: HashSet<String>,
    /// Words for what was named before.
    pub(super) anaphor: Affixes<()>,
    /// Words between members of a list.
    pub(super) and: Vec<Vec<String>>,
    /// Words between the ends of a range.
    pub(super) through: Vec<Vec<String>>,
    /// Words in titles of instruments that carry out an Act.
    pub(super) carrying_out: Vec<String>,
    /// Words that mean the unit before, the longest first.
    pub(super) previous: Vec<String>,
    /// Words behind an instrument that mean it as it was.
    pub(super) past: Vec<String>,
    /// Words of units that change another instrument.
    amending: Option<AhoCorasick>,
    /// The words of `names`, for finding them.
    typed: Option<AhoCorasick>,
    /// Collections with the names they are cited by.
    pub(super) collections: Vec<(String, String)>,
}

impl Grammar {
    /// The grammar of `forms`.
    pub(in crate::model) fn new(forms: ReferenceForms) -> Self {
        let mut units: Vec<Vec<(String, Kind)>> = Vec::new();
        let mut anchors: Vec<(String, Anchor)> = Vec::new();
        for form in &forms.level {
            let Some(kind) = kind(&form.kind) else { continue };
            for word in &form.words {
                if units.len() <= word.len() {
                    units.resize(word.len() + 1, Vec::new());
                }
                units[word.len()].push((word.clone(), kind));
                anchors.push((word.clone(), Anchor::Unit));
            }
        }
        let mut previous = forms.previous;
        previous.sort_by_key(|word| std::cmp::Reverse(word.len()));
        anchors.extend(previous.iter().map(|word| (word.clone(), Anchor::Previous)));
        anchors.extend(forms.numbered.into_iter().map(|word| (word, Anchor::Numbered)));
        let mut collections = Vec::new();
        for form in forms.collection {
            for word in form.words {
                anchors.push((word.to_lowercase(), Anchor::Collection));
                collections.push((word, form.name.clone()));
            }
        }
        let automaton = AhoCorasickBuilder::new()
            .match_kind(MatchKind::LeftmostLongest)
            .kind(Some(AhoCorasickKind::DFA))
            .ascii_case_insensitive(true)
            .build(anchors.iter().map(|(word, _)| word))
            .ok();
        let plain = |words: Vec<String>| Affixes::new(words.into_iter().map(|word| (word, ())));
        Self {
            anchors: automaton,
            kinds: anchors.into_iter().map(|(_, anchor)| anchor).collect(),
            units,
            types: forms.types.into_iter().collect(),
            typed: AhoCorasickBuilder::new()
                .match_kind(MatchKind::LeftmostLongest)
                .build(&forms.names)
                .ok(),
            names: forms.names.into_iter().collect(),
            links: forms.stop.into_iter().collect(),
            goes_on: forms.stop_first.into_iter().collect(),
            anaphor: plain(forms.anaphor),
            and: phrases(forms.and),
            through: phrases(forms.through),
            carrying_out: forms.carrying_out,
            previous,
            past: forms.future,
            amending: AhoCorasickBuilder::new().build(&forms.amending).ok(),
            collections,
        }
    }

    /// The unit that a word names, case aside.
    pub(super) fn unit(&self, word: &str) -> Option<Kind> {
        let same = self.units.get(word.len())?;
        same.iter().find(|(known, _)| known.eq_ignore_ascii_case(word)).map(|(_, kind)| *kind)
    }

    /// The words in `text` that names of instruments have, with their offsets.
    pub(super) fn typed<'t>(&'t self, text: &'t str) -> impl Iterator<Item = (usize, usize)> + 't {
        let bytes = text.as_bytes();
        let part = move |at: Option<usize>| {
            at.and_then(|at| bytes.get(at)).is_some_and(u8::is_ascii_alphanumeric)
        };
        let hits = self.typed.iter().flat_map(move |typed| typed.find_iter(text));
        let hits = hits.map(|hit| (hit.start(), hit.end()));
        hits.filter(move |&(start, end)| !part(start.checked_sub(1)) && !part(Some(end)))
    }

    /// Whether `words` change another instrument.
    pub(super) fn amends(&self, words: &str) -> bool {
        self.amending.as_ref().is_some_and(|amending| amending.is_match(words))
    }

    /// The words in `text` that a citation may be known by, with their offsets.
    pub(super) fn anchors<'t>(
        &'t self,
        text: &'t str,
    ) -> impl Iterator<Item = (Anchor, usize, usize)> + 't {
        let bytes = text.as_bytes();
        self.anchors
            .iter()
            .flat_map(move |anchors| anchors.find_iter(text))
            .filter(move |hit| {
                let before = hit.start().checked_sub(1).and_then(|at| bytes.get(at));
                !before.is_some_and(|b| b.is_ascii_alphanumeric() || *b == b'-')
            })
            .filter_map(|hit| {
                Some((*self.kinds.get(hit.pattern().as_usize())?, hit.start(), hit.end()))
            })
    }
}

/// Phrases word by word, marks apart, the longest first.
fn phrases(mut phrases: Vec<String>) -> Vec<Vec<String>> {
    phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.len()));
    let words =
        |phrase: &String| phrase.split_whitespace().map(str::to_owned).collect::<Vec<String>>();
    phrases.iter().map(words).collect()
}

/// The kind of that name in a pack.
fn kind(name: &str) -> Option<Kind> {
    Some(match name {
        "title" => Kind::Title,
        "schedule" => Kind::Schedule,
        "annex" => Kind::Annex,
        "part" => Kind::Part,
        "chapter" => Kind::Chapter,
        "division" => Kind::Division,
        "article" => Kind::Article,
        "section" => Kind::Section,
        "subsection" => Kind::Subsection,
        "paragraph" => Kind::Paragraph,
        "subparagraph" => Kind::Subparagraph,
        "point" => Kind::Point,
        "clause" => Kind::Clause,
        "subclause" => Kind::Subclause,
        "item" => Kind::Item,
        _ => return None,
    })
}
