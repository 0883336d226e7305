//! Text quoted for insertion into another instrument, over one line or many.

use super::lead::{Lead, Quotes};
use super::lines::Line;
use super::walk::{Place, Walk};
use crate::jurisdiction::EnglishStyle;
use crate::outline::node::Kind;
use crate::text::Span;

/// How many lines back the words stand that speak of a table.
const TABLE_REACH: usize = 12;

/// Words for a change of another text.
const AMENDS: [&str; 4] = ["insert", "substitut", "so amended", "as amended"];

/// Whether the line ends with closing quotation marks, punctuation aside.
fn ends_quoted(line: &str, quotes: Quotes) -> bool {
    let mut line = line.trim_end_matches(['.', ';', ',', ':', ')', ']', '*', ' ']);
    for word in [" and", " or"] {
        line = line.strip_suffix(word).unwrap_or(line);
    }
    let line = line.trim_end_matches(['.', ';', ',', ' ']);
    let signs: &[&str] = match quotes {
        Quotes::Double => &["”"],
        Quotes::Single => &["’"],
        Quotes::Straight => &["\""],
        Quotes::Typed => &["''"],
    };
    signs.iter().any(|sign| line.ends_with(sign))
}

/// What a line is to the quotation that is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// It belongs to the quotation, which goes on.
    Inside,
    /// It is the last line of the quotation.
    Last,
    /// The quotation ended before it.
    Behind,
}

/// A quotation that is open.
#[derive(Debug, Clone, Copy)]
pub(super) struct Quotation {
    quotes: Quotes,
    /// How many quotation marks are open.
    depth: i32,
    /// Whether each paragraph begins with quotation marks of its own, as in the United States.
    fresh: bool,
}

impl Quotation {
    /// Opens a quotation in `line`; `None` where it closes in the same line.
    pub(super) fn open(text: &str, line: &Line, quotes: Quotes) -> Option<Self> {
        let depth = match quotes {
            Quotes::Double => i32::from(line.quotes),
            Quotes::Straight if line.text(text).matches('"').count().is_multiple_of(2) => 0,
            _ => i32::from(!ends_quoted(line.text(text), quotes)),
        };
        (depth > 0).then_some(Self { quotes, depth, fresh: false })
    }

    /// What the next line is to the quotation.
    pub(super) fn take(&mut self, text: &str, line: &Line) -> Part {
        let body = line.text(text);
        let begins = match self.quotes {
            Quotes::Double => body.starts_with('“'),
            Quotes::Single => body.starts_with('‘'),
            Quotes::Straight => body.starts_with('"'),
            Quotes::Typed => body.starts_with("''") || body.starts_with("``"),
        };
        let marked = matches!(line.lead, Lead::Quoted(_));
        let structural = !matches!(line.lead, Lead::Text | Lead::Quoted(_));
        if !begins && self.fresh && (line.gap || structural) {
            return Part::Behind;
        }
        let ends = match self.quotes {
            Quotes::Double => {
                let again = begins && (self.fresh || marked || line.quotes > 0);
                self.fresh |= again;
                self.depth += i32::from(line.quotes) - i32::from(again);
                self.depth <= 0
            }
            Quotes::Straight => {
                self.fresh |= begins && marked;
                let odd = body.matches('"').count() % 2 == 1;
                odd != begins
            }
            Quotes::Single | Quotes::Typed => {
                self.fresh |= begins && marked;
                ends_quoted(body, self.quotes)
            }
        };
        if ends { Part::Last } else { Part::Inside }
    }
}

