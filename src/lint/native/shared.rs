//! What several native lints ask.

use super::super::context::Context;
use crate::model::{Act, ActClass, Document, InstrumentType, Role, RoleMark};
use crate::text::Span;
use regex::Regex;
use std::sync::OnceLock;

/// Whether the document is one that could hold remedies and endings of its own: an instrument that
/// only amends another, interprets the law for courts or binds states is none.
pub(crate) fn assessable(document: &Document) -> bool {
    !document.is_amending()
        && !matches!(
            document.instrument().kind,
            InstrumentType::JudicialInterpretation | InstrumentType::Treaty
        )
}

/// The acts that take or refuse a status and are no penalties, in order.
pub(crate) fn acts_without_remedy(document: &Document) -> Vec<Act> {
    document
        .acts()
        .iter()
        .filter(|act| !act.sanction)
        .filter(|act| !((act.refusal || act.suspension) && act.class == ActClass::Other))
        .filter(|act| !document.outline().in_annex(act.node))
        .cloned()
        .collect()
}

/// The first penalty of each article, in order; those that only courts impose are left out.
pub(crate) fn penalties_without_remedy(document: &Document) -> Vec<RoleMark> {
    let mut seen = Vec::new();
    let mut penalties = Vec::new();
    for mark in document.roles() {
        let article = document.outline().article_of(mark.node);
        let own = mark.role == Role::Sanction
            && !mark.inherited
            && !document.outline().is_quoted(mark.sentence.start)
            && !is_criminal(mark.sentence.slice(document.text()));
        if own && !seen.contains(&article) {
            seen.push(article);
            penalties.push(mark.clone());
        }
    }
    penalties
}

/// Whether a penalty ends or suspends somebody's profession. General law reaches fines, warnings and
/// the like, and tells every person fined of it (行政处罚法 59).
pub(crate) fn ends_profession(document: &Document, penalty: &RoleMark) -> bool {
    static PROFESSION: OnceLock<Option<Regex>> = OnceLock::new();
    let pattern = "停止(?:执业|从业)|(?:暂停|撤销|取消|吊销)[^，。；]*(?:资格|执业)|终身不得|限制从业|\
                   (?i)\\b(?:disqualif|debar|bar(?:red)? from practi)";
    let words = penalty.sentence.slice(document.text());
    // Discipline of officials, and prizes that are not given.
    let other = ["记过", "评优", "评先", "参评"].iter().any(|word| words.contains(word));
    let regex = PROFESSION.get_or_init(|| crate::text::pattern(pattern).ok()).as_ref();
    !other && regex.is_some_and(|regex| regex.is_match(words))
}

/// Whether a sentence speaks of crimes: their remedies are those of criminal procedure.
fn is_criminal(sentence: &str) -> bool {
    static CRIMES: OnceLock<Option<Regex>> = OnceLock::new();
    let pattern = "(?i)有期徒刑|拘役|罚金|依法追究刑事责任$|imprison|convict|guilty|offence|\
                   misdemeanou?r|felony|court";
    CRIMES
        .get_or_init(|| crate::text::pattern(pattern).ok())
        .as_ref()
        .is_some_and(|r| r.is_match(sentence))
}

/// The words of an act for a message, without a list's colon and clipped to a line.
pub(crate) fn act_value(context: &Context<'_>, act: &Act) -> String {
    clipped(context.slice(act.cue))
}

/// `words` on one line, at most forty characters of them.
pub(crate) fn clipped(words: &str) -> String {
    let line: String = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let line = line.trim_end_matches(['：', ':', '，', ',', '。', '.', '；', ';']);
    if line.chars().count() <= 60 {
        return line.to_owned();
    }
    let short: String = line.chars().take(60).collect();
    format!("{short}…")
}

/// Who acts in a sentence: the authority named before the modal word, or a general word for it.
pub(crate) fn actor(context: &Context<'_>, sentence: Span) -> String {
    static CHINESE: OnceLock<Option<Regex>> = OnceLock::new();
    static ENGLISH: OnceLock<Option<Regex>> = OnceLock::new();
    let words = sentence.slice(context.document.text());
    let chinese = context.document.profile().language().is_chinese();
    let (cell, pattern, general) = if chinese {
        let pattern = "(?:由|^|，|,)((?:[一-龥、]*)(?:部|局|厅|委员会|机关|部门|机构|政府|署|院))\
                       (?:决定|责令|依法|可以|应当|予以|取消|撤销|吊销|注销|收回|按照|宣布|不予|给予|处)";
        (&CHINESE, pattern, "主管机关")
    } else {
        let pattern = r"(?i)\b(the (?:competent )?(?:[A-Z]?[\w-]+ ){0,3}?(?:authority|authorities|minister|director|board|commission|agency|council|secretary|administrator|commissioner|department|ministry|registrar|office|court))\b";
        (&ENGLISH, pattern, "the authority")
    };
    let regex = cell.get_or_init(|| crate::text::pattern(pattern).ok()).as_ref();
    let found = regex.and_then(|regex| regex.captures(words)?.get(1));
    let name = found.map_or(general, |group| group.as_str()).trim_start_matches('由');
    // The name stands in the middle of the message.
    name.strip_prefix("The ").map_or_else(|| name.to_owned(), |rest| format!("the {rest}"))
}

/// Whether the title is that of a whole instrument and not of a part of a code or of a decision.
/// In English all titles are.
pub(crate) fn is_whole_instrument(document: &Document) -> bool {
    const NAMES: [&str; 14] = [
        "法", "法典", "条例", "办法", "规定", "细则", "规则", "规程", "标准", "准则", "章程",
        "规范", "解释", "通知",
    ];
    let title = document.outline().title.slice(document.text());
    let title = title.split(['（', '(']).next().unwrap_or_default().trim_end();
    !document.outline().chinese || NAMES.iter().any(|name| title.ends_with(name))
}
