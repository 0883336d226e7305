//! Marks at the beginning of a line: `(a)`, `(*a*)`, `1.`, `1.—`, `a)`, `(12A)`, `—`.

use super::number::{byte, run};
use crate::outline::node::{Numbering, Ordinal};
use crate::outline::roman::{letter, letters, roman};
use crate::text::Span;

/// What stands around the number of a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Frame {
    /// `(a)`
    Paren,
    /// `a)`
    Close,
    /// `a.`, with or without a dash behind it.
    Dot,
    /// `1 Heading`
    Bare,
    /// `—`, `•`
    Bullet,
}

/// A mark.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mark {
    pub(super) frame: Frame,
    /// The mark with its frame, without emphasis around it.
    pub(super) span: Span,
    /// The number alone.
    pub(super) token: Span,
    /// Offset of the text behind the mark and the space there.
    pub(super) rest: usize,
    /// Whether a long dash stands behind the mark.
    pub(super) dash: bool,
    /// Whether the mark is in bold type.
    pub(super) bold: bool,
}

/// One way of reading the number of a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Reading {
    pub(super) numbering: Numbering,
    /// The same letter twice, as one number: aa, bb.
    pub(super) doubled: bool,
    /// Number of full stops inside: 1 for `2.3`.
    pub(super) depth: u8,
    pub(super) main: u32,
    /// What was added when the unit was inserted: 1 for `2A`, 0 for none.
    pub(super) sub: u32,
}

impl Reading {
    /// Whether it is the first of a list.
    pub(super) fn is_first(self) -> bool {
        self.main == 1 && self.sub == 0
    }

    /// Whether the other is of the same system of numbers.
    pub(super) fn same_system(self, other: Self) -> bool {
        (self.numbering, self.doubled, self.depth) == (other.numbering, other.doubled, other.depth)
    }

    /// Whether it comes right behind `last`.
    pub(super) fn follows(self, last: Self) -> bool {
        self.same_system(last)
            && (self.main == last.main + 1 || self.main == last.main && self.sub > last.sub)
    }
}

/// The ways of reading a mark, the most usual first.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Readings {
    list: [Option<Reading>; 3],
}

impl Readings {
    pub(super) fn iter(&self) -> impl Iterator<Item = Reading> + '_ {
        self.list.iter().flatten().copied()
    }

    fn push(&mut self, numbering: Numbering, doubled: bool, main: u32, sub: u32) {
        if let Some(slot) = self.list.iter_mut().find(|slot| slot.is_none()) {
            *slot = Some(Reading { numbering, doubled, depth: 0, main, sub });
        }
    }
}

/// How the number `token` may be read; in no way where it is a word.
pub(super) fn readings(token: &str) -> Readings {
    let mut readings = Readings::default();
    let bytes = token.as_bytes();
    if byte(token, 0).is_ascii_digit() {
        arabic(token, &mut readings);
        return readings;
    }
    let lower = bytes.iter().all(u8::is_ascii_lowercase);
    if bytes.is_empty() || !lower && !bytes.iter().all(u8::is_ascii_uppercase) {
        return readings;
    }
    let (alphabet, numerals) = match lower {
        true => (Numbering::LowerLetter, Numbering::LowerRoman),
        false => (Numbering::UpperLetter, Numbering::UpperRoman),
    };
    match *bytes {
        [one] => {
            readings.push(alphabet, false, letter(one).unwrap_or(0), 0);
            if let Some(value) = roman(token) {
                readings.push(numerals, false, value, 0);
            }
        }
        [first, second] => {
            if first == second {
                readings.push(alphabet, true, letter(first).unwrap_or(0), 0);
            }
            if let Some(value) = roman(token) {
                readings.push(numerals, false, value, 0);
            }
            let sub = letter(second).unwrap_or(0);
            readings.push(alphabet, false, letter(first).unwrap_or(0), sub);
        }
        _ => {
            if let Some(value) = roman(token) {
                readings.push(numerals, false, value, 0);
            } else if let Some((front, last)) = token.split_at_checked(token.len() - 1)
                && let Some(value) = roman(front)
            {
                readings.push(numerals, false, value, letter(byte(last, 0)).unwrap_or(0));
            }
        }
    }
    readings
}

