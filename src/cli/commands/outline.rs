//! `outline`: the structure of a document.

use crate::cli::args::{Global, OutlineArgs, ReadArgs};
use crate::cli::inputs::Input;
use crate::cli::plan::{builtin, read_settings};
use crate::cli::{Status, terminal};
use crate::model::Document;
use crate::report;
use anyhow::anyhow;
use std::io::Write as _;
use std::path::Path;

pub(in crate::cli) fn run(args: &OutlineArgs, global: &Global) -> anyhow::Result<Status> {
    let document = document(&args.file, &args.read, global)?;
    let mut out = terminal::stdout();
    report::outline(args.format, &document, &mut out)?;
    out.flush()?;
    Ok(Status::Clean)
}

/// Reads the one document that a command is about.
pub(super) fn document(file: &Path, args: &ReadArgs, global: &Global) -> anyhow::Result<Document> {
    let settings = read_settings(args, global)?;
    let linter = builtin()?;
    let input = Input::of(file);
    let stdin_filename = args.stdin_filename.as_deref();
    let (source, _) = input
        .read(stdin_filename)
        .map_err(|error| anyhow!("{}: {error}", input.name(stdin_filename)))?;
    Ok(linter.document(source, &settings)?)
}
