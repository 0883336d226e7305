//! References that an article struck out or put in has led astray: all that point behind one place
//! name the article beside the one that they mean.
//!
//! Each reference is weighed: how well do its words (未经许可采伐 in 违反本条例第十条规定，未经许可
//! 采伐的) fit the article named, and how well the one before or behind it? A pair of characters
//! counts by how few articles have it. One reference says little; those behind one place together
//! tell a renumbering from a reference in loose words.

use super::places::Places;
use super::words::{List, WordFile};
use crate::model::{Document, Reference, ReferenceKind, ReferenceStatus};
use crate::outline::{Kind, NodeId};
use crate::text::{CharSet, Span};
use serde::Deserialize;
use std::cell::OnceCell;
use std::sync::OnceLock;

/// What each sign weighs, fitted by logistic regression to the references of enacted laws, where the
/// article named is right and its neighbours are not; a sum of 5 is odds of more than 100 to 1.
mod weight {
    /// By ten units of rarity: the words behind the reference, and all of its clause.
    pub(super) const BEHIND: f64 = 1.05;
    pub(super) const CLAUSE: f64 = 0.94;
    /// The same as shares of all words.
    pub(super) const SHARE: f64 = 0.51;
    pub(super) const RATIO: f64 = 1.3;
    /// The article has conditions, documents, a list of acts, where those are referred to.
    pub(super) const KIND: f64 = 0.94;
    /// It sets a duty that can be broken, where a breach is referred to.
    pub(super) const DUTY: f64 = 1.39;
    /// It sets a penalty, where that is referred to.
    pub(super) const PENALTY: f64 = 0.89;
}

/// The most that one reference weighs, and one that names several articles, whose words may be for
/// any of them.
const MOST: f64 = 5.0;
const MOST_OF_LIST: f64 = 2.0;
/// What a neighbour weighs that lacks the paragraph or item cited.
const NO_SUCH_UNIT: f64 = -3.0;
/// What a reference that names its own article by number weighs for a shift backwards.
const OWN: f64 = 4.0;
/// From where on a reference speaks for a shift.
const SPEAKS: f64 = 1.0;
/// What the strongest of several and all together weigh at least, what one alone, and what one
/// alone that names what is broken.
const SEVERAL: f64 = 3.0;
const ALONE: f64 = 4.9;
const BREACH: f64 = 3.5;

/// How far behind the reference such a word stands, in characters.
const NEAR: usize = 14;

/// What is looked for around references.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Forms {
    common: List,
    ends: List,
    kinds: List,
    breach: List,
    past: List,
    duties: List,
    penalties: List,
    punished: List,
    own: List,
    /// The characters that pairs are made of, once they were asked for.
    #[serde(skip)]
    telling: OnceLock<CharSet>,
}

pub(super) static WORDS: WordFile<Forms> = WordFile::new("stray-references");

impl Forms {
    /// The characters that pairs are made of: all but the common ones.
    fn telling(&self) -> &CharSet {
        self.telling.get_or_init(|| {
            let common: String = self.common.iter().collect();
            CharSet::new(('\u{4e00}'..='\u{9fff}').filter(|c| !common.contains(*c)))
        })
    }
}

/// A reference that has gone astray.
pub(super) struct Stray<'d> {
    pub(super) reference: &'d Reference,
    /// The article that seems to be meant.
    pub(super) meant: NodeId,
    pub(super) weight: f64,
}

/// A reference to articles of the document, with the words that it stands in.
struct Cited<'d> {
    reference: &'d Reference,
    /// The places, among all articles, of its own and of those named, without gaps or repetition.
    own: usize,
    named: Vec<usize>,
    /// Whether it names what is broken: 违反第十条.
    breach: bool,
    before: Span,
    behind: Span,
    /// The pairs of the words behind it and of all of its clause, once they were asked for.
    words: OnceCell<(Vec<u32>, Vec<u32>)>,
}

