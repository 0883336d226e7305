//! Norms of Chinese sentences, clause by clause.

use super::clauses::{self, Clause, without_front, without_mark};
use super::{Hit, Reader, Subject};
use crate::model::facets::{ActorKind, Norm};
use crate::model::sentences::Sentence;
use crate::text::Span;

/// How many norms back an actor is remembered.
const NEAR: usize = 60;

/// What of a sentence has been read and belongs to no norm yet.
#[derive(Default)]
struct Pending {
    /// Clauses without a modal word.
    clauses: Vec<Span>,
    /// Where the norms of this sentence begin among all.
    first: usize,
    /// Where those of this segment, up to a semicolon, begin.
    segment: usize,
}

impl Reader<'_> {
    /// Adds the norms of a sentence.
    pub(super) fn chinese(&self, sentence: &Sentence, hits: &[Hit], norms: &mut Vec<Norm>) {
        let clauses = clauses::split(self.text, sentence.span);
        let mut pending =
            Pending { first: norms.len(), segment: norms.len(), ..Pending::default() };
        for (index, clause) in clauses.iter().enumerate() {
            if clause.opens {
                self.close(norms, &pending, clause.span.start);
                pending.clauses.clear();
                pending.segment = norms.len();
            }
            let last = clauses.get(index + 1).is_none_or(|next| next.opens);
            let own = self.modals(clause, hits);
            if own.is_empty() || self.is_case(clause.span, last) {
                self.rest(clause.span, norms, &mut pending);
                continue;
            }
            for (nth, hit) in own.iter().enumerate() {
                let end = own.get(nth + 1).map_or(clause.span.end, |next| next.span.start);
                let before = match nth.checked_sub(1).and_then(|before| own.get(before)) {
                    Some(before) => Span { start: before.span.end, end: hit.span.start },
                    None => Span { start: clause.span.start, end: hit.span.start },
                };
                let place = Place { node: sentence, clause, before, follows: nth > 0, end };
                self.norm(&place, *hit, norms, &mut pending);
            }
        }
        self.close(norms, &pending, sentence.span.end);
    }

    /// The modal words of a clause that bind someone.
    fn modals(&self, clause: &Clause, hits: &[Hit]) -> Vec<Hit> {
        let from = hits.partition_point(|hit| hit.span.start < clause.span.start);
        let to = hits.partition_point(|hit| hit.span.start < clause.span.end);
        let within = hits.get(from..to).unwrap_or_default();
        let strong = within.iter().any(|hit| !hit.modal.weak);
        let binds = |nth: usize, hit: &Hit| {
            let rest = Span { start: hit.span.end, end: clause.span.end };
            let quoted = self.slice(rest).starts_with(['”', '」', '的']);
            // 应尽的义务, 可以适用的规定: the word belongs to a noun.
            let noun = self.slice(rest).chars().take(3).any(|c| c == '的');
            if quoted || noun || self.text.get(..hit.span.start as usize).is_some_and(quotes) {
                return false;
            }
            if hit.modal.weak {
                return !strong && nth == 0 && self.actor_at(rest.start, rest.end).is_some();
            }
            // 应当提交的材料不得涂改: the first word belongs to a noun.
            let next = within.iter().skip(nth + 1).find(|next| !next.modal.weak);
            next.is_none_or(|next| {
                let between = Span { start: hit.span.end, end: next.span.start };
                !self.slice(between).contains('的')
            })
        };
        let all = within.iter().enumerate();
        all.filter(|&(nth, hit)| binds(nth, hit)).map(|(_, hit)| *hit).collect()
    }

    /// Whether a clause only says in which case something holds.
    fn is_case(&self, clause: Span, last: bool) -> bool {
        let words = self.slice(clause);
        let time = || words.ends_with('时') && words.contains('的');
        words.starts_with('除')
            || (!last && time())
            || (!last && words.ends_with('的'))
            || (last && words.ends_with("的除外"))
    }

    fn is_condition(&self, clause: Span) -> bool {
        let words = self.slice(without_front(self.text, clause, &self.grammar.before));
        self.grammar.condition_end.of(words).is_some() || self.grammar.condition.begin(words)
    }

    fn is_exception(&self, clause: Span) -> bool {
        let words = self.slice(clause);
        words.starts_with('除') || self.grammar.exception.are_in(words)
    }

    /// A clause without a modal word: an exception, a condition of what follows, or the end of the
    /// conduct before it.
    fn rest(&self, clause: Span, norms: &mut [Norm], pending: &mut Pending) {
        let Some(norm) = norms.get_mut(pending.segment..).and_then(<[Norm]>::last_mut) else {
            // A proviso that only excepts, behind a semicolon.
            let earlier = norms.get_mut(pending.first..).and_then(<[Norm]>::last_mut);
            match earlier
                .filter(|_| self.is_exception(clause) && !self.slice(clause).starts_with('除'))
            {
                Some(norm) => norm.exceptions.push(clause),
                None => pending.clauses.push(clause),
            }
            return;
        };
        if self.is_exception(clause) {
            if norm.exceptions.is_empty() {
                norm.action.end = clause.start.min(norm.action.end.max(norm.action.start));
                norm.action.end = norm.action.end.max(norm.action.start);
            }
            norm.exceptions.push(clause);
        } else if self.is_condition(clause) || !pending.clauses.is_empty() {
            pending.clauses.push(clause);
        }
    }

    /// Ends the last norm of the segment at `end`.
    fn close(&self, norms: &mut [Norm], pending: &Pending, end: u32) {
        let Some(norm) = norms.get_mut(pending.segment..).and_then(<[Norm]>::last_mut) else {
            return;
        };
        norm.span.end = norm.span.end.max(end);
        let excepted = norm.exceptions.iter().map(|span| span.start);
        let stop = excepted.filter(|&start| start >= norm.modal.end).min().unwrap_or(end);
        norm.span = without_mark(self.text, norm.span);
        norm.action = without_mark(
            self.text,
            Span { start: norm.action.start, end: stop.max(norm.action.start) },
        );
    }
}

