//! The instrument itself.

use crate::outline::NodeId;

/// The instrument itself.
#[derive(Debug, Clone, Default)]
pub struct Instrument {
    /// Title without markup.
    pub title: String,
    /// What kind of instrument it is.
    pub kind: InstrumentType,
    /// Rank in its jurisdiction, 1 the highest; 0 where unknown.
    pub rank: u32,
    /// Who makes it, as far as the text tells.
    pub issuer: Option<String>,
    /// Date of adoption, `YYYY-MM-DD`.
    pub adopted: Option<String>,
    /// Date of promulgation, `YYYY-MM-DD`.
    pub promulgated: Option<String>,
    /// Dates of changes that it names, `YYYY-MM-DD`, in order.
    pub amended: Vec<String>,
    /// How it says when it takes effect.
    pub commencement: Commencement,
    /// Date it takes effect, `YYYY-MM-DD`: as it stands in the text, or counted from promulgation.
    pub effective: Option<String>,
    /// The latest date that it names of itself, of adoption, change or taking effect, and not before
    /// the end of the year that its title ends with: the law it is held to is that of this date,
    /// `YYYY-MM-DD`.
    pub dated: Option<String>,
    /// Titles named as its legal basis.
    pub basis: Vec<String>,
    /// Where the basis is named, or where it would stand: the purpose article.
    pub basis_at: Option<NodeId>,
}

/// The year that a title ends with, as “Licensing Act, 1958” does.
#[must_use]
pub fn title_year(title: &str) -> Option<i32> {
    let start = title.len().checked_sub(4)?;
    let (before, digits) = title.split_at_checked(start)?;
    let year: i32 = digits.parse().ok()?;
    let apart = before.ends_with(|c: char| c.is_whitespace() || c == ',');
    (apart && (1200..2100).contains(&year)).then_some(year)
}

/// When an instrument takes effect.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Commencement {
    /// The text does not say, or leaves the date blank.
    #[default]
    Unknown,
    /// On a date, `YYYY-MM-DD`.
    On(String),
    /// With promulgation.
    OnPromulgation,
    /// A time after promulgation.
    AfterPromulgation {
        /// Days.
        days: u32,
        /// Months, before the days are counted.
        months: u32,
    },
    /// On a day that someone is to fix.
    ByOrder,
}

impl Commencement {
    /// The name in JSON.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Commencement::Unknown => "unknown",
            Commencement::On(_) => "date",
            Commencement::OnPromulgation => "promulgation",
            Commencement::AfterPromulgation { .. } => "after-promulgation",
            Commencement::ByOrder => "by-order",
        }
    }
}

/// Kinds of instrument, by the names the contract gives them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum InstrumentType {
    /// 宪法.
    Constitution,
    /// 法律, Act, statute.
    Law,
    /// 行政法规.
    AdministrativeRegulation,
    /// 监察法规.
    SupervisionRegulation,
    /// 军事法规.
    MilitaryRegulation,
    /// 地方性法规.
    LocalRegulation,
    /// 经济特区法规.
    SpecialZoneRegulation,
    /// 部门规章.
    DepartmentalRule,
    /// 地方政府规章.
    LocalGovernmentRule,
    /// 司法解释.
    JudicialInterpretation,
    /// 规范性文件.
    NormativeDocument,
    /// 党内法规.
    PartyDocument,
    /// Treaty.
    Treaty,
    /// Statutory instrument, EU regulation below an act, agency rule.
    StatutoryInstrument,
    /// Bill.
    Bill,
    /// Anything else.
    #[default]
    Other,
}

impl InstrumentType {
    /// All types.
    pub const ALL: [InstrumentType; 16] = [
        InstrumentType::Constitution,
        InstrumentType::Law,
        InstrumentType::AdministrativeRegulation,
        InstrumentType::SupervisionRegulation,
        InstrumentType::MilitaryRegulation,
        InstrumentType::LocalRegulation,
        InstrumentType::SpecialZoneRegulation,
        InstrumentType::DepartmentalRule,
        InstrumentType::LocalGovernmentRule,
        InstrumentType::JudicialInterpretation,
        InstrumentType::NormativeDocument,
        InstrumentType::PartyDocument,
        InstrumentType::Treaty,
        InstrumentType::StatutoryInstrument,
        InstrumentType::Bill,
        InstrumentType::Other,
    ];

