//! Statuses that a document creates, and the acts of authorities against those who hold them.

use super::document::Document;
use super::facets::{Act, ActClass, Role, RoleMark, Status};
use crate::jurisdiction::{PackError, Profile, StatusWords};
use crate::outline::NodeId;
use crate::text::Span;
use regex::Regex;
use std::collections::BTreeMap;

/// The words of statuses with their regular expressions built.
#[derive(Debug, Default)]
pub(super) struct StatusReader {
    words: StatusWords,
    object: Option<Regex>,
    strip: Option<Regex>,
    refusal: Option<Regex>,
    grant: Option<Regex>,
    suspension: Option<Regex>,
    renewal: Option<Regex>,
    told_before: Option<Regex>,
    told_after: Option<Regex>,
    no_act: Option<Regex>,
    no_grant: Option<Regex>,
}

impl StatusReader {
    /// The reader of `profile`; a regular expression that does not read is left out, and a test
    /// sees to it that none is.
    pub(super) fn new(profile: &Profile) -> Result<Self, PackError> {
        let words = profile.status_words()?;
        let build =
            |pattern: &str| (!pattern.is_empty()).then(|| crate::text::pattern(pattern).ok())?;
        Ok(Self {
            object: build(&words.object),
            strip: build(&words.strip),
            refusal: build(&words.refusal),
            grant: build(&words.grant),
            suspension: build(&words.suspension),
            renewal: build(&words.renewal),
            told_before: build(&words.told_before),
            told_after: build(&words.told_after),
            no_act: build(&words.no_act),
            no_grant: build(&words.no_grant),
            words,
        })
    }

    #[cfg(test)]
    pub(super) fn is_whole(&self) -> bool {
        let all = [
            &self.object,
            &self.strip,
            &self.refusal,
            &self.grant,
            &self.suspension,
            &self.renewal,
        ];
        let optional = [
            (&self.told_before, &self.words.told_before),
            (&self.told_after, &self.words.told_after),
            (&self.no_act, &self.words.no_act),
            (&self.no_grant, &self.words.no_grant),
        ];
        all.into_iter().all(Option::is_some)
            && optional.into_iter().all(|(regex, source)| regex.is_some() != source.is_empty())
    }

    /// The name of the status that `sentence` takes or refuses, without what is no part of it.
    fn name(&self, act: &str) -> Option<String> {
        let found = self.object.as_ref()?.captures(act)?.get(1)?.as_str();
        let name = match &self.strip {
            Some(strip) => strip.replace(found, "").into_owned(),
            None => found.to_owned(),
        };
        let name = name.trim();
        (!name.is_empty()).then(|| name.to_owned())
    }

    /// The first act of `mark` that its sentence does not only tell of (who lost a licence must do
    /// something).
    fn act(&self, text: &str, mark: &RoleMark) -> Option<Span> {
        let fits = |regex: &Option<Regex>, span: Span| {
            regex.as_ref().is_some_and(|regex| regex.is_match(span.slice(text)))
        };
        let mut cue = mark.cue;
        loop {
            let before = Span { start: mark.sentence.start, end: cue.start };
            let after = Span { start: cue.end, end: mark.sentence.end };
            let told = fits(&self.told_before, before)
                || fits(&self.told_after, after)
                || fits(&self.no_act, cue);
            if !told {
                return Some(cue);
            }
            let next = self.object.as_ref()?.find(after.slice(text))?;
            let base = after.start as usize;
            cue = Span::new(base + next.start(), base + next.end());
        }
    }

    /// Whether `words` grant the status with this `core`: in one clause with it.
    fn grants(&self, words: &str, core: &str) -> bool {
        let fits = |regex: &Option<Regex>, clause: &str| {
            regex.as_ref().is_some_and(|regex| regex.is_match(clause))
        };
        words
            .split(['，', '；', '。', '：'])
            .filter(|clause| contains(clause, core) && !fits(&self.no_grant, clause))
            .any(|clause| fits(&self.grant, &clause.replace(core, "")))
    }

    fn class(&self, name: &str) -> ActClass {
        let lower = name.to_lowercase();
        // The last word decides: 永久居留资格证书 is a paper, 居留资格 a status.
        let ends = |words: &[String]| {
            let ending = |word: &&String| {
                lower.ends_with(word.as_str()) || lower.ends_with(&format!("{word}s"))
            };
            words.iter().filter(ending).map(String::len).max().unwrap_or_default()
        };
        let classes = [
            (ends(&self.words.personal), ActClass::Personal),
            (ends(&self.words.licence), ActClass::Licence),
            (ends(&self.words.document), ActClass::Document),
        ];
        let best = classes.into_iter().max_by_key(|&(length, _)| length);
        best.filter(|&(length, _)| length > 0).map_or(ActClass::Other, |(_, class)| class)
    }
}

