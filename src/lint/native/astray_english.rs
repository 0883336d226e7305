//! References in English that a section struck out or put in has led astray: as in Chinese, all that
//! point behind one place name the section beside the one that they mean.
//!
//! Words tell less than in Chinese, so a quoted term that stands in the section beside the one named,
//! and how far away that is, count beside the words that both have, and no single reference is
//! enough. But Acts say "this section", so one that names itself by number is worth a word.

use super::astray::{Stray, has_unit};
use super::places::Places;
use super::words::{List, WordFile};
use crate::model::{Document, Reference, ReferenceKind, ReferenceStatus};
use crate::outline::NodeId;
use crate::text::Span;
use serde::Deserialize;
use std::sync::OnceLock;

/// What each sign weighs, fitted by logistic regression to the references of enacted Acts, where the
/// section named is right and its neighbours are not.
mod weight {
    /// The share of the words of the clause, and of those right around the reference, that the
    /// section has, rare ones counting for more.
    pub(super) const CLAUSE: f64 = 3.3;
    pub(super) const NEAR: f64 = 2.0;
    /// The section has the noun before the reference, as a licence under it; and that is "offence".
    pub(super) const NOUN: f64 = 0.5;
    pub(super) const OFFENCE: f64 = 1.25;
    /// It sets a duty, where a breach is referred to.
    pub(super) const DUTY: f64 = 1.05;
    /// It has the term that the clause quotes, and has it in quotation marks.
    pub(super) const TERM: f64 = 1.4;
    pub(super) const QUOTED: f64 = 2.1;
    /// It lacks the subsection or paragraph cited.
    pub(super) const NO_SUCH_UNIT: f64 = -3.9;
    /// Where it stands, seen from the section that refers to it: it is that section, the one before,
    /// the one behind, two before, two behind, further before, further behind.
    pub(super) const OWN: f64 = -4.9;
    pub(super) const PLACES: [f64; 6] = [1.4, 1.05, 1.15, 0.35, 0.95, 0.05];
}

/// The most that references to one section weigh together, and one to several sections, whose words
/// may be for any of them.
const MOST: f64 = 3.5;
const MOST_OF_LIST: f64 = 2.0;
/// From where on references speak for a shift, and what all of them weigh at least where they stand
/// in many sections, and where they stand in two.
const SPEAKS: f64 = 1.0;
const MANY: usize = 3;
const OF_MANY: f64 = 4.0;
const OF_TWO: f64 = 5.5;
/// What a section that names itself weighs at least for meaning the one before it.
const NAMES_ITSELF: f64 = 2.0;

/// How much of the clause before and behind the reference is read, and of what is before it where
/// the clause has only begun, in bytes.
const BEFORE: usize = 260;
const BEHIND: usize = 200;
const BEGUN: usize = 20;
const LEAD: usize = 80;
/// How many words before and behind the reference are near.
const NEAR: (usize, usize) = (5, 3);
/// How far before the reference its noun and what is said of a breach stand, in words and in bytes.
const NOUN: usize = 4;
const BREACH: usize = 40;

/// What is looked for around references.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Forms {
    breaches: List,
    duties: List,
    joins: List,
    articles: List,
    before_it: List,
    said: List,
    units: List,
    /// The units as keys, once they were asked for.
    #[serde(skip)]
    unit_keys: OnceLock<Vec<u64>>,
}

pub(super) static WORDS: WordFile<Forms> = WordFile::new("stray-sections");

/// A reference to sections of the document, with the words that it stands in.
struct Cited<'d> {
    reference: &'d Reference,
    /// The places, among all sections, of its own and of those named, without gaps or repetition.
    own: usize,
    named: Vec<usize>,
    /// The words of its clause, and of those the ones near it, as keys.
    words: Vec<u64>,
    near: Vec<u64>,
    noun: Option<u64>,
    breach: bool,
    /// What the clause has in quotation marks.
    terms: Vec<&'d str>,
    /// Whether it is an adjective, a label, or has the name of the Act, so that it may well name its
    /// own section.
    names_itself_in_words: bool,
}

/// What was found in a document.
#[derive(Default)]
pub(super) struct Found<'d> {
    /// The references that a renumbering has led astray together.
    pub(super) strays: Vec<Stray<'d>>,
    /// Those that name the section that they stand in by its number and may mean the one before it.
    pub(super) own: Vec<&'d Reference>,
}

