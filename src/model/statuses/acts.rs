//! Acts of authorities against persons.

use crate::model::document::Document;
use crate::model::facets::{Act, Role, RoleMark};
use crate::text::Span;

/// The acts of authorities against persons, in document order: what takes or refuses a status.
pub(in crate::model) fn acts(document: &Document) -> Vec<Act> {
    let marks = document.roles().iter().filter(|mark| {
        mark.role == Role::AdverseAction
            && !mark.inherited
            && !document.outline().is_quoted(mark.sentence.start)
    });
    marks.map(|mark| act(document, mark)).collect()
}

fn act(document: &Document, mark: &RoleMark) -> Act {
    let reader = document.lexicon().statuses();
    let text = document.text();
    let cue = document.shown(mark);
    let words = cue.slice(text);
    let rest = Span { start: cue.start, end: mark.sentence.end };
    let name = reader.name(words).or_else(|| reader.name(rest.slice(text))).unwrap_or_default();
    Act {
        node: mark.node,
        sentence: mark.sentence,
        cue,
        class: reader.class(&name),
        status: name,
        refusal: reader.refuses(words),
        suspension: reader.suspends(words),
        sanction: is_sanction(document, mark),
    }
}

/// Whether the sentence of `mark` punishes: a licence revoked as a penalty.
fn is_sanction(document: &Document, mark: &RoleMark) -> bool {
    let mut roles = document.roles_of(mark.node).iter();
    roles.any(|other| other.role == Role::Sanction && other.sentence == mark.sentence)
}
