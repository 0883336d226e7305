//! Quantities in Chinese: 三十日内, 五万元以上十万元以下, 百分之三十, 2027年2月30日.

use super::super::facets::{Bound, QuantityKind, Value};
use super::dates::date;
use super::grammar::{Grammar, Limit, Unit};
use super::numerals::{self, Number};
use super::{Found, join};
use crate::text::{CharSet, Span};
use std::sync::OnceLock;

/// All quantities of `text` in order.
pub(super) fn scan<'g>(text: &str, grammar: &'g Grammar) -> Vec<Found<'g>> {
    let mut found = Vec::new();
    let mut at = 0;
    let starts = first_of_number();
    while let Some(start) = starts.find(text.as_bytes(), at) {
        match quantity(text, start, grammar) {
            Step::Found(quantity) => {
                at = quantity.span.end as usize;
                join(&mut found, quantity, text, grammar);
            }
            Step::Pass(to) => at = to,
        }
    }
    found
}

enum Step<'g> {
    /// A quantity.
    Found(Found<'g>),
    /// None here; go on at this offset.
    Pass(usize),
}

/// The characters that a number may begin with.
fn first_of_number() -> &'static CharSet {
    static SET: OnceLock<CharSet> = OnceLock::new();
    SET.get_or_init(|| {
        CharSet::new("一二两三四五六七八九十半百千零〇".chars().chain('0'..='9').chain('０'..='９'))
    })
}

/// Reads the quantity whose number begins at `start`.
fn quantity<'g>(text: &str, start: usize, grammar: &'g Grammar) -> Step<'g> {
    let rest = text.get(start..).unwrap_or_default();
    let behind =
        rest.trim_start_matches(|c| numerals::is_numeral(c) || matches!(c, ',' | '.' | '，'));
    if !behind.chars().next().is_some_and(|c| grammar.may_follow(c)) {
        return Step::Pass(text.len() - behind.len());
    }
    if let Some(share) = share(text, start, grammar) {
        return Step::Found(share);
    }
    let Some(number) = numerals::read(rest) else { return Step::Pass(skip_numerals(text, start)) };
    let end = start + number.len;
    let before = text.get(..start).unwrap_or_default();
    let upto = text.get(..end).unwrap_or_default();
    // 五倍以上一倍以下: the bound ends one number, and another begins.
    let is_word = grammar.not.at_end(upto).is_some() && grammar.after.at_end(before).is_none();
    if grammar.not_after.at_end(before).is_some() || is_word {
        return Step::Pass(skip_numerals(text, end));
    }
    if let Some(step) = calendar(text, start, number, grammar) {
        return step;
    }
    let (from, limit, money) = opening(before, grammar);
    if let Some((unit, end)) = unit(text, end, grammar, money) {
        let (value, unit, end) = compound(text, number.value, unit, end, grammar);
        return finish(text, from, end, Value::Number(value), unit, limit, grammar);
    }
    if let Some(range) = bare_range(text, from, number, end, grammar, money) {
        return Step::Found(range);
    }
    Step::Pass(skip_numerals(text, end))
}

/// 一年半 and 一年六个月 as one length of time.
fn compound<'g>(
    text: &str,
    value: f64,
    unit: UnitRef<'g>,
    end: usize,
    grammar: &'g Grammar,
) -> (f64, UnitRef<'g>, usize) {
    let rest = text.get(end..).unwrap_or_default();
    if rest.starts_with('半') {
        return (value + 0.5, unit, end + '半'.len_utf8());
    }
    let second = || {
        let tail = rest.trim_start_matches(['零', '又']);
        let number = numerals::read(tail)?;
        let at = text.len() - tail.len() + number.len;
        let (second, end) = self::unit(text, at, grammar, None)?;
        let months = unit.name == "year" && unit.kind == second.kind && second.name == "month";
        months.then_some((value * 12.0 + number.value, second, end))
    };
    second().unwrap_or((value, unit, end))
}

