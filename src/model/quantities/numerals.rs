//! Numbers in Chinese texts as amounts: 三十, 1,000, ５万, 一千二百万, 二〇二七, 半.

/// A number as read at the beginning of a text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Number {
    /// What it amounts to.
    pub value: f64,
    /// Length in bytes.
    pub len: usize,
    /// What 万 or 亿 at its end multiplies by; 1 without.
    pub tail: f64,
    /// Whether it is written digit by digit without 十, 百, 千: a year may look like that.
    pub plain: bool,
}

/// Whether `c` can be part of a number.
pub(super) fn is_numeral(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c) || digit(c).is_some() || scale(c).is_some()
}

/// Reads the number that `text` begins with.
pub(super) fn read(text: &str) -> Option<Number> {
    let first = text.chars().next()?;
    if arabic(first).is_some() { read_arabic(text) } else { read_chinese(text) }
}

fn arabic(c: char) -> Option<u32> {
    match c {
        '0'..='9' => Some(u32::from(c) - u32::from('0')),
        '０'..='９' => Some(u32::from(c) - u32::from('０')),
        _ => None,
    }
}

fn digit(c: char) -> Option<u32> {
    Some(match c {
        '〇' | '零' | '○' => 0,
        '一' => 1,
        '二' | '两' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

fn scale(c: char) -> Option<f64> {
    Some(match c {
        '十' => 10.0,
        '百' => 100.0,
        '千' => 1000.0,
        '万' => 1e4,
        '亿' => 1e8,
        _ => return None,
    })
}

/// Digits with thousands separators, a decimal part and scales behind: `1,000`, `1.5亿`.
fn read_arabic(text: &str) -> Option<Number> {
    let mut value = 0.0;
    let mut fraction = None;
    let mut len = 0;
    let mut tail = 1.0;
    let mut digits = 0_usize;
    for (at, c) in text.char_indices() {
        if let Some(d) = arabic(c) {
            digits += 1;
            match &mut fraction {
                None => value = value * 10.0 + f64::from(d),
                Some(weight) => {
                    *weight /= 10.0;
                    value += f64::from(d) * *weight;
                }
            }
        } else if matches!(c, '.' | '．') && fraction.is_none() && digit_at(text, at + c.len_utf8())
        {
            fraction = Some(1.0);
        } else if matches!(c, ',' | '，')
            && fraction.is_none()
            && three_digits(text, at + c.len_utf8())
        {
            // A separator of thousands.
        } else if let Some(by) = scale(c) {
            tail *= by;
        } else {
            break;
        }
        len = at + c.len_utf8();
        if digits > 15 {
            return None;
        }
    }
    Some(Number { value: value * tail, len, tail, plain: tail < 10.0 && fraction.is_none() })
}

fn digit_at(text: &str, at: usize) -> bool {
    text.get(at..).and_then(|rest| rest.chars().next()).is_some_and(|c| arabic(c).is_some())
}

/// Whether exactly three digits stand at `at`.
fn three_digits(text: &str, at: usize) -> bool {
    let rest = text.get(at..).unwrap_or_default();
    rest.chars().take_while(|&c| arabic(c).is_some()).count() == 3
}

/// 三百六十五, 一千二百万, 二〇二七, 半; scales must fall within each group of four.
fn read_chinese(text: &str) -> Option<Number> {
    if text.starts_with('半') {
        return Some(Number { value: 0.5, len: '半'.len_utf8(), tail: 1.0, plain: false });
    }
    let mut reading = Reading::default();
    let mut len = 0;
    for (at, c) in text.char_indices() {
        let taken = match (digit(c), scale(c)) {
            (Some(d), _) => reading.digit(d),
            (_, Some(by)) => reading.scale(by),
            _ => break,
        };
        if !taken {
            return None;
        }
        len = at + c.len_utf8();
    }
    let number = reading.finish(len)?;
    Some(with_decimals(text, number).unwrap_or(number))
}

/// 三点五, 零．六, 一点五亿: the number with the digits behind its point.
fn with_decimals(text: &str, whole: Number) -> Option<Number> {
    let point =
        text.get(whole.len..)?.chars().next().filter(|&c| matches!(c, '点' | '．' | '‧'))?;
    let mut len = whole.len + point.len_utf8();
    let (mut value, mut weight) = (whole.value, 1.0);
    for c in text.get(len..)?.chars() {
        let Some(d) = digit(c).or_else(|| arabic(c)) else { break };
        weight /= 10.0;
        value += f64::from(d) * weight;
        len += c.len_utf8();
    }
    if weight >= 1.0 {
        return None;
    }
    let mut tail = 1.0;
    while let Some((by, c)) = text.get(len..)?.chars().next().and_then(|c| Some((scale(c)?, c))) {
        tail *= by;
        len += c.len_utf8();
    }
    Some(Number { value: value * tail, len, tail, plain: false })
}

#[derive(Default)]
struct Reading {
    total: f64,
    group: f64,
    /// The digits since the last scale, and how many there are.
    pending: f64,
    pending_digits: u32,
    last_scale: Option<f64>,
    tail: Option<f64>,
}

impl Reading {
    fn digit(&mut self, d: u32) -> bool {
        self.pending = self.pending * 10.0 + f64::from(d);
        self.pending_digits += 1;
        self.tail = None;
        self.pending_digits <= 8
    }

    fn scale(&mut self, by: f64) -> bool {
        if by < 1e4 {
            // 十 without a digit before it is one ten, at the beginning or behind 零.
            if self.pending_digits == 0 && by > 10.0
                || self.last_scale.is_some_and(|last| last <= by)
            {
                return false;
            }
            let count = if self.pending == 0.0 { 1.0 } else { self.pending };
            self.group += count * by;
            self.last_scale = Some(by);
        } else {
            let group = self.group + self.pending;
            if group == 0.0 {
                if self.total == 0.0 {
                    return false;
                }
                self.total *= by;
            } else if by > 1e4 {
                self.total = (self.total + group) * by;
            } else {
                self.total += group * by;
            }
            self.group = 0.0;
            self.last_scale = None;
            self.tail = Some(by);
        }
        self.pending = 0.0;
        self.pending_digits = 0;
        true
    }

    fn finish(self, len: usize) -> Option<Number> {
        let plain = self.total == 0.0 && self.group == 0.0;
        // Behind a scale only one digit may be left over (with its 零), or the text is no number.
        (len > 0 && (plain || self.pending < 10.0)).then_some(Number {
            value: self.total + self.group + self.pending,
            len,
            tail: self.tail.unwrap_or(1.0),
            plain,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_in_any_writing() {
        for (text, value, len) in [
            ("三十日", 30.0, 6),
            ("十五", 15.0, 6),
            ("一百零五", 105.0, 12),
            ("一百二十万元", 1_200_000.0, 15),
            ("二千", 2000.0, 6),
            ("一亿五千万元", 150_000_000.0, 15),
            ("二〇二七年", 2027.0, 12),
            ("两万", 20_000.0, 6),
            ("1,000元", 1000.0, 5),
            ("1.5亿", 150_000_000.0, 6),
            ("５万", 50_000.0, 6),
            ("300万", 3_000_000.0, 6),
            ("半年", 0.5, 3),
            ("3，5日", 3.0, 1),
        ] {
            let number = read(text).expect(text);
            assert!((number.value - value).abs() < 1e-6, "{text}: {}", number.value);
            assert_eq!(number.len, len, "{text}");
        }
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for text in ["百姓", "万一", "千方百计", "日", "十百"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
