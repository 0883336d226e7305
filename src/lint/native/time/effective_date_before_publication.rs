//! Instruments that take effect before they are adopted or published.

use crate::lint::{Context, Draft};
use crate::model::{Commencement, Role};

pub(super) fn check(context: &Context<'_>) {
    let document = context.document;
    let instrument = document.instrument();
    // The note of an instrument that was changed gives dates of the changes too, and its
    // commencement clause may be older than these.
    let adopted = instrument.adopted.as_ref().or(instrument.promulgated.as_ref());
    let (Commencement::On(effective), [], Some(adopted)) =
        (&instrument.commencement, &instrument.amended[..], adopted)
    else {
        return;
    };
    if effective >= adopted || document.is_amending() {
        return;
    }
    let mut clauses = document.roles().iter().filter(|mark| mark.role == Role::Commencement);
    // The last one may tell since when a text that is repealed has been in force.
    let repeals = |words: &str| words.contains("废止") || words.contains("repeal");
    let own = clauses.next_back().filter(|mark| !repeals(mark.sentence.slice(document.text())));
    let Some(clause) = own else { return };
    let draft = Draft::new(clause.node, clause.sentence)
        .with("effective", effective.as_str())
        .with("adopted", adopted.as_str());
    let note = document.outline().adoption;
    context.report(note.into_iter().fold(draft, |draft, note| draft.related("adopted", note)));
}