/// What stands before the number: where the quantity begins, its bound, its currency.
fn opening<'g>(before: &str, grammar: &'g Grammar) -> (usize, Limit, Option<&'g str>) {
    let (mut at, mut money) = (before.len(), None);
    if let Some((len, code)) = grammar.money.at_end(before.trim_end_matches(' ')) {
        at = before.trim_end_matches(' ').len() - len;
        money = Some(code.as_str());
    }
    match grammar.before.at_end(before.get(..at).unwrap_or_default()) {
        Some((_, &limit)) if limit == Limit::NONE => (at, limit, money),
        Some((len, &limit)) => (at - len, limit, money),
        None => (at, Limit::NONE, money),
    }
}

/// The unit that begins at `at`, blanks aside, and the offset behind it.
fn unit<'g>(
    text: &str,
    at: usize,
    grammar: &'g Grammar,
    money: Option<&'g str>,
) -> Option<(UnitRef<'g>, usize)> {
    let rest = text.get(at..)?;
    let trimmed = rest.trim_start_matches([' ', '　']);
    let at = at + rest.len() - trimmed.len();
    let (len, unit) = grammar.units.at_start(trimmed)?;
    if !unit.is_one() {
        return None;
    }
    let Unit { name, kind } = unit;
    let name = money.filter(|_| *kind == QuantityKind::Money).unwrap_or(name);
    Some((UnitRef { name, kind: *kind }, at + len))
}

#[derive(Clone, Copy)]
struct UnitRef<'g> {
    name: &'g str,
    kind: QuantityKind,
}

/// Adds the bound behind the unit that ends at `end`.
fn finish<'g>(
    text: &str,
    from: usize,
    end: usize,
    value: Value,
    unit: UnitRef<'g>,
    limit: Limit,
    grammar: &Grammar,
) -> Step<'g> {
    let rest = text.get(end..).unwrap_or_default();
    let mut end = end;
    let mut limit = limit;
    if let Some((len, &after)) = grammar.after.at_start(rest) {
        end += len;
        limit = after;
    }
    Step::Found(Found {
        span: Span::new(from, end),
        kind: unit.kind,
        value,
        unit: unit.name,
        bound: limit.bound,
        inclusive: limit.inclusive,
    })
}

/// 百分之三十, 千分之五, 三分之二以上, 3‰ aside.
fn share<'g>(text: &str, start: usize, grammar: &Grammar) -> Option<Found<'g>> {
    let rest = text.get(start..)?;
    let (whole, unit, tail) = if let Some(tail) = rest.strip_prefix("百分之") {
        (None, "percent", tail)
    } else if let Some(tail) = rest.strip_prefix("千分之") {
        (None, "permille", tail)
    } else if let Some(tail) = rest.strip_prefix("万分之") {
        (Some(1e4), "fraction", tail)
    } else {
        let number = numerals::read(rest)?;
        (Some(number.value), "fraction", rest.get(number.len..)?.strip_prefix("分之")?)
    };
    let tail = tail.trim_start_matches(' ');
    let mut part = numerals::read(tail)?;
    let mut end = text.len() - tail.len() + part.len;
    if let Some(decimals) = text.get(end..)?.strip_prefix('点') {
        let decimal = numerals::read(decimals)?;
        part.value += decimal.value / 10_f64.powi(digits(decimal.value));
        end = text.len() - decimals.len() + decimal.len;
    }
    let value = whole.map_or(part.value, |whole| part.value / whole);
    if !value.is_finite() {
        return None;
    }
    let (from, limit, _) = opening(text.get(..start)?, grammar);
    let unit = UnitRef { name: unit, kind: QuantityKind::Percentage };
    match finish(text, from, end, Value::Number(value), unit, limit, grammar) {
        Step::Found(found) => Some(found),
        Step::Pass(_) => None,
    }
}

/// How many digits a whole number has.
fn digits(value: f64) -> i32 {
    let mut digits = 1;
    let mut rest = value;
    while rest >= 10.0 {
        rest /= 10.0;
        digits += 1;
    }
    digits
}

