//! Burdens for what was done or left undone before the instrument took effect.

use crate::lint::{Context, Draft};
use crate::model::Sentence;
use crate::text::Expression;
use memchr::memmem;
use std::sync::LazyLock;

/// Words of the time before, in the instrument's own voice.
static CHINESE_BEFORE: LazyLock<Expression> = LazyLock::new(|| {
    regex(r"(?:本[法条例办规定细则规]{1,3})(?:施行|实施|生效|公布)(?:之日|以|之)?前(?:的|[^，。；]*?(?:的|，))")
});
static CHINESE_BURDEN: LazyLock<Expression> = LazyLock::new(|| {
    regex(r"取消(?:其)?(?:资格|许可|登记|[^，。；]{0,12}(?:资格|许可))|(?:撤销|吊销|收回)(?:其)?[^，。；]{0,12}(?:资格|证|许可|执照)|处[^，。；]*罚款|给予[^，。；]*处罚|(?:依照|按照|适用)本[^，。；]*(?:处罚|罚款|追究)|没收|加收|追缴|补缴")
});
/// What stands before 前 in every sentence of the two patterns.
const CHINESE_WORDS: &str = "行施效布日之以";
const ENGLISH_WORDS: [&str; 5] =
    ["the commencement", "commencement", "the coming into", "coming into", "the passing"];
/// What stands before these words.
const ENGLISH_FRONT: &str = "before ";

/// What favours those concerned, sends to older law, or asks only for what was owed anyway.
const CHINESE_EXCUSES: [&str; 16] = [
    "仍", "继续", "有效", "不再", "免", "从轻", "减轻", "从旧", "原", "当时", "限期", "期限内", "逾期",
    "不予处罚", "尚未处理", "应缴",
];
static ENGLISH_BEFORE: LazyLock<Expression> = LazyLock::new(|| {
    regex(r"(?i)\b(?:penalt(?:y|ies)|fines?|is liable|guilty of an offence)\b[^.;]*\b(?:acts?|omissions?|conduct|things done|anything done|contraventions?)\b[^.;]*\bbefore (?:the )?(?:commencement|coming into (?:force|operation)|passing)")
});
const ENGLISH_EXCUSES: [&str; 10] = [
    "Nothing ",
    " not ", "without prejudice", "continue", "as if", "more favourable", "lesser", "notwithstanding the repeal",
    "had been", "would have",
];

fn regex(pattern: &str) -> Expression {
    crate::text::pattern(pattern).expect("a constant pattern that a test builds")
}

pub(super) fn check(context: &Context<'_>) {
    let document = context.document;
    let outline = document.outline();
    let text = document.text();
    let mut last: Option<usize> = None;
    let places: Vec<usize> = if outline.chinese {
        let before = |at: usize| text.get(..at).and_then(|before| before.chars().next_back());
        let all = memmem::find_iter(text.as_bytes(), "前");
        all.filter(|&at| before(at).is_some_and(|c| CHINESE_WORDS.contains(c))).collect()
    } else {
        let behind = |at: usize| text.get(at + ENGLISH_FRONT.len()..).unwrap_or_default();
        let all = memmem::find_iter(text.as_bytes(), ENGLISH_FRONT);
        all.filter(|&at| ENGLISH_WORDS.iter().any(|word| behind(at).starts_with(word))).collect()
    };
    for at in places {
        let place = crate::text::Span::empty(at).start;
        let Some(index) = document.sentence_at(place) else { continue };
        if last.replace(index) == Some(index) || outline.is_quoted(place) {
            continue;
        }
        let sentence = document.sentences()[index];
        if burdens(context, sentence) {
            context.report(Draft::new(sentence.node, sentence.span));
        }
    }
}

fn burdens(context: &Context<'_>, sentence: Sentence) -> bool {
    let document = context.document;
    let words = sentence.span.slice(document.text());
    if document.outline().chinese {
        return CHINESE_BEFORE.is_match(words)
            && CHINESE_BURDEN.is_match(words)
            && !CHINESE_EXCUSES.iter().any(|excuse| words.contains(excuse));
    }
    ENGLISH_BEFORE.is_match(words)
        && !ENGLISH_EXCUSES.iter().any(|excuse| words.contains(excuse))
}
