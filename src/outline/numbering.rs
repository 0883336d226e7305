//! Faults in the numbers of units: gaps, duplicates, numbers that run backwards, lists that change
//! their style.
//!
//! A fault is reported once, where a reader stumbles over it. Sequences that are not meant to be
//! complete (the sections of a code that leaves room between its chapters) are let pass whole.

use super::node::{Kind, NodeId, Numbering, Ordinal, Outline, Problem, ProblemKind};
use super::numerals;
use super::roman::{letters, roman};
use crate::text::Span;

/// One gap in so many units is a fault; more are a way of numbering.
const GAPS_ALLOWED: usize = 10;

/// Numbers that jump further do not miss the ones between: the text is an excerpt.
const WIDEST_GAP: u32 = 20;

/// So many lists that count in the same way may stand in each other.
const DEEPEST: usize = 8;

/// Looks at the numbers of all units and adds what is wrong to `outline.problems`, which it leaves
/// in document order. `text` is the text that the outline was made from.
///
/// Articles are counted through the document, the other units within the unit around them.
/// Inserted numbers (第十二条之一, 12A) leave no gap, a list that starts again at one is a new list.
pub(super) fn check(outline: &mut Outline, text: &str) {
    let mut problems = Vec::new();
    let units = units(outline, text);
    for sequence in units.chunk_by(|one, other| one.list == other.list) {
        let mut found = Vec::new();
        for run in runs(outline, text, sequence) {
            Run { outline, text, units: run, found: &mut found }.check();
        }
        let gap = |problem: &&Problem| matches!(problem.kind, ProblemKind::NumberGap { .. });
        let gaps = found.iter().filter(gap).count();
        if gaps > 3 && gaps * GAPS_ALLOWED > sequence.len() {
            found.retain(|problem| !gap(&problem));
        }
        found.extend(style_change(outline, text, sequence));
        problems.extend(found);
    }
    outline.problems.extend(problems);
    outline.problems.sort_by_key(|problem| (problem.span.start, problem.node));
}

/// A unit with a number, and what it is counted with.
#[derive(Debug, Clone, Copy)]
struct Unit {
    /// The unit around the list, the kind, and for articles whether they are numbered 第….
    list: (NodeId, Kind, bool),
    id: NodeId,
    ordinal: Ordinal,
    numbering: Numbering,
}

/// The units with numbers, those that are counted together side by side in document order.
fn units(outline: &Outline, text: &str) -> Vec<Unit> {
    let mut units = Vec::with_capacity(outline.len());
    let mut annex = NodeId::ROOT;
    for id in outline.ids() {
        let node = outline.node(id);
        if matches!(node.kind, Kind::Annex | Kind::Schedule) {
            annex = id;
        }
        if node.numbering == Numbering::Implied || node.ordinal.parts().is_empty() {
            continue;
        }
        let list = if outline.is_article(id) {
            let inside = id.0 < outline.node(annex).end;
            let around = if inside { annex } else { NodeId::ROOT };
            (around, node.kind, node.number.slice(text).starts_with(['第', '笫']))
        } else {
            (node.parent.unwrap_or(NodeId::ROOT), node.kind, false)
        };
        units.push(Unit { list, id, ordinal: node.ordinal, numbering: node.numbering });
    }
    units.sort_by_key(|unit| unit.list);
    units
}

/// A sequence cut where it starts again at one, and where another list follows.
fn runs<'u>(
    outline: &'u Outline,
    text: &'u str,
    sequence: &'u [Unit],
) -> impl Iterator<Item = &'u [Unit]> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let rest = sequence.get(from..).filter(|rest| !rest.is_empty())?;
        let main = |at: usize| rest.get(at).map(|unit| unit.ordinal.main());
        let restarts = |&at: &usize| {
            let ordinal = |at: usize| rest.get(at).map(|unit| unit.ordinal);
            let goes_on =
                main(at + 1) == Some(2) || main(at + 1) == Some(1) && ordinal(at + 1) > ordinal(at);
            // A list in the list stays with it: 2. Kept for a year: 1. … 2. … 3. Kept for good:
            let again = main(at) == Some(1)
                && main(at - 1).is_some_and(|last| last >= 2)
                && goes_on
                && !rest.get(at - 1).is_some_and(|before| leads(outline, text, before.id));
            let style = |at: usize| rest.get(at).map(|unit| unit.numbering);
            again || style(at) != style(at - 1) && main(at) != main(at - 1).map(|n| n + 1)
        };
        let len = (1..rest.len()).find(restarts).unwrap_or(rest.len());
        from += len;
        rest.get(..len)
    })
}

