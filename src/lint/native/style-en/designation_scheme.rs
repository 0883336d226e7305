//! SEN012: the designations of levels depart from the scheme of the jurisdiction.

use crate::lint::{Context, Draft};
use crate::outline::{NodeId, Numbering};

pub(super) fn check(context: &Context<'_>) {
    let document = context.document;
    let outline = document.outline();
    let Some(scheme) = context.option(document.profile().code()) else { return };
    let Some(toml::Value::Array(steps)) = scheme.get("steps") else { return };
    let mut told: Vec<String> = Vec::new();
    for id in outline.ids() {
        let Some(parent) = outline.node(id).parent else { continue };
        let (Some(outer), Some(inner)) = (style(context, parent), style(context, id)) else {
            continue;
        };
        let step = format!("{outer}{inner}");
        let known = steps.iter().filter_map(toml::Value::as_str).any(|known| known == step);
        let foreign = outline.in_annex(id) || outline.is_quoted(outline.node(id).span.start);
        if known || foreign || told.contains(&step) {
            continue;
        }
        told.push(step);
        let number = outline.node(id).number;
        let order = scheme.get("order").and_then(toml::Value::as_str).unwrap_or_default();
        context.report(
            Draft::new(id, number)
                .with("outer", context.slice(outline.node(parent).number))
                .with("order", order),
        );
    }
}

/// The kind of a unit's designation in brackets as one letter: `1`, `a`, `A`, `i`, `I`.
fn style(context: &Context<'_>, id: NodeId) -> Option<char> {
    let node = context.document.outline().node(id);
    if !context.slice(node.number).trim_start().starts_with('(') {
        return None;
    }
    Some(match node.numbering {
        Numbering::Arabic => '1',
        Numbering::LowerLetter => 'a',
        Numbering::UpperLetter => 'A',
        Numbering::LowerRoman => 'i',
        Numbering::UpperRoman => 'I',
        Numbering::Implied | Numbering::Chinese | Numbering::Circled => return None,
    })
}
