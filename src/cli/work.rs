//! The work on one document.

use super::fixing::{Change, Fixing};
use super::inputs::Input;
use super::plan::Plan;
use super::since::History;
use super::timing::{Spent, timed};
use crate::lint::{Checked, DocumentReport, Since};
use crate::text::Source;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// How documents are worked on.
#[derive(Debug, Clone, Copy)]
pub(super) struct Worker<'a> {
    /// The name of standard input.
    pub(super) stdin_filename: Option<&'a str>,
    /// What is done with fixes; `None` where they are left alone.
    pub(super) fixing: Option<Fixing>,
    /// The version that documents are held against.
    pub(super) history: Option<&'a History>,
}

/// What came of one document.
pub(super) struct Done {
    /// Its findings.
    pub(super) report: DocumentReport,
    /// How its findings stand to its older version; `None` where there is none.
    pub(super) since: Option<Since>,
    /// Its text; `None` where it could not be read.
    pub(super) source: Option<Source>,
    /// How it is to be changed.
    pub(super) change: Option<Change>,
    /// Why it could not be linted or mended.
    pub(super) error: Option<String>,
    /// The time it took.
    pub(super) spent: Spent,
}

impl Worker<'_> {
    /// Lints one document. Whatever is wrong with it, or with normlint, stays its own affair.
    pub(super) fn work(self, input: &Input, plan: &Plan) -> Done {
        let attempt = catch_unwind(AssertUnwindSafe(|| self.lint(input, plan)));
        let error = match attempt {
            Ok(Ok(done)) => return done,
            Ok(Err(error)) => error,
            Err(_) => "normlint itself failed on this document; please report it".to_owned(),
        };
        Done {
            report: unreadable(input.name(self.stdin_filename), error.clone()),
            since: None,
            source: None,
            change: None,
            error: Some(error),
            spent: Spent::default(),
        }
    }

    fn lint(self, input: &Input, plan: &Plan) -> Result<Done, String> {
        let mut spent = Spent::default();
        let (source, bytes) = timed(&mut spent.read, || input.read(self.stdin_filename))?;
        spent.bytes = bytes;
        let document = timed(&mut spent.parse, || plan.linter.document(source, &plan.settings))
            .map_err(|error| error.to_string())?;
        let report = timed(&mut spent.lint, || plan.linter.report(&document, &plan.settings));
        let mut since = None;
        if let Some(history) = self.history {
            since = timed(&mut spent.lint, || history.compare(input, plan, &document, &report))?;
        }
        let mut checked = Checked { document, report };
        let (mut change, mut error) = (None, None);
        if let Some(fixing) = self.fixing {
            match timed(&mut spent.lint, || fixing.mend(&checked, plan)) {
                Ok(None) => {}
                Ok(Some((mended, its_change))) => {
                    change = Some(its_change);
                    if !fixing.diff {
                        checked = mended;
                    }
                }
                Err(why) => error = Some(why),
            }
        }
        let Checked { document, report } = checked;
        Ok(Done { report, since, source: Some(document.into_source()), change, error, spent })
    }
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
        indirect: Vec::new(),
        allowances: Vec::new(),
        errors: vec![error],
    }
}
