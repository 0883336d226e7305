//! What provisions do, told by cues in their sentences and by structure.

mod near;
mod settle;

use super::document::Document;
use super::facets::{Role, RoleMark};
use super::scan::{CueLists, ListId};
use super::sentences::Sentence;
use crate::jurisdiction::Cue;
use crate::outline::{Kind, NodeId, Outline};
use crate::text::Span;
use near::Near;
use regex::{Captures, Regex};
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
    pattern: Option<Regex>,
    unless: Option<Regex>,
    heading: Option<Regex>,
    not_heading: Option<Regex>,
    under: Option<Regex>,
    not_with: RoleSet,
}

impl CueMatcher {
    /// The matcher of a cue; `None` where the role or a pattern of it
    /// means nothing (a test sees to it that the packs have no such cue).
    pub(super) fn new(lists: &CueLists) -> Option<Self> {
        let cue = &lists.cue;
        let regex = |pattern: &Option<String>| match pattern {
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
            pattern: regex(&cue.pattern).ok()?,
            unless: regex(&cue.unless).ok()?,
            heading: regex(&cue.heading).ok()?,
            not_heading: regex(&cue.not_heading).ok()?,
            under: regex(&cue.under).ok()?,
            not_with: RoleSet::from_names(&cue.not_with)?,
        })
    }

    /// The role that the cue shows.
    pub(super) fn role(&self) -> Role {
        self.role
    }

    /// The groups of the cue's regular expression in the words of a sentence.
    pub(super) fn captures<'t>(&self, words: &'t str) -> Option<Captures<'t>> {
        self.pattern.as_ref()?.captures(words)
    }

    /// The words of `sentence` that show the role.
    fn find(&self, place: &Place<'_>, sentence: &Sentence, hit: Span) -> Option<Span> {
        let hits = place.document.hits();
        let has = |list: ListId| !hits.within(list, sentence.span).is_empty();
        if self.cue.header.is_some_and(|header| header != sentence.header)
            || !self.with.is_none_or(has)
            || !self.needs.iter().all(|&list| has(list))
            || !self.near.as_ref().is_none_or(|near| near.holds(place.document, sentence.span, hit))
        {
            return None;
        }
        let words = sentence.span.slice(place.document.text());
        let shown = match &self.pattern {
            Some(pattern) => {
                // Without a group there is no need to know where the match is.
                if pattern.captures_len() == 1 {
                    pattern.is_match(words).then_some(hit)?
                } else {
                    let captures = pattern.captures(words)?;
                    let shown = captures.get(1).or_else(|| captures.get(0))?;
                    let base = sentence.span.start as usize;
                    Span::new(base + shown.start(), base + shown.end())
                }
            }
            None => hit,
        };
        let excused = self.excuse.is_none_or(has)
            && self.unless.as_ref().is_some_and(|regex| regex.is_match(words))
            || self.heading.as_ref().is_some_and(|regex| !place.headed(regex))
            || self.not_heading.as_ref().is_some_and(|regex| place.headed(regex))
            || self.under.as_ref().is_some_and(|regex| !place.under(regex));
        (!excused).then_some(shown)
    }
}

/// Where a sentence stands.
struct Place<'a> {
    document: &'a Document,
    node: NodeId,
}

impl Place<'_> {
    /// Whether the heading of a unit around the sentence matches.
    fn headed(&self, regex: &Regex) -> bool {
        let outline = self.document.outline();
        let text = self.document.text();
        let mut headings = outline.ancestors(self.node).filter_map(|id| outline.node(id).heading);
        headings.any(|heading| regex.is_match(heading.slice(text)))
    }

    /// Whether the header of a list around the sentence matches.
    fn under(&self, regex: &Regex) -> bool {
        let text = self.document.text();
        let around = self.document.outline().ancestors(self.node).skip(1);
        let mut headers = around
            .take_while(|&outer| outer != NodeId::ROOT)
            .filter_map(|outer| self.document.header_of(outer));
        headers.any(|header| regex.is_match(header.slice(text)))
    }
}

/// The roles of all provisions in document order.
pub(super) fn find(document: &Document) -> Vec<RoleMark> {
    let outline = document.outline();
    let articles: Vec<NodeId> = outline.articles().collect();
    let mut firm: Vec<RoleMark> = Vec::new();
    let mut doubtful: Vec<(RoleMark, RoleSet)> = Vec::new();
    let (lone, others): (Vec<_>, Vec<_>) =
        document.lexicon().cues().iter().partition(|matcher| matcher.cue.alone);
    for matcher in others {
        let reach = reach(&matcher.cue, outline, &articles);
        if matcher.not_with.is_empty() {
            each(document, matcher, reach, |mark| firm.push(mark));
        } else {
            each(document, matcher, reach, |mark| doubtful.push((mark, matcher.not_with)));
        }
    }
    let mut marks = settle::settle(firm, doubtful);
    let mut last: Vec<RoleMark> = Vec::new();
    let is_bare = |&&article: &&NodeId| settle::within(&marks, outline, article).is_empty();
    for &article in articles.iter().filter(is_bare) {
        let span = outline.node(article).span;
        for matcher in &lone {
            if reach(&matcher.cue, outline, &articles).contains(span) {
                each(document, matcher, span, |mark| last.push(mark));
            }
        }
    }
    marks.append(&mut last);
    settle::order(&mut marks);
    marks
}

/// Calls `found` with each mark of a cue in `reach`.
fn each(document: &Document, matcher: &CueMatcher, reach: Span, mut found: impl FnMut(RoleMark)) {
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
        let place = Place { document, node: sentence.node };
        let Some(cue) = matcher.find(&place, sentence, hit) else { continue };
        marked = Some(index);
        let mark = RoleMark {
            role: matcher.role,
            node: sentence.node,
            sentence: sentence.span,
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
