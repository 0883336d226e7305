//! `check`: lint documents.

use crate::cli::args::{CheckArgs, Color, Global};
use crate::cli::baselines::Baselines;
use crate::cli::fixing::{Change, Fixing};
use crate::cli::inputs::{self, Input, Planned};
use crate::cli::output::{Outputs, Targets};
use crate::cli::plan::{Plan, Planner, check_layer};
use crate::cli::since::History;
use crate::cli::terminal::counted;
use crate::cli::timing::{Spent, timed};
use crate::cli::unused::Tally;
use crate::cli::work::{Done, Worker};
use crate::cli::{Status, progress, run, show, terminal};
use crate::lint::{DocumentReport, Since};
use crate::report::{Options, Rule, Summary};
use crate::text::Source;
use anyhow::bail;
use indicatif::ProgressBar;
use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::ops::ControlFlow;
use std::path::Path;
use std::time::Instant;

pub(in crate::cli) fn run(args: &CheckArgs, global: &Global) -> anyhow::Result<Status> {
    let start = Instant::now();
    let mut planner = Planner::new(&args.config, check_layer(args, global)?, global)?;
    if args.show_settings {
        return show::run(args, &mut planner);
    }
    let fixing = Fixing::new(args)?;
    let stdin_filename = args.read.stdin_filename.as_deref();
    let targets = Targets::new(&args.output, args.format, !args.fixes.diff)?;
    let inputs = inputs::collect(&args.paths, stdin_filename, &mut planner)?;
    let mut inputs = without_outputs(inputs, &targets, args, &planner)?;
    if inputs.is_empty() {
        bail!("no documents here; name files or folders (`normlint check --help`)");
    }
    if args.force_exclude {
        inputs::force_exclude(&mut inputs, stdin_filename, &planner)?;
    }
    planner.check_selectors()?;
    let baselines = Baselines::open(args, &planner)?;
    let history = args.since.as_deref();
    let history = history.map(|revision| History::open(revision, &inputs, stdin_filename));
    let history = history.transpose()?;
    let worker = Worker { stdin_filename, fixing, history: history.as_ref() };
    let outputs = targets.open(global.color, &options(&planner))?;
    let bar = progress::bar(inputs.len(), outputs.has_stdout());
    let mut check = Check::new(outputs, baselines, bar, global.color);
    let jobs = args.jobs.or_else(|| std::thread::available_parallelism().ok());
    run::in_order(
        &inputs,
        jobs.unwrap_or(NonZeroUsize::MIN),
        |planned| planned.input.size(),
        |planned| {
            let plan = planner.plan(planned.plan)?;
            Ok((planned, plan, worker.work(&planned.input, plan)))
        },
        |result: anyhow::Result<(&Planned, &Plan, Done)>| {
            let (planned, plan, done) = result?;
            check.take(&planned.input, plan, done, args.fixes.diff)
        },
    )?;
    check.allowances(&mut planner, &inputs, history.as_ref())?;
    let (status, spent, documents) = check.finish(history.as_ref())?;
    if args.timing {
        terminal::table(&spent.table(documents, start.elapsed()));
    }
    Ok(status)
}

/// The documents without those that the run itself writes: what an earlier run reported is no
/// draft.
fn without_outputs(
    mut inputs: Vec<Planned>,
    targets: &Targets,
    args: &CheckArgs,
    planner: &Planner,
) -> anyhow::Result<Vec<Planned>> {
    for file in targets.files() {
        let file = planner.absolute(file);
        if args.paths.iter().any(|path| planner.absolute(path) == file) {
            bail!("{} is to be linted, and --output would overwrite it", file.display());
        }
        inputs.retain(|planned| match &planned.input {
            Input::File(path) => planner.absolute(path) != file,
            Input::Stdin | Input::Unreadable(..) => true,
        });
    }
    Ok(inputs)
}

/// What output formats need to know of the run.
fn options(planner: &Planner) -> Options {
    let mut languages = planner.plans().iter().map(|plan| plan.settings.message_language.clone());
    let language = languages.next().flatten();
    let language = language.filter(|first| languages.all(|other| other.as_ref() == Some(first)));
    let chinese = language.as_deref() == Some("zh");
    let lints = planner.plans().iter().flat_map(|plan| plan.linter.catalogue().lints());
    let by_code: BTreeMap<&str, _> = lints.map(|lint| (lint.code(), lint)).collect();
    Options {
        rules: by_code.values().map(|lint| Rule::new(lint, chinese)).collect(),
        language,
        base: std::env::current_dir().ok(),
        ..Options::default()
    }
}

