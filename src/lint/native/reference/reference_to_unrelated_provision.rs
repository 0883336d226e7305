//! References whose words speak of another article than the one that they name, as renumbering
//! leaves them behind.

use crate::lint::native::astray::{self, Stray};
use crate::lint::native::astray_english;
use crate::lint::native::shared::assessable;
use crate::lint::{Context, Draft, Severity};
use crate::model::{Document, Reference, ReferenceKind, ReferenceStatus};
use crate::outline::NodeId;
use crate::text::{CharSet, Span};
use std::cell::OnceCell;
use std::sync::OnceLock;

/// How far, in articles, renumbering may have moved what is meant.
const REACH: usize = 3;
/// The fewest pairs of characters that tell what a reference is for.
const FEWEST: usize = 5;
/// How much of the words behind the reference is read, in characters.
const WORDS: usize = 90;
/// The share of the pairs that the article named has at most, and the one meant has at least, where
/// several references have moved by the same distance, and where one stands alone.
const SEVERAL: (f64, f64) = (0.3, 0.45);
const ALONE: (f64, f64) = (0.1, 0.6);

/// Characters of the words that all provisions have.
const COMMON: &str = "的了和与或及在对为由以其之等于中被按照依据规定应当可以不得违反本法条例办法有关主管部门行政单位个人行为情形下列进行";

/// What begins the consequence of a breach, or tells how things stand then (已交保证金的), of which
/// the article cited does not speak.
const FOLLOWS: [&str; 16] = [
    "由", "处", "责令", "没收", "给予", "可", "应", "情形", "行为", "情节", "条件", "罚款", "按照", "依",
    "《", "已",
];

/// The pairs of Chinese characters of some words, in order, each once.
type Pairs = Vec<(char, char)>;

/// The articles of a document, with the pairs of those that were asked for: few documents have a
/// reference worth a look, and that looks at few of its articles.
struct Articles<'d> {
    document: &'d Document,
    nodes: Vec<NodeId>,
    pairs: Vec<OnceCell<Pairs>>,
}

impl<'d> Articles<'d> {
    fn new(document: &'d Document, nodes: Vec<NodeId>) -> Self {
        let pairs = nodes.iter().map(|_| OnceCell::new()).collect();
        Self { document, nodes, pairs }
    }

    /// The place among all articles of the one around `id`.
    fn place(&self, id: NodeId) -> Option<usize> {
        self.nodes.binary_search(&self.document.outline().article_of(id)?).ok()
    }

    /// The pairs of the article at `place`.
    fn pairs(&self, place: usize) -> Option<&Pairs> {
        let (node, known) = (self.nodes.get(place)?, self.pairs.get(place)?);
        let words = || self.document.outline().node(*node).span.slice(self.document.text());
        Some(known.get_or_init(|| pairs(words())))
    }
}

pub(super) fn check(context: &Context<'_>) {
    let document = context.document;
    let outline = document.outline();
    // Where articles keep their numbers, nothing goes astray when others are struck out or put in;
    // translations number their own way.
    let keeps = outline.chinese && document.profile().info().is_ok_and(|info| info.numbers_kept);
    if document.is_amending() || keeps {
        return;
    }
    let articles: Vec<NodeId> = outline.articles().collect();
    if articles.windows(2).any(|two| outline.node(two[0]).ordinal >= outline.node(two[1]).ordinal) {
        return;
    }
    if !outline.chinese {
        let found = astray_english::find(document, &articles);
        report_shift(context, &found.strays);
        let told = |own: &Reference| found.strays.iter().any(|one| one.reference.span == own.span);
        return report_own(context, found.own.iter().copied().filter(|own| !told(own)));
    }
    // An interpretation cites the law that it explains, often without its name.
    let strays =
        if assessable(document) { astray::find(document, &articles) } else { Vec::new() };
    report_shift(context, &strays);
    let told = |reference: &Reference| strays.iter().any(|one| one.reference.span == reference.span);
    let rest = || document.references().iter().filter(|reference| !told(reference));
    let own = |reference: &&Reference| {
        assessable(document) && astray::names_own(document, reference)
    };
    report_own(context, rest().filter(own));
    let articles = Articles::new(document, articles);
    let moved: Vec<Moved<'_>> = rest().filter_map(|r| moved(document, r, &articles)).collect();
    for one in &moved {
        let several = moved.iter().filter(|other| other.by == one.by).count() > 1;
        let alone = one.breach && one.named <= ALONE.0 && one.meant >= ALONE.1;
        if several || alone {
            let Some(target) = one.reference.targets.first() else { continue };
            let Some(&article) = articles.nodes.get(one.article) else { continue };
            let draft = Draft::new(one.reference.provision, one.reference.span)
                .with("target", context.slice(target.span))
                .with("words", context.slice(one.words).trim())
                .with("other", context.label(article))
                .related("other", outline.node(article).number);
            context.report(draft);
        }
    }
}

/// Reports the references that a renumbering has led astray: one cause, one finding.
fn report_shift(context: &Context<'_>, strays: &[Stray<'_>]) {
    let Some((first, others)) = strays.split_first() else { return };
    let target = first.reference.targets.first();
    let span = target.map_or(first.reference.span, |target| target.span);
    let mut draft = Draft::new(first.reference.provision, first.reference.span)
        .variant(if others.is_empty() { "one" } else { "shifted" })
        .with("target", context.slice(span))
        .with("other", context.label(first.meant))
        .related("other", context.document.outline().node(first.meant).number);
    for other in others {
        draft = draft.related("astray", other.reference.span);
    }
    context.report(by_language(context, draft));
}

