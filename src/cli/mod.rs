//! The command line: arguments, configuration, folders, parallel runs, exit status.
//!
//! What a command decides reaches the core as plain values. The clock, the environment and the
//! file system are looked at here and in `src/read` only.
#![allow(clippy::disallowed_methods, reason = "this is where the machine is asked")]

mod args;
#[cfg(feature = "audit")]
mod audit;
mod baselines;
mod commands;
mod config;
mod date;
#[cfg(feature = "lsp")]
mod editing;
mod failure;
mod fixing;
mod git;
mod inputs;
mod output;
mod pages;
mod plan;
mod progress;
mod run;
mod show;
mod since;
mod suggest;
mod terminal;
mod timing;
mod unused;
mod work;

use args::{Cli, Command, ConfigCommand};
use clap::Parser;
use failure::is_broken_pipe;
use std::process::ExitCode;

/// What the exit status says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Status {
    /// Nothing at or above the fail level.
    Clean,
    /// Findings at or above the fail level, or examples that fail.
    Findings,
    /// The run itself failed.
    Failed,
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        ExitCode::from(match status {
            Status::Clean => 0,
            Status::Findings => 1,
            Status::Failed => 2,
        })
    }
}

/// Runs the command that the arguments of the process ask for.
#[must_use]
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    let color = cli.global.color;
    match dispatch(cli) {
        Ok(status) => status.into(),
        // Whoever read the output has seen enough.
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            terminal::error(color, &format!("{error:#}"));
            Status::Failed.into()
        }
    }
}

fn dispatch(cli: Cli) -> anyhow::Result<Status> {
    let global = cli.global;
    match cli.command {
        Command::Check(args) => commands::check::run(&args, &global),
        Command::Outline(args) => commands::outline::run(&args, &global),
        Command::Model(args) => commands::model::run(&args, &global),
        Command::Lifecycle(args) => commands::lifecycle::run(&args, &global),
        Command::Powers(args) => commands::powers::run(&args, &global),
        #[cfg(feature = "audit")]
        Command::Audit(args) => commands::audit::run(&args, &global),
        #[cfg(feature = "audit")]
        Command::Stats(args) => commands::stats::run(&args, &global),
        Command::Explain(args) => commands::explain::run(&args, &global),
        Command::Lints(args) => commands::lints::run(&args, &global),
        Command::Test(args) => commands::test::run(&args, &global),
        #[cfg(feature = "lsp")]
        Command::Lsp(args) => commands::lsp::run(&args, &global),
        Command::Init(args) => commands::init::run(&args),
        Command::Config(ConfigCommand::Schema) => commands::config::schema(),
        Command::Completions(args) => commands::completions::run(&args),
        Command::Man(args) => commands::man::run(&args),
    }
}
