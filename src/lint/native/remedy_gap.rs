//! Acts and penalties that no remedy of the document reaches.

use super::super::context::{Context, Draft};
use super::super::finding::Severity;
use super::shared::{actor, clipped, is_task};
use crate::model::{Act, ActClass, Document, Edge, RemedySource, Role, RoleMark, Status};
use crate::outline::NodeId;
use crate::text::{Expression, Span};
use std::sync::OnceLock;

/// What a person can suffer under the document without being told of a remedy.
#[derive(Debug, Clone)]
pub(super) struct Gap {
    /// The provision.
    pub(super) node: NodeId,
    /// The sentence.
    pub(super) sentence: Span,
    /// The act: its words, or where a penalty or a measure was found.
    cue: Span,
    /// The penalty or measure, whose words are asked for only when it is told.
    mark: Option<RoleMark>,
    /// The status at stake; empty for penalties and measures.
    pub(super) status: String,
    kind: Kind,
    /// Whether it takes for a time only.
    suspension: bool,
    excluded: bool,
}

/// What the act is, the gravest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    /// It takes what is bound to a person.
    Personal,
    /// It takes something else.
    Taking,
    /// It refuses.
    Refusal,
    /// A law obliges the authority to tell of the remedy with the decision: it refuses, or takes
    /// what another text gives.
    Told,
    /// It weighs little, or is about a plan or a thing rather than a person.
    Slight,
    /// It punishes.
    Penalty,
    /// It is a coercive measure.
    Measure,
}

/// The acts, penalties and measures that no remedy of the document reaches, in document order.
pub(super) fn find(document: &Document, date: Option<&str>) -> Vec<Gap> {
    let mut gaps: Vec<Gap> = Vec::new();
    let acts = document.acts().iter().filter(|act| !document.outline().in_annex(act.node));
    let acts = acts.filter(|act| !is_task(document, act));
    let (reached, open): (Vec<&Act>, Vec<&Act>) =
        acts.filter(|act| !document.takes_nothing(act)).partition(|act| is_reached(document, act));
    // Where the text opens a remedy against one refusal, its silence on another is read as a choice.
    let chosen = reached.iter().any(|act| act.refusal && !document.is_slight(act));
    let kind = |act: &Act| match kind(document, act, date) {
        Kind::Told if act.refusal && chosen => Kind::Refusal,
        kind => kind,
    };
    gaps.extend(open.into_iter().map(|act| Gap {
        node: act.node,
        sentence: act.sentence,
        cue: act.cue,
        mark: None,
        status: act.status.clone(),
        kind: kind(act),
        suspension: act.suspension,
        excluded: document.statuses().iter().any(|status| {
            let excludes = |source| source == RemedySource::Excluded;
            status.remedies.iter().any(|r| r.against == act.node && excludes(r.source))
        }),
    }));
    let remedies = document.remedies();
    let penalty = |mark: &RoleMark| {
        remedies.iter().any(|r| r.reaches_penalty(document, mark.node, mark.sentence))
    };
    let measure = |mark: &RoleMark| {
        remedies.iter().any(|r| r.reaches_coercion(document, mark.node, mark.sentence))
    };
    for (role, kind) in [(Role::Sanction, Kind::Penalty), (Role::Coercion, Kind::Measure)] {
        let marks = first_of_articles(document, role).into_iter();
        let open = marks.filter(|mark| match kind {
            Kind::Penalty => !penalty(mark),
            // What a court punishes, and takes with it, has the remedies before that court.
            _ => !measure(mark) && !punishes(document, mark),
        });
        gaps.extend(open.map(|mark| Gap {
            node: mark.node,
            sentence: mark.sentence,
            cue: mark.hit,
            mark: Some(mark),
            status: String::new(),
            kind,
            suspension: false,
            excluded: false,
        }));
    }
    gaps.sort_by_key(|gap| (gap.cue.start, gap.kind));
    gaps.dedup_by_key(|gap| gap.cue);
    gaps
}

impl Gap {
    /// The words of the act.
    fn words(&self, document: &Document) -> Span {
        document.principal(self.mark.as_ref().map_or(self.cue, |mark| document.shown(mark)))
    }
}

fn is_reached(document: &Document, act: &Act) -> bool {
    document.remedies().iter().any(|remedy| {
        remedy.reaches(document, act)
            || act.sanction && remedy.reaches_penalty(document, act.node, act.sentence)
    })
}

fn kind(document: &Document, act: &Act, date: Option<&str>) -> Kind {
    let touched = || {
        let against = |status: &&Status| status.remedies.iter().any(|r| r.against == act.node);
        document.statuses().iter().filter(against)
    };
    let given = touched().any(|status| status.has(Edge::Grant));
    let named = act.class != ActClass::Other;
    let law = document.lexicon().general_law();
    // What nobody names is approved or not: a licence by another word.
    let class = if named { act.class } else { ActClass::Licence };
    // 取消资格 stands among penalties, but the law of penalties does not know it; unless the text calls
    // it one: 取消资格的处罚.
    let otherwise = || {
        let own = act.class == ActClass::Personal && !act.refusal;
        let text = document.text();
        let behind = Span { start: act.cue.end, end: act.sentence.end.max(act.cue.end) };
        own && law.takes_otherwise(act.cue.slice(text), behind.slice(text))
    };
    // An old text that is still in force has what a later law gives.
    let mut rules = law.remedies(class.name(), date).chain(law.remedies(class.name(), None));
    match act.refusal {
        _ if act.sanction && !otherwise() => Kind::Penalty,
        _ if document.is_slight(act) => Kind::Slight,
        true if document.is_plan(act.sentence) => Kind::Slight,
        true if rules.any(|rule| rule.tells) => Kind::Told,
        true if named => Kind::Refusal,
        false if !given && rules.any(|rule| rule.tells && rule.reaches.is_empty()) => Kind::Told,
        false if act.class == ActClass::Personal => Kind::Personal,
        false if named || touched().next().is_some() => Kind::Taking,
        _ => Kind::Slight,
    }
}

