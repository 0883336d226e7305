//! Short forms that stand for two long ones.

use crate::lint::native::declared::{
    bare, is_compilation, is_for_all, is_for_part, is_mere_name, is_quoted, same_scope, same_words,
    squeezed,
};
use crate::lint::{Context, Draft};
use crate::model::{Definition, DefinitionKind};

/// Whether the bracket says where the short form holds: (in this Act referred to as “X”). A mere
/// (the “x”) in English holds where it stands, unless it is a name.
fn is_announced(context: &Context<'_>, definition: &Definition) -> bool {
    let text = context.document.text();
    let before = text.get(..definition.span.start as usize).unwrap_or_default();
    let bracket = before.rfind(['(', '（']).and_then(|at| before.get(at..)).unwrap_or_default();
    context.document.outline().chinese
        || definition.term.trim().starts_with(char::is_uppercase)
        || ["this ", "these ", "herein"].iter().any(|words| bracket.contains(words))
}

/// Whether two long forms end in the same name, of which `short` is the short form, and only begin
/// with other words of their sentences: 审查考核评价报告书（以下简称报告书）.
fn shares_name(one: &str, other: &str, short: &str) -> bool {
    let same = one.chars().rev().zip(other.chars().rev()).take_while(|(a, b)| a == b);
    let mut name = same.map(|(c, _)| c);
    short.chars().rev().filter(|c| !c.is_whitespace()).all(|c| name.any(|own| own == c))
}

/// Whether what it belongs to stands behind the short form and says which is meant: “members” of the
/// Well Committee.
fn belongs(context: &Context<'_>, definition: &Definition) -> bool {
    let text = context.document.text();
    let behind = text.get(definition.span.end as usize..).unwrap_or_default();
    behind.trim_start_matches(['”', '"', '’']).starts_with(" of the ")
}

/// Whether both long forms hold the short one with the same two words before it.
fn is_part_of_both(context: &Context<'_>, first: &Definition, second: &Definition) -> bool {
    let term = bare(context.slice(second.span)).to_lowercase();
    let name = |definition: &Definition| -> Option<String> {
        let meaning = context.slice(definition.meaning).to_lowercase();
        let at = meaning.find(&term)?;
        let words: Vec<&str> = meaning.get(..at)?.split_whitespace().rev().take(2).collect();
        (words.len() == 2).then(|| words.join(" "))
    };
    name(first).is_some() && name(first) == name(second)
}

pub(super) fn check(context: &Context<'_>) {
    if is_compilation(context.document) {
        return;
    }
    let text = context.document.text();
    let mut known: Vec<&Definition> = Vec::new();
    let shortened = context.document.definitions().iter().filter(|definition| {
        definition.kind == DefinitionKind::Abbreviation
            && !is_quoted(context, definition)
            && is_for_all(context.document, definition)
            && !is_mere_name(context.document, definition)
            && !is_for_part(context.document, definition)
            && is_announced(context, definition)
    });
    for definition in shortened {
        let word = bare(definition.span.slice(text));
        let first = known.iter().find(|known| {
            bare(known.span.slice(text)) == word && same_scope(known, definition)
        });
        let Some(first) = first else {
            known.push(definition);
            continue;
        };
        let (one, other) =
            (squeezed(context, first.meaning), squeezed(context, definition.meaning));
        let is_english = !context.document.outline().chinese;
        if one.is_empty()
            || other.is_empty()
            || one.contains(&other)
            || other.contains(&one)
            || !is_english && shares_name(&one, &other, context.slice(definition.span))
            // Two cases of one section: six members in one town, four in another.
            || is_english && context.document.outline().article_of(first.provision)
                == context.document.outline().article_of(definition.provision)
            || is_english && (belongs(context, definition) || is_part_of_both(context, first, definition))
            || is_english && same_words(context.document, context.slice(first.meaning), context.slice(definition.meaning))
        {
            continue;
        }
        context.report(
            Draft::new(definition.provision, definition.span)
                .with("term", definition.term.trim())
                .with("first", context.slice(first.meaning))
                .with("other", context.slice(definition.meaning))
                .related("first", first.span),
        );
    }
}