/// The acts of authorities against persons, in document order: what takes or refuses a status.
pub(super) fn acts(document: &Document) -> Vec<Act> {
    let reader = document.lexicon().statuses();
    let text = document.text();
    let marks = document.roles().iter().filter(|mark| {
        mark.role == Role::AdverseAction
            && !mark.inherited
            && !document.outline().is_quoted(mark.sentence.start)
    });
    marks
        .filter_map(|mark| {
            let cue = reader.act(text, mark)?;
            let act = cue.slice(text);
            let refusal = reader.refusal.as_ref().is_some_and(|regex| regex.is_match(act));
            let sentence = mark.sentence.slice(text);
            let name = reader.name(act).or_else(|| reader.name(sentence)).unwrap_or_default();
            let suspension = reader.suspension.as_ref().is_some_and(|regex| regex.is_match(act));
            Some(Act {
                node: mark.node,
                sentence: mark.sentence,
                cue,
                class: reader.class(&name),
                status: name,
                refusal,
                suspension,
                sanction: is_sanction(document, mark),
            })
        })
        .collect()
}

/// Whether the sentence of `mark` punishes: a licence revoked as a penalty.
fn is_sanction(document: &Document, mark: &RoleMark) -> bool {
    let mut roles = document.roles_of(mark.node).iter();
    roles.any(|other| other.role == Role::Sanction && other.sentence == mark.sentence)
}

/// The statuses that the document creates: named in an act that takes them, and granted somewhere.
pub(super) fn find(document: &Document) -> Vec<Status> {
    let mut by_name: BTreeMap<&str, Status> = BTreeMap::new();
    let words = &document.lexicon().statuses().words;
    let ends = |list: &[String], name: &str| list.iter().any(|word| name.ends_with(word.as_str()));
    let held =
        |act: &&Act| !act.refusal && !act.status.is_empty() && !ends(&words.event, &act.status);
    for act in document.acts().iter().filter(held) {
        let status = by_name.entry(&act.status).or_insert_with(|| Status {
            name: act.status.clone(),
            class: act.class,
            lasting: ends(&words.lasting, &act.status),
            ..Status::default()
        });
        let into = if act.suspension { &mut status.suspension } else { &mut status.loss };
        push(into, act.node);
    }
    let mut statuses: Vec<Status> = by_name.into_values().collect();
    for status in &mut statuses {
        trace(document, status);
    }
    statuses.retain(|status| !status.grant.is_empty());
    statuses.sort_by_key(|status| status.loss.first().or(status.suspension.first()).copied());
    statuses
}

/// Finds where the document grants, renews and ends a status.
fn trace(document: &Document, status: &mut Status) {
    let reader = document.lexicon().statuses();
    let text = document.text();
    let matches = |regex: &Option<Regex>, words: &str| {
        regex.as_ref().is_some_and(|regex| regex.is_match(words))
    };
    let core = core(&status.name);
    for sentence in document.sentences() {
        let words = sentence.span.slice(text);
        if !contains(words, core) || document.outline().is_quoted(sentence.span.start) {
            continue;
        }
        if reader.grants(words, core) && !status.loss.contains(&sentence.node) {
            push(&mut status.grant, sentence.node);
        }
        if matches(&reader.renewal, words) {
            push(&mut status.renewal, sentence.node);
        }
    }
    for mark in document.roles() {
        let into = match mark.role {
            Role::Exit => &mut status.voluntary_exit,
            Role::NaturalTermination => &mut status.natural_termination,
            _ => continue,
        };
        if reaches(document, mark, status.class, core) {
            push(into, mark.node);
        }
    }
}

/// Whether an ending reaches the status: it speaks of it, or of no status by name. What ends the
/// paper that shows a status does not end the status.
fn reaches(document: &Document, mark: &RoleMark, class: ActClass, core: &str) -> bool {
    let reader = document.lexicon().statuses();
    let text = document.text();
    let sentence = mark.sentence.slice(text);
    let header = document
        .outline()
        .ancestors(mark.node)
        .skip(1)
        .filter_map(|outer| document.header_of(outer))
        .map(|header| header.slice(text));
    let words: String = header.chain([sentence]).collect();
    let named = reader.name(&words).map(|name| reader.class(&name));
    let paper_only = named == Some(ActClass::Document) && class == ActClass::Personal;
    !paper_only && (contains(&words, core) || named.is_none_or(|named| named == class))
}

/// The part of a name that other sentences repeat: its last characters, or its last word.
fn core(name: &str) -> &str {
    if name.is_ascii() {
        return name.rsplit(' ').next().unwrap_or(name).trim_end_matches('s');
    }
    // 长期居留资格 is granted where the text says 申请长期居留.
    let name = ["资格", "身份"]
        .iter()
        .find_map(|word| name.strip_suffix(word).filter(|stem| stem.chars().count() > 1))
        .unwrap_or(name);
    let from = name.char_indices().rev().nth(3).map_or(0, |(at, _)| at);
    name.get(from..).unwrap_or(name)
}

fn contains(words: &str, part: &str) -> bool {
    if part.is_ascii() { words.to_lowercase().contains(part) } else { words.contains(part) }
}

fn push(nodes: &mut Vec<NodeId>, node: NodeId) {
    if !nodes.contains(&node) {
        nodes.push(node);
    }
}
