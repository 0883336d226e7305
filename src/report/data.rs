//! The shapes of the JSON formats. They borrow, so that findings are written as they are.

use crate::lint::{
    Applicability, Authority, Basis, DocumentReport, Edit, Finding, Fix, Related, Severity,
};
use crate::text::Position;
use serde::{Serialize, Serializer};

/// A position: line and column from 1, the column in Unicode scalar values, the offset in bytes.
#[derive(Serialize)]
struct Point {
    line: u32,
    column: u32,
    offset: u32,
}

impl From<Position> for Point {
    fn from(at: Position) -> Self {
        Self { line: at.line, column: at.column, offset: at.offset }
    }
}

/// A stretch of text.
#[derive(Serialize)]
pub(super) struct Stretch {
    start: Point,
    end: Point,
}

impl Stretch {
    pub(super) fn new(start: Position, end: Position) -> Self {
        Self { start: start.into(), end: end.into() }
    }
}

/// A finding.
#[derive(Serialize)]
pub(super) struct FindingData<'a> {
    code: &'a str,
    name: &'a str,
    group: &'a str,
    severity: Severity,
    message: &'a str,
    path: &'a str,
    provision: &'a str,
    label: &'a str,
    span: Stretch,
    text: &'a str,
    #[serde(serialize_with = "related")]
    related: &'a [Related],
    notes: &'a [String],
    help: Option<&'a str>,
    basis: Basis,
    authority: &'a [Authority],
    #[serde(serialize_with = "fixes")]
    fixes: &'a [Fix],
    fingerprint: &'a str,
}

impl<'a> From<&'a Finding> for FindingData<'a> {
    fn from(finding: &'a Finding) -> Self {
        let place = &finding.place;
        Self {
            code: &finding.code,
            name: &finding.name,
            group: &finding.group,
            severity: finding.severity,
            message: &finding.message,
            path: &place.path,
            provision: &place.provision,
            label: &place.label,
            span: Stretch::new(place.start, place.end),
            text: &place.text,
            related: &finding.related,
            notes: &finding.notes,
            help: finding.help.as_deref(),
            basis: finding.basis,
            authority: &finding.authority,
            fixes: &finding.fixes,
            fingerprint: &finding.fingerprint,
        }
    }
}

#[derive(Serialize)]
struct RelatedData<'a> {
    path: &'a str,
    provision: &'a str,
    span: Stretch,
    message: &'a str,
}

fn related<S: Serializer>(items: &[Related], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(items.iter().map(|item| RelatedData {
        path: &item.place.path,
        provision: &item.place.provision,
        span: Stretch::new(item.place.start, item.place.end),
        message: &item.message,
    }))
}

#[derive(Serialize)]
struct FixData<'a> {
    title: &'a str,
    applicability: Applicability,
    #[serde(serialize_with = "edits")]
    edits: &'a [Edit],
}

fn fixes<S: Serializer>(items: &[Fix], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(items.iter().map(|fix| FixData {
        title: &fix.title,
        applicability: fix.applicability,
        edits: &fix.edits,
    }))
}

#[derive(Serialize)]
struct EditData<'a> {
    span: Stretch,
    replacement: &'a str,
}

fn edits<S: Serializer>(items: &[Edit], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(items.iter().map(|edit| EditData {
        span: Stretch::new(edit.place.start, edit.place.end),
        replacement: &edit.replacement,
    }))
}

#[derive(Serialize)]
struct InstrumentData<'a> {
    r#type: &'a str,
    /// `None` where the rank is not known.
    rank: Option<u32>,
    issuer: &'a str,
}

/// A document with its findings.
#[derive(Serialize)]
pub(super) struct DocumentData<'a> {
    path: &'a str,
    language: &'a str,
    profile: &'a str,
    title: &'a str,
    instrument: InstrumentData<'a>,
    articles: usize,
    #[serde(serialize_with = "findings")]
    findings: &'a [Finding],
    errors: &'a [String],
}

impl<'a> From<&'a DocumentReport> for DocumentData<'a> {
    fn from(report: &'a DocumentReport) -> Self {
        Self {
            path: &report.path,
            language: &report.language,
            profile: &report.profile,
            title: &report.title,
            instrument: InstrumentData {
                r#type: &report.instrument_type,
                rank: (report.rank > 0).then_some(report.rank),
                issuer: &report.issuer,
            },
            articles: report.articles,
            findings: &report.findings,
            errors: &report.errors,
        }
    }
}

fn findings<S: Serializer>(items: &[Finding], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(items.iter().map(FindingData::from))
}