/// The references of `document` that a renumbering has led astray; none in most documents.
/// `sections`: those of the document, in the order of their numbers.
pub(super) fn find<'d>(document: &'d Document, sections: &[NodeId]) -> Found<'d> {
    let cited = all_cited(document, sections);
    let first = cited.first().map(|one| one.own);
    let names_itself = |one: &Cited<'_>| one.named == [one.own];
    if cited.iter().all(|one| Some(one.own) == first) && !cited.iter().any(names_itself) {
        return Found::default();
    }
    let table = Table::new(document, sections, &cited);
    let shifts = [-1, 1].into_iter().filter_map(|by| table.shift(by));
    let best = shifts.max_by(|one, other| one.0.total_cmp(&other.0));
    let strays = best.map(|(_, strays)| strays).unwrap_or_default();
    let itself = cited.iter().filter(|one| names_itself(one) && !one.names_itself_in_words);
    let own = itself.filter(|one| table.weigh(one, -1).is_some_and(|odds| odds >= NAMES_ITSELF));
    Found { strays, own: own.map(|one| one.reference).collect() }
}

fn all_cited<'d>(document: &'d Document, sections: &[NodeId]) -> Vec<Cited<'d>> {
    let (text, outline) = (document.text(), document.outline());
    let forms = WORDS.of(document);
    let place = |id| sections.binary_search(&outline.article_of(id)?).ok();
    let judged = document.references().iter().filter(|one| is_judged(document, one));
    let cited = judged.filter_map(|reference| {
        let own = place(reference.provision)?;
        let named = reference.targets.iter().map(|target| place(target.node?));
        let mut named: Vec<usize> = named.collect::<Option<_>>()?;
        named.sort_unstable();
        named.dedup();
        let section = outline.node(*sections.get(own)?).span;
        let start = reference.span.start.max(section.start);
        let before = Span { start: section.start, end: start }.slice(text);
        let behind = Span { start: reference.span.end, end: section.end.max(reference.span.end) };
        let behind = behind.slice(text);
        let mut one = Cited::new(forms, reference, own, named, (before, behind));
        let words = reference.span.slice(text);
        one.names_itself_in_words = forms.is_name(before, words, behind);
        forms.is_own_number(before).then_some(one)
    });
    cited.collect()
}

/// Whether the reference names, by number, sections that are there.
fn is_judged(document: &Document, reference: &Reference) -> bool {
    let outline = document.outline();
    reference.kind == ReferenceKind::Internal
        && reference.status == ReferenceStatus::Resolved
        && !outline.is_quoted(reference.span.start)
        && !outline.in_annex(reference.provision)
}

impl Forms {
    /// Whether a reference of these words, between `before` and `behind`, is a name, which its own
    /// section may have too (a section 9 notice; "section 9 of the Kilns Act, 1930" in what a notice
    /// says; "Section 9: kilns"), or is one of another text.
    fn is_name(&self, before: &str, words: &str, behind: &str) -> bool {
        let bare = before.trim_end_matches([' ', '*']);
        let last = bare.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
        let adjective = self.articles.has_in_any_case(last);
        let owned = bare.ends_with("’s") || bare.ends_with("'s");
        let begins = bare.is_empty()
            || bare.ends_with([',', '.', ';', ':', '—', '\n', '“', '"', ')', '(', ']']);
        let named =
            words.contains(" of the") || words.contains("Act") && !words.contains("this Act");
        let behind = behind.trim_start_matches([' ', '*']);
        let elsewhere = behind.starts_with("of ") && !behind.starts_with("of this ");
        adjective || owned || begins || named || elsewhere
    }

    /// Whether a number behind these words is one of the document, and not that of a section named
    /// before, of a row of a table, or of words in quotation marks.
    fn is_own_number(&self, before: &str) -> bool {
        let line = before.rsplit('\n').next().unwrap_or_default();
        let bare = line.trim_end_matches([' ', '*']);
        let last = bare.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
        !line.trim_start().starts_with('|')
            && !self.said.has_in_any_case(last)
            && before.rfind('“') <= before.rfind('”')
    }

