//! The numbers that units begin with, without regard to what stands around them.

use crate::jurisdiction::Headings;
use crate::outline::numerals::{self, Numeral, Sign};
use crate::outline::{Kind, Numbering, Ordinal};
use crate::text::Span;

/// A number that may open a unit.
#[derive(Debug, Clone, Copy)]
pub(super) struct Head {
    /// What it would open.
    pub(super) what: What,
    /// The number with its frame.
    pub(super) number: Span,
    /// The number.
    pub(super) main: u32,
    /// The number behind 之 of an inserted unit.
    pub(super) sub: Option<u32>,
    /// How the number is written.
    pub(super) numbering: Numbering,
    /// Where the text behind the number, its emphasis and white space begins.
    pub(super) text: u32,
    /// Whether that text follows without white space or emphasis.
    pub(super) tight: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
    /// A unit numbered 第….
    Unit { kind: Kind, rank: u8 },
    /// An item of a list.
    Item(Style),
}

/// How the items of a list are marked. Brackets of either width are one style.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// 一、
    Counted,
    /// （一）
    Bracketed,
    /// （1）
    ArabicBracketed,
    /// 1.
    ArabicDotted,
    /// 1、
    ArabicCounted,
    /// 1）
    ArabicClosed,
    /// ①
    Circled,
    /// `1 ` with white space only.
    ArabicSpaced,
    /// （a）, `a)`, `a.`
    Letter,
    /// （A）, `A)`, `A.`
    Capital,
}

impl Style {
    /// Whether brackets or the sign itself show that it is a number of an item.
    pub(super) fn is_framed(self) -> bool {
        matches!(self, Style::Bracketed | Style::ArabicBracketed | Style::Circled)
    }

    /// Whether the number may as well be a part of the sentence.
    pub(super) fn is_doubtful(self) -> bool {
        matches!(self, Style::ArabicSpaced | Style::Letter | Style::Capital)
    }
}

/// What stands for 一 behind 十 where a text was read by machine.
const DASHES: [&str; 4] = ["－", "—", "–", "ー"];

/// What closes the bracket of a number.
const CLOSING: [&str; 4] = ["）", ")", "〕", "］"];

/// Items have numbers up to this; what is larger is a year or a file number.
const HIGHEST_ITEM: u32 = 500;

impl Head {
    /// The number for sorting.
    pub(super) fn ordinal(&self) -> Ordinal {
        match self.sub {
            Some(sub) => Ordinal::new(&[self.main, sub]),
            None => Ordinal::new(&[self.main]),
        }
    }

    /// The number for the eId.
    pub(super) fn num(&self) -> Box<str> {
        match self.numbering {
            Numbering::LowerLetter => return numerals::to_letters(self.main).into(),
            Numbering::UpperLetter => {
                return numerals::to_letters(self.main).to_ascii_uppercase().into();
            }
            _ => {}
        }
        match self.sub {
            Some(sub) => format!("{}-{sub}", self.main).into(),
            None => self.main.to_string().into(),
        }
    }

    /// Whether the number follows on `last`, inserted numbers included.
    pub(super) fn follows(&self, last: Ordinal) -> bool {
        let ordinal = self.ordinal();
        ordinal.main() == last.main() + 1 || ordinal.main() == last.main() && ordinal > last
    }

    /// Whether the unit is an article.
    pub(super) fn is_article(&self) -> bool {
        matches!(self.what, What::Unit { kind: Kind::Article, .. })
    }
}

/// The words of the grammar in the form that the reader of heads needs.
#[derive(Debug)]
pub(super) struct Units {
    /// Longest word first, so that 分编 is not read as something else.
    words: Vec<(String, Kind, u8)>,
}

impl Units {
    pub(super) fn new(headings: &Headings) -> Self {
        let known = |kind: &str| Kind::of(kind).unwrap_or(Kind::Division);
        let word = |unit: &crate::jurisdiction::UnitWord| {
            (unit.word.clone(), known(&unit.kind), unit.rank.clamp(2, 50))
        };
        let mut words: Vec<_> = headings.unit.iter().map(word).collect();
        words.sort_by_key(|(word, ..)| std::cmp::Reverse(word.len()));
        Self { words }
    }

    /// The number at `at`, which is not white space.
    pub(super) fn head(&self, text: &str, at: usize) -> Option<Head> {
        let rest = text.get(at..)?;
        let first = rest.chars().next()?;
        match first {
            '第' | '笫' => self.unit(text, at),
            '（' | '(' | '〔' | '［' => bracketed(text, at, first),
            _ if first.is_ascii_digit()
                || numerals::chinese_part(first)
                || ('０'..='９').contains(&first) =>
            {
                counted(text, at)
            }
            _ if first.is_ascii_alphabetic() => lettered(text, at, first),
            _ => signed(text, at, first),
        }
    }

    /// 第十二条之一, 第 12-1 條, 第三章.
    fn unit(&self, text: &str, at: usize) -> Option<Head> {
        let mut cursor = Cursor { text, at: at + '第'.len_utf8() };
        cursor.spaces();
        let mut numeral = cursor.numeral()?;
        if text.get(..cursor.at)?.ends_with('十') && DASHES.into_iter().any(|c| cursor.eat(c)) {
            numeral.value += 1;
        }
        let mut sub = None;
        if cursor.eat("-") || cursor.eat("－") || cursor.eat("之") {
            sub = Some(cursor.numeral()?.value);
        }
        cursor.spaces();
        let (_, kind, rank) = self.words.iter().find(|(word, ..)| cursor.eat(word))?;
        if sub.is_none() {
            let before = cursor.at;
            cursor.spaces();
            if cursor.eat("之") {
                cursor.spaces();
                sub = cursor.numeral().map(|numeral| numeral.value);
            }
            if sub.is_none() {
                cursor.at = before;
            }
        }
        let what = What::Unit { kind: *kind, rank: *rank };
        Some(head(cursor, at, what, numeral, sub))
    }
}