/// The references of `document` that a renumbering has led astray; none in most documents.
/// `articles`: those of the document, in the order of their numbers.
pub(super) fn find<'d>(document: &'d Document, articles: &[NodeId]) -> Vec<Stray<'d>> {
    let cited = all_cited(document, articles);
    if cited.is_empty() {
        return Vec::new();
    }
    let table = Table::new(document, articles, &cited);
    let shifts = [-1, 1].into_iter().filter_map(|by| table.shift(&cited, by));
    let best = shifts.max_by(|one, other| one.0.total_cmp(&other.0));
    best.map(|(_, strays)| strays).unwrap_or_default()
}

/// Whether a reference names the article it stands in, and no other, by its number.
pub(super) fn names_own(document: &Document, reference: &Reference) -> bool {
    let outline = document.outline();
    let own = outline.article_of(reference.provision);
    is_judged(document, reference)
        && reference.targets.iter().all(|target| {
            target.node.is_some_and(|node| own.is_some() && outline.article_of(node) == own)
        })
}

/// Whether the reference names, by number, articles that are there.
fn is_judged(document: &Document, reference: &Reference) -> bool {
    let words = reference.span.slice(document.text());
    let outline = document.outline();
    reference.kind == ReferenceKind::Internal
        && reference.status == ReferenceStatus::Resolved
        && words.contains('第')
        && words.contains('条')
        && !WORDS.of(document).own.is_in(words)
        && !outline.is_quoted(reference.span.start)
        && !outline.in_annex(reference.provision)
}

fn all_cited<'d>(document: &'d Document, articles: &[NodeId]) -> Vec<Cited<'d>> {
    let outline = document.outline();
    let forms = WORDS.of(document);
    let place = |id| articles.binary_search(&outline.article_of(id)?).ok();
    let cited = document.references().iter().filter(|one| is_judged(document, one));
    let cited = cited.filter_map(|reference| {
        let own = place(reference.provision)?;
        let named = reference.targets.iter().map(|target| place(target.node?));
        let mut named: Vec<usize> = named.collect::<Option<_>>()?;
        named.sort_unstable();
        named.dedup();
        let article = outline.node(*articles.get(own)?).span;
        let (before, behind) = clause(document, article, reference.span);
        let words = before.slice(document.text()).trim_end();
        let words = forms.past.iter().find_map(|past| words.strip_suffix(past)).unwrap_or(words);
        let own_words = reference.span.slice(document.text());
        let breach = forms.breach.ends(words) || forms.breach.begins(own_words);
        let words = OnceCell::new();
        Some(Cited { reference, own, named, breach, before, behind, words })
    });
    cited.collect()
}

/// The words of the clause before the reference at `span`, and those behind it that tell what it is
/// for.
fn clause(document: &Document, article: Span, span: Span) -> (Span, Span) {
    let text = document.text();
    let marks = ['。', '；', '：', '\n'];
    let before = Span { start: article.start, end: span.start.max(article.start) };
    let last = before.slice(text).rsplit(marks).next().unwrap_or_default();
    let from = before.end as usize - last.len();
    let rest = Span { start: span.end, end: article.end.max(span.end) }.slice(text);
    let rest = rest.split(marks).next().unwrap_or_default();
    let ends = WORDS.of(document).ends.iter().filter_map(|word| rest.find(word));
    let end = ends.min().unwrap_or(rest.len());
    let behind = span.end as usize;
    (Span::new(from, before.end as usize), Span::new(behind, behind + end))
}

/// What articles have of the words of references.
struct Table<'d> {
    document: &'d Document,
    forms: &'static Forms,
    articles: &'d [NodeId],
    /// The pairs of all references, with their rarity.
    places: Places,
    rarity: Vec<f64>,
    /// The pairs that articles have, by their places, as they stand there, one article after the
    /// other, and for each where they end.
    has: (Vec<u32>, Vec<usize>),
    /// The same in order, once they were asked for.
    sorted: Vec<OnceCell<Vec<u32>>>,
    /// For each article those that it names.
    names: Vec<Vec<usize>>,
    /// Whether an article sets a duty and whether it sets a penalty, once that was asked for.
    says: Vec<OnceCell<(bool, bool)>>,
}

