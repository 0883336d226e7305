//! `completions`: a script that completes the arguments in a shell.

use crate::cli::args::{Cli, CompletionsArgs};
use crate::cli::{Status, terminal};
use clap::CommandFactory as _;
use std::io::Write as _;

pub(in crate::cli) fn run(args: &CompletionsArgs) -> anyhow::Result<Status> {
    // The generator panics where it cannot write, so it writes to memory.
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "normlint", &mut script);
    let mut out = terminal::stdout();
    out.write_all(&script)?;
    out.flush()?;
    Ok(Status::Clean)
}
