//! Licences and cards of which the text does not say how long they last.

use crate::lint::native::shared::{assessable, given};
use crate::lint::{Context, Draft};
use crate::model::{ActClass, Document, Edge, Status};

/// Words that tell of a term, of renewal, or that there is none.
const CHINESE: [&str; 14] = [
    "有效期", "期限为", "长期有效", "使用期限", "期满", "届满", "换发", "换证", "年检", "年审", "延期",
    "延续", "永久", "终身",
];
const ENGLISH: [&str; 12] = [
    "valid for", "validity", "period of", "expire", "renew", "remain in force", "years from",
    "for a term", "duration", "indefinite", "permanent", "lapse",
];

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
    let words: &[&str] = if document.outline().chinese { &CHINESE } else { &ENGLISH };
    words.iter().any(|word| document.text().contains(word))
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
