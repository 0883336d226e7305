//! Norms of English sentences.

use super::clauses::{without_front, without_mark, without_number};
use super::{Hit, Reader, Subject};
use crate::model::facets::{ActorKind, Modality, Norm};
use crate::model::sentences::Sentence;
use crate::text::Span;
use memchr::memchr_iter;

/// How far into a condition the one it speaks of is looked for, in bytes.
const LEAD: usize = 60;

/// The words before a modal word, parted.
struct Before {
    /// Who or what is spoken of, with its article.
    subject: Span,
    conditions: Vec<Span>,
    exceptions: Vec<Span>,
}

impl Reader<'_> {
    /// Adds the norms of a sentence.
    pub(super) fn english(&self, sentence: &Sentence, hits: &[Hit], norms: &mut Vec<Norm>) {
        let first = norms.len();
        for hit in hits {
            let earlier = norms.get(first..).and_then(<[Norm]>::last);
            let from = earlier.map_or(sentence.span.start, |norm| norm.modal.end);
            if hit.span.start < from || self.slice(hit.span) == "May" {
                continue;
            }
            let region = Span { start: from, end: hit.span.start };
            let Some(start) = self.clause_start(region, earlier.is_some()) else { continue };
            let before = Span { start, end: hit.span.start };
            let Some(before) = self.parted(before) else { continue };
            if let Some(norm) = norms.get_mut(first..).and_then(<[Norm]>::last_mut) {
                self.finish(norm, start);
            }
            let end = sentence.span.end;
            let norm = self.english_norm(sentence, *hit, start, end, before, norms, first);
            norms.push(norm);
        }
        if let Some(norm) = norms.get_mut(first..).and_then(<[Norm]>::last_mut) {
            self.finish(norm, sentence.span.end);
        }
    }

    /// Where the clause of a modal word begins in the words since the last one; `None` where the
    /// word stands in a clause below the last one's.
    fn clause_start(&self, region: Span, follows: bool) -> Option<u32> {
        let words = self.slice(region);
        let strong = words.rfind([';', ':', '—']).map(|at| at + char_len(words, at));
        let at = if follows {
            let joints = [", and ", ", but ", ", or ", ". ", ", provided that "];
            let comma = joints.iter().filter_map(|joint| Some(words.rfind(joint)? + 1)).max();
            let bare = [" and ", " but ", " or "];
            let bare = bare.iter().filter_map(|joint| words.rfind(joint)).max();
            strong.max(comma).or(bare)?
        } else {
            strong.unwrap_or(0)
        };
        Some(region.start + u32::try_from(at).ok()?)
    }

    /// The words before a modal word, parted; `None` where it stands in a subordinate clause.
    fn parted(&self, before: Span) -> Option<Before> {
        let forms = &self.grammar.forms;
        let mut subject = without_number(self.text, before);
        subject = without_front(self.text, subject, &self.grammar.before);
        let (mut conditions, mut exceptions) = (Vec::new(), Vec::new());
        let words = self.slice(subject).trim_end_matches(',');
        if begins(words, &forms.condition) {
            let comma = self.main_comma(words)?;
            let start = subject.start as usize;
            let lead = Span::new(start, start + comma);
            if begins(words, &forms.exception) {
                exceptions.push(lead);
            } else if begins(words, &forms.condition_end) {
                conditions.push(lead);
            }
            subject = Span::new(start + comma + 1, start + words.len()).trimmed(self.text);
        } else {
            subject = Span::new(subject.start as usize, subject.start as usize + words.len());
        }
        // The Minister, with the consent of the Board, may: what stands between commas is no name.
        let whole = self.slice(before).trim_end();
        let words = self.slice(subject);
        if let Some((name, _)) = words.split_once(',').filter(|_| whole.ends_with(',')) {
            subject = Span::new(subject.start as usize, subject.start as usize + name.len());
        }
        let words = self.slice(subject);
        match subordinator(words, &forms.between) {
            Some((0, _)) => None,
            Some((at, word)) => {
                let relative = ["who", "whose", "whom", "which", "that", "where"].contains(&word);
                if !relative || !self.has_verb_behind(words, at, word) {
                    return None;
                }
                let clause = Span::new(subject.start as usize + at, subject.end as usize);
                conditions.push(clause.trimmed(self.text));
                subject = Span::new(subject.start as usize, subject.start as usize + at);
                Some(Before { subject: subject.trimmed(self.text), conditions, exceptions })
            }
            None => Some(Before { subject, conditions, exceptions }),
        }
    }

    /// Whether the relative clause at `at` has words enough for a verb of its own, so that the
    /// modal word is not its verb: “a person who fails to register shall”.
    fn has_verb_behind(&self, words: &str, at: usize, pronoun: &str) -> bool {
        let rest = words.get(at + pronoun.len()..).unwrap_or_default();
        let count = rest.split_whitespace().count();
        // “for which he or she may”: the clause has a subject of its own.
        let own = rest.split_whitespace().next().is_some_and(|word| {
            let subjects = [
                "the", "a", "an", "he", "she", "it", "they", "his", "any", "such", "each", "every",
                "that", "no", "this",
            ];
            subjects.iter().any(|known| known.eq_ignore_ascii_case(word))
        });
        let lead = words.get(..at).unwrap_or_default().trim_end();
        let governed = ["of", "to", "for", "by", "in", "under", "from", "on", "at", "with"];
        let governed = governed
            .iter()
            .any(|word| lead.strip_suffix(word).is_some_and(|rest| rest.ends_with(' ')));
        count >= if own || governed { 5 } else { 2 }
    }

    /// The last comma of a leading clause before words that can be a subject.
    fn main_comma(&self, words: &str) -> Option<usize> {
        let mut commas: Vec<usize> = words.match_indices(", ").map(|(at, _)| at).collect();
        commas.reverse();
        let fits = |at: &&usize| {
            let rest = words.get(**at + 2..).unwrap_or_default();
            let plain = !begins(rest, &self.grammar.forms.condition);
            plain && subordinator(rest, &self.grammar.forms.between).is_none_or(|(at, _)| at > 0)
        };
        commas.iter().find(fits).copied()
    }

    #[expect(clippy::too_many_arguments, reason = "the places of one norm")]
    fn english_norm(
        &self,
        sentence: &Sentence,
        hit: Hit,
        start: u32,
        end: u32,
        before: Before,
        norms: &[Norm],
        first: usize,
    ) -> Norm {
        let mut action = Span { start: hit.span.end, end }.trimmed(self.text);
        let name = without_front(self.text, before.subject, &self.grammar.name_before);
        let subject = if hit.modal.actor_behind {
            self.infinitive(&mut action)
        } else {
            match self.named(name, norms, first) {
                Subject::Actor(..) if self.is_pronoun(name) => self
                    .of_condition(&before.conditions)
                    .unwrap_or_else(|| self.named(name, norms, first)),
                Subject::Nobody if self.is_pronoun(name) => {
                    self.of_condition(&before.conditions).unwrap_or(Subject::Nobody)
                }
                subject => subject,
            }
        };
        let words = after_aside(self.slice(action));
        let passive = is_passive(words) && !begins(words, &self.grammar.forms.verbs);
        let (subject, object) = match subject {
            _ if !passive => (subject, None),
            Subject::Actor(span, _) | Subject::Thing(span) => (self.by_whom(action), Some(span)),
            Subject::Nobody => (self.by_whom(action), None),
        };
        let (actor, kind, thing) = match subject {
            Subject::Actor(span, kind) => (Some(span), Some(kind), None),
            Subject::Thing(span) => (None, None, Some(span)),
            Subject::Nobody => (None, None, None),
        };
        let nor = self.slice(before.subject).eq_ignore_ascii_case("nor");
        let none = nor
            || self.slice(before.subject).get(..3).is_some_and(|w| w.eq_ignore_ascii_case("no "));
        let modality = match hit.modal.modality {
            Modality::Obligation | Modality::Permission if none => Modality::Prohibition,
            modality => self.settle(modality, kind, words),
        };
        Norm {
            provision: sentence.node,
            span: Span { start, end },
            modality,
            modal: hit.span,
            actor,
            actor_kind: kind.unwrap_or_default(),
            action,
            object: object.or(thing),
            conditions: before.conditions,
            exceptions: before.exceptions,
        }
    }

    fn is_pronoun(&self, name: Span) -> bool {
        let pronouns = ["he", "she", "it", "they", "he or she", "he/she", "the latter"];
        pronouns.iter().any(|word| self.slice(name).eq_ignore_ascii_case(word))
    }

    /// Who a leading condition speaks of: “If a vendor fails to register, he shall”.
    fn of_condition(&self, conditions: &[Span]) -> Option<Subject> {
        let condition = *conditions.first()?;
        let words = self.slice(condition);
        let lead = words.find(' ')?;
        let name = Span::new(condition.start as usize + lead, condition.end as usize);
        let name = without_front(self.text, name.trimmed(self.text), &self.grammar.name_before);
        let words = self.slice(name);
        let (end, kind) = self.grammar.heads(words).next().filter(|&(end, _)| end <= LEAD)?;
        let start = name.start as usize;
        Some(Subject::Actor(Span::new(start, start + end), kind))
    }

    /// Who or what a noun phrase without its article names.
    fn named(&self, name: Span, norms: &[Norm], first: usize) -> Subject {
        let words = self.slice(name);
        if words.is_empty() || words.eq_ignore_ascii_case("nor") || self.is_pronoun(name) {
            let own = norms.get(first..).and_then(<[Norm]>::last);
            let own = own.or_else(|| norms.last().filter(|_| !words.is_empty()));
            return match own.map(|norm| (norm.actor, norm.actor_kind, norm.object)) {
                Some((Some(actor), kind, _)) => Subject::Actor(actor, kind),
                Some((None, _, Some(thing))) if words.is_empty() => Subject::Thing(thing),
                _ => Subject::Nobody,
            };
        }
        if begins(words, &["there".to_owned(), "nothing".to_owned()]) {
            return Subject::Nobody;
        }
        match self.noun_kind(words) {
            Some(kind) => Subject::Actor(name, kind),
            None => Subject::Thing(name),
        }
    }

    /// The kind of the actor that a noun phrase names.
    fn noun_kind(&self, words: &str) -> Option<ActorKind> {
        let core = self.grammar.name_end.first(words);
        let core = words.get(..core.unwrap_or(words.len()))?.trim_end_matches([',', ' ']);
        self.declared.kind(core).or_else(|| self.grammar.kind(core))
    }

    /// The actor of a passive verb: “by the Minister”.
    fn by_whom(&self, action: Span) -> Subject {
        let words = self.slice(action);
        let words = words.split([',', ';', '.']).next().unwrap_or_default();
        if let Some((at, word)) = words.match_indices(" by ").next() {
            let from = action.start as usize + at + word.len();
            let rest = Span::new(from, action.start as usize + words.len());
            let name = without_front(self.text, rest, &self.grammar.name_before);
            let core = self.slice(name);
            let end = self.grammar.name_end.first(core);
            let short =
                Span::new(name.start as usize, name.start as usize + end.unwrap_or(core.len()));
            if let Some(kind) = self.noun_kind(core) {
                return Subject::Actor(short.trimmed(self.text), kind);
            }
        }
        Subject::Nobody
    }

    /// The actor before the infinitive: “it shall be lawful for the Minister to”. The action is
    /// cut to the infinitive.
    fn infinitive(&self, action: &mut Span) -> Subject {
        let words = self.slice(*action);
        let Some(at) = words.find(" to ") else { return Subject::Nobody };
        let start = action.start as usize;
        let name = Span::new(start, start + at);
        let name = without_front(self.text, name, &self.grammar.name_before);
        *action = Span::new(start + at + 4, action.end as usize);
        match self.noun_kind(self.slice(name)) {
            Some(kind) => Subject::Actor(name, kind),
            None => Subject::Thing(name),
        }
    }

    /// Takes a condition or an exception between commas right behind the modal word from the
    /// action: “shall, unless the Board decides otherwise, be made”.
    fn aside(&self, norm: &mut Norm) {
        let words = self.slice(norm.action);
        let Some((aside, _)) = words.strip_prefix(',').and_then(|rest| rest.split_once(',')) else {
            return;
        };
        let start = norm.action.start as usize + 1;
        let span = Span::new(start, start + aside.len()).trimmed(self.text);
        let forms = &self.grammar.forms;
        if begins(self.slice(span), &forms.exception) {
            norm.exceptions.push(span);
        } else if begins(self.slice(span), &forms.condition_end) {
            norm.conditions.push(span);
        } else {
            norm.action = Span { start: span.start, ..norm.action };
            return;
        }
        let rest = Span::new(start + aside.len() + 1, norm.action.end as usize);
        norm.action = rest.trimmed(self.text);
    }

    /// Ends a norm at `end`, and takes the conditions and exceptions behind its verb from its
    /// action.
    fn finish(&self, norm: &mut Norm, end: u32) {
        norm.span =
            without_mark(self.text, Span { start: norm.span.start, end }.trimmed(self.text));
        norm.action.end = norm.span.end.max(norm.action.start);
        self.aside(norm);
        let words = self.slice(norm.action);
        let base = norm.action.start as usize;
        let marks =
            [" unless ", " except ", " save ", " if ", " where ", " when ", " provided that "];
        // Where each of them stands first, in one pass: all begin with a blank.
        let mut cuts: Vec<(usize, usize)> = Vec::new();
        for at in memchr_iter(b' ', words.as_bytes()) {
            let rest = words.get(at..).unwrap_or_default();
            let begins = |mark: &str| {
                rest.as_bytes().get(1) == mark.as_bytes().get(1) && rest.starts_with(mark)
            };
            let mark = marks.iter().position(|mark| begins(mark));
            cuts.extend(
                mark.filter(|mark| cuts.iter().all(|(_, known)| known != mark))
                    .map(|mark| (at, mark)),
            );
        }
        for (nth, &(at, mark)) in cuts.iter().enumerate() {
            let stop = cuts.get(nth + 1).map_or(words.len(), |next| next.0);
            let span =
                without_mark(self.text, Span::new(base + at, base + stop).trimmed(self.text));
            let into = if mark < 3 { &mut norm.exceptions } else { &mut norm.conditions };
            into.push(without_comma(self.text, span));
        }
        if let Some(&(at, _)) = cuts.first() {
            norm.action = without_comma(self.text, Span::new(base, base + at));
        }
    }
}