impl Walk<'_> {
    /// Opens a quotation that begins at `start` of a line and passes over all of its lines.
    pub(super) fn quote(&mut self, line: &Line, start: usize, quotes: Quotes) {
        let opened = Quotation::open(self.text, line, quotes);
        let end = opened.map_or(self.at + 1, |quotation| self.end_of(quotation));
        let last = end.checked_sub(1).and_then(|last| self.lines.get(last)).unwrap_or(line);
        self.quotes.push(Span::new(start, last.end));
        self.builder.text(Span::empty(last.end).start);
        self.at = end - 1;
    }

    /// Whether the line is `TABLE`, below which the text stands that an Act changes: "the section
    /// set out in the Table shall be inserted".
    pub(super) fn begins_table(&self, line: &Line) -> bool {
        let word = line.text(self.text).trim_matches(['*', '.', ' ']);
        let is_table = self.form.style == EnglishStyle::Act
            && self.place == Place::Section
            && word.eq_ignore_ascii_case("table");
        let from = self.at.saturating_sub(TABLE_REACH);
        is_table
            && self.lines.get(from..self.at).unwrap_or_default().iter().any(|before| {
                let words = before.text(self.text);
                words.contains("Table") && AMENDS.iter().any(|amends| words.contains(amends))
            })
    }

    /// Takes all lines up to the section that must come next for a quotation; `false` where none
    /// comes.
    pub(super) fn table(&mut self, line: &Line) -> bool {
        let from = self.at + 1;
        let ahead = self.lines.get(from..).unwrap_or_default();
        let next = ahead.iter().take(self.quote_budget).position(|line| self.is_expected(line));
        self.quote_budget = self.quote_budget.saturating_sub(next.unwrap_or(ahead.len()));
        let next = next.map(|next| self.same_again(ahead, next).unwrap_or(next));
        // A marked heading is one of the document, as behind quotation marks.
        let heads = |line: &Line| line.hashes > 0 && matches!(line.lead, Lead::Heading(_));
        let next = next.map(|next| ahead.iter().take(next).position(heads).unwrap_or(next));
        let Some(next) = next.filter(|&next| next > 0) else { return false };
        let last = ahead.get(next - 1).unwrap_or(line);
        self.quotes.push(Span::new(line.start, last.end));
        self.builder.text(Span::empty(last.end).start);
        self.at = from + next - 1;
        true
    }

    /// Where a table begins with sections from the very number on that the Act goes on with, be it
    /// below a heading: where that number comes again, right behind the sections of the table.
    fn same_again(&mut self, ahead: &[Line], first: usize) -> Option<usize> {
        if first > 1 {
            return None;
        }
        let behind = ahead.get(first + 1..)?.iter().take(self.quote_budget);
        let wanted = self.basic_number(ahead.get(first)?)?;
        let mut last = wanted;
        let mut looked = 0;
        let again = behind.enumerate().find_map(|(index, line)| {
            looked = index;
            let number = self.basic_number(line)?;
            let goes_on =
                number.main() == last.main() + 1 || number > last && number.main() == last.main();
            last = number;
            (!goes_on).then_some((number == wanted).then_some(first + 1 + index))
        });
        self.quote_budget = self.quote_budget.saturating_sub(looked);
        again.flatten()
    }

    /// The index behind the last line of a quotation that was opened on the line at hand.
    ///
    /// Quotation marks are often left out, so an end is believed only if the article or section
    /// that must come next has not been passed over.
    fn end_of(&mut self, mut quotation: Quotation) -> usize {
        let from = self.at + 1;
        let mut expected = None;
        let mut end = None;
        let ahead = self.lines.get(from..).unwrap_or_default();
        for (index, line) in (from..).zip(ahead.iter().take(self.quote_budget)) {
            if line.hashes > 0 || self.is_unquoted_section(line) {
                end = Some(index);
                break;
            }
            let part = quotation.take(self.text, line);
            if part != Part::Inside {
                end = Some(index + usize::from(part == Part::Last));
                break;
            }
            if expected.is_none() && self.is_expected(line) {
                expected = Some(index);
            }
        }
        let steps = end.map_or(ahead.len(), |end| end - from);
        self.quote_budget = self.quote_budget.saturating_sub(steps);
        match (end, expected) {
            (Some(end), None) => end,
            (Some(end), Some(_)) if self.expected_from(end) => end,
            (_, Some(expected)) => expected,
            (None, None) => from,
        }
    }

    /// Sections of bills that stand in a quotation have quotation marks of their own.
    fn is_unquoted_section(&self, line: &Line) -> bool {
        matches!(self.form.style, EnglishStyle::Bill | EnglishStyle::Regulation)
            && matches!(line.lead, Lead::Heading(heading)
                if heading.kind == Kind::Section && heading.firm)
    }

    /// Whether the first article or section from line `from` on is the one that must come next.
    fn expected_from(&mut self, from: usize) -> bool {
        let ahead = self.lines.get(from..).unwrap_or_default();
        let next = ahead.iter().take(self.quote_budget).position(|line| self.is_basic(line));
        self.quote_budget = self.quote_budget.saturating_sub(next.unwrap_or(ahead.len()));
        next.and_then(|next| ahead.get(next)).is_some_and(|line| self.is_expected(line))
    }
}
