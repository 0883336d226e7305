//! Numeric tiers: conditions that sort the values of one subject into classes, as in 逾期不满十日的，
//! ……；逾期十日以上的，……, and what is wrong where one class meets the next.

use crate::lint::{Context, Draft};
use crate::model::{Bound, Document, Quantity, QuantityKind, Value};
use crate::outline::{Kind, NodeId};
use crate::text::Span;
use memchr::memmem;
use std::cell::OnceCell;

/// Units of which there are only whole numbers.
const WHOLE_UNITS: [&str; 6] = ["copy", "enterprise", "household", "occasion", "person", "piece"];

/// How two tiers that ought to meet do not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    /// A value belongs to both.
    Overlap,
    /// A value belongs to neither.
    Gap,
}

/// Reports each series of tiers with the fault, once: at the second tier of the first pair that has
/// it, with the others as related places.
pub(super) fn check(context: &Context<'_>, fault: Fault) {
    let document = context.document;
    let exclusive = OnceCell::new();
    let exclusive = || *exclusive.get_or_init(|| Exclusive::of(document));
    // A series has two tiers at least, and most quantities stand alone.
    let bounded = || document.quantities().iter().filter(|q| q.bound != Bound::Exact);
    let mut groups: Vec<_> = bounded().map(|quantity| group(document, quantity)).collect();
    groups.sort_unstable();
    let several = bounded().filter(|quantity| {
        let own = group(document, quantity);
        let first = groups.partition_point(|group| *group < own);
        groups.get(first + 1) == Some(&own)
    });
    let tiers: Vec<Tier<'_>> = several.filter_map(|q| tier(document, q, exclusive)).collect();
    for series in tiers.chunk_by(Tier::goes_on) {
        let meetings = meetings(series, document);
        let mut found = meetings.iter().filter(|meeting| meeting.2 == fault);
        let Some(&(low, high, _)) = found.next() else { continue };
        let (first, second) = if low.span < high.span { (low, high) } else { (high, low) };
        let mut draft = Draft::new(second.provision, second.span)
            .with("low", context.slice(low.span))
            .with("high", context.slice(high.span))
            .related("first", first.span);
        for &(low, high, _) in found {
            draft = draft.related("again", low.span.max(high.span));
        }
        context.report(draft);
    }
}

/// One end of a tier: the value and whether it belongs to the tier, if the words say it clearly.
#[derive(Debug, Clone, Copy, PartialEq)]
struct End {
    value: f64,
    inclusive: Option<bool>,
}

/// A class of values.
#[derive(Debug, Clone)]
struct Tier<'a> {
    /// The words of the quantity.
    span: Span,
    provision: NodeId,
    unit: &'a str,
    kind: QuantityKind,
    low: Option<End>,
    high: Option<End>,
    /// What is measured, as written before the quantity.
    subject: &'a str,
    /// What follows from the class: the rest of its clause.
    result: &'a str,
    /// Where the tiers of one series stand together.
    container: NodeId,
}

impl Tier<'_> {
    /// Whether `next`, which follows in the text, sorts the same values.
    fn goes_on(&self, next: &Tier<'_>) -> bool {
        self.container == next.container
            && self.unit == next.unit
            && self.kind == next.kind
            && (self.subject == next.subject || next.subject.is_empty())
    }

    /// Whether only whole numbers of the unit are counted, so that 9 and 10 meet.
    fn is_discrete(&self) -> bool {
        match self.kind {
            QuantityKind::Count => WHOLE_UNITS.contains(&self.unit),
            QuantityKind::Duration => matches!(self.unit, "day" | "working-day"),
            QuantityKind::Age => true,
            QuantityKind::Money | QuantityKind::Percentage | QuantityKind::Date => false,
        }
    }
}

type Meeting<'t, 'a> = (&'t Tier<'a>, &'t Tier<'a>, Fault);