/// What has come of a run so far.
struct Check {
    outputs: Outputs,
    baselines: Baselines,
    tally: Tally,
    bar: ProgressBar,
    color: Color,
    status: Status,
    summary: Summary,
    spent: Spent,
    /// How many findings were mended.
    mended: usize,
    /// How many findings were there before.
    standing: usize,
}

impl Check {
    fn new(outputs: Outputs, baselines: Baselines, bar: ProgressBar, color: Color) -> Self {
        Self {
            outputs,
            baselines,
            tally: Tally::default(),
            bar,
            color,
            status: Status::Clean,
            summary: Summary::default(),
            spent: Spent::default(),
            mended: 0,
            standing: 0,
        }
    }

    /// Takes what came of the next document; breaks off when nobody reads any more.
    fn take(
        &mut self,
        input: &Input,
        plan: &Plan,
        done: Done,
        diff: bool,
    ) -> anyhow::Result<ControlFlow<()>> {
        let Done { report, since, source, change, error, spent } = done;
        self.bar.inc(1);
        self.spent.add(spent);
        self.tally.add(plan, &report);
        if let Some(error) = error {
            self.fail(&report.path, &error);
        }
        match change {
            Some(change) if diff => self.outputs.print(&change.diff(&report.path))?,
            Some(change) => self.mend(input, &report.path, &change),
            None => {}
        }
        self.write(plan, report, since, source.as_ref())?;
        match self.outputs.is_dead() {
            true => Ok(ControlFlow::Break(())),
            false => Ok(ControlFlow::Continue(())),
        }
    }

    fn mend(&mut self, input: &Input, name: &str, change: &Change) {
        let Input::File(path) = input else { return };
        match change.write(path) {
            Ok(()) => self.mended += change.applied,
            Err(error) => self.fail(name, &error),
        }
    }

    fn fail(&mut self, name: &str, error: &str) {
        let message = format!("{name}: {error}");
        self.bar.suspend(|| terminal::error(self.color, &message));
        self.status = Status::Failed;
    }

    fn write(
        &mut self,
        plan: &Plan,
        mut report: DocumentReport,
        since: Option<Since>,
        source: Option<&Source>,
    ) -> anyhow::Result<()> {
        self.baselines.apply(plan, &mut report);
        if let Some(since) = since {
            let all = report.findings.len();
            since.apply(&mut report);
            self.standing += all - report.findings.len();
        }
        self.summary.add(&report, source.is_some());
        if report.findings.iter().any(|finding| plan.fail_on.fails(finding)) {
            self.status = self.status.max(Status::Findings);
        }
        timed(&mut self.spent.write, || self.outputs.document(&report, source))?;
        Ok(())
    }

    /// Reports the allowances of configurations that do nothing, each configuration as a document;
    /// not those of a configuration that is what it was.
    fn allowances(
        &mut self,
        planner: &mut Planner,
        inputs: &[Planned],
        history: Option<&History>,
    ) -> anyhow::Result<()> {
        for (plan, checked) in self.tally.reports(planner, inputs)? {
            let path = planner.absolute(Path::new(&checked.report.path));
            let same = history.is_some_and(|history| history.is_same(&path));
            if !checked.report.findings.is_empty() && !same {
                let plan = planner.plan(plan)?;
                self.write(plan, checked.report, None, Some(checked.document.source()))?;
            }
        }
        Ok(())
    }

    /// Ends the outputs. Gives the status, the time spent and the number of documents.
    fn finish(mut self, history: Option<&History>) -> anyhow::Result<(Status, Spent, usize)> {
        timed(&mut self.spent.write, || self.outputs.finish(&self.summary))?;
        self.bar.finish_and_clear();
        self.baselines.finish(self.color)?;
        if let Some(history) = history.filter(|_| self.standing > 0) {
            let (standing, revision) = (counted(self.standing, "finding"), &history.revision);
            let note = format!(
                "{standing} left out: there before, on what has not changed since {revision}"
            );
            terminal::note(self.color, &note);
        }
        if self.mended > 0 {
            terminal::note(self.color, &format!("{} mended", counted(self.mended, "finding")));
        }
        Ok((self.status, self.spent, self.summary.documents))
    }
}
