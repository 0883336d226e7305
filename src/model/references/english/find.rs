//! Units that are cited by printed numbers, found in the outline.

use super::super::Step;
use super::members;
use crate::outline::{Kind, NodeId, Outline};

/// The unit that `step` means below `parent`, by its number: whatever it is called, but rather one
/// of the kind that is named; through paragraphs without a number.
pub(in super::super) fn child(outline: &Outline, parent: NodeId, step: &Step) -> Option<NodeId> {
    let printed = |id: &NodeId| !outline.node(*id).number.is_empty();
    let fits = |id: &NodeId| *outline.node(*id).num == *step.num;
    let named = |id: &NodeId| outline.node(*id).kind == step.kind;
    let own = || outline.children(parent).filter(printed).filter(fits);
    own().find(named).or_else(|| own().next()).or_else(|| {
        let implied = || outline.children(parent).filter(|id| !printed(id));
        let counted = implied().filter(fits).find(named);
        let inner = || implied().find_map(|id| outline.children(id).filter(printed).find(fits));
        // Article 4(1) is a point where the article has unnumbered text before its list.
        if step.kind == Kind::Paragraph {
            inner().filter(|_| implied().count() == 1).or(counted)
        } else {
            inner()
        }
    })
}

/// Whether the list that a cited unit should be in is there and has no such unit: those below
/// `parent` count from the first on and stop before `step`, whose number stands nowhere.
pub(in super::super) fn is_surely_missing(
    outline: &Outline,
    text: &str,
    parent: NodeId,
    step: &Step,
) -> bool {
    let numbered = |id: &NodeId| {
        let node = outline.node(*id);
        !node.number.is_empty()
            && (node.kind == step.kind || members::rank(step.kind) > members::RANK_BASIC)
            && node.num.bytes().next().map(class) == step.num.bytes().next().map(class)
    };
    let list: Vec<u32> = outline
        .children(parent)
        .filter(numbered)
        .map(|id| outline.node(id).ordinal.main())
        .collect();
    let whole = list.len() > 1 && list.iter().zip(1..).all(|(&n, index)| n == index);
    let beyond = list.len() < step.ordinal.main() as usize;
    let inside = outline.node(parent).span.slice(text);
    let hidden = inside.contains(&format!("({})", step.num))
        || inside.contains(&format!("(*{}*)", step.num))
        || stands_at_line_start(inside, &step.num);
    whole && beyond && !hidden && !step.num.contains('.')
}

/// Whether a line begins like the heading of a basic unit with the number `num`.
pub(in super::super) fn stands_at_line_start(text: &str, num: &str) -> bool {
    text.lines().any(|line| {
        let line = line.trim_start_matches(['#', '*', ' ', '§', '“', '"', '[']);
        let line = ["Article ", "ARTICLE ", "Section ", "SECTION ", "SEC. ", "Sec. "]
            .iter()
            .find_map(|word| line.strip_prefix(word))
            .unwrap_or(line);
        line.trim_start_matches('*')
            .strip_prefix(num)
            .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    })
}

fn class(byte: u8) -> u8 {
    match byte {
        b'0'..=b'9' => 0,
        b'a'..=b'z' => 1,
        _ => 2,
    }
}
