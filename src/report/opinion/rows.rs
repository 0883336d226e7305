//! The rows of a review: what a reader is told of each finding.

use super::heads::Head;
use super::words;
use crate::lint::{Applicability, DocumentReport, Finding};
use crate::report::words::Words;

/// A finding as a review tells it.
#[derive(Debug)]
pub(super) struct Row<'a> {
    pub(super) head: Head,
    pub(super) finding: &'a Finding,
    /// Where, as a lawyer cites it.
    pub(super) provision: String,
    /// What is wrong, a line each: the message, what else it speaks of, what was looked at.
    pub(super) problem: Vec<String>,
    /// On whose authority, a line each.
    pub(super) basis: Vec<String>,
    /// What to write, a line each.
    pub(super) suggestion: Vec<String>,
}

/// How many of the other places of a finding are spelt out.
const PLACES: usize = 6;

/// The rows of `report`: by head, the gravest first, then by place.
pub(super) fn rows<'a>(report: &'a DocumentReport, words: Words) -> Vec<Row<'a>> {
    let mut rows: Vec<Row<'a>> =
        report.findings.iter().map(|finding| row(finding, words)).collect();
    rows.sort_by_key(|row| {
        (row.head, std::cmp::Reverse(row.finding.severity), row.finding.place.span.start)
    });
    rows
}

fn row(finding: &Finding, words: Words) -> Row<'_> {
    let label = &finding.place.label;
    let whole = || words::whole(words).to_owned();
    Row {
        head: Head::of(finding),
        finding,
        provision: if label.is_empty() { whole() } else { label.clone() },
        problem: problem(finding, words),
        basis: basis(finding, words),
        suggestion: suggestion(finding),
    }
}

fn problem(finding: &Finding, words: Words) -> Vec<String> {
    let mut lines = vec![finding.message.clone()];
    lines.extend(finding.related.iter().take(PLACES).map(|related| related.message.clone()));
    let more = finding.related.len().saturating_sub(PLACES);
    if more > 0 {
        lines.push(words::more(words, more));
    }
    let notes = finding.notes.iter();
    lines.extend(notes.map(|note| format!("{}{}{note}", words.note(), words.colon())));
    lines
}

/// The rules relied on; what kind of claim it is, where there are none.
fn basis(finding: &Finding, words: Words) -> Vec<String> {
    if finding.authority.is_empty() {
        return vec![words.basis(finding.basis).to_owned()];
    }
    let cited = finding.authority.iter().map(|authority| {
        let lead = if authority.see { words.pick("参见", "參見", "see ") } else { "" };
        format!("{lead}{}", words.citation(authority))
    });
    cited.collect()
}

/// The advice, and the fixes with what they write.
fn suggestion(finding: &Finding) -> Vec<String> {
    let mut lines: Vec<String> = finding.help.clone().into_iter().collect();
    // What needs a drafter's look comes last.
    let mut fixes: Vec<_> = finding.fixes.iter().collect();
    fixes.sort_by_key(|fix| fix.applicability == Applicability::Unsafe);
    for fix in fixes {
        if !lines.contains(&fix.title) {
            lines.push(fix.title.clone());
        }
    }
    lines
}
