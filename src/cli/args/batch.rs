//! Arguments of the commands about many documents.

use super::{ConfigArgs, FailOn, ReadArgs, by_name};
use crate::audit::TableFormat;
use clap::Args;
use clap::ValueEnum;
use clap::builder::TypedValueParser;
use std::num::NonZeroUsize;
use std::path::PathBuf;

pub(super) const AUDIT_EXAMPLES: &str = "\
Examples:
  normlint audit laws/ --out audit                    tables as Parquet, and a report
  normlint audit laws/ --out audit --format csv
  normlint audit laws/ --out audit --as-of 2026-01-01
  normlint audit laws/ --sample VAG001 100 > sheet.csv
  normlint audit --verdicts sheet.csv                 the precision of a lint, by a filled sheet

Each document is held to the law of its own date, unless --as-of sets another. What the lints of the
group `research` say is in audits only. A run that was broken off goes on where it stopped.

Exit status: 0 the audit is whole, 1 findings at or above the level of --fail-on, 2 the run failed or
a document could not be read.";

pub(super) const STATS_EXAMPLES: &str = "\
Examples:
  normlint stats laws/
  normlint stats laws/ --select clarity --top 20
  normlint stats laws/ --format json";

/// Arguments of `audit`.
#[derive(Debug, Args)]
pub(in crate::cli) struct AuditArgs {
    /// Files and folders
    #[arg(value_name = "PATH", required_unless_present = "verdicts")]
    pub(in crate::cli) paths: Vec<PathBuf>,
    /// The folder that the tables are written into
    #[arg(long, value_name = "DIR", required_unless_present_any = ["sample", "verdicts"])]
    pub(in crate::cli) out: Option<PathBuf>,
    /// How the tables are written
    #[arg(long, short, default_value = "parquet", value_parser = table_formats())]
    pub(in crate::cli) format: TableFormat,
    #[command(flatten)]
    pub(in crate::cli) lints: LintArgs,
    /// The level of finding that makes the exit status 1
    #[arg(long, value_name = "LEVEL", default_value = "never")]
    pub(in crate::cli) fail_on: FailOn,

    /// Write no tables but a coding sheet: N findings of LINT, drawn at random, with the text around
    /// them and a column for the verdict, as CSV on standard output or in --out
    #[arg(long, num_args = 2, value_names = ["LINT", "N"], help_heading = "Precision")]
    pub(in crate::cli) sample: Option<Vec<String>>,
    /// What the draw depends on: the same number draws the same findings
    #[arg(long, value_name = "N", default_value_t = 1, help_heading = "Precision")]
    pub(in crate::cli) seed: u64,
    /// Read a filled sheet, and print the precision of each lint in it with its 95 % interval
    #[arg(long, value_name = "SHEET", conflicts_with_all = ["paths", "out", "sample"])]
    #[arg(help_heading = "Precision")]
    pub(in crate::cli) verdicts: Option<PathBuf>,

    #[command(flatten)]
    pub(in crate::cli) batch: BatchArgs,
}

/// Arguments of `stats`.
#[derive(Debug, Args)]
pub(in crate::cli) struct StatsArgs {
    /// Files and folders; `-` is standard input [default: the folder you are in]
    #[arg(value_name = "PATH")]
    pub(in crate::cli) paths: Vec<PathBuf>,
    /// How the figures are written
    #[arg(long, short, default_value = "text")]
    pub(in crate::cli) format: StatsFormat,
    /// How many documents with the most findings are listed
    #[arg(long, value_name = "N", default_value_t = 10)]
    pub(in crate::cli) top: usize,
    #[command(flatten)]
    pub(in crate::cli) lints: LintArgs,
    #[command(flatten)]
    pub(in crate::cli) batch: BatchArgs,
}

/// How figures are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum StatsFormat {
    /// For reading
    Text,
    /// For other programs
    Json,
}

/// Which lints run.
#[derive(Debug, Args)]
#[command(next_help_heading = "Lints")]
pub(in crate::cli) struct LintArgs {
    /// Run these lints only, groups that are off included [default: the lints of `check` and the
    /// group `research`]
    #[arg(long, value_name = "NAME,…", value_delimiter = ',')]
    pub(in crate::cli) select: Vec<String>,
    /// Do not run these lints
    #[arg(long, value_name = "NAME,…", value_delimiter = ',')]
    pub(in crate::cli) ignore: Vec<String>,
}

/// What holds for all documents of a batch.
#[derive(Debug, Args)]
pub(in crate::cli) struct BatchArgs {
    /// The language of messages [default: that of each document]
    #[arg(long, value_name = "LANG", value_parser = ["zh", "en"])]
    pub(in crate::cli) message_lang: Option<String>,
    /// How many documents are worked on at once [default: one a processor]
    #[arg(long, short, value_name = "N")]
    pub(in crate::cli) jobs: Option<NonZeroUsize>,
    #[command(flatten)]
    pub(in crate::cli) config: ConfigArgs,
    #[command(flatten)]
    pub(in crate::cli) read: ReadArgs,
}

fn table_formats() -> impl TypedValueParser<Value = TableFormat> {
    let names = TableFormat::ALL.iter().map(|format| format.name());
    by_name(names, TableFormat::from_name)
}
