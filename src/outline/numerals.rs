//! Numbers as legislation writes them: Chinese, Arabic in either width, Roman, letters.

use super::node::Numbering;

/// A number at the beginning of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Numeral {
    /// Its value.
    pub value: u32,
    /// How many bytes it takes.
    pub len: usize,
    /// The system it is written in.
    pub numbering: Numbering,
}

/// Signs of the longest number.
const LONGEST: usize = 16;

/// The longest number that `text` begins with, in Chinese characters or in Arabic digits of either
/// width; `None` where there is none, where it is malformed (十百, 二百三百) or above 99,999,999.
#[must_use]
pub fn leading(text: &str) -> Option<Numeral> {
    let first = text.chars().next()?;
    let arabic = arabic_digit(first).is_some();
    let belongs = |c: &char| if arabic { arabic_digit(*c).is_some() } else { chinese_part(*c) };
    // A longer run is no number; it is not read to its end.
    let len = text.chars().take(LONGEST + 1).take_while(belongs).map(char::len_utf8).sum();
    let run = text.get(..len)?;
    let value = if arabic { self::arabic(run)? } else { chinese(run)? };
    let numbering = if arabic { Numbering::Arabic } else { Numbering::Chinese };
    Some(Numeral { value, len, numbering })
}

/// The value of `text` as a number in Arabic digits, full width allowed; at most eight digits.
#[must_use]
pub fn arabic(text: &str) -> Option<u32> {
    if text.is_empty() || text.chars().count() > 8 {
        return None;
    }
    text.chars().try_fold(0, |value, c| Some(value * 10 + arabic_digit(c)?))
}

/// The value of `text` as a Chinese number: with units (一百零五, 廿三, 壹佰贰拾, 三万), or digit by
/// digit (二〇二四). Superfluous zeros are let pass, units out of order are not.
#[must_use]
pub fn chinese(text: &str) -> Option<u32> {
    if text.is_empty() || text.chars().count() > LONGEST {
        return None;
    }
    let digits = || text.chars().map(|c| chinese_digit(c).filter(|&digit| digit < 10));
    if digits().all(|digit| digit.is_some()) {
        let count = digits().count();
        let value = digits().flatten().fold(0_u64, |value, digit| value * 10 + u64::from(digit));
        return if count > 8 { None } else { u32::try_from(value).ok() };
    }
    match text.split_once(['万', '萬']) {
        Some((high, low)) => {
            let low = if low.is_empty() { 0 } else { below_myriad(low)? };
            Some(below_myriad(high)? * 10_000 + low)
        }
        None => below_myriad(text),
    }
}

/// A number below 10,000 with units, in which every unit is lower than the one before it.
fn below_myriad(text: &str) -> Option<u32> {
    let (mut total, mut digit, mut lowest) = (0, None, 10_000);
    for c in text.chars() {
        if let Some(unit) = chinese_unit(c) {
            let count = match digit.take() {
                Some(count) => count,
                // 十二 and 一百十二 go without a digit; 百 and 千 do not.
                None if unit == 10 => 1,
                None => return None,
            };
            if unit >= lowest || count == 0 {
                return None;
            }
            lowest = unit;
            total += count * unit;
            continue;
        }
        match chinese_digit(c)? {
            0 if digit.is_none() => {}
            tens @ (20 | 30 | 40) if digit.is_none() && lowest > 10 => {
                lowest = 10;
                total += tens;
            }
            value @ 1..=9 if digit.is_none() => digit = Some(value),
            _ => return None,
        }
    }
    let value = total + digit.unwrap_or(0);
    (value > 0).then_some(value)
}

/// The number a single sign stands for, with the signs that could be written for it: ① is 1, ㈠ is
/// （一）, ⑴ is (1), ⒈ is `1.`.
#[must_use]
pub fn sign(c: char) -> Option<(u32, Sign)> {
    let from = |first: char| c as u32 - first as u32 + 1;
    Some(match c {
        '①'..='⑳' => (from('①'), Sign::Circled),
        '㉑'..='㉟' => (from('㉑') + 20, Sign::Circled),
        '❶'..='❿' => (from('❶'), Sign::Circled),
        '㊀'..='㊉' => (from('㊀'), Sign::Circled),
        '⑴'..='⒇' => (from('⑴'), Sign::BracketedArabic),
        '⒈'..='⒛' => (from('⒈'), Sign::DottedArabic),
        '㈠'..='㈩' => (from('㈠'), Sign::BracketedChinese),
        _ => return None,
    })
}

/// What a single sign for a number looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sign {
    /// ①, ❶, ㊀.
    Circled,
    /// ⑴.
    BracketedArabic,
    /// ⒈.
    DottedArabic,
    /// ㈠.
    BracketedChinese,
}

