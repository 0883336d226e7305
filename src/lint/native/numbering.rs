//! Faults in the numbers of units, for the lints that each report some kinds of units.

use super::numbering_english;
use crate::lint::{Context, Draft};
use crate::outline::{Kind, NodeId, Outline, Problem, ProblemKind};
use crate::text::Span;

/// Faults from which on a text may be no single series of numbers: in Chinese all are, in English
/// codes leave numbers free and count anew.
const MANY: usize = 20;
const MANY_ENGLISH: usize = 5;
/// One unit in so many, and more, is then out of order.
const FREQUENT: usize = 50;
/// How far back from an item its amending words are looked for, in bytes.
const REACH: usize = 8 << 10;
/// How much of a section tells that it amends another text, in bytes.
const HEAD: usize = 400;
/// How far apart two numbers may stand for the text between them to be read, in bytes.
const NEAR: usize = 16 << 10;

/// What stands where a unit was taken out of an act in force.
const TAKEN_OUT: [&str; 10] = [
    "————",
    "-----",
    "[…]",
    "[...]",
    "repealed",
    "Repealed",
    "deleted",
    "omitted",
    "Omitted",
    "删除",
];

/// What says that the numbers below it are those of another text.
const AMENDING: [&str; 8] =
    ["insert", "substitut", "amend", "TABLE", "Table", "replac", "delet", "repeal"];

/// Reports the faults in the numbers of the units that `counts` chooses.
pub(super) fn check(context: &Context<'_>, counts: impl Fn(&Outline, NodeId) -> bool) {
    let outline = context.document.outline();
    let mut drafts = Vec::new();
    let mut repeated: Option<NodeId> = None;
    for problem in &outline.problems {
        if !counts(outline, problem.node) || outline.is_quoted(problem.span.start) {
            continue;
        }
        if matches!(problem.kind, ProblemKind::NumberDuplicate { .. }) {
            // A text that was pasted twice is one fault, however many numbers it repeats.
            let before = repeated.replace(problem.node);
            if before.is_some_and(|before| follows(outline, before, problem.node, &counts)) {
                continue;
            }
        }
        if is_explained(context, problem) {
            continue;
        }
        drafts.extend(draft(context, problem));
    }
    // Codes and collections count anew where they like; so many faults are none.
    let units = || outline.ids().filter(|&id| counts(outline, id)).count();
    let many = if outline.chinese { MANY } else { MANY_ENGLISH };
    if drafts.len() > many && drafts.len() * FREQUENT > units() {
        return;
    }
    for draft in drafts {
        context.report(draft);
    }
}

/// Whether `next` is the first counted unit behind `before`.
fn follows(
    outline: &Outline,
    before: NodeId,
    next: NodeId,
    counts: &impl Fn(&Outline, NodeId) -> bool,
) -> bool {
    let between = before.0 + 1..next.0;
    !between.map(NodeId).any(|id| counts(outline, id))
}

fn draft(context: &Context<'_>, problem: &Problem) -> Option<Draft> {
    let outline = context.document.outline();
    let number = context.slice(problem.span).trim();
    let draft = Draft::new(problem.node, problem.span).with("number", number);
    Some(match &problem.kind {
        ProblemKind::NumberGap { expected } => draft.with("expected", expected.as_str()),
        ProblemKind::NumberDuplicate { first } => {
            draft.variant("twice").related("first", outline.node(*first).number)
        }
        ProblemKind::NumberBackwards => draft.variant("backwards"),
        ProblemKind::StyleChange => {
            let before = sibling_before(outline, problem.node)?;
            if same_frame(context.slice(before), number) {
                return None;
            }
            draft.variant("style").related("first", before)
        }
        ProblemKind::NotUnderstood => return None,
    })
}

