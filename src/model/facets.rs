//! The types of the facets.

use crate::outline::NodeId;
use crate::text::Span;

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
    /// Date it takes effect, `YYYY-MM-DD`.
    pub effective: Option<String>,
    /// The latest date that it names of itself, of adoption, change or taking effect: the law it
    /// is held to is that of this date, `YYYY-MM-DD`.
    pub dated: Option<String>,
    /// Titles named as its legal basis.
    pub basis: Vec<String>,
    /// Where the basis is named, or where it would stand: the purpose article.
    pub basis_at: Option<NodeId>,
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

    /// The type of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// Whether a term is explained or only shortened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DefinitionKind {
    /// 是指, means.
    Definition,
    /// 以下简称, hereinafter.
    Abbreviation,
}

/// Where a definition holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Scope {
    /// In the whole document.
    Document,
    /// In a part or chapter.
    Chapter(NodeId),
    /// In one article or a part of it.
    Article(NodeId),
}

/// A term that the document declares.
#[derive(Debug, Clone)]
pub struct Definition {
    /// The term exactly as it stands inside the quotation marks or after 以下简称.
    pub term: String,
    /// Definition or abbreviation.
    pub kind: DefinitionKind,
    /// The provision that declares it.
    pub provision: NodeId,
    /// The term where it is declared.
    pub span: Span,
    /// What it stands for: the text that explains it, or the long form that it shortens.
    pub meaning: Span,
    /// Where it holds.
    pub scope: Scope,
    /// Its uses in scope, the declaration left out, in order.
    pub uses: Vec<Span>,
}

/// What a reference points into.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ReferenceKind {
    /// A numbered provision of this document.
    Internal,
    /// A provision by its place: 前款, "the preceding paragraph".
    Relative,
    /// Another instrument.
    External,
}

/// Whether the target of a reference was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ReferenceStatus {
    /// All targets are in this document.
    Resolved,
    /// A target that would be in this document is not there.
    Unresolved,
    /// It points into another instrument.
    External,
    /// Which instrument it points into is not known: it is never called broken.
    Unknown,
}

/// One thing a reference points to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// `art_21__para_2`, or `《…》/art_21` for another instrument.
    pub path: String,
    /// The provision of this document, if it was found.
    pub node: Option<NodeId>,
    /// The article number (or that of the unit cited), for telling order within lists.
    pub ordinal: Option<crate::outline::Ordinal>,
    /// The words that name this target.
    pub span: Span,
}

/// A citation of one or more provisions.
#[derive(Debug, Clone)]
pub struct Reference {
    /// The citing words.
    pub span: Span,
    /// The provision that cites.
    pub provision: NodeId,
    /// What it points into.
    pub kind: ReferenceKind,
    /// Its targets, ranges and lists spelled out, in the order of the text.
    pub targets: Vec<Target>,
    /// Whether they were found.
    pub status: ReferenceStatus,
    /// Ranges in it, as (first, last) of `targets`' words: for telling a range that runs backwards.
    pub ranges: Vec<(Target, Target)>,
}

/// What a quantity counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum QuantityKind {
    /// A length of time.
    Duration,
    /// An amount of money.
    Money,
    /// A number of things, or a multiple (倍).
    Count,
    /// A share of a hundred, or a fraction.
    Percentage,
    /// An age of a person, in years.
    Age,
    /// A calendar date.
    Date,
}

/// How a quantity bounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Bound {
    /// At least, more than.
    Min,
    /// At most, less than.
    Max,
    /// Neither.
    Exact,
    /// From one value to another.
    Range,
}

/// The value of a quantity in its unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Value {
    /// One number.
    Number(f64),
    /// A lower and an upper number, as written (the first may be the greater).
    Range(f64, f64),
    /// A date; month and day 0 where not given. Not checked against the calendar.
    Date {
        /// Year of the Gregorian calendar; 0 where blank.
        year: i32,
        /// Month as written.
        month: u32,
        /// Day as written.
        day: u32,
    },
}

/// A number with its unit.
#[derive(Debug, Clone)]
pub struct Quantity {
    /// The words.
    pub span: Span,
    /// The provision it stands in.
    pub provision: NodeId,
    /// What it counts.
    pub kind: QuantityKind,
    /// The value in `unit`.
    pub value: Value,
    /// The unit: `day`, `working-day`, `hour`, `month`, `year`, `CNY`, `USD`, `times`, `percent`, `person`, …
    pub unit: String,
    /// How it bounds.
    pub bound: Bound,
    /// Whether the value itself belongs to the range: 以上 and "at least" include it, 超过, 不满,
    /// "more than" and "under" do not.
    pub inclusive: bool,
}

/// What a provision does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
#[allow(missing_docs, reason = "the names are those of the labelling guide")]
pub enum Role {
    Purpose,
    LegalBasis,
    Scope,
    Definition,
    Principle,
    Authority,
    Eligibility,
    Procedure,
    Right,
    Duty,
    Prohibition,
    AdverseAction,
    Sanction,
    Coercion,
    Remedy,
    Exit,
    NaturalTermination,
    Delegation,
    Supervision,
    OfficialLiability,
    CriminalLiability,
    CivilLiability,
    Cooperation,
    Transitional,
    Commencement,
    Repeal,
    Interpretation,
    Promotion,
    Other,
}