    /// The noun that `before` ends with, before words such as "made under": what the section gives.
    fn noun(&self, before: &str) -> Option<u64> {
        let tail = before.get(before.ceil_char_boundary(before.len().saturating_sub(LEAD))..)?;
        let words = tail.rsplit(|c: char| !c.is_ascii_alphabetic()).filter(|word| !word.is_empty());
        let mut nouns = words
            .take(NOUN)
            .filter(|word| !self.joins.has_in_any_case(word) && !word.ends_with("ed"));
        nouns.find_map(|word| self.keys(word).next())
    }

    /// The words of `text` of four letters or more, cut where they are inflected, each as one number.
    fn keys<'t>(&'t self, text: &'t str) -> impl Iterator<Item = u64> + 't {
        let keys = || self.units.iter().map(|unit| key(unit.as_bytes())).collect();
        let units = self.unit_keys.get_or_init(keys);
        let words = text.as_bytes().split(|byte| !byte.is_ascii_alphabetic());
        let words = words.filter(|word| word.len() >= 4).map(key);
        words.filter(|word| !units.contains(word))
    }
}

impl<'d> Cited<'d> {
    /// `before`, `behind`: the words of its section before and behind it.
    fn new(
        forms: &Forms,
        reference: &'d Reference,
        own: usize,
        named: Vec<usize>,
        (before, behind): (&'d str, &str),
    ) -> Self {
        let last = |words: &'d str, most: usize| {
            words.get(words.ceil_char_boundary(words.len().saturating_sub(most))..)
        };
        let clause = before.rsplit(['.', ';', ':', '\n', '—']).next().unwrap_or_default();
        let clause = if clause.len() < BEGUN { last(before, LEAD) } else { last(clause, BEFORE) };
        let clause = clause.unwrap_or_default();
        let rest = behind.split(['.', ';', '\n']).next().unwrap_or_default();
        let rest = rest.get(..rest.floor_char_boundary(BEHIND)).unwrap_or_default();
        let mut words: Vec<u64> = forms.keys(clause).collect();
        let mut near: Vec<u64> = words.iter().rev().take(NEAR.0).copied().collect();
        near.extend(forms.keys(rest).take(NEAR.1));
        words.extend(forms.keys(rest));
        let tail = last(before, BREACH).unwrap_or_default().to_ascii_lowercase();
        let breach = forms.breaches.is_in(&tail);
        let terms = clause.split('“').skip(1).filter_map(|quoted| Some(quoted.split_once('”')?.0));
        let terms = terms.map(|term| term.trim_matches(['*', ',', ' ']));
        let terms = terms.filter(|term| term.len() > 2).collect();
        for some in [&mut words, &mut near] {
            some.sort_unstable();
            some.dedup();
        }
        Self {
            reference,
            own,
            named,
            words,
            near,
            noun: forms.noun(before),
            breach,
            terms,
            names_itself_in_words: false,
        }
    }
}

/// The first seven letters of `word`, whatever their case.
fn key(word: &[u8]) -> u64 {
    word.iter().take(7).fold(0, |key, byte| key << 8 | u64::from(byte | 0x20))
}

/// What sections have of the words of references.
struct Table<'t, 'd> {
    document: &'d Document,
    forms: &'static Forms,
    sections: &'t [NodeId],
    cited: &'t [Cited<'d>],
    /// The words of all references, with their rarity: none in what most sections have.
    places: Places,
    rarity: Vec<f64>,
    /// The words that each section has, in order.
    has: Vec<Vec<u32>>,
}

