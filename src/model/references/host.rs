//! Which instrument a Chinese citation points into, by the words before it.

use super::super::Document;
use super::super::facets::DefinitionKind;
use super::{Grammar, Host};
use std::collections::HashMap;

/// The longest name that is believed, in bytes.
const LONGEST_NAME: usize = 120;

/// What the words before a citation say.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Before {
    /// Nothing: the citation is bare.
    Nothing,
    /// The instrument, and the offset at which its words begin.
    Words(Host, usize),
    /// An instrument named before (该法), and the offset of these words.
    Anaphor(usize),
}

/// The instruments that a document may mean.
#[derive(Debug)]
pub(super) struct Hosts<'d> {
    grammar: &'d Grammar,
    /// The title, without 中华人民共和国.
    title: &'d str,
    /// The kind of instrument that the title ends with: 法, 条例.
    own_type: Option<&'d str>,
    /// Short forms that the document declares for instruments, with their names.
    declared: HashMap<&'d str, &'d str>,
    /// What bare citations point into.
    pub(super) bare: Host,
    /// What citations in quoted text point into.
    pub(super) quoted: Host,
}

impl<'d> Hosts<'d> {
    /// The instruments that `document` may mean.
    pub(super) fn new(document: &'d Document, grammar: &'d Grammar) -> Self {
        let text = document.text();
        let full = document.outline().title.slice(text);
        let title = plain(full);
        let amending = grammar.amending.iter().any(|word| title.contains(word.as_str()));
        let carries_out = grammar.carrying_out.iter().any(|word| full.contains(word.as_str()));
        let amended = full
            .rsplit_once(['》', '〉'])
            .and_then(|(inner, _)| Some(inner.rsplit_once(['《', '〈'])?.1.to_owned()));
        let foreign = amended.map_or(Host::Unknown, Host::Other);
        let own_type =
            grammar.types.at_end(title).and_then(|(len, _)| title.get(title.len() - len..));
        let mut hosts = Self {
            grammar,
            title,
            own_type,
            declared: HashMap::new(),
            // A text about another one may mean that without saying so.
            bare: if amending { foreign.clone() } else { Host::This { sure: !carries_out } },
            quoted: foreign,
        };
        let mut above = false;
        for definition in document.definitions() {
            let term = definition.span.slice(text).trim_start_matches('《').trim_end_matches('》');
            let names_one = grammar.types.at_end(term).is_some();
            if definition.kind == DefinitionKind::Abbreviation && names_one {
                let meaning = definition.meaning.slice(text);
                if let Some(name) = hosts.name_in(meaning) {
                    above |= term.starts_with('本') && !hosts.is_own(name);
                    hosts.declared.insert(term, name);
                }
            }
        }
        if above && !names_parent(text) && matches!(hosts.bare, Host::This { .. }) {
            // What carries out 本法 may cite it without its name, unless it names it throughout.
            hosts.bare = Host::This { sure: false };
        }
        hosts
    }

