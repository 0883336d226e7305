//! The forms of a pack, ready for looking up.

use super::super::affix::Affixes;
use crate::jurisdiction::{DefinitionForms, Extent};
use aho_corasick::{AhoCorasick, AhoCorasickBuilder, AhoCorasickKind, MatchKind};

/// What a word that a declaration is known by says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Anchor {
    /// A short form follows.
    Short,
    /// Several short forms follow.
    ShortEach,
    /// The term is next to it.
    Named,
    /// The term stands before it, its meaning behind it.
    Means,
    /// So too, if the meaning ends as a definition does.
    Is,
    /// The header of a list of definitions.
    List,
    /// An opening quotation mark.
    Quote,
}

/// How a language declares terms.
#[derive(Debug)]
pub(in crate::model) struct Grammar {
    /// Finds the words that declarations are known by in English, and what each says.
    automaton: Option<AhoCorasick>,
    kinds: Vec<Anchor>,
    /// What the words say that declarations are known by.
    anchors: Affixes<Anchor>,
    /// Words between a term and its meaning.
    pub(super) means: Affixes<()>,
    /// Such words where the term is already set off.
    pub(super) means_apart: Affixes<()>,
    /// Words that introduce a short form.
    pub(super) short: Affixes<()>,
    /// Words before a term that are not part of it.
    pub(super) before: Vec<String>,
    /// Words behind a term that are not part of it.
    pub(super) behind: Affixes<()>,
    /// Nouns at the end of a sentence that define nothing.
    pub(super) is_not: Vec<String>,
    /// Nouns at the end of a first sentence that says what a thing is.
    pub(super) is_noun: Affixes<()>,
    /// Words that no term contains.
    pub(super) never: Vec<String>,
    /// Words of headings over definitions.
    pub(super) heading: Vec<String>,
    /// For what a definition holds, by words.
    pub(super) extents: Vec<(String, Extent)>,
    /// Finds the first of these words.
    extent_words: Option<AhoCorasick>,
    /// The same for looking up at an end.
    pub(super) extent: Affixes<Extent>,
}

impl Grammar {
    /// The grammar of `forms`. `quotes`: whether terms are known by quotation marks.
    pub(in crate::model) fn new(forms: DefinitionForms, quotes: bool) -> Self {
        let anchors = anchors(&forms, quotes);
        let automaton = quotes.then(|| {
            AhoCorasickBuilder::new()
                .match_kind(MatchKind::LeftmostLongest)
                .kind(Some(AhoCorasickKind::DFA))
                .ascii_case_insensitive(true)
                .build(anchors.iter().map(|(word, _)| word))
                .ok()
        });
        let kinds = anchors.iter().map(|&(_, kind)| kind).collect();
        let extents: Vec<_> = forms
            .extent
            .iter()
            .flat_map(|form| form.words.iter().map(|word| (word.clone(), form.extent)))
            .collect();
        let plain = |words: &[String]| Affixes::new(words.iter().map(|word| (word.clone(), ())));
        let mut before = forms.before;
        before.sort_by_key(|word| std::cmp::Reverse(word.len()));
        Self {
            automaton: automaton.flatten(),
            kinds,
            // Of equal words the first counts.
            anchors: Affixes::new(anchors.into_iter().rev()),
            means: plain(&forms.means),
            means_apart: plain(&forms.means_apart),
            short: plain(&[forms.short, forms.short_each].concat()),
            before,
            behind: plain(&forms.behind),
            is_not: forms.is_not,
            is_noun: plain(&forms.is_noun),
            never: forms.never,
            heading: forms.heading,
            extent: Affixes::new(extents.iter().cloned()),
            extent_words: AhoCorasickBuilder::new()
                .match_kind(MatchKind::LeftmostFirst)
                .build(extents.iter().map(|(word, _)| word))
                .ok(),
            extents,
        }
    }

    /// The words in an English text that a declaration may be known by, with their offsets.
    pub(super) fn anchors<'t>(
        &'t self,
        text: &'t str,
    ) -> impl Iterator<Item = (Anchor, usize, usize)> + 't {
        self.automaton.iter().flat_map(move |words| words.find_iter(text)).filter_map(|hit| {
            Some((*self.kinds.get(hit.pattern().as_usize())?, hit.start(), hit.end()))
        })
    }

    /// For what a definition holds, by the first words of `text` that say so.
    pub(super) fn first_extent(&self, text: &str) -> Option<Extent> {
        let found = self.extent_words.as_ref()?.find(text)?;
        self.extents.get(found.pattern().as_usize()).map(|&(_, extent)| extent)
    }

    /// The words that a declaration may be known by in a Chinese text.
    pub(in crate::model) fn words(forms: DefinitionForms) -> Vec<String> {
        anchors(&forms, false).into_iter().map(|(word, _)| word).collect()
    }

    /// What such a word says.
    pub(super) fn anchor(&self, word: &str) -> Option<Anchor> {
        self.anchors.at_start(word).map(|(_, &anchor)| anchor)
    }
}

/// The words that a declaration may be known by. `quotes`: whether terms are known by quotation
/// marks.
fn anchors(forms: &DefinitionForms, quotes: bool) -> Vec<(String, Anchor)> {
    let marks = ["“", "‘", "\"", "'", "(", "（"].map(str::to_owned);
    let quote_marks: &[String] = if quotes { &marks } else { &[] };
    // In a text with quotation marks most verbs are looked for behind them.
    let verbs: &[String] = if quotes { &forms.means_bare } else { &forms.means };
    [
        (forms.short.as_slice(), Anchor::Short),
        (&forms.short_each, Anchor::ShortEach),
        (&forms.named, Anchor::Named),
        (verbs, Anchor::Means),
        (&forms.is, Anchor::Is),
        (&forms.list, Anchor::List),
        (quote_marks, Anchor::Quote),
    ]
    .into_iter()
    .flat_map(|(words, kind)| words.iter().map(move |word| (word.clone(), kind)))
    .collect()
}
