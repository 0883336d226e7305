//! Faults in the numbers of units, for the lints that each report some kinds of units.

use crate::lint::{Context, Draft};
use crate::outline::{NodeId, Outline, ProblemKind};
use crate::text::Span;

/// Reports the faults in the numbers of the units that `counts` chooses.
pub(super) fn check(context: &Context<'_>, counts: impl Fn(&Outline, NodeId) -> bool) {
    let outline = context.document.outline();
    for problem in &outline.problems {
        if !counts(outline, problem.node) || outline.is_quoted(problem.span.start) {
            continue;
        }
        let number = context.slice(problem.span).trim();
        let draft = Draft::new(problem.node, problem.span).with("number", number);
        context.report(match &problem.kind {
            ProblemKind::NumberGap { expected } => draft.with("expected", expected.as_str()),
            ProblemKind::NumberDuplicate { first } => {
                draft.variant("twice").related("first", outline.node(*first).number)
            }
            ProblemKind::NumberBackwards => draft.variant("backwards"),
            ProblemKind::StyleChange => match sibling_before(outline, problem.node) {
                Some(before) if !same_frame(context.slice(before), number) => {
                    draft.variant("style").related("first", before)
                }
                _ => continue,
            },
            ProblemKind::NotUnderstood => continue,
        });
    }
}

/// The number of the unit before `node` below the same unit.
fn sibling_before(outline: &Outline, node: NodeId) -> Option<Span> {
    let parent = outline.node(node).parent?;
    let before = outline.children(parent).take_while(|&child| child < node).last()?;
    Some(outline.node(before).number).filter(|number| !number.is_empty())
}

/// Whether two numbers are written with the same marks, be they as wide as a letter or as a
/// Chinese character: a list that mixes `（` and `(` is untidy, not wrong.
fn same_frame(first: &str, second: &str) -> bool {
    let marks = |number: &str| -> Vec<char> {
        number
            .trim()
            .chars()
            .map(narrow)
            .filter(|c| !c.is_alphanumeric() && !c.is_whitespace())
            .collect()
    };
    let system = |number: &str| {
        number.chars().find_map(|c| match c {
            '0'..='9' | '０'..='９' | '⒈'..='⒛' => Some(0),
            'a'..='z' => Some(1),
            'A'..='Z' => Some(2),
            '①'..='⑳' => Some(3),
            c if "〇一二三四五六七八九十百廿".contains(c) => Some(4),
            _ => None,
        })
    };
    marks(first) == marks(second) && system(first) == system(second)
}

/// The mark in its narrow form.
fn narrow(c: char) -> char {
    match c {
        '（' | '〔' | '［' => '(',
        '）' | '〕' | '］' => ')',
        '．' | '。' | '、' | '，' | ',' | '⒈'..='⒛' => '.',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::same_frame;

    #[test]
    fn widths_do_not_matter_and_systems_do() {
        assert!(same_frame("（一）", "(二)"));
        assert!(same_frame("8.", "9．"));
        assert!(same_frame("⒈", "2."));
        assert!(!same_frame("（一）", "（2）"));
        assert!(!same_frame("（一）", "二、"));
        assert!(!same_frame("(a)", "(B)"));
    }
}
