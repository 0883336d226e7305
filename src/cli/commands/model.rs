//! `model`: what was understood of a document.

use super::outline::document;
use crate::cli::args::{Global, ModelArgs};
use crate::cli::{Status, terminal};
use crate::report;
use std::io::Write as _;

pub(in crate::cli) fn run(args: &ModelArgs, global: &Global) -> anyhow::Result<Status> {
    let document = document(&args.file, &args.config, &args.read, global)?;
    let mut out = terminal::stdout();
    report::model(&document, &mut out)?;
    out.flush()?;
    Ok(Status::Clean)
}