impl<'d> Table<'d> {
    fn new(document: &'d Document, articles: &'d [NodeId], cited: &[Cited<'_>]) -> Self {
        let (text, forms) = (document.text(), WORDS.of(document));
        let telling = forms.telling();
        let spans = cited.iter().flat_map(|one| [one.before, one.behind]);
        let places = Places::new(spans.flat_map(|span| pairs(span.slice(text), telling)).collect());
        let count = places.len();
        let mut counts = vec![0_u32; count];
        // The article, counted from 1, that a pair was last met in.
        let mut last = vec![0_u32; count];
        let mut has = (Vec::with_capacity(text.len() / 8), Vec::with_capacity(articles.len()));
        for (number, &article) in (1_u32..).zip(articles) {
            let words = document.outline().node(article).span.slice(text);
            for place in pairs(words, telling).filter_map(|pair| places.of(pair)) {
                if std::mem::replace(&mut last[place as usize], number) != number {
                    counts[place as usize] += 1;
                    has.0.push(place);
                }
            }
            has.1.push(has.0.len());
        }
        let total = number(articles.len() + 1);
        let rarity = counts.iter().map(|&count| (total / f64::from(count.max(1))).ln()).collect();
        let mut names = vec![Vec::new(); articles.len()];
        for one in cited {
            if let Some(names) = names.get_mut(one.own) {
                names.extend(&one.named);
            }
        }
        let says = articles.iter().map(|_| OnceCell::new()).collect();
        let sorted = articles.iter().map(|_| OnceCell::new()).collect();
        Self { document, forms, articles, places, rarity, has, sorted, names, says }
    }

    /// How much all references behind one place weigh together for a shift of what they mean by
    /// `by`, and those that speak for it; `None` if that is too little wherever the place is.
    fn shift<'r>(&self, cited: &[Cited<'r>], by: isize) -> Option<(f64, Vec<Stray<'r>>)> {
        let mut weighed: Vec<(usize, f64, &Cited<'r>)> = cited
            .iter()
            .filter_map(|one| Some((*one.named.first()?, self.weigh(one, by)?, one)))
            .collect();
        weighed.sort_by_key(|(first, _, one)| (std::cmp::Reverse(*first), one.own));
        // References to one article say the same again, in whatever words that article likes.
        let groups: Vec<Group> =
            weighed.chunk_by(|one, other| one.0 == other.0).map(Group::of).collect();
        let (mut sum, mut best, mut end) = (0.0, 0.0, 0);
        for (index, group) in groups.iter().enumerate() {
            sum += group.weight;
            if sum > best && is_enough(groups.get(..=index)?, sum) {
                (best, end) = (sum, index + 1);
            }
        }
        let speak = |first: usize| {
            groups.iter().take(end).any(|group| group.first == first && group.weight >= SPEAKS)
        };
        let strays = weighed.iter().filter(|one| one.1 >= SPEAKS && speak(one.0));
        let strays = strays.filter_map(|&(first, weight, one)| {
            let meant = *self.articles.get(first.checked_add_signed(by)?)?;
            Some(Stray { reference: one.reference, meant, weight })
        });
        let mut strays: Vec<Stray<'r>> = strays.collect();
        strays.sort_by(|one, other| other.weight.total_cmp(&one.weight));
        (end > 0).then_some((best, strays))
    }

    /// How much a reference weighs for what it means having been moved by `by`: the logarithm of the
    /// odds, above 0 where the moved article fits better. `None` where nothing can be told.
    fn weigh(&self, cited: &Cited<'_>, by: isize) -> Option<f64> {
        if cited.named == [cited.own] {
            return (by < 0).then_some(OWN);
        }
        let moved = cited.named.iter().map(|place| place.checked_add_signed(by));
        let moved: Vec<usize> = moved.collect::<Option<_>>()?;
        let is_own = |place: &usize| *place == cited.own;
        if moved.last().is_none_or(|&last| last >= self.articles.len())
            || moved.iter().chain(&cited.named).any(is_own)
        {
            return None;
        }
        let only = |some: &[usize], others: &[usize]| -> Vec<usize> {
            some.iter().copied().filter(|place| !others.contains(place)).collect()
        };
        let (here, there) = (only(&cited.named, &moved), only(&moved, &cited.named));
        // What names the same article speaks of the same things.
        let parallel = |place: &usize| {
            self.names.get(*place).is_some_and(|n| n.iter().any(|n| cited.named.contains(n)))
        };
        if here.is_empty() || there.is_empty() || there.iter().any(parallel) {
            return None;
        }
        if cited.named.len() == 1
            && !has_unit(self.document, cited.reference, *self.articles.get(*there.first()?)?)
        {
            return Some(NO_SUCH_UNIT);
        }
        let most = if cited.named.len() > 1 { MOST_OF_LIST } else { MOST };
        Some(-self.odds(cited, &here, &there).clamp(-most, MOST))
    }

    /// The logarithm of the odds that the articles `here` are meant, and not those `there`.
    fn odds(&self, cited: &Cited<'_>, here: &[usize], there: &[usize]) -> f64 {
        let text = self.document.text();
        let (behind, clause) = cited.words.get_or_init(|| {
            let behind = self.known(&[cited.behind]);
            let clause = match cited.breach {
                true => behind.clone(),
                false => self.known(&[cited.before, cited.behind]),
            };
            (behind, clause)
        });
        let sum = |words: &[u32], places: &[usize]| -> f64 {
            let has = |pair: &&u32| places.iter().any(|&article| self.has(article, **pair));
            words.iter().filter(has).filter_map(|&pair| self.rarity.get(pair as usize)).sum()
        };
        let all: f64 = clause.iter().filter_map(|&pair| self.rarity.get(pair as usize)).sum();
        let (near, near_moved) = (sum(behind, here), sum(behind, there));
        let (whole, whole_moved) = (sum(clause, here), sum(clause, there));
        let by_ten = |difference: f64| difference.clamp(-25.0, 25.0) / 10.0;
        let words = cited.behind.slice(text);
        let first: String = words.chars().take(NEAR).collect();
        let kinds = self.forms.kinds.iter();
        let kind = kinds.filter_map(|kind| Some((first.find(kind)?, kind))).min();
        let any =
            |places: &[usize], word| places.iter().any(|&place| self.words(place).contains(word));
        let differ = |here: bool, there: bool| f64::from(i8::from(here) - i8::from(there));
        let kind = kind.map_or(0.0, |(_, kind)| differ(any(here, kind), any(there, kind)));
        let punishes = |&place: &usize| self.sets(place).1;
        let breakable = |places: &[usize]| {
            places.iter().all(|&place| self.sets(place).0) && !places.iter().any(punishes)
        };
        let duty = if cited.breach { differ(breakable(here), breakable(there)) } else { 0.0 };
        let punished = !cited.breach && self.forms.punished.is_in(words);
        let penalty = if punished {
            differ(here.iter().all(punishes), there.iter().all(punishes))
        } else {
            0.0
        };
        weight::BEHIND * by_ten(near - near_moved)
            + weight::CLAUSE * by_ten(whole - whole_moved)
            + weight::SHARE * (whole - whole_moved) / all.max(4.0)
            + weight::RATIO * (near - near_moved) / (near + near_moved).max(4.0)
            + weight::KIND * kind
            + weight::DUTY * duty
            + weight::PENALTY * penalty
    }

    /// The pairs of the words of `spans`, as places among all pairs, each once.
    fn known(&self, spans: &[Span]) -> Vec<u32> {
        let (text, telling) = (self.document.text(), self.forms.telling());
        let all = spans.iter().flat_map(|span| pairs(span.slice(text), telling));
        let mut known: Vec<u32> = all.filter_map(|pair| self.places.of(pair)).collect();
        known.sort_unstable();
        known.dedup();
        known
    }

    /// Whether the article at `article` has the pair.
    fn has(&self, article: usize, pair: u32) -> bool {
        let sorted = || {
            let (all, ends) = &self.has;
            let end = |article: usize| ends.get(article).copied().unwrap_or_default();
            let own = article.checked_sub(1).map_or(0, end)..end(article);
            let mut all = all.get(own).map(<[u32]>::to_vec).unwrap_or_default();
            all.sort_unstable();
            all
        };
        let known = self.sorted.get(article);
        known.is_some_and(|all| all.get_or_init(sorted).binary_search(&pair).is_ok())
    }

    /// Whether the article at `place` sets a duty, and whether it sets a penalty.
    fn sets(&self, place: usize) -> (bool, bool) {
        let says = || {
            let words = self.words(place);
            (self.forms.duties.is_in(words), self.forms.penalties.is_in(words))
        };
        self.says.get(place).map_or((false, false), |known| *known.get_or_init(says))
    }

    /// The text of the article at `place`.
    fn words(&self, place: usize) -> &'d str {
        let text = self.document.text();
        let article = self.articles.get(place);
        article.map_or("", |&id| self.document.outline().node(id).span.slice(text))
    }
}

