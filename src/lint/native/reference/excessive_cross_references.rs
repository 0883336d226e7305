//! Articles that cite so many others that nobody follows them.

use crate::lint::{Context, Draft};
use crate::model::{ReferenceKind, Role};

pub(super) fn check(context: &Context<'_>) {
    let document = context.document;
    let outline = document.outline();
    let most = usize::try_from(context.number("references", 6)).unwrap_or(usize::MAX);
    for article in outline.articles() {
        let span = outline.node(article).span;
        let mut cited: Vec<&str> = document
            .references_in(span)
            .filter(|reference| reference.kind == ReferenceKind::Internal)
            .filter(|reference| !outline.is_quoted(reference.span.start))
            .flat_map(|reference| reference.targets.iter().map(|target| target.path.as_str()))
            .collect();
        cited.sort_unstable();
        cited.dedup();
        // Penalties name one by one what they punish.
        let penalty = || document.roles_in(article).iter().any(|mark| mark.role == Role::Sanction);
        if cited.len() > most && !penalty() {
            let first = document
                .references_in(span)
                .find(|reference| reference.kind == ReferenceKind::Internal);
            let place = first.map_or(outline.node(article).number, |first| first.span);
            context.report(
                Draft::new(article, place)
                    .with("count", cited.len().to_string())
                    .with("most", most.to_string()),
            );
        }
    }
}
