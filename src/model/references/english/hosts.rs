//! Which instrument an English citation points into.

use super::super::super::Document;
use super::super::super::facets::DefinitionKind;
use super::super::{Base, Host, Join, Member, Step};
use super::grammar::Grammar;
use super::members::{Lists, RANK_BASIC, rank};
use super::{atoms, names, plain};
use crate::outline::{Kind, Ordinal, Outline};
use crate::text::Span;

/// What stands behind a list of provisions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Behind {
    /// The instrument they are in.
    Host(Host),
    /// "of this section".
    Unit(Kind),
    /// "of the preceding two paragraphs".
    Previous(Kind, usize),
}

/// The instruments that a document may mean.
#[derive(Debug)]
pub(super) struct Hosts<'d> {
    grammar: &'d Grammar,
    text: &'d str,
    title: String,
    /// Short names that the document declares, the longest first.
    declared: Vec<(&'d str, String)>,
    /// The instrument named last, and where.
    named: Option<(Host, usize)>,
}

impl<'d> Hosts<'d> {
    /// The instruments that `document` may mean.
    pub(super) fn new(document: &'d Document, grammar: &'d Grammar) -> Self {
        let text = document.text();
        let title = plain(document.outline().title.slice(text));
        let mut hosts = Self { grammar, text, title, declared: Vec::new(), named: None };
        for definition in document.definitions() {
            let term = without_article(definition.span.slice(text));
            let known = term.split(' ').any(|word| grammar.names.contains(word));
            if known && let Some(name) = hosts.name_in(definition.meaning, definition.kind) {
                hosts.declared.push((term, name));
            }
        }
        hosts.declared.sort_by_key(|(term, _)| std::cmp::Reverse(term.len()));
        hosts
    }

    /// The name of the instrument that `meaning` begins with, if it explains a term, or ends with,
    /// if it is what a short form stands for.
    fn name_in(&self, meaning: Span, kind: DefinitionKind) -> Option<String> {
        let words = meaning.slice(self.text);
        let mut at = meaning.start as usize + words.len() - without_article(words).len();
        if kind == DefinitionKind::Definition {
            return names::name_at(self.text, at, self.grammar).map(|(name, _)| plain(name));
        }
        let end = meaning.start as usize + words.trim_end_matches(['.', ',', ';', ' ']).len();
        loop {
            let capital = self.text.get(at..end)?.find(char::is_uppercase)?;
            at += capital;
            let word = atoms::word(self.text.get(at..end)?);
            let unit = self.grammar.unit(&word.to_ascii_lowercase()).is_some();
            let inside = self.text.get(..at)?.ends_with(char::is_alphanumeric);
            let name = names::name_at(self.text, at, self.grammar).filter(|_| !unit && !inside);
            if let Some((name, _)) = name.filter(|&(_, close)| close >= end) {
                return Some(plain(name));
            }
            at += word.len().max(1);
        }
    }

    /// Whether sections of titles are those of a code.
    pub(super) fn has_collections(&self) -> bool {
        !self.grammar.collections.is_empty()
    }

    /// The host that a name stands for.
    pub(super) fn instrument(&self, name: &str) -> Host {
        let own = !self.title.is_empty()
            && (self.title.eq_ignore_ascii_case(name) || self.title.ends_with(name));
        if own { Host::This { sure: true } } else { Host::Other(name.to_owned()) }
    }

    /// Takes note of an instrument named at `at`.
    pub(super) fn name(&mut self, host: Host, at: usize) {
        self.named = Some((host, at));
    }

    /// The instrument named last.
    fn last(&self) -> Host {
        self.named.as_ref().map_or(Host::Unknown, |(host, _)| host.clone())
    }

    /// What a citation at `at` in quoted text points into: what the text around the quotation
    /// changes.
    pub(super) fn quoted(&self, outline: &Outline, at: usize) -> Host {
        let offset = Span::empty(at).start;
        let quote = outline.quotes.iter().rev().find(|quote| quote.start <= offset);
        let unit = outline.node(outline.at(offset)).span;
        let around = quote.and_then(|quote| {
            let from = outline.ancestors(outline.at(offset)).map(|id| outline.node(id).span.start);
            let from = from.filter(|&start| start > 0).min().unwrap_or(unit.start);
            self.mentioned(from as usize, quote.start as usize)
        });
        around.unwrap_or_else(|| self.last())
    }

    /// What a citation at `at` without a host points into.
    pub(super) fn bare(&self, outline: &Outline, at: usize) -> Host {
        if let Some(start) = self.amends(at)
            && let Some(host) = self.mentioned(start, at)
        {
            return host;
        }
        let Some((_, named)) = &self.named else { return Host::This { sure: true } };
        let between = self.text.get(*named..at).unwrap_or_default();
        let unit = outline.node(outline.at(Span::empty(at).start)).span;
        let near = unit.contains(Span::empty(*named)) && !between.contains("\n\n");
        Host::This { sure: !near }
    }

