//! Numbers and dates in English: 28, 1,000, 20 000 000, thirty (30), two-thirds, the 31st of June.

/// A number as read at the beginning of a text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Number {
    /// What it amounts to.
    pub value: f64,
    /// Length in bytes.
    pub len: usize,
    /// Whether it is a fraction in words: two-thirds.
    pub share: bool,
}

/// A date with the offsets of its ends; parts that are not given are 0.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct DateAt {
    pub start: usize,
    pub end: usize,
    pub year: f64,
    pub month: f64,
    pub day: f64,
}

/// Offset of the next word that a number may begin with.
pub(super) fn next_number(bytes: &[u8], from: usize) -> Option<usize> {
    let mut inside =
        from.checked_sub(1).and_then(|at| bytes.get(at)).is_some_and(|byte| is_word(*byte));
    for (at, byte) in bytes.iter().enumerate().skip(from) {
        let word = is_word(*byte);
        if word && !inside {
            let candidate = byte.is_ascii_digit()
                || may_be_small(&bytes[at..]) && small(&bytes[at..]).is_some();
            if candidate {
                return Some(at);
            }
        }
        inside = word;
    }
    None
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte >= 0xC3
}

/// Whether the first letters of a word are those of a small number.
fn may_be_small(word: &[u8]) -> bool {
    let [first, second, third, ..] = *word else { return false };
    match (first | 0x20, second | 0x20) {
        (b'o', b'n') | (b't', b'w' | b'e') | (b'f', b'o' | b'i') => true,
        (b's' | b'e', b'e' | b'i' | b'l') | (b'n', b'i') => true,
        // Not "the", "that", "than", "they".
        (b't', b'h') => matches!(third | 0x20, b'r' | b'i'),
        _ => false,
    }
}

/// The offset behind the word at `at`.
pub(super) fn skip_word(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    at + rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len()).max(1)
}

/// The number that a word stands for and the length of the word.
fn small(bytes: &[u8]) -> Option<(f64, usize)> {
    let len = bytes.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    if !(3..=9).contains(&len) {
        return None;
    }
    let mut word = [0_u8; 9];
    for (to, from) in word.iter_mut().zip(&bytes[..len]) {
        *to = from.to_ascii_lowercase();
    }
    let value = match &word[..len] {
        b"one" => 1,
        b"two" => 2,
        b"three" => 3,
        b"four" => 4,
        b"five" => 5,
        b"six" => 6,
        b"seven" => 7,
        b"eight" => 8,
        b"nine" => 9,
        b"ten" => 10,
        b"eleven" => 11,
        b"twelve" => 12,
        b"thirteen" => 13,
        b"fourteen" => 14,
        b"fifteen" => 15,
        b"sixteen" => 16,
        b"seventeen" => 17,
        b"eighteen" => 18,
        b"nineteen" => 19,
        b"twenty" => 20,
        b"thirty" => 30,
        b"forty" => 40,
        b"fifty" => 50,
        b"sixty" => 60,
        b"seventy" => 70,
        b"eighty" => 80,
        b"ninety" => 90,
        _ => return None,
    };
    Some((f64::from(value), len))
}

fn scale(word: &str) -> Option<f64> {
    let scales = [
        ("hundred", 1e2),
        ("thousand", 1e3),
        ("million", 1e6),
        ("billion", 1e9),
        ("trillion", 1e12),
    ];
    scales.into_iter().find(|(name, _)| word.eq_ignore_ascii_case(name)).map(|(_, by)| by)
}

/// Reads the number that `text` begins with.
pub(super) fn read(text: &str) -> Option<Number> {
    let number = if text.starts_with(|c: char| c.is_ascii_digit()) {
        let (value, len) = digits(text)?;
        let (by, more) = scale_behind(text, len);
        Number { value: value * by, len: len + more, share: false }
    } else {
        in_words(text)?
    };
    Some(Number { len: number.len + doubled(text.get(number.len..)?), ..number })
}

