//! English texts: articles with paragraphs and points, sections of bills and codes, Acts.
//!
//! One pass tells what each line begins with, a look at all of them tells the style, and a second
//! pass builds the tree, asking the numbers before and behind only where a form is ambiguous.

mod contents;
mod flow;
mod front;
mod grammar;
mod label;
mod lead;
mod levels;
mod lines;
mod mark;
mod number;
mod quotes;
mod style;
mod units;
mod walk;

use super::{Ordinal, Outline, ProblemKind};
use crate::jurisdiction::Profile;
use crate::text::Source;
use grammar::Grammar;

/// The number `num`, which begins with digits, as headings are read: 49l-2 is 49, 12, 2.
pub(crate) fn ordinal(num: &str) -> Option<Ordinal> {
    let number = number::arabic(num, 0)?;
    (number.span.end as usize == num.len()).then_some(number.ordinal)
}

/// Parses an English text.
pub(super) fn parse(source: &Source, text: &str, profile: &Profile) -> Outline {
    let _ = source;
    let grammar = Grammar::of(profile);
    let excluded = front::excluded(text);
    let lines = lines::scan(text, &excluded, grammar);
    let form = style::tell(text, &lines, grammar);
    let mut outline = walk::Walk::new(text, &lines, grammar, form).run(excluded);
    super::numbering::check(&mut outline, text);
    // `SECTION 1.` and then `SEC. 2.` is how bills are printed, not a change of style.
    let mut problems = std::mem::take(&mut outline.problems);
    problems.retain(|problem| {
        let number = outline.node(problem.node).number.slice(text);
        problem.kind != ProblemKind::StyleChange || number.starts_with(['(', '*'])
    });
    outline.problems = problems;
    outline
}
