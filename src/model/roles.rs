//! What provisions do, told by cues in their sentences and by structure.

use super::document::Document;
use super::facets::{Role, RoleMark};
use super::scan::ListId;
use super::sentences::Sentence;
use crate::jurisdiction::Cue;
use crate::outline::{Kind, NodeId, Outline};
use crate::text::Span;
use regex::Regex;

/// A cue ready for matching.
#[derive(Debug)]
pub(super) struct CueMatcher {
    list: ListId,
    role: Role,
    cue: Cue,
    pattern: Option<Regex>,
    unless: Option<Regex>,
    heading: Option<Regex>,
    not_heading: Option<Regex>,
    under: Option<Regex>,
}

impl CueMatcher {
    /// The matcher of `cue`, whose words are in `list`; `None` where the role or a pattern of it
    /// means nothing (a test sees to it that the packs have no such cue).
    pub(super) fn new(list: ListId, cue: &Cue) -> Option<Self> {
        let regex = |pattern: &Option<String>| match pattern {
            Some(pattern) => Regex::new(pattern).map(Some),
            None => Ok(None),
        };
        Some(Self {
            list,
            role: Role::from_name(&cue.role)?,
            cue: cue.clone(),
            pattern: regex(&cue.pattern).ok()?,
            unless: regex(&cue.unless).ok()?,
            heading: regex(&cue.heading).ok()?,
            not_heading: regex(&cue.not_heading).ok()?,
            under: regex(&cue.under).ok()?,
        })
    }

    /// The words of `sentence` that show the role.
    fn find(&self, place: &Place<'_>, sentence: &Sentence, hit: Span) -> Option<Span> {
        if self.cue.header.is_some_and(|header| header != sentence.header) {
            return None;
        }
        let fits_end = |limit: Option<u32>, distance: u32| limit.is_none_or(|n| distance < n);
        if !fits_end(self.cue.first, place.from_first) || !fits_end(self.cue.last, place.from_last)
        {
            return None;
        }
        let headed = |regex: &Regex| place.headings.iter().any(|heading| regex.is_match(heading));
        if self.heading.as_ref().is_some_and(|regex| !headed(regex))
            || self.not_heading.as_ref().is_some_and(headed)
        {
            return None;
        }
        if let Some(under) = &self.under
            && !place.headers.iter().any(|header| under.is_match(header))
        {
            return None;
        }
        let words = sentence.span.slice(place.text);
        if self.unless.as_ref().is_some_and(|regex| regex.is_match(words)) {
            return None;
        }
        let Some(pattern) = &self.pattern else { return Some(hit) };
        let captures = pattern.captures(words)?;
        let shown = captures.get(1).or_else(|| captures.get(0))?;
        let base = sentence.span.start as usize;
        Some(Span::new(base + shown.start(), base + shown.end()))
    }
}

/// Where a sentence stands.
struct Place<'a> {
    text: &'a str,
    headings: Vec<&'a str>,
    /// The headers of the lists it is in.
    headers: Vec<&'a str>,
    from_first: u32,
    from_last: u32,
}

/// The roles of all provisions in document order.
pub(super) fn find(document: &Document) -> Vec<RoleMark> {
    let outline = document.outline();
    let hits = document.hits();
    let mut marks: Vec<RoleMark> = Vec::new();
    let positions = Positions::new(outline);
    for matcher in document.lexicon().cues() {
        let mut last_sentence = None;
        for &hit in hits.of(matcher.list) {
            let Some(index) = document.sentence_at(hit.start) else { continue };
            if last_sentence == Some(index) || document.is_foreign(hit.start) {
                continue;
            }
            let sentence = &document.sentences()[index];
            let place = positions.place(document, sentence.node);
            let Some(cue) = matcher.find(&place, sentence, hit) else { continue };
            last_sentence = Some(index);
            let mark = RoleMark {
                role: matcher.role,
                node: sentence.node,
                sentence: sentence.span,
                cue,
                inherited: false,
            };
            if sentence.header && matcher.cue.inherit {
                marks.extend(inherited(outline, &mark));
            }
            marks.push(mark);
        }
    }
    marks.sort_by_key(|mark| (mark.node, mark.sentence.start, mark.role, mark.inherited));
    marks.dedup_by(|a, b| a.node == b.node && a.role == b.role && a.sentence == b.sentence);
    marks
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

/// The articles of a document by number, for telling first and last ones.
struct Positions {
    articles: Vec<NodeId>,
}

impl Positions {
    fn new(outline: &Outline) -> Self {
        Self { articles: outline.articles().collect() }
    }

    fn place<'a>(&self, document: &'a Document, node: NodeId) -> Place<'a> {
        let outline = document.outline();
        let text = document.text();
        let headings = outline
            .ancestors(node)
            .filter_map(|id| outline.node(id).heading)
            .map(|heading| heading.slice(text))
            .collect();
        let headers = outline
            .ancestors(node)
            .skip(1)
            .take_while(|&outer| outer != NodeId::ROOT)
            .filter_map(|outer| document.header_of(outer))
            .map(|header| header.slice(text))
            .collect();
        let article = outline.article_of(node).unwrap_or(node);
        let before = self.articles.partition_point(|&id| id < article);
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Place {
            text,
            headings,
            headers,
            from_first: count(before),
            from_last: count((self.articles.len()).saturating_sub(before + 1)),
        }
    }
}