/// Where a modal word stands.
struct Place<'a> {
    node: &'a Sentence,
    clause: &'a Clause,
    /// The words of the clause before it.
    before: Span,
    /// Whether it is not the first of its clause.
    follows: bool,
    /// Where its clause ends, or the next modal word begins.
    end: u32,
}

impl Reader<'_> {
    /// Adds the norm of one modal word.
    fn norm(&self, place: &Place<'_>, hit: Hit, norms: &mut Vec<Norm>, pending: &mut Pending) {
        let start = match pending.clauses.first() {
            Some(first) if !place.follows => first.start,
            _ if place.follows => hit.span.start,
            _ => place.clause.span.start,
        };
        self.close(norms, pending, start);
        let waiting = std::mem::take(&mut pending.clauses);
        let (subject, action_start) = self.who(place, hit, &waiting, norms, pending);
        let mut conditions = Vec::new();
        let (actor, kind, thing) = match subject {
            Subject::Actor(span, kind) => (Some(span), Some(kind), None),
            // 确需引进的应当评估: a case without a comma.
            Subject::Thing(span) if self.slice(span).ends_with('的') => {
                conditions.push(span);
                (None, None, None)
            }
            Subject::Thing(span) => (None, None, Some(span)),
            Subject::Nobody => (None, None, None),
        };
        let action = Span { start: action_start, end: place.end };
        let mut exceptions = Vec::new();
        for &clause in &waiting {
            if self.is_exception(clause) {
                exceptions.push(clause);
            } else if self.is_condition(clause) {
                conditions.push(clause);
            }
        }
        // What stands before the first norm of a sentence holds for those that follow it.
        if let Some(norm) = norms.get(pending.segment..).and_then(<[Norm]>::last)
            && conditions.is_empty()
        {
            conditions.clone_from(&norm.conditions);
        }
        norms.push(Norm {
            provision: place.node.node,
            span: without_mark(self.text, Span { start, end: place.end }),
            modality: self.settle(hit.modal.modality, kind, self.slice(action)),
            modal: hit.span,
            actor,
            actor_kind: kind.unwrap_or_default(),
            action: without_mark(self.text, action),
            object: thing.or_else(|| self.object(action)),
            conditions,
            exceptions,
        });
    }

    /// Who a norm speaks of, and where its conduct begins.
    fn who(
        &self,
        place: &Place<'_>,
        hit: Hit,
        waiting: &[Span],
        norms: &[Norm],
        pending: &Pending,
    ) -> (Subject, u32) {
        let behind = Span { start: hit.span.end, end: place.end };
        let words = self.slice(behind);
        let by =
            if hit.modal.actor_behind { Some(0) } else { words.starts_with('由').then_some(3) };
        if let Some(skip) = by
            && let Some((actor, kind)) = self.actor_at(behind.start + skip, behind.end)
        {
            return (Subject::Actor(actor, kind), actor.end);
        }
        if let Some(actor) = self.anyone(behind) {
            return (Subject::Actor(actor, ActorKind::Holder), actor.end);
        }
        let own = if place.follows { Subject::Nobody } else { self.subject(place.before) };
        if own != Subject::Nobody {
            return (own, behind.start);
        }
        // 申请人，应当: the actor stands in a clause of its own.
        let topic = waiting.iter().rev().filter(|&&clause| !self.is_condition(clause));
        let topic = topic.map(|&clause| self.subject(clause));
        if let Some(subject) = { topic }.find(|subject| matches!(subject, Subject::Actor(..))) {
            return (subject, behind.start);
        }
        let case = waiting.iter().filter(|&&clause| self.is_condition(clause));
        if let Some((actor, kind)) = { case }.find_map(|&clause| self.actor_of_case(clause, norms))
        {
            return (Subject::Actor(actor, kind), behind.start);
        }
        let earlier = norms.get(pending.first..).and_then(<[Norm]>::last);
        let lent = earlier.map_or(Subject::Nobody, |norm| match (norm.actor, norm.object) {
            (Some(actor), _) => Subject::Actor(actor, norm.actor_kind),
            (None, Some(thing)) if waiting.is_empty() && thing.end <= norm.modal.start => {
                Subject::Thing(thing)
            }
            _ => Subject::Nobody,
        });
        (lent, behind.start)
    }

    /// Who the clause of a case speaks of: 当事人 in 当事人对决定不服的.
    fn actor_of_case(&self, clause: Span, norms: &[Norm]) -> Option<(Span, ActorKind)> {
        let clause = without_front(self.text, clause, &self.grammar.before);
        self.led_actor(clause).or_else(|| {
            // One whom the text has spoken of before: 公安机关决定监视居住的.
            let near = norms.iter().rev().take(NEAR);
            let known = near.filter_map(|norm| Some((norm.actor?, norm.actor_kind)));
            let words = self.slice(clause);
            let begins = known.filter(|&(actor, _)| words.starts_with(self.slice(actor)));
            let (actor, kind) = begins.max_by_key(|(actor, _)| actor.len())?;
            let start = clause.start as usize;
            Some((Span::new(start, start + actor.len()), kind))
        })
    }

    /// 任何单位和个人 at the front of what is forbidden.
    fn anyone(&self, behind: Span) -> Option<Span> {
        let words = self.slice(behind);
        if !words.starts_with("任何") {
            return None;
        }
        self.actor_at(behind.start, behind.end).map(|(actor, _)| actor)
    }

    /// What 对 puts before the verb of the conduct.
    fn object(&self, action: Span) -> Option<Span> {
        let words = self.slice(action);
        let words = words.split(['，', '；']).next()?;
        let about = words.strip_prefix('对')?;
        let verbs = self.grammar.forms.object_end.iter();
        let end = verbs.filter_map(|verb| about.find(verb.as_str())).min()?;
        let start = action.start as usize + words.len() - about.len();
        (end > 0).then(|| Span::new(start, start + end))
    }
}

/// Whether `before` ends with an opening quotation mark.
fn quotes(before: &str) -> bool {
    before.ends_with(['“', '「'])
}
