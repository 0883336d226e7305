//! What provisions do, told by cues in their sentences and by structure.

mod near;
mod settle;

use super::document::Document;
use super::facets::{Role, RoleMark};
use super::scan::{CueLists, ListId};
use super::sentences::Sentence;
use crate::jurisdiction::Cue;
use crate::outline::{Kind, NodeId, Outline};
use crate::text::{Captures, Expression, Span};
use near::Near;
use settle::RoleSet;

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

    /// Whether `sentence` shows the role by the word at `hit`.
    fn holds(&self, place: &Place<'_>, sentence: &Sentence, hit: Span) -> bool {
        let hits = place.document.hits();
        let has = |list: ListId| !hits.within(list, sentence.span).is_empty();
        if self.cue.header.is_some_and(|header| header != sentence.header)
            || !self.with.is_none_or(has)
            || !self.needs.iter().all(|&list| has(list))
            || !self.near.as_ref().is_none_or(|near| near.holds(place.document, sentence.span, hit))
        {
            return false;
        }
        let words = sentence.span.slice(place.document.text());
        let matches = |regex: &Expression| {
            regex.is_match_of(words, || place.document.characters(place.sentence))
        };
        if self.pattern.as_ref().is_some_and(|pattern| !matches(pattern)) {
            return false;
        }
        let excused = self.excuse.is_none_or(has) && self.unless.as_ref().is_some_and(matches)
            || self.heading.as_ref().is_some_and(|regex| !place.headed(regex))
            || self.not_heading.as_ref().is_some_and(|regex| place.headed(regex))
            || self.under.as_ref().is_some_and(|regex| !place.under(regex))
            || self.not_under.as_ref().is_some_and(|regex| place.under(regex));
        !excused
    }
}

/// The words that show the role of a mark.
pub(super) fn shown(document: &Document, mark: &RoleMark) -> Span {
    let matcher = document.lexicon().cues().get(usize::from(mark.cue));
    matcher.map_or(mark.hit, |matcher| matcher.shown(document, mark.sentence, mark.hit))
}

/// The groups of the cue that shows the role of a mark, in the words of its sentence.
pub(super) fn captures<'t>(document: &'t Document, mark: &RoleMark) -> Option<Captures<'t>> {
    let matcher = document.lexicon().cues().get(usize::from(mark.cue))?;
    matcher.pattern.as_ref()?.captures(mark.sentence.slice(document.text()))
}

/// Where a sentence stands.
struct Place<'a> {
    document: &'a Document,
    node: NodeId,
    /// The index of the sentence.
    sentence: usize,
}

impl Place<'_> {
    /// Whether the heading of a unit around the sentence matches.
    fn headed(&self, expression: &Expression) -> bool {
        let outline = self.document.outline();
        let text = self.document.text();
        let mut headings = outline.ancestors(self.node).filter_map(|id| outline.node(id).heading);
        headings.any(|heading| expression.is_match(heading.slice(text)))
    }

    /// Whether the header of a list around the sentence matches.
    fn under(&self, expression: &Expression) -> bool {
        let text = self.document.text();
        let around = self.document.outline().ancestors(self.node).skip(1);
        let mut headers = around
            .take_while(|&outer| outer != NodeId::ROOT)
            .filter_map(|outer| self.document.header_of(outer));
        headers.any(|header| expression.is_match(header.slice(text)))
    }
}

/// The roles of all provisions in document order.
pub(super) fn find(document: &Document) -> Vec<RoleMark> {
    let outline = document.outline();
    let articles: Vec<NodeId> = outline.articles().collect();
    let mut firm: Vec<RoleMark> = Vec::new();
    let mut doubtful: Vec<(RoleMark, RoleSet)> = Vec::new();
    let cues = (0_u16..).zip(document.lexicon().cues());
    let (lone, others): (Vec<_>, Vec<_>) = cues.partition(|(_, matcher)| matcher.cue.alone);
    for (cue, matcher) in others {
        let reach = reach(&matcher.cue, outline, &articles);
        if matcher.not_with.is_empty() {
            each(document, cue, matcher, reach, |mark| firm.push(mark));
        } else {
            each(document, cue, matcher, reach, |mark| doubtful.push((mark, matcher.not_with)));
        }
    }
    let mut marks = settle::settle(firm, doubtful);
    let mut last: Vec<RoleMark> = Vec::new();
    let is_bare = |&&article: &&NodeId| settle::within(&marks, outline, article).is_empty();
    for &article in articles.iter().filter(is_bare) {
        let span = outline.node(article).span;
        // The first that holds is the one role of the article.
        let known = last.len();
        for &(cue, matcher) in &lone {
            if last.len() == known && reach(&matcher.cue, outline, &articles).contains(span) {
                each(document, cue, matcher, span, |mark| last.push(mark));
            }
        }
    }
    marks.append(&mut last);
    settle::order(&mut marks);
    marks
}

/// Calls `found` with each mark of a cue in `reach`.
fn each(
    document: &Document,
    cue: u16,
    matcher: &CueMatcher,
    reach: Span,
    mut found: impl FnMut(RoleMark),
) {
    let (mut tried, mut marked) = (None, None);
    for &hit in document.hits().within(matcher.list, reach) {
        let Some(index) = document.sentence_at(hit.start) else { continue };
        // What a cue asks of a sentence depends on which of its words was hit only where it asks
        // for words around it.
        let again = tried.replace(index) == Some(index) && matcher.near.is_none();
        if again || marked == Some(index) || document.is_foreign(hit.start) {
            continue;
        }
        let sentence = &document.sentences()[index];
        let place = Place { document, node: sentence.node, sentence: index };
        if !matcher.holds(&place, sentence, hit) {
            continue;
        }
        marked = Some(index);
        let mark = RoleMark {
            role: matcher.role,
            node: sentence.node,
            sentence: sentence.span,
            hit,
            cue,
            inherited: false,
        };
        if sentence.header && matcher.cue.inherit {
            inherited(document.outline(), &mark).into_iter().for_each(&mut found);
        }
        found(mark);
    }
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
