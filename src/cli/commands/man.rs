//! `man`: the manual page.

use crate::cli::args::Cli;
use crate::cli::{Status, terminal};
use clap::CommandFactory as _;
use std::io::Write as _;

pub(in crate::cli) fn run() -> anyhow::Result<Status> {
    let mut out = terminal::stdout();
    clap_mangen::Man::new(Cli::command()).render(&mut out)?;
    out.flush()?;
    Ok(Status::Clean)
}