/// The faults between neighbours of one series in order of their values, the lower tier first.
fn meetings<'t, 'a>(series: &'t [Tier<'a>], document: &Document) -> Vec<Meeting<'t, 'a>> {
    let mut sorted: Vec<&Tier<'a>> = series.iter().collect();
    let start = |tier: &Tier<'_>| tier.low.map_or(f64::NEG_INFINITY, |end| end.value);
    let end = |tier: &Tier<'_>| tier.high.map_or(f64::INFINITY, |end| end.value);
    sorted.sort_by(|a, b| start(a).total_cmp(&start(b)).then(end(a).total_cmp(&end(b))));
    let mut found = Vec::new();
    for pair in sorted.windows(2) {
        let [low, high] = pair else { continue };
        let (Some(upper), Some(lower)) = (low.high, high.low) else {
            // Two tiers open to the same side are no classes of one series.
            return Vec::new();
        };
        if upper.value > lower.value {
            return Vec::new();
        }
        let text = document.text();
        let Some(fault) = fault(upper, lower, low.is_discrete()) else { continue };
        let sure = match fault {
            Fault::Overlap => true,
            Fault::Gap => {
                (upper.value >= lower.value || are_neighbours(low, high, text))
                    && !is_filled(document, low, high, upper.value, lower.value)
            }
        };
        if sure && !runs_on(low, text) && !runs_on(high, text) {
            found.push((*low, *high, fault));
        }
    }
    found
}

/// Whether two tiers that are some way apart are meant to meet: they name what they measure in the
/// same words, and are no steps of a scale (二四五元至四五〇元).
fn are_neighbours(low: &Tier<'_>, high: &Tier<'_>, text: &str) -> bool {
    let is_step = |tier: &Tier<'_>| {
        let words = tier.span.slice(text);
        words.contains(['至', '到', '-', '—', '~']) || words.contains(" to ")
    };
    low.subject == high.subject && !low.subject.is_empty() && !is_step(low) && !is_step(high)
}

/// Whether another quantity beside the two tiers speaks of the values between them.
fn is_filled(document: &Document, low: &Tier<'_>, high: &Tier<'_>, from: f64, to: f64) -> bool {
    let outline = document.outline();
    let around = outline.node(low.container).span;
    document.quantities_in(around).any(|other| {
        let touches = match other.value {
            Value::Number(value) => (from..=to).contains(&value),
            Value::Range(first, last) => first <= to && last >= from,
            Value::Date { .. } => false,
        };
        touches
            && other.unit == low.unit
            && other.kind == low.kind
            && other.span != low.span
            && other.span != high.span
    })
}

#[expect(clippy::float_cmp, reason = "both were read from the text in the same way")]
fn fault(upper: End, lower: End, discrete: bool) -> Option<Fault> {
    let (upper_in, lower_in) = (upper.inclusive?, lower.inclusive?);
    if upper.value == lower.value {
        return match (upper_in, lower_in) {
            (true, true) => Some(Fault::Overlap),
            (false, false) => Some(Fault::Gap),
            _ => None,
        };
    }
    let last = if upper_in { upper.value } else { upper.value - 1.0 };
    let first = if lower_in { lower.value } else { lower.value + 1.0 };
    (!discrete || first > last + 1.0).then_some(Fault::Gap)
}

/// Whether the result is worked out from the value itself, so that it makes no difference to which
/// of two tiers it belongs: 四年以上的，超过四年的部分每满一年……
fn runs_on(tier: &Tier<'_>, text: &str) -> bool {
    let words = tier.span.slice(text);
    let numeral = |c: char| c.is_numeric() || "〇零一二两三四五六七八九十百千万亿".contains(c);
    let amount = words.trim_start_matches(|c: char| !numeral(c));
    let number =
        amount.find(|c| !numeral(c)).map_or(amount, |at| amount.get(..at).unwrap_or_default());
    let unit = amount.get(number.len()..).and_then(|rest| rest.chars().next());
    unit.is_some_and(|unit| tier.result.contains(&format!("{number}{unit}")))
        || ["每满", "每增", "部分", "部份", "超额"].iter().any(|words| tier.result.contains(words))
}

/// Whether 以上 and 以下 leave out their number in this document, as it may say itself.
#[derive(Debug, Clone, Copy)]
struct Exclusive {
    above: bool,
    below: bool,
}