/// Whether `article` has paragraphs and items like those that the reference cites.
pub(super) fn has_unit(document: &Document, reference: &Reference, article: NodeId) -> bool {
    let outline = document.outline();
    let units = reference
        .targets
        .iter()
        .filter_map(|target| target.node)
        .flat_map(|node| outline.ancestors(node).take_while(|&id| !outline.is_article(id)));
    units.into_iter().all(|unit| {
        let unit = outline.node(unit);
        // A point may be in any paragraph.
        outline.chinese && unit.kind == Kind::Paragraph && unit.ordinal.main() == 1
            || outline.descendants(article).any(|id| {
                let node = outline.node(id);
                node.kind == unit.kind && node.ordinal == unit.ordinal
            })
    })
}

/// The references to one article.
struct Group {
    /// The place of the article among all.
    first: usize,
    /// What they weigh on average.
    weight: f64,
    /// Whether one says what is broken.
    breach: bool,
    /// Whether it is more than an article that names itself.
    has_words: bool,
}

impl Group {
    fn of(all: &[(usize, f64, &Cited<'_>)]) -> Self {
        let sum: f64 = all.iter().map(|(_, weight, _)| weight).sum();
        Self {
            first: all.first().map_or(0, |one| one.0),
            weight: sum / number(all.len().max(1)),
            breach: all.iter().any(|(_, _, one)| one.breach),
            has_words: all.iter().any(|(_, _, one)| one.named != [one.own]),
        }
    }
}

/// Whether the references behind one place are enough to tell a shift, which weigh `sum` together.
fn is_enough(groups: &[Group], sum: f64) -> bool {
    let speak = || groups.iter().filter(|group| group.weight >= SPEAKS);
    let words = || speak().filter(|group| group.has_words);
    let strongest = words().map(|group| group.weight).fold(0.0, f64::max);
    let breach = words().filter(|group| group.breach).map(|group| group.weight);
    speak().count() > 1 && strongest >= SEVERAL && sum >= SEVERAL
        || strongest >= ALONE && sum >= ALONE
        || breach.fold(0.0, f64::max) >= BREACH && sum >= BREACH
}

/// The pairs of neighbouring characters of `text` that are among those `telling`.
fn pairs<'t>(text: &'t str, telling: &'t CharSet) -> impl Iterator<Item = u64> + 't {
    let mut last = None;
    text.chars().filter_map(move |c| {
        let before = std::mem::replace(&mut last, telling.contains(c).then_some(c));
        Some(u64::from(before? as u32) << 32 | u64::from(last? as u32))
    })
}

fn number(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::{WORDS, pairs};
    use crate::jurisdiction::{Language, Profile};

    #[test]
    fn pairs_are_neighbours_without_common_words_and_numbers() {
        let pair = |one: char, other: char| u64::from(one as u32) << 32 | u64::from(other as u32);
        let chinese = Profile::new("zh", Language::Hans).expect("a pack");
        let telling = WORDS.of_profile(&chinese).telling();
        let all: Vec<_> = pairs("采伐的林木，三次", telling).collect();
        assert_eq!(all, [pair('采', '伐'), pair('林', '木')]);
    }
}