impl Role {
    /// All roles with their names in JSON, packs and lint pages.
    pub const ALL: [(Role, &'static str); 29] = [
        (Role::Purpose, "purpose"),
        (Role::LegalBasis, "legal-basis"),
        (Role::Scope, "scope"),
        (Role::Definition, "definition"),
        (Role::Principle, "principle"),
        (Role::Authority, "authority"),
        (Role::Eligibility, "eligibility"),
        (Role::Procedure, "procedure"),
        (Role::Right, "right"),
        (Role::Duty, "duty"),
        (Role::Prohibition, "prohibition"),
        (Role::AdverseAction, "adverse-action"),
        (Role::Sanction, "sanction"),
        (Role::Coercion, "coercion"),
        (Role::Remedy, "remedy"),
        (Role::Exit, "exit"),
        (Role::NaturalTermination, "natural-termination"),
        (Role::Delegation, "delegation"),
        (Role::Supervision, "supervision"),
        (Role::OfficialLiability, "official-liability"),
        (Role::CriminalLiability, "criminal-liability"),
        (Role::CivilLiability, "civil-liability"),
        (Role::Cooperation, "cooperation"),
        (Role::Transitional, "transitional"),
        (Role::Commencement, "commencement"),
        (Role::Repeal, "repeal"),
        (Role::Interpretation, "interpretation"),
        (Role::Promotion, "promotion"),
        (Role::Other, "other"),
    ];

    /// The name in JSON, packs and lint pages.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::ALL[self as usize].1
    }

    /// The role of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|&(_, known)| known == name).map(|(role, _)| role)
    }
}

/// A role of a provision with the words that show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoleMark {
    /// The role.
    pub role: Role,
    /// The innermost unit that has it.
    pub node: NodeId,
    /// The sentence that shows it.
    pub sentence: Span,
    /// The words that show it.
    pub cue: Span,
    /// Whether the unit has it from the header of its list.
    pub inherited: bool,
}

/// What an act takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum ActClass {
    /// A status or qualification bound to a person.
    Personal,
    /// A licence, whose end general law arranges.
    Licence,
    /// A paper that shows a status.
    Document,
    /// Something else, or the text does not say.
    #[default]
    Other,
}

/// An act of an authority against a person: it takes, suspends or refuses a status.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Act {
    /// The provision.
    pub node: NodeId,
    /// The sentence.
    pub sentence: Span,
    /// The words of the act.
    pub cue: Span,
    /// The name of the status; empty where the text does not name it.
    pub status: String,
    /// What it takes.
    pub class: ActClass,
    /// Whether it refuses rather than takes.
    pub refusal: bool,
    /// Whether it takes for a time only.
    pub suspension: bool,
    /// Whether it punishes.
    pub sanction: bool,
}

/// A clause that lets the person affected challenge an act.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remedy {
    /// The provision.
    pub node: NodeId,
    /// The sentence.
    pub sentence: Span,
    /// The words that give the remedy.
    pub cue: Span,
    /// Whether it reaches every act under the instrument.
    pub every: bool,
    /// Whether it reaches penalties.
    pub penalties: bool,
    /// Whether it reaches coercive measures.
    pub coercion: bool,
    /// The single measures that it names.
    pub measures: Vec<String>,
    /// The articles that it cites.
    pub articles: Vec<NodeId>,
    /// Its own article, whose acts it reaches.
    pub article: Option<NodeId>,
}

/// A status that the document creates, with what happens to it.
#[derive(Debug, Clone, Default)]
pub struct Status {
    /// Its name in the document's words.
    pub name: String,
    /// What it is.
    pub class: ActClass,
    /// Whether nobody hands it back and it needs no end: an honour, a benefit.
    pub lasting: bool,
    /// Where it is granted.
    pub grant: Vec<NodeId>,
    /// Where it is renewed or extended.
    pub renewal: Vec<NodeId>,
    /// Where it is suspended.
    pub suspension: Vec<NodeId>,
    /// Where it is taken away.
    pub loss: Vec<NodeId>,
    /// Where its holder gives it up.
    pub voluntary_exit: Vec<NodeId>,
    /// Where death, dissolution or the end of a term ends it.
    pub natural_termination: Vec<NodeId>,
}

/// A rule of conduct in one sentence.
#[derive(Debug, Clone)]
pub struct Norm {
    /// The provision.
    pub provision: NodeId,
    /// The sentence.
    pub span: Span,
    /// `obligation`, `prohibition`, `permission`, `right`, `power`, `declaration`.
    pub modality: &'static str,
    /// The modal word.
    pub modal: Span,
}

/// A power handed to another body to make rules.
#[derive(Debug, Clone)]
pub struct Delegation {
    /// The provision.
    pub provision: NodeId,
    /// The delegating words.
    pub span: Span,
    /// Who is to make the rules.
    pub to: String,
    /// What they are about.
    pub subject: String,
    /// Whether the provision says by which criteria.
    pub criteria: bool,
}
