//! `check`: lint documents.

use crate::cli::args::{CheckArgs, Global};
use crate::cli::inputs::{self, Input};
use crate::cli::output::Outputs;
use crate::cli::plan::Plan;
use crate::cli::timing::{Spent, timed};
use crate::cli::{Status, progress, run, terminal};
use crate::lint::DocumentReport;
use crate::report::{Options, Rule, Summary};
use crate::text::Source;
use anyhow::bail;
use std::num::NonZeroUsize;
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

/// What came of one document.
struct Done {
    report: DocumentReport,
    /// `None` where the document could not be read.
    source: Option<Source>,
    spent: Spent,
}

pub(in crate::cli) fn run(args: &CheckArgs, global: &Global) -> anyhow::Result<Status> {
    let start = Instant::now();
    let plan = Plan::new(args, global)?;
    let inputs = inputs::collect(&args.paths);
    if inputs.is_empty() {
        bail!("no documents here; name files or folders (`normlint check --help`)");
    }
    let chinese = args.message_lang.as_deref() == Some("zh");
    let lints = plan.linter.catalogue().lints();
    let options = Options {
        language: args.message_lang.clone(),
        base: std::env::current_dir().ok(),
        rules: lints.iter().map(|lint| Rule::new(lint, chinese)).collect(),
        ..Options::default()
    };
    let mut outputs = Outputs::open(&args.output, args.format, global, &options)?;
    let bar = progress::bar(inputs.len(), outputs.has_stdout());
    let jobs = args.jobs.or_else(|| std::thread::available_parallelism().ok());
    let stdin_filename = args.read.stdin_filename.as_deref();
    let mut status = Status::Clean;
    let (mut summary, mut spent) = (Summary::default(), Spent::default());
    run::in_order(
        &inputs,
        jobs.unwrap_or(NonZeroUsize::MIN),
        Input::size,
        |input| work(input, stdin_filename, &plan),
        |done| {
            bar.inc(1);
            summary.add(&done.report, done.source.is_some());
            if done.source.is_none() {
                let errors = done.report.errors.join("; ");
                let message = format!("{}: {errors}", done.report.path);
                bar.suspend(|| terminal::error(global.color, &message));
                status = Status::Failed;
            } else if done.report.findings.iter().any(|finding| plan.fail_on.fails(finding)) {
                status = status.max(Status::Findings);
            }
            spent.add(done.spent);
            timed(&mut spent.write, || outputs.document(&done.report, done.source.as_ref()))?;
            Ok(if outputs.is_dead() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) })
        },
    )?;
    timed(&mut spent.write, || outputs.finish(&summary))?;
    bar.finish_and_clear();
    if args.timing {
        eprint_table(&spent, summary.documents, start.elapsed());
    }
    Ok(status)
}

#[expect(clippy::print_stderr, reason = "this is what was asked for")]
fn eprint_table(spent: &Spent, documents: usize, wall: Duration) {
    eprint!("{}", spent.table(documents, wall));
}

/// Lints one document. Whatever is wrong with it, or with normlint, stays its own affair.
fn work(input: &Input, stdin_filename: Option<&str>, plan: &Plan) -> Done {
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
