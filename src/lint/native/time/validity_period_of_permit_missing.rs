//! Licences and cards of which the text does not say how long they last.

use crate::lint::native::shared::{assessable, given};
use crate::lint::native::words::{List, WordFile};
use crate::lint::{Context, Draft};
use crate::model::{ActClass, Document, Edge, Status};
use serde::Deserialize;

/// What the lint looks for.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Forms {
    terms: List,
}

pub(super) static WORDS: WordFile<Forms> = WordFile::new("validity-period-of-permit-missing");

pub(super) fn check(context: &Context<'_>) {
    let document = context.document;
    if !assessable(document) || has_term(document) {
        return;
    }
    let permits = document.statuses().iter().filter(|status| is_permit(status));
    let mut granted = permits.filter_map(|status| Some((status, given(document, status)?)));
    let Some((status, grant)) = granted.next() else { return };
    context.report(Draft::new(grant.node, grant.words).with("status", status.name.clone()));
}

fn has_term(document: &Document) -> bool {
    WORDS.of(document).terms.is_in(document.text())
}

/// Whether it is a licence or a card of the document's own: granted, and lost or let go here.
fn is_permit(status: &Status) -> bool {
    let own = [Edge::Loss, Edge::Suspension, Edge::VoluntaryExit];
    matches!(status.class, ActClass::Licence | ActClass::Personal)
        && !status.event
        && !status.lasting
        && own.into_iter().any(|edge| status.has(edge))
        && status.edges(Edge::Grant).all(|grant| grant.time.is_none())
}
