//! What a line begins with.

use super::grammar::Grammar;
use super::mark::{Frame, Mark, blank, emphasis, mark};
use super::number::{self, Number, byte, number, plain, run};
use crate::outline::node::{Kind, Numbering};
use crate::text::Span;

/// A heading of a word and a number.
#[derive(Debug, Clone, Copy)]
pub(super) struct Heading {
    /// Index of the word in the grammar.
    pub(super) word: u8,
    pub(super) kind: Kind,
    /// Word and number as printed.
    pub(super) span: Span,
    /// The number; an annex or a schedule may go without.
    pub(super) number: Option<Number>,
    /// Offset of what stands behind number and punctuation.
    pub(super) rest: usize,
    /// Whether punctuation or the end of the line stands behind the number.
    pub(super) firm: bool,
}

/// The pair of quotation marks around a quoted text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Quotes {
    /// “ ”
    Double,
    /// ‘ ’
    Single,
    /// " "
    Straight,
    /// Two typed backticks or apostrophes.
    Typed,
}

/// What a line begins with.
#[derive(Debug, Clone, Copy)]
pub(super) enum Lead {
    Text,
    Heading(Heading),
    Mark(Mark),
    /// The heading of a table of contents.
    Contents,
    /// A line behind which numbered recitals stand.
    Recitals,
    /// A line behind which the law itself begins.
    Enacting,
    /// Quotation marks and then a mark or a heading.
    Quoted(Quotes),
}

/// What the line of `text` from `at` to `end` begins with; `hashes` is its level as a heading of
/// Markdown, 0 for none.
pub(super) fn lead(text: &str, at: usize, end: usize, hashes: u8, grammar: &Grammar) -> Lead {
    let start = at + emphasis(text, at);
    match byte(text, start) {
        b'(' | b'0'..=b'9' => mark(text, at, end).map_or(Lead::Text, Lead::Mark),
        b'a'..=b'z' => match byte(text, start + 1) {
            b'.' | b')' | b'i' | b'v' | b'x' => mark(text, at, end).map_or(Lead::Text, Lead::Mark),
            _ => Lead::Text,
        },
        b'A'..=b'Z' => worded(text, at, start, end, hashes, grammar),
        0xC2 if text.get(start..).is_some_and(|rest| rest.starts_with('§')) => {
            sign(text, start, end, grammar)
        }
        b'"' | b'`' | b'\'' | 0xE2 => quoted(text, start, end, grammar)
            .or_else(|| mark(text, at, end).map(Lead::Mark))
            .unwrap_or(Lead::Text),
        b'-' | 0xC2 => mark(text, at, end).map_or(Lead::Text, Lead::Mark),
        _ => Lead::Text,
    }
}

/// Lines that begin with a capital letter.
fn worded(text: &str, at: usize, start: usize, end: usize, hashes: u8, grammar: &Grammar) -> Lead {
    let length = run(text, start, u8::is_ascii_alphabetic);
    if length <= 4
        && matches!(byte(text, start + length), b'.' | b')')
        && let Some(mark) = mark(text, at, end)
    {
        return Lead::Mark(mark);
    }
    if let Some(heading) = heading(text, start, end, hashes, grammar) {
        return Lead::Heading(heading);
    }
    let line = text.get(start..end).unwrap_or_default();
    let bare = line.trim_end_matches(['*', '_', ':', '.', ',', ' ']);
    if bare.len() <= 40 {
        if grammar.is_contents(bare) {
            return Lead::Contents;
        }
        if grammar.opens_recitals(bare) {
            return Lead::Recitals;
        }
    }
    if matches!(byte(text, start), b'A' | b'B' | b'H') && grammar.is_enacting(line) {
        return Lead::Enacting;
    }
    Lead::Text
}

/// `Article 5`, `SEC. 101.`, `CHAPTER I`, `FIRST SCHEDULE`.
fn heading(text: &str, at: usize, end: usize, hashes: u8, grammar: &Grammar) -> Option<Heading> {
    let (start, length) = word_at(text, at, end, grammar)?;
    let word = grammar.word(text.get(start..start + length)?.as_bytes())?;
    let kind = grammar.kind(u8::try_from(word).ok()?);
    let after = start + length;
    let stop = usize::from(byte(text, after) == b'.');
    let space = blank(text, after + stop);
    let annexed = matches!(kind, Kind::Annex | Kind::Schedule);
    let capitals = text.get(start..after)?.bytes().all(|byte| byte.is_ascii_uppercase());
    let before = (start > at)
        .then(|| grammar.ordinal(text.get(at..start)?.trim_end()))
        .flatten()
        .map(|value| plain(Span::new(at, start - 1), value, Numbering::Arabic));
    let from = after + stop + space;
    let behind = match before {
        Some(_) => None,
        None if space > 0 => number(text, skip_no(text, from), grammar),
        None => None,
    };
    let found = before.or(behind);
    if found.is_none() && !annexed {
        return None;
    }
    let number_end = behind.map_or(after, |number| number.span.end as usize);
    let (rest, firm) = tail(text, number_end, end, hashes > 0 || capitals && annexed)?;
    // A line of running text may begin with the word alone.
    if found.is_none() && rest < end && !(hashes > 0 || capitals) {
        return None;
    }
    Some(Heading {
        word: u8::try_from(word).ok()?,
        kind,
        span: Span::new(at, number_end),
        number: found,
        rest,
        firm,
    })
}