    /// The name of the instrument that `meaning` ends with.
    fn name_in(&self, meaning: &'d str) -> Option<&'d str> {
        if let Some(inner) = meaning.strip_suffix('》') {
            return Some(inner.rsplit_once('《')?.1);
        }
        let name = meaning.get(self.name_start(meaning)..)?;
        (self.grammar.types.at_end(name).is_some() && name.chars().count() > 1).then_some(name)
    }

    /// The host that a title in 《》 stands for.
    pub(super) fn titled(&self, title: &str) -> Host {
        let name = self.declared.get(title).copied().unwrap_or(title);
        if self.is_own(name) { Host::This { sure: true } } else { Host::Other(name.to_owned()) }
    }

    fn is_own(&self, name: &str) -> bool {
        !self.title.is_empty() && plain(name) == self.title
    }

    /// Whether `name` is that of an instrument.
    pub(super) fn is_instrument(&self, name: &str) -> bool {
        self.grammar.types.at_end(plain(name)).is_some()
    }

    /// What the words that `before` ends with say about the citation behind them.
    pub(super) fn before(&self, before: &str) -> Before {
        let blank = [' ', '　', '的', '\n'];
        let words = without_bracket(before.trim_end_matches(blank)).trim_end_matches(blank);
        if self.grammar.future.at_end(words).is_some() {
            return Before::Words(Host::Unknown, before.len());
        }
        if let Some(found) = self.this(words).or_else(|| self.this_across_lines(words)) {
            return found;
        }
        if let Some((len, ())) = self.grammar.anaphor.at_end(words) {
            return Before::Anaphor(words.len() - len);
        }
        let near = words.ceil_char_boundary(words.len().saturating_sub(LONGEST_NAME));
        let tail = words.get(near..).unwrap_or_default();
        if let Some(inner) = tail.strip_suffix(['」', '”']) {
            return match inner.rfind(['「', '“']) {
                Some(open) if self.is_instrument(inner) => {
                    let start = near + open;
                    let name =
                        inner.get(open..).unwrap_or_default().trim_start_matches(['「', '“']);
                    Before::Words(self.titled(name), start)
                }
                _ => Before::Nothing,
            };
        }
        let named = self.grammar.names.at_end(tail).map_or(0, |(len, ())| len);
        let known =
            self.declared.keys().filter(|term| tail.ends_with(**term) && term.len() >= named);
        if let Some(term) = known.max_by_key(|term| term.len()) {
            return Before::Words(self.titled(term), words.len() - term.len());
        }
        if self.grammar.names.at_end(tail).is_none() {
            return Before::Nothing;
        }
        let start = self.name_start(tail);
        let name = tail.get(start..).unwrap_or_default();
        if name.is_empty() {
            return Before::Nothing;
        }
        if self.grammar.not_names.iter().any(|word| word == name) {
            return Before::Words(Host::Unknown, near + start);
        }
        Before::Words(self.titled(name), near + start)
    }

    /// 本法 and the like at the end of `words`.
    fn this(&self, words: &str) -> Option<Before> {
        let (len, &above) = self.grammar.types.at_end(words)?;
        let start = words.len() - len;
        let start = start - words.get(..start)?.strip_suffix('本').map(|_| '本'.len_utf8())?;
        let said = words.get(start..)?;
        // 基本法 is not 本法.
        if self.grammar.names.at_end(words).is_some_and(|(len, ())| len > said.len()) {
            return None;
        }
        let kind = words.get(words.len() - len..)?;
        let host = match self.declared.get(said) {
            Some(name) => self.titled(name),
            None if self.own_type.is_none_or(|own| same_type(own, kind)) => {
                Host::This { sure: true }
            }
            None if above => Host::Unknown,
            None => Host::This { sure: false },
        };
        Some(Before::Words(host, start))
    }

    /// 本法 and the like with a line break in it.
    fn this_across_lines(&self, words: &str) -> Option<Before> {
        let near = words.ceil_char_boundary(words.len().saturating_sub(24));
        let (head, tail) = words.get(near..)?.rsplit_once('\n')?;
        let (head, tail) = (head.trim_end(), tail.trim_start());
        let Before::Words(host, start) = self.this(&format!("{head}{tail}"))? else { return None };
        let lost = words.len() - near - head.len() - tail.len();
        let start = if start < head.len() { start } else { start + lost };
        Some(Before::Words(host, near + start))
    }

    /// Whether `words` end with a name, so that "and" behind them begins another one: 水法及渔业法,
    /// but 幼儿教育及照顾法.
    fn ends_name(&self, words: &str) -> bool {
        self.grammar.types.at_end(words).is_some() || words.ends_with(['条', '款', '项', '》'])
    }

    /// Where the name that `words` end with begins.
    fn name_start(&self, words: &str) -> usize {
        let han = |c: char| {
            ('\u{4e00}'..='\u{9fff}').contains(&c) || matches!(c, '〈' | '〉' | '·' | '（' | '）')
        };
        let start = words.trim_end_matches(han).len();
        let name = words.get(start..).unwrap_or_default();
        if let Some(at) = name.rfind("中华人民共和国") {
            return start + at;
        }
        // The last character may be part of the type itself.
        let limit = name.char_indices().next_back().map_or(0, |(at, _)| at);
        let head = name.get(..limit).unwrap_or_default();
        let stop = self.grammar.stop.iter();
        let cut = stop.filter_map(|word| {
            let joins = self.grammar.joins(word);
            head.rmatch_indices(word.as_str())
                .find(|(at, _)| !joins || self.ends_name(head.get(..*at).unwrap_or_default()))
                .map(|(at, _)| at + word.len())
        });
        let mut cut = cut.max().unwrap_or(0);
        for word in &self.grammar.stop_first {
            let left = head.get(cut..).unwrap_or_default();
            cut += left.strip_prefix(word.as_str()).map_or(0, |_| word.len());
        }
        start + cut
    }
}

/// Whether a text that calls a parent law 本法 says so where it cites it.
fn names_parent(text: &str) -> bool {
    text.matches("本法第").count() >= 3
}

/// Whether a document of type `own` calls itself by `said`.
fn same_type(own: &str, said: &str) -> bool {
    let law = |word: &str| matches!(word, "法" | "法典" | "典" | "通则" | "总则" | "宪法");
    own == said || law(own) && law(said)
}

/// A title without the state's name, edition and brackets.
fn plain(title: &str) -> &str {
    let title = title.trim().trim_start_matches('《').trim_end_matches('》');
    let title = title.strip_prefix("中华人民共和国").unwrap_or(title);
    without_bracket(title).trim()
}

/// `words` without what stands in a bracket at the end.
fn without_bracket(words: &str) -> &str {
    let open = match words.chars().next_back() {
        Some('）') => words.rfind('（'),
        Some(')') => words.rfind('('),
        _ => None,
    };
    open.and_then(|open| words.get(..open)).unwrap_or(words)
}