    /// Where the line around `at` begins, if it changes another instrument.
    fn amends(&self, at: usize) -> Option<usize> {
        let before = self.text.get(..at).unwrap_or_default();
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        let sentence = before.get(start..).unwrap_or_default();
        let mut words = sentence.split(|c: char| !c.is_ascii_alphabetic());
        words.any(|word| self.grammar.amending.iter().any(|known| known == word)).then_some(start)
    }

    /// What the words at `at` behind a list say; `low`: the list has no basic unit of its own.
    pub(super) fn behind(
        &self,
        lists: &Lists<'_>,
        at: usize,
        low: bool,
    ) -> Option<(Behind, usize)> {
        let next = lists.skip(at);
        let word = atoms::word(lists.rest(next));
        match word {
            "thereof" => return Some((Behind::Host(self.last()), next + word.len())),
            "hereof" => return Some((Behind::Host(Host::This { sure: true }), next + word.len())),
            "of" | "to" | "in" | "under" => {}
            _ if word.len() > 2 && self.grammar.names.contains(word) && is_upper(word) => {
                return Some((Behind::Host(Host::Other(word.to_owned())), next + word.len()));
            }
            _ => return None,
        }
        let next = lists.skip(next + word.len());
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
        let known = self.grammar.types.contains(&lower) || self.grammar.unit(&lower).is_some();
        known.then(|| (Behind::Host(Host::This { sure: true }), next + noun.len()))
    }

    /// that Act, the said section.
    fn anaphor(&self, lists: &Lists<'_>, at: usize) -> Option<(Behind, usize)> {
        let rest = lists.rest(at);
        let near = rest.get(..super::super::super::affix::floor(rest, 40))?;
        let (len, ()) = self.grammar.anaphor.whole_at_start(near)?;
        let next = lists.skip(at + len);
        let noun = atoms::word(lists.rest(next));
        let lower = noun.to_ascii_lowercase();
        if self.grammar.types.contains(&lower) {
            return Some((Behind::Host(self.last()), next + noun.len()));
        }
        let unit = self.grammar.unit(&lower).is_some();
        unit.then(|| (Behind::Host(Host::Unknown), next + noun.len()))
    }

    /// the Wells Act, 1930; Regulation (EU) 2016/679; the preceding paragraph.
    fn other(&self, lists: &Lists<'_>, at: usize) -> Option<(Behind, usize)> {
        let the = matches!(atoms::word(lists.rest(at)), "the" | "The");
        let next = if the { lists.skip(at + 3) } else { at };
        let rest = lists.rest(next);
        let full = names::name_at(self.text, next, self.grammar);
        if let Some((term, name)) = self.declared_at(next)
            && full.is_none_or(|(_, end)| end <= next + term.len())
        {
            return Some((Behind::Host(self.instrument(name)), next + term.len()));
        }
        if let Some(word) =
            ["preceding", "previous", "foregoing"].into_iter().find(|w| rest.starts_with(w))
        {
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
        let sort = the && self.grammar.types.contains(&noun.to_ascii_lowercase());
        sort.then(|| (Behind::Host(Host::Unknown), next + noun.len()))
    }

    /// The declared short name at `at`, and what it stands for.
    fn declared_at(&self, at: usize) -> Option<(&str, &str)> {
        let rest = self.text.get(at..)?;
        let (term, name) = self.declared.iter().find(|(term, _)| {
            rest.strip_prefix(term).is_some_and(|tail| !tail.starts_with(char::is_alphanumeric))
        })?;
        Some((term, name))
    }

    /// The instrument that is named last in the text from `start` to `end`.
    fn mentioned(&self, start: usize, end: usize) -> Option<Host> {
        let words = self.text.get(start..end)?;
        let mut found = None;
        for (at, _) in words.match_indices(|c: char| c.is_uppercase()) {
            let at = start + at;
            if self.text.get(..at)?.ends_with(char::is_alphanumeric) {
                continue;
            }
            let full = names::name_at(self.text, at, self.grammar).filter(|(name, close)| {
                let unit = self.grammar.unit(&atoms::word(name).to_ascii_lowercase());
                *close <= end && name.contains(' ') && unit.is_none()
            });
            match (full, self.declared_at(at)) {
                (Some((name, close)), Some((term, _))) if close > at + term.len() => {
                    found = Some(plain(name));
                }
                (_, Some((_, name))) => found = Some(name.to_owned()),
                (Some((name, _)), None) => found = Some(plain(name)),
                (None, None) => {}
            }
        }
        found.map(|name| self.instrument(&name)).filter(|host| matches!(host, Host::Other(_)))
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

    /// "the Schedule" of another instrument.
    pub(super) fn schedule(&self, span: Span) -> Member {
        let step = Step {
            kind: Kind::Schedule,
            rank: rank(Kind::Schedule),
            num: Box::default(),
            ordinal: Ordinal::default(),
        };
        Member { base: Base::Document, steps: vec![step], span, join: Join::And }
    }
}

fn is_upper(word: &str) -> bool {
    word.bytes().all(|b| b.is_ascii_uppercase())
}

fn without_article(term: &str) -> &str {
    ["the ", "The ", "a ", "an "].iter().find_map(|a| term.strip_prefix(a)).unwrap_or(term)
}