fn arabic_digit(c: char) -> Option<u32> {
    match c {
        '0'..='9' => c.to_digit(10),
        '０'..='９' => Some(c as u32 - '０' as u32),
        _ => None,
    }
}

/// Whether a Chinese number may contain `c`.
#[must_use]
pub fn chinese_part(c: char) -> bool {
    chinese_digit(c).is_some() || chinese_unit(c).is_some() || matches!(c, '万' | '萬')
}

fn chinese_digit(c: char) -> Option<u32> {
    Some(match c {
        '零' | '〇' | '○' => 0,
        '一' | '壹' => 1,
        '二' | '贰' | '貳' | '两' | '兩' => 2,
        '三' | '叁' | '參' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' | '陸' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        '廿' => 20,
        '卅' => 30,
        '卌' => 40,
        _ => return None,
    })
}

fn chinese_unit(c: char) -> Option<u32> {
    Some(match c {
        '十' | '拾' => 10,
        '百' | '佰' => 100,
        '千' | '仟' => 1000,
        _ => return None,
    })
}

/// `n` in Chinese numerals as articles are numbered: 12 gives 十二, 105 gives 一百零五.
#[must_use]
pub fn to_chinese(n: u32) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    if n == 0 {
        return "零".to_owned();
    }
    if n >= 10_000 {
        return n.to_string();
    }
    let mut out = String::new();
    let mut zero = false;
    for (unit, name) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
        let digit = (n / unit % 10) as usize;
        if digit == 0 {
            zero = !out.is_empty();
            continue;
        }
        if zero {
            out.push('零');
            zero = false;
        }
        if !(unit == 10 && digit == 1 && out.is_empty()) {
            out.push_str(DIGITS[digit]);
        }
        out.push_str(name);
    }
    out
}

/// `n` in lower-case Roman numerals; in Arabic digits from 4,000 on and for 0.
#[must_use]
pub fn to_roman(mut n: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    if n == 0 || n >= 4000 {
        return n.to_string();
    }
    let mut out = String::new();
    for (value, sign) in SIGNS {
        while n >= value {
            out.push_str(sign);
            n -= value;
        }
    }
    out
}

/// The letters of the `n`th point of a list: 1 gives a, 26 z, 27 aa, as legislation goes on.
#[must_use]
pub fn to_letters(n: u32) -> String {
    let index = n.saturating_sub(1);
    let letter = char::from(b'a' + u8::try_from(index % 26).unwrap_or(0));
    std::iter::repeat_n(letter, index as usize / 26 + 1).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_numbers_read_back() {
        for n in 1..10_000 {
            assert_eq!(chinese(&to_chinese(n)), Some(n), "{}", to_chinese(n));
        }
    }

    #[test]
    fn forms_that_legislation_uses() {
        for (text, value) in [
            ("十", 10),
            ("廿三", 23),
            ("卅", 30),
            ("一百十二", 112),
            ("一百一十二", 112),
            ("一百零一", 101),
            ("一百〇一", 101),
            ("一○二", 102),
            ("二〇二四", 2024),
            ("一千零一十", 1010),
            ("壹佰贰拾", 120),
            ("两千", 2000),
            ("三万五千", 35_000),
        ] {
            assert_eq!(chinese(text), Some(value), "{text}");
        }
    }

    #[test]
    fn malformed_numbers_are_refused() {
        for text in
            ["", "百", "十百", "十十", "二百三百", "一二十", "零百", "廿十", "千百", "二十廿"]
        {
            assert_eq!(chinese(text), None, "{text}");
        }
        assert_eq!(arabic("123456789"), None);
        assert_eq!(arabic("1a"), None);
    }

    #[test]
    fn a_leading_number_takes_the_whole_run() {
        let found = leading("十二条").unwrap();
        assert_eq!((found.value, found.len), (12, 6));
        let found = leading("１２條").unwrap();
        assert_eq!((found.value, found.len, found.numbering), (12, 6, Numbering::Arabic));
        assert_eq!(leading("条"), None);
        assert_eq!(leading("十十条"), None);
    }

    #[test]
    fn signs_say_their_number() {
        assert_eq!(sign('③'), Some((3, Sign::Circled)));
        assert_eq!(sign('㉑'), Some((21, Sign::Circled)));
        assert_eq!(sign('㈡'), Some((2, Sign::BracketedChinese)));
        assert_eq!(sign('⒇'), Some((20, Sign::BracketedArabic)));
        assert_eq!(sign('甲'), None);
    }

    #[test]
    fn letters_and_roman_numerals() {
        assert_eq!(to_letters(1), "a");
        assert_eq!(to_letters(26), "z");
        assert_eq!(to_letters(28), "bb");
        assert_eq!(to_roman(4), "iv");
        assert_eq!(to_roman(1999), "mcmxcix");
    }
}
