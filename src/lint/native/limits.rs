//! Times within which something is to be done.

use crate::model::{Bound, Document, Quantity, QuantityKind, Value};
use crate::text::{Expression, Span};

use std::sync::LazyLock;

/// A duty before the limit, in its clause.
static CHINESE_DUTY: LazyLock<Expression> =
    LazyLock::new(|| regex(r"(?:应当?|必须|须)(?:[^，。；]*|[^，。；]*，(?:并|且)[^，。；]*)$"));
static ENGLISH_DUTY: LazyLock<Expression> = LazyLock::new(|| regex(r"\b(?:must|shall)\b[^;]*$"));
static ENGLISH_WITHIN: LazyLock<Expression> = LazyLock::new(|| regex(r"(?i)\bwithin\s+(?:a\s+)?$"));

fn regex(pattern: &str) -> Expression {
    crate::text::pattern(pattern).expect("a constant pattern that a test builds")
}

/// Whether the quantity is a time within which something is to be done: 三十日内, “within 30 days”.
pub(super) fn is_limit(document: &Document, quantity: &Quantity) -> bool {
    let unit = quantity.unit.as_str();
    let short = matches!(unit, "day" | "working-day" | "hour" | "month" | "week");
    let timed = quantity.kind == QuantityKind::Duration && quantity.bound == Bound::Max && short;
    if !timed || !matches!(quantity.value, Value::Number(_)) {
        return false;
    }
    let text = document.text();
    let words = quantity.span.slice(text);
    if document.outline().chinese {
        return words.ends_with('内');
    }
    let before = text.get(..quantity.span.start as usize).unwrap_or_default();
    words.contains("ithin") || ENGLISH_WITHIN.is_match(tail(before))
}

/// Whether the words before the limit in its sentence bind somebody to keep it.
pub(super) fn is_owed(document: &Document, before: &str) -> bool {
    let duty = if document.outline().chinese { &CHINESE_DUTY } else { &ENGLISH_DUTY };
    duty.is_match(before)
}

/// Whether the sentence at index `at` is the first of its article, so that no other of it tells
/// what it is about.
pub(super) fn begins_article(document: &Document, at: usize) -> bool {
    let article = |at: usize| document.outline().article_of(document.sentences()[at].node);
    article(at).is_some_and(|own| at.checked_sub(1).and_then(article) != Some(own))
}

/// The words of the sentence before the quantity.
pub(super) fn before<'d>(document: &'d Document, sentence: Span, quantity: &Quantity) -> &'d str {
    Span { start: sentence.start, end: quantity.span.start.max(sentence.start) }
        .slice(document.text())
}

/// The last bytes of `text`.
fn tail(text: &str) -> &str {
    let from = text.ceil_char_boundary(text.len().saturating_sub(16));
    text.get(from..).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_bind_somebody() {
        assert!(CHINESE_DUTY.is_match("主管部门应当在"));
        assert!(CHINESE_DUTY.is_match("主管部门应当登记，并在"));
        assert!(!CHINESE_DUTY.is_match("应当登记；当事人可以在"));
        assert!(ENGLISH_DUTY.is_match("The holder must apply "));
        assert!(ENGLISH_WITHIN.is_match("must apply within "));
    }
}