impl<'t, 'd> Table<'t, 'd> {
    fn new(document: &'d Document, sections: &'t [NodeId], cited: &'t [Cited<'d>]) -> Self {
        let words = cited.iter().flat_map(|one| one.words.iter().copied().chain(one.noun));
        let places = Places::new(words.collect());
        let forms = WORDS.of(document);
        let mut counts = vec![0_u32; places.len()];
        let (text, outline) = (document.text(), document.outline());
        let mut has = Vec::with_capacity(sections.len());
        for &section in sections {
            let words = forms.keys(outline.node(section).span.slice(text));
            let mut known: Vec<u32> = words.filter_map(|word| places.of(word)).collect();
            known.sort_unstable();
            known.dedup();
            for &word in &known {
                if let Some(count) = counts.get_mut(word as usize) {
                    *count += 1;
                }
            }
            has.push(known);
        }
        let total = number(sections.len() + 1);
        let rarity = counts.iter().map(|&count| f64::from(count.max(1)));
        let rarity =
            rarity.map(|count| if count * 2.0 > total { 0.0 } else { (total / count).ln() });
        let rarity = rarity.collect();
        Self { document, forms, sections, cited, places, rarity, has }
    }

    /// How much all references behind one place weigh together for a shift of what they mean by
    /// `by`, and those that speak for it; `None` if that is too little wherever the place is.
    fn shift(&self, by: isize) -> Option<(f64, Vec<Stray<'d>>)> {
        let mut weighed: Vec<(usize, f64, &Cited<'d>)> = self
            .cited
            .iter()
            .filter_map(|one| {
                let most = if one.named.len() > 1 { MOST_OF_LIST } else { MOST };
                Some((*one.named.first()?, self.weigh(one, by)?.clamp(-most, most), one))
            })
            .collect();
        weighed.sort_by_key(|(first, _, one)| (std::cmp::Reverse(*first), one.own));
        let (mut sum, mut best, mut end, mut read) = (0.0, 0.0, 0, 0);
        for group in weighed.chunk_by(|one, other| one.0 == other.0) {
            let weight: f64 = group.iter().map(|(_, weight, _)| weight).sum();
            sum += weight.clamp(-MOST, MOST);
            read += group.len();
            if sum > best {
                (best, end) = (sum, read);
            }
        }
        weighed.truncate(end);
        weighed.retain(|one| one.1 >= SPEAKS);
        let first = weighed.first().map(|one| one.0);
        let mut hosts: Vec<usize> = weighed.iter().map(|one| one.2.own).collect();
        hosts.sort_unstable();
        hosts.dedup();
        let least = if hosts.len() < MANY { OF_TWO } else { OF_MANY };
        if best < least || hosts.len() < 2 || weighed.iter().all(|one| Some(one.0) == first) {
            return None;
        }
        let strays = weighed.into_iter().filter_map(|(first, weight, one)| {
            let meant = *self.sections.get(first.checked_add_signed(by)?)?;
            // What names its own section is told behind what has words for another one.
            let weight = if one.named == [one.own] { weight - MOST } else { weight };
            Some(Stray { reference: one.reference, meant, weight })
        });
        let mut strays: Vec<Stray<'d>> = strays.collect();
        strays.sort_by(|one, other| other.weight.total_cmp(&one.weight));
        Some((best, strays))
    }

    /// How much a reference weighs for what it means having been moved by `by`: the logarithm of the
    /// odds, above 0 where the moved section fits better. `None` where nothing can be told.
    fn weigh(&self, cited: &Cited<'_>, by: isize) -> Option<f64> {
        let moved = cited.named.iter().map(|place| place.checked_add_signed(by));
        let moved: Vec<usize> = moved.collect::<Option<_>>()?;
        if moved.last().is_none_or(|&last| last >= self.sections.len()) {
            return None;
        }
        let there = moved.iter().filter(|place| !cited.named.contains(place));
        if there.into_iter().any(|&place| self.goes_on(place, &cited.named)) {
            return None;
        }
        let best = |some: &[usize], others: &[usize]| {
            let only = some.iter().filter(|place| !others.contains(place));
            only.map(|&place| self.fits(cited, place)).max_by(f64::total_cmp)
        };
        Some(best(&moved, &cited.named)? - best(&cited.named, &moved)?)
    }

    /// Whether the section at `place` speaks of what those `named` do because it names one of them.
    fn goes_on(&self, place: usize, named: &[usize]) -> bool {
        let mut names = self.cited.iter().filter(|one| one.own == place);
        names.any(|one| one.named.iter().any(|other| named.contains(other)))
            || place.checked_sub(1).is_some_and(|before| named.contains(&before))
                && self.forms.before_it.is_in(self.words(place))
    }

    /// The text of the section at `place`.
    fn words(&self, place: usize) -> &'d str {
        let text = self.document.text();
        let section = self.sections.get(place);
        section.map_or("", |&id| self.document.outline().node(id).span.slice(text))
    }

    /// How well the section at `place` fits the reference.
    fn fits(&self, cited: &Cited<'_>, place: usize) -> f64 {
        let Some(&section) = self.sections.get(place) else { return 0.0 };
        let words = self.words(place);
        let sign = |is: bool, weight: f64| if is { weight } else { 0.0 };
        let noun = cited.noun.filter(|&noun| self.has(place, noun));
        let quoted = |term: &&str| words.match_indices(*term).any(|(at, _)| is_quoted(words, at));
        weight::CLAUSE * self.share(&cited.words, place, 3.0)
            + weight::NEAR * self.share(&cited.near, place, 2.0)
            + sign(noun.is_some(), weight::NOUN)
            + sign(noun == Some(key(b"offence")), weight::OFFENCE)
            + sign(cited.breach && self.forms.duties.is_in(words), weight::DUTY)
            + sign(cited.terms.iter().any(|term| words.contains(term)), weight::TERM)
            + sign(cited.terms.iter().any(quoted), weight::QUOTED)
            + sign(!has_unit(self.document, cited.reference, section), weight::NO_SUCH_UNIT)
            + away(cited.own, place)
    }

    /// The share of `words` that the section at `place` has, by their rarity; `least`: what is added
    /// to all, so that few words say little.
    fn share(&self, words: &[u64], place: usize, least: f64) -> f64 {
        let (mut all, mut had) = (least, 0.0);
        for &word in words {
            let known = self.places.of(word);
            let rarity = known.and_then(|known| self.rarity.get(known as usize)).copied();
            all += rarity.unwrap_or_default();
            had += rarity.filter(|_| self.has(place, word)).unwrap_or_default();
        }
        had / all
    }

    /// Whether the section at `place` has the word.
    fn has(&self, place: usize, word: u64) -> bool {
        let known = self.places.of(word).zip(self.has.get(place));
        known.is_some_and(|(word, has)| has.binary_search(&word).is_ok())
    }
}

