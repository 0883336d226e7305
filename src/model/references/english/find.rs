//! Units that are cited by printed numbers, found in the outline.

use super::super::Step;
use super::drafts;
use crate::outline::{Kind, NodeId, Outline};
use crate::text::Span;
use std::collections::HashSet;

/// So many units of one list are looked through; a list that is longer is none that is cited.
const LONGEST_LIST: usize = 1000;

/// Units longer than this, in bytes, are not searched for a number that seems to be missing.
const LONGEST_UNIT: usize = 200_000;

/// The unit that `step` means below `parent`, by its number: whatever it is called, but rather one
/// of the kind that is named; through paragraphs without a number.
pub(in super::super) fn child(outline: &Outline, parent: NodeId, step: &Step) -> Option<NodeId> {
    let printed = |id: &NodeId| !outline.node(*id).number.is_empty();
    let fits = |id: &NodeId| *outline.node(*id).num == *step.num;
    let named = |id: &NodeId| outline.node(*id).kind == step.kind;
    let children = || outline.children(parent).take(LONGEST_LIST);
    let own = || children().filter(printed).filter(fits);
    own().find(named).or_else(|| own().next()).or_else(|| {
        let implied = || children().filter(|id| !printed(id));
        let counted = implied().filter(fits).find(named);
        let inner = || {
            let lists = implied().map(|id| outline.children(id).take(LONGEST_LIST));
            lists.flatten().take(LONGEST_LIST).filter(printed).find(fits)
        };
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
            && (node.kind == step.kind || drafts::rank(step.kind) > drafts::RANK_BASIC)
            && node.num.bytes().next().map(class) == step.num.bytes().next().map(class)
    };
    let inside = outline.node(parent).span.slice(text);
    let long = outline.children(parent).nth(LONGEST_LIST).is_some();
    if long || inside.len() > LONGEST_UNIT {
        return false;
    }
    let list: Vec<u32> = outline
        .children(parent)
        .filter(numbered)
        .map(|id| outline.node(id).ordinal.main())
        .collect();
    let whole = list.len() > 1 && list.iter().zip(1..).all(|(&n, index)| n == index);
    let beyond = list.len() < step.ordinal.main() as usize;
    let hidden = inside.contains(&format!("({})", step.num))
        || inside.contains(&format!("(*{}*)", step.num))
        || line_starts(inside).any(|start| start == &*step.num)
        || is_behind(outline, text, parent, &format!("({})", step.num));
    whole && beyond && !hidden && !step.num.contains('.')
}

/// Whether a line begins with `mark` behind `parent`, before the unit that comes next in its list: a
/// table or a formula may have cut the list in two.
fn is_behind(outline: &Outline, text: &str, parent: NodeId, mark: &str) -> bool {
    let node = outline.node(parent);
    let Some(article) = outline.article_of(parent).filter(|&article| article != parent) else {
        return false;
    };
    let next = node.parent.and_then(|around| {
        outline.children(around).find(|&id| {
            id > parent
                && outline.node(id).kind == node.kind
                && outline.node(id).ordinal.main() == node.ordinal.main() + 1
        })
    });
    let end = next.map_or(outline.node(article).span.end, |next| outline.node(next).span.start);
    let behind = Span { start: node.span.end, end: end.max(node.span.end) };
    behind.slice(text).lines().any(|line| line.trim_start().starts_with(mark))
}

/// The numbers that lines begin with like headings of basic units.
pub(in super::super) fn heads(text: &str) -> HashSet<&str> {
    line_starts(text).collect()
}

/// What lines begin with: the number, and shorter ones that it goes on from, as 10 in 10-1.
fn line_starts(text: &str) -> impl Iterator<Item = &str> {
    text.lines().flat_map(|line| {
        let line = line.trim_start_matches(['#', '*', ' ', '§', '“', '"', '[']);
        // F419[33AO.: the mark of a note.
        let noted = line.strip_prefix('F').and_then(|rest| rest.split_once('['));
        let noted = noted.filter(|(n, _)| n.bytes().all(|b| b.is_ascii_digit()));
        let line = noted.map_or(line, |(_, rest)| rest);
        let worded = ["Article ", "ARTICLE ", "Section ", "SECTION ", "SEC. ", "Sec. "]
            .iter()
            .find_map(|word| line.strip_prefix(word));
        let line = worded.unwrap_or(line).trim_start_matches('*');
        let inside = |c: char| c.is_alphanumeric() || matches!(c, '-' | '.');
        let end = line.find(|c| !inside(c)).unwrap_or(line.len()).min(24);
        // “Article 9 applies to …” is a sentence, and no heading.
        let behind = line.get(end..).unwrap_or_default().strip_prefix(' ');
        let sentence =
            worded.is_some() && behind.is_some_and(|it| it.starts_with(char::is_lowercase));
        let number = line.get(..end).filter(|_| !sentence).unwrap_or_default();
        let cuts = number.match_indices(['-', '.']).map(|(at, _)| at);
        cuts.chain([number.len()]).filter_map(|at| number.get(..at)).filter(|n| !n.is_empty())
    })
}

fn class(byte: u8) -> u8 {
    match byte {
        b'0'..=b'9' => 0,
        b'a'..=b'z' => 1,
        _ => 2,
    }
}
