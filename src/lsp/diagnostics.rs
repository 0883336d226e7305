//! Findings as diagnostics.

use super::capabilities::SCHEME;
use super::features::Failure;
use super::view::View;
use crate::lint::{Finding, Place, Related, Severity, Tag};
use crate::text::Position;
use ls_types::{
    CodeDescription, Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, DiagnosticTag,
    DocumentDiagnosticParams, Location, NumberOrString, Range, Uri,
};
use serde_json::{Value, json};
use std::str::FromStr as _;

/// All diagnostics of a document.
pub(super) fn all(view: &View) -> Vec<Diagnostic> {
    view.findings().iter().map(|finding| diagnostic(view, finding)).collect()
}

/// The answer to a request for diagnostics: all, or that they are those that the editor has.
pub(super) fn pull(view: &View, params: DocumentDiagnosticParams) -> Result<Value, Failure> {
    let id = view.analysis.revision.to_string();
    if params.previous_result_id.as_ref() == Some(&id) {
        return Ok(json!({ "kind": "unchanged", "resultId": id }));
    }
    Ok(json!({ "kind": "full", "resultId": id, "items": all(view) }))
}

/// A finding as a diagnostic.
pub(super) fn diagnostic(view: &View, finding: &Finding) -> Diagnostic {
    let client = view.client;
    let lint = view.analysis.plan.linter.catalogue().find(&finding.code);
    let tags: Vec<DiagnosticTag> = match lint.and_then(|lint| lint.page.front.tag) {
        Some(Tag::Unnecessary) => vec![DiagnosticTag::UNNECESSARY],
        Some(Tag::Deprecated) => vec![DiagnosticTag::DEPRECATED],
        None => Vec::new(),
    };
    let related = || finding.related.iter().map(|related| information(view, related)).collect();
    Diagnostic {
        range: place(view, &finding.place),
        severity: Some(match finding.severity {
            Severity::Error => DiagnosticSeverity::ERROR,
            Severity::Warning => DiagnosticSeverity::WARNING,
            Severity::Info => DiagnosticSeverity::INFORMATION,
        }),
        code: Some(NumberOrString::String(finding.code.clone())),
        code_description: client
            .links
            .then(|| page(&finding.code))
            .flatten()
            .map(|href| CodeDescription { href }),
        source: Some("normlint".to_owned()),
        message: message(view, finding),
        related_information: (client.related && !finding.related.is_empty()).then(related),
        tags: (client.tags && !tags.is_empty()).then_some(tags),
        data: Some(json!({ "fingerprint": finding.fingerprint })),
    }
}

/// What is wrong and what to do.
fn message(view: &View, finding: &Finding) -> String {
    match &finding.help {
        Some(help) => {
            let words = view.words();
            format!("{}\n{}{}{help}", finding.message, words.help(), words.colon())
        }
        None => finding.message.clone(),
    }
}

fn information(view: &View, related: &Related) -> DiagnosticRelatedInformation {
    DiagnosticRelatedInformation {
        location: Location::new(view.uri.clone(), place(view, &related.place)),
        message: related.message.clone(),
    }
}

/// The range of a place, which has its positions already.
fn place(view: &View, place: &Place) -> Range {
    let position = |at: Position| view.client.position(at);
    Range::new(position(place.start), position(place.end))
}

/// The page of a lint as a document that the server holds.
pub(super) fn page(code: &str) -> Option<Uri> {
    Uri::from_str(&format!("{SCHEME}:/lints/{code}.md")).ok()
}