/// The first sign of a role in each article, in order; what only courts impose is left out.
fn first_of_articles(document: &Document, role: Role) -> Vec<RoleMark> {
    let outline = document.outline();
    let mut last = None;
    let mut found = Vec::new();
    for mark in document.roles() {
        let article = outline.article_of(mark.node);
        let own = mark.role == role
            && !mark.inherited
            && last != Some(article)
            && !outline.is_quoted(mark.sentence.start)
            && !outline.in_annex(mark.node)
            && !is_criminal(mark.sentence.slice(document.text()));
        if own {
            last = Some(article);
            found.push(mark.clone());
        }
    }
    found
}

/// Whether the article of a measure punishes as well.
fn punishes(document: &Document, mark: &RoleMark) -> bool {
    let article = document.outline().article_of(mark.node).unwrap_or(mark.node);
    document.roles_in(article).iter().any(|other| other.role == Role::Sanction)
}

/// Whether a sentence speaks of crimes: their remedies are those of criminal procedure.
fn is_criminal(sentence: &str) -> bool {
    static CRIMES: OnceLock<Option<Expression>> = OnceLock::new();
    let pattern = "(?i)有期徒刑|拘役|罚金|依法追究刑事责任$|imprison|convict|guilty|offence|\
                   misdemeanou?r|felony|\\bcourt\\b";
    CRIMES
        .get_or_init(|| crate::text::pattern(pattern).ok())
        .as_ref()
        .is_some_and(|r| r.is_match(sentence))
}

/// Reports the gaps as one finding: the gravest carries it, the others are told with it.
pub(super) fn report(context: &Context<'_>, gaps: &[Gap], draft: impl FnOnce(Draft) -> Draft) {
    let acts = gaps.iter().filter(|gap| gap.kind < Kind::Measure);
    let orders =
        |gap: &Gap| gap.kind == Kind::Penalty && !context.document.is_punished_in(gap.sentence);
    // Of refusals the decision is told rather than the ground for it, and a loss rather than a
    // suspension.
    let ground = |gap: &Gap| gap.kind == Kind::Refusal && context.document.is_ground(gap.cue);
    let first =
        acts.min_by_key(|gap| (gap.kind, orders(gap), ground(gap), gap.suspension, gap.cue.start));
    let Some(first) = first.filter(|first| !orders(first)) else { return };
    let penal = first.kind == Kind::Penalty;
    let words = first.words(context.document);
    let mut draft = draft(Draft::new(first.node, words))
        .severity(severity(context, gaps, first))
        .with("act", clipped(context.slice(words)))
        .with("status", first.status.clone())
        .with("actor", actor(context, first.sentence, words.start));
    if penal {
        let count = penalties(context, gaps);
        let variant = if count == 1 { "penalty-one" } else { "penalty" };
        draft = draft.variant(variant).with("count", count.to_string());
    }
    for (name, value) in general_law(context, first) {
        draft = draft.with(name, value);
    }
    let article = |gap: &Gap| context.document.outline().article_of(gap.node);
    let mut told = vec![(article(first), first.kind == Kind::Penalty)];
    for other in gaps.iter().filter(|other| other.cue != first.cue) {
        // One place an article says enough.
        let place = (article(other), other.kind == Kind::Penalty);
        if told.contains(&place) {
            continue;
        }
        told.push(place);
        let name = match other.kind {
            Kind::Measure => "measure",
            Kind::Penalty => "penalty",
            _ => "same",
        };
        draft = draft.related(name, other.words(context.document));
    }
    context.report(draft);
}

/// In how many articles the document punishes.
fn penalties(context: &Context<'_>, gaps: &[Gap]) -> usize {
    let outline = context.document.outline();
    let penal = gaps.iter().filter(|gap| gap.kind == Kind::Penalty);
    let mut articles: Vec<_> = penal.map(|gap| outline.article_of(gap.node)).collect();
    articles.dedup();
    articles.len()
}

/// Losses and refusals are warnings. What weighs little, penalties, and acts with which a law obliges
/// the authority to tell of the remedy, are information. A text below a law that excludes what general
/// law gives is in error.
fn severity(context: &Context<'_>, gaps: &[Gap], first: &Gap) -> Severity {
    let lower = context.document.instrument().kind.is_below_law();
    if lower && gaps.iter().any(|gap| gap.excluded) {
        return Severity::Error;
    }
    match first.kind {
        Kind::Personal | Kind::Taking | Kind::Refusal => Severity::Warning,
        Kind::Told | Kind::Slight | Kind::Penalty | Kind::Measure => Severity::Info,
    }
}

/// What general law supplies against the act, and words for a clause of one's own.
fn general_law(context: &Context<'_>, gap: &Gap) -> Vec<(&'static str, String)> {
    let chinese = context.chinese;
    let law = context.document.lexicon().general_law();
    let kind = match gap.kind {
        Kind::Personal => "personal",
        Kind::Told => "licence",
        Kind::Penalty => "penalty",
        Kind::Measure => "coercion",
        _ => "other",
    };
    let rules = law.remedies(kind, context.as_of);
    let cited: Vec<String> = rules.map(|rule| rule.citation(chinese)).collect();
    let mut values = vec![("wording", law.wording.choose(chinese).to_owned())];
    let silence = law.silence.choose(chinese);
    if !cited.is_empty() {
        values.push(("general", cited.join(if chinese { "、" } else { "; " })));
    } else if !silence.is_empty() {
        values.push(("silence", silence.to_owned()));
    }
    values
}
