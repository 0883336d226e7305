//! Ranges whose lower bound is not below the upper one.

use crate::lint::{Applicability, Context, Draft};
use crate::model::{Bound, QuantityKind, Value};

/// The forms of a range: what stands before its lower end, between both, and behind.
const FORMS: [(&str, &str, &str); 8] = [
    ("", "以上", "以下"),
    ("", "以上，", "以下"),
    ("不低于", "、不高于", ""),
    ("not less than ", " and not more than ", ""),
    ("not less than ", " but not more than ", ""),
    ("not less than ", " nor more than ", ""),
    ("at least ", " and not more than ", ""),
    ("at least ", " but not more than ", ""),
];

/// Signs of a decimal point before which the number begins: 一．五公尺以上.
const POINTS: [char; 5] = ['．', '‧', '·', '・', '点'];

/// Numbers of years and days from which on they are those of a calendar.
const YEAR: f64 = 1000.0;

pub(super) fn check(context: &Context<'_>) {
    for quantity in context.document.quantities() {
        let (Bound::Range, Value::Range(low, high)) = (quantity.bound, quantity.value) else {
            continue;
        };
        // 1941 to six months: a year.
        if quantity.kind == QuantityKind::Duration && low >= YEAR {
            continue;
        }
        let words = quantity.span.slice(context.document.text());
        let before = context.document.text().get(..quantity.span.start as usize);
        let is_cut = before.is_some_and(|before| before.ends_with(POINTS));
        let before = before.unwrap_or_default();
        let behind = context.document.text().get(quantity.span.end as usize..).unwrap_or_default();
        if low < high || is_cut || is_of_two(words, behind) || !names_bounds(words, before, quantity.kind, &quantity.unit) {
            continue;
        }
        let mut draft = Draft::new(quantity.provision, quantity.span);
        if low <= high {
            draft = draft.variant("equal");
        } else if let Some(turned) = turned(context.slice(quantity.span)) {
            draft = draft.fix(Applicability::Unsafe, quantity.span, turned);
        }
        context.report(draft);
    }
}

/// Whether the words name a lower and an upper bound. What runs from one value to another may run
/// down on purpose where it is a way (一百米至五十米) or where the text says that something becomes
/// less (`before`); and a list (六十岁以上、未满十八岁) is no range.
fn names_bounds(words: &str, before: &str, kind: QuantityKind, unit: &str) -> bool {
    // What is counted back from a day may be: not earlier than six months, and not later than
    // three months, before it.
    let lower = words.to_ascii_lowercase();
    let back = lower.contains("not earlier than") || lower.contains(", not later than");
    if words.contains(['、', '或']) || back {
        return false;
    }
    let any = |list: &[&str]| list.iter().any(|bound| words.contains(bound));
    let lower = ["不低于", "不少于", "不小于", "不得低于", "不得少于", "不得小于", "至少", "最低", "最少"];
    let upper = ["不超过", "不高于", "不多于", "不大于", "不得超过", "不得高于", "至多", "最高", "最多"];
    let open = ["以上", "以下", "以内", "未满", "不满", "not ", "no less", "no fewer", "at least", "at most"];
    if any(&lower) && any(&upper) {
        return true;
    }
    if !any(&upper) && !any(&open) {
        // Sums do not run down, nor what has “to” or “between” for it, unless it is days before
        // something.
        let is_sum = kind == QuantityKind::Money && words.contains(['至', '到']);
        let way = ["km", "m", "cm", "mm", "nmi", "mile", "ft", "day", "hour"].contains(&unit);
        let said = is_sum || [" to ", " and "].iter().any(|joint| words.contains(joint));
        // “Between” names two ends in either order.
        let either = before.trim_end().ends_with("between") || words.starts_with("between ");
        return said && kind != QuantityKind::Date && !way && !either && !becomes_less(before);
    }
    !words.contains(['，', ',']) || words.ends_with("以下") || any(&["not ", "no more", "no fewer", "no less"])
}

/// Whether two things are measured: a fine, and a fine per barrel; what is in excess of a sum, and how
/// much of that. What is counted back (`within six to two months before`) runs down, too.
fn is_of_two(words: &str, behind: &str) -> bool {
    let behind = behind.trim_start();
    words.starts_with("in excess of")
        || [("per ", "per "), ("prior to", ""), ("before ", "")].iter().any(|(next, own)| {
            behind.starts_with(next) && (own.is_empty() || !words.contains(own))
        })
}

/// Whether the clause before the range says that a value is lowered.
fn becomes_less(before: &str) -> bool {
    let clause = before.rsplit(['。', '；', ';', '\n', '，']).next().unwrap_or_default();
    let clause = clause.to_ascii_lowercase();
    ["由", "从", "缩短", "降低", "减少", "降至", "下调", "倒数", "reduc", "decreas", "lower", "shorten", "cut ", "amend"]
        .iter()
        .any(|word| clause.contains(word))
}

/// The range with its two ends changed over, where its form is one of the usual ones.
fn turned(words: &str) -> Option<String> {
    FORMS.iter().find_map(|&(front, joint, back)| {
        let inner = words.strip_prefix(front)?.strip_suffix(back)?;
        let (low, high) = inner.split_once(joint)?;
        same_unit(low, high).then(|| format!("{front}{high}{joint}{low}{back}"))
    })
}

/// Whether two amounts name the same unit at the same side: `5,000 yuan` and `1,000 yuan`, `$5` and
/// `$3`.
fn same_unit(low: &str, high: &str) -> bool {
    let number = |c: char| c.is_numeric() || "〇零一二两兩三四五六七八九十百千万萬亿億半".contains(c);
    let unit = |amount: &str| {
        let words: String = amount.chars().filter(|&c| !number(c) && !",. ".contains(c)).collect();
        (words, amount.starts_with(number))
    };
    let (low, high) = (unit(low), unit(high));
    low == high && !low.0.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends_are_changed_over() {
        assert_eq!(turned("五千元以上一千元以下").as_deref(), Some("一千元以上五千元以下"));
        assert_eq!(
            turned("not less than 5,000 yuan and not more than 1,000 yuan").as_deref(),
            Some("not less than 1,000 yuan and not more than 5,000 yuan")
        );
        assert_eq!(
            turned("not less than $900 and not more than $300").as_deref(),
            Some("not less than $300 and not more than $900")
        );
        assert_eq!(turned("五千以上一千元以下"), None);
        assert_eq!(turned("五千元"), None);
    }

    #[test]
    fn what_may_run_down_is_no_range() {
        let bounds = |words, kind| names_bounds(words, "罚款为", kind, "");
        assert!(bounds("五千元以上一千元以下", QuantityKind::Money));
        assert!(bounds("五万元至一万元", QuantityKind::Money));
        assert!(bounds("不少于十日，不超过五日", QuantityKind::Duration));
        assert!(!names_bounds("一百米至五十米", "距离为", QuantityKind::Count, "m"));
        assert!(!names_bounds("三十日至十日", "期限由", QuantityKind::Duration, "day"));
        assert!(!bounds("六十岁以上、未满十八岁", QuantityKind::Age));
        assert!(!bounds("十日以上，少于十日", QuantityKind::Duration));
        let back = "not earlier than 6 months, and not later than 3 months";
        assert!(!bounds(back, QuantityKind::Duration));
    }
}
