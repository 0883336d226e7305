//! The words of the drawing in each language.

use crate::jurisdiction::Language;
use crate::model::{ActClass, Cause, Edge};

/// The words in one language.
#[derive(Debug)]
pub(super) struct Words {
    pub(super) chinese: bool,
    /// What the drawing is.
    pub(super) drawing: &'static str,
    /// Edges in the order of [`Edge::ALL`].
    edges: [&'static str; 6],
    /// The states that the edges lead to, in the same order.
    states: [&'static str; 6],
    /// The state before the grant.
    pub(super) none: &'static str,
    classes: [&'static str; 5],
    causes: [&'static str; 6],
    pub(super) papers: &'static str,
    pub(super) remedy: &'static str,
    pub(super) referred: &'static str,
    pub(super) excluded: &'static str,
    /// A remedy of general law; what follows names it.
    pub(super) general: &'static str,
    /// Neither the document nor a statute opens a remedy.
    pub(super) nothing: &'static str,
    /// An edge that the document does not have.
    pub(super) missing: &'static str,
    /// General law has it; what follows names it.
    pub(super) supplied: &'static str,
    /// General law has it neither.
    pub(super) unsupplied: &'static str,
    pub(super) more: fn(usize) -> String,
    pub(super) empty: &'static str,
    pub(super) law_of: &'static str,
    pub(super) legend: [&'static str; 4],
    /// Between parts of a line.
    pub(super) dot: &'static str,
    pub(super) comma: &'static str,
    pub(super) colon: &'static str,
}

impl Words {
    /// The words for messages in `language`.
    pub(super) fn of(language: Language) -> &'static Words {
        match language {
            Language::Hans => &HANS,
            Language::Hant => &HANT,
            Language::En => &EN,
        }
    }

    pub(super) fn edge(&self, edge: Edge) -> &'static str {
        self.edges[edge as usize]
    }

    pub(super) fn state(&self, edge: Edge) -> &'static str {
        self.states[edge as usize]
    }

    pub(super) fn class(&self, class: ActClass) -> &'static str {
        self.classes[class as usize]
    }

    pub(super) fn cause(&self, cause: Cause) -> &'static str {
        self.causes[cause as usize]
    }
}

static HANS: Words = Words {
    chinese: true,
    drawing: "生命周期图",
    edges: ["取得", "延续", "暂停", "取消、撤销", "主动放弃", "自然终止"],
    states: ["持有", "持有", "暂停", "被取消或者撤销", "已放弃", "已终止"],
    none: "未取得",
    classes: ["身份、资格", "许可", "登记、认定", "证件", "其他"],
    causes: ["处罚", "过错", "取得不当", "情况变化", "本人意愿", "死亡、终止或者期满"],
    papers: "证件",
    remedy: "救济",
    referred: "转致法律",
    excluded: "排除救济",
    general: "本文未写明救济；一般法",
    nothing: "未写明救济，也没有一般制定法上的救济",
    missing: "本文未规定",
    supplied: "一般法补充",
    unsupplied: "一般法亦无规定",
    more: |n| format!("另有{n}处"),
    empty: "本文没有设立可以取得和失去的资格、许可或者登记",
    law_of: "一般法的时点",
    legend: ["本文规定", "本文未规定，一般法补充", "本文和一般法均未规定", "救济出自本文"],
    dot: " · ",
    comma: "、",
    colon: "：",
};

static HANT: Words = Words {
    chinese: true,
    drawing: "生命週期圖",
    edges: ["取得", "延展", "停止", "撤銷、廢止", "自願放棄", "自然終止"],
    states: ["持有", "持有", "停止中", "已撤銷或廢止", "已放棄", "已終止"],
    none: "未取得",
    classes: ["身分、資格", "許可", "登記、認定", "證件", "其他"],
    causes: ["處罰", "可歸責事由", "取得不當", "情事變更", "本人意願", "死亡、解散或期滿"],
    papers: "證件",
    remedy: "救濟",
    referred: "依其他法律",
    excluded: "排除救濟",
    general: "本文未明定救濟；一般法",
    nothing: "未明定救濟，亦無一般成文法上之救濟",
    missing: "本文未規定",
    supplied: "一般法補充",
    unsupplied: "一般法亦無規定",
    more: |n| format!("另有{n}處"),
    empty: "本文未設可取得及喪失之資格、許可或登記",
    law_of: "一般法之時點",
    legend: ["本文規定", "本文未規定，一般法補充", "本文及一般法均未規定", "救濟出自本文"],
    dot: " · ",
    comma: "、",
    colon: "：",
};

static EN: Words = Words {
    chinese: false,
    drawing: "Life cycle",
    edges: ["granted", "renewed", "suspended", "taken away", "given up", "ends of itself"],
    states: ["held", "held", "suspended", "taken away", "given up", "ended"],
    none: "not held",
    classes: ["personal status", "licence", "registration", "document", "other"],
    causes: [
        "penalty",
        "fault",
        "wrongful grant",
        "changed facts",
        "choice",
        "death, dissolution or expiry",
    ],
    papers: "document",
    remedy: "remedy",
    referred: "by reference to a law",
    excluded: "remedy excluded",
    general: "no remedy written here; general law",
    nothing: "no remedy written here, and no statute supplies one",
    missing: "not provided for here",
    supplied: "general law supplies it",
    unsupplied: "nor in general law",
    more: |n| format!("and {n} more"),
    empty: "the text creates no status, licence or registration that is gained and lost",
    law_of: "general law as of",
    legend: [
        "provided for here",
        "missing here, supplied by general law",
        "missing here and in general law",
        "remedy in this text",
    ],
    dot: " · ",
    comma: ", ",
    colon: ": ",
};
