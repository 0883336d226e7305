//! Who a Chinese clause speaks of.

use super::clauses::{without_end, without_front};
use super::{Reader, Subject};
use crate::model::facets::ActorKind;
use crate::text::Span;

/// How long an actor behind 由 is looked for, in bytes.
const REACH: usize = 180;

impl Reader<'_> {
    /// Who or what the words before a modal word speak of.
    pub(super) fn subject(&self, before: Span) -> Subject {
        let plain = without_front(self.text, before, &self.grammar.before);
        let plain = without_end(self.text, plain, &self.grammar.between);
        if plain.is_empty() {
            return Subject::Nobody;
        }
        let words = self.slice(plain);
        if let Some(about) = words.strip_prefix('对') {
            let about = about.strip_prefix('于').unwrap_or(about);
            let span = Span::new(plain.end as usize - about.len(), plain.end as usize);
            return self.led_actor(span).map_or(Subject::Thing(span), |(actor, kind)| {
                // 对申请材料登记机关应当: who acts stands behind what is acted upon.
                if actor == span { Subject::Thing(span) } else { Subject::Actor(actor, kind) }
            });
        }
        // 公安机关对申请人应当: the noun at the end is acted upon.
        let led = self.led_actor(plain);
        if let Some((actor, kind)) = led
            && self.text.get(actor.end as usize..).is_some_and(|rest| rest.starts_with('对'))
        {
            return Subject::Actor(actor, kind);
        }
        if let Some(kind) = self.kind(words) {
            let actor = self.behind_adverbial(plain).unwrap_or(plain);
            return Subject::Actor(actor, kind);
        }
        match led {
            Some((actor, kind)) => Subject::Actor(actor, kind),
            None if self.begins_adverbial(words) => Subject::Nobody,
            None => Subject::Thing(plain),
        }
    }

    /// The kind of the actor that `words` names, by its last noun or by declaration.
    pub(super) fn kind(&self, words: &str) -> Option<ActorKind> {
        let plain = words.trim_end_matches(['”', '」', '》']);
        let plain = match plain.char_indices().rev().find(|&(_, c)| c == '（') {
            Some((at, _)) if plain.ends_with('）') => plain.get(..at).unwrap_or(plain),
            _ => plain,
        };
        self.declared.kind(plain).or_else(|| self.grammar.kind(plain))
    }

    fn begins_adverbial(&self, words: &str) -> bool {
        self.grammar.preposition.begin(words)
    }

    /// The actor at the front of `phrase` that a preposition or a verb follows: 登记机关 in
    /// 登记机关自受理之日起十日内.
    pub(super) fn led_actor(&self, phrase: Span) -> Option<(Span, ActorKind)> {
        let words = self.slice(phrase);
        if self.begins_adverbial(words) {
            return None;
        }
        let ends = self.grammar.heads(words).chain(self.declared.lead(words));
        let mut led = ends
            .filter(|&(end, _)| words.get(end..).is_some_and(|rest| self.begins_adverbial(rest)));
        let (end, kind) = led.next()?;
        let start = phrase.start as usize;
        Some((Span::new(start, start + end), kind))
    }

    /// What stands behind an adverbial at the front of a phrase that ends with an actor:
    /// 公安机关 in 审查过程中公安机关.
    fn behind_adverbial(&self, phrase: Span) -> Option<Span> {
        let words = self.slice(phrase);
        if !self.begins_adverbial(words) {
            return None;
        }
        let ends = self.grammar.forms.preposition_end.iter();
        let end = ends.filter_map(|word| words.rfind(word.as_str()).map(|at| at + word.len()));
        let end = end.max()?;
        let rest = words.get(end..)?;
        if rest.is_empty() || rest.starts_with('的') || self.kind(rest).is_none() {
            return None;
        }
        Some(Span::new(phrase.start as usize + end, phrase.end as usize))
    }

    /// The actor at the front of what follows 由, where it ends with the last noun of the chain:
    /// 省人民政府财政部门会同有关部门.
    pub(super) fn actor_at(&self, start: u32, end: u32) -> Option<(Span, ActorKind)> {
        let start = start as usize;
        let stop = self.text.floor_char_boundary((start + REACH).min(end as usize));
        let words = self.text.get(start..stop)?;
        let words = words.split(['，', '；', '。', '：']).next()?;
        let mut found: Option<(usize, ActorKind)> = None;
        for (end, kind) in self.grammar.heads(words).chain(self.declared.lead(words)) {
            match found {
                Some((last, _)) if end <= last => {}
                Some((last, _)) if !self.continues(words.get(last..end).unwrap_or_default()) => {
                    break;
                }
                _ => found = Some((end, kind)),
            }
        }
        let (end, kind) = found?;
        let behind = words.get(end..)?;
        // 由机关的工作人员: the noun is no actor.
        (!behind.starts_with('的')).then(|| (Span::new(start, start + end), kind))
    }

    /// Whether the words between two nouns join them to one actor.
    fn continues(&self, between: &str) -> bool {
        let joined = ["、", "和", "或", "及", "与", "会同", "以及", "商", "（"];
        if joined.iter().any(|word| between.starts_with(word)) {
            return between.chars().count() <= 24;
        }
        between.chars().count() <= 14 && !self.grammar.verbs.are_in(between)
    }
}
