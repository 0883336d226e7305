//! Dates that no calendar has, and weekdays that do not fall on their date.

use crate::lint::native::calendar;
use crate::lint::{Context, Draft};
use crate::model::{Quantity, QuantityKind, Value};

/// Weekdays from Monday, as 星期一 and 周一 end, and in English.
const CHINESE: [char; 7] = ['一', '二', '三', '四', '五', '六', '日'];
const ENGLISH: [&str; 7] =
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// Words before a date of a calendar whose months are not those of ours.
const OTHER_CALENDARS: [&str; 10] =
    ["农历", "阴历", "旧历", "夏历", "藏历", "回历", "傣历", "彝历", "伊历", "Hijri"];

/// How far before a date the name of its calendar is looked for, in bytes.
const REACH: usize = 24;

pub(super) fn check(context: &Context<'_>) {
    let mut found: Vec<(Value, Draft)> = Vec::new();
    for quantity in context.document.quantities() {
        let Value::Date { year, month, day } = quantity.value else { continue };
        if quantity.kind != QuantityKind::Date || is_of_other_calendar(context, quantity)
            || is_part(context, quantity)
        {
            continue;
        }
        let Some(draft) = fault(context, quantity, (year, month, day)) else { continue };
        match found.iter_mut().find(|(known, _)| *known == quantity.value) {
            Some((_, first)) => *first = first.clone().related("again", quantity.span),
            None => found.push((quantity.value, draft)),
        }
    }
    for (_, draft) in found {
        context.report(draft);
    }
}

fn fault(context: &Context<'_>, quantity: &Quantity, date: (i32, u32, u32)) -> Option<Draft> {
    let (year, month, day) = date;
    let draft = || {
        let text = context.slice(quantity.span);
        Draft::new(quantity.provision, quantity.span).with("date", text)
    };
    if month == 0 {
        return None;
    }
    let Some(last) = calendar::days_in(year, month) else {
        // 2003-13-45 is the number of something.
        let sure = year > 0 && month < 100 && !is_digits(context.slice(quantity.span));
        return sure.then(|| draft().variant("month").with("number", month.to_string()));
    };
    if day > last {
        let sure = day <= 31 || year > 0 && day < 100 && !is_digits(context.slice(quantity.span));
        return sure.then(|| draft().with("number", last.to_string()));
    }
    let falls_on = calendar::weekday(year, month, day)?;
    let named = weekday(context, quantity)?;
    if named == falls_on {
        return None;
    }
    let name = |at: usize| match context.document.profile().language().is_chinese() {
        true => format!("星期{}", CHINESE[at]),
        false => ENGLISH[at].to_owned(),
    };
    Some(draft().variant("weekday").with("first", name(named)).with("expected", name(falls_on)))
}

/// Whether a date is written in digits and hyphens only.
fn is_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-')
}

/// Whether a line break parts the date from the rest of a number: 七十九年十⏎二月三十一日.
fn is_part(context: &Context<'_>, quantity: &Quantity) -> bool {
    let before = context.document.text().get(..quantity.span.start as usize).unwrap_or_default();
    let bare = before.trim_end();
    bare.len() < before.len()
        && bare.ends_with(|c: char| c.is_numeric() || "〇零一二三四五六七八九十年".contains(c))
}

fn is_of_other_calendar(context: &Context<'_>, quantity: &Quantity) -> bool {
    let text = context.document.text();
    let end = quantity.span.start as usize;
    let start = text.ceil_char_boundary(end.saturating_sub(REACH));
    let before = text.get(start..end).unwrap_or_default();
    OTHER_CALENDARS.iter().any(|calendar| before.contains(calendar))
}

/// The weekday named right behind the date, or right before it: 2027年6月1日（星期一）,
/// Monday, 1 June 2027.
fn weekday(context: &Context<'_>, quantity: &Quantity) -> Option<usize> {
    let text = context.document.text();
    let after = text.get(quantity.span.end as usize..)?.trim_start_matches([' ', '　']);
    if let Some(inner) = after.strip_prefix(['（', '(', '，']) {
        let name = ["星期", "周", "礼拜"].iter().find_map(|word| inner.strip_prefix(word));
        if let Some(sign) = name.and_then(|rest| rest.chars().next()) {
            return CHINESE.iter().position(|&known| known == sign || sign == '天' && known == '日');
        }
    }
    let before = text.get(..quantity.span.start as usize)?;
    let before = before.trim_end().trim_end_matches("the").trim_end();
    let before = before.trim_end_matches(',').trim_end();
    ENGLISH.iter().position(|name| before.ends_with(name))
}