/// Digits with separators of thousands (comma, or a blank before exactly three digits) and decimals.
fn digits(text: &str) -> Option<(f64, usize)> {
    let mut value = 0.0;
    let mut len = 0;
    let mut count = 0_u32;
    let mut rest = text;
    loop {
        let run = rest.bytes().take_while(u8::is_ascii_digit).count();
        for byte in rest.bytes().take(run) {
            value = value * 10.0 + f64::from(byte - b'0');
        }
        len += run;
        count += u32::try_from(run).ok()?;
        rest = text.get(len..)?;
        let Some(separator) =
            rest.chars().next().filter(|c| matches!(c, ',' | ' ' | '\u{a0}' | '\u{202f}'))
        else {
            break;
        };
        let group = rest.get(separator.len_utf8()..)?;
        if run > 3 || group.bytes().take_while(u8::is_ascii_digit).count() != 3 {
            break;
        }
        len += separator.len_utf8();
        rest = group;
    }
    if count > 15 {
        return None;
    }
    if let Some(decimals) = text.get(len..)?.strip_prefix('.') {
        let run = decimals.bytes().take_while(u8::is_ascii_digit).count();
        if run > 0 {
            let part: f64 = decimals.get(..run)?.parse().ok()?;
            value += part / 10_f64.powi(i32::try_from(run).ok()?);
            len += run + 1;
        }
    }
    Some((value, len))
}

