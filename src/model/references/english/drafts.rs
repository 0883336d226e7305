//! What members of a list are while it is read: the steps that unit words and numbers make, and what a
//! member takes from the one before it.

use super::super::{Base, Join, Member, Step};
use super::atoms::{self, Label, Number, Shape};
use crate::outline::Kind;
use crate::text::Span;

/// The rank of a basic unit; what is less deep groups such units.
pub(super) const RANK_BASIC: u8 = 5;

/// A member of a list while it is read.
#[derive(Debug, Clone)]
pub(super) struct Draft {
    /// The steps to it.
    pub(super) steps: Vec<Step>,
    /// How many of the first steps are those of the member before it.
    pub(super) inherited: usize,
    /// Whether it has no unit word of its own, so that it keeps what it inherited below a unit that
    /// is named behind the list.
    pub(super) sibling: bool,
    pub(super) span: Span,
    pub(super) join: Join,
}

impl Draft {
    /// The member, whose steps begin at `base`.
    pub(super) fn member(self, base: Base) -> Member {
        Member { base, steps: self.steps, span: self.span, join: self.join }
    }
}

/// The members of `drafts` behind which "of this section" stands, for the unit `base`: what has no
/// basic unit of its own is below it. `basic`: whether that is a basic unit itself.
pub(super) fn below(mut drafts: Vec<Draft>, base: Base, basic: bool) -> Vec<Member> {
    let is_basic = |step: Option<&Step>| step.is_some_and(|step| step.rank <= RANK_BASIC);
    // "Article 6, paragraph 2 of this Article" is two provisions.
    if let Some(last) = drafts.last()
        && basic
        && last.inherited == 0
        && last.steps.len() > 1
        && is_basic(last.steps.first())
    {
        let mut lower = last.clone();
        lower.steps.remove(0);
        if let Some(last) = drafts.last_mut() {
            last.steps.truncate(1);
        }
        drafts.push(lower);
    }
    let mut open = true;
    let mut members: Vec<Member> = drafts
        .into_iter()
        .rev()
        .map(|mut draft| {
            let own = draft.steps.get(draft.inherited);
            open &= !is_basic(own);
            if open && basic {
                draft.steps.drain(..draft.inherited);
            }
            let base = if is_basic(draft.steps.first()) { Base::Document } else { base };
            draft.member(base)
        })
        .collect();
    members.reverse();
    members
}

/// A unit word and where it ends.
#[derive(Debug, Clone, Copy)]
pub(super) struct Unit {
    pub(super) kind: Kind,
    pub(super) rank: u8,
    pub(super) plural: bool,
    pub(super) end: usize,
}

/// A list while it is read.
pub(super) struct List {
    pub(super) drafts: Vec<Draft>,
    /// The last unit word.
    pub(super) unit: Unit,
    /// The shape of the number behind it; `None` for brackets alone.
    pub(super) shape: Option<Shape>,
    pub(super) article: bool,
    /// Whether members are written from below: Paragraph 2, Article 9.
    pub(super) upwards: bool,
    /// Whether it says where something is said: "the reference in section 5".
    pub(super) speaks_of: bool,
}

impl List {
    /// A list that begins with `label` behind `unit`, and has no members yet.
    pub(super) fn new(unit: Unit, label: &Label, article: bool) -> Self {
        let shape = shape(label);
        Self { drafts: Vec::new(), unit, shape, article, upwards: false, speaks_of: false }
    }

    /// Whether `label`, which is brackets alone as the members before it are, differs from the
    /// `last` one below its unit: subsections (2)(a) and (b), paragraph (a)(i) and (ii).
    pub(super) fn goes_deeper(&self, label: &Label, last: &Draft) -> bool {
        let Some(first) = label.groups.first() else { return false };
        let own = last.steps.iter().find(|step| step.rank == self.unit.rank);
        let deeper = last
            .steps
            .iter()
            .any(|step| step.rank > self.unit.rank && shape_of(&step.num) == first.shape);
        let roman = first.num.len() > 1 && is_roman(&first.num);
        deeper && (own.is_some_and(|own| shape_of(&own.num) != first.shape) || roman)
    }

    /// How deep the last member is.
    pub(super) fn last_rank(&self) -> u8 {
        self.drafts.last().and_then(|draft| draft.steps.last()).map_or(u8::MAX, |step| step.rank)
    }

    /// How deep the first step is that the last member has of its own.
    pub(super) fn first_own_rank(&self) -> u8 {
        let own = self.drafts.last().and_then(|draft| draft.steps.get(draft.inherited));
        own.map_or(0, |step| step.rank)
    }