/// Reports the references that name the article that they stand in by its number.
fn report_own<'d>(context: &Context<'_>, mut found: impl Iterator<Item = &'d Reference>) {
    let Some(first) = found.next() else { return };
    let mut draft = Draft::new(first.provision, first.span)
        .variant("own")
        .with("target", context.slice(first.span));
    for other in found {
        draft = draft.related("own", other.span);
    }
    context.report(by_language(context, draft));
}

/// In English a number that leads to its own section is a matter of style as often as a slip, and
/// words tell less of where a reference belongs: information.
fn by_language(context: &Context<'_>, draft: Draft) -> Draft {
    if context.document.outline().chinese { draft } else { draft.severity(Severity::Info) }
}

/// A reference that seems to mean articles beside those that it names.
struct Moved<'d> {
    reference: &'d Reference,
    /// What it is for.
    words: Span,
    /// By how many articles, backwards where negative.
    by: isize,
    /// The place of the first article that is meant among all.
    article: usize,
    /// Whether it names what is broken: 违反本法第十条.
    breach: bool,
    /// The shares of the words that the articles named and the articles meant have.
    named: f64,
    meant: f64,
}

fn moved<'d>(
    document: &Document,
    reference: &'d Reference,
    articles: &Articles<'_>,
) -> Option<Moved<'d>> {
    let outline = document.outline();
    if reference.kind != ReferenceKind::Internal
        || reference.status != ReferenceStatus::Resolved
        || outline.is_quoted(reference.span.start)
    {
        return None;
    }
    let breach = is_breach(document, reference.span);
    let words_of = reference.span.slice(document.text());
    // An item is often cited by what it says in few words.
    if words_of.contains('项') || !words_of.contains('条') {
        return None;
    }
    let own = articles.place(reference.provision)?;
    let mut named = Vec::new();
    for target in &reference.targets {
        named.push(articles.place(target.node?)?);
    }
    let words = words(document, reference.span)?;
    let told = pairs(words.slice(document.text()));
    if told.len() < FEWEST || named.contains(&own) {
        return None;
    }
    let share = |by: isize| {
        let moved = named.iter().map(|&place| place.checked_add_signed(by));
        let places: Vec<usize> = moved.collect::<Option<_>>()?;
        if places.contains(&own) {
            return None;
        }
        let all: Vec<&Pairs> =
            places.iter().map(|&place| articles.pairs(place)).collect::<Option<_>>()?;
        let has = |pair| all.iter().any(|all| all.binary_search(pair).is_ok());
        Some(ratio(told.iter().filter(|pair| has(pair)).count(), told.len()))
    };
    let here = share(0)?;
    if here > SEVERAL.0 {
        return None;
    }
    let reach = REACH.cast_signed();
    let others = (-reach..=reach).filter(|&by| by != 0).filter_map(|by| Some((share(by)?, by)));
    let (meant, by) = others.max_by(|one, other| one.0.total_cmp(&other.0))?;
    let article = named.first()?.checked_add_signed(by)?;
    (meant >= SEVERAL.1)
        .then_some(Moved { reference, words, by, article, breach, named: here, meant })
}

/// Whether 违反 leads up to the reference.
fn is_breach(document: &Document, reference: Span) -> bool {
    let before = document.text().get(..reference.start as usize).unwrap_or_default();
    let words = reference.slice(document.text());
    words.starts_with("违反") || before.ends_with("违反") || before.ends_with("违反了")
}

fn ratio(part: usize, whole: usize) -> f64 {
    let count = |n: usize| f64::from(u32::try_from(n).unwrap_or(u32::MAX));
    count(part) / count(whole)
}

/// The words behind a reference that say what it is for: 未经批准采伐 in 违反本法第十条规定，未经批准
/// 采伐的，由…….
fn words(document: &Document, reference: Span) -> Option<Span> {
    let text = document.text();
    let rest = text.get(reference.end as usize..)?;
    let bare = rest.trim_start_matches(['之', '的', '所']);
    let bare = bare.strip_prefix("规定").or_else(|| bare.strip_prefix("列")).unwrap_or(bare);
    let bare = bare.trim_start_matches(['，', '的']);
    // Another reference goes on where this one ends.
    if bare.starts_with(['、', '和', '或', '及', '与', '至', '第']) {
        return None;
    }
    if FOLLOWS.iter().any(|word| bare.starts_with(word)) {
        return None;
    }
    let limit = bare.char_indices().nth(WORDS).map_or(bare.len(), |(at, _)| at);
    let near = bare.get(..limit)?;
    let stops = ["的，", "，由", "。", "；", "：", "\n", "予以", "处以", "依照"];
    let end = stops.iter().filter_map(|stop| near.find(stop)).min().unwrap_or(near.len());
    let tells = near.get(..end).is_some_and(|words| {
        !["责令", "罚款", "没收", "主管部门"].iter().any(|word| words.contains(word))
    });
    let start = text.len() - bare.len();
    tells.then(|| Span::new(start, start + end))
}

/// The pairs of Chinese characters of `text`, those of common words left out.
fn pairs(text: &str) -> Pairs {
    static TELLING: OnceLock<CharSet> = OnceLock::new();
    let telling = TELLING.get_or_init(|| {
        CharSet::new(('\u{4e00}'..='\u{9fff}').filter(|c| !COMMON.contains(*c)))
    });
    let mut last = None;
    let two = text.chars().filter(|c| ('\u{4e00}'..='\u{9fff}').contains(c)).filter_map(|c| {
        let before = std::mem::replace(&mut last, telling.contains(c).then_some(c));
        Some((before?, last?))
    });
    let mut pairs: Pairs = two.collect();
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

#[cfg(test)]
mod tests {
    use super::pairs;

    #[test]
    fn pairs_leave_out_common_words() {
        assert_eq!(pairs("违反本法规定采伐林木"), pairs("采伐林木"));
        assert_eq!(pairs("采伐林木").len(), 3);
    }
}
