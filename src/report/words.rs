//! The words around findings, in the language of the messages.

#[cfg(feature = "cli")]
use super::Summary;
#[cfg(feature = "cli")]
use crate::lint::Severity;
#[cfg(any(feature = "cli", feature = "lsp"))]
use crate::lint::{Authority, Basis};

/// The language of the words around findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Words {
    Simplified,
    Traditional,
    English,
}

impl Words {
    /// The words for a language tag: `zh`, `zh-Hant`, anything else for English.
    pub(crate) fn of(tag: &str) -> Self {
        match tag.get(..2) {
            Some("zh") if ["Hant", "TW", "HK", "MO"].iter().any(|part| tag.contains(part)) => {
                Words::Traditional
            }
            Some("zh") => Words::Simplified,
            _ => Words::English,
        }
    }

    pub(crate) fn pick<T>(self, simplified: T, traditional: T, english: T) -> T {
        match self {
            Words::Simplified => simplified,
            Words::Traditional => traditional,
            Words::English => english,
        }
    }

    pub(crate) fn note(self) -> &'static str {
        self.pick("注", "註", "note")
    }

    pub(crate) fn help(self) -> &'static str {
        self.pick("建议", "建議", "help")
    }

    pub(crate) fn related(self) -> &'static str {
        self.pick("相关", "相關", "related")
    }

    pub(crate) fn colon(self) -> &'static str {
        self.pick("：", "：", ": ")
    }
}

/// Words for people only.
#[cfg(any(feature = "cli", feature = "lsp"))]
impl Words {
    pub(crate) fn severity(self, severity: Severity) -> &'static str {
        match severity {
            Severity::Error => self.pick("错误", "錯誤", "error"),
            Severity::Warning => self.pick("警告", "警告", "warning"),
            Severity::Info => self.pick("提示", "提示", "info"),
        }
    }

    pub(crate) fn kind(self) -> &'static str {
        self.pick("性质", "性質", "kind")
    }

    pub(crate) fn fix(self) -> &'static str {
        self.pick("修正", "修正", "fix")
    }

    pub(crate) fn here(self) -> &'static str {
        self.pick("此处", "此處", "here")
    }

    /// What stands between items of a list.
    pub(crate) fn comma(self) -> &'static str {
        self.pick("、", "、", ", ")
    }

    /// What kind of claim a finding makes, for readers.
    pub(crate) fn basis(self, basis: Basis) -> &'static str {
        match basis {
            Basis::Logic => self.pick(
                "文本自身矛盾或缺漏",
                "文本自身矛盾或缺漏",
                "the text is at odds with itself",
            ),
            Basis::LegalLimit => {
                self.pick("涉及上位法限制", "涉及上位法限制", "a limit set by higher law")
            }
            Basis::DraftingNorm => self.pick(
                "立法完善建议，非违反上位法",
                "立法完善建議，非違反上位法",
                "a drafting norm, not a breach of higher law",
            ),
            Basis::ResearchClaim => self.pick(
                "研究性主张，供论证参考",
                "研究性主張，供論證參考",
                "a research claim, open to argument",
            ),
        }
    }

    /// Whether the rule is relied on or only pointed to.
    pub(crate) fn relies(self, authority: &Authority) -> &'static str {
        if authority.see {
            self.pick("参见", "參見", "see")
        } else {
            self.pick("依据", "依據", "basis")
        }
    }

    /// An authority as it is cited: title, provision, version.
    pub(crate) fn citation(self, authority: &Authority) -> String {
        let Authority { title, provision, version, .. } = authority;
        let mut cited = match self {
            Words::English => title.clone(),
            _ if title.starts_with('《') || title.is_ascii() => title.clone(),
            _ => format!("《{title}》"),
        };
        if !provision.is_empty() {
            if self == Words::English || !provision.starts_with('第') {
                cited.push_str(self.pick(" ", " ", ", "));
            }
            cited.push_str(provision);
        }
        if !version.is_empty() {
            let (open, close) = self.pick(("（", "）"), ("（", "）"), (" (", ")"));
            cited.extend([open, version, close]);
        }
        cited
    }

    /// That a span goes on to `line`.
    pub(crate) fn through(self, line: u32) -> String {
        match self {
            Words::Simplified | Words::Traditional => format!("至第 {line} 行"),
            Words::English => format!("through line {line}"),
        }
    }

    /// That `count` more places are meant, and which.
    pub(crate) fn more_places(self, count: usize, places: &str) -> String {
        match self {
            Words::Simplified => format!("另有 {count} 处：{places}"),
            Words::Traditional => format!("另有 {count} 處：{places}"),
            Words::English => format!("{count} more: {places}"),
        }
    }

    /// The last line of a run.
    pub(crate) fn summary(self, summary: &Summary) -> String {
        let mut line = match self {
            Words::Simplified | Words::Traditional => self.chinese_summary(summary),
            Words::English => english_summary(summary),
        };
        if summary.unreadable > 0 {
            let count = summary.unreadable;
            let more = match self {
                Words::Simplified => format!("；{count} 份文件无法读取"),
                Words::Traditional => format!("；{count} 份文件無法讀取"),
                Words::English => format!("; {} could not be read", number(count, "document")),
            };
            line.push_str(&more);
        }
        line
    }

    fn chinese_summary(self, summary: &Summary) -> String {
        let Summary { documents, findings, error, warning, info, .. } = *summary;
        if findings == 0 {
            let none = self.pick("没有发现问题", "沒有發現問題", "");
            return format!("{documents} 份文件，{none}");
        }
        let (place, total) = self.pick(("处", "处问题"), ("處", "處問題"), ("", ""));
        let counts = [
            (error, self.severity(Severity::Error)),
            (warning, self.severity(Severity::Warning)),
            (info, self.severity(Severity::Info)),
        ];
        let parts: Vec<String> = counts
            .iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, word)| format!("{count} {place}{word}"))
            .collect();
        format!("{documents} 份文件，共 {findings} {total}：{}", parts.join("、"))
    }
}

