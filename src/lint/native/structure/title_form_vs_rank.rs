//! Rules of departments and of local governments that call themselves 条例.

use crate::lint::{Context, Draft};
use crate::model::InstrumentType;
use crate::outline::NodeId;
use crate::text::Expression;
use std::sync::LazyLock;

/// A note of an order of a department or of a local government, as in 示例部令第3号.
static ORDER: LazyLock<Expression> = LazyLock::new(|| {
    regex(r"(?:部|委员会|总局|局|署|厅|人民政府)令(?:第|〔|\s*\d)")
});
/// A title that begins with the name of such a body.
static MAKER: LazyLock<Expression> = LazyLock::new(|| {
    regex(r"^(?:[^省市区县干]{1,8}部|国家[一-龥]{1,10}(?:总局|局|委员会|署)|[一-龥]{2,9}(?:省|市|自治区|自治州|县|区)人民政府)(?:关于)?[一-龥]*条例$")
});

/// From this day on rules may not take the name; earlier ones keep theirs.
const SINCE: &str = "2002-01-01";

/// The word that is kept for higher instruments.
const WORD: &str = "条例";

fn regex(pattern: &str) -> Expression {
    crate::text::pattern(pattern).expect("a constant pattern that a test builds")
}

pub(super) fn check(context: &Context<'_>) {
    let document = context.document;
    let outline = document.outline();
    let text = document.text();
    let span = outline.title.trimmed(text);
    let title = span.slice(text).split(['（', '(']).next().unwrap_or_default().trim_end();
    if !title.ends_with(WORD) || document.is_amending() {
        return;
    }
    let instrument = document.instrument();
    let dated = instrument.adopted.as_ref().or(instrument.promulgated.as_ref());
    if dated.is_some_and(|dated| dated.as_str() < SINCE) {
        return;
    }
    let head = outline.preamble.slice(text);
    let kind = instrument.kind;
    let is_rule = kind.is_rule();
    let higher = ["人民代表大会", "国务院令", "国务院批准", "主席令", "中国共产党", "中共中央", "军事委员会", "军委"];
    let made_higher = higher.iter().any(|word| head.contains(word))
        || matches!(
            kind,
            InstrumentType::Law | InstrumentType::PartyDocument | InstrumentType::MilitaryRegulation
        );
    if !is_rule && (made_higher || !ORDER.is_match(head) && !MAKER.is_match(title)) {
        return;
    }
    let end = span.start as usize + title.len();
    let word = crate::text::Span::new(end - WORD.len(), end);
    context.report(Draft::new(NodeId::ROOT, word).with("name", context.slice(span)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn makers_are_told_from_subjects() {
        assert!(ORDER.is_match("（2025年3月1日示例部令第3号公布）"));
        assert!(ORDER.is_match("海湾市人民政府令第12号"));
        assert!(!ORDER.is_match("国务院令第12号"));
        assert!(MAKER.is_match("示例部示例管理条例"));
        assert!(MAKER.is_match("国家示例总局示例标志管理条例"));
        assert!(!MAKER.is_match("干部教育条例"));
        assert!(!MAKER.is_match("海湾市干部教育条例"));
        assert!(!MAKER.is_match("示例部示例管理办法"));
    }
}
