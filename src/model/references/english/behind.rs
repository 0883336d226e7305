//! What stands behind a list of provisions: of this Act, of the Wells Act, 1930, of that section.

use super::super::Host;
use super::drafts::{RANK_BASIC, rank};
use super::hosts::Hosts;
use super::members::Lists;
use super::{atoms, names, plain};
use crate::outline::Kind;

/// What stands behind a list of provisions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Behind {
    /// The instrument they are in.
    Host(Host),
    /// "of this section".
    Unit(Kind),
    /// "of the preceding two paragraphs".
    Previous(Kind, usize),
    /// "thereof", "of that Act": the instrument named last.
    Last,
}

impl Hosts<'_> {
    /// What the words at `at` behind a list say; `low`: the list has no basic unit of its own.
    pub(super) fn behind(
        &self,
        lists: &Lists<'_>,
        at: usize,
        low: bool,
    ) -> Option<(Behind, usize)> {
        let next = self.over_bracket(lists, lists.skip(at));
        let word = atoms::word(lists.rest(next));
        match word {
            "thereof" => return Some((Behind::Last, next + word.len())),
            "hereof" => return Some((Behind::Host(Host::This { sure: true }), next + word.len())),
            "of" if lists.rest(next + 2).starts_with(',') => {
                // "of, and the Schedule to, the Act of 1930".
                return Some((Behind::Host(Host::Unknown), next + 2));
            }
            "ofthe" => return self.other(lists, next + 2),
            "of" | "to" | "in" | "under" => {}
            _ if word.len() > 2 && self.grammar.names.contains(word) && is_upper(word) => {
                return Some((Behind::Host(Host::Other(word.to_owned())), next + word.len()));
            }
            _ => return None,
        }
        let next = lists.skip(next + word.len());
        // "this Act", if that is what the document calls another one.
        if let Some((term, name)) =
            self.declared_at(next).filter(|(term, _)| term.starts_with("this "))
        {
            return Some((Behind::Host(self.instrument(name)), next + term.len()));
        }
        self.this(lists, next, low)
            .or_else(|| self.anaphor(lists, next))
            .or_else(|| self.other(lists, next))
    }

    /// this Act, this section.
    fn this(&self, lists: &Lists<'_>, at: usize, low: bool) -> Option<(Behind, usize)> {
        let word = atoms::word(lists.rest(at));
        if !matches!(word, "this" | "these") {
            return None;
        }
        let next = lists.skip(at + word.len());
        let noun = atoms::word(lists.rest(next));
        let lower = noun.to_ascii_lowercase();
        if let Some(unit) = lists.unit(next)
            && (low || rank(unit.kind) >= RANK_BASIC)
        {
            return Some((Behind::Unit(unit.kind), unit.end));
        }
        let known = self.grammar.types.contains(&lower) || self.grammar.unit(noun).is_some();
        if !known {
            return None;
        }
        let end = next + noun.len();
        let past = lists.rest(end).trim_start_matches([',', ' ', '(']);
        let past = self.grammar.past.iter().any(|word| past.starts_with(word.as_str()));
        let host = if past { Host::Unknown } else { self.this_instrument(&lower) };
        Some((Behind::Host(host), end))
    }

    /// The offset behind a comma, "respectively" or a bracket before "of" at `at`, or `at`.
    fn over_bracket(&self, lists: &Lists<'_>, at: usize) -> usize {
        let at = lists.skip(at + usize::from(lists.rest(at).starts_with(']')));
        let rest = lists.rest(at);
        let of = |at: usize| {
            let next = lists.skip(at);
            matches!(atoms::word(lists.rest(next)), "of" | "to").then_some(next)
        };
        let over = if let Some(inner) = rest.strip_prefix('(') {
            let mut depth = 1_u32;
            let close = inner.char_indices().find(|&(_, c)| {
                depth += u32::from(c == '(');
                depth -= u32::from(c == ')');
                depth == 0
            });
            close.filter(|&(close, _)| close < 300).and_then(|(close, _)| of(at + close + 2))
        } else if let Some(tail) = rest.strip_prefix(',') {
            let mut next = lists.skip(at + 1);
            // ", second paragraph, of".
            let ordinal = atoms::word(lists.rest(next));
            if ORDINALS.contains(&ordinal)
                && let Some(unit) = lists.unit(lists.skip(next + ordinal.len()))
            {
                next = unit.end;
                next = lists.skip(next + usize::from(lists.rest(next).starts_with(',')));
            }
            let aside = ["respectively", "as the case may be", "as appropriate"];
            let aside = aside.iter().find(|aside| lists.rest(next).starts_with(**aside));
            let behind = next + aside.map_or(0, |aside| aside.len());
            let behind = lists.skip(behind + usize::from(lists.rest(behind).starts_with(',')));
            let close = tail.len() - lists.rest(behind).len() < 40;
            of(behind).filter(|_| close)
        } else {
            None
        };
        over.unwrap_or(at)
    }

    /// that Act, the said section.
    fn anaphor(&self, lists: &Lists<'_>, at: usize) -> Option<(Behind, usize)> {
        let rest = lists.rest(at);
        let near = rest.get(..rest.floor_char_boundary(40))?;
        let (len, ()) = self.grammar.anaphor.whole_at_start(near)?;
        let next = lists.skip(at + len);
        let noun = atoms::word(lists.rest(next));
        let lower = noun.to_ascii_lowercase();
        if self.grammar.types.contains(&lower) {
            return Some((Behind::Last, next + noun.len()));
        }
        let unit = self.grammar.unit(noun).is_some();
        unit.then(|| (Behind::Host(Host::Unknown), next + noun.len()))
    }

    /// the Wells Act, 1930; Regulation (EU) 2016/679; the preceding paragraph.
    fn other(&self, lists: &Lists<'_>, at: usize) -> Option<(Behind, usize)> {
        let the = matches!(atoms::word(lists.rest(at)), "the" | "The");
        // "theFinance Act": a blank is lost.
        let glued =
            lists.rest(at).strip_prefix("the").is_some_and(|r| r.starts_with(char::is_uppercase));
        let mut next = if the || glued { lists.skip(at + 3) } else { at };
        // “the the”, as misprints and changes that a copy shows side by side have it.
        if the && atoms::word(lists.rest(next)) == "the" {
            next = lists.skip(next + 3);
        }
        let adjective = atoms::word(lists.rest(next));
        let sort = [
            "revised",
            "amended",
            "pre-amended",
            "said",
            "former",
            "old",
            "new",
            "current",
            "aforesaid",
            "abolished",
            "repealed",
            "previous",
            "present",
            "original",
        ];
        let next =
            if sort.contains(&adjective) { lists.skip(next + adjective.len()) } else { next };
        // of the “Wells Act”.
        let mark = lists.rest(next).chars().next().filter(|c| matches!(c, '“' | '"' | '‘' | '\''));
        let next = next + mark.map_or(0, char::len_utf8);
        let rest = lists.rest(next);
        let full = names::name_at(self.text, next, self.grammar);
        if let Some((term, name)) = self.declared_at(next)
            && full.is_none_or(|(_, end)| end <= next + term.len())
        {
            return Some((Behind::Host(self.instrument(name)), next + term.len()));
        }
        if let Some(word) = self.grammar.previous.iter().find(|w| rest.starts_with(w.as_str())) {
            let (kind, count, end) = self.counted_unit(lists, next + word.len())?;
            return Some((Behind::Previous(kind, count), end));
        }
        if let Some((name, end)) = self.union(next) {
            return Some((Behind::Host(self.instrument(&name)), end));
        }
        if let Some((name, end)) = full {
            // "the Act" alone is one that was named before, or this one.
            let bare = !name.contains(' ');
            let host = if bare && name != "TFEU" && name != "TEU" {
                Host::Unknown
            } else {
                self.instrument(&plain(name))
            };
            return Some((Behind::Host(host), end));
        }
        let noun = atoms::word(rest);
        // “ActAct”: printed double.
        let half = noun.get(..noun.len() / 2).filter(|half| half.repeat(2) == noun);
        if the && half.is_some_and(|half| self.grammar.types.contains(&half.to_ascii_lowercase())) {
            return Some((Behind::Host(Host::Unknown), next + noun.len()));
        }
        let sort = the && self.grammar.types.contains(&noun.to_ascii_lowercase());
        if sort {
            return Some((Behind::Host(Host::Unknown), next + noun.len()));
        }
        // "in civil law".
        let second = lists.skip(next + noun.len());
        let law = atoms::word(lists.rest(second));
        let sort = matches!(law, "law" | "code" | "act" | "statute") && lists.unit(next).is_none();
        (sort && noun.starts_with(char::is_lowercase))
            .then(|| (Behind::Host(Host::Unknown), second + law.len()))
    }

    /// Council Directive 2014/65/EU at `at`, without what stands before the type.
    fn union(&self, at: usize) -> Option<(String, usize)> {
        let mut at = at;
        for _ in 0..5 {
            let rest = self.text.get(at..)?;
            let word = atoms::word(rest);
            if !word.starts_with(|c: char| c.is_uppercase()) {
                return None;
            }
            if matches!(word, "Regulation" | "Directive" | "Decision" | "Recommendation")
                && let Some(end) = names::union_number(self.text, at + word.len())
            {
                return Some((plain(self.text.get(at..end)?), end));
            }
            at += word.len();
            at += atoms::blanks(self.text.get(at..)?);
        }
        None
    }

    /// "two paragraphs" at `at`: the unit, how many, and the offset behind.
    pub(super) fn counted_unit(
        &self,
        lists: &Lists<'_>,
        at: usize,
    ) -> Option<(Kind, usize, usize)> {
        let next = lists.skip(at);
        let word = atoms::word(lists.rest(next)).to_ascii_lowercase();
        let numbers = ["one", "two", "three", "four", "five", "six", "seven", "eight"];
        let count = numbers.iter().position(|number| *number == word);
        let next = if count.is_some() { lists.skip(next + word.len()) } else { next };
        let unit = lists.unit(next)?;
        Some((unit.kind, count.map_or(1, |count| count + 1), unit.end))
    }

    /// The collection whose name is at `start..end`, with the number before it: the offset at which
    /// the citation begins, and the whole name.
    pub(super) fn collection(
        &self,
        text: &str,
        start: usize,
        end: usize,
    ) -> Option<(usize, String)> {
        let printed = text.get(start..end)?;
        let (_, name) =
            self.grammar.collections.iter().find(|(word, _)| word.eq_ignore_ascii_case(printed))?;
        let before = text.get(..start)?.trim_end();
        let digits = before.bytes().rev().take_while(u8::is_ascii_digit).count();
        let number = before.get(before.len() - digits..).filter(|number| !number.is_empty())?;
        Some((before.len() - digits, format!("{number} {name}")))
    }
}

/// Ordinal words, the first one first.
pub(super) const ORDINALS: [&str; 10] =
    ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];

fn is_upper(word: &str) -> bool {
    word.bytes().all(|b| b.is_ascii_uppercase())
}