/// How many documents are in which language, which decides that of the last line.
#[cfg(feature = "cli")]
#[derive(Default)]
pub(super) struct Tally {
    simplified: usize,
    traditional: usize,
    other: usize,
}

#[cfg(feature = "cli")]
impl Tally {
    /// Counts a document.
    pub(crate) fn add(&mut self, words: Words) {
        match words {
            Words::Simplified => self.simplified += 1,
            Words::Traditional => self.traditional += 1,
            Words::English => self.other += 1,
        }
    }

    /// The language of most documents.
    pub(crate) fn most(&self) -> Words {
        match self {
            _ if self.simplified + self.traditional <= self.other => Words::English,
            _ if self.traditional > self.simplified => Words::Traditional,
            _ => Words::Simplified,
        }
    }
}

#[cfg(feature = "cli")]
fn english_summary(summary: &Summary) -> String {
    let Summary { documents, findings, error, warning, info, .. } = *summary;
    let documents = number(documents, "document");
    if findings == 0 {
        return format!("no findings in {documents}");
    }
    let mut parts = Vec::new();
    parts.extend((error > 0).then(|| number(error, "error")));
    parts.extend((warning > 0).then(|| number(warning, "warning")));
    parts.extend((info > 0).then(|| format!("{info} info")));
    format!("{} in {documents}: {}", number(findings, "finding"), parts.join(", "))
}

#[cfg(feature = "cli")]
/// `1 error`, `2 errors`.
fn number(count: usize, word: &str) -> String {
    format!("{count} {word}{}", if count == 1 { "" } else { "s" })
}

#[cfg(all(test, feature = "cli"))]
mod tests {
    use super::*;

    #[test]
    fn the_summary_counts_what_is_there() {
        let some =
            Summary { documents: 3, findings: 12, error: 1, warning: 10, info: 1, unreadable: 0 };
        assert_eq!(
            Words::of("zh").summary(&some),
            "3 份文件，共 12 处问题：1 处错误、10 处警告、1 处提示"
        );
        assert_eq!(
            Words::of("en").summary(&some),
            "12 findings in 3 documents: 1 error, 10 warnings, 1 info"
        );
        let one =
            Summary { documents: 1, findings: 1, info: 1, unreadable: 1, ..Summary::default() };
        assert_eq!(
            Words::of("zh-Hant").summary(&one),
            "1 份文件，共 1 處問題：1 處提示；1 份文件無法讀取"
        );
        let none = Summary { documents: 2, ..Summary::default() };
        assert_eq!(Words::of("zh").summary(&none), "2 份文件，没有发现问题");
        assert_eq!(Words::of("de").summary(&none), "no findings in 2 documents");
    }

    #[test]
    fn authorities_are_cited_as_usual() {
        let mut authority = Authority {
            title: "示例许可法".to_owned(),
            provision: "第七十条".to_owned(),
            version: "2019-04-23".to_owned(),
            see: false,
        };
        assert_eq!(Words::Simplified.citation(&authority), "《示例许可法》第七十条（2019-04-23）");
        assert_eq!(Words::Simplified.relies(&authority), "依据");
        authority.title = "Example Act 2001".to_owned();
        authority.provision = "section 7".to_owned();
        authority.version.clear();
        authority.see = true;
        assert_eq!(Words::English.citation(&authority), "Example Act 2001, section 7");
        assert_eq!(Words::Traditional.citation(&authority), "Example Act 2001 section 7");
        assert_eq!(Words::English.relies(&authority), "see");
    }
}
