//! Which instrument an English citation points into.

use super::super::super::Document;
use super::super::super::facets::DefinitionKind;
use super::super::Host;
use super::grammar::Grammar;
use super::{atoms, names, plain};
use crate::outline::{NodeId, Outline};
use crate::text::Span;

/// How long a name may be, in bytes.
const NAME: usize = 160;
/// How far back the instrument that a unit changes is looked for, in bytes.
const REACH: usize = 3000;

/// The instruments that a document may mean.
#[derive(Debug)]
pub(super) struct Hosts<'d> {
    pub(super) grammar: &'d Grammar,
    pub(super) text: &'d str,
    title: String,
    /// Short names that the document declares, the longest first.
    declared: Vec<(&'d str, String)>,
    /// The instrument named last.
    named: Option<Host>,
    /// The kind of instrument that the title names first.
    own_type: Option<String>,
    /// Whether the document carries out an Act, which it may cite without its name.
    carries_out: bool,
    /// Whether the document is a code, whose sections come from Acts.
    is_code: bool,
    /// The other instruments that the text names, found when first asked for.
    mentions: Option<Vec<Mention>>,
    /// The unit looked at last, and whether it changes another instrument.
    amending: Option<(NodeId, bool)>,
}

impl<'d> Hosts<'d> {
    /// The instruments that `document` may mean.
    pub(super) fn new(document: &'d Document, grammar: &'d Grammar) -> Self {
        let text = document.text();
        let title = plain(document.outline().title.slice(text));
        let own_type = own_type(&title, grammar);
        let document_title = title.clone();
        let mut hosts = Self {
            grammar,
            text,
            title,
            declared: Vec::new(),
            named: None,
            own_type,
            carries_out: grammar
                .carrying_out
                .iter()
                .any(|word| document_title.contains(word.as_str())),
            is_code: text.contains("of this title"),
            amending: None,
            mentions: None,
        };
        for definition in document.definitions() {
            let term = without_article(definition.span.slice(text));
            let known = term.split(' ').any(|word| grammar.names.contains(word));
            if known && let Some(name) = hosts.name_in(definition.meaning, definition.kind) {
                hosts.declared.push((term, name));
            }
        }
        hosts.declared.sort_by_key(|(term, _)| std::cmp::Reverse(term.len()));
        // What calls another instrument "the Act" and is none carries it out.
        hosts.carries_out |= !hosts.is_statute()
            && hosts.declared.iter().any(|(term, _)| is_statute(&term.to_ascii_lowercase()));
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
            let unit = self.grammar.unit(word).is_some();
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
        let same = |a: &str, b: &str| {
            let words = |s: &str| s.replace(',', " ").to_ascii_lowercase();
            words(a).split_whitespace().eq(words(b).split_whitespace())
        };
        // The title of a text without line ends may be all of it.
        let titled = !self.title.is_empty() && self.title.len() <= 2 * name.len() + 200;
        let own = titled && same(&self.title, name);
        if own { Host::This { sure: true } } else { Host::Other(name.to_owned()) }
    }

    /// The document as it calls itself "this" and `noun`: a regulation that says "this Act" means
    /// the one that it carries out, a code that does so the one that a section came from.
    pub(super) fn this_instrument(&self, noun: &str) -> Host {
        const PACTS: [&str; 8] = [
            "agreement",
            "charter",
            "convention",
            "decision",
            "directive",
            "order",
            "protocol",
            "treaty",
        ];
        let statute = matches!(noun, "act" | "law" | "statute");
        let typed = self.own_type.is_some();
        let foreign = typed && statute && !self.is_statute();
        // The treaty in the schedule of an Act calls itself so.
        let pact = self.is_statute() && PACTS.contains(&noun);
        let unknown = foreign || pact || statute && self.is_code;
        if unknown { Host::Unknown } else { Host::This { sure: true } }
    }

    /// Whether the title names an Act or a code.
    fn is_statute(&self) -> bool {
        let own = self.own_type.as_deref();
        own.is_some_and(|own| is_statute(own) || matches!(own, "bill" | "code" | "constitution"))
    }

    /// Takes note of the instrument named last.
    pub(super) fn name(&mut self, host: Host) {
        self.named = Some(host);
    }

    /// The instrument named last.
    fn last(&self) -> Host {
        self.named.clone().unwrap_or(Host::Unknown)
    }

    /// The instrument that "that Act" at `at` stands for: the one named last in the same line, or
    /// cited last.
    pub(super) fn last_before(&mut self, at: usize) -> Host {
        self.mentioned(self.line_start(at), at).unwrap_or_else(|| self.last())
    }