/// Whether the own words of the unit end as if a list followed.
fn leads(outline: &Outline, text: &str, id: NodeId) -> bool {
    let node = outline.node(id);
    let end =
        outline.children(id).next().map_or(node.span.end, |child| outline.node(child).span.start);
    let words = Span { start: node.number.end.min(end), end }.slice(text);
    words.trim_end().ends_with([':', '：', '—'])
}

struct Run<'a> {
    outline: &'a Outline,
    text: &'a str,
    units: &'a [Unit],
    found: &'a mut Vec<Problem>,
}

impl Run<'_> {
    fn check(&mut self) {
        let Some(first) = self.units.first() else { return };
        self.check_start(first.id);
        let follows = |one: Ordinal, next: Ordinal| {
            next.main() == one.main() + 1 || next.main() == one.main() && next > one
        };
        if self.units.is_sorted_by(|one, next| follows(one.ordinal, next.ordinal)) {
            return;
        }
        let mut sorted: Vec<(Ordinal, NodeId)> =
            self.units.iter().map(|unit| (unit.ordinal, unit.id)).collect();
        sorted.sort_unstable();
        let mut last = self.end_of_range(first.id);
        let mut previous = last;
        // Members of the list around the one at hand where both count in the same way.
        let mut outer: Vec<Ordinal> = Vec::new();
        // The first unit of the list at hand: what stands before it is no duplicate.
        let mut floor = first.id;
        for (at, unit) in self.units.iter().enumerate().skip(1) {
            let ordinal = unit.ordinal;
            if self.enters_or_leaves(&mut outer, at, last) {
                last = self.end_of_range(unit.id);
                previous = ordinal;
                floor = unit.id;
                continue;
            }
            let next = self.units.get(at + 1).map(|next| next.ordinal.main());
            let skips = next == Some(last.main() + 2);
            let same = sorted.partition_point(|&other| other < (ordinal, floor));
            let first = sorted.get(same).map_or(unit.id, |&(_, first)| first);
            if first < unit.id {
                self.report(unit.id, ProblemKind::NumberDuplicate { first });
                if skips && ordinal.main() == last.main() {
                    last = Ordinal::new(&[last.main() + 1]);
                }
            } else if ordinal.main() > last.main() + 1 {
                let expected = last.main() + 1;
                self.check_gap(unit, last, skips, &sorted);
                // 5, 16, 7: one wrong number, after which the count goes on.
                last = match skips {
                    true => Ordinal::new(&[expected]),
                    false => self.end_of_range(unit.id),
                };
            } else if ordinal < last {
                if ordinal.main() != previous.main() + 1 {
                    self.report(unit.id, ProblemKind::NumberBackwards);
                }
            } else {
                last = self.end_of_range(unit.id);
            }
            previous = ordinal;
        }
    }

    /// Whether the unit at `at` begins a list in the list that counts in the same way, or goes on
    /// with the one around that: `2.` behind `1. … 2. … 3.` below `1. Kept for a year:`. `outer`:
    /// the members of the lists around it.
    fn enters_or_leaves(&self, outer: &mut Vec<Ordinal>, at: usize, last: Ordinal) -> bool {
        let (Some(before), Some(unit)) = (self.units.get(at - 1), self.units.get(at)) else {
            return false;
        };
        let main = unit.ordinal.main();
        if main == 1 && leads(self.outline, self.text, before.id) {
            if outer.len() < DEEPEST {
                outer.push(before.ordinal);
            }
            return true;
        }
        let back = outer.iter().rposition(|outer| main == outer.main() + 1);
        let Some(depth) = back.filter(|_| main != last.main() + 1) else { return false };
        outer.truncate(depth);
        true
    }

    /// Reports the number behind `last`, unless it stands elsewhere in the run or the jump is too
    /// wide for a slip.
    fn check_gap(&mut self, unit: &Unit, last: Ordinal, skips: bool, sorted: &[(Ordinal, NodeId)]) {
        let expected = last.main() + 1;
        let leap = unit.ordinal.main() - last.main() > WIDEST_GAP && !skips;
        let place = sorted.partition_point(|(other, _)| other.main() < expected);
        let displaced = sorted.get(place).is_some_and(|(other, _)| other.main() == expected);
        if !leap && !displaced {
            let expected = printed(self.outline, self.text, unit.id, expected);
            self.report(unit.id, ProblemKind::NumberGap { expected });
        }
    }

    /// A list of points that does not begin with one, and does not go on with another list.
    fn check_start(&mut self, first: NodeId) {
        let node = self.outline.node(first);
        let main = node.ordinal.main();
        if main != 2 || node.ordinal.parts().len() > 1 || !self.may_start_list(first) {
            return;
        }
        let before = (first.0.saturating_sub(64)..first.0)
            .rev()
            .map(NodeId)
            .map(|id| self.outline.node(id))
            .take_while(|before| before.kind != Kind::Article && before.kind != Kind::Section)
            .find(|before| before.kind == node.kind && before.numbering == node.numbering);
        if before.is_none_or(|before| before.ordinal.main() + 1 != main) {
            let expected = printed(self.outline, self.text, first, 1);
            self.report(first, ProblemKind::NumberGap { expected });
        }
    }

    /// Whether the unit would have to be the first of its list: an item, or in English a lettered
    /// paragraph right behind words that announce a list.
    fn may_start_list(&self, id: NodeId) -> bool {
        let node = self.outline.node(id);
        if node.kind == Kind::Point {
            return true;
        }
        let lettered = matches!(node.numbering, Numbering::LowerLetter | Numbering::LowerRoman);
        let before = self.text.get(..node.span.start as usize).unwrap_or_default();
        lettered
            && matches!(node.kind, Kind::Paragraph | Kind::Subparagraph)
            && before
                .trim_end_matches(|c: char| c.is_whitespace() || c == '*')
                .ends_with(['—', ':'])
    }

    /// The number up to which `id` counts: 第三条至第五条 counts up to 5.
    fn end_of_range(&self, id: NodeId) -> Ordinal {
        let node = self.outline.node(id);
        let after = self.text.get(node.number.end as usize..).unwrap_or_default();
        let high = after
            .trim_start_matches([' ', '\u{3000}'])
            .strip_prefix(['至', '～', '~', '—', '－'])
            .map(|rest| rest.trim_start_matches(['第', ' ', '\u{3000}']))
            .and_then(numerals::leading)
            .map(|high| high.value);
        let high = high.or_else(|| english_end(node.numbering, after));
        let high = high.filter(|&high| high > node.ordinal.main());
        high.map_or(node.ordinal, |high| Ordinal::new(&[high]))
    }

    fn report(&mut self, id: NodeId, kind: ProblemKind) {
        let span = self.outline.node(id).number;
        self.found.push(Problem { kind, node: id, span });
    }
}

