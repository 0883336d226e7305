//! What can trigger a lint, in order of the document.

use super::{Rule, Trigger, Unit};
use crate::model::Document;
use crate::outline::{Kind, NodeId};
use crate::text::Span;

pub(super) fn triggers(rule: &Rule, document: &Document) -> Vec<Trigger> {
    let outline = document.outline();
    let of_node = |node: NodeId| Trigger { span: outline.node(node).span, node, sentence: None };
    match rule.unit {
        Unit::Document => {
            vec![Trigger { span: Span::empty(0), node: NodeId::ROOT, sentence: None }]
        }
        Unit::Chapter => outline
            .ids()
            .filter(|&id| outline.node(id).kind == Kind::Chapter)
            .map(of_node)
            .collect(),
        Unit::Article => outline.articles().map(of_node).collect(),
        Unit::Provision => outline.ids().skip(1).map(of_node).collect(),
        Unit::Sentence => {
            let sentences = document.sentences().iter().enumerate();
            sentences
                .map(|(index, sentence)| Trigger {
                    span: sentence.span,
                    node: sentence.node,
                    sentence: Some(index),
                })
                .collect()
        }
        Unit::Term => terms(rule, document),
        Unit::Reference => {
            let references = document.references().iter();
            references.map(|r| at(document, r.provision, r.span)).collect()
        }
        Unit::Definition => {
            let definitions = document.definitions().iter();
            definitions.map(|d| at(document, d.provision, d.span)).collect()
        }
        Unit::Quantity => {
            let quantities = document.quantities().iter();
            quantities.map(|q| at(document, q.provision, q.span)).collect()
        }
    }
}

fn at(document: &Document, node: NodeId, span: Span) -> Trigger {
    Trigger { span, node, sentence: document.sentence_at(span.start) }
}

fn terms(rule: &Rule, document: &Document) -> Vec<Trigger> {
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
        .collect()
}
