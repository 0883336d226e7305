//! Lists of provisions in English: sections 12 and 13, paragraph (a) of section 5, Article 5(2)(a).

use super::super::{Join, Step};
use super::atoms::{self, Label, Shape};
use super::behind::ORDINALS;
use super::drafts::{Draft, List, RANK_BASIC, Unit, is_roman, rank, shape, shape_of};
use super::grammar::Grammar;
use crate::outline::Kind;
use crate::text::Span;

/// The most members of a list.
const MOST: usize = 60;

/// How years of a reign go on: 5 & 6 Vict., c. 89.
const REIGNS: [&str; 7] = ["Vict", "Will", "Geo", "Edw", "Eliz", "Anne", "Hen"];

/// The parser of lists of citations.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lists<'d> {
    pub(super) text: &'d str,
    pub(super) grammar: &'d Grammar,
}

impl<'d> Lists<'d> {
    pub(super) fn rest(&self, at: usize) -> &'d str {
        self.text.get(at..).unwrap_or_default()
    }

    /// The offset of the next word behind `at`.
    pub(super) fn skip(&self, at: usize) -> usize {
        at + atoms::blanks(self.rest(at))
    }

    /// The unit that the word at `at` names.
    pub(super) fn unit(&self, at: usize) -> Option<Unit> {
        let rest = self.rest(at);
        let sign = rest.len() - rest.trim_start_matches('§').len();
        let len = if sign > 0 { sign } else { atoms::word(rest).len() };
        let stop = usize::from(sign == 0 && rest.get(len..)?.starts_with('.'));
        let named = |len: usize| self.grammar.unit(rest.get(..len)?);
        let (kind, len) = match named(len + stop) {
            Some(kind) => (kind, len + stop),
            None => (named(len)?, len),
        };
        let word = rest.get(..len)?;
        let plural = word.ends_with(['s', 'S']) || word.ends_with("s.") || sign > "§".len();
        Some(Unit { kind, rank: rank(kind), plural, end: at + len })
    }

    /// The list that begins with the unit word at `start`: its members and the offset behind it.
    /// `article`: whether paragraphs are right below articles where the list does not say.
    pub(super) fn parse(&self, start: usize, article: bool) -> Option<(Vec<Draft>, usize)> {
        self.parse_unit(self.unit(start)?, start, article)
    }

    fn parse_unit(&self, unit: Unit, start: usize, article: bool) -> Option<(Vec<Draft>, usize)> {
        let label = self.label(&unit)?;
        if self.counts_things(label.end) {
            return None;
        }
        let mut list = List::new(unit, &label, article);
        // "the reference in section 5 to section 9" is no range.
        let before = self.text.get(..start).unwrap_or_default();
        let before = before.trim_end_matches([' ', '*', '\n']);
        list.speaks_of = ["reference in", "references in", "reference under", "references under"]
            .iter()
            .any(|words| before.ends_with(words));
        list.add(&label, &[], start, Join::And);
        let mut end = label.end;
        while list.drafts.len() < MOST {
            let next = self.descend(&mut list, end).or_else(|| self.ascend(&mut list, end));
            let Some(to) = next.or_else(|| self.further(&mut list, end)) else { break };
            end = to;
        }
        Some((list.drafts, end))
    }

    /// The list of numbers at `start` that are those of units of `kind`.
    pub(super) fn parse_as(&self, kind: Kind, start: usize) -> Option<(Vec<Draft>, usize)> {
        let unit = Unit { kind, rank: rank(kind), plural: true, end: start };
        self.parse_unit(unit, start, false)
    }

    fn label(&self, unit: &Unit) -> Option<Label> {
        let lettered = matches!(
            unit.kind,
            Kind::Title
                | Kind::Schedule
                | Kind::Annex
                | Kind::Part
                | Kind::Chapter
                | Kind::Division
        );
        let counted = matches!(unit.kind, Kind::Paragraph | Kind::Subparagraph | Kind::Item);
        let label = atoms::label(self.text, unit.end, lettered || counted)?;
        let letter = label.head.as_ref().is_some_and(|head| head.shape == Shape::Upper);
        (!(counted && letter) || self.is_roman(&label)).then_some(label)
    }

    fn is_roman(&self, label: &Label) -> bool {
        let head = label.head.as_ref().map(|head| &*head.num).unwrap_or_default();
        !head.is_empty() && head.bytes().all(|b| matches!(b, b'I' | b'V' | b'X'))
    }

    /// Article 31, Paragraph 1: a deeper unit of the last member.
    fn descend(&self, list: &mut List, at: usize) -> Option<usize> {
        let next = self.skip(at);
        let comma = self.rest(next).starts_with(',');
        let next = self.skip(next + usize::from(comma));
        let unit = self.unit(next).filter(|unit| unit.rank > list.last_rank())?;
        let label = self.label(&unit)?;
        if comma && self.higher(label.end, unit.rank).is_some() {
            // Article 9, paragraph 2 of Article 10: the paragraph is another member.
            return None;
        }
        list.unit = unit;
        list.shape = shape(&label);
        let last = list.drafts.pop()?;
        list.add(&label, &last.steps, last.span.start as usize, last.join);
        if let Some(draft) = list.drafts.last_mut() {
            draft.inherited = last.inherited;
        }
        Some(label.end)
    }

    /// The unit above `rank` that "of" leads to at `at`.
    fn higher(&self, at: usize, rank: u8) -> Option<(Unit, Label)> {
        let next = self.skip(at);
        let next = self.rest(next).strip_prefix(',').map_or(next, |_| self.skip(next + 1));
        let word = atoms::word(self.rest(next));
        if !matches!(word, "of" | "in" | "to") {
            return None;
        }
        let next = self.skip(next + word.len());
        let next = if atoms::word(self.rest(next)) == "the" { self.skip(next + 3) } else { next };
        if let Some(found) = self.ordinal_schedule(next).filter(|(unit, _)| unit.rank < rank) {
            return Some(found);
        }
        let unit = self.unit(next).filter(|unit| {
            // The Irish constitution has sections below articles.
            unit.rank < rank || unit.kind == Kind::Article && rank == RANK_BASIC
        })?;
        let label = self.label(&unit)?;
        Some((unit, label))
    }

    /// First Schedule at `at`.
    pub(super) fn ordinal_schedule(&self, at: usize) -> Option<(Unit, Label)> {
        let word = atoms::word(self.rest(at));
        let index = ORDINALS.iter().position(|ordinal| ordinal.eq_ignore_ascii_case(word))?;
        let unit = self.unit(self.skip(at + word.len())).filter(|u| u.kind == Kind::Schedule)?;
        let head = atoms::make(&(index + 1).to_string(), Shape::Digits);
        Some((unit, Label { head: Some(head), groups: Vec::new(), end: unit.end }))
    }

    /// paragraph (a) of section 5; Paragraph 2, Article 9.
    fn ascend(&self, list: &mut List, at: usize) -> Option<usize> {
        let first = list.first_own_rank();
        let (unit, label) = self.higher(at, first).or_else(|| {
            let next = self.skip(at);
            let next = self.skip(next + self.rest(next).strip_prefix(',').map(|_| 1)?);
            let unit = self.unit(next).filter(|unit| unit.rank < first)?;
            let label = self.label(&unit)?;
            // Paragraph 2, Article 9, paragraph 3: of which the Article is, nobody can tell.
            let after = self.unit(self.skip(self.skip(label.end) + 1));
            let lone = after.is_none_or(|after| after.rank < unit.rank);
            let upwards = list.upwards || list.drafts.iter().all(|draft| draft.inherited == 0);
            // "subsection (2), sections 4 and 5" are two lists.
            list.upwards = lone && upwards && unit.kind != Kind::Section && list.article;
            list.upwards.then_some((unit, label))
        })?;
        let mut above = List::new(unit, &label, list.article);
        above.add(&label, &[], at, Join::And);
        let head = above.drafts.pop()?.steps;
        for draft in list.drafts.iter_mut().rev() {
            let own = draft.steps.get(draft.inherited);
            let rank = own.map_or(0, |step| step.rank);
            let section =
                unit.kind == Kind::Article && own.is_some_and(|own| own.kind != unit.kind);
            if rank < unit.rank || rank == unit.rank && !section {
                break;
            }
            let kept = draft.steps.iter().take_while(|step| step.rank <= unit.rank).count();
            let replaced = if draft.sibling { kept } else { draft.inherited };
            draft.steps.splice(..replaced, head.iter().cloned());
            draft.inherited = 0;
        }
        if let Some(last) = list.drafts.last_mut() {
            last.span = Span::new(last.span.start as usize, label.end);
        }
        Some(label.end)
    }

    /// and 13; or Article 14; to 20: a further member.
    fn further(&self, list: &mut List, at: usize) -> Option<usize> {
        let (join, next) = self.joint(at)?;
        if list.speaks_of && join == Join::Through && atoms::word(self.rest(self.skip(at))) == "to"
        {
            return None;
        }
        let last = list.drafts.last()?.clone();
        // "section 12(6)—(1) Wells.—": what is noted, and the first item of a list.
        if self.rest(at).starts_with('—') && self.rest(next).starts_with('(') {
            return None;
        }
        if let Some(unit) = self.unit(next) {
            let label = self.label(&unit)?;
            let low = list
                .drafts
                .iter()
                .all(|draft| draft.steps.first().is_some_and(|step| step.rank > RANK_BASIC));
            let comma = self.rest(self.skip(at)).starts_with(',');
            if low && comma && unit.kind == Kind::Section {
                // "subject to subsection (2), sections 4 and 5": two lists.
                return None;
            }
            if unit.rank > RANK_BASIC && list.unit.kind == Kind::Section {
                // "section 154 and subsections (2) and (4)": those of the section that says so.
                return None;
            }
            // Sections run through the document, whatever part the one before is in.
            let from = if unit.rank == RANK_BASIC { u8::MAX } else { 0 };
            let head: Vec<Step> = last
                .steps
                .iter()
                .take_while(|step| step.rank < unit.rank && step.rank > from)
                .cloned()
                .collect();
            list.unit = unit;
            list.shape = shape(&label);
            list.add(&label, &head, next, join);
            return Some(label.end);
        }
        let label = atoms::label(self.text, next, list.shape == Some(Shape::Upper))?;
        if label.head.is_none() && (list.shape.is_some() || list.goes_deeper(&label, &last)) {
            return self.sibling(list, &label, &last, next, join);
        }
        let line = self.text.get(at..next).is_some_and(|gap| gap.contains('\n'));
        if line && self.rest(label.end).starts_with(['.', ')']) {
            // The number of an item.
            return None;
        }
        if shape(&label) != list.shape || self.counts_things(label.end) || self.is_reign(label.end)
        {
            return None;
        }
        let rank = list.unit.rank;
        let head: Vec<Step> =
            last.steps.iter().take_while(|step| step.rank < rank).cloned().collect();
        list.add(&label, &head, next, join);
        Some(label.end)
    }

    /// 3(a)(1) and (2): a member that differs from the last one in its brackets.
    fn sibling(
        &self,
        list: &mut List,
        label: &Label,
        last: &Draft,
        start: usize,
        join: Join,
    ) -> Option<usize> {
        let first = label.groups.first()?;
        let of_shape =
            |step: &&Step| step.rank > list.unit.rank && shape_of(&step.num) == first.shape;
        // Section 19(1)(e)(ii), (f): the letter behind the last one, and no Roman numeral.
        let behind = |step: &&Step| {
            of_shape(step)
                && first.num.len() == 1
                && step.num.len() == 1
                && first.ordinal.main() == step.ordinal.main() + 1
        };
        let found = last.steps.iter().rev().find(behind);
        // Section 2(a)(iii) and (d): a letter that is no Roman numeral is none of those.
        let letter = first.num.len() == 1 && !is_roman(&first.num);
        let alike =
            |step: &&Step| of_shape(step) && !(letter && step.num.len() > 1 && is_roman(&step.num));
        let found = found.or_else(|| last.steps.iter().rev().find(alike));
        let at = found.or_else(|| last.steps.iter().rev().find(of_shape))?.rank;
        let mut steps: Vec<Step> =
            last.steps.iter().take_while(|step| step.rank < at).cloned().collect();
        let inherited = steps.len();
        for group in &label.groups {
            steps.push(list.below(&steps, group));
        }
        let span = Span::new(start, label.end);
        list.drafts.push(Draft { steps, inherited, sibling: true, span, join });
        Some(label.end)
    }

    /// What joins two members at `at`, and the offset behind it.
    fn joint(&self, at: usize) -> Option<(Join, usize)> {
        let start = self.skip(at);
        let through = self.phrase(&self.grammar.through, start).map(|end| (end, Join::Through));
        let and = || self.phrase(&self.grammar.and, start).map(|end| (end, Join::And));
        let (end, join) = through.or_else(and)?;
        let mut next = self.skip(end);
        if self.rest(next).starts_with(char::is_whitespace) {
            // A list of provisions does not go on in the next paragraph.
            return None;
        }
        for word in ["in", "under", "with", "of", "the"] {
            if atoms::word(self.rest(next)) == word {
                next = self.skip(next + word.len());
            }
        }
        Some((join, next))
    }

    /// The end of the first of `phrases` that stands at `at`, as whole words in any layout.
    fn phrase(&self, phrases: &[Vec<String>], at: usize) -> Option<usize> {
        phrases.iter().find_map(|words| {
            let mut at = at;
            for (index, word) in words.iter().enumerate() {
                let next = if index == 0 { at } else { self.skip(at) };
                let end = next + word.len();
                let found = self.text.get(next..end)?;
                if !found.eq_ignore_ascii_case(word) {
                    return None;
                }
                at = end;
            }
            let letters = words.last()?.ends_with(|c: char| c.is_alphabetic());
            (!(letters && self.rest(at).starts_with(char::is_alphanumeric))).then_some(at)
        })
    }

    /// Whether a number that ends at `at` is a year of a reign.
    fn is_reign(&self, at: usize) -> bool {
        let rest =
            self.rest(at).trim_start_matches(|c: char| " &".contains(c) || c.is_ascii_digit());
        REIGNS.iter().any(|reign| rest.starts_with(reign))
    }

    /// Whether a number that ends at `at` counts what stands behind it: sections 5 and 30 days.
    fn counts_things(&self, at: usize) -> bool {
        let word = atoms::word(self.rest(self.skip(at)));
        let things = [
            "days", "day", "months", "month", "years", "year", "hours", "weeks", "per", "percent",
            "times", "such", "members", "persons", "other", "business", "working",
        ];
        let collection = self
            .grammar
            .collections
            .iter()
            .any(|(name, _)| self.rest(self.skip(at)).starts_with(name.as_str()));
        collection
            || things.iter().any(|thing| thing.eq_ignore_ascii_case(word))
            || self.rest(at).starts_with(['%', '$'])
    }
}
