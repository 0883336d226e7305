//! Articles with so many paragraphs that they are several articles.

use crate::lint::{Context, Draft};
use crate::outline::Kind;

/// So many declared terms make an article a glossary.
const TERMS: usize = 3;

pub(super) fn check(context: &Context<'_>) {
    let document = context.document;
    let outline = document.outline();
    let most = usize::try_from(context.number("paragraphs", 6)).unwrap_or(usize::MAX);
    for article in outline.articles() {
        let node = outline.node(article);
        if outline.is_quoted(node.span.start) {
            continue;
        }
        let paragraphs = outline
            .children(article)
            .filter(|&child| matches!(outline.node(child).kind, Kind::Paragraph | Kind::Subsection))
            .count();
        let terms = document.definitions().iter().filter(|one| node.span.contains(one.span)).count();
        if paragraphs > most && terms < TERMS {
            context.report(
                Draft::new(article, node.number)
                    .with("count", paragraphs.to_string())
                    .with("most", most.to_string()),
            );
        }
    }
}