impl Exclusive {
    fn of(document: &Document) -> Self {
        let text = document.text();
        let mut found = Self { above: false, below: false };
        let has = |words: &str| memmem::find(text.as_bytes(), words.as_bytes()).is_some();
        if !document.outline().chinese || !has("本数") && !has("不含") {
            return found;
        }
        for phrase in ["不包括本数", "不含本数", "不包含本数", "不包括本级", "不含"]
        {
            for at in memmem::find_iter(text.as_bytes(), phrase) {
                let before = text.get(..at).unwrap_or_default();
                let sentence = before.rsplit(['。', '\n']).next().unwrap_or_default();
                // 以上包括本数，以下不包括本数: only what stands behind the last such phrase.
                let clause = sentence.rsplit("本数").next().unwrap_or_default();
                if sentence.contains("称") || sentence.contains("规定") {
                    found.above |= clause.contains("以上");
                    found.below |= clause.contains("以下") || clause.contains("以内");
                }
            }
        }
        found
    }
}

/// The tier that `quantity` makes, where it is the condition of a clause.
fn tier<'a>(
    document: &'a Document,
    quantity: &'a Quantity,
    exclusive: impl Fn() -> Exclusive,
) -> Option<Tier<'a>> {
    let outline = document.outline();
    let text = document.text();
    if outline.is_quoted(quantity.span.start) {
        return None;
    }
    let node = outline.node(quantity.provision);
    let clause = clause(text, node.span, quantity.span);
    let (subject, result) = if outline.chinese {
        chinese_condition(text, clause, quantity.span)?
    } else {
        english_condition(text, clause, quantity.span)?
    };
    let (low, high) = ends(quantity, quantity.span.slice(text), exclusive())?;
    Some(Tier {
        span: quantity.span,
        provision: quantity.provision,
        unit: &quantity.unit,
        kind: quantity.kind,
        low,
        high,
        subject,
        result,
        container: container(document, quantity),
    })
}

/// What the tiers of a series have in common, as far as it is told without reading the words.
fn group<'q>(document: &Document, quantity: &'q Quantity) -> (NodeId, &'q str) {
    (container(document, quantity), &quantity.unit)
}

/// Where the tiers of a series stand that `quantity` may be one of: its list, or its provision.
fn container(document: &Document, quantity: &Quantity) -> NodeId {
    let outline = document.outline();
    let node = outline.node(quantity.provision);
    let listed = node.kind == Kind::Point || !node.number.is_empty() && node.parent.is_some();
    match node.parent {
        Some(parent) if listed && !outline.is_article(quantity.provision) => parent,
        _ => quantity.provision,
    }
}

type Ends = (Option<End>, Option<End>);

fn ends(quantity: &Quantity, words: &str, exclusive: Exclusive) -> Option<Ends> {
    let low = |value| Some(End { value, inclusive: low_inclusive(words, exclusive) });
    let high = |value| Some(End { value, inclusive: high_inclusive(words, exclusive) });
    match (quantity.bound, quantity.value) {
        (Bound::Min, Value::Number(value)) => Some((low(value), None)),
        (Bound::Max, Value::Number(value)) => Some((None, high(value))),
        (Bound::Range, Value::Range(from, to)) if from < to => Some((low(from), high(to))),
        _ => None,
    }
}

/// Whether the words take in the value that they begin with; `None` where they say both, as
/// 超过十日以上 does.
fn low_inclusive(words: &str, exclusive: Exclusive) -> Option<bool> {
    const OUT: [&str; 15] = [
        "超过",
        "大于",
        "高于",
        "多于",
        "逾",
        "more than",
        "over",
        "exceeding",
        "above",
        "greater than",
        "exceed",
        "in excess of",
        "longer than",
        "older than",
        "higher than",
    ];
    const IN: [&str; 4] = ["以上", "or more", "or over", "or older"];
    let words = words.to_ascii_lowercase();
    // “15 years or less, but more than 5 years” begins with its upper end.
    let mut behind =
        words.match_indices(" but ").filter_map(|(at, but)| words.get(at + but.len()..));
    if behind.any(|rest| OUT.iter().any(|word| rest.starts_with(word))) {
        return Some(false);
    }
    let out = OUT.iter().any(|word| words.starts_with(word));
    if out && IN.iter().any(|word| words.contains(word)) {
        return None;
    }
    Some(!out && !(exclusive.above && words.contains("以上")))
}

