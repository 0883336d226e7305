//! `explain`: the page of a lint.

use crate::cli::args::{ExplainArgs, Global};
use crate::cli::config::Layer;
use crate::cli::plan::Planner;
use crate::cli::suggest::did_you_mean;
use crate::cli::{Status, terminal};
use crate::report::lint_page;
use anyhow::anyhow;
use std::io::{self, Write as _};

pub(in crate::cli) fn run(args: &ExplainArgs, global: &Global) -> anyhow::Result<Status> {
    let linter = Planner::new(&args.config, Layer::default(), global)?.linter_here()?;
    let catalogue = linter.catalogue();
    let lint = catalogue.find(&args.lint).ok_or_else(|| {
        let known = catalogue.lints().iter().flat_map(|lint| [lint.code(), lint.name()]);
        let meant = did_you_mean(&args.lint, known);
        anyhow!("no lint `{}`{meant} (`normlint lints` lists them)", args.lint)
    })?;
    let color = terminal::colored(global.color, &io::stdout());
    let mut out = terminal::stdout();
    for line in lint_page(lint).lines() {
        if color && line.starts_with('#') {
            writeln!(out, "\u{1b}[1m{line}\u{1b}[0m")?;
        } else {
            writeln!(out, "{line}")?;
        }
    }
    out.flush()?;
    Ok(Status::Clean)
}
