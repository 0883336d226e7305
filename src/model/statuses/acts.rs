//! Acts of authorities against persons.

use super::reader::{CLAUSE_ENDS, StatusReader};
use crate::model::document::Document;
use crate::model::facets::{Act, ActClass, Role, RoleMark};
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
    let refusal = reader.refuses(words);
    let class = match refusal && name.is_empty() {
        true => refused(reader, words, rest.slice(text)),
        false => reader.class(&name),
    };
    Act {
        node: mark.node,
        sentence: mark.sentence,
        cue,
        class,
        status: name,
        refusal,
        suspension: reader.suspends(words),
        sanction: is_sanction(document, mark, words),
        lapse: reader.lapses(text, mark.sentence, cue),
    }
}

/// What is refused without a name: the end of the clause tells it (不予批准其居留资格), else the verb
/// (不予登记).
fn refused(reader: &StatusReader, words: &str, rest: &str) -> ActClass {
    let clause = rest.split(CLAUSE_ENDS).next().unwrap_or_default();
    match reader.class(clause.trim_end()) {
        ActClass::Other => reader.class(words),
        class => class,
    }
}

/// Whether the act of `mark` punishes: a licence is revoked as a penalty. Beside a fine and in a
/// chapter on penalties everything is but the taking of what was obtained by fraud.
fn is_sanction(document: &Document, mark: &RoleMark, act: &str) -> bool {
    let reader = document.lexicon().statuses();
    let mut roles = document.roles_of(mark.node).iter();
    let outline = document.outline();
    let headings = || outline.ancestors(mark.node).filter_map(|id| outline.node(id).heading);
    let words = || mark.sentence.slice(document.text());
    let fined = roles.any(|other| other.role == Role::Sanction && other.sentence == mark.sentence);
    let penal = || headings().any(|heading| reader.is_penal(heading.slice(document.text())));
    // An item of a list of penalties is one, whatever it is called.
    let listed = || {
        let mut headers =
            outline.ancestors(mark.node).skip(1).filter_map(|id| document.header_of(id));
        headers.any(|header| document.names_penalties(header.slice(document.text())))
    };
    reader.punishes(act) || (fined || penal() || listed()) && !reader.was_obtained(words())
}
