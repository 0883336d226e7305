//! References to provisions that the document does not have.

use crate::lint::{Context, Draft};
use crate::model::{ReferenceStatus, Target};
use crate::outline::{NodeId, Outline};

pub(super) fn check(context: &Context<'_>) {
    let outline = context.document.outline();
    let numbers = Numbers::new(outline);
    let mut found: Vec<(&str, Draft)> = Vec::new();
    for reference in context.document.references() {
        if reference.status != ReferenceStatus::Unresolved
            || outline.is_quoted(reference.span.start)
        {
            continue;
        }
        let missing = reference.targets.iter().filter(|target| {
            target.node.is_none() && !is_relative(target) && !numbers.skip(target)
        });
        for target in missing {
            let span = if target.span.is_empty() { reference.span } else { target.span };
            match found.iter_mut().find(|(known, _)| *known == target.path) {
                Some((_, first)) => *first = first.clone().related("again", span),
                None => {
                    let words = context.slice(span).trim();
                    let draft = Draft::new(reference.provision, span).with("target", words);
                    found.push((&target.path, draft));
                }
            }
        }
    }
    for (_, draft) in found {
        context.report(draft);
    }
}

/// Whether the target is told by its place, as in 前款: what is not there has the number 0.
fn is_relative(target: &Target) -> bool {
    target.path.ends_with("_0")
}

/// The article numbers of the document.
struct Numbers {
    first: u32,
    last: u32,
    known: Vec<u32>,
}

impl Numbers {
    fn new(outline: &Outline) -> Self {
        let number = |id: NodeId| outline.node(id).ordinal.main();
        let mut known: Vec<u32> = outline.articles().map(number).collect();
        known.sort_unstable();
        let first = known.first().copied().unwrap_or_default();
        let last = known.last().copied().unwrap_or_default();
        Self { first, last, known }
    }

    /// Whether the target is an article left out between others, which is a fault of the
    /// numbering and reported as that.
    fn skip(&self, target: &Target) -> bool {
        let Some(number) = target.ordinal.map(|ordinal| ordinal.main()) else { return false };
        let is_article = target.path.starts_with("art_") || target.path.starts_with("sec_");
        is_article
            && self.first < number
            && number < self.last
            && self.known.binary_search(&number).is_err()
    }
}