    /// Adds the member `label` of the last unit word below `head`; 5-7 of a plural is a range.
    pub(super) fn add(&mut self, label: &Label, head: &[Step], start: usize, join: Join) {
        let span = Span::new(start, label.end);
        if let Some((low, high)) = label.head.as_ref().and_then(|number| self.range(number)) {
            for (number, join) in [(low, join), (high, Join::Through)] {
                let mut steps = head.to_vec();
                steps.push(self.step(&number));
                self.drafts.push(Draft {
                    steps,
                    inherited: head.len(),
                    sibling: false,
                    span,
                    join,
                });
            }
            return;
        }
        let mut steps = head.to_vec();
        let mut groups = label.groups.iter();
        if let Some(first) = label.head.as_ref().or_else(|| groups.next()) {
            steps.push(self.step(first));
        }
        for group in groups {
            steps.push(self.below(&steps, group));
        }
        self.drafts.push(Draft { steps, inherited: head.len(), sibling: false, span, join });
    }

    /// The ends of 5-7 behind a plural.
    fn range(&self, number: &Number) -> Option<(Number, Number)> {
        let (low, high) = number.num.split_once('-').filter(|_| self.unit.plural)?;
        let (from, to): (u32, u32) = (low.parse().ok()?, high.parse().ok()?);
        let digits = |num: &str| atoms::make(num, Shape::Digits);
        (from < to).then(|| (digits(low), digits(high)))
    }

    /// The step that the unit word makes with `number`.
    fn step(&self, number: &Number) -> Step {
        let article = self.article || self.in_article();
        let kind = match self.unit.kind {
            Kind::Subparagraph | Kind::Item | Kind::Clause if article => Kind::Point,
            kind => kind,
        };
        // Paragraph II is the second one.
        let roman = kind == Kind::Paragraph || kind == Kind::Point;
        let counted = roman && number.shape == Shape::Upper && number.num.len() < 5;
        let roman = counted && number.num.bytes().all(|b| matches!(b, b'I' | b'V' | b'X'));
        if roman && let Some(value) = crate::outline::roman::roman(&number.num.to_ascii_lowercase())
        {
            let number = atoms::make(&value.to_string(), Shape::Digits);
            return Step { kind, rank: self.unit.rank, num: number.num, ordinal: number.ordinal };
        }
        let (num, ordinal) = (number.num.clone(), number.ordinal);
        Step { kind, rank: self.unit.rank, num, ordinal }
    }

    fn in_article(&self) -> bool {
        let last = self.drafts.last().and_then(|draft| draft.steps.first());
        last.is_some_and(|step| step.kind == Kind::Article)
    }

    /// The step that a number in brackets makes below `steps`.
    pub(super) fn below(&self, steps: &[Step], number: &Number) -> Step {
        let article = match steps.first().map(|step| step.kind) {
            Some(Kind::Article) => true,
            Some(Kind::Section | Kind::Subsection) => false,
            _ => self.article,
        };
        let last = steps.last();
        let rank = last.map_or(RANK_BASIC, |step| step.rank);
        let kind = match last.map(|step| step.kind) {
            Some(Kind::Article | Kind::Schedule | Kind::Annex) => Kind::Paragraph,
            Some(Kind::Section) => Kind::Subsection,
            Some(Kind::Subsection) => Kind::Paragraph,
            Some(Kind::Paragraph | Kind::Point) if article => Kind::Point,
            Some(Kind::Point) => Kind::Point,
            Some(Kind::Paragraph) => Kind::Subparagraph,
            Some(Kind::Subparagraph) => Kind::Clause,
            Some(Kind::Clause) => Kind::Subclause,
            _ => Kind::Item,
        };
        let rank = self::rank(kind).max(rank + 1);
        Step { kind, rank, num: number.num.clone(), ordinal: number.ordinal }
    }
}

/// Whether a number in brackets is a small Roman numeral, as lists have.
pub(super) fn is_roman(num: &str) -> bool {
    num.bytes().all(|b| b"ivx".contains(&b))
}

/// The shape of the number behind the unit word; `None` for brackets alone.
pub(super) fn shape(label: &Label) -> Option<Shape> {
    label.head.as_ref().map(|head| head.shape)
}

/// The shape of a number in brackets.
pub(super) fn shape_of(num: &str) -> Shape {
    match num.bytes().next() {
        Some(b'a'..=b'z') => Shape::Lower,
        Some(b'A'..=b'Z') => Shape::Upper,
        _ => Shape::Digits,
    }
}

/// How deep a unit is.
pub(super) fn rank(kind: Kind) -> u8 {
    match kind {
        Kind::Document => 0,
        Kind::Book | Kind::Title | Kind::Schedule | Kind::Annex => 1,
        Kind::Part => 2,
        Kind::Chapter => 3,
        Kind::Division => 4,
        Kind::Section | Kind::Article | Kind::Recital => RANK_BASIC,
        Kind::Subsection => 6,
        Kind::Paragraph => 7,
        Kind::Subparagraph | Kind::Point => 8,
        Kind::Clause => 9,
        Kind::Subclause => 10,
        Kind::Item => 11,
        Kind::Subitem => 12,
    }
}
