//! `outline`: the structure of a document.

use crate::cli::args::{ConfigArgs, Global, OutlineArgs, ReadArgs};
use crate::cli::inputs::Input;
use crate::cli::plan::{Planner, read_layer};
use crate::cli::{Status, terminal};
use crate::model::Document;
use crate::report;
use anyhow::anyhow;
use std::io::Write as _;
use std::path::Path;

pub(in crate::cli) fn run(args: &OutlineArgs, global: &Global) -> anyhow::Result<Status> {
    let document = document(&args.file, &args.config, &args.read, global)?;
    let mut out = terminal::stdout();
    report::outline(args.format, &document, &mut out)?;
    out.flush()?;
    Ok(Status::Clean)
}

/// Reads the one document that a command is about.
pub(super) fn document(
    file: &Path,
    config: &ConfigArgs,
    args: &ReadArgs,
    global: &Global,
) -> anyhow::Result<Document> {
    let mut planner = Planner::new(config, read_layer(args, global)?, global)?;
    let input = Input::of(file);
    let stdin_filename = args.stdin_filename.as_deref();
    let name = input.name(stdin_filename);
    let plan = planner.plan_of(Path::new(&name))?;
    let plan = planner.plan(plan)?;
    let (source, _) = input.read(stdin_filename).map_err(|error| anyhow!("{name}: {error}"))?;
    Ok(plan.linter.document(source, &plan.settings)?)
}
