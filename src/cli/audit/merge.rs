//! The parts of a run turned into its tables and its report, document by document in order of path.

use super::gather::Batch;
use super::parts::Parts;
use crate::audit::tables::{Day, DocumentRows, RunRow, SCHEMA_VERSION, TABLES};
use crate::audit::{Aggregate as _, Report, TableFormat, Tables};
use crate::cli::args::{Color, FailOn, Global};
use crate::cli::{Status, terminal};
use crate::lint::Severity;
use crate::report::Rule;
use anyhow::Context as _;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write as _;
use std::path::Path;

/// The file of the report.
const REPORT: &str = "report.html";

/// Writes the tables and the report into `out`, and removes the parts.
///
/// # Errors
/// Where something cannot be read or written.
pub(in crate::cli) fn merge(
    parts: Parts,
    out: &Path,
    format: TableFormat,
    fail_on: FailOn,
    batch: &Batch,
    global: &Global,
) -> anyhow::Result<(Status, RunRow)> {
    let name = |table: &str| format!("{table}.{}", format.name());
    let cannot = || format!("cannot write into {}", out.display());
    let mut tables =
        Tables::new(format, |table| parts.table(&name(table.name))).with_context(cannot)?;
    let mut run = Run::new(batch, fail_on, global);
    let (mut report, language) = report(batch);
    for chunk in &parts.chunks {
        parts.read(chunk, |rows| {
            run.document(&rows);
            report.document(&rows);
            tables.document(&rows).with_context(cannot)
        })?;
    }
    let (status, row) = run.end();
    tables.end(&row).with_context(cannot)?;
    report.end(&row);
    let page = report.html(language.as_deref());
    parts
        .table(REPORT)
        .and_then(|mut file| file.write_all(page.as_bytes()))
        .with_context(cannot)?;
    let mut names: Vec<String> = TABLES.iter().map(|table| name(table.name)).collect();
    names.push(REPORT.to_owned());
    parts.settle(out, &names)?;
    Ok((status, row))
}

/// An empty report that knows the lints of the run, and the language that all messages are to be
/// in, if any.
fn report(batch: &Batch) -> (Report, Option<String>) {
    let plans = batch.planner.plans();
    let mut languages = plans.iter().map(|plan| plan.settings.message_language.clone());
    let first = languages.next().flatten();
    let language = first.filter(|first| languages.all(|other| other.as_ref() == Some(first)));
    let lints = plans.iter().flat_map(|plan| plan.linter.catalogue().lints());
    let by_code: BTreeMap<&str, _> = lints.map(|lint| (lint.code(), lint)).collect();
    let rules = by_code.values().map(|lint| Rule::new(lint, false)).collect();
    (Report::new(rules), language)
}

/// What there is to say of the run as a whole.
struct Run {
    row: RunRow,
    lints: BTreeSet<String>,
    fail_on: FailOn,
    color: Color,
    status: Status,
}

impl Run {
    fn new(batch: &Batch, fail_on: FailOn, global: &Global) -> Self {
        let mut days = batch.planner.plans().iter().map(|plan| plan.settings.as_of.as_deref());
        let first = days.next().flatten();
        let as_of = first.filter(|first| days.all(|other| other == Some(first)));
        let row = RunRow {
            schema: SCHEMA_VERSION.to_owned(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            today: Day::parse(&global.today()),
            as_of: as_of.and_then(Day::parse),
            ..RunRow::default()
        };
        let (lints, status) = (BTreeSet::new(), Status::Clean);
        Self { row, lints, fail_on, color: global.color, status }
    }

    fn end(mut self) -> (Status, RunRow) {
        self.row.lints = self.lints.into_iter().collect::<Vec<_>>().join(" ");
        (self.status, self.row)
    }

    fn document(&mut self, rows: &DocumentRows) {
        let row = &mut self.row;
        match &rows.document {
            Some(document) => {
                row.documents += 1;
                row.articles += i64::from(document.articles);
                row.characters += i64::from(document.characters);
                row.findings += i64::from(document.findings);
                for code in document.assessed.split(' ').filter(|code| !code.is_empty()) {
                    if !self.lints.contains(code) {
                        self.lints.insert(code.to_owned());
                    }
                }
                let counts = [
                    (Severity::Error, document.findings_error),
                    (Severity::Warning, document.findings_warning),
                    (Severity::Info, document.findings_info),
                ];
                let fails = |&(severity, count): &(Severity, u32)| {
                    count > 0 && self.fail_on.fails_at(severity)
                };
                if counts.iter().any(fails) {
                    self.status = self.status.max(Status::Findings);
                }
            }
            None => row.unread += 1,
        }
        for error in &rows.errors {
            let message = format!("{}: {}", error.path, error.message);
            if rows.document.is_none() {
                terminal::error(self.color, &message);
                self.status = Status::Failed;
            }
        }
    }
}
