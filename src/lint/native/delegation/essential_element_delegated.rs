//! DLG005: conditions of a status, grounds of its loss or penalties are left to lower rules.

use crate::lint::native::shared::{actor, clipped};
use crate::lint::{Context, Draft, Severity};
use crate::model::{InstrumentType, Role};
use crate::text::{Expression, Span};
use std::sync::OnceLock;

pub(crate) fn check(context: &Context<'_>) {
    let document = context.document;
    // What a rule hands on is hardly ever a matter that the law reserves.
    if document.instrument().kind == InstrumentType::NormativeDocument {
        return;
    }
    let text = document.text();
    let chinese = document.profile().language().is_chinese();
    let mut seen = Vec::new();
    for mark in document.roles() {
        if mark.role != Role::Delegation
            || mark.inherited
            || seen.contains(&mark.sentence)
            || document.outline().is_quoted(mark.sentence.start)
        {
            continue;
        }
        let is_essential =
            |words: Span| essential(chinese).is_some_and(|regex| regex.is_match(words.slice(text)));
        // How penalties are measured within their limits and how they are published, what is paid
        // rather than held, details of what the text arranges, conditions of a single decision.
        let slight = ["幅度范围内", "公示", "免予处罚", "酬金", "补助", "具体管理办法", "subject to conditions"];
        let measured = slight.iter().any(|word| mark.sentence.slice(text).contains(word));
        if measured || !is_essential(mark.sentence) {
            continue;
        }
        // English names the matter behind the rules as often as before them.
        let words = document.shown(mark);
        if !chinese || is_essential(words) {
            seen.push(mark.sentence);
            context.report(
                Draft::new(mark.node, words)
                    .severity(Severity::Warning)
                    .with("act", clipped(context.slice(words)))
                    .with("actor", actor(context, mark.sentence)),
            );
        }
    }
}

/// What a law must say itself: who gets a status and who loses it, and what is punished. Forms,
/// fees of services and technical standards are no such thing.
fn essential(chinese: bool) -> Option<&'static Expression> {
    static CHINESE: OnceLock<Option<Expression>> = OnceLock::new();
    static ENGLISH: OnceLock<Option<Expression>> = OnceLock::new();
    let (cell, pattern) = if chinese {
        let pattern = "(?:取消|撤销|吊销|注销|收回|丧失|不予|处罚)[^，。；]*(?:情形|事由)[^，。；]*[，,]?由|\
            (?:取消|撤销|吊销|注销|收回|丧失|不予|处罚)[^，。；、]*(?:情形|条件|标准|办法|范围|事由)|\
            (?:居留|资格|许可|执业|注册|准入|身份|国籍|学位|称号)[^，。；]*(?:条件|审批管理办法|审批办法|认定办法|授予办法|取得办法)[^，。；]{0,4}由|\
            (?:居留|资格|许可|执业|注册|准入|身份|国籍|学位|称号)[^，。；证]*管理办法[^，。；]{0,4}由|\
            (?:申请|取得|担任|授予)[^，。；]*(?:条件|资格条件)[^，。；]{0,4}由";
        (&CHINESE, pattern)
    } else {
        let pattern = r"(?i)\b(?:grounds|conditions|circumstances|criteria|qualifications)\b[^.;,]*\b(?:cancel\w*|revo\w+|refus\w+|eligib\w+|grant\w*|residen\w+|licen[cs]\w+|registration)\b[^.;,]*\b(?:prescribed|determined|set|stipulated|established|laid down|specified) by\b|\bprescribe by [^.;]*\b(?:grounds|conditions|circumstances)\b[^.;]*\b(?:cancel\w*|revo\w+|refus\w+|los[st]\w*)|\b(?:grounds|circumstances) (?:for|of|in) [^.;]*(?:cancel\w*|revo\w+|loss|withdraw\w*)[^.;]*(?:rules|regulations)";
        (&ENGLISH, pattern)
    };
    cell.get_or_init(|| crate::text::pattern(pattern).ok()).as_ref()
}
