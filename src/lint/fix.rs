//! Fixes put into the text.

use super::{Applicability, Checked, Edit, Finding, Fix, Linter, Settings};
use crate::jurisdiction::PackError;
use crate::text::Source;

/// How often a text is linted again after it was mended: a fix may bring another fault to light,
/// but two lints may also undo each other for ever.
const ROUNDS: usize = 10;

/// A text with fixes put in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fixed {
    /// The text.
    pub text: String,
    /// How many findings were mended.
    pub applied: usize,
}

/// Puts the first fix of each finding into `text`, the text that they were found in, as
/// [`compatible_edits`] chooses them. `None` where there is nothing to put in.
#[must_use]
pub fn apply_fixes(text: &str, findings: &[Finding], unsafe_too: bool) -> Option<Fixed> {
    let (edits, applied) = compatible_edits(text, findings, unsafe_too);
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for edit in edits {
        let span = edit.place.span.range();
        out.push_str(text.get(from..span.start).unwrap_or_default());
        out.push_str(&edit.replacement);
        from = span.end;
    }
    out.push_str(text.get(from..).unwrap_or_default());
    (applied > 0 && out != text).then_some(Fixed { text: out, applied })
}

/// The edits of the first fix of each finding in `text` that can be made together, in order, and
/// how many findings they mend. Fixes that need a look are left out unless `unsafe_too`; of fixes
/// that overlap or touch, the first in the list of findings is taken.
#[must_use]
pub fn compatible_edits<'f>(
    text: &str,
    findings: &'f [Finding],
    unsafe_too: bool,
) -> (Vec<&'f Edit>, usize) {
    let allowed = |fix: &&Fix| unsafe_too || fix.applicability == Applicability::Safe;
    let mut edits: Vec<&Edit> = Vec::new();
    let mut applied = 0;
    for fix in findings.iter().filter_map(|finding| finding.fixes.iter().find(allowed)) {
        let fits = |edit: &Edit| text.get(edit.place.span.range()).is_some();
        let clear = |edit: &Edit| {
            let span = edit.place.span;
            edits
                .iter()
                .all(|other| span.end < other.place.span.start || other.place.span.end < span.start)
        };
        if !fix.edits.is_empty() && fix.edits.iter().all(|edit| fits(edit) && clear(edit)) {
            edits.extend(&fix.edits);
            applied += 1;
        }
    }
    edits.sort_by_key(|edit| edit.place.span);
    (edits, applied)
}

impl Linter {
    /// Mends the text of `checked` and lints it again until nothing is left that can be mended.
    /// Gives what the mended text comes to and how many findings were mended; `None` where there
    /// is nothing to mend.
    ///
    /// # Errors
    /// Where the settings name a jurisdiction that there is not, or that has no texts in the
    /// language of the mended text.
    pub fn fix(
        &self,
        checked: &Checked,
        settings: &Settings,
        unsafe_too: bool,
    ) -> Result<Option<(Checked, usize)>, PackError> {
        let mut mended: Option<(Checked, usize)> = None;
        for _ in 0..ROUNDS {
            let (current, count) =
                mended.as_ref().map_or((checked, 0), |(mended, count)| (mended, *count));
            let source = current.document.source();
            let fixed = apply_fixes(source.text(), &current.report.findings, unsafe_too);
            let Some(fixed) = fixed else { break };
            let source = Source::new(source.path(), fixed.text, source.format());
            mended = Some((self.check(source, settings)?, count + fixed.applied));
        }
        Ok(mended)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::{Catalogue, Place};
    use crate::text::{Format, Span};

    const TEXT: &str = "第一条　甲。\n<!-- normlint: allow NOSUCH -->\n第二条　乙。\n";

    /// A finding whose fix replaces the bytes from `start` to `end`.
    fn finding(applicability: Applicability, edits: &[(usize, usize, &str)]) -> Finding {
        let linter = Linter::new(Catalogue::builtin().expect("pages read")).expect("pages work");
        let source = Source::new("draft.txt", TEXT, Format::Plain);
        let settings = Settings { select: vec!["NRM001".to_owned()], ..Settings::default() };
        let checked = linter.check(source, &settings).expect("a profile");
        let mut finding = checked.report.findings.into_iter().next().expect("a finding");
        let edit = |&(start, end, replacement): &(usize, usize, &str)| Edit {
            place: Place { span: Span::new(start, end), ..finding.place.clone() },
            replacement: replacement.to_owned(),
        };
        let edits = edits.iter().map(edit).collect();
        finding.fixes = vec![Fix { title: String::new(), applicability, edits }];
        finding
    }

    #[track_caller]
    fn check(findings: &[Finding], unsafe_too: bool, expected: Option<(&str, usize)>) {
        let fixed = apply_fixes("一二三四", findings, unsafe_too);
        let fixed = fixed.as_ref().map(|fixed| (fixed.text.as_str(), fixed.applied));
        assert_eq!(fixed, expected);
    }

    #[test]
    fn edits_are_put_in_from_all_findings() {
        let one = finding(Applicability::Safe, &[(9, 12, "肆"), (0, 3, "壹")]);
        let other = finding(Applicability::Safe, &[(4 + 2, 6, "、")]);
        check(&[one, other], false, Some(("壹二、三肆", 2)));
    }

    #[test]
    fn what_needs_a_look_is_left_out_unless_asked_for() {
        let finding = finding(Applicability::Unsafe, &[(0, 3, "壹")]);
        check(std::slice::from_ref(&finding), false, None);
        check(&[finding], true, Some(("壹二三四", 1)));
    }

    #[test]
    fn a_fix_that_touches_another_waits_for_the_next_round() {
        let one = finding(Applicability::Safe, &[(0, 6, "壹贰")]);
        let other = finding(Applicability::Safe, &[(9, 12, "肆"), (6, 9, "叁")]);
        check(&[one, other], false, Some(("壹贰三四", 1)));
    }

    #[test]
    fn what_does_not_fit_the_text_or_changes_nothing_is_left_out() {
        check(&[finding(Applicability::Safe, &[(1, 3, "x")])], false, None);
        check(&[finding(Applicability::Safe, &[(0, 99, "x")])], false, None);
        check(&[finding(Applicability::Safe, &[(0, 3, "一")])], false, None);
        check(&[], true, None);
    }
}
