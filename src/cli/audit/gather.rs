//! The documents of a batch and the rows of each.

use crate::audit::{DocumentRows, Gatherer};
use crate::cli::args::{BatchArgs, Global, LintArgs};
use crate::cli::inputs::{self, Planned};
use crate::cli::plan::{Plan, Planner, batch_layer};
use crate::text::Source;
use anyhow::bail;
use std::num::NonZeroUsize;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

/// Why nothing is known of a document.
const FAILED: &str = "normlint itself failed on this document; please report it";

/// Many documents with what is to be done with each.
pub(in crate::cli) struct Batch {
    pub(in crate::cli) planner: Planner,
    pub(in crate::cli) inputs: Vec<Planned>,
    pub(in crate::cli) jobs: NonZeroUsize,
    stdin_filename: Option<String>,
    gatherer: Gatherer,
}

impl Batch {
    /// The documents of `paths`; those below `out`, which the run itself writes, left aside.
    ///
    /// # Errors
    /// Where a configuration or an argument is wrong, or there are no documents.
    pub(in crate::cli) fn new(
        paths: &[PathBuf],
        out: Option<&Path>,
        lints: &LintArgs,
        args: &BatchArgs,
        global: &Global,
    ) -> anyhow::Result<Self> {
        let layer = batch_layer(lints, args, global)?;
        let mut planner = Planner::new(&args.config, layer, global)?;
        let stdin_filename = args.read.stdin_filename.clone();
        let mut inputs = inputs::collect(paths, stdin_filename.as_deref(), &mut planner)?;
        if let Some(out) = out.map(|out| planner.absolute(out)) {
            inputs.retain(|planned| {
                !planned.input.path().is_some_and(|path| planner.absolute(path).starts_with(&out))
            });
        }
        if inputs.is_empty() {
            bail!("no documents here; name files or folders that hold some");
        }
        planner.check_selectors()?;
        let available = std::thread::available_parallelism().ok();
        let jobs = args.jobs.or(available).unwrap_or(NonZeroUsize::MIN);
        Ok(Self { planner, inputs, jobs, stdin_filename, gatherer: Gatherer::default() })
    }

    /// The rows of a document. Whatever is wrong with it, or with normlint, stays its own affair.
    pub(in crate::cli) fn rows(&self, planned: &Planned) -> DocumentRows {
        let rows = self.attempt(planned, |plan, source| {
            let rows = self.gatherer.rows(&plan.linter, source, &plan.settings);
            rows.map_err(|error| error.to_string())
        });
        rows.unwrap_or_else(|error| DocumentRows::unread(self.name(planned), error))
    }

    /// Reads a document and does something with it.
    ///
    /// # Errors
    /// What is to be told to the user, without the name of the document.
    pub(in crate::cli) fn attempt<T>(
        &self,
        planned: &Planned,
        work: impl FnOnce(&Plan, Source) -> Result<T, String>,
    ) -> Result<T, String> {
        let attempt = catch_unwind(AssertUnwindSafe(|| {
            let plan = self.planner.plan(planned.plan).map_err(|error| error.to_string())?;
            let (source, _) = planned.input.read(self.stdin_filename.as_deref())?;
            work(plan, source)
        }));
        attempt.unwrap_or_else(|_| Err(FAILED.to_owned()))
    }

    /// The name under which users know a document.
    pub(in crate::cli) fn name(&self, planned: &Planned) -> String {
        planned.input.name(self.stdin_filename.as_deref())
    }
}
