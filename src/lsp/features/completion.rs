//! Completion of declared terms and of references to provisions.

use super::Failure;
use crate::lsp::view::View;
use crate::model::{Definition, Scope};
use crate::outline::NodeId;
use crate::text::Span;
use ls_types::{
    CompletionItem, CompletionItemKind, CompletionList, CompletionParams, CompletionTextEdit,
    CompletionTriggerKind, TextEdit,
};

/// At most so many characters before the cursor can be the beginning of a term or a reference.
const LONGEST: usize = 40;
/// At most so many items are given at once; typing on narrows them.
const MOST: usize = 200;
/// At most so many characters of a meaning or a provision are shown beside an item.
const DETAIL: usize = 60;

/// What can be meant by the words before the cursor. Chinese has no spaces between words, so the
/// longest end of the line that some item begins with is taken as begun.
pub(super) fn complete(view: &View, params: CompletionParams) -> Result<CompletionList, Failure> {
    let offset = view.offset(params.text_document_position.position);
    let mut items = terms(view, offset);
    items.extend(provisions(view));
    let before = before(view, offset);
    let begun = begun(before, &items);
    let replaced = Span::new(offset as usize - begun.len(), offset as usize);
    items.retain(|item| begins(&item.label, begun));
    let typed = params
        .context
        .is_some_and(|context| context.trigger_kind == CompletionTriggerKind::TRIGGER_CHARACTER);
    if begun.is_empty() && typed {
        items.clear();
    } else if begun.is_empty() {
        items.retain(|item| item.kind == Some(CompletionItemKind::CONSTANT));
    }
    // With each further letter another end of the line may be the beginning of an item.
    let mut list = CompletionList { is_incomplete: true, items };
    list.items.truncate(MOST);
    for (index, item) in list.items.iter_mut().enumerate() {
        let edit = TextEdit { range: view.range(replaced), new_text: item.label.clone() };
        item.text_edit = Some(CompletionTextEdit::Edit(edit));
        item.filter_text = Some(item.label.clone());
        item.sort_text = Some(format!("{index:05}"));
    }
    Ok(list)
}

/// The end of the line before the cursor.
fn before<'a>(view: &View<'a>, offset: u32) -> &'a str {
    let lines = view.document().source().lines();
    let line = lines.line_span(view.text(), lines.line(offset)).unwrap_or_default();
    let line = Span { start: line.start, end: offset.max(line.start) }.slice(view.text());
    let skipped = line.chars().count().saturating_sub(LONGEST);
    line.char_indices().nth(skipped).map_or("", |(at, _)| line.get(at..).unwrap_or_default())
}

/// The longest end of `before` that some item begins with.
fn begun<'a>(before: &'a str, items: &[CompletionItem]) -> &'a str {
    let ends = before.char_indices().map(|(at, _)| before.get(at..).unwrap_or_default());
    let starts_word = |end: &&str| {
        let rest = before.get(..before.len() - end.len()).unwrap_or_default();
        let letter = |c: char| c.is_ascii_alphanumeric();
        !(end.starts_with(letter) && rest.ends_with(letter))
    };
    let mut ends = ends.filter(starts_word);
    ends.find(|end| items.iter().any(|item| begins(&item.label, end))).unwrap_or_default()
}

/// Whether `label` begins with `begun`, capitals or not.
fn begins(label: &str, begun: &str) -> bool {
    label.get(..begun.len()).is_some_and(|start| start.eq_ignore_ascii_case(begun))
}

/// The terms that hold at `offset`, those of the narrowest scope first.
fn terms(view: &View, offset: u32) -> Vec<CompletionItem> {
    let outline = view.document().outline();
    let holds = |definition: &&Definition| match definition.scope {
        Scope::Document => true,
        Scope::Chapter(id) | Scope::Article(id) => {
            let span = outline.node(id).span;
            span.start <= offset && offset <= span.end
        }
    };
    let mut found: Vec<&Definition> = view.document().definitions().iter().filter(holds).collect();
    found.sort_by_key(|definition| definition.scope == Scope::Document);
    let mut items: Vec<CompletionItem> = Vec::new();
    for definition in found {
        let label = definition.word().slice(view.text());
        if items.iter().all(|item| item.label != label) {
            let kind = CompletionItemKind::CONSTANT;
            items.push(item(view, label.to_owned(), kind, definition.meaning));
        }
    }
    items
}

/// The provisions as they are cited.
fn provisions(view: &View) -> Vec<CompletionItem> {
    let outline = view.document().outline();
    let cited = |id: &NodeId| outline.article_of(*id).is_some() && !outline.in_annex(*id);
    let kind = CompletionItemKind::REFERENCE;
    let provision = |id| {
        let label = view.label(id);
        (!label.is_empty()).then(|| item(view, label, kind, outline.node(id).span))
    };
    let mut items: Vec<CompletionItem> =
        outline.ids().skip(1).filter(cited).filter_map(provision).collect();
    items.dedup_by(|later, first| later.label == first.label);
    items
}

fn item(view: &View, label: String, kind: CompletionItemKind, shown: Span) -> CompletionItem {
    let text = shown.slice(view.text()).trim();
    let line = text.lines().next().unwrap_or_default();
    let short: String = line.chars().take(DETAIL).collect();
    let dots = if short.len() < text.len() { "…" } else { "" };
    CompletionItem {
        label,
        kind: Some(kind),
        detail: Some(format!("{short}{dots}")),
        ..CompletionItem::default()
    }
}
