//! Numbers behind the words of headings: `12`, `12-1`, `12A`, `2000bb–2a`, `IV`, `B`, `One`.

use super::grammar::Grammar;
use crate::outline::node::{Numbering, Ordinal};
use crate::outline::numerals::to_roman;
use crate::outline::roman::{letter, letters, roman, single_roman};
use crate::text::Span;

/// A number in a heading.
#[derive(Debug, Clone, Copy)]
pub(super) struct Number {
    /// Where it stands, without word and punctuation.
    pub(super) span: Span,
    pub(super) ordinal: Ordinal,
    pub(super) numbering: Numbering,
}

/// Additions in Latin, from the first on.
const LATIN: [&str; 8] =
    ["bis", "ter", "quater", "quinquies", "sexies", "septies", "octies", "nonies"];

/// The byte at `at`; 0 past the end.
pub(super) fn byte(text: &str, at: usize) -> u8 {
    text.as_bytes().get(at).copied().unwrap_or(0)
}

/// Number of bytes from `at` on that fulfil `test`.
pub(super) fn run(text: &str, at: usize, test: impl Fn(&u8) -> bool) -> usize {
    text.as_bytes().get(at..).unwrap_or_default().iter().take_while(|byte| test(byte)).count()
}

/// The number that begins at `at`.
pub(super) fn number(text: &str, at: usize, grammar: &Grammar) -> Option<Number> {
    if byte(text, at).is_ascii_digit() {
        return arabic(text, at);
    }
    let single = text.get(at..)?.chars().next()?;
    if let Some(value) = single_roman(single) {
        return Some(plain(Span::new(at, at + single.len_utf8()), value, Numbering::UpperRoman));
    }
    let length = run(text, at, u8::is_ascii_alphanumeric);
    let word = text.get(at..at + length)?;
    let span = Span::new(at, at + length);
    let upper = word.bytes().all(|byte| byte.is_ascii_uppercase());
    if upper && !word.is_empty() {
        if let Some(value) = letter(word.as_bytes()[0])
            && word.len() == 1
            && !matches!(word, "I" | "V" | "X")
        {
            return Some(plain(span, value, Numbering::UpperLetter));
        }
        if let Some(value) = roman(word) {
            return Some(plain(span, value, Numbering::UpperRoman));
        }
        let (front, last) = word.split_at(word.len() - 1);
        if let (Some(value), Some(sub)) = (roman(front), letter(last.as_bytes()[0])) {
            let ordinal = Ordinal::new(&[value, sub]);
            return Some(Number { span, ordinal, numbering: Numbering::UpperRoman });
        }
    }
    if let Some(value) = slipped_roman(word) {
        return Some(plain(span, value, Numbering::UpperRoman));
    }
    let spelled = word.bytes().next()?.is_ascii_uppercase() && word.len() > 2;
    let value = grammar.spelled(word).filter(|_| spelled)?;
    Some(plain(span, value, Numbering::Arabic))
}

/// The value of a Roman numeral typed as a word is, `Iv`.
fn slipped_roman(word: &str) -> Option<u32> {
    let (first, rest) = word.as_bytes().split_first()?;
    let slipped = first.is_ascii_uppercase()
        && !rest.is_empty()
        && rest.iter().all(u8::is_ascii_lowercase)
        && word.bytes().all(|byte| b"IVXivx".contains(&byte));
    roman(&word.to_ascii_uppercase()).filter(|_| slipped)
}

/// A number of one part.
pub(super) fn plain(span: Span, value: u32, numbering: Numbering) -> Number {
    Number { span, ordinal: Ordinal::new(&[value]), numbering }
}

/// Digits with what was added to them when units were inserted.
pub(super) fn arabic(text: &str, at: usize) -> Option<Number> {
    let mut parts = [0_u32; 4];
    let mut count = 0;
    let mut end = at;
    let mut push = |value: u32| {
        if let Some(slot) = parts.get_mut(count) {
            *slot = value;
            count += 1;
        }
    };
    push(digits(text, &mut end)?);
    loop {
        let next = byte(text, end);
        let joint = joint(text, end);
        if next.is_ascii_alphabetic() {
            let Some(value) = suffix(text, &mut end) else { break };
            push(value);
        } else if joint > 0 {
            let behind = byte(text, end + joint);
            let mut after = end + joint;
            let value = if behind.is_ascii_digit() {
                digits(text, &mut after)
            } else {
                suffix(text, &mut after).filter(|_| next != b'.')
            };
            let Some(value) = value else { break };
            push(value);
            end = after;
        } else if matches!(next, b' ' | 0xC2) {
            let gap = if next == b' ' { 1 } else { 2 };
            let length = run(text, end + gap, u8::is_ascii_lowercase);
            let word = text.get(end + gap..end + gap + length).unwrap_or_default();
            let Some(value) = latin(word) else { break };
            push(value);
            end += gap + length;
        } else {
            break;
        }
    }
    let ordinal = Ordinal::new(parts.get(..count)?);
    Some(Number { span: Span::new(at, end), ordinal, numbering: Numbering::Arabic })
}

