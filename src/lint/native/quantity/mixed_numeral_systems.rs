//! Quantities of one kind in two systems of numerals.

use crate::lint::{Context, Draft};
use crate::model::{Document, Quantity, QuantityKind};

/// Kinds that a drafter writes alike all through; dates have a usage of their own.
const KINDS: [QuantityKind; 4] =
    [QuantityKind::Duration, QuantityKind::Money, QuantityKind::Count, QuantityKind::Percentage];

pub(super) fn check(context: &Context<'_>) {
    let document = context.document;
    for kind in KINDS {
        let all = document.quantities().iter().filter(|quantity| quantity.kind == kind);
        let in_articles = all.filter(|quantity| {
            let outline = document.outline();
            let own = !outline.is_quoted(quantity.span.start);
            own && outline.article_of(quantity.provision).is_some()
        });
        let (arabic, chinese): (Vec<&Quantity>, Vec<&Quantity>) =
            in_articles.partition(|quantity| is_arabic(document, quantity));
        let (rarer, other) = if chinese.len() < arabic.len() {
            (&chinese, if context.chinese { "阿拉伯" } else { "Arabic" })
        } else {
            (&arabic, if context.chinese { "汉字" } else { "Chinese" })
        };
        if let Some((first, rest)) = rarer.split_first()
            && rarer.len() < arabic.len() + chinese.len()
        {
            let draft = Draft::new(first.provision, first.span).with("other", other);
            let related = rest.iter().fold(draft, |draft, one| draft.related("same", one.span));
            context.report(related);
        }
    }
}

/// Whether the number is written in Arabic digits.
fn is_arabic(document: &Document, quantity: &Quantity) -> bool {
    let words = quantity.span.slice(document.text());
    words.contains(|c: char| c.is_ascii_digit() || ('０'..='９').contains(&c))
}
