//! Whether a provision tells which authority acts.

use crate::model::{Act, ActorKind, Document, Norm, Role};
use crate::outline::NodeId;
use crate::text::{Expression, Span};
use std::sync::OnceLock;

/// The norms whose words begin inside `span`.
pub(super) fn norms_in(document: &Document, span: Span) -> &[Norm] {
    let all = document.norms();
    let from = all.partition_point(|norm| norm.span.start < span.start);
    let to = all.partition_point(|norm| norm.span.start < span.end);
    all.get(from..to.max(from)).unwrap_or_default()
}

/// The article around `node`, or the node where it is in none.
pub(super) fn article(document: &Document, node: NodeId) -> NodeId {
    document.outline().article_of(node).unwrap_or(node)
}

/// Whether an authority acts anywhere in the unit.
pub(super) fn authority_acts(document: &Document, unit: NodeId) -> bool {
    let span = document.outline().node(unit).span;
    let named = |norm: &Norm| norm.actor.is_some() && norm.actor_kind == ActorKind::Authority;
    let sentences = || document.sentences_from(span.start).take_while(|s| s.span.start < span.end);
    // Norms come last: few articles get so far, and reading them is much work.
    names_authority(span.slice(document.text()))
        || sentences().any(|sentence| document.acting_in(sentence.span).is_some())
        || norms_in(document, span).iter().any(named)
}

/// Whether `words` name an organ at all, be it in the middle of a sentence.
pub(super) fn names_authority(words: &str) -> bool {
    static ORGANS: OnceLock<Option<Expression>> = OnceLock::new();
    let pattern = r"机关|部门|机构|人民政府|委员会|法院|主管|国务院|[部局厅署处院所会](?:应当|可以|负责|给予|予以|决定|批准|依法)|由[^，。；]{1,20}(?:局|部|厅|署|院|会|处)|(?i:\b(?:authority|minister|secretary|commission\w*|board|agency|department|court|tribunal|director|registrar|council|bureau|office|officer|administration|inspector|president|government|administrator|attorney general|governor|chair\w*|judge|ministry|committee|comptroller)s?\b)";
    ORGANS
        .get_or_init(|| crate::text::pattern(pattern).ok())
        .as_ref()
        .is_some_and(|r| r.is_match(words))
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
