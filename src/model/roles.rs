//! What provisions do, told by cues in their sentences and by structure.

mod near;
mod settle;
mod told;

use super::document::Document;
use super::facets::{Role, RoleMark};
use super::scan::{CueLists, ListId};
use super::sentences::Sentence;
use crate::jurisdiction::Cue;
use crate::outline::{Kind, NodeId, Outline};
use crate::text::{Captures, Expression, Span};
use near::Near;
use settle::RoleSet;
use told::Known;

pub(super) use told::Told;

/// A cue ready for matching.
#[derive(Debug)]
pub(super) struct CueMatcher {
    list: ListId,
    with: Option<ListId>,
    near: Option<Near>,
    needs: Vec<ListId>,
    excuse: Option<ListId>,
    role: Role,
    cue: Cue,
    pattern: Option<Expression>,
    unless: Option<Expression>,
    heading: Option<Expression>,
    not_heading: Option<Expression>,
    under: Option<Expression>,
    not_under: Option<Expression>,
    not_with: RoleSet,
}

impl CueMatcher {
    /// The matcher of a cue; `None` where the role or a pattern of it
    /// means nothing (a test sees to it that the packs have no such cue).
    pub(super) fn new(lists: &CueLists) -> Option<Self> {
        let cue = &lists.cue;
        let expression = |pattern: &Option<String>| match pattern {
            Some(pattern) => crate::text::pattern(pattern).map(Some),
            None => Ok(None),
        };
        Some(Self {
            list: lists.words,
            with: lists.with,
            near: Near::new(lists).ok()?,
            needs: lists.needs.clone(),
            excuse: lists.excuse,
            role: Role::from_name(&cue.role)?,
            cue: cue.clone(),
            pattern: expression(&cue.pattern).ok()?,
            unless: expression(&cue.unless).ok()?,
            heading: expression(&cue.heading).ok()?,
            not_heading: expression(&cue.not_heading).ok()?,
            under: expression(&cue.under).ok()?,
            not_under: expression(&cue.not_under).ok()?,
            not_with: RoleSet::from_names(&cue.not_with)?,
        })
    }

    /// The words of `sentence` that show the role, where the cue was found at `hit`.
    fn shown(&self, document: &Document, sentence: Span, hit: Span) -> Span {
        let pattern = self.pattern.as_ref().filter(|pattern| pattern.has_groups());
        let captures = pattern.and_then(|regex| regex.captures(sentence.slice(document.text())));
        let shown = captures.and_then(|captures| captures.get(1).or_else(|| captures.get(0)));
        let base = sentence.start as usize;
        shown.map_or(hit, |shown| Span::new(base + shown.start(), base + shown.end()))
    }

    /// Whether the words of the sentence of that index show the role by the word at `hit`: all that
    /// is asked of the sentence, and nothing of what is around it.
    fn is_told(&self, document: &Document, sentence: usize, hit: Span) -> bool {
        let hits = document.hits();
        let Sentence { span, header, .. } = document.sentences()[sentence];
        let has = |list: ListId| !hits.within(list, span).is_empty();
        if self.cue.header.is_some_and(|wanted| wanted != header)
            || !self.with.is_none_or(has)
            || !self.needs.iter().all(|&list| has(list))
            || !self.near.as_ref().is_none_or(|near| near.holds(document, span, hit))
        {
            return false;
        }
        let words = span.slice(document.text());
        let matches =
            |regex: &Expression| regex.is_match_of(words, || document.characters(sentence));
        if self.pattern.as_ref().is_some_and(|pattern| !matches(pattern)) {
            return false;
        }
        !(self.excuse.is_none_or(has) && self.unless.as_ref().is_some_and(matches))
    }

    /// Whether the headings and headers around the unit `node` are those that the cue asks for.
    fn fits(&self, document: &Document, node: NodeId) -> bool {
        let headed = |regex: &Expression| is_headed(document, node, regex);
        let under = |regex: &Expression| is_under(document, node, regex);
        self.heading.as_ref().is_none_or(headed)
            && !self.not_heading.as_ref().is_some_and(headed)
            && self.under.as_ref().is_none_or(under)
            && !self.not_under.as_ref().is_some_and(under)
    }

    /// Whether the cue counts in the whole text, each sentence by itself.
    fn is_everywhere(&self) -> bool {
        !self.cue.alone && self.cue.first.is_none() && self.cue.last.is_none()
    }
}

/// The words that show the role of a mark.
pub(super) fn shown(document: &Document, mark: &RoleMark) -> Span {
    let shown = || {
        let matcher = document.lexicon().cues().get(usize::from(mark.cue));
        matcher.map_or(mark.hit, |matcher| matcher.shown(document, mark.sentence, mark.hit))
    };
    let told = mark.told.and_then(|told| document.told_roles()?.get(told as usize));
    told.map_or_else(shown, |told| *told.shown.get_or_init(shown))
}

/// The groups of the cue that shows the role of a mark, in the words of its sentence.
pub(super) fn captures<'t>(document: &'t Document, mark: &RoleMark) -> Option<Captures<'t>> {
    let matcher = document.lexicon().cues().get(usize::from(mark.cue))?;
    matcher.pattern.as_ref()?.captures(mark.sentence.slice(document.text()))
}

