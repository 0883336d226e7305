//! Whether a provision tells which authority acts.

use crate::model::{Act, ActorKind, Document, Norm, Role};
use crate::outline::NodeId;

/// The article around `node`, or the node where it is in none.
pub(super) fn article(document: &Document, node: NodeId) -> NodeId {
    document.outline().article_of(node).unwrap_or(node)
}

/// Whether an authority acts anywhere in the unit.
pub(super) fn authority_acts(document: &Document, unit: NodeId) -> bool {
    let span = document.outline().node(unit).span;
    let named = |norm: &Norm| norm.actor.is_some() && norm.actor_kind == ActorKind::Authority;
    let sentences = || document.sentences_from(span.start).take_while(|s| s.span.start < span.end);
    // Norms come last: reading them is much work.
    document.lexicon().organs().are_named_in(span.slice(document.text()))
        || sentences().any(|sentence| document.acting_in(sentence.span).is_some())
        || document.norms_in(span).iter().any(named)
}

/// The acts against persons that the document itself arranges, not those it quotes or annexes.
pub(super) fn own_acts(document: &Document) -> impl Iterator<Item = &Act> {
    let outline = document.outline();
    let own = |act: &&Act| !outline.is_quoted(act.sentence.start) && !outline.in_annex(act.node);
    document.acts().iter().filter(own)
}

/// Whether the document has a provision of the role outside what it quotes.
pub(super) fn has_role(document: &Document, role: Role) -> bool {
    let outline = document.outline();
    document.roles().iter().any(|mark| mark.role == role && !outline.is_quoted(mark.sentence.start))
}
