//! Time limits that begin at no moment that the text names.

use crate::lint::native::limits;
use crate::lint::{Context, Draft};
use crate::model::{Document, Quantity, Sentence};

/// Words that name a beginning or an event, wherever in the sentence they stand.
const CHINESE_STARTS: [&str; 40] = [
    "自", "从", "起", "后", "之日", "届满", "期满", "时，", "前", "的，", "每", "收到", "接到", "内未",
    "不少于", "公示", "申请，", "请求", "异议", "投诉", "举报", "提议", "要求", "当日", "次日", "逾期",
    "开庭", "申诉", "事项，", "意见，", "当天", "即", "限期", "通知", "裁定", "责令", "要求", "建议书",
    "告知", "期间",
];
const ENGLISH_STARTS: [&str; 32] = [
    "after", " of ", "from", "following", "before", "prior", "beginning", "receipt", "receiving",
    "when", "where", "if ", "upon", " on ", "once", "since", "period", "each", "every", "that time",
    "thereafter", "such", "immediately", "ending", "date", "preceding", "last", "next", "first",
    "until", "in case ", "while ",
];
/// What stands right before a limit that nothing but the duty leads to; other words (出生六十日内)
/// name the event.
const CHINESE_LEADS: [&str; 6] = ["在", "于", "应", "须", "应当", "并"];

pub(super) fn check(context: &Context<'_>) {
    let document = context.document;
    let outline = document.outline();
    for quantity in document.quantities() {
        if !limits::is_limit(document, quantity)
            || outline.is_quoted(quantity.span.start)
            || outline.in_annex(quantity.provision)
        {
            continue;
        }
        let Some(at) = document.sentence_at(quantity.span.start) else { continue };
        let sentence = document.sentences()[at];
        // What an earlier sentence of the article or the header of a list tells of may start it.
        if limits::begins_article(document, at) && !starts(document, sentence, quantity) {
            context.report(
                Draft::new(quantity.provision, quantity.span)
                    .with("limit", context.slice(quantity.span)),
            );
        }
    }
}

/// Whether the sentence names an event that may start the limit, or binds nobody to it.
fn starts(document: &Document, sentence: Sentence, quantity: &Quantity) -> bool {
    let before = limits::before(document, sentence.span, quantity);
    let whole = sentence.span.slice(document.text());
    let (words, led): (&[&str], bool) = match document.outline().chinese {
        true => {
            let bare = before.trim_end();
            // A clause before the duty mostly tells what starts it: 申请变更者，应于……
            let plain = !before.contains('，') && CHINESE_LEADS.iter().any(|lead| bare.ends_with(lead));
            (&CHINESE_STARTS, plain)
        }
        false => (&ENGLISH_STARTS, true),
    };
    // 期限在六个月以内的 describes something.
    let after = document.text().get(quantity.span.end as usize..).unwrap_or_default();
    !led || after.starts_with(['的', '之']) || !limits::is_owed(document, before) || words.iter().any(|word| whole.contains(word) || !document.outline().chinese && whole.to_lowercase().contains(word))
}