/// Whether the number is as it should be for a reason that the order of numbers does not know.
fn is_explained(context: &Context<'_>, problem: &Problem) -> bool {
    let outline = context.document.outline();
    let node = outline.node(problem.node);
    let text = context.document.text();
    // Where the reader stops short of the end of a number: Chapter III-1.
    let behind = text.get(problem.span.end as usize..).unwrap_or_default();
    let mut behind = behind.chars();
    if matches!(behind.next(), Some('-' | '–' | '‑'))
        && behind.next().is_some_and(char::is_alphanumeric)
    {
        return true;
    }
    if !outline.is_article(problem.node) && is_amending(context, problem.node) {
        return true;
    }
    if numbering_english::is_explained(context, problem) {
        return true;
    }
    match &problem.kind {
        // 31AA may stand before 31B or behind 31Z.
        ProblemKind::NumberBackwards => {
            node.ordinal.parts().len() > 1 || is_in_sentence(context, problem)
        }
        ProblemKind::NumberGap { expected } => {
            leaves_room(context, problem)
                || continues(outline, problem.node)
                || stands_between(context, problem, expected)
        }
        ProblemKind::NumberDuplicate { first } => {
            let number = outline.node(*first).number;
            is_taken_out(context, *first)
                || is_in_sentence(context, problem)
                || goes_deeper(context, problem)
                || !outline.chinese
                    && !same_frame(context.slice(number), context.slice(problem.span))
        }
        ProblemKind::StyleChange => {
            continues_beside(context, problem.node) || counts_inside(context, problem)
        }
        ProblemKind::NotUnderstood => false,
    }
}

/// Whether the unit is a section of a code: codes leave numbers free between chapters and drop those
/// of repealed sections.
fn leaves_room(context: &Context<'_>, problem: &Problem) -> bool {
    context.slice(context.document.outline().node(problem.node).number).starts_with('§')
}

/// Whether a bracket goes on with the number: (h)(1) before (h)(2).
fn goes_deeper(context: &Context<'_>, problem: &Problem) -> bool {
    let behind = context.document.text().get(problem.span.end as usize..).unwrap_or_default();
    behind.trim_start().starts_with('(')
}

/// Whether the number goes on with the one that the unit before it begins with: 1.（1）before （2）.
fn counts_inside(context: &Context<'_>, problem: &Problem) -> bool {
    let Some(before) = sibling_before(context.document.outline(), problem.node) else {
        return false;
    };
    let words = context.document.text().get(before.end as usize..).unwrap_or_default().trim_start();
    let close = words.find(['）', ')']).filter(|_| words.starts_with(['（', '(']));
    let number = close.and_then(|at| words.get(..at + words.get(at..)?.chars().next()?.len_utf8()));
    number.is_some_and(|number| {
        number.chars().count() <= 4 && same_frame(number, context.slice(problem.span).trim())
    })
}

/// Whether the unit is nothing but the mark of what was taken out: (1) […] before the new (1).
fn is_taken_out(context: &Context<'_>, id: NodeId) -> bool {
    /// The longest mark with its number and the number of a note, in bytes.
    const MARK: usize = 48;
    let words = context.slice(context.document.outline().node(id).span);
    words.trim().len() <= MARK && TAKEN_OUT.iter().any(|mark| words.contains(mark))
}

/// Whether the heading of a group stands within an English sentence, as in words to be replaced.
fn is_in_sentence(context: &Context<'_>, problem: &Problem) -> bool {
    let outline = context.document.outline();
    if outline.chinese || outline.is_article(problem.node) {
        return false;
    }
    let groups = [Kind::Part, Kind::Chapter, Kind::Title, Kind::Division, Kind::Book];
    let start = outline.node(problem.node).span.start as usize;
    let before = context.document.text().get(..start).unwrap_or_default();
    let last = before.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '#' | '*'));
    let word = last.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    groups.contains(&outline.node(problem.node).kind)
        && ["of", "for", "the", "in", "and", "or", "following"].contains(&word)
}

