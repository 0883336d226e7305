//! `stats`: quick figures over many documents.

use crate::audit::{Aggregate as _, Stats};
use crate::cli::args::{Global, StatsArgs, StatsFormat};
use crate::cli::audit::Batch;
use crate::cli::{Status, progress, run, terminal};
use std::io::Write as _;
use std::ops::ControlFlow;

pub(in crate::cli) fn run(args: &StatsArgs, global: &Global) -> anyhow::Result<Status> {
    let batch = Batch::new(&args.paths, None, &args.lints, &args.batch, global)?;
    let bar = progress::bytes(&batch.inputs, |planned| (planned.input.size(), false));
    let mut stats = Stats::new(args.top);
    let mut status = Status::Clean;
    run::in_order(
        &batch.inputs,
        batch.jobs,
        |planned| planned.input.size(),
        |planned| (planned, batch.rows(planned)),
        |(planned, rows)| {
            bar.inc(planned.input.size());
            stats.document(&rows);
            if rows.document.is_none() {
                for error in &rows.errors {
                    let message = format!("{}: {}", error.path, error.message);
                    bar.suspend(|| terminal::error(global.color, &message));
                }
                status = Status::Failed;
            }
            Ok(ControlFlow::Continue(()))
        },
    )?;
    bar.finish_and_clear();
    let mut out = terminal::stdout();
    match args.format {
        StatsFormat::Text => stats.write_text(&mut out)?,
        StatsFormat::Json => stats.write_json(&mut out)?,
    }
    out.flush()?;
    Ok(status)
}
