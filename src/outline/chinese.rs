//! Chinese texts: 编, 章, 节, 条, their paragraphs (款), points (项) and points in points (目).
//!
//! Lines are read first with the number each begins with, without judging it; the front of the
//! document is told from them; then one walk over the lines builds the tree, where the sequence of
//! numbers and the ends of sentences decide whether a number is a heading or a citation.

mod front;
mod head;
mod headings;
mod items;
mod judge;
mod lines;
mod lost;
mod paragraphs;
mod quotes;
mod run;
mod tree;

use super::Outline;
use crate::jurisdiction::{Headings, Profile};
use crate::text::{Source, Span};
use front::Front;
use head::Units;
use lines::Lines;
use tree::Tree;

/// Parses a Chinese text; `text` is the source in simplified characters.
pub(super) fn parse(source: &Source, text: &str, profile: &Profile) -> Outline {
    let headings = Headings::of(profile);
    let units = Units::new(&headings);
    let Lines { mut lines, mut excluded } = Lines::read(text, &units);
    excluded.extend(front::contents(&mut lines, text, &headings));
    lost::restore(&mut lines, text);
    let excluded = merged(excluded);
    let front = Front::read(&lines, text, &headings);
    let mut outline = Tree::new(text, &headings, &units, &lines).build(front.after);
    outline.chinese = true;
    outline.cite = headings.cite(profile.language()).clone();
    outline.title = front.title;
    outline.adoption = front.adoption;
    outline.excluded = excluded;
    super::numbering::check(&mut outline, source.text());
    outline
}

/// The spans in order, those that overlap as one.
fn merged(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_unstable();
    let mut merged: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match merged.last_mut() {
            Some(last) if last.end >= span.start => *last = last.cover(span),
            _ => merged.push(span),
        }
    }
    merged
}
