//! The instrument itself: its type, rank, issuer, dates and basis.

use super::Document;
use super::facets::{Instrument, InstrumentType};

pub(super) fn find(document: &Document, given: Option<InstrumentType>) -> Instrument {
    let title = document.outline().title.slice(document.source().text()).trim().to_owned();
    Instrument { title, kind: given.unwrap_or_default(), ..Instrument::default() }
}

/// How an instrument of that title calls itself: 本办法, "this Act".
pub(super) fn self_name(title: &str, chinese: bool) -> String {
    if chinese {
        let words = ["条例", "办法", "规定", "细则", "规则", "决定", "法", "通知", "意见"];
        let head = title.split(['（', '(']).next().unwrap_or_default().trim();
        let word = words.iter().find(|word| head.ends_with(*word)).copied();
        return format!("本{}", word.unwrap_or("文件"));
    }
    let words = ["Regulations", "Regulation", "Measures", "Rules", "Act", "Law", "Bill", "Code"];
    let found = words.iter().find(|word| title.contains(*word)).copied();
    match found {
        Some(word @ ("Regulations" | "Measures" | "Rules")) => format!("these {word}"),
        Some(word) => format!("this {word}"),
        None => "this instrument".to_owned(),
    }
}
