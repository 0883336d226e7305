//! Definitions for the whole text that stand in the middle of it.

use crate::lint::native::declared::{is_announced, is_for_all, is_quoted};
use crate::lint::{Context, Draft};
use crate::model::DefinitionKind;
use crate::outline::{Kind, NodeId, Outline};

/// So many articles at the beginning may hold basic terms where there are no chapters.
const FIRST: usize = 8;
/// So many at the end may hold special ones.
const LAST: usize = 6;

pub(super) fn check(context: &Context<'_>) {
    let document = context.document;
    let outline = document.outline();
    let articles: Vec<NodeId> = outline.articles().collect();
    for definition in document.definitions() {
        let judged = definition.kind == DefinitionKind::Definition
            && !is_quoted(context, definition)
            && is_for_all(document, definition)
            && is_announced(document, definition);
        let Some(article) = outline.article_of(definition.provision).filter(|_| judged) else {
            continue;
        };
        // A term of one chapter belongs there.
        let away = definition.uses.iter().any(|&place| {
            chapter(outline, outline.at(place.start)) != chapter(outline, article)
        });
        if away && !outline.in_annex(article) && in_the_middle(outline, &articles, article) {
            context.report(
                Draft::new(definition.provision, definition.span)
                    .with("term", definition.term.trim()),
            );
        }
    }
}

/// Whether the article is neither among the first nor among the last of the document.
fn in_the_middle(outline: &Outline, articles: &[NodeId], article: NodeId) -> bool {
    let at = articles.partition_point(|&other| other < article);
    let chapters: Vec<NodeId> =
        outline.ids().filter(|&id| outline.node(id).kind == Kind::Chapter).collect();
    let own = chapter(outline, article);
    match (chapters.first(), chapters.last()) {
        (Some(first), Some(last)) => own.is_some_and(|own| own != *first && own != *last),
        _ => at >= FIRST && at + LAST < articles.len(),
    }
}

fn chapter(outline: &Outline, id: NodeId) -> Option<NodeId> {
    outline.ancestors(id).find(|&id| outline.node(id).kind == Kind::Chapter)
}