/// Whether the unit is the first of a list that goes on with the numbers of the list before it: the
/// subjects of an examination, counted through all of their groups.
fn continues(outline: &Outline, id: NodeId) -> bool {
    let Some(parent) = outline.node(id).parent else { return false };
    if outline.children(parent).next() != Some(id) {
        return false;
    }
    let Some(around) = outline.node(parent).parent else { return false };
    let before = outline.children(around).take_while(|&child| child < parent).last();
    before.and_then(|before| outline.children(before).last()).is_some_and(|last| {
        let (last, first) = (outline.node(last), outline.node(id));
        last.kind == first.kind && last.ordinal.main() + 1 == first.ordinal.main()
    })
}

/// The same where the list was read as going on beside its group, not below it.
fn continues_beside(context: &Context<'_>, id: NodeId) -> bool {
    let outline = context.document.outline();
    let Some(parent) = outline.node(id).parent else { return false };
    let before = outline.children(parent).take_while(|&child| child < id);
    let last = before.filter_map(|sibling| outline.children(sibling).last()).last();
    last.is_some_and(|last| {
        let (last, next) = (outline.node(last), outline.node(id));
        last.ordinal.main() + 1 == next.ordinal.main()
            && same_frame(context.slice(last.number), context.slice(next.number))
    })
}

/// Whether the text before the unit says where the missing one is: it was taken out, or its number
/// is there and was not taken for one, as in 1.) before 2.
fn stands_between(context: &Context<'_>, problem: &Problem, expected: &str) -> bool {
    let outline = context.document.outline();
    let text = context.document.text();
    let number = outline.node(problem.node).number.start.max(problem.span.start) as usize;
    let start = match like_before(outline, problem.node) {
        Some(before) => before.end as usize,
        None => {
            let parent = outline.node(problem.node).parent.unwrap_or(NodeId::ROOT);
            outline.node(parent).number.end as usize
        }
    };
    if start > number {
        return false;
    }
    let between = Span::new(start, number).slice(text);
    if !outline.chinese && expected.contains(' ') && heads_a_line(between, expected) {
        return true;
    }
    if number - start > NEAR {
        return false;
    }
    if TAKEN_OUT.iter().any(|mark| between.contains(mark)) {
        return true;
    }
    let bare = expected.trim_matches(|c: char| !c.is_alphanumeric());
    // The number of an item, not “Article 12”, which is cited anywhere.
    let is_item = !bare.is_empty() && bare.len() <= 6 && !bare.contains(['第', ' ']);
    // A section begins a line, where an item may run on.
    let is_unit = outline.is_article(problem.node);
    is_item
        && between.match_indices(bare).any(|(at, _)| {
            let before = between.get(..at).and_then(|words| words.chars().next_back());
            let rest = between.get(at + bare.len()..).unwrap_or_default();
            let plain = rest.trim_start_matches(['*', '_']);
            let behind = plain.chars().next();
            !(plain.len() < rest.len() && !runs_on(between, at))
                && !(before.is_some_and(char::is_alphanumeric)
                    || is_unit && !begins_line(between, at))
                && (matches!(behind, Some('.' | ')' | '）' | '、' | '．'))
                    // `1 .Who`, `1, Who` and `1 Who` at the beginning of a line.
                    || matches!(behind, Some(' ' | ',')) && matches!(before, Some('\n') | None))
        })
}

/// Whether the emphasised number at `at` is one of an item that runs on in the line, `…;(*b*) …`, or
/// begins a line: others are cited.
fn runs_on(text: &str, at: usize) -> bool {
    let front = text.get(..at).unwrap_or_default().trim_end_matches(['(', '*', '_', ' ']);
    front.is_empty() || front.ends_with([';', ':', '—', '\n'])
}

