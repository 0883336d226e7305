//! Short time limits of one article in calendar days and in working days.

use crate::lint::native::limits;
use crate::lint::{Context, Draft};
use crate::model::{Document, Quantity, Value};
use crate::outline::NodeId;
use crate::text::Expression;
use std::sync::LazyLock;

/// Up to so many days holidays make the difference.
const SHORT: f64 = 15.0;

/// A clause that says what days are: 本办法规定的五日以内的期限是指工作日.
static CHINESE: LazyLock<Expression> = LazyLock::new(|| {
    regex(r"(?:是指|指|均为|按|以|为)[^。；，]*?(?:工作日|自然日|日历日)|不含(?:法定)?节假日|(?:包括|含)(?:法定)?(?:节假日|休息日)")
});
static ENGLISH: LazyLock<Expression> = LazyLock::new(|| {
    regex(r"(?i)(?:references? to (?:a )?(?:days?|period)|[“‘]?(?:working|business|calendar)? ?days?[”’]?) (?:means?|is|are|shall be)|excluding (?:\w+ ){0,3}holidays")
});

fn regex(pattern: &str) -> Expression {
    crate::text::pattern(pattern).expect("a constant pattern that a test builds")
}

pub(super) fn check(context: &Context<'_>) {
    let document = context.document;
    let Some((calendar, working)) = mixed(document) else { return };
    if says_which(document) {
        return;
    }
    let draft = Draft::new(calendar.provision, calendar.span)
        .with("days", context.slice(calendar.span))
        .with("working", context.slice(working.span))
        .related("working", working.span);
    context.report(draft);
}

/// The first article with a short limit in days beside one in working days.
fn mixed(document: &Document) -> Option<(&Quantity, &Quantity)> {
    let outline = document.outline();
    let mut article: Option<NodeId> = None;
    let (mut calendar, mut working): (Option<&Quantity>, Option<&Quantity>) = (None, None);
    for quantity in document.quantities() {
        let unit = quantity.unit.as_str();
        if !matches!(unit, "day" | "working-day")
            || !matches!(quantity.value, Value::Number(days) if days <= SHORT)
            || !limits(document, quantity)
            || outline.is_quoted(quantity.span.start)
        {
            continue;
        }
        let own = outline.article_of(quantity.provision);
        if own != article {
            (article, calendar, working) = (own, None, None);
        }
        if own.is_none() {
            continue;
        }
        let place = if unit == "day" { &mut calendar } else { &mut working };
        place.get_or_insert(quantity);
        if let (Some(calendar), Some(working)) = (calendar, working) {
            return Some((calendar, working));
        }
    }
    None
}

/// Whether somebody owes an act within the time, and it is not one of liberty.
fn limits(document: &Document, quantity: &Quantity) -> bool {
    let Some(at) = document.sentence_at(quantity.span.start) else { return false };
    let sentence = document.sentences()[at].span;
    let words = sentence.slice(document.text());
    let before = limits::before(document, sentence, quantity);
    let clause = before.rsplit(['；', ';']).next().unwrap_or_default();
    let free = ["可以", " may "].iter().any(|word| clause.contains(word));
    let liberty = ["拘留", "羁押", "detention", "detained"];
    limits::is_limit(document, quantity)
        && (limits::is_owed(document, clause) || clause.contains("应当"))
        && !free
        && !liberty.iter().any(|word| words.contains(word))
}

/// Whether the document says what its days are.
fn says_which(document: &Document) -> bool {
    let text = document.text();
    let (regex, gates): (&Expression, &[&str]) = match document.outline().chinese {
        true => (&CHINESE, &["工作日", "节假日", "日历日"]),
        false => (&ENGLISH, &["day"]),
    };
    let named = |words: &str| gates.iter().any(|gate| words.contains(gate));
    document.sentences().iter().any(|sentence| {
        let words = sentence.span.slice(text);
        named(words) && regex.is_match(words)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clauses_on_days_are_known() {
        assert!(CHINESE.is_match("本办法规定的十日以内的期限是指工作日"));
        assert!(!CHINESE.is_match("应当在五个工作日内办理"));
        assert!(ENGLISH.is_match("a reference to a day is a reference to a working day"));
        assert!(!ENGLISH.is_match("within 5 working days"));
    }
}
