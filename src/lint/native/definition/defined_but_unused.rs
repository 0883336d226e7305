//! Terms that are declared and never used.

use crate::lint::native::declared::{bare, is_quoted};
use crate::lint::{Applicability, Context, Draft};
use crate::model::{Definition, DefinitionKind, Scope};
use crate::text::Span;

pub(super) fn check(context: &Context<'_>) {
    let document = context.document;
    let title = document.outline().title.slice(document.text());
    for definition in document.definitions() {
        let of_article = matches!(definition.scope, Scope::Article(_));
        // The long form may hold the short one: 示例检验中心（以下简称检验中心）.
        let own = definition.span.cover(definition.meaning);
        let used = definition.uses.iter().any(|&place| !own.contains(place));
        if of_article || used || is_quoted(context, definition) {
            continue;
        }
        let word = bare(definition.span.slice(document.text()));
        if word.chars().nth(1).is_none()
            || title.contains(word)
            || stands_elsewhere(context, definition, word)
        {
            continue;
        }
        let mut draft = Draft::new(definition.provision, definition.span)
            .with("term", definition.term.trim());
        if let Some(bracket) = bracket(context, definition) {
            draft = draft.fix(Applicability::Unsafe, bracket, String::new());
        }
        context.report(draft);
    }
}

/// Whether the words of the term stand outside its declaration after all, be it as a part of a
/// longer word or in other capitals.
fn stands_elsewhere(context: &Context<'_>, definition: &Definition, word: &str) -> bool {
    let text = context.document.text();
    let own = definition.span.cover(definition.meaning);
    let before = text.get(..own.start as usize).unwrap_or_default();
    let after = text.get(own.end as usize..).unwrap_or_default();
    if context.document.outline().chinese {
        return before.contains(word) || after.contains(word);
    }
    let word = word.to_lowercase();
    before.to_lowercase().contains(&word) || after.to_lowercase().contains(&word)
}

/// The bracket that declares an abbreviation and nothing else: （以下简称……）.
fn bracket(context: &Context<'_>, definition: &Definition) -> Option<Span> {
    if definition.kind != DefinitionKind::Abbreviation {
        return None;
    }
    let text = context.document.text();
    let term = definition.span;
    let open = text.get(..term.start as usize)?.rfind(['（', '('])?;
    let words = text.get(open..term.start as usize)?;
    let tail = text.get(term.end as usize..)?;
    let close = tail.find(['）', ')'])?;
    let only = |words: &str| !words.contains(['，', ',', '；', ';', '。', '\n']);
    let end = term.end as usize + close + tail.get(close..)?.chars().next()?.len_utf8();
    (only(words) && only(tail.get(..close)?) && words.chars().count() <= 8)
        .then(|| Span::new(open, end))
}
