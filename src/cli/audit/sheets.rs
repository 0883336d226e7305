//! Coding sheets drawn from documents, and what filled ones say.

use super::gather::Batch;
use crate::audit::{Sheet, Verdicts, read_verdicts};
use crate::cli::args::Color;
use crate::cli::inputs::explain;
use crate::cli::{Status, run, terminal};
use crate::lint::Finding;
use crate::text::Source;
use anyhow::{Context as _, anyhow};
use indicatif::ProgressBar;
use std::fs::File;
use std::io::Write;
use std::ops::ControlFlow;
use std::path::Path;

/// Draws at most `most` of the findings of a batch.
///
/// # Errors
/// Where threads cannot be had.
pub(in crate::cli) fn sample(
    batch: &Batch,
    (seed, most): (u64, usize),
    bar: &ProgressBar,
    color: Color,
) -> anyhow::Result<(Sheet, Status)> {
    let mut sheet = Sheet::new(seed, most);
    let mut status = Status::Clean;
    run::in_order(
        &batch.inputs,
        batch.jobs,
        |planned| planned.input.size(),
        |planned| (planned, findings(batch, planned)),
        |(planned, result)| {
            bar.inc(planned.input.size());
            match result {
                Ok((findings, source)) => {
                    for finding in &findings {
                        sheet.offer(finding, source.text());
                    }
                }
                Err(error) => {
                    let message = format!("{}: {error}", batch.name(planned));
                    bar.suspend(|| terminal::error(color, &message));
                    status = Status::Failed;
                }
            }
            Ok(ControlFlow::Continue(()))
        },
    )?;
    Ok((sheet, status))
}

fn findings(
    batch: &Batch,
    planned: &crate::cli::inputs::Planned,
) -> Result<(Vec<Finding>, Source), String> {
    batch.attempt(planned, |plan, source| {
        let checked = plan.linter.check(source, &plan.settings);
        let checked = checked.map_err(|error| error.to_string())?;
        Ok((checked.report.findings, checked.document.into_source()))
    })
}

/// Prints the precision of each lint in a filled sheet.
///
/// # Errors
/// Where the sheet cannot be read.
pub(in crate::cli) fn verdicts(sheet: &Path, out: &mut impl Write) -> anyhow::Result<()> {
    let name = sheet.display();
    let file = File::open(sheet).map_err(|error| anyhow!("{name}: {}", explain(&error)))?;
    let found = read_verdicts(file).with_context(|| name.to_string())?;
    for (lint, verdicts) in found {
        writeln!(out, "{lint}: {}", told(verdicts))?;
    }
    Ok(())
}

fn told(Verdicts { precision, open }: Verdicts) -> String {
    let open = match open {
        0 => String::new(),
        open => format!("; {open} without a verdict"),
    };
    let (Some(share), Some((low, high))) = (precision.share(), precision.interval()) else {
        return format!("no verdicts{open}");
    };
    format!(
        "{} of {} right, precision {:.1} %, 95 % interval {:.1} % to {:.1} %{open}",
        precision.right,
        precision.judged,
        share * 100.0,
        low * 100.0,
        high * 100.0,
    )
}
