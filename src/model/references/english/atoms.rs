//! The smallest pieces of English citations: numbers with what hangs on them, words, gaps.

use crate::outline::roman::{letters, roman};
use crate::outline::{Ordinal, english_ordinal, numerals};

/// What the characters of a number are: those of one list are of one shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// 12, 12A.
    Digits,
    /// a.
    Lower,
    /// A.
    Upper,
}

/// A number without what stands around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Number {
    /// As it stands in an eId.
    pub(super) num: Box<str>,
    /// For sorting.
    pub(super) ordinal: Ordinal,
    /// What it is made of.
    pub(super) shape: Shape,
}

/// A number with those in brackets behind it: 5(2)(a), or brackets alone: (a)(1).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Label {
    /// The number before the first bracket.
    pub(super) head: Option<Number>,
    /// The numbers in brackets.
    pub(super) groups: Vec<Number>,
    /// Offset behind it.
    pub(super) end: usize,
}

/// Bytes of blanks and marks of emphasis at the beginning of `rest`, over one line break at most.
pub(super) fn blanks(rest: &str) -> usize {
    let mut lines = 0;
    let end = rest.char_indices().find(|&(_, c)| {
        lines += u32::from(c == '\n');
        lines > 1 || !(c.is_whitespace() || matches!(c, '*' | '_'))
    });
    end.map_or(rest.len(), |(at, _)| at)
}

/// The word that `rest` begins with: letters only.
pub(super) fn word(rest: &str) -> &str {
    let end = rest.find(|c: char| !(c.is_alphabetic() || c == '-')).unwrap_or(rest.len());
    rest.get(..end).unwrap_or_default()
}

/// The label at `at`; `roman`: numbers may be Roman numerals or capital letters.
pub(super) fn label(text: &str, at: usize, roman: bool) -> Option<Label> {
    let start = at + blanks(text.get(at..)?);
    let (head, mut end) = match number(text.get(start..)?, roman) {
        Some((number, len)) => (Some(number), start + len),
        None => (None, start),
    };
    let mut groups = Vec::new();
    while let Some((number, next)) = group(text, end) {
        groups.push(number);
        end = next;
    }
    (head.is_some() || !groups.is_empty()).then_some(Label { head, groups, end })
}

/// A number without brackets, and its length.
fn number(rest: &str, roman: bool) -> Option<(Number, usize)> {
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 0 {
        return if roman { roman_number(rest) } else { None };
    }
    if digits > 6 {
        return None;
    }
    let mut len = digits;
    let tail = rest.get(len..)?;
    let added = tail.bytes().take_while(u8::is_ascii_alphabetic).count();
    let letters = tail.get(..added)?;
    // 33AOF462[…]: the mark of a note behind 33AO.
    let noted = letters.ends_with('F') && is_note(tail.get(added..)?);
    let letters = letters.get(..added - usize::from(noted))?;
    let added = letters.len();
    let ordinal_word = matches!(letters, "st" | "nd" | "rd" | "th");
    if added > 3 || ordinal_word {
        return None;
    }
    // A word that lost its blank: 12of.
    let small = letters.bytes().all(|b| b.is_ascii_lowercase());
    let known = matches!(letters, "bis" | "ter" | "aa" | "bb" | "cc");
    let added = if small && added > 1 && !known { 0 } else { added };
    len += added;
    loop {
        // 23-1, 1026.4: a mark goes on only with a digit behind it; a longer dash only with a
        // number below the one before it, as no range does: 31b–7.
        let tail = rest.get(len..)?;
        let mark = tail.chars().next().filter(|c| match c {
            '–' | '~' => goes_down(digits, rest, len + c.len_utf8()),
            c => matches!(c, '-' | '.' | '‑'),
        });
        let Some(mark) = mark else { break };
        let more = tail.get(mark.len_utf8()..)?;
        let run = more.bytes().take_while(u8::is_ascii_alphanumeric).count();
        if run == 0 || run > 5 || !more.starts_with(|c: char| c.is_ascii_digit()) {
            break;
        }
        len += mark.len_utf8() + run;
    }
    let printed = rest.get(..len)?.replace(['‑', '–', '~'], "-");
    Some((make(&printed, Shape::Digits), len))
}

/// Whether `rest` goes on with the number of a note and the bracket of what it notes: 462[.
fn is_note(rest: &str) -> bool {
    let behind = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    behind.len() < rest.len() && behind.starts_with('[')
}

