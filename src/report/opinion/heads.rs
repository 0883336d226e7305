//! The heads under which a review lists what it finds.

use crate::lint::Finding;

/// A head of a review, in the order in which they are printed: the gravest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Head {
    /// 超越权限: more than the instrument may do.
    Powers,
    /// 抵触或者不一致: against other law, or against itself.
    Conflict,
    /// 规定不适当: a burden or a gap that those affected should not have to bear.
    Unsuitable,
    /// 程序: how the instrument is made, and how decisions under it are.
    Procedure,
    /// 立法技术: structure, wording, terms.
    Drafting,
}

impl Head {
    /// All, in order.
    pub(super) const ALL: [Head; 5] =
        [Head::Powers, Head::Conflict, Head::Unsuitable, Head::Procedure, Head::Drafting];

    /// The name in CSV.
    pub(super) fn name(self) -> &'static str {
        match self {
            Head::Powers => "exceeds-powers",
            Head::Conflict => "conflict",
            Head::Unsuitable => "unsuitable",
            Head::Procedure => "procedure",
            Head::Drafting => "drafting",
        }
    }

    /// The head of `finding`: that of the longest beginning of its code in the table, else that of
    /// its group.
    pub(super) fn of(finding: &Finding) -> Self {
        let rows = TABLE.iter().filter(|(code, _)| finding.code.starts_with(code));
        let row = rows.max_by_key(|(code, _)| code.len());
        row.map_or_else(|| Self::of_group(&finding.group), |&(_, head)| head)
    }

    fn of_group(group: &str) -> Self {
        match group {
            "hierarchy" => Head::Powers,
            "rights" => Head::Unsuitable,
            _ => Head::Drafting,
        }
    }
}

/// Families of lints, and single ones that belong elsewhere than their family.
const TABLE: &[(&str, Head)] = &[
    ("HIE", Head::Powers),
    ("HIE006", Head::Unsuitable),
    ("HIE008", Head::Conflict),
    ("HIE010", Head::Unsuitable),
    ("HIE011", Head::Drafting),
    ("HIE013", Head::Procedure),
    ("HIE014", Head::Drafting),
    ("DLG", Head::Powers),
    ("DLG002", Head::Drafting),
    ("DLG003", Head::Drafting),
    ("DLG007", Head::Unsuitable),
    ("DLG008", Head::Conflict),
    ("REM", Head::Unsuitable),
    ("REM003", Head::Procedure),
    ("REM005", Head::Procedure),
    ("REM006", Head::Procedure),
    ("REM011", Head::Procedure),
    ("EXI", Head::Unsuitable),
    ("SAN", Head::Unsuitable),
    ("SAN002", Head::Conflict),
    ("SAN004", Head::Conflict),
    ("ENF", Head::Unsuitable),
    ("PUR", Head::Unsuitable),
    ("PUR002", Head::Drafting),
    ("PUR005", Head::Drafting),
    ("GAP", Head::Unsuitable),
    ("GAP004", Head::Conflict),
    ("GAP005", Head::Drafting),
    ("GAP006", Head::Drafting),
    ("AUT", Head::Drafting),
    ("AUT006", Head::Procedure),
    ("AUT007", Head::Conflict),
    ("AUT009", Head::Procedure),
    ("DEF003", Head::Conflict),
    ("DEF009", Head::Conflict),
    ("DEF010", Head::Conflict),
    ("REF004", Head::Conflict),
    ("REF005", Head::Conflict),
    ("REF006", Head::Conflict),
    ("QNT001", Head::Unsuitable),
    ("QNT002", Head::Unsuitable),
    ("QNT003", Head::Conflict),
    ("QNT004", Head::Conflict),
    ("QNT005", Head::Conflict),
    ("MOD005", Head::Conflict),
    ("TMP001", Head::Unsuitable),
    ("TMP002", Head::Unsuitable),
    ("TMP003", Head::Procedure),
    ("TMP009", Head::Conflict),
    ("TMP010", Head::Procedure),
    ("CON", Head::Conflict),
    ("CON002", Head::Drafting),
    ("CON003", Head::Drafting),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::Severity;
    use crate::report::samples::{finding, place};
    use crate::text::{Format, Source};

    fn head(code: &str, group: &str) -> Head {
        let source = Source::new("a.md", "示例", Format::Plain);
        let mut made = finding(Severity::Info, code, place(&source, "示例", 0, "", ""), "");
        group.clone_into(&mut made.group);
        Head::of(&made)
    }

    #[test]
    fn the_longest_code_decides_and_then_the_group() {
        assert_eq!(head("HIE001", "hierarchy"), Head::Powers);
        assert_eq!(head("HIE013", "hierarchy"), Head::Procedure);
        assert_eq!(head("REF001", "correctness"), Head::Drafting);
        assert_eq!(head("REF006", "correctness"), Head::Conflict);
        assert_eq!(head("VAG001", "clarity"), Head::Drafting);
        assert_eq!(head("XYZ001", "rights"), Head::Unsuitable);
        assert_eq!(head("XYZ001", "hierarchy"), Head::Powers);
    }

    #[test]
    fn no_code_stands_twice_in_the_table() {
        let mut codes: Vec<&str> = TABLE.iter().map(|&(code, _)| code).collect();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), TABLE.len());
    }
}
