//! The words of the inventory in each language.

use crate::model::{PowerKind, PowerLimit, PowerOrigin};
use crate::report::words::Words;

/// What the inventory is called.
pub(super) fn title(words: Words) -> &'static str {
    words.pick(
        "行政许可、行政处罚、行政强制、收费事项清单",
        "許可、處罰、強制、規費事項清單",
        "Inventory of licences, penalties, compulsory measures and fees",
    )
}

/// The name of a kind.
pub(super) fn kind(words: Words, kind: PowerKind) -> &'static str {
    match kind {
        PowerKind::Licence => words.pick("行政许可", "許可", "licence"),
        PowerKind::Penalty => words.pick("行政处罚", "處罰", "penalty"),
        PowerKind::Offence => words.pick("犯罪", "犯罪", "offence"),
        PowerKind::Measure => words.pick("行政强制措施", "強制措施", "coercive measure"),
        PowerKind::Execution => words.pick("行政强制执行", "強制執行", "coercive execution"),
        PowerKind::Fee => words.pick("收费", "規費", "fee"),
    }
}

/// Whether the instrument is the first to provide for it.
pub(super) fn origin(words: Words, origin: PowerOrigin) -> &'static str {
    match origin {
        PowerOrigin::Created => words.pick("设定", "創設", "created"),
        PowerOrigin::Specified => words.pick("规定", "規定", "specified"),
        PowerOrigin::Unclear => words.pick("待核", "待查", "unclear"),
    }
}

/// Whether an instrument of the rank may create it.
pub(super) fn limit(words: Words, may: Option<bool>) -> &'static str {
    match may {
        Some(true) => words.pick("可以设定", "得創設", "may create"),
        Some(false) => words.pick("不得设定", "不得創設", "may not create"),
        None => words.pick("未评估", "未評估", "not assessed"),
    }
}

/// The article that says so.
pub(super) fn cited(limit: &PowerLimit) -> String {
    match limit.title.is_ascii() {
        true => format!("{} {}", limit.title, limit.provision),
        false => format!("《{}》{}", limit.title, limit.provision),
    }
}

/// The article that says so, with its ceilings and conditions.
pub(super) fn authority(words: Words, limit: &PowerLimit) -> String {
    let cited = cited(limit);
    if limit.note.is_empty() {
        return cited;
    }
    let (open, close) = words.pick(("（", "）"), ("（", "）"), (" (", ")"));
    format!("{cited}{open}{}{close}", limit.note)
}

/// The columns: number, kind, act, object, provision, created or specified, higher basis, power of
/// the rank, authority.
pub(super) fn columns(words: Words) -> [&'static str; 9] {
    words.pick(
        [
            "序号",
            "类别",
            "事项",
            "对象或者行为",
            "条款",
            "设定/规定",
            "上位法依据",
            "本位阶权限",
            "权限依据",
        ],
        [
            "項次",
            "類別",
            "事項",
            "對象或行為",
            "條文",
            "創設/規定",
            "上位法依據",
            "本位階權限",
            "權限依據",
        ],
        [
            "No.",
            "Kind",
            "Act",
            "Object",
            "Provision",
            "Origin",
            "Higher basis",
            "Power of the rank",
            "Authority",
        ],
    )
}

/// That the text creates nothing of the kind.
pub(super) fn empty(words: Words) -> &'static str {
    words.pick(
        "本文没有设定或者规定行政许可、行政处罚、行政强制和收费",
        "本文未創設或規定許可、處罰、強制及規費",
        "the text creates and specifies no licences, penalties, compulsory measures or fees",
    )
}

/// What the type of instrument is called.
pub(super) fn instrument(words: Words) -> &'static str {
    words.pick("文件类型", "法規類別", "Instrument")
}

/// What the law of the day is called.
pub(super) fn law_of(words: Words) -> &'static str {
    words.pick("权限依据的时点", "權限依據之時點", "Law as of")
}

/// How to read the table.
pub(super) fn legend(words: Words) -> &'static str {
    words.pick(
        "设定：本文首次创设；规定：本文写明依据其他法律、法规；待核：需对照上位法判断。未评估：权限表未涉及该事项、该文件类型或者该时点。",
        "創設：本文首次創設；規定：本文載明依據其他法規；待查：須對照上位法判斷。未評估：權限表未涉及該事項、該法規類別或該時點。",
        "created: this text is the first to provide for it; specified: it names other law; unclear: the higher law has to be read. Not assessed: the table of powers does not cover the matter, the type of instrument or the day.",
    )
}