/// The number behind "to", with the mark of a note before that: `(c) 1 to (f) Repealed`.
fn english_end(numbering: Numbering, after: &str) -> Option<u32> {
    let rest = after.trim_start_matches(|c: char| c.is_ascii_digit() || c.is_whitespace());
    let inner = rest.strip_prefix("to (")?;
    let token = inner.get(..inner.find(')').filter(|&close| close <= 6)?)?.to_ascii_lowercase();
    match numbering {
        Numbering::LowerLetter | Numbering::UpperLetter => letters(token.as_bytes()),
        Numbering::LowerRoman | Numbering::UpperRoman => roman(&token),
        _ => token.parse().ok(),
    }
}

/// The first unit whose number is written otherwise than that of the unit before it.
fn style_change(outline: &Outline, text: &str, sequence: &[Unit]) -> Option<Problem> {
    let number = |unit: &Unit| outline.node(unit.id).number;
    let mut pairs = sequence.iter().zip(sequence.iter().skip(1));
    let (_, unit) = pairs.find(|&(before, unit)| {
        unit.ordinal.main() == before.ordinal.main() + 1
            && (unit.numbering != before.numbering
                || frames_differ(number(before).slice(text), number(unit).slice(text)))
    })?;
    Some(Problem { kind: ProblemKind::StyleChange, node: unit.id, span: number(unit) })
}