/// Where the word of a heading begins and its length; an ordinal (`FIRST`) or `THE` may precede it.
fn word_at(text: &str, at: usize, end: usize, grammar: &Grammar) -> Option<(usize, usize)> {
    let length = run(text, at, u8::is_ascii_alphabetic);
    if length > 11 {
        return None;
    }
    let first = text.get(at..at + length)?;
    let article = first.eq_ignore_ascii_case("the");
    if !article && grammar.ordinal(first).is_none() {
        return Some((at, length));
    }
    let start = at + length + blank(text, at + length);
    let second = run(text, start, u8::is_ascii_alphabetic);
    let word = grammar.word(text.get(start..start + second)?.as_bytes())?;
    let annexed = matches!(grammar.kind(u8::try_from(word).ok()?), Kind::Annex | Kind::Schedule);
    // `The Schedule` opens a schedule if nothing follows, `the Schedule to` never does.
    let fits = annexed && (!article || start + second >= end);
    fits.then_some((start, second))
}

/// Passes over `No. ` before a number.
fn skip_no(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    let sign = ["No. ", "No.", "NO. "].into_iter().find(|sign| rest.starts_with(sign));
    at + sign.map_or(0, str::len)
}

/// `§ 1227. Deportable aliens`, `§§ 1 to 5. Repealed`.
fn sign(text: &str, at: usize, end: usize, grammar: &Grammar) -> Lead {
    let signs = text.get(at..).map_or(0, |rest| rest.len() - rest.trim_start_matches('§').len());
    let from = at + signs + blank(text, at + signs);
    let word = grammar.word("§".as_bytes()).and_then(|word| u8::try_from(word).ok());
    let (Some(word), Some(found)) = (word, number::arabic(text, from)) else { return Lead::Text };
    let number_end = found.span.end as usize;
    let Some((rest, firm)) = tail(text, number_end, end, signs > 2) else { return Lead::Text };
    Lead::Heading(Heading {
        word,
        kind: Kind::Section,
        span: Span::new(at, number_end),
        number: Some(found),
        rest,
        firm: firm || rest >= end,
    })
}

/// What stands behind the number of a heading: the offset of the text there, and whether
/// punctuation or the end of the line sets it off. `None` where the number is only cited:
/// `Article 5 shall`, `Article 5(1)`, `Article 5, paragraph 2`.
fn tail(text: &str, at: usize, end: usize, sure: bool) -> Option<(usize, bool)> {
    let at = at + emphasis(text, at);
    let at = at + blank(text, at);
    if at >= end {
        return Some((end, true));
    }
    let spaced = byte(text, at - 1) != b')' && !byte(text, at - 1).is_ascii_alphanumeric();
    let rest = text.get(at..end)?;
    let stop = [".—", ".–", "——", "—", "–", "--", ".", ":", "：", "-", "－"]
        .into_iter()
        .find(|sign| rest.starts_with(sign));
    if let Some(stop) = stop {
        let next = at + stop.len();
        let next = next + emphasis(text, next);
        return Some(((next + blank(text, next)).min(end), true));
    }
    let first = rest.trim_start_matches(['*', '_']).chars().next()?;
    let opens = match first {
        '(' | '[' | '“' | '"' | '‘' => spaced,
        c => c.is_uppercase() || sure && (c.is_alphanumeric()),
    };
    opens.then_some((at, false))
}

/// Marks of quotation and emphasis that may stand before what is quoted.
const DEEPEST: usize = 16;

/// Quotation marks and then a mark or a heading.
fn quoted(text: &str, at: usize, end: usize, grammar: &Grammar) -> Option<Lead> {
    let rest = text.get(at..end)?;
    // Each mark is a call deeper; no text is quoted so many times over.
    let marks = rest.chars().take_while(|c| matches!(c, '“' | '‘' | '`' | '\'' | '"' | '*' | '_'));
    if marks.take(DEEPEST + 1).count() > DEEPEST {
        return None;
    }
    let (quotes, sign) = [
        (Quotes::Double, "“"),
        (Quotes::Single, "‘"),
        (Quotes::Typed, "``"),
        (Quotes::Typed, "''"),
        (Quotes::Straight, "\""),
    ]
    .into_iter()
    .find(|(_, sign)| rest.starts_with(sign))?;
    let inner = at + sign.len();
    let opens = match lead(text, inner, end, 0, grammar) {
        Lead::Mark(mark) => mark.frame != Frame::Bullet,
        Lead::Heading(heading) => heading.firm || heading.number.is_some(),
        _ => false,
    };
    opens.then_some(Lead::Quoted(quotes))
}
