//! The words of a review: as a legislative office prints them in Chinese, as parliamentary counsel
//! would in English.

use super::heads::Head;
use crate::lint::Severity;
use crate::report::words::Words;

/// The title of the review.
pub(super) fn title(words: Words) -> &'static str {
    words.pick("立法审查意见", "法制審查意見", "Legislative review")
}

/// The name of a head.
pub(super) fn head(words: Words, head: Head) -> &'static str {
    match head {
        Head::Powers => words.pick("超越权限", "逾越權限", "Beyond powers"),
        Head::Conflict => {
            words.pick("抵触或者不一致", "牴觸或不一致", "Conflict and inconsistency")
        }
        Head::Unsuitable => words.pick("规定不适当", "規定不適當", "Suitability"),
        Head::Procedure => words.pick("程序", "程序", "Procedure"),
        Head::Drafting => words.pick("立法技术", "立法技術", "Drafting"),
    }
}

/// How urgent a change is.
pub(super) fn grade(words: Words, severity: Severity) -> &'static str {
    match severity {
        Severity::Error => words.pick("应当修改", "應予修正", "must be changed"),
        Severity::Warning => words.pick("建议修改", "建議修正", "should be changed"),
        Severity::Info => words.pick("供研究参考", "供參考", "for consideration"),
    }
}

/// The columns of the table.
pub(super) fn columns(words: Words) -> [&'static str; 6] {
    words.pick(
        ["序号", "条款", "问题", "处理意见", "依据", "修改建议"],
        ["項次", "條文", "問題", "處理意見", "依據", "修正建議"],
        ["No.", "Provision", "Problem", "Weight", "Basis", "Suggested change"],
    )
}

/// What stands for the provision where a finding is about the whole document.
pub(super) fn whole(words: Words) -> &'static str {
    words.pick("全文", "全文", "whole instrument")
}

/// That a finding speaks of `count` more places.
pub(super) fn more(words: Words, count: usize) -> String {
    match words {
        Words::Simplified => format!("另有{count}处"),
        Words::Traditional => format!("另有{count}處"),
        Words::English => format!("and {count} more"),
    }
}

/// The number of a head: 一、 or "1.".
pub(super) fn ordinal(words: Words, index: usize) -> String {
    let chinese = ["一", "二", "三", "四", "五"].get(index);
    match (words, chinese) {
        (Words::English, _) | (_, None) => format!("{}. ", index + 1),
        (_, Some(number)) => format!("{number}、"),
    }
}

/// The line that counts the findings.
pub(super) fn counted(words: Words, [must, should, may]: [usize; 3]) -> String {
    let total = must + should + may;
    if total == 0 {
        return words.pick("未发现问题", "未發現問題", "no findings").to_owned();
    }
    let grades = [
        (must, grade(words, Severity::Error)),
        (should, grade(words, Severity::Warning)),
        (may, grade(words, Severity::Info)),
    ];
    let there = grades.iter().filter(|(count, _)| *count > 0);
    let parts: Vec<String> = there
        .map(|(count, word)| match words {
            Words::Simplified => format!("{word}的{count}处"),
            Words::Traditional => format!("{word}者{count}處"),
            Words::English => format!("{count} {word}"),
        })
        .collect();
    let list = parts.join(words.comma());
    match words {
        Words::Simplified => format!("共{total}处，其中{list}"),
        Words::Traditional => format!("共{total}處，其中{list}"),
        Words::English => format!("{total}: {list}"),
    }
}

/// The names of the lines of the head: type, issuer, provisions, findings, file.
pub(super) fn lines(words: Words) -> [&'static str; 5] {
    words.pick(
        ["文件类型", "制定机关", "条文数", "审查意见", "文件"],
        ["法規類別", "訂定機關", "條文數", "審查意見", "檔案"],
        ["Instrument", "Made by", "Provisions", "Findings", "File"],
    )
}

/// The title of the closing note.
pub(super) fn not_assessed(words: Words) -> &'static str {
    words.pick("未审查的事项", "未審查事項", "Not assessed")
}

/// What no run of normlint assesses.
pub(super) fn limits(words: Words) -> [&'static str; 3] {
    words.pick(
        [
            "未逐条比对上位法和同位阶规定的文本；“未写明”不等于“不存在”，一般法可能已有规定。",
            "未审查立法的必要性、措施的合理性和事实依据，也未审查起草、征求意见、审议、公布等制定程序的实际履行情况。",
            "没有列出问题的部分，仅表示本次检查未发现问题，不表示已经确认合法、适当。",
        ],
        [
            "未逐條比對上位法及同位階規定之內容；「未明定」不等於「不存在」，一般法可能已有規定。",
            "未審查立法之必要性、措施之合理性及事實依據，亦未審查草擬、預告、審議、公布等程序之實際踐行。",
            "未列問題之部分，僅表示本次檢查未發現問題，不表示已確認合法、適當。",
        ],
        [
            "The instrument was not compared, provision by provision, with higher law or with instruments of its own rank. What is not written here may be supplied by general law.",
            "Policy, proportionality and the facts relied on were not examined; nor was whether consultation, scrutiny and publication have taken place.",
            "A heading without findings means that this run found nothing under it, not that the instrument has been cleared.",
        ],
    )
}

/// That the type of the instrument could not be told.
pub(super) fn no_type(words: Words) -> &'static str {
    words.pick(
        "未能判明文件类型，未审查其权限。",
        "未能判明法規類別，未審查其權限。",
        "The type of the instrument could not be told, so that its powers were not assessed.",
    )
}

/// That the text could not be read.
pub(super) fn unread(words: Words) -> &'static str {
    words.pick(
        "文件无法读取，未作审查。",
        "檔案無法讀取，未予審查。",
        "The document could not be read and was not reviewed.",
    )
}
