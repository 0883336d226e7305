//! Norms: who must, may, must not or is entitled to do what, and the actors they speak of.
//!
//! The hits of the modal words lead the way: only a sentence that has one is looked at, clause by
//! clause. The header of a list has a norm of its own; where it lends its modal word to items of
//! conduct (“shall—”, 不得有下列行为), each item without a modal word of its own is a norm too, with
//! the actor and the modal word of the header.

mod actors;
mod chinese;
mod clauses;
mod english;
mod grammar;
mod subject;
mod words;

use super::document::Document;
use super::facets::{ActorKind, Modality, Norm};
use super::scan::MODALS;
use super::sentences::Sentence;
use crate::outline::NodeId;
use crate::text::Span;
use actors::Declared;
use grammar::Modal;

pub(super) use actors::{declared, find as actors};
pub(super) use grammar::Grammar;

/// What reading a sentence needs.
struct Reader<'a> {
    text: &'a str,
    grammar: &'a Grammar,
    declared: Declared<'a>,
}

/// A modal word in its place.
#[derive(Debug, Clone, Copy)]
struct Hit {
    span: Span,
    modal: Modal,
}

/// Who a norm speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Subject {
    /// Someone who acts.
    Actor(Span, ActorKind),
    /// Something that is acted upon.
    Thing(Span),
    /// Nobody is named.
    Nobody,
}

/// The norms of the document in order.
pub(super) fn find(document: &Document) -> Vec<Norm> {
    let mut norms = Vec::new();
    read(document, document.modal_words(), &mut norms);
    norms.sort_by_key(|norm| (norm.span.start, norm.modal.start));
    norms
}

/// The norms that begin in `span`, in order. The articles around it are read whole, as far as an
/// actor is remembered; `None` where a sentence is in no article.
pub(super) fn find_in(document: &Document, span: Span) -> Option<Vec<Norm>> {
    let outline = document.outline();
    let inside = document.sentences_from(span.start).take_while(|s| s.span.start < span.end);
    let mut reach = span;
    for sentence in inside {
        reach = reach.cover(outline.node(outline.article_of(sentence.node)?).span);
    }
    let all = document.modal_words();
    let from = all.partition_point(|word| word.start < reach.start);
    let to = all.partition_point(|word| word.start < reach.end);
    let mut norms = Vec::new();
    read(document, all.get(from..to.max(from)).unwrap_or_default(), &mut norms);
    norms.retain(|norm| (span.start..span.end).contains(&norm.span.start));
    norms.sort_by_key(|norm| (norm.span.start, norm.modal.start));
    Some(norms)
}

/// Adds the norms of the sentences that have one of the modal words `hits`, which are all that
/// those sentences have, in order. An actor is remembered as far as its article goes.
fn read(document: &Document, hits: &[Span], norms: &mut Vec<Norm>) {
    if hits.is_empty() {
        return;
    }
    let reader = Reader {
        text: document.text(),
        grammar: document.lexicon().norms(),
        declared: Declared::new(document),
    };
    let chinese = document.profile().language().is_chinese();
    let (mut own, mut article) = (Vec::new(), Vec::new());
    let (mut at, mut around) = (0, None);
    while let Some(hit) = hits.get(at) {
        let Some(index) = document.sentence_at(hit.start) else {
            at += 1;
            continue;
        };
        let sentence = document.sentences()[index];
        let count = hits[at..].iter().take_while(|hit| hit.start < sentence.span.end).count();
        own.clear();
        own.extend(hits[at..at + count.max(1)].iter().filter_map(|&span| {
            Some(Hit { span, modal: reader.grammar.modal(span.slice(reader.text))? })
        }));
        at += count.max(1);
        if document.is_foreign(sentence.span.start) || reader.states_a_case(document, &sentence) {
            continue;
        }
        let next = document.outline().article_of(sentence.node);
        if around != next {
            around = next;
            norms.append(&mut article);
        }
        let before = article.len();
        if chinese {
            reader.chinese(&sentence, &own, &mut article);
        } else {
            reader.english(&sentence, &own, &mut article);
        }
        if article.len() > before {
            if sentence.header {
                reader.lend(document, &sentence, &mut article);
            } else {
                reader.proviso(document, index, &mut article);
            }
        }
    }
    norms.append(&mut article);
}