/// What "million", "hundred thousand" and the like behind `at` multiply by, and the bytes they take.
fn scale_behind(text: &str, at: usize) -> (f64, usize) {
    let (mut by, mut len) = (1.0, 0);
    while let Some(rest) = text.get(at + len..) {
        let words = rest.trim_start_matches([' ', '\u{a0}']);
        let word = words.split(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or_default();
        let Some(next) = scale(word) else { break };
        by *= next;
        len += rest.len() - words.len() + word.len();
    }
    (by, len)
}

/// The bytes of the figure that repeats a number in words: thirty (30).
fn doubled(rest: &str) -> usize {
    let Some(inner) = rest.strip_prefix(" (") else { return 0 };
    match digits(inner) {
        Some((_, len)) if len > 0 && inner.get(len..).is_some_and(|r| r.starts_with(')')) => {
            len + 3
        }
        _ => 0,
    }
}

/// twenty-eight, one hundred and twenty, two thousand five hundred; or a fraction.
fn in_words(text: &str) -> Option<Number> {
    let (mut total, mut group, mut len) = (0.0, 0.0, 0);
    loop {
        let rest = text.get(len..)?;
        let gap = if len == 0 { Some(0) } else { gap(rest, group > 0.0 && group % 100.0 == 0.0) };
        let Some(gap) = gap else { break };
        let word = rest.get(gap..)?;
        if let Some((value, used)) = small(word.as_bytes()) {
            // Twenty takes a unit behind it, a hundred anything, and nothing else does.
            let fits = len == 0 || group % 100.0 == 0.0 || group % 10.0 == 0.0 && value < 10.0;
            if !fits {
                break;
            }
            group += value;
            len += gap + used;
            if let Some(share) = fraction(text, group, len) {
                return Some(share);
            }
        } else {
            let name = word.split(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or_default();
            match scale(name) {
                Some(by) if by < 1e3 && len > 0 => group *= by,
                Some(by) if len > 0 => {
                    total += group * by;
                    group = 0.0;
                }
                _ => break,
            }
            len += gap + name.len();
        }
    }
    (len > 0).then_some(Number { value: total + group, len, share: false })
}

/// Bytes between two words of one number; `None` where the number ends.
fn gap(rest: &str, after_hundred: bool) -> Option<usize> {
    let link = if after_hundred && rest.starts_with(" and ") { 5 } else { 1 };
    rest.starts_with([' ', '-', '\u{2010}']).then_some(link)
}

/// two-thirds, one third of, three quarters.
fn fraction(text: &str, part: f64, len: usize) -> Option<Number> {
    let rest = text.get(len..)?;
    let hyphen = rest.starts_with('-');
    let word = rest.strip_prefix(['-', ' '])?;
    let name = word.split(|c: char| !c.is_ascii_alphabetic()).next()?;
    let singular = name.strip_suffix('s').unwrap_or(name);
    let wholes = [
        ("half", 2.0),
        ("halve", 2.0),
        ("third", 3.0),
        ("quarter", 4.0),
        ("fourth", 4.0),
        ("fifth", 5.0),
        ("sixth", 6.0),
        ("eighth", 8.0),
        ("tenth", 10.0),
    ];
    let (_, whole) = wholes.into_iter().find(|(known, _)| singular.eq_ignore_ascii_case(known))?;
    let behind = word.get(name.len()..)?;
    let sure = hyphen || singular.len() < name.len() || behind.trim_start().starts_with("of ");
    (sure && part < whole).then_some(Number {
        value: part / whole,
        len: len + 1 + name.len(),
        share: true,
    })
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The month that a word names, from 1.
fn month(word: &str) -> Option<f64> {
    let at = MONTHS.iter().position(|name| *name == word)?;
    Some(f64::from(u32::try_from(at).ok()? + 1))
}

/// The date that the number at `start` is part of.
pub(super) fn date(text: &str, start: usize, number: Number) -> Option<DateAt> {
    let run = text.get(start..)?.bytes().take_while(u8::is_ascii_digit).count();
    let figures = text.get(start..start + run)?;
    match run {
        1 | 2 => {
            let day: f64 = figures.parse().ok()?;
            day_first(text, start, start + run, day)
                .or_else(|| month_first(text, start, start + run, day))
        }
        4 => iso(text, start).or_else(|| {
            let (at, month) = month_before(text, start)?;
            Some(DateAt { start: at, end: start + run, year: number.value, month, day: 0.0 })
        }),
        _ => None,
    }
}

/// 2027-06-31.
fn iso(text: &str, start: usize) -> Option<DateAt> {
    let rest = text.get(start..start + 10)?;
    let mut parts = rest.split('-');
    let mut next = |len: usize| {
        let part = parts.next().filter(|part| part.len() == len)?;
        part.bytes().all(|b| b.is_ascii_digit()).then(|| part.parse::<f64>().ok())?
    };
    let (year, month, day) = (next(4)?, next(2)?, next(2)?);
    Some(DateAt { start, end: start + 10, year, month, day })
}

/// 31 June 2027, the 31st day of June, 2027.
fn day_first(text: &str, start: usize, end: usize, day: f64) -> Option<DateAt> {
    let mut rest = text.get(end..)?;
    for ordinal in ["st", "nd", "rd", "th"] {
        rest = rest.strip_prefix(ordinal).unwrap_or(rest);
    }
    let rest = rest.trim_start();
    let rest = rest.strip_prefix("day").map_or(rest, str::trim_start);
    let rest = rest.strip_prefix("of").map_or(rest, str::trim_start);
    let rest = rest.trim_start_matches(',').trim_start();
    let name = rest.split(|c: char| !c.is_ascii_alphabetic()).next()?;
    let month = month(name)?;
    let (year, end) = year_behind(text, text.len() - rest.len() + name.len());
    Some(DateAt { start, end, year, month, day })
}

/// June 31, 2027.
fn month_first(text: &str, start: usize, end: usize, day: f64) -> Option<DateAt> {
    let (at, month) = month_before(text, start)?;
    let (year, end) = year_behind(text, end);
    Some(DateAt { start: at, end, year, month, day })
}

/// The name of a month right before `at`: its offset and number.
fn month_before(text: &str, at: usize) -> Option<(usize, f64)> {
    let before = text.get(..at)?;
    let words = before.trim_end_matches([' ', '\u{a0}', ',', '.']);
    if words.len() == before.len() {
        return None;
    }
    let name = words.rsplit(|c: char| !c.is_ascii_alphabetic()).next()?;
    Some((words.len() - name.len(), month(name)?))
}

/// The year behind `at`, with a comma or none, and the offset behind it.
fn year_behind(text: &str, at: usize) -> (f64, usize) {
    let rest = text.get(at..).unwrap_or_default();
    let tail = rest.trim_start_matches(['s', 't', 'n', 'd', 'r', 'h', ',', ' ', '\u{a0}']);
    let run = tail.bytes().take_while(u8::is_ascii_digit).count();
    match tail.get(..run).filter(|_| run == 4).and_then(|year| year.parse().ok()) {
        Some(year) => (year, at + rest.len() - tail.len() + run),
        None => (0.0, at),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_in_figures_and_words() {
        for (text, value, len) in [
            ("28 days", 28.0, 2),
            ("1,000,000 persons", 1_000_000.0, 9),
            ("20 000 000", 20_000_000.0, 10),
            ("1.5 million euro", 1_500_000.0, 11),
            ("2 hundred thousand dollars", 200_000.0, 18),
            ("thirty (30) days", 30.0, 11),
            ("twenty-eight days", 28.0, 12),
            ("one hundred and twenty days", 120.0, 22),
            ("two thousand five hundred", 2500.0, 25),
            ("2019 to 2020", 2019.0, 4),
        ] {
            let number = read(text).expect(text);
            assert!((number.value - value).abs() < 1e-9, "{text}: {}", number.value);
            assert_eq!(number.len, len, "{text}");
        }
        assert_eq!(read("tenth"), None);
        assert!(read("two-thirds of").is_some_and(|number| number.share));
        assert!(read("one third party").is_some_and(|number| !number.share && number.len == 3));
    }

    #[test]
    fn only_whole_words_begin_numbers() {
        assert_eq!(next_number(b"often someone attended 5", 0), Some(23));
        assert_eq!(next_number(b"the tenant often", 0), None);
    }
}