/// 三至五倍, 五百以上二千元以下, 1—3万元: a number without a unit, then one with.
fn bare_range<'g>(
    text: &str,
    from: usize,
    low: Number,
    end: usize,
    grammar: &'g Grammar,
    money: Option<&'g str>,
) -> Option<Found<'g>> {
    let rest = text.get(end..)?;
    let joint = ["以上", "至", "到", "——", "—", "－", "-", "～", "~", "–"]
        .into_iter()
        .find(|joint| rest.starts_with(joint))?;
    let second = end + joint.len();
    let tail = text.get(second..)?;
    let high = numerals::read(tail)?;
    let (unit, end) = unit(text, second + high.len, grammar, money)?;
    let mut first = low.value;
    // In 1—3万元 the scale of the second number is that of both.
    if low.tail < 10.0 && high.tail > 1.0 && first <= high.value / high.tail {
        first *= high.tail;
    }
    match finish(text, from, end, Value::Range(first, high.value), unit, Limit::NONE, grammar) {
        Step::Found(found) => Some(Found { bound: Bound::Range, ..found }),
        Step::Pass(_) => None,
    }
}

/// A date, or a step past what is a date of another calendar or a blank one; `None` where the
/// number is not the beginning of a date.
fn calendar<'g>(text: &str, start: usize, number: Number, grammar: &Grammar) -> Option<Step<'g>> {
    let (after, mark) = mark(text, start + number.len)?;
    let (part, end) = match mark {
        '年' => return year(text, start, number, after),
        '月' => (number.value, after),
        _ => return None,
    };
    if let Some((day, end)) = day(text, end) {
        return Some(Step::Found(date(start, end, 0.0, part, day)));
    }
    let rest = text.get(end..)?;
    if grammar.after.at_start(rest).is_some() || grammar.before.at_end(text.get(..start)?).is_some()
    {
        // 六月以上 is a length of time.
        return None;
    }
    if part <= 12.0 && rest.starts_with(['份', '底', '初', '末', '中', '上', '下']) {
        return Some(Step::Found(date(start, end, 0.0, part, 0.0)));
    }
    Some(Step::Pass(end))
}

/// The date or length of time that begins with a number of years; `after` is behind 年.
fn year<'g>(text: &str, start: usize, number: Number, after: usize) -> Option<Step<'g>> {
    let gregorian = number.plain && (1000.0..=2999.0).contains(&number.value);
    let era = is_era(text.get(..start)?);
    let blank = text.get(after..)?.trim_start_matches([' ', '　', '×', 'X', '_', 'x', '＿']);
    if blank.len() < text.len() - after && blank.starts_with('月') {
        return Some(Step::Pass(text.len() - blank.len()));
    }
    let month = numerals::read(blank).and_then(|month| {
        let (end, mark) = mark(text, text.len() - blank.len() + month.len)?;
        (mark == '月').then_some((month.value, end))
    });
    let Some((month, end)) = month else {
        let date = || Step::Found(date(start, after, number.value, 0.0, 0.0));
        return if era { Some(Step::Pass(after)) } else { gregorian.then(date) };
    };
    let (day, end) = day(text, end).map_or((None, end), |(day, end)| (Some(day), end));
    if gregorian && !era {
        return Some(Step::Found(date(start, end, number.value, month, day.unwrap_or(0.0))));
    }
    // A year that is not of this calendar: with a day it is a date of another one, without one it
    // may be a length of time.
    (era || day.is_some()).then_some(Step::Pass(end))
}

/// Whether what stands before a year names the calendar of an era.
fn is_era(before: &str) -> bool {
    let before = before.trim_end_matches(' ');
    ["民国", "民国前", "昭和", "光绪", "宣统", "康熙", "大正", "明治", "平成"]
        .iter()
        .any(|era| before.ends_with(era))
}

/// The day at `at` and the offset behind 日.
fn day(text: &str, at: usize) -> Option<(f64, usize)> {
    let rest = text.get(at..)?;
    let trimmed = rest.trim_start_matches([' ', '　']);
    let number = numerals::read(trimmed)?;
    let (end, mark) = mark(text, at + rest.len() - trimmed.len() + number.len)?;
    matches!(mark, '日' | '号').then_some((number.value, end))
}

