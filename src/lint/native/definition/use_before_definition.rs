//! Short forms that are used before the place that introduces them.

use crate::lint::native::declared::{bare, is_for_all, is_quoted};
use crate::lint::{Context, Draft};
use crate::model::{Definition, DefinitionKind};
use crate::text::Span;

pub(super) fn check(context: &Context<'_>) {
    for definition in context.document.definitions() {
        if definition.kind != DefinitionKind::Abbreviation
            || is_quoted(context, definition)
            || !is_for_all(context.document, definition)
        {
            continue;
        }
        let Some(used) = used_before(context, definition) else { continue };
        let draft = Draft::new(context.document.provision_of(used), used)
            .with("term", definition.term.trim())
            .with("where", context.label(definition.provision))
            .related("term", definition.span);
        context.report(draft);
    }
}

/// The first use of the short form in a provision before the one that declares it.
fn used_before(context: &Context<'_>, definition: &Definition) -> Option<Span> {
    let document = context.document;
    let outline = document.outline();
    let text = document.text();
    let term = bare(definition.span.slice(text)).trim_matches(['“', '”', '"', '《', '》']);
    let long = definition.meaning.slice(text).trim();
    let article = outline.article_of(definition.provision)?;
    let (from, to) = (outline.preamble.end as usize, outline.node(article).span.start as usize);
    let before = text.get(from..to.max(from))?;
    // One character stands for too much.
    term.chars().nth(1)?;
    // Where the long form stands, the short one inside it is no use.
    let inside = long.find(term);
    let latin = |c: char| c.is_ascii_alphanumeric();
    before.match_indices(term).find_map(|(at, _)| {
        let whole = !before.get(..at)?.ends_with(latin)
            && !before.get(at + term.len()..)?.starts_with(latin);
        let in_long = inside.is_some_and(|inside| {
            at.checked_sub(inside).and_then(|start| before.get(start..)).is_some_and(|rest| {
                rest.starts_with(long)
            })
        });
        let span = Span::new(from + at, from + at + term.len());
        let is_word = outline.chinese || term.starts_with(char::is_uppercase);
        // In a list of definitions it is the term that is explained.
        let quoted = before.get(..at)?.ends_with(['“', '‘', '"', '「']);
        let ok = whole
            && !quoted
            && is_word
            && !in_long
            && document.sentence_at(span.start).is_some()
            && !outline.is_quoted(span.start)
            && !is_longer_name(outline.chinese, before, at);
        ok.then_some(span)
    })
}

/// Whether the word is the end of a longer name: the Parole Board, 省市局.
fn is_longer_name(chinese: bool, text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default();
    if chinese {
        const BOUNDS: &str = "，。；：、（“ 　\n由向经报在对与和或及将被给为是的条款";
        return !before.is_empty() && !before.ends_with(|c: char| BOUNDS.contains(c));
    }
    let word = before.trim_end().rsplit([' ', '\n']).next().unwrap_or_default();
    let capital = word.starts_with(char::is_uppercase);
    capital && !matches!(word, "The" | "A" | "An" | "If" | "Where" | "When")
}
