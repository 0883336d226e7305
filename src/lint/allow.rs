//! Findings that somebody decided to live with.
//!
//! An allowance stands in the configuration, or in the document itself on the line above:
//! `<!-- normlint: allow VAG001 reason="…" expires="2027-01-01" -->`. It silences the findings that
//! begin on the first line with text below it, or on its own line where text stands before it.

use super::Finding;
use super::catalogue::Catalogue;
use super::settings::Allowance;

/// Why an allowance does nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// Nothing that it speaks of was found.
    Unused,
    /// The day up to which it holds is over.
    Expired,
    /// It does not say why.
    NoReason,
    /// No lint has that code, name or group.
    UnknownLint,
    /// What should be a date is none.
    NoDate(String),
    /// It is not written as an allowance is.
    Unreadable,
}

/// Whether a text says anything: marks alone are no reason.
#[must_use]
pub fn is_reason(text: &str) -> bool {
    text.chars().any(char::is_alphanumeric)
}

/// Which findings stay and which allowances do nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Applied {
    /// The findings that nothing silences, in order.
    pub kept: Vec<Finding>,
    /// Indices of allowances that silence nothing.
    pub unused: Vec<usize>,
    /// Indices of allowances whose day is over; they silence nothing.
    pub expired: Vec<usize>,
}

/// Takes out the findings that an allowance covers. `today` is `YYYY-MM-DD`; nothing expires where
/// it is `None`.
#[must_use]
pub fn apply(
    catalogue: &Catalogue,
    findings: Vec<Finding>,
    allowances: &[&Allowance],
    today: Option<&str>,
) -> Applied {
    let mut applied = Applied::default();
    let expired = |allowance: &Allowance| match (&allowance.expires, today) {
        (Some(last), Some(today)) => last.as_str() < today,
        _ => false,
    };
    let mut used = vec![false; allowances.len()];
    for finding in findings {
        let mut silenced = false;
        for (allowance, used) in allowances.iter().zip(&mut used) {
            if !expired(allowance) && covers(allowance, &finding, catalogue) {
                *used = true;
                silenced = true;
            }
        }
        if !silenced {
            applied.kept.push(finding);
        }
    }
    for (index, (allowance, used)) in allowances.iter().zip(used).enumerate() {
        if expired(allowance) {
            applied.expired.push(index);
        } else if !used {
            applied.unused.push(index);
        }
    }
    applied
}

fn covers(allowance: &Allowance, finding: &Finding, catalogue: &Catalogue) -> bool {
    let place = &finding.place;
    let inside = |provision: &String| {
        let below = place.provision.strip_prefix(provision.as_str());
        below.is_some_and(|rest| rest.is_empty() || rest.starts_with("__"))
    };
    allowance.line.is_none_or(|line| line == place.start.line)
        && allowance.provision.as_ref().is_none_or(inside)
        && allowance.text.as_ref().is_none_or(|text| place.text.contains(text))
        && catalogue.find(&finding.code).is_some_and(|lint| lint.matches(&allowance.lint))
}

impl Fault {
    /// What is to be said behind "the allowance for … silences nothing:".
    pub(super) fn words(&self, line: Option<u32>, chinese: bool) -> String {
        match (self, chinese, line) {
            (Fault::Unused | Fault::Expired, true, Some(line)) => {
                format!("第{line}行没有这样的问题")
            }
            (Fault::Unused | Fault::Expired, true, None) => "没有这样的问题".to_owned(),
            (Fault::Unused | Fault::Expired, false, Some(line)) => {
                format!("there is no such finding on line {line}")
            }
            (Fault::Unused | Fault::Expired, false, None) => "there is no such finding".to_owned(),
            (Fault::NoReason, true, _) => "没有写明理由，请加上 reason=\"…\"".to_owned(),
            (Fault::NoReason, false, _) => "it gives no reason; add reason=\"…\"".to_owned(),
            (Fault::UnknownLint, true, _) => "没有这个名称的规则".to_owned(),
            (Fault::UnknownLint, false, _) => "no lint has that code, name or group".to_owned(),
            (Fault::NoDate(date), true, _) => format!("“{date}”不是日期，请写成 YYYY-MM-DD"),
            (Fault::NoDate(date), false, _) => format!("“{date}” is no date; write YYYY-MM-DD"),
            (Fault::Unreadable, true, _) => {
                "写法应为 <!-- normlint: allow 代码 reason=\"…\" -->".to_owned()
            }
            (Fault::Unreadable, false, _) => {
                "it should read <!-- normlint: allow CODE reason=\"…\" -->".to_owned()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::{Linter, Settings};
    use crate::text::{Format, Source};

    /// A finding of NRM001 on line 2, in `art_1`, with the text of the comment there.
    fn finding() -> Finding {
        let linter = Linter::new(Catalogue::builtin().expect("pages read")).expect("pages work");
        let text = "第一条　甲。\n<!-- normlint: allow NOSUCH -->\n第二条　乙。\n";
        let source = Source::new("draft.txt", text, Format::Plain);
        let checked = linter.check(source, &Settings::default()).expect("a profile");
        let mut finding = checked.report.findings.into_iter().next().expect("a finding");
        finding.place.provision = "art_12__para_1".to_owned();
        finding
    }

    fn allowance(lint: &str) -> Allowance {
        Allowance {
            lint: lint.to_owned(),
            provision: None,
            text: None,
            line: None,
            reason: "x".to_owned(),
            expires: None,
            origin: String::new(),
        }
    }

    #[track_caller]
    fn check(allowance: &Allowance, silenced: bool) {
        let catalogue = Catalogue::builtin().expect("pages read");
        let applied = apply(&catalogue, vec![finding()], &[allowance], Some("2026-01-01"));
        assert_eq!(applied.kept.is_empty(), silenced);
        assert_eq!(applied.unused.is_empty(), silenced);
    }

    #[test]
    fn a_finding_is_silenced_by_code_name_group_and_beginning() {
        for lint in ["NRM001", "unused-allowance", "correctness", "NRM", "all"] {
            check(&allowance(lint), true);
        }
        check(&allowance("NRM002"), false);
    }

    #[test]
    fn provision_text_and_line_narrow_an_allowance() {
        let with = |change: fn(&mut Allowance)| {
            let mut allowance = allowance("NRM001");
            change(&mut allowance);
            allowance
        };
        check(&with(|a| a.provision = Some("art_12".to_owned())), true);
        check(&with(|a| a.provision = Some("art_12__para_1".to_owned())), true);
        check(&with(|a| a.provision = Some("art_1".to_owned())), false);
        check(&with(|a| a.text = Some("NOSUCH".to_owned())), true);
        check(&with(|a| a.text = Some("other".to_owned())), false);
        check(&with(|a| a.line = Some(2)), true);
        check(&with(|a| a.line = Some(3)), false);
    }

    #[test]
    fn an_allowance_holds_on_its_last_day_and_not_after_it() {
        let mut allowance = allowance("NRM001");
        allowance.expires = Some("2026-01-01".to_owned());
        check(&allowance, true);
        allowance.expires = Some("2025-12-31".to_owned());
        let catalogue = Catalogue::builtin().expect("pages read");
        let applied = apply(&catalogue, vec![finding()], &[&allowance], Some("2026-01-01"));
        assert_eq!((applied.kept.len(), applied.unused, applied.expired), (1, vec![], vec![0]));
        let applied = apply(&catalogue, vec![finding()], &[&allowance], None);
        assert!(applied.kept.is_empty());
    }
}