/// The character at `at`, blanks aside, and the offset behind it.
fn mark(text: &str, at: usize) -> Option<(usize, char)> {
    let rest = text.get(at..)?;
    let trimmed = rest.trim_start_matches([' ', '　']);
    let c = trimmed.chars().next()?;
    Some((at + rest.len() - trimmed.len() + c.len_utf8(), c))
}

/// The offset behind the numerals at `at`.
fn skip_numerals(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    at + rest.len() - rest.trim_start_matches(numerals::is_numeral).len()
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn bounds_say_whether_the_number_belongs_to_them() {
        check("zh", "应当在三十日内答复", &["三十日内 duration <=30 day"]);
        check("zh", "自受理之日起20个工作日内", &["20个工作日内 duration <=20 working-day"]);
        check("zh", "有效期不超过三年", &["不超过三年 duration <=3 year"]);
        check("zh", "不满十四周岁的", &["不满十四周岁 age <14 year"]);
        check("zh", "超过三个月的", &["超过三个月 duration >3 month"]);
        check("zh", "至少保存5年", &["5年 duration =5 year"]);
        check("zh", "任期届满三十日前", &["三十日 duration =30 day"]);
        check("zh", "五人以上", &["五人以上 count >=5 person"]);
        check("zh", "一时难以解决的，自二十四时起", &[]);
    }

    #[test]
    fn ranges_keep_the_order_they_are_written_in() {
        check(
            "zh",
            "处五万元以上十万元以下的罚款",
            &["五万元以上十万元以下 money 50000..100000 CNY"],
        );
        check(
            "zh",
            "处十万元以上，五万元以下的罚款",
            &["十万元以上，五万元以下 money 100000..50000 CNY"],
        );
        check("zh", "一倍以上五倍以下", &["一倍以上五倍以下 count 1..5 times"]);
        check("zh", "三至五倍", &["三至五倍 count 3..5 times"]);
        check("zh", "1—3万元", &["1—3万元 money 10000..30000 CNY"]);
        check("zh", "六个月以上三年以下", &["六个月以上三年以下 duration 6..36 month"]);
        check("zh", "已满十四周岁不满十八周岁", &["已满十四周岁不满十八周岁 age 14..18 year"]);
        check(
            "zh",
            "处五千元以下罚款；处五日以下拘留",
            &["五千元以下 money <=5000 CNY", "五日以下 duration <=5 day"],
        );
    }

    #[test]
    fn shares_and_compounds_are_read() {
        check("zh", "百分之三十以上", &["百分之三十以上 percentage >=30 percent"]);
        check("zh", "三分之二以上", &["三分之二以上 percentage >=0.667 fraction"]);
        check("zh", "30%的税率", &["30% percentage =30 percent"]);
        check("zh", "一年六个月", &["一年六个月 duration =18 month"]);
        check(
            "zh",
            "每半年一次，为期一年半",
            &["半年 duration =0.5 year", "一次 count =1 occasion", "一年半 duration =1.5 year"],
        );
    }

    #[test]
    fn dates_are_those_of_the_gregorian_calendar() {
        check("zh", "自2027年2月30日起施行", &["2027年2月30日 date 2027-2-30"]);
        check("zh", "自二〇二七年十月一日起", &["二〇二七年十月一日 date 2027-10-1"]);
        check("zh", "每年6月31日前", &["6月31日 date 0-6-31"]);
        check("zh", "中华民国九十四年七月一日", &[]);
        check("zh", "自一百十年七月一日施行", &[]);
        check("zh", "（2026年　月　日公布，自　年　月　日起施行）", &[]);
        check("tw", "六月以上五年以下有期徒刑", &["六月以上五年以下 duration 6..60 month"]);
    }

    #[test]
    fn numbers_that_count_nothing_are_passed_over() {
        check("zh", "第三人、第二年、同一日、统一年度、一定条件、十分必要、90年代、第一次", &[]);
        check(
            "tw",
            "新台币一万元以上五万元以下",
            &["新台币一万元以上五万元以下 money 10000..50000 TWD"],
        );
    }
}