/// （一）, (1).
fn bracketed(text: &str, at: usize, open: char) -> Option<Head> {
    let mut cursor = Cursor { text, at: at + open.len_utf8() };
    cursor.spaces();
    let letter = cursor.rest().chars().next().filter(char::is_ascii_alphabetic);
    if let Some(letter) = letter {
        return lettered(text, cursor.at, letter)
            .map(|inner| Head { number: Span::new(at, inner.number.end as usize), ..inner });
    }
    let numeral = cursor.spaced_numeral()?;
    cursor.spaces();
    let closed = CLOSING.into_iter().any(|close| cursor.eat(close));
    let style = match numeral.numbering {
        Numbering::Chinese => Style::Bracketed,
        _ => Style::ArabicBracketed,
    };
    (closed && is_item(numeral)).then(|| head(cursor, at, What::Item(style), numeral, None))
}

/// `一、`, `1.`, `1、`, `1）`.
fn counted(text: &str, at: usize) -> Option<Head> {
    let mut cursor = Cursor { text, at };
    let numeral = cursor.numeral()?;
    let chinese = numeral.numbering == Numbering::Chinese;
    let style = if cursor.eat("、") {
        if chinese { Style::Counted } else { Style::ArabicCounted }
    } else if cursor.eat("．") || cursor.eat(".") {
        if chinese { Style::Counted } else { Style::ArabicDotted }
    } else if !chinese && (cursor.eat("）") || cursor.eat(")")) {
        Style::ArabicClosed
    } else if cursor.rest().starts_with([' ', '\u{3000}']) {
        if chinese { Style::Counted } else { Style::ArabicSpaced }
    } else {
        return None;
    };
    let digit = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
    let dotted = text.get(..cursor.at)?.ends_with(['.', '．']);
    let decimal = dotted
        && cursor
            .rest()
            .starts_with(|c| if chinese { numerals::chinese_part(c) } else { digit(c) });
    (is_item(numeral) && !decimal).then(|| head(cursor, at, What::Item(style), numeral, None))
}

/// `a)`, `a.`, and what is left of （a） behind its bracket.
fn lettered(text: &str, at: usize, letter: char) -> Option<Head> {
    let mut cursor = Cursor { text, at: at + letter.len_utf8() };
    let closed = CLOSING.into_iter().chain([".", "．", "、"]).any(|close| cursor.eat(close));
    let lower = letter.is_ascii_lowercase();
    let value = letter.to_ascii_lowercase() as u32 - 'a' as u32 + 1;
    let (style, numbering) = match lower {
        true => (Style::Letter, Numbering::LowerLetter),
        false => (Style::Capital, Numbering::UpperLetter),
    };
    let numeral = Numeral { value, len: letter.len_utf8(), numbering };
    closed.then(|| head(cursor, at, What::Item(style), numeral, None))
}

/// ①, ㈠, ⑴, ⒈.
fn signed(text: &str, at: usize, first: char) -> Option<Head> {
    let (value, sign) = numerals::sign(first)?;
    let (style, numbering) = match sign {
        Sign::Circled => (Style::Circled, Numbering::Circled),
        Sign::BracketedChinese => (Style::Bracketed, Numbering::Chinese),
        Sign::BracketedArabic => (Style::ArabicBracketed, Numbering::Arabic),
        Sign::DottedArabic => (Style::ArabicDotted, Numbering::Arabic),
    };
    let cursor = Cursor { text, at: at + first.len_utf8() };
    let numeral = Numeral { value, len: first.len_utf8(), numbering };
    Some(head(cursor, at, What::Item(style), numeral, None))
}

fn is_item(numeral: Numeral) -> bool {
    (1..=HIGHEST_ITEM).contains(&numeral.value)
}

fn head(mut cursor: Cursor, at: usize, what: What, numeral: Numeral, sub: Option<u32>) -> Head {
    let end = cursor.at;
    cursor.eat("**");
    cursor.spaces();
    let line_ends = matches!(cursor.rest().as_bytes().first(), None | Some(b'\n' | b'\r'));
    Head {
        what,
        number: Span::new(at, end),
        main: numeral.value,
        sub,
        numbering: numeral.numbering,
        text: Span::empty(cursor.at).start,
        tight: cursor.at == end && !line_ends,
    }
}

/// A place in the text that moves on over what it recognises.
struct Cursor<'a> {
    text: &'a str,
    at: usize,
}

impl Cursor<'_> {
    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn eat(&mut self, word: &str) -> bool {
        let found = self.rest().starts_with(word);
        if found {
            self.at += word.len();
        }
        found
    }

    fn numeral(&mut self) -> Option<Numeral> {
        let numeral = numerals::leading(self.rest())?;
        self.at += numeral.len;
        Some(numeral)
    }

    /// A number that may have white space between 三 and 十.
    fn spaced_numeral(&mut self) -> Option<Numeral> {
        let mut numeral = self.numeral()?;
        let before = self.at;
        self.spaces();
        if self.at > before && self.eat("十") && numeral.value < 10 {
            numeral.value *= 10;
        } else {
            self.at = before;
        }
        Some(numeral)
    }

    /// Passes white space within the line.
    fn spaces(&mut self) {
        let rest = self.rest();
        let bare = rest.trim_start_matches(|c: char| c.is_whitespace() && c != '\n' && c != '\r');
        self.at += rest.len() - bare.len();
    }
}