    /// The name in JSON, packs and lint pages.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            InstrumentType::Constitution => "constitution",
            InstrumentType::Law => "law",
            InstrumentType::AdministrativeRegulation => "administrative-regulation",
            InstrumentType::SupervisionRegulation => "supervision-regulation",
            InstrumentType::MilitaryRegulation => "military-regulation",
            InstrumentType::LocalRegulation => "local-regulation",
            InstrumentType::SpecialZoneRegulation => "special-zone-regulation",
            InstrumentType::DepartmentalRule => "departmental-rule",
            InstrumentType::LocalGovernmentRule => "local-government-rule",
            InstrumentType::JudicialInterpretation => "judicial-interpretation",
            InstrumentType::NormativeDocument => "normative-document",
            InstrumentType::PartyDocument => "party-document",
            InstrumentType::Treaty => "treaty",
            InstrumentType::StatutoryInstrument => "statutory-instrument",
            InstrumentType::Bill => "bill",
            InstrumentType::Other => "other",
        }
    }

    /// The type in words for messages.
    #[must_use]
    pub fn words(self, chinese: bool) -> &'static str {
        let (zh, en) = match self {
            InstrumentType::Constitution => ("宪法", "a constitution"),
            InstrumentType::Law => ("法律", "an Act"),
            InstrumentType::AdministrativeRegulation => {
                ("行政法规", "an administrative regulation")
            }
            InstrumentType::SupervisionRegulation => ("监察法规", "a supervision regulation"),
            InstrumentType::MilitaryRegulation => ("军事法规", "a military regulation"),
            InstrumentType::LocalRegulation => ("地方性法规", "a local regulation"),
            InstrumentType::SpecialZoneRegulation => {
                ("经济特区法规", "a special economic zone regulation")
            }
            InstrumentType::DepartmentalRule => ("部门规章", "a departmental rule"),
            InstrumentType::LocalGovernmentRule => ("地方政府规章", "a local government rule"),
            InstrumentType::JudicialInterpretation => ("司法解释", "a judicial interpretation"),
            InstrumentType::NormativeDocument => ("规范性文件", "a normative document"),
            InstrumentType::PartyDocument => ("党内法规", "a party regulation"),
            InstrumentType::Treaty => ("条约", "a treaty"),
            InstrumentType::StatutoryInstrument => ("法规", "a statutory instrument"),
            InstrumentType::Bill => ("法律草案", "a bill"),
            InstrumentType::Other => ("文件", "an instrument"),
        };
        if chinese { zh } else { en }
    }

    /// Whether it is one of those that the law on legislation arranges from the law down to the rule.
    #[must_use]
    pub fn is_legislation(self) -> bool {
        matches!(
            self,
            InstrumentType::Law
                | InstrumentType::AdministrativeRegulation
                | InstrumentType::LocalRegulation
                | InstrumentType::SpecialZoneRegulation
                | InstrumentType::DepartmentalRule
                | InstrumentType::LocalGovernmentRule
        )
    }

    /// Whether it stands below laws and may not depart from them, as special zones may.
    #[must_use]
    pub fn is_below_law(self) -> bool {
        matches!(
            self,
            InstrumentType::AdministrativeRegulation
                | InstrumentType::LocalRegulation
                | InstrumentType::DepartmentalRule
                | InstrumentType::LocalGovernmentRule
                | InstrumentType::NormativeDocument
        )
    }

    /// Whether it is a rule of a department or a local government: 规章.
    #[must_use]
    pub fn is_rule(self) -> bool {
        matches!(self, InstrumentType::DepartmentalRule | InstrumentType::LocalGovernmentRule)
    }

    /// The type of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_ends_with_a_year_where_it_stands_apart() {
        for title in ["Licensing Act, 1958", "Licensing Act ,1958", "Licensing Act 1958"] {
            assert_eq!(title_year(title), Some(1958), "{title}");
        }
        for title in ["Order 12345", "Form 9999", "A1958", "1958", "许可办法", "Act 1958 (Draft)"]
        {
            assert_eq!(title_year(title), None, "{title}");
        }
    }
}
