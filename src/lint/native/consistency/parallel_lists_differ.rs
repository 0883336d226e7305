//! Conditions that no document in the list of documents to be filed can show.

use crate::lint::native::lists;
use crate::lint::{Context, Draft};
use crate::model::Document;
use crate::outline::NodeId;
use crate::text::{Expression, Span};

use std::sync::LazyLock;

static CHINESE_CONDITIONS: LazyLock<Expression> =
    LazyLock::new(|| regex(r"(?:申请|申领|取得|报考)[^。：]*(?:具备|符合|满足)[^。：]*条件"));
static CHINESE_PAPERS: LazyLock<Expression> =
    LazyLock::new(|| regex(r"(?:申请|申领|提交|报送|提供)[^。：]*(?:材料|文件|资料)"));
static ENGLISH_CONDITIONS: LazyLock<Expression> = LazyLock::new(|| {
    regex(r"(?i)\b(?:applicant|apply|applies|eligible)\b[^.:]*\b(?:conditions|requirements|criteria|must)\b")
});
static ENGLISH_PAPERS: LazyLock<Expression> = LazyLock::new(|| {
    regex(r"(?i)\b(?:submit|file|accompanied by|attach|enclose)\b[^.:]*\b(?:documents|following|materials)\b")
});

/// Words for what only papers can show, and those in a list of papers that show it.
const SUBJECTS: [(&[&str], &[&str]); 6] = [
    (&["身体健康", "健康状况", "good health", "healthy"], &["健康", "体检", "医疗", "health", "medical"]),
    (
        &["无犯罪记录", "没有犯罪记录", "无刑事处罚记录", "no criminal record", "criminal convictions"],
        &["犯罪", "刑事", "criminal", "police"],
    ),
    (
        &["以上学历", "学士以上", "a degree", "diploma"],
        &["学历", "学位", "毕业", "degree", "diploma", "certificate"],
    ),
    (
        &["注册资本", "实缴资本", "paid-up capital"],
        &["资本", "验资", "资金", "营业执照", "章程", "capital", "funds"],
    ),
    (
        &["固定的经营场所", "固定经营场所", "办公场所", "fixed premises"],
        &["场所", "房屋", "住所", "产权", "租赁", "premises", "lease"],
    ),
    (
        &["考试合格", "培训合格", "passed the examination"],
        &["考试", "培训", "合格", "成绩", "examination", "training"],
    ),
];

/// Items that leave the list of papers open.
const OPEN: [&str; 5] = ["其他", "其它", "other", "any further", "such documents"];

fn regex(pattern: &str) -> Expression {
    crate::text::pattern(pattern).expect("a constant pattern that a test builds")
}

/// A list with its lead-in.
struct List {
    lead: Span,
    items: Vec<NodeId>,
    chapter: Option<NodeId>,
}

pub(super) fn check(context: &Context<'_>) {
    let document = context.document;
    let (conditions, papers) = match document.outline().chinese {
        true => (&CHINESE_CONDITIONS, &CHINESE_PAPERS),
        false => (&ENGLISH_CONDITIONS, &ENGLISH_PAPERS),
    };
    let conditions = lists_led_by(document, conditions);
    let papers = lists_led_by(document, papers);
    // Several procedures in one chapter: which papers belong to which conditions is not known.
    for list in &conditions {
        let same = |other: &&List| other.chapter == list.chapter;
        let mut filed = papers.iter().filter(same);
        let (Some(filed), None) = (filed.next(), filed.next()) else { continue };
        if conditions.iter().filter(same).count() == 1 {
            compare(context, list, filed);
        }
    }
}

/// Reports the first condition that no paper shows.
fn compare(context: &Context<'_>, conditions: &List, papers: &List) {
    let document = context.document;
    let outline = document.outline();
    let text = document.text();
    let words = |item: NodeId| lists::words(outline, item, text).slice(text).to_lowercase();
    let filed: Vec<String> = papers.items.iter().map(|&item| words(item)).collect();
    if filed.iter().any(|paper| OPEN.iter().any(|open| paper.contains(open))) {
        return;
    }
    for &item in &conditions.items {
        let condition = words(item);
        let Some((subjects, signs)) =
            SUBJECTS.iter().find(|(subjects, _)| subjects.iter().any(|word| condition.contains(word)))
        else {
            continue;
        };
        if filed.iter().any(|paper| signs.iter().any(|sign| paper.contains(sign))) {
            continue;
        }
        let Some(subject) = subjects.iter().find(|word| condition.contains(**word)) else { continue };
        let span = lists::words(outline, item, text);
        let at = span.slice(text).to_lowercase().find(subject).unwrap_or_default();
        let from = span.start as usize + at;
        let shown = Span::new(from, from + subject.len());
        context.report(
            Draft::new(item, shown)
                .with("condition", context.slice(shown))
                .with("where", context.label(outline.at(papers.lead.start)))
                .related("papers", papers.lead),
        );
        return;
    }
}

/// The lists whose lead-in matches, in order.
fn lists_led_by(document: &Document, lead: &Expression) -> Vec<List> {
    let outline = document.outline();
    let headers = document.sentences().iter().filter(|sentence| sentence.header);
    headers
        .filter(|sentence| {
            !outline.is_quoted(sentence.span.start)
                && lead.is_match(sentence.span.slice(document.text()))
        })
        .filter_map(|sentence| {
            let below = lists::below(outline, sentence.node);
            let items = below.into_iter().find(|list| {
                outline.node(list[0]).span.start >= sentence.span.end
            })?;
            let chapter = outline.article_of(sentence.node).and_then(|id| outline.node(id).parent);
            Some(List { lead: sentence.span, items, chapter })
        })
        .collect()
}
