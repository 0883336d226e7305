//! Conditions in a list that nothing joins, so that it may ask for all of them or for one.

use crate::lint::native::lists;
use crate::lint::{Context, Draft};
use crate::model::Document;
use crate::outline::NodeId;
use crate::text::{Expression, Span};
use std::sync::LazyLock;

/// A lead-in that ends in the word of a condition: “A permit ends if”, “a person who”.
static CONDITION: LazyLock<Expression> = LazyLock::new(|| {
    crate::text::pattern(r"(?i)\b(?:if|where|when|whenever|unless|who)\s*[:—–-]*$")
        .expect("a constant pattern that a test builds")
});

/// Words at the end of an item that join it to the next, or say that it may stand alone.
const JOINTS: [&str; 6] = ["and", "or", "and/or", "but", "then", "nor"];

pub(super) fn check(context: &Context<'_>) {
    let document = context.document;
    let outline = document.outline();
    for id in outline.ids() {
        for list in lists::below(outline, id) {
            if outline.is_quoted(outline.node(list[0]).span.start) {
                continue;
            }
            if let Some(draft) = unjoined(document, id, &list) {
                context.report(draft);
            }
        }
    }
}

/// The finding on a list below `id` whose items nothing joins.
fn unjoined(document: &Document, id: NodeId, list: &[NodeId]) -> Option<Draft> {
    let text = document.text();
    let outline = document.outline();
    let header = document.header_of(id)?;
    let words = header.slice(text).trim_end();
    // A second list behind the first is led in by what stands between them.
    let apart = Span::new(header.end as usize, outline.node(list[0]).span.start as usize);
    if header.end > outline.node(list[0]).span.start
        || !apart.slice(text).trim().is_empty()
        || !CONDITION.is_match(words)
        // What is to be read as if all of it were changed is no condition.
        || words.trim_end_matches([':', '—', '–', '-', ' ']).ends_with("as if")
        || says_how_many(words)
    {
        return None;
    }
    let (last, before) = list.split_last()?;
    let ends = |&item: &NodeId| lists::words(outline, item, text).slice(text);
    let loose = |item: &NodeId| {
        let words = ends(item);
        // An item with a duty in it is a rule, not a condition; of several cases one applies.
        words.ends_with([';', ','])
            && !ends_joined(words)
            && !["in the case of", ". ", " shall ", " must ", " may ", " may, "]
                .iter()
                .any(|part| words.contains(part))
    };
    // The joint may also stand before the last item: "(a) x; or (b) y" on one line.
    let joins = |item: &NodeId| {
        let words = ends(item);
        JOINTS.iter().any(|joint| {
            words.strip_prefix(joint).is_some_and(|rest| rest.starts_with([' ', ',']))
        })
    };
    let first = outline.node(*last).number;
    // Behind lines that go on with the item before it.
    let ahead = text.get(..outline.node(*last).span.start as usize).unwrap_or_default();
    let ahead = ahead.trim_end_matches(|c: char| c.is_whitespace() || c == '*');
    let open = before.iter().all(loose) && !list.iter().any(joins) && !ends_joined(ahead);
    open.then(|| {
        Draft::new(*last, first)
            .with("number", first.slice(text).trim())
            .related("lead", header)
    })
}

/// Whether the lead-in says itself how many must be met: “in any of the following cases, namely,
/// where”.
fn says_how_many(header: &str) -> bool {
    let lower = header.to_lowercase();
    ["any of the", "one of the", "either of the", "all of the", "each of the", "both of the"]
        .iter()
        .any(|words| lower.contains(words))
}

/// Whether the last word joins.
fn ends_joined(words: &str) -> bool {
    let last = words.rsplit([' ', '\n', ';', ',']).find(|word| !word.is_empty());
    last.is_some_and(|last| JOINTS.contains(&last))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lead_ins_end_in_the_word_of_a_condition() {
        assert!(CONDITION.is_match("A permit ends if"));
        assert!(CONDITION.is_match("The Authority may refuse a person who—"));
        assert!(!CONDITION.is_match("The Authority shall:"));
        assert!(!CONDITION.is_match("Where a permit ends—"));
    }
}