impl<'a> Reader<'a> {
    fn slice(&self, span: Span) -> &'a str {
        span.slice(self.text)
    }

    /// Whether the sentence is an item of a list of cases, which tell when something holds and not
    /// what is to be done.
    fn states_a_case(&self, document: &Document, sentence: &Sentence) -> bool {
        let Some(header) = header(document, sentence.node) else { return false };
        self.grammar.cases.are_in(self.slice(header))
    }

    /// Gives the modal word of a list header to those of its items that are conduct.
    fn lend(&self, document: &Document, sentence: &Sentence, norms: &mut Vec<Norm>) {
        let Some(norm) = norms.last().cloned() else { return };
        if !self.lends(&norm) {
            return;
        }
        let Some(list) = document.lexicon().scanner().list(MODALS) else { return };
        let outline = document.outline();
        for item in outline.children(sentence.node) {
            let first = document.sentences_from(outline.node(item).span.start).next();
            let Some(first) = first.filter(|first| first.node == item) else { continue };
            if first.span.start < sentence.span.end
                || !document.hits().within(list, first.span).is_empty()
            {
                continue;
            }
            norms.push(Norm {
                provision: item,
                span: first.span,
                action: clauses::without_mark(self.text, first.span),
                object: None,
                ..norm.clone()
            });
        }
    }

    /// Whether the items below a header that ends with `norm` are conduct under its modal word.
    fn lends(&self, norm: &Norm) -> bool {
        let action = self.slice(norm.action).trim_end_matches(['：', ':', '—', '–', '-', ' ']);
        let words = action.to_lowercase();
        let bare = action.is_empty() || words.starts_with("by ") && !words.contains("following");
        (bare && self.grammar.is_english())
            || (words.chars().count() < 24 || self.grammar.is_english())
                && self.grammar.forms.lends.iter().any(|lent| words.ends_with(lent.as_str()))
    }

    /// Takes up a proviso in a sentence of its own that has no modal word.
    fn proviso(&self, document: &Document, index: usize, norms: &mut [Norm]) {
        let Some(next) = document.sentences().get(index + 1) else { return };
        let Some(norm) = norms.last_mut().filter(|norm| norm.provision == next.node) else {
            return;
        };
        let words = self.slice(next.span);
        let begins = self.grammar.forms.proviso.iter().any(|word| words.starts_with(word.as_str()));
        let Some(list) = document.lexicon().scanner().list(MODALS) else { return };
        if begins && document.hits().within(list, next.span).is_empty() {
            norm.exceptions.push(clauses::without_mark(self.text, next.span));
        }
    }

    /// What the norm does, once its actor is known.
    fn settle(&self, modality: Modality, kind: Option<ActorKind>, action: &str) -> Modality {
        let forms = &self.grammar.forms;
        let action = action.trim_start();
        let begins = |list: &[String]| {
            list.iter().any(|word| {
                let rest = action.strip_prefix(word.as_str());
                rest.is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_alphanumeric()))
            })
        };
        // Rules apply; who applies for something acts.
        if begins(&forms.declares) && (kind.is_none() || action.starts_with("be ")) {
            return Modality::Declaration;
        }
        match (modality, kind) {
            (Modality::Permission, Some(ActorKind::Authority)) => Modality::Power,
            (Modality::Permission, None) if begins(&forms.official) => Modality::Power,
            (Modality::Power, Some(ActorKind::Holder)) => Modality::Obligation,
            _ => modality,
        }
    }
}

/// The header of the list that `node` is an item of.
fn header(document: &Document, node: NodeId) -> Option<Span> {
    let parent = document.outline().node(node).parent.filter(|&parent| parent != NodeId::ROOT)?;
    document.header_of(parent)
}