/// Whether the words at `at` stand right behind an opening quotation mark.
fn is_quoted(words: &str, at: usize) -> bool {
    words.get(..at).is_some_and(|before| before.trim_end_matches('*').ends_with('“'))
}

/// What it weighs that the section at `place` is as far away as it is from the one at `own`.
fn away(own: usize, place: usize) -> f64 {
    let [before, behind, two_before, two_behind, further_before, further_behind] = weight::PLACES;
    match (own.abs_diff(place), place < own) {
        (0, _) => weight::OWN,
        (1, true) => before,
        (1, false) => behind,
        (2, true) => two_before,
        (2, false) => two_behind,
        (_, true) => further_before,
        (_, false) => further_behind,
    }
}

fn number(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::{Forms, WORDS, key};
    use crate::jurisdiction::{Language, Profile};

    fn forms() -> &'static Forms {
        WORDS.of_profile(&Profile::new("en", Language::En).expect("a pack"))
    }

    #[test]
    fn words_are_told_by_their_first_letters() {
        let all: Vec<u64> = forms().keys("Licences of section 9 to keep a licensed kiln").collect();
        let word = |word: &str| key(word.as_bytes());
        assert_eq!(all, [word("licence"), word("keep"), word("license"), word("kiln")]);
        assert_eq!(word("Licence"), word("licences"));
    }

    #[test]
    fn what_a_section_gives_stands_before_the_number() {
        let word = |word: &str| Some(key(word.as_bytes()));
        assert_eq!(forms().noun("the holder of a licence granted under "), word("licence"));
        assert_eq!(forms().noun("regulations made under *"), word("regulations"));
        assert_eq!(forms().noun("by "), None);
    }

    #[test]
    fn numbers_of_tables_quotations_and_sections_named_before_are_left_out() {
        assert!(forms().is_own_number("(1) A licence under "));
        assert!(!forms().is_own_number("section 9 of the Kilns Act, 1930, and the said "));
        assert!(!forms().is_own_number("(1) A kiln.\n| A licence under "));
        assert!(!forms().is_own_number("the words “a licence under "));
    }

    #[test]
    fn a_section_may_be_called_by_its_number() {
        assert!(forms().is_name("the person may make a ", "section 9", " request"));
        assert!(forms().is_name("made under ", "section 9 of the Kilns Act, 1930", ""));
        assert!(forms().is_name("as follows:\n", "Section 9(1)", ""));
        assert!(forms().is_name("given under ", "section 9", " of the F1[Act of 1930]"));
        assert!(!forms().is_name("an offence under ", "section 9 of this Act", "."));
        assert!(!forms().is_name("an offence under *", "section 9", "*, or"));
    }
}