/// Whether two numbers are framed otherwise; a number that white space sets off has no frame.
fn frames_differ(one: &str, other: &str) -> bool {
    let bare = |number| frame(number).next().is_none();
    !bare(one) && !bare(other) && !frame(one).eq(frame(other))
}

/// What stands around a number: （） for （三）, 第条 for 第十二条 and for 第十二条之一.
fn frame(number: &str) -> impl Iterator<Item = char> + '_ {
    number.chars().filter(|&c| match c {
        '第' | '条' | '條' | '（' | '）' | '、' => true,
        '-' | '○' | '〇' | '\u{4E00}'..='\u{9FFF}' => false,
        _ => !c.is_alphanumeric() && !c.is_whitespace(),
    })
}

impl Outline {
    /// The number `n` as it would be printed in the place of the number of `id`; `text` is that of
    /// the document.
    #[must_use]
    pub fn printed(&self, text: &str, id: NodeId, n: u32) -> String {
        printed(self, text, id, n)
    }
}

fn printed(outline: &Outline, text: &str, id: NodeId, n: u32) -> String {
    let node = outline.node(id);
    let number = node.number.slice(text);
    let chars = || number.char_indices();
    let sign = chars().find_map(|(at, c)| numerals::sign(c).map(|(value, _)| (at, c, value)));
    if let Some((at, c, value)) = sign {
        let other = char::from_u32((c as u32).saturating_sub(value) + n).unwrap_or(c);
        return replaced(number, Span::new(at, at + c.len_utf8()), &other.to_string());
    }
    let (part, new): (fn(char) -> bool, String) = match node.numbering {
        Numbering::Chinese => (numerals::chinese_part, numerals::to_chinese(n)),
        Numbering::LowerLetter => (|c| c.is_ascii_lowercase(), numerals::to_letters(n)),
        Numbering::UpperLetter => {
            (|c| c.is_ascii_uppercase(), numerals::to_letters(n).to_ascii_uppercase())
        }
        Numbering::LowerRoman => (|c| c.is_ascii_lowercase(), numerals::to_roman(n)),
        Numbering::UpperRoman => {
            (|c| c.is_ascii_uppercase(), numerals::to_roman(n).to_ascii_uppercase())
        }
        Numbering::Arabic | Numbering::Circled | Numbering::Implied => {
            (char::is_numeric, n.to_string())
        }
    };
    // The number stands last in `Chapter IV`, and first in 第十二条之一 and 12-1.
    let word = matches!(
        node.numbering,
        Numbering::LowerLetter
            | Numbering::UpperLetter
            | Numbering::LowerRoman
            | Numbering::UpperRoman
    );
    // PART III: the word before it is in capitals as well.
    let last = number.trim_end().rfind(char::is_whitespace);
    let start =
        if word { last.max(number.rfind(|c: char| !part(c) && c.is_alphanumeric())) } else { None };
    let start = start.unwrap_or(0);
    let Some((from, _)) = chars().find(|&(at, c)| at >= start && part(c)) else {
        return new;
    };
    let to = chars().find(|&(at, c)| at > from && !part(c)).map_or(number.len(), |(at, _)| at);
    replaced(number, Span::new(from, to), &new)
}

/// `number` with `new` for the bytes of `old`; the tail of an inserted number (之一, -1, A) falls.
fn replaced(number: &str, old: Span, new: &str) -> String {
    let front = number.get(..old.start as usize).unwrap_or_default();
    let rest = number.get(old.end as usize..).unwrap_or_default();
    let unit = match rest.find('之') {
        Some(inserted) => rest.get(..inserted).unwrap_or_default(),
        None => rest.trim_start_matches(|c: char| c == '-' || c.is_ascii_alphanumeric()),
    };
    format!("{front}{new}{unit}")
}