fn arabic(token: &str, readings: &mut Readings) {
    let depth = token.bytes().filter(|&byte| byte == b'.').count();
    let last = token.rsplit('.').next().unwrap_or_default();
    let digits = run(last, 0, u8::is_ascii_digit);
    let (number, addition) = last.split_at(digits);
    let sub = letters(addition.as_bytes()).unwrap_or(0);
    if let Ok(main) = number.parse() {
        readings.push(Numbering::Arabic, false, main, sub);
        if let Some(reading) = &mut readings.list[0] {
            reading.depth = u8::try_from(depth).unwrap_or(u8::MAX);
        }
    }
}

/// The number of a mark for sorting.
pub(super) fn ordinal(token: &str, reading: Reading) -> Ordinal {
    if reading.depth > 0 {
        let mut parts = [0; 4];
        let mut count = 0;
        for (slot, part) in parts.iter_mut().zip(token.split('.')) {
            *slot = part.trim_end_matches(|c: char| c.is_ascii_alphabetic()).parse().unwrap_or(0);
            count += 1;
        }
        return Ordinal::new(parts.get(..count).unwrap_or_default());
    }
    match reading.sub {
        0 => Ordinal::new(&[reading.main]),
        sub => Ordinal::new(&[reading.main, sub]),
    }
}

/// Number of bytes of white space at `at`, no-break spaces included.
pub(super) fn blank(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    rest.len()
        - rest
            .trim_start_matches([
                ' ', '\t', '\u{a0}', '\u{3000}', '\u{2002}', '\u{2003}', '\u{2009}',
            ])
            .len()
}

/// Number of bytes of emphasis marks at `at`.
pub(super) fn emphasis(text: &str, at: usize) -> usize {
    run(text, at, |&byte| matches!(byte, b'*' | b'_'))
}

/// The mark at `at`, in a line that ends at `end`.
pub(super) fn mark(text: &str, at: usize, end: usize) -> Option<Mark> {
    let stars = emphasis(text, at);
    let start = at + stars;
    let (frame, token, behind) = match byte(text, start) {
        b'(' => paren(text, start)?,
        b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' => open(text, start, end)?,
        b'-' | 0xC2 | 0xE2 => bullet(text, start, end)?,
        _ => return None,
    };
    let closing = emphasis(text, behind);
    let mut rest = behind + closing;
    // Bold numbers may close before their full stop: **1**.—
    let late_stop = closing > 0 && frame == Frame::Close && byte(text, rest) == b'.';
    let frame = if late_stop { Frame::Dot } else { frame };
    rest += usize::from(late_stop);
    let space = blank(text, rest);
    let dash = if frame == Frame::Bullet { 0 } else { dash(text, rest + space) };
    rest += space + dash;
    rest += blank(text, rest);
    Some(Mark {
        frame,
        span: Span::new(start, if late_stop { token.end as usize } else { behind }),
        token,
        rest: rest.min(end),
        dash: dash > 0,
        bold: stars >= 2 && closing >= 2,
    })
}

fn dash(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    let sign = ["——", "—", "―", "–", "--"].into_iter().find(|sign| rest.starts_with(sign));
    sign.map_or(0, str::len)
}

/// `(a)`, also with emphasis inside.
fn paren(text: &str, at: usize) -> Option<(Frame, Span, usize)> {
    let start = at + 1 + emphasis(text, at + 1);
    let length = token_length(text, start)?;
    let close = start + length + emphasis(text, start + length);
    let fits = byte(text, close) == b')';
    fits.then(|| (Frame::Paren, Span::new(start, start + length), close + 1))
}

/// `1.`, `a)`, `1 Heading`.
fn open(text: &str, at: usize, end: usize) -> Option<(Frame, Span, usize)> {
    let mut length = token_length(text, at)?;
    let digits = byte(text, at).is_ascii_digit();
    // 1.2. and 1.2 Heading
    while digits && byte(text, at + length) == b'.' {
        let more = run(text, at + length + 1, u8::is_ascii_digit);
        if more == 0 || more > 3 {
            break;
        }
        length += 1 + more;
    }
    let token = Span::new(at, at + length);
    if !digits && length > 1 && roman(token.slice(text)).is_none() {
        return None;
    }
    let behind = at + length;
    let closing = emphasis(text, behind);
    match byte(text, behind) {
        b')' => return Some((Frame::Close, token, behind + 1)),
        b'.' => {
            // Some sources print the full stop twice.
            let stop = behind + 1 + usize::from(byte(text, behind + 1) == b'.');
            let next = byte(text, stop);
            let open = stop >= end || blank(text, stop) > 0 || emphasis(text, stop) > 0;
            // A small letter is that of a word (1.the boat), not of another number (1.b).
            let word = next.is_ascii_lowercase() && byte(text, stop + 1).is_ascii_lowercase();
            let fits = open
                || digits && (next == b'(' || next >= 0x80 || next.is_ascii_uppercase())
                || digits && length <= 2 && word;
            return fits.then_some((Frame::Dot, token, stop));
        }
        _ => {}
    }
    if !digits {
        return None;
    }
    if closing > 0 && byte(text, behind + closing) == b'.' {
        return Some((Frame::Close, token, behind));
    }
    if dash(text, behind) > 2 && byte(text, behind) == 0xE2 && token.len() <= 4 {
        return Some((Frame::Dot, token, behind));
    }
    let space = blank(text, behind + closing);
    let next =
        text.get(behind + closing + space..end)?.trim_start_matches(['*', '_']).chars().next()?;
    let fits = space > 0 && (next.is_uppercase() || matches!(next, '(' | '“' | '"' | '[' | '‘'));
    fits.then_some((Frame::Bare, token, behind))
}

