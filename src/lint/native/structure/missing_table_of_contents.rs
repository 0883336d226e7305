//! Laws in chapters without a table of contents, and tables that differ from the headings.

use crate::lint::{Context, Draft};
use crate::model::{Document, InstrumentType};
use crate::outline::{Kind, NodeId};

pub(super) fn check(context: &Context<'_>) {
    let document = context.document;
    let outline = document.outline();
    let chapters: Vec<NodeId> =
        outline.ids().filter(|&id| outline.node(id).kind == Kind::Chapter).collect();
    let Some(&first) = chapters.first() else { return };
    let Some(contents) = contents(document) else {
        if document.instrument().kind == InstrumentType::Law && chapters.len() > 1 {
            context.report(Draft::new(first, outline.node(first).number));
        }
        return;
    };
    for &chapter in &chapters {
        let node = outline.node(chapter);
        let Some(heading) = node.heading else { continue };
        let number = squeezed(node.number.slice(document.text()));
        let words = squeezed(heading.slice(document.text()));
        let whole = format!("{number}{words}");
        // A number that the table does not have is one of an annex or of a second table.
        if contents.contains(&number) && !contents.contains(&whole) {
            context.report(
                Draft::new(chapter, heading)
                    .variant("differs")
                    .with("number", context.slice(node.number).trim())
                    .with("heading", context.slice(heading).trim()),
            );
        }
    }
}

/// The table of contents without blanks.
fn contents(document: &Document) -> Option<String> {
    let outline = document.outline();
    let text = document.text();
    let is_table = |words: &str| words.matches('章').count() > 1;
    let mut tables = outline.excluded.iter().map(|span| span.slice(text));
    let table = tables.find(|words| is_table(words)).or_else(|| {
        Some(outline.preamble.slice(text)).filter(|words| words.contains('目') && is_table(words))
    });
    table.map(squeezed)
}

fn squeezed(words: &str) -> String {
    words.chars().filter(|c| !c.is_whitespace() && !matches!(c, '*' | '#' | '-' | '[' | ']')).collect()
}
