//! Whom or what activity an act is about.

use super::super::facets::PowerKind;
use super::super::sentences::Sentence;
use super::{Reader, after_char, span, trimmed};
use crate::outline::NodeId;
use crate::text::{Expression, Span};
use std::ops::Range;

/// An act in its sentence.
pub(super) struct Case<'a> {
    pub(super) sentence: &'a Sentence,
    /// The words of the sentence.
    pub(super) words: &'a str,
    /// The act, in the sentence.
    pub(super) act: Range<usize>,
    /// What the pattern of the act says it is about.
    pub(super) own: Option<Range<usize>>,
}

impl Case<'_> {
    /// A stretch of the sentence in the document.
    pub(super) fn span(&self, range: &Range<usize>) -> Span {
        span(self.sentence.span.start, range)
    }

    fn before(&self, from: usize) -> &str {
        self.words.get(from..self.act.start).unwrap_or_default()
    }
}

impl Reader<'_> {
    pub(super) fn object(&self, kind: PowerKind, case: &Case<'_>) -> Vec<Span> {
        let own = case.own.as_ref().filter(|own| !own.is_empty()).map(|own| case.span(own));
        let mut found: Vec<Span> = Vec::new();
        if matches!(kind, PowerKind::Licence | PowerKind::Fee) {
            found.extend(own.or_else(|| self.subject(case)));
        } else {
            let start = self.part(case);
            found.extend(self.group(self.forms.whom.as_ref(), case, start).or(own));
        }
        if kind == PowerKind::Penalty || found.is_empty() {
            let conduct = self.conduct(case);
            found.splice(0..0, conduct);
        }
        found.dedup();
        found
    }

    /// Who must have a licence or pay.
    fn subject(&self, case: &Case<'_>) -> Option<Span> {
        self.group(self.forms.subject.as_ref(), case, 0).or_else(|| {
            let clause = self.clause(case.words, &case.act);
            let words = case.words.get(clause.start..case.act.end)?;
            let group = self.forms.subject.as_ref()?.captures(words)?.name("c")?.range();
            let range = clause.start + group.start..clause.start + group.end;
            Some(case.span(&trimmed(case.words, range)))
        })
    }

    /// The group `c` of `expression` over what stands before the act from `from` on.
    fn group(&self, expression: Option<&Expression>, case: &Case<'_>, from: usize) -> Option<Span> {
        let found = expression?.captures(case.before(from))?.name("c")?.range();
        let range = trimmed(case.words, from + found.start..from + found.end);
        (!range.is_empty()).then(|| case.span(&range))
    }

    /// The conduct that a penalty answers: the condition of its case, with those before it that it
    /// makes graver, that of the header above it, and the items below it.
    fn conduct(&self, case: &Case<'_>) -> Vec<Span> {
        let condition = self.forms.condition.as_ref();
        let start = self.part(case);
        let own = self.group(condition, case, start);
        let text = self.document.text();
        let is_graver = |span: &Span| {
            self.forms.aggravation.as_ref().is_some_and(|grave| grave.is_match(span.slice(text)))
        };
        let mut found = Vec::new();
        if own.is_none_or(|own| is_graver(&own)) {
            found.extend(self.first_condition(case, start));
        }
        let needs_more = found.is_empty() && own.is_none_or(|own| is_graver(&own));
        if needs_more {
            found.extend(self.earlier(case.sentence));
        }
        found.extend(own);
        let graver = self.group(self.forms.graver.as_ref(), case, start);
        found.extend(graver.filter(|graver| own.is_none_or(|own| !own.contains(*graver))));
        if let Some(header) = self.header(case.sentence) {
            found.insert(0, header);
        }
        if case.sentence.header {
            found.extend(self.items(case.sentence.node));
        }
        found.dedup();
        found
    }

    /// Where the case of the act begins in its sentence.
    pub(super) fn part(&self, case: &Case<'_>) -> usize {
        let before = case.before(0);
        before.rfind(self.forms.parts.as_slice()).map_or(0, |at| after_char(before, at))
    }

    /// The condition of the first case of the sentence, where the act is in a later one.
    fn first_condition(&self, case: &Case<'_>, start: usize) -> Option<Span> {
        let first = case.words.get(..start).filter(|first| !first.is_empty())?;
        self.condition_in(case.sentence.span.start, first)
    }

    fn condition_in(&self, base: u32, words: &str) -> Option<Span> {
        let end = words.find(self.forms.parts.as_slice()).unwrap_or(words.len());
        let first = words.get(..end)?;
        let found = self.forms.condition.as_ref()?.captures(first)?.name("c")?.range();
        Some(span(base, &trimmed(words, found)))
    }

    /// The condition of the sentence before, in the same unit.
    fn earlier(&self, sentence: &Sentence) -> Option<Span> {
        let at = self.document.sentence_at(sentence.span.start)?.checked_sub(1)?;
        let before = self.document.sentences().get(at)?;
        let same = before.node == sentence.node;
        same.then(|| self.condition_in(before.span.start, before.span.slice(self.document.text())))?
    }

    /// The condition that the header of the list around the sentence states.
    fn header(&self, sentence: &Sentence) -> Option<Span> {
        let around = self.document.outline().ancestors(sentence.node).skip(1);
        let mut headers = around
            .take_while(|&outer| outer != NodeId::ROOT)
            .filter_map(|outer| self.document.header_of(outer));
        let header = headers.find(|header| header.end <= sentence.span.start)?;
        self.condition_in(header.start, header.slice(self.document.text()))
    }

    /// The items below `node`.
    fn items(&self, node: NodeId) -> Vec<Span> {
        let outline = self.document.outline();
        let text = self.document.text();
        let words = |child| {
            let span = outline.node(child).span.trimmed(text);
            let end = span.slice(text).trim_end_matches(['；', ';', '。', '.']).len();
            Span::new(span.start as usize, span.start as usize + end)
        };
        outline.children(node).map(words).collect()
    }
}
