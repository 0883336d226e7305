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

pub(super) fn check(context: &Context<'_>) {
    for quantity in context.document.quantities() {
        let (Bound::Range, Value::Range(low, high)) = (quantity.bound, quantity.value) else {
            continue;
        };
        let words = quantity.span.slice(context.document.text());
        let before = context.document.text().get(..quantity.span.start as usize);
        let is_cut = before.is_some_and(|before| before.ends_with(POINTS));
        if low < high || is_cut || !names_bounds(words, quantity.kind) {
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

/// Whether the words name a lower and an upper bound. What runs from one value to another (一百米
/// 至五十米) may run down on purpose, but sums of money do not, and a list (六十岁以上、未满十八岁)
/// is no range.
fn names_bounds(words: &str, kind: QuantityKind) -> bool {
    // What is counted back from a day may be: not earlier than six months, and not later than
    // three months, before it.
    let lower = words.to_ascii_lowercase();
    let back = lower.contains("not earlier than") || lower.contains(", not later than");
    if words.contains(['、', '或']) || back {
        return false;
    }
    let bounds = ["以上", "以下", "以内", "不超过", "未满", "不满", "not ", "at least", "at most"];
    if !bounds.iter().any(|bound| words.contains(bound)) {
        return kind == QuantityKind::Money && words.contains(['至', '到']);
    }
    !words.contains(['，', ',']) || words.ends_with("以下") || words.contains("not ")
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
        assert!(names_bounds("五千元以上一千元以下", QuantityKind::Money));
        assert!(names_bounds("五万元至一万元", QuantityKind::Money));
        assert!(!names_bounds("一百米至五十米", QuantityKind::Count));
        assert!(!names_bounds("六十岁以上、未满十八岁", QuantityKind::Age));
        assert!(!names_bounds("十日以上，少于十日", QuantityKind::Duration));
        let back = "not earlier than 6 months, and not later than 3 months";
        assert!(!names_bounds(back, QuantityKind::Duration));
    }
}