/// Length of the number of a mark: digits with letters added, or a few letters of one case.
fn token_length(text: &str, at: usize) -> Option<usize> {
    let digits = run(text, at, u8::is_ascii_digit);
    let letters = run(text, at + digits, u8::is_ascii_alphabetic);
    let whole = text.get(at..at + digits + letters)?;
    // 558ZAA comes behind 558ZZ.
    let inserted = letters == 3 && !whole.bytes().any(|byte| byte.is_ascii_lowercase());
    let fits = matches!((digits, letters), (0, 1..=7) | (1..=4, 0..=2))
        || digits > 1 && digits < 5 && inserted;
    (fits && (digits > 0 || readings(whole).list[0].is_some())).then_some(digits + letters)
}

fn bullet(text: &str, at: usize, end: usize) -> Option<(Frame, Span, usize)> {
    let rest = text.get(at..end)?;
    let sign =
        ["—", "–", "-", "•", "·", "▪", "●"].into_iter().find(|sign| rest.starts_with(sign))?;
    let behind = at + sign.len();
    let fits = behind >= end || blank(text, behind) > 0;
    fits.then(|| (Frame::Bullet, Span::empty(at), behind))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, frame: Frame, token: &str, rest: &str) {
        let mark = mark(text, 0, text.len()).expect("a mark");
        assert_eq!((mark.frame, mark.token.slice(text)), (frame, token));
        assert_eq!(&text[mark.rest..], rest);
    }

    #[test]
    fn frames() {
        check("(a) text", Frame::Paren, "a", "text");
        check("(*a*) text", Frame::Paren, "a", "text");
        check("(12A) Text", Frame::Paren, "12A", "Text");
        check("1.   Text", Frame::Dot, "1", "Text");
        check("1.\u{a0}\u{a0}Text", Frame::Dot, "1", "Text");
        check("a) text", Frame::Close, "a", "text");
        check("12 Short title", Frame::Bare, "12", "Short title");
        check("1.. **Title**", Frame::Dot, "1", "**Title**");
        check("2.3. Text", Frame::Dot, "2.3", "Text");
        check("— text", Frame::Bullet, "", "text");
    }

    #[test]
    fn marks_of_sections() {
        for text in ["**1.**—(1) In", "**1**.— (1) In", "1.—(1) In", "**1.** —(1) In"] {
            check(text, Frame::Dot, "1", "(1) In");
            assert!(mark(text, 0, text.len()).is_some_and(|mark| mark.dash), "{text}");
        }
        assert!(mark("**1.** (1) In", 0, 13).is_some_and(|mark| mark.bold && !mark.dash));
    }

    #[test]
    fn words_and_amounts_are_no_marks() {
        for text in
            ["(the Act)", "(hereinafter)", "1.5 million", "30 days", "e.g. this", "-5", "A B"]
        {
            assert!(mark(text, 0, text.len()).is_none(), "{text}");
        }
    }

    #[test]
    fn a_letter_may_be_a_roman_numeral() {
        let systems: Vec<_> = readings("i").iter().map(|r| (r.numbering, r.main)).collect();
        assert_eq!(systems, [(Numbering::LowerLetter, 9), (Numbering::LowerRoman, 1)]);
        let systems: Vec<_> = readings("aa").iter().map(|r| (r.doubled, r.main, r.sub)).collect();
        assert_eq!(systems, [(true, 1, 0), (false, 1, 1)]);
        assert_eq!(readings("iv").iter().next().map(|r| r.main), Some(4));
        assert_eq!(readings("the").iter().count(), 0);
    }
}