/// Whether a line of `between` begins with the words of a heading that was not taken for one, as in
/// `## PART5 Wells` or behind quotation marks that nothing closes.
fn heads_a_line(between: &str, expected: &str) -> bool {
    let solid = |words: &str| -> String {
        words.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_uppercase).collect()
    };
    let wanted = solid(expected);
    between.lines().any(|line| {
        let bare = line.trim_start_matches(|c: char| !c.is_alphanumeric());
        // The mark of a note stands behind the number: ARTICLE 5[^1].
        let words = bare.split_whitespace().map(|word| word.split("[^").next().unwrap_or(word));
        let words: Vec<String> = words.map(solid).collect();
        // Behind the heading of a group without a number: ## **WATERS** PART 3.
        let places = if line.starts_with('#') { words.len() } else { 1 };
        (0..places).any(|at| {
            let first = words.get(at).map(String::as_str).unwrap_or_default();
            let second = words.get(at + 1).map(String::as_str).unwrap_or_default();
            first == wanted || format!("{first}{second}") == wanted
        })
    })
}

/// Whether nothing but marks stands before `at` in its line.
fn begins_line(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default();
    !before.rsplit('\n').next().unwrap_or_default().contains(char::is_alphanumeric)
}

/// Whether the article around `id` amends another text before it comes to `id`, in English.
fn is_amending(context: &Context<'_>, id: NodeId) -> bool {
    let outline = context.document.outline();
    if outline.chinese {
        return false;
    }
    let annexed = |&id: &NodeId| matches!(outline.node(id).kind, Kind::Schedule | Kind::Annex);
    let Some(article) = outline.article_of(id).or_else(|| outline.ancestors(id).find(annexed))
    else {
        return false;
    };
    let text = context.document.text();
    let end = outline.node(id).span.start as usize;
    let start = (outline.node(article).span.start as usize).max(end.saturating_sub(REACH));
    let start = (start..=end).find(|&at| text.is_char_boundary(at)).unwrap_or(end);
    let before = text.get(start..end).unwrap_or_default();
    // A long section says at its beginning that it is about another Act.
    let from = outline.node(article).span.start as usize;
    let head = (from..=end.min(from + HEAD)).rev().find(|&at| text.is_char_boundary(at));
    let head = text.get(from..head.unwrap_or(from)).unwrap_or_default();
    if outline.is_article(article)
        && ["is amended", "hereby amended"].iter().any(|w| head.contains(w))
    {
        return true;
    }
    AMENDING.iter().any(|word| {
        before.match_indices(word).any(|(at, _)| {
            let front = before.get(..at).unwrap_or_default().trim_end();
            // A section cited “as amended by” another amends nothing here.
            !(["amend", "insert", "substitut"].contains(word) && front.ends_with("as"))
        })
    })
}

/// The number of the unit before `node` below the same unit.
fn sibling_before(outline: &Outline, node: NodeId) -> Option<Span> {
    let parent = outline.node(node).parent?;
    let before = outline.children(parent).take_while(|&child| child < node).last()?;
    Some(outline.node(before).number).filter(|number| !number.is_empty())
}

/// The number of the last unit of its kind before `node` below the same unit, or else of any kind.
fn like_before(outline: &Outline, node: NodeId) -> Option<Span> {
    let kind = outline.node(node).kind;
    let parent = outline.node(node).parent?;
    let before = outline.children(parent).take_while(|&child| child < node);
    let like = before.filter(|&child| outline.node(child).kind == kind).last();
    let like = like.map(|like| outline.node(like).number).filter(|number| !number.is_empty());
    like.or_else(|| sibling_before(outline, node))
}

/// Whether two numbers are written with the same marks, be they as wide as a letter or as a
/// Chinese character, upright or slanted: a list that mixes `（` and `(` is untidy, not wrong.
fn same_frame(first: &str, second: &str) -> bool {
    let marks = |number: &str| -> Vec<char> {
        number
            .trim()
            .chars()
            .map(narrow)
            .filter(|c| !c.is_alphanumeric() && !c.is_whitespace() && !matches!(c, '*' | '_'))
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
        assert!(same_frame("(a)", "(*b*)"));
        assert!(!same_frame("（一）", "（2）"));
        assert!(!same_frame("（一）", "二、"));
        assert!(!same_frame("(a)", "(B)"));
    }
}
