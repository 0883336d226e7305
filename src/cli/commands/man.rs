//! `man`: manual pages.

use crate::cli::args::{Cli, ManArgs};
use crate::cli::suggest::instead;
use crate::cli::{Status, terminal};
use anyhow::bail;
use clap::CommandFactory as _;
use std::io::Write as _;

pub(in crate::cli) fn run(args: &ManArgs) -> anyhow::Result<Status> {
    let mut root = Cli::command();
    // Hands the options of every command down to each of them.
    root.build();
    let page = match &args.command {
        None => root,
        Some(name) => match root.find_subcommand(name) {
            Some(command) => command.clone(),
            None => {
                let known: Vec<&str> =
                    root.get_subcommands().map(clap::Command::get_name).collect();
                bail!("no command `{name}`{}", instead(name, known))
            }
        },
    };
    let mut out = terminal::stdout();
    clap_mangen::Man::new(page).render(&mut out)?;
    out.flush()?;
    Ok(Status::Clean)
}
