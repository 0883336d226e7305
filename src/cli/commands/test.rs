//! `test`: the examples of lint pages.

use crate::cli::args::{Global, TestArgs};
use crate::cli::config::Layer;
use crate::cli::plan::Planner;
use crate::cli::terminal::counted;
use crate::cli::{Status, pages, terminal};
use crate::lint::testing::{self, ExampleResult};
use crate::lint::{Catalogue, Linter};
use anyhow::bail;
use std::collections::BTreeSet;
use std::io::{self, Write};

pub(in crate::cli) fn run(args: &TestArgs, global: &Global) -> anyhow::Result<Status> {
    let catalogue = match &args.folder {
        Some(folder) => {
            let mut catalogue = Catalogue::default();
            for page in pages::read_folder(folder)? {
                catalogue.add(page)?;
            }
            if catalogue.lints().is_empty() {
                bail!("no lint pages (*.md) in {}", folder.display());
            }
            catalogue
        }
        None => {
            let mut planner = Planner::new(&args.config, Layer::default(), global)?;
            planner.linter_here()?.catalogue().clone()
        }
    };
    Linter::new(catalogue.clone())?.validate()?;
    let results = testing::run(catalogue)?;
    let color = terminal::colored(global.color, &io::stdout());
    let mut out = terminal::stdout();
    let failed = print(&results, color, &mut out)?;
    out.flush()?;
    Ok(if failed == 0 { Status::Clean } else { Status::Findings })
}

/// Prints what fails and a line at the end; gives the number of examples that fail.
fn print(results: &[ExampleResult], color: bool, out: &mut impl Write) -> io::Result<usize> {
    let (red, plain) = if color { ("\u{1b}[1;31m", "\u{1b}[0m") } else { ("", "") };
    let mut failed = 0;
    for result in results {
        let Some(failure) = &result.failure else { continue };
        failed += 1;
        let ExampleResult { code, page, line, language, flagged, .. } = result;
        let section = if *flagged { "flagged" } else { "not flagged" };
        writeln!(out, "{red}failed{plain} {page}:{line}: {code}, {section} example in {language}")?;
        for line in failure.lines() {
            writeln!(out, "    {line}")?;
        }
        writeln!(out)?;
    }
    let lints: BTreeSet<&str> = results.iter().map(|result| result.code.as_str()).collect();
    let examples = counted(results.len(), "example");
    let lints = counted(lints.len(), "lint");
    match failed {
        0 => writeln!(out, "ok: {examples} of {lints}")?,
        _ => writeln!(out, "{failed} of {examples} of {lints} failed")?,
    }
    Ok(failed)
}
