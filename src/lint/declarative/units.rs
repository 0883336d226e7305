//! What can trigger a lint, in order of the document.

use super::{Rule, Trigger, Unit};
use crate::model::Document;
use crate::outline::{Kind, NodeId};
use crate::text::Span;

/// What can trigger, one after the other.
type Triggers<'d> = Box<dyn Iterator<Item = Trigger> + 'd>;

pub(super) fn triggers<'d>(rule: &Rule, document: &'d Document) -> Triggers<'d> {
    let outline = document.outline();
    let of_node =
        move |node: NodeId| Trigger { span: outline.node(node).span, node, sentence: None };
    match rule.unit {
        Unit::Document => {
            let span = Span::empty(0);
            Box::new(std::iter::once(Trigger { span, node: NodeId::ROOT, sentence: None }))
        }
        Unit::Chapter => {
            let chapters = outline.ids().filter(|&id| outline.node(id).kind == Kind::Chapter);
            Box::new(chapters.map(of_node))
        }
        Unit::Article => Box::new(outline.articles().map(of_node)),
        Unit::Provision => Box::new(outline.ids().skip(1).map(of_node)),
        Unit::Sentence => {
            let sentences = document.sentences().iter().enumerate();
            Box::new(sentences.map(|(index, sentence)| Trigger {
                span: sentence.span,
                node: sentence.node,
                sentence: Some(index),
            }))
        }
        Unit::Term => Box::new(terms(rule, document)),
        Unit::Reference => {
            let references = document.references().iter();
            Box::new(references.map(|r| at(document, r.provision, r.span)))
        }
        Unit::Definition => {
            let definitions = document.definitions().iter();
            Box::new(definitions.map(|d| at(document, d.provision, d.span)))
        }
        Unit::Quantity => {
            let quantities = document.quantities().iter();
            Box::new(quantities.map(|q| at(document, q.provision, q.span)))
        }
    }
}

fn at(document: &Document, node: NodeId, span: Span) -> Trigger {
    Trigger { span, node, sentence: document.sentence_at(span.start) }
}

fn terms<'d>(rule: &Rule, document: &'d Document) -> impl Iterator<Item = Trigger> + use<'d> {
    let scanner = document.lexicon().scanner();
    let mut spans: Vec<Span> = Vec::new();
    for list in rule.vocabularies.iter().filter_map(|name| scanner.list(name)) {
        spans.extend_from_slice(document.hits().of(list));
    }
    if rule.vocabularies.is_empty() {
        spans = rule.find.matches(document);
    }
    spans.sort_unstable_by_key(|span| (span.start, std::cmp::Reverse(span.end)));
    let mut end = 0;
    spans.retain(|span| {
        let outside = span.start >= end;
        end = end.max(span.end);
        outside
    });
    // Headings and what is no sentence decide nothing.
    let outline = document.outline();
    spans
        .into_iter()
        .map(|span| at(document, outline.at(span.start), span))
        .filter(|trigger| trigger.sentence.is_some())
}