    /// What a citation at `at` in quoted text points into: what the text around the quotation
    /// changes.
    pub(super) fn quoted(&mut self, outline: &Outline, at: usize) -> Host {
        let offset = Span::empty(at).start;
        let quote = outline.quotes.iter().rev().find(|quote| quote.start <= offset);
        let unit = outline.node(outline.at(offset)).span;
        let around = quote.and_then(|quote| {
            let from = outline.ancestors(outline.at(offset)).map(|id| outline.node(id).span.start);
            let from = from.filter(|&start| start > 0).min().unwrap_or(unit.start);
            self.mentioned(from as usize, quote.start as usize)
        });
        around.unwrap_or_else(|| self.last_before(at))
    }

    /// What a citation at `at` without a host points into, and what makes that doubtful.
    pub(super) fn bare(&mut self, outline: &Outline, at: usize) -> (Host, Doubt) {
        let line = self.line_start(at);
        let article = outline.article_of(outline.at(Span::empty(at).start));
        if let Some(id) = article
            && self.amends(outline, id)
        {
            let start = (outline.node(id).span.start as usize).max(at.saturating_sub(REACH));
            let start = self.text.ceil_char_boundary(start);
            return (self.mentioned(start, at).unwrap_or(Host::Unknown), Doubt::Near);
        }
        if article.is_none()
            && let Some(host) = self.amended_by_part(outline, at)
        {
            return (host, Doubt::Much);
        }
        let words = self.text.get(line..at).unwrap_or_default();
        let said = words.trim_end().ends_with("said") || words.trim_end().ends_with("such");
        let table = words.trim_start().starts_with('|');
        let principal = self.declared.iter().any(|(term, _)| term.contains("Principal"));
        let doubt = if self.is_code || said || table {
            Doubt::Much
        } else if self.mentioned(line, at).is_some() {
            Doubt::Near
        } else if self.carries_out || principal {
            Doubt::Far
        } else {
            Doubt::None
        };
        (Host::This { sure: doubt == Doubt::None }, doubt)
    }

    /// What a part without sections changes, as in a schedule whose heading is lost: “PART I / The
    /// Wells Act, 1967, is hereby amended in accordance with the following provisions:”.
    fn amended_by_part(&mut self, outline: &Outline, at: usize) -> Option<Host> {
        let unit = outline.at(Span::empty(at).start);
        let start = outline.node(unit).span.start as usize;
        let start = self.text.ceil_char_boundary(start.max(at.saturating_sub(REACH)));
        let before = self.text.get(start..at).filter(|_| !outline.in_annex(unit))?;
        self.grammar.amends(before).then(|| self.mentioned(start, at).unwrap_or(Host::Unknown))
    }

    /// Whether the basic unit around `at` names another instrument: what it cites without a name
    /// may be in that.
    pub(super) fn may_be_foreign(&mut self, outline: &Outline, at: NodeId) -> bool {
        let Some(unit) = outline.article_of(at).map(|id| outline.node(id).span) else {
            return false;
        };
        self.mentioned(unit.start as usize, unit.end as usize).is_some()
    }

    /// Whether a citation at `at` stands in quotation marks within its line.
    pub(super) fn in_marks(&self, at: usize) -> bool {
        let words = self.text.get(self.line_start(at)..at).unwrap_or_default();
        words.rfind('“') > words.rfind('”')
    }

    /// Where the line of `at` begins, or what of it is looked at.
    fn line_start(&self, at: usize) -> usize {
        let near = self.text.ceil_char_boundary(at.saturating_sub(REACH));
        let line = self.text.get(near..at).and_then(|before| before.rfind('\n'));
        line.map_or(near, |n| near + n + 1)
    }

    /// Whether the unit `id` changes another instrument.
    fn amends(&mut self, outline: &Outline, id: NodeId) -> bool {
        if self.amending.is_none_or(|(known, _)| known != id) {
            let words = outline.node(id).span.slice(self.text);
            self.amending = Some((id, self.grammar.amends(words)));
        }
        self.amending.is_some_and(|(_, amends)| amends)
    }

    /// The declared short name at `at`, and what it stands for.
    pub(super) fn declared_at(&self, at: usize) -> Option<(&str, &str)> {
        let rest = self.text.get(at..)?;
        let (term, name) = self.declared.iter().find(|(term, _)| {
            rest.strip_prefix(term).is_some_and(|tail| !tail.starts_with(char::is_alphanumeric))
        })?;
        Some((term, name))
    }

    /// The instrument that is named last in the text from `start` to `end`.
    fn mentioned(&mut self, start: usize, end: usize) -> Option<Host> {
        if self.mentions.is_none() {
            self.mentions = Some(self.all_mentions());
        }
        let mentions = self.mentions.as_ref()?;
        let behind = mentions.partition_point(|mention| mention.span.end as usize <= end);
        let last = mentions.get(behind.checked_sub(1)?)?;
        let name = (last.span.start as usize >= start).then_some(&last.name)?;
        Some(Host::Other(name.clone()))
    }

