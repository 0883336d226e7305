//! Inlay hints, what a reference by its place points to; code lenses, who cites an article.

use super::{Failure, navigation};
use crate::lsp::capabilities::SHOW_REFERENCES;
use crate::lsp::view::View;
use crate::model::{Reference, ReferenceKind};
use ls_types::{
    CodeLens, CodeLensParams, Command, InlayHint, InlayHintLabel, InlayHintLabelPart,
    InlayHintParams, Location,
};
use serde_json::json;

/// What 前款 or "the preceding paragraph" points to, for the references in a range.
pub(super) fn hints(view: &View, params: InlayHintParams) -> Result<Vec<InlayHint>, Failure> {
    let within = view.span(params.range);
    let relative = |it: &&Reference| it.kind == ReferenceKind::Relative && within.contains(it.span);
    Ok(view
        .document()
        .references()
        .iter()
        .filter(relative)
        .filter_map(|it| hint(view, it))
        .collect())
}

fn hint(view: &View, reference: &Reference) -> Option<InlayHint> {
    let mut nodes: Vec<_> = reference.targets.iter().filter_map(|it| it.node).collect();
    nodes.dedup();
    let part = |(index, &node)| {
        let label = view.label(node);
        let before = if index == 0 { "→ " } else { view.words().comma() };
        (!label.is_empty()).then(|| InlayHintLabelPart {
            value: format!("{before}{label}"),
            location: Some(view.location(navigation::heading(view, node))),
            ..InlayHintLabelPart::default()
        })
    };
    let parts: Vec<InlayHintLabelPart> = nodes.iter().enumerate().filter_map(part).collect();
    (!parts.is_empty()).then(|| InlayHint {
        position: view.position(reference.span.end),
        label: InlayHintLabel::LabelParts(parts),
        kind: None,
        text_edits: None,
        tooltip: None,
        padding_left: Some(true),
        padding_right: Some(true),
        data: None,
    })
}

/// How often each basic unit is cited.
pub(super) fn lenses(view: &View, _: CodeLensParams) -> Result<Vec<CodeLens>, Failure> {
    let outline = view.document().outline();
    let lens = |id| {
        let places: Vec<Location> =
            navigation::citations(view, id).map(|span| view.location(span)).collect();
        let range = view.range(navigation::heading(view, id));
        let count = places.len();
        let title = view.words().pick(
            format!("被引用 {count} 次"),
            format!("被引用 {count} 次"),
            format!("cited {count} time{}", if count == 1 { "" } else { "s" }),
        );
        (count > 0).then(|| CodeLens {
            range,
            // A command without a name is a title that nobody can press.
            command: Some(match view.client.shows_references {
                true => Command {
                    title,
                    command: SHOW_REFERENCES.to_owned(),
                    arguments: Some(vec![json!(view.uri), json!(range.start), json!(places)]),
                },
                false => Command { title, ..Command::default() },
            }),
            data: None,
        })
    };
    Ok(outline.articles().filter_map(lens).collect())
}