/// Whether the heading of a unit around `node` matches.
fn is_headed(document: &Document, node: NodeId, expression: &Expression) -> bool {
    let outline = document.outline();
    let mut headings = outline.ancestors(node).filter_map(|id| outline.node(id).heading);
    headings.any(|heading| expression.is_match(heading.slice(document.text())))
}

/// Whether the header of a list around `node` matches.
fn is_under(document: &Document, node: NodeId, expression: &Expression) -> bool {
    let around = document.outline().ancestors(node).skip(1);
    let mut headers = around
        .take_while(|&outer| outer != NodeId::ROOT)
        .filter_map(|outer| document.header_of(outer));
    headers.any(|header| expression.is_match(header.slice(document.text())))
}

/// The roles of a document.
#[derive(Debug)]
pub(super) struct Roles {
    /// The marks in document order.
    pub(super) marks: Vec<RoleMark>,
    /// What the words of single sentences told, cue by cue: what the next version of the document
    /// takes over.
    pub(super) told: Vec<Told>,
}

/// The roles of all provisions.
pub(super) fn find(document: &Document) -> Roles {
    let outline = document.outline();
    let articles: Vec<NodeId> = outline.articles().collect();
    let known = Known::of(document);
    // About as much as the version before had.
    let mut firm: Vec<RoleMark> = Vec::with_capacity(known.count());
    let mut doubtful: Vec<(RoleMark, RoleSet)> = Vec::with_capacity(known.count() / 2);
    let mut told: Vec<Told> = Vec::with_capacity(known.count());
    let cues = (0_u16..).zip(document.lexicon().cues());
    let (lone, others): (Vec<_>, Vec<_>) = cues.partition(|(_, matcher)| matcher.cue.alone);
    for (cue, matcher) in others {
        let from = told.len();
        if matcher.is_everywhere() {
            known.tell(document, cue, matcher, &mut told);
        } else {
            let reach = reach(&matcher.cue, outline, &articles);
            told::tell(document, cue, matcher, reach, &mut told);
        }
        for (index, told) in told.iter().enumerate().skip(from) {
            mark(document, matcher, told, |mark| {
                let mark = RoleMark { told: u32::try_from(index).ok(), ..mark };
                match matcher.not_with.is_empty() {
                    true => firm.push(mark),
                    false => doubtful.push((mark, matcher.not_with)),
                }
            });
        }
    }
    let mut marks = settle::settle(firm, doubtful);
    let mut last = alone(document, &articles, &marks, &lone);
    marks.append(&mut last);
    settle::order(&mut marks);
    Roles { marks, told }
}

/// The marks of the cues that count in articles without any of `marks`: of each article those of the
/// first that is shown.
fn alone(
    document: &Document,
    articles: &[NodeId],
    marks: &[RoleMark],
    cues: &[(u16, &CueMatcher)],
) -> Vec<RoleMark> {
    let outline = document.outline();
    let mut found = Vec::new();
    let mut told = Vec::new();
    for &article in articles {
        if !settle::within(marks, outline, article).is_empty() {
            continue;
        }
        let (span, known) = (outline.node(article).span, found.len());
        for &(cue, matcher) in cues {
            if found.len() == known && reach(&matcher.cue, outline, articles).contains(span) {
                told.clear();
                told::tell(document, cue, matcher, span, &mut told);
                for told in &told {
                    mark(document, matcher, told, |it| found.push(it));
                }
            }
        }
    }
    found
}

/// Calls `found` with the marks of a cue that a sentence shows, if it stands where the cue counts.
fn mark(document: &Document, matcher: &CueMatcher, told: &Told, mut found: impl FnMut(RoleMark)) {
    let sentence = document.sentences()[told.sentence as usize];
    if !matcher.fits(document, sentence.node) {
        return;
    }
    let mark = RoleMark {
        role: matcher.role,
        node: sentence.node,
        sentence: sentence.span,
        hit: told.hit,
        cue: told.cue,
        told: None,
        inherited: false,
    };
    if sentence.header && matcher.cue.inherit {
        inherited(document.outline(), &mark).into_iter().for_each(&mut found);
    }
    found(mark);
}

/// The text in which a cue counts: all of it, or the first and last articles.
fn reach(cue: &Cue, outline: &Outline, articles: &[NodeId]) -> Span {
    let mut reach = outline.node(NodeId::ROOT).span;
    let nth = |n: u32| articles.get((n as usize).saturating_sub(1));
    if let Some(&last) = cue.first.and_then(nth) {
        reach.end = outline.node(last).span.end;
    }
    let from_end = |n: u32| articles.len().checked_sub(n as usize).and_then(|at| articles.get(at));
    if let Some(&first) = cue.last.and_then(from_end) {
        reach.start = outline.node(first).span.start.min(reach.end);
    }
    reach
}

/// The marks that the items below a header take from it.
fn inherited(outline: &Outline, mark: &RoleMark) -> Vec<RoleMark> {
    outline
        .descendants(mark.node)
        .filter(|&id| outline.node(id).span.start >= mark.sentence.end)
        .filter(|&id| outline.node(id).kind != Kind::Article)
        .map(|node| RoleMark { node, inherited: true, ..mark.clone() })
        .collect()
}
