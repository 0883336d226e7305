//! Texts, or stretches of them, in which no provisions were found.

use crate::lint::{Context, Draft};
use crate::outline::{NodeId, ProblemKind};
use crate::text::Span;

/// Characters from which on a text ought to have provisions.
const LONG: i64 = 1500;

pub(super) fn check(context: &Context<'_>) {
    let outline = context.document.outline();
    for problem in &outline.problems {
        if problem.kind == ProblemKind::NotUnderstood {
            context.report(Draft::new(problem.node, problem.span).variant("part"));
        }
    }
    let long = usize::try_from(context.number("length", LONG)).unwrap_or(usize::MAX);
    let is_long = || context.document.text().chars().nth(long).is_some();
    if outline.articles().next().is_none() && is_long() {
        context.report(Draft::new(NodeId::ROOT, Span::empty(0)));
    }
}