    /// All other instruments that the text names, in order.
    fn all_mentions(&self) -> Vec<Mention> {
        let mut found: Vec<Mention> = Vec::new();
        for (typed, end) in self.grammar.typed(self.text) {
            let done = found.last().map_or(0, |last| last.span.end as usize);
            if typed < done {
                continue;
            }
            if let Some(close) = names::union_number(self.text, end) {
                let span = Span::new(typed, close);
                let name = plain(span.slice(self.text));
                if matches!(self.instrument(&name), Host::Other(_)) {
                    found.push(Mention { span, name });
                }
                continue;
            }
            let from = self.text.ceil_char_boundary(typed.saturating_sub(NAME)).max(done);
            let mut starts = self.starts(from, typed);
            starts.push(typed);
            let mention = starts.into_iter().find_map(|at| {
                let full = names::name_at(self.text, at, self.grammar);
                let full = full.filter(|&(name, close)| close >= end && name.contains(' '));
                let (name, close) = match (full, self.declared_at(at)) {
                    (full, Some((term, name)))
                        if full.is_none_or(|(_, c)| c <= at + term.len()) =>
                    {
                        (name.to_owned(), at + term.len())
                    }
                    (full, _) => full.map(|(name, close)| (plain(name), close))?,
                };
                let other = matches!(self.instrument(&name), Host::Other(_));
                (other && close >= end).then(|| Mention { span: Span::new(at, close), name })
            });
            found.extend(mention);
        }
        found
    }

    /// Where a name that goes on at `end` may begin: at capitals behind `from` with nothing but
    /// words of names between them.
    fn starts(&self, from: usize, end: usize) -> Vec<usize> {
        let mut starts = Vec::new();
        let mut at = end;
        while let Some(before) = self.text.get(from..at) {
            let words = before.trim_end_matches([' ', '\n', '\u{a0}', ',', '(', ')']);
            let word =
                words.rsplit([' ', '\n', '\u{a0}', '(', ')', ',']).next().unwrap_or_default();
            if word.is_empty() || self.grammar.unit(word).is_some() {
                break;
            }
            at = from + words.len() - word.len();
            if word == "The" {
                break;
            }
            if word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()) {
                starts.push(at);
            } else if !self.grammar.links.contains(word) {
                break;
            }
        }
        starts.reverse();
        starts
    }
}

/// The kind of instrument that `title` names: the last one before "of" and the like, as in "Wells
/// Act Enforcement Rules" and "Rules on the Wells Act"; but the "Regulation of Wells Act, 1976" is an
/// Act.
fn own_type(title: &str, grammar: &Grammar) -> Option<String> {
    let lower = title.to_ascii_lowercase();
    let dated = lower.trim_end().ends_with(|c: char| c.is_ascii_digit());
    let bare = lower.trim_end_matches(|c: char| !c.is_alphabetic());
    let last = bare.rsplit(|c: char| !c.is_alphabetic()).next();
    if dated
        && lower.starts_with("regulation of ")
        && !lower.contains(" under ")
        && last.is_some_and(is_statute)
    {
        return last.map(str::to_owned);
    }
    // What stands in brackets is the matter: Documents and Pictures (Regulation of Export) Act, 1945.
    let kind = |words: &str| {
        let mut found = None;
        for word in words.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()) {
            if grammar.types.contains(word) {
                found = Some(word.to_owned());
            } else if found.is_some() && grammar.links.contains(word) {
                break;
            }
        }
        found
    };
    kind(&without_brackets(&lower)).or_else(|| kind(&lower))
}

/// The words outside of brackets.
fn without_brackets(words: &str) -> String {
    let mut depth = 0_usize;
    let outside = |c: &char| {
        match c {
            '(' | '[' | '（' => depth += 1,
            ')' | ']' | '）' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0
    };
    words.chars().filter(outside).collect()
}

fn is_statute(word: &str) -> bool {
    matches!(word, "act" | "law" | "statute" | "ordinance")
}

/// What makes it doubtful that a citation without a host is one of the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Doubt {
    /// Nothing.
    None,
    /// Another instrument that is named elsewhere, or that the document carries out or amends.
    Far,
    /// Another instrument that its line names or its unit amends.
    Near,
    /// The words or the place that it stands in.
    Much,
}

/// Another instrument where it is named.
#[derive(Debug)]
struct Mention {
    span: Span,
    name: String,
}

fn without_article(term: &str) -> &str {
    ["the ", "The ", "a ", "an "].iter().find_map(|a| term.strip_prefix(a)).unwrap_or(term)
}