/// The words of an action behind what stands between commas at its front.
fn after_aside(action: &str) -> &str {
    let aside = action.strip_prefix(',').and_then(|rest| rest.split_once(','));
    aside.map_or(action, |(_, rest)| rest.trim_start())
}

fn char_len(words: &str, at: usize) -> usize {
    words.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8)
}

fn without_comma(text: &str, span: Span) -> Span {
    let words = span.slice(text);
    let kept = words.trim_end_matches([',', ' ']).len();
    Span::new(span.start as usize, span.start as usize + kept)
}

/// Whether `words` begins with one of the words of `list`, case aside.
fn begins(words: &str, list: &[String]) -> bool {
    list.iter().any(|word| {
        let head = words.get(..word.len());
        let rest = words.as_bytes().get(word.len());
        head.is_some_and(|head| head.eq_ignore_ascii_case(word))
            && rest.is_none_or(|byte| !byte.is_ascii_alphanumeric())
    })
}

/// The first word of `list` in `words` and where it stands.
fn subordinator<'l>(words: &str, list: &'l [String]) -> Option<(usize, &'l str)> {
    let mut at = 0;
    for piece in words.split_inclusive([' ', ',', '\n']) {
        let word = piece.trim_end_matches([' ', ',', '\n']);
        if let Some(found) = list.iter().find(|known| known.eq_ignore_ascii_case(word)) {
            return Some((at, found));
        }
        at += piece.len();
    }
    None
}

/// Whether a verb is in the passive: “be granted”, “not be revoked”, “also be submitted”.
fn is_passive(action: &str) -> bool {
    let mut words = action.split_whitespace().skip_while(|word| {
        ["not", "also", "only", "then", "thereupon", "forthwith", "always"].contains(word)
            || word.ends_with("ly")
    });
    if words.next() != Some("be") {
        return false;
    }
    let verb = words.find(|word| !word.ends_with("ly") && !["so", "first"].contains(word));
    verb.is_some_and(|word| {
        let word = word.trim_end_matches([',', '.', ';', ':', '—']);
        word.ends_with("ed")
            || word.ends_with("en") && word.len() > 4
            || [
                "made", "sent", "kept", "paid", "held", "set", "put", "drawn", "brought", "laid",
                "borne", "sold", "shown", "known", "done", "found", "met", "dealt", "read",
                "sought", "built", "left", "lent", "bound", "cut", "let", "given", "taken", "seen",
            ]
            .contains(&word)
    })
}
