//! Limits with 以上 and 以下 in a document that does not say whether they include the figure.

use crate::lint::{Context, Draft};
use crate::model::{Quantity, QuantityKind};

pub(super) fn check(context: &Context<'_>) {
    let document = context.document;
    let text = document.text();
    // Every declaration of this kind speaks of the figure itself: 包括本数, 不含本数.
    if text.contains("本数") {
        return;
    }
    let is_limit = |quantity: &&Quantity| {
        let words = quantity.span.slice(text);
        let open = !matches!(quantity.kind, QuantityKind::Date | QuantityKind::Duration);
        open && (words.ends_with("以上") || words.ends_with("以下"))
    };
    let own = |quantity: &&Quantity| !document.outline().is_quoted(quantity.span.start);
    let mut limits = document.quantities().iter().filter(is_limit).filter(own);
    if let Some(first) = limits.next() {
        let draft = Draft::new(first.provision, first.span);
        context.report(limits.fold(draft, |draft, one| draft.related("same", one.span)));
    }
}