fn digits(text: &str, end: &mut usize) -> Option<u32> {
    let length = run(text, *end, u8::is_ascii_digit);
    let value = text.get(*end..*end + length)?.parse().ok().filter(|_| length <= 7)?;
    *end += length;
    Some(value)
}

/// Length of the sign between two parts of a number; 0 where there is none.
fn joint(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    let length = ["-", ".", "–", "‑", "‐"].into_iter().find(|sign| rest.starts_with(sign));
    length.map_or(0, str::len)
}

/// The value of letters that were added to a number, of one case and not a word.
fn suffix(text: &str, end: &mut usize) -> Option<u32> {
    let length = run(text, *end, u8::is_ascii_alphabetic);
    let word = text.get(*end..*end + length)?;
    let one_case = word.bytes().all(|byte| byte.is_ascii_uppercase())
        || word.bytes().all(|byte| byte.is_ascii_lowercase());
    let value = latin(word).or_else(|| letters(word.as_bytes()).filter(|_| length <= 3))?;
    if !one_case {
        return None;
    }
    *end += length;
    Some(value)
}

fn latin(word: &str) -> Option<u32> {
    let at = LATIN.iter().position(|known| *known == word)?;
    u32::try_from(at + 1).ok()
}

/// A printed number as it stands in an eId: no white space, any dash a hyphen.
pub(super) fn for_eid(printed: &str) -> Box<str> {
    if printed.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return printed.into();
    }
    let sign = |c: char| match c {
        '–' | '‑' | '‐' | '—' => Some('-'),
        c if c.is_alphanumeric() || matches!(c, '-' | '.') => Some(c),
        _ => None,
    };
    let mut eid = String::with_capacity(printed.len());
    for c in printed.chars() {
        match single_roman(c) {
            Some(value) => eid.push_str(&to_roman(value).to_ascii_uppercase()),
            None => eid.extend(sign(c)),
        }
    }
    eid.into_boxed_str()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, printed: &str, parts: &[u32]) {
        let number = number(text, 0, &Grammar::default()).expect("a number");
        assert_eq!((number.span.slice(text), number.ordinal.parts()), (printed, parts));
    }

    #[test]
    fn arabic_numbers_with_additions() {
        check("12 of", "12", &[12]);
        check("12-1", "12-1", &[12, 1]);
        check("12A.", "12A", &[12, 1]);
        check("12bis", "12bis", &[12, 1]);
        check("12 ter Title", "12 ter", &[12, 2]);
        check("2000bb–2a.", "2000bb–2a", &[2000, 54, 2, 1]);
        check("2–1002.", "2–1002", &[2, 1002]);
        check("1026.4 Charge", "1026.4", &[1026, 4]);
        check("101. Title", "101", &[101]);
        check("5-Definitions", "5", &[5]);
    }

    #[test]
    fn roman_numerals_and_letters() {
        check("IV—", "IV", &[4]);
        check("IVA", "IVA", &[4, 1]);
        check("C.", "C", &[3]);
        check("I", "I", &[1]);
        check("Ⅳ Relief", "Ⅳ", &[4]);
        check("Iv: Relief", "Iv", &[4]);
        assert!(number("Mix", 0, &Grammar::default()).is_none());
        assert!(number("OF THE", 0, &Grammar::default()).is_none());
    }

    #[test]
    fn numbers_for_eids() {
        assert_eq!(&*for_eid("2–1002"), "2-1002");
        assert_eq!(&*for_eid("12 bis"), "12bis");
        assert_eq!(&*for_eid("1026.4"), "1026.4");
        assert_eq!(&*for_eid("Ⅳ"), "IV");
    }
}
