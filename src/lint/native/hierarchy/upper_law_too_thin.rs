//! HIE006: a law gives a status a few articles and leaves the rest to rules.

use crate::lint::native::shared::{assessable, clipped};
use crate::lint::{Context, Draft};
use crate::model::{ActClass, Document, Edge, InstrumentType, RoleMark, Role, Status};
use crate::outline::{Kind, NodeId};

pub(crate) fn check(context: &Context<'_>) {
    let document = context.document;
    let kind = document.instrument().kind;
    if !matches!(kind, InstrumentType::Law | InstrumentType::Bill) || !assessable(document) {
        return;
    }
    let most = usize::try_from(context.number("articles", 3)).unwrap_or_default();
    let held = document.statuses().iter().filter(|status| {
        status.class == ActClass::Personal && !status.lasting && !status.event
    });
    let mut told: Vec<NodeId> = Vec::new();
    for status in held {
        let Some((group, count)) = group(document, status) else { continue };
        if count > most || told.contains(&group) {
            continue;
        }
        let Some(mark) = delegation(document, group) else { continue };
        told.push(group);
        context.report(
            Draft::new(mark.node, document.shown(mark))
                .with("status", status.name.clone())
                .with("count", count.to_string())
                .with("act", clipped(context.slice(document.shown(mark)))),
        );
    }
}

/// The section or chapter that grants the status and takes it, with the number of its articles.
/// Articles outside it that arrange the status make it none.
fn group(document: &Document, status: &Status) -> Option<(NodeId, usize)> {
    let outline = document.outline();
    let grouping = |id: NodeId| matches!(outline.node(id).kind, Kind::Section | Kind::Chapter);
    let of = |id: NodeId| {
        let article = outline.article_of(id)?;
        outline.ancestors(article).skip(1).find(|&above| grouping(above))
    };
    let group = of(status.edges(Edge::Grant).next()?.node)?;
    let arranged = status.edges(Edge::Grant).chain(status.edges(Edge::Renewal));
    let inside = { arranged }.all(|transition| of(transition.node) == Some(group));
    let count = outline.descendants(group).filter(|&id| outline.is_article(id)).count();
    (inside && status.has(Edge::Loss)).then_some((group, count))
}

/// The first delegation in the group.
fn delegation(document: &Document, group: NodeId) -> Option<&RoleMark> {
    let mut marks = document.roles_in(group).iter();
    marks.find(|mark| mark.role == Role::Delegation && !mark.inherited)
}