/// Whether the words take in the value that they end with.
fn high_inclusive(words: &str, exclusive: Exclusive) -> Option<bool> {
    const OUT: [&str; 16] = [
        "不满",
        "未满",
        "不足",
        "不到",
        "未达",
        "不及",
        "低于",
        "少于",
        "小于",
        "less than",
        "under",
        "below",
        "fewer than",
        "younger than",
        "not attained",
        "not reached",
    ];
    const IN: [&str; 9] = [
        "以下",
        "以内",
        "不低于",
        "不少于",
        "不小于",
        "not less",
        "not fewer",
        "or less",
        "or fewer",
    ];
    let words = words.to_ascii_lowercase();
    let out = OUT.iter().any(|word| words.contains(word));
    if out && IN.iter().any(|word| words.contains(word)) {
        return None;
    }
    Some(!out && !(exclusive.below && (words.contains("以下") || words.contains("以内"))))
}

/// The clause around a quantity, between semicolons, full stops and line ends.
fn clause(text: &str, unit: Span, quantity: Span) -> Span {
    let marks = ['；', ';', '。', '\n', '：'];
    let before = text.get(unit.start as usize..quantity.start as usize).unwrap_or_default();
    let start = before.rfind(marks).map_or(unit.start as usize, |at| {
        let mark = before.get(at..).and_then(|rest| rest.chars().next());
        unit.start as usize + at + mark.map_or(0, char::len_utf8)
    });
    let after = text.get(quantity.end as usize..).unwrap_or_default();
    let after = after.find(marks).map_or(after, |end| after.get(..end).unwrap_or_default());
    // Only as far as the clause goes: the rest of the text may be long and without such a stop.
    let end = after.find(". ").unwrap_or(after.len());
    Span::new(start, quantity.end as usize + end)
}

/// What a Chinese clause measures by the quantity and what follows from it, where the quantity
/// ends a condition: 逾期 and 给予警告 of 逾期十日以下的，给予警告.
fn chinese_condition(text: &str, clause: Span, quantity: Span) -> Option<(&str, &str)> {
    let after = text.get(quantity.end as usize..clause.end as usize)?;
    let result = after.strip_prefix(['的', '者'])?;
    if !result.starts_with(['，', '：', ',', ':', '由']) {
        return None;
    }
    let before = text.get(clause.start as usize..quantity.start as usize)?;
    let phrase = before.rsplit(['，', ',', '、', '）', ')']).next()?;
    let phrase = phrase.trim_matches([' ', '　']);
    let phrase = phrase.strip_suffix(['在', '为', '达']).unwrap_or(phrase);
    (!phrase.contains(['处', '罚'])).then_some((phrase, result))
}

/// What an English clause measures by the quantity and what follows from it, where it begins with
/// the condition: `the holder is` of `If the holder is under 18 years of age, …`.
fn english_condition(text: &str, clause: Span, quantity: Span) -> Option<(&str, &str)> {
    let after = text.get(quantity.end as usize..clause.end as usize)?;
    let result = after.strip_prefix([',', ':', '—'])?;
    let before = text.get(clause.start as usize..quantity.start as usize)?;
    let phrase = before.rsplit([')', '.', '—']).next()?.trim();
    let conditions = ["if ", "where ", "when ", "in the case of ", "for "];
    let condition = conditions.iter().find_map(|word| {
        phrase.get(..word.len()).filter(|head| head.eq_ignore_ascii_case(word))?;
        phrase.get(word.len()..)
    });
    match condition {
        Some(subject) if !subject.contains(',') => Some((subject, result)),
        None if phrase.is_empty() => Some((phrase, result)),
        _ => None,
    }
}