#[cfg(test)]
mod tests {
    use super::super::{Builder, NewNode};
    use super::*;

    /// An outline of `lines`: `A12` an article, `C2` a chapter, `（三）` and others a point.
    fn outline(lines: &[&str]) -> (Outline, String) {
        let text = lines.join("\n");
        let mut builder = Builder::new(text.len());
        let mut at = 0;
        for line in lines {
            let bare = line.trim_start_matches(|c: char| "AC第（(".contains(c));
            let numeral = numerals::leading(bare).unwrap();
            let (kind, rank) = match line.chars().next().unwrap() {
                'A' | '第' => (Kind::Article, 50),
                'C' => (Kind::Chapter, 30),
                _ => (Kind::Point, 70),
            };
            let tail = line.split_once('-').map(|(_, tail)| tail.parse().unwrap());
            let parts: Vec<u32> = std::iter::once(numeral.value).chain(tail).collect();
            builder.open(NewNode {
                kind,
                rank,
                start: Span::empty(at).start,
                number: Span::new(at, at + line.len()),
                heading: None,
                num: line.to_string().into(),
                ordinal: Ordinal::new(&parts),
                numbering: numeral.numbering,
            });
            at += line.len() + 1;
        }
        let mut outline = builder.finish();
        check(&mut outline, &text);
        (outline, text)
    }

    fn problems(lines: &[&str]) -> Vec<String> {
        let (outline, text) = outline(lines);
        let name = |problem: &Problem| match &problem.kind {
            ProblemKind::NumberGap { expected } => format!("gap {expected}"),
            ProblemKind::NumberDuplicate { .. } => "duplicate".to_owned(),
            ProblemKind::NumberBackwards => "backwards".to_owned(),
            ProblemKind::StyleChange => "style".to_owned(),
            ProblemKind::NotUnderstood => "unclear".to_owned(),
        };
        let line = |problem: &Problem| format!("{} {}", problem.span.slice(&text), name(problem));
        outline.problems.iter().map(line).collect()
    }

    #[test]
    fn a_missing_article_is_named_in_the_style_of_its_neighbours() {
        assert_eq!(problems(&["第一条", "第二条", "第四条", "第五条"]), ["第四条 gap 第三条"]);
        assert_eq!(problems(&["A1", "A2", "A4"]), ["A4 gap A3"]);
    }

    #[test]
    fn inserted_and_consecutive_numbers_are_no_fault() {
        assert!(problems(&["A1", "A2", "A2-1", "A2-2", "A3", "C1", "A4", "C2", "A5"]).is_empty());
    }

    #[test]
    fn a_number_twice() {
        assert_eq!(problems(&["A1", "A2", "A2", "A3"]), ["A2 duplicate"]);
        assert_eq!(problems(&["A1", "A2", "A2", "A4"]), ["A2 duplicate"]);
    }

    #[test]
    fn one_wrong_number_is_one_fault() {
        assert_eq!(problems(&["A5", "A16", "A7", "A8"]), ["A16 gap A6"]);
    }

    #[test]
    fn displaced_numbers_run_backwards_once() {
        assert_eq!(problems(&["A1", "A4", "A5", "A2", "A3", "A6"]), ["A2 backwards"]);
    }

    #[test]
    fn a_second_list_starts_again() {
        assert!(
            problems(&["A1", "（一）", "（二）", "（一）", "（二）", "A2", "（一）"]).is_empty()
        );
        assert_eq!(problems(&["A1", "（一）", "（三）"]), ["（三） gap （二）"]);
        assert_eq!(problems(&["A1", "（二）", "（三）"]), ["（二） gap （一）"]);
    }

    #[test]
    fn a_list_that_changes_its_brackets() {
        assert_eq!(problems(&["A1", "（一）", "(二)", "(三)"]), ["(二) style"]);
        assert_eq!(problems(&["A1", "（一）", "（2）"]), ["（2） style"]);
    }
}
