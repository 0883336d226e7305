//! A declared term renamed where it holds.

use super::{Failure, actions};
use crate::lsp::view::View;
use crate::model::{Definition, Scope};
use crate::text::Span;
use ls_types::{
    PrepareRenameResponse, RenameParams, TextDocumentPositionParams, TextEdit, WorkspaceEdit,
};

/// The term at a position, if there is one that can be renamed.
pub(super) fn prepare(
    view: &View,
    params: TextDocumentPositionParams,
) -> Result<Option<PrepareRenameResponse>, Failure> {
    let offset = view.offset(params.position);
    let definitions = view.definitions_at(offset);
    Ok(definitions.first().map(|definition| {
        let span = view.term_at(definition, offset);
        let placeholder = span.slice(view.text()).to_owned();
        PrepareRenameResponse::RangeWithPlaceholder { range: view.range(span), placeholder }
    }))
}

/// The edits that rename the term at a position, in its declaration and wherever it is used in the
/// scope of that.
pub(super) fn rename(view: &View, params: RenameParams) -> Result<WorkspaceEdit, Failure> {
    let words = view.words();
    let offset = view.offset(params.text_document_position.position);
    let definitions = view.definitions_at(offset);
    let Some(first) = definitions.first() else {
        return Err(Failure::refused(words.pick(
            "此处没有定义过的用语".to_owned(),
            "此處沒有定義過的用語".to_owned(),
            "no declared term stands here".to_owned(),
        )));
    };
    let name = params.new_name.trim();
    if name.is_empty() || name.contains(['\n', '\r']) {
        return Err(Failure::refused(words.pick(
            "用语不能为空，也不能换行".to_owned(),
            "用語不能為空，也不能換行".to_owned(),
            "a term is one line that is not empty".to_owned(),
        )));
    }
    if let Some(other) = namesake(view, first, name) {
        let place = view.label(other.provision);
        return Err(Failure::refused(words.pick(
            format!("“{name}”已经在{place}定义"),
            format!("「{name}」已經在{place}定義"),
            format!("“{name}” is declared already, in {place}"),
        )));
    }
    let mut spans: Vec<Span> = Vec::new();
    for definition in definitions {
        spans.push(definition.word());
        spans.extend(view.uses(definition));
    }
    spans.sort_unstable();
    spans.dedup();
    let edit = |span: Span| TextEdit { range: view.range(span), new_text: name.to_owned() };
    let edits = spans.into_iter().map(edit).collect();
    Ok(actions::change(view, view.uri.clone(), Some(view.version), edits))
}

/// A declaration of another term as `name` where the scopes meet: afterwards nobody could tell the
/// two apart.
fn namesake<'a>(view: &View<'a>, renamed: &Definition, name: &str) -> Option<&'a Definition> {
    let outline = view.document().outline();
    let span = |scope: Scope| match scope {
        Scope::Document => None,
        Scope::Chapter(id) | Scope::Article(id) => Some(outline.node(id).span),
    };
    let meet = |one: Scope, other: Scope| match (span(one), span(other)) {
        (Some(one), Some(other)) => one.overlaps(other),
        _ => true,
    };
    let taken = |other: &&Definition| {
        other.term == name && other.term != renamed.term && meet(other.scope, renamed.scope)
    };
    view.document().definitions().iter().find(taken)
}
