//! The words of the page.

use super::super::super::words::Words;
use crate::lint::Severity;

/// The title of a page about one document or several.
pub(super) fn title(words: Words) -> &'static str {
    words.pick("法规文本检查报告", "法規文本檢查報告", "Review of legislation")
}

/// A sign for a severity, told apart by its shape.
pub(super) fn sign(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "●",
        Severity::Warning => "▲",
        Severity::Info => "○",
    }
}

pub(super) fn lints(words: Words) -> &'static str {
    words.pick("检查项", "檢查項目", "By lint")
}

pub(super) fn documents(words: Words) -> &'static str {
    words.pick("文件", "文件", "Documents")
}

/// The columns of the table of lints: code, what it reports, severity, findings.
pub(super) fn lint_columns(words: Words) -> [&'static str; 3] {
    words.pick(
        ["检查项", "检查内容", "问题数"],
        ["檢查項目", "檢查內容", "問題數"],
        ["Lint", "What it reports", "Findings"],
    )
}

/// The columns of the table of documents, before those of the severities.
pub(super) fn document_columns(words: Words) -> [&'static str; 2] {
    words.pick(["文件", "条文数"], ["文件", "條文數"], ["Document", "Provisions"])
}

pub(super) fn search(words: Words) -> &'static str {
    words.pick("查找文字", "查找文字", "Search the findings")
}

pub(super) fn every_lint(words: Words) -> &'static str {
    words.pick("全部检查项", "全部檢查項目", "all lints")
}

pub(super) fn filter(words: Words) -> &'static str {
    words.pick("筛选", "篩選", "Filter")
}

pub(super) fn reset(words: Words) -> &'static str {
    words.pick("清除筛选", "清除篩選", "Show all")
}

/// How many findings a filter leaves; `{shown}` and `{all}` are filled in by the script.
pub(super) fn shown(words: Words) -> &'static str {
    words.pick(
        "显示 {shown} 处，共 {all} 处",
        "顯示 {shown} 處，共 {all} 處",
        "{shown} of {all} findings shown",
    )
}

pub(super) fn line(words: Words, line: u32) -> String {
    match words {
        Words::Simplified | Words::Traditional => format!("第 {line} 行"),
        Words::English => format!("line {line}"),
    }
}

/// That a finding is about the whole document.
pub(super) fn whole(words: Words) -> &'static str {
    words.pick("全文", "全文", "whole document")
}

pub(super) fn no_findings(words: Words) -> &'static str {
    words.pick("没有发现问题。", "沒有發現問題。", "No findings.")
}

pub(super) fn unread(words: Words) -> &'static str {
    words.pick(
        "文件无法读取，未作检查。",
        "文件無法讀取，未作檢查。",
        "The document could not be read and was not checked.",
    )
}

/// That a fix keeps the meaning, or that somebody has to look at it.
pub(super) fn applicability(words: Words, safe: bool) -> &'static str {
    if safe {
        words.pick("（不改变含义）", "（不改變含義）", " (keeps the meaning)")
    } else {
        words.pick("（须经起草人核对）", "（須經起草人核對）", " (to be checked by a drafter)")
    }
}

/// What no page of findings says.
pub(super) fn limits(words: Words) -> &'static str {
    words.pick(
        "“未写明”不等于“不存在”：一般法或者其他规定可能已有规定。没有列出问题的文件，仅表示所作检查未发现问题，不表示已经确认合法、适当。",
        "「未明定」不等於「不存在」：一般法或其他規定可能已有規定。未列問題之文件，僅表示所作檢查未發現問題，不表示已確認合法、適當。",
        "What is not written in a document may be supplied by general law or by another instrument. A document without findings is one in which these lints found nothing; it has not been cleared.",
    )
}

/// What made the page.
pub(super) fn made(words: Words) -> String {
    let version = env!("CARGO_PKG_VERSION");
    match words {
        Words::Simplified => format!("由 normlint {version} 生成"),
        Words::Traditional => format!("由 normlint {version} 產生"),
        Words::English => format!("Made by normlint {version}"),
    }
}
