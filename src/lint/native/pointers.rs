//! Provisions that say nothing themselves and send to another one for it.

use crate::model::{Document, Reference, ReferenceStatus};
use crate::outline::NodeId;
use crate::text::{Expression, Span};

use std::sync::LazyLock;

/// What stands before the citation in a sentence that only points, with what it points for.
static CHINESE_BEFORE: LazyLock<Expression> = LazyLock::new(|| {
    regex(
        r"^([^，。；：]*?)(?:，)?(?:应当|可以)?(?:依照|按照|依据|适用|准用|参照)(?:本[法条例办法规定细则]+)?$",
    )
});
/// What stands behind it.
static CHINESE_AFTER: LazyLock<Expression> = LazyLock::new(|| {
    regex(r"^(?:的)?(?:规定)?(?:执行|办理|处理|确定|计算|进行|处罚|认定)?[。；]?$")
});
static ENGLISH_BEFORE: LazyLock<Expression> = LazyLock::new(|| {
    regex(
        r"(?i)^(.*?)(?:,)?\s*\b(?:(?:is|are|shall be|must be|applies|apply)\s+)?(?:determined |calculated |fixed |set out |governed |dealt with )?(?:as (?:provided |set out |specified |laid down |stated )?(?:in|by|under)|in accordance with|(?:in|by|under))\s*$",
    )
});
static ENGLISH_AFTER: LazyLock<Expression> =
    LazyLock::new(|| regex(r"(?i)^(?: of this (?:act|law|regulation|part))?[.;]?$"));

fn regex(pattern: &str) -> Expression {
    crate::text::pattern(pattern).expect("a constant pattern that a test builds")
}

/// The longest sentence that may be nothing but a pointer, in bytes.
const LONGEST: usize = 180;

/// A sentence that sends to another provision of the document and says nothing else.
pub(super) struct Pointer {
    /// The article that it is in.
    pub(super) article: NodeId,
    /// The unit whose words it is.
    pub(super) node: NodeId,
    /// The citation.
    pub(super) span: Span,
    /// What it sends to another provision for, without blanks, in small letters: 期限.
    pub(super) subject: String,
    /// The article that it sends to.
    pub(super) to: NodeId,
    /// The unit that it sends to.
    pub(super) target: NodeId,
    /// Whether the article has no other sentence.
    pub(super) alone: bool,
}

/// The sentences that only point, in order.
pub(super) fn find(document: &Document) -> Vec<Pointer> {
    document.references().iter().filter_map(|reference| pointer(document, reference)).collect()
}

fn pointer(document: &Document, reference: &Reference) -> Option<Pointer> {
    let outline = document.outline();
    let [target] = &reference.targets[..] else { return None };
    let cited = target.node?;
    if reference.status != ReferenceStatus::Resolved || outline.is_quoted(reference.span.start) {
        return None;
    }
    let sentence = document.sentences().get(document.sentence_at(reference.span.start)?)?;
    let whole = sentence.span;
    if sentence.header || whole.len() > LONGEST {
        return None;
    }
    let text = document.text();
    let before = Span { start: whole.start, end: reference.span.start }.slice(text).trim();
    let after = Span { start: reference.span.end, end: whole.end }.slice(text).trim();
    let (front, back) = match outline.chinese {
        true => (&CHINESE_BEFORE, &CHINESE_AFTER),
        false => (&ENGLISH_BEFORE, &ENGLISH_AFTER),
    };
    if !back.is_match(after) {
        return None;
    }
    let subject = front.captures(before)?.get(1)?.as_str();
    let article = outline.article_of(reference.provision)?;
    let to = outline.article_of(cited)?;
    if article == to || outline.in_annex(article) {
        return None;
    }
    let inside = outline.node(article).span;
    let mut sentences = document.sentences_from(inside.start);
    let alone = sentences
        .by_ref()
        .take_while(|other| other.span.start < inside.end)
        .all(|other| other.span == whole);
    Some(Pointer {
        article,
        node: reference.provision,
        span: reference.span,
        subject: subject.split_whitespace().collect::<String>().to_lowercase(),
        to,
        target: cited,
        alone,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_pointer_is_for_is_read() {
        let subject = |regex: &Expression, text: &str| {
            regex.captures(text).map(|found| found[1].trim().to_owned())
        };
        assert_eq!(subject(&CHINESE_BEFORE, "申请的期限依照").as_deref(), Some("申请的期限"));
        assert_eq!(subject(&CHINESE_BEFORE, "适用").as_deref(), Some(""));
        assert_eq!(subject(&CHINESE_BEFORE, "违反"), None);
        assert!(CHINESE_AFTER.is_match("的规定执行。"));
        assert!(!CHINESE_AFTER.is_match("规定的，处以罚款。"));
        let fee = subject(&ENGLISH_BEFORE, "The fee is as set out in");
        assert_eq!(fee.as_deref(), Some("The fee"));
        assert!(!ENGLISH_AFTER.is_match(" applies to visitors."));
    }
}