/// Whether the digits at `at` are a lower number than the first `digits` of `rest`.
fn goes_down(digits: usize, rest: &str, at: usize) -> bool {
    let behind = rest.get(at..).unwrap_or_default();
    let run = behind.bytes().take_while(u8::is_ascii_digit).count();
    let value = |printed: Option<&str>| printed.and_then(|n| n.parse::<u32>().ok());
    let (first, second) = (value(rest.get(..digits)), value(behind.get(..run)));
    first.zip(second).is_some_and(|(first, second)| second < first)
}

/// III or B at the beginning of `rest`.
fn roman_number(rest: &str) -> Option<(Number, usize)> {
    let word = word(rest);
    let upper = !word.is_empty() && word.bytes().all(|b| b.is_ascii_uppercase());
    let fits = upper && (roman(&word.to_ascii_lowercase()).is_some() || word.len() == 1);
    let clear = !rest.get(word.len()..)?.starts_with(|c: char| c.is_alphanumeric() || c == '.');
    (fits && (clear || word.len() > 1)).then(|| (make(word, Shape::Upper), word.len()))
}

/// (a), (*b*), (12), with blanks before it.
fn group(text: &str, at: usize) -> Option<(Number, usize)> {
    let rest = text.get(at..)?;
    let gap = rest.len() - rest.trim_start_matches([' ', '\u{a0}']).len();
    let inner = rest.get(gap..)?.strip_prefix('(')?;
    let close = inner.find(')').filter(|&close| close > 0 && close <= 8)?;
    let printed = inner.get(..close)?.trim_matches(['*', '_', ' ']);
    let shape = match printed.bytes().next()? {
        b'0'..=b'9' => Shape::Digits,
        b'a'..=b'z' => Shape::Lower,
        b'A'..=b'Z' => Shape::Upper,
        _ => return None,
    };
    let one = |b: u8| match shape {
        Shape::Digits => b.is_ascii_alphanumeric(),
        Shape::Lower => b.is_ascii_lowercase(),
        Shape::Upper => b.is_ascii_uppercase(),
    };
    let known = printed.len() <= 5 && printed.bytes().all(|b| one(b) || b == b'-');
    // A word in brackets is no number: (as), (the).
    let word = printed.len() > 2
        && shape != Shape::Digits
        && roman(&printed.to_ascii_lowercase()).is_none();
    let doubled = printed.bytes().all(|b| Some(b) == printed.bytes().next());
    (known && (!word || doubled)).then(|| (make(printed, shape), at + gap + close + 2))
}

/// The number that is printed as `num`.
pub(super) fn make(num: &str, shape: Shape) -> Number {
    let digits = num.bytes().take_while(u8::is_ascii_digit).count();
    let lower = num.to_ascii_lowercase();
    let ordinal = match num.get(..digits).and_then(numerals::arabic) {
        // As headings are read, so that 49l-2 is found.
        Some(main) => english_ordinal(num).unwrap_or(Ordinal::new(&[main])),
        None => match (lower.len(), roman(&lower), letters(lower.as_bytes())) {
            (1, _, Some(letter)) => Ordinal::new(&[letter]),
            (_, Some(value), _) | (_, None, Some(value)) => Ordinal::new(&[value]),
            _ => Ordinal::default(),
        },
    };
    Number { num: num.into(), ordinal, shape }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<String> {
        let label = label(text, 0, true)?;
        let head = label.head.map(|head| head.num.to_string()).unwrap_or_default();
        let groups = label.groups.iter().map(|group| format!("({})", group.num));
        Some(format!("{head}{}|{}", groups.collect::<String>(), label.end))
    }

    #[test]
    fn labels_are_numbers_with_brackets() {
        assert_eq!(read(" 5(2)(a) of").as_deref(), Some("5(2)(a)|8"));
        assert_eq!(read("40 (1) (*b*)").as_deref(), Some("40(1)(b)|12"));
        assert_eq!(read("26A.").as_deref(), Some("26A|3"));
        assert_eq!(read("23-1, Paragraph").as_deref(), Some("23-1|4"));
        assert_eq!(read("1026.4(a)").as_deref(), Some("1026.4(a)|9"));
        assert_eq!(read("640d–3(a) of").as_deref(), Some("640d-3(a)|11"));
        assert_eq!(read("8~2 of").as_deref(), Some("8-2|3"));
        assert_eq!(read("5–8 of").as_deref(), Some("5|1"));
        assert_eq!(read("33AOF462[…]").as_deref(), Some("33AO|4"));
        assert_eq!(read("III of").as_deref(), Some("III|3"));
        assert_eq!(read("(a)(1)").as_deref(), Some("(a)(1)|6"));
    }

    #[test]
    fn words_are_no_labels() {
        for text in ["31st", "of 5", "(as amended)", "(the)", "Act", "I. Heading"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
