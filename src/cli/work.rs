//! The work on one document.

use super::inputs::Input;
use super::plan::Plan;
use super::timing::{Spent, timed};
use crate::lint::DocumentReport;
use crate::text::Source;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// What came of one document.
pub(super) struct Done {
    /// Its findings.
    pub(super) report: DocumentReport,
    /// Its text; `None` where it could not be read.
    pub(super) source: Option<Source>,
    /// The time it took.
    pub(super) spent: Spent,
}

/// Lints one document. Whatever is wrong with it, or with normlint, stays its own affair.
pub(super) fn work(input: &Input, stdin_filename: Option<&str>, plan: &Plan) -> Done {
    let attempt = catch_unwind(AssertUnwindSafe(|| lint(input, stdin_filename, plan)));
    let error = match attempt {
        Ok(Ok(done)) => return done,
        Ok(Err(error)) => error,
        Err(_) => "normlint itself failed on this document; please report it".to_owned(),
    };
    let report = unreadable(input.name(stdin_filename), error);
    Done { report, source: None, spent: Spent::default() }
}

fn lint(input: &Input, stdin_filename: Option<&str>, plan: &Plan) -> Result<Done, String> {
    let mut spent = Spent::default();
    let (source, bytes) = timed(&mut spent.read, || input.read(stdin_filename))?;
    spent.bytes = bytes;
    let document = timed(&mut spent.parse, || plan.linter.document(source, &plan.settings))
        .map_err(|error| error.to_string())?;
    let report = timed(&mut spent.lint, || plan.linter.report(&document, &plan.settings));
    Ok(Done { report, source: Some(document.into_source()), spent })
}

/// The report on a document that could not be linted.
fn unreadable(path: String, error: String) -> DocumentReport {
    DocumentReport {
        path,
        language: String::new(),
        profile: String::new(),
        title: String::new(),
        instrument_type: String::new(),
        rank: 0,
        issuer: String::new(),
        articles: 0,
        findings: Vec::new(),
        allowances: Vec::new(),
        errors: vec![error],
    }
}
