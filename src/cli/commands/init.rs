//! `init`: a configuration to begin with.

use crate::cli::args::InitArgs;
use crate::cli::config::FILE_NAME;
use crate::cli::inputs::{explain, tidy};
use crate::cli::{Status, output, terminal};
use anyhow::{anyhow, bail};
use std::io::Write as _;

const TEMPLATE: &str = include_str!("init.toml");

pub(in crate::cli) fn run(args: &InitArgs) -> anyhow::Result<Status> {
    let path = tidy(&args.folder.join(FILE_NAME));
    if path.exists() && !args.force {
        bail!("{} is there already; --force overwrites it", path.display());
    }
    output::replace(&path, TEMPLATE.as_bytes())
        .map_err(|error| anyhow!("cannot write {}: {}", path.display(), explain(&error)))?;
    let mut out = terminal::stdout();
    writeln!(out, "Wrote {}", path.display())?;
    out.flush()?;
    Ok(Status::Clean)
}
