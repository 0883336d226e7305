//! Terms with two definitions that hold in the same place.

use crate::lint::native::declared::{
    bare, is_compilation, is_for_all, is_for_whole, is_of_list, is_pointer, is_quoted,
    is_right_behind, same_scope,
};
use crate::lint::{Context, Draft};
use crate::model::{Definition, DefinitionKind, Document};

pub(super) fn check(context: &Context<'_>) {
    if is_compilation(context.document) {
        return;
    }
    let text = context.document.text();
    let mut known: Vec<(&Definition, bool)> = Vec::new();
    let explained = context.document.definitions().iter().filter(|definition| {
        definition.kind == DefinitionKind::Definition
            && !is_quoted(context, definition)
            && !is_pointer(context.document, definition)
    });
    let mut last: Option<&Definition> = None;
    for definition in explained {
        let before = last.replace(definition);
        let twin = before.filter(|first| is_twin(context, first, definition));
        if let Some(first) = twin {
            report(context, first, definition);
            continue;
        }
        let whole = is_for_all(context.document, definition)
            && is_for_whole(context.document, definition);
        if !whole && !is_of_list(context.document, definition) {
            continue;
        }
        let word = bare(definition.span.slice(text));
        let first = known.iter().find(|(known, for_whole)| {
            bare(known.span.slice(text)) == word
                && same_scope(known, definition)
                && (whole && *for_whole || is_same_list(context.document, known, definition))
        });
        match first {
            // “A public” or “the public” means…
            Some((first, _)) if first.meaning.overlaps(definition.meaning) => {}
            // 甲：指依第四条计算之数额, and Article 4 begins with what 甲 is.
            Some((first, _)) if fills_in(context.document, first, definition) => {}
            Some((first, _)) => report(context, first, definition),
            None => known.push((definition, whole)),
        }
    }
}

fn report(context: &Context<'_>, first: &Definition, second: &Definition) {
    context.report(
        Draft::new(second.provision, second.span)
            .with("term", second.term.trim())
            .with("first", context.label(first.provision))
            .related("first", first.span),
    );
}

/// Whether two definitions are of one term and one stands right behind the other, so that both hold
/// in the same place, whichever that is.
fn is_twin(context: &Context<'_>, first: &Definition, second: &Definition) -> bool {
    let text = context.document.text();
    bare(first.span.slice(text)) == bare(second.span.slice(text))
        && is_right_behind(context.document, first, second)
}

/// Whether two entries stand in one provision, and no words between them lead into another list: “In
/// this paragraph—”, where the number of the paragraph was not taken for one.
fn is_same_list(document: &Document, first: &Definition, second: &Definition) -> bool {
    let (from, to) = (first.span.end as usize, second.span.start as usize);
    let between = document.text().get(from..to.max(from)).unwrap_or_default();
    first.provision == second.provision && !between.contains("In this ")
}

/// Whether the first definition sends to the article of the second.
fn fills_in(document: &Document, first: &Definition, second: &Definition) -> bool {
    let outline = document.outline();
    let article = outline.article_of(second.provision);
    article.is_some()
        && document.references_in(first.meaning).any(|reference| {
            let targets = reference.targets.iter().filter_map(|target| target.node);
            targets.map(|node| outline.article_of(node)).any(|cited| cited == article)
        })
}
