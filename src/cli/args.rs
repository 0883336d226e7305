//! The arguments, as clap reads them.

#[cfg(feature = "audit")]
mod batch;

#[cfg(feature = "audit")]
pub(super) use batch::{AuditArgs, BatchArgs, LintArgs, StatsArgs, StatsFormat};

use super::date::Date;
use crate::report::{Format, LifecycleFormat, OutlineFormat, PowersFormat};
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum};
use schemars::JsonSchema;
use serde::Deserialize;
use std::num::NonZeroUsize;
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  normlint check drafts/                          lint a folder
  normlint check draft.md --format json           for other programs
  normlint check . --format github --output sarif=normlint.sarif
  normlint explain VAG001                         what a lint is about
  normlint outline draft.md                       how a draft was understood

Exit status: 0 nothing at or above the fail level, 1 findings at or above it, 2 the run failed.";

/// A linter for legislation: vague terms that decide a right, broken references, missing
/// remedies, powers overstepped.
#[derive(Debug, Parser)]
#[command(name = "normlint", version, after_help = EXAMPLES, max_term_width = 100)]
pub(super) struct Cli {
    #[command(subcommand)]
    pub(super) command: Command,
    #[command(flatten)]
    pub(super) global: Global,
}

/// Options of every command.
#[derive(Debug, Args)]
#[command(next_help_heading = "Everywhere")]
pub(super) struct Global {
    /// Today, for what expires [default: the system's date, UTC]
    #[arg(long, global = true, value_name = "YYYY-MM-DD")]
    pub(super) today: Option<Date>,
    /// The day whose law a draft is held to [default: the draft's own date, else today]
    #[arg(long, global = true, value_name = "YYYY-MM-DD")]
    pub(super) as_of: Option<Date>,
    /// Whether to colour what is written; the variable `NO_COLOR` is honoured
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub(super) color: Color,
}

impl Global {
    /// Today as `YYYY-MM-DD`.
    pub(super) fn today(&self) -> String {
        self.today.clone().unwrap_or_else(Date::today).as_str().to_owned()
    }
}

/// When to colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Color {
    /// On a terminal
    Auto,
    /// Everywhere
    Always,
    /// Nowhere
    Never,
}

/// What is to be done.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Lint files and folders
    #[command(visible_alias = "lint", after_help = CHECK_EXAMPLES)]
    Check(Box<CheckArgs>),
    /// Print the structure of a document
    Outline(OutlineArgs),
    /// Print what was understood of a document: terms, references, quantities, roles
    Model(ModelArgs),
    /// Draw the life of each status: how it is gained, renewed, lost and given up, and what is missing
    #[command(after_help = LIFECYCLE_EXAMPLES)]
    Lifecycle(LifecycleArgs),
    /// List what a draft creates or specifies: licences, penalties, compulsory measures, fees, and
    /// whether an instrument of its rank may create them
    #[command(after_help = POWERS_EXAMPLES)]
    Powers(PowersArgs),
    /// Make tables and a report over many documents, for research
    #[cfg(feature = "audit")]
    #[command(after_help = batch::AUDIT_EXAMPLES)]
    Audit(Box<AuditArgs>),
    /// Print figures over many documents: how many, how long, what is found how often
    #[cfg(feature = "audit")]
    #[command(after_help = batch::STATS_EXAMPLES)]
    Stats(Box<StatsArgs>),
    /// Print the page of a lint: what it reports, why, on whose authority, what to do
    Explain(ExplainArgs),
    /// List the lints
    Lints(LintsArgs),
    /// Run the examples of lint pages
    Test(TestArgs),
    /// Serve an editor on standard input and output (Language Server Protocol)
    #[cfg(feature = "lsp")]
    #[command(after_help = LSP_EXAMPLES)]
    Lsp(LspArgs),
    /// Write a commented normlint.toml
    Init(InitArgs),
    /// About the configuration
    #[command(subcommand)]
    Config(ConfigCommand),
    /// Print a script that completes the arguments in a shell
    Completions(CompletionsArgs),
    /// Print the manual page
    Man(ManArgs),
}

#[cfg(feature = "lsp")]
const LSP_EXAMPLES: &str = "\
An editor starts this command itself and speaks to it; by hand there is nothing to type. It shows
findings while a draft is written, with fixes, and follows terms and references.

Each draft has the settings that `normlint check` would give it, read anew when a normlint.toml
changes. The editor may lay its own over them, in its section `normlint`: config, select, ignore,
profile, lang, messageLang, asOf.

Exit status: 0 the editor ended the session, 1 it went away, 2 the server could not start.";

const LIFECYCLE_EXAMPLES: &str = "\
Examples:
  normlint lifecycle draft.md
  normlint lifecycle draft.md --format svg > draft.svg
  normlint lifecycle draft.md --format dot | dot -Tpdf > draft.pdf

Dashed edges are missing: amber where general law supplies them, red where nothing does.";

const POWERS_EXAMPLES: &str = "\
Examples:
  normlint powers draft.md
  normlint powers draft.md --format markdown > inventory.md
  normlint powers draft.md --format csv --as-of 2025-01-01 > inventory.csv

The table of powers is that of the draft's own date, else of today; --as-of sets another.";

const CHECK_EXAMPLES: &str = "\
Examples:
  normlint check                                  the folder you are in
  normlint check draft.md annexes/
  pandoc -t plain draft.docx | normlint check - --stdin-filename draft.txt
  normlint check . --select REM,VAG --fail-on error
  normlint check . --output sarif=normlint.sarif --output short=-
  normlint check drafts/ --since origin/main      what a branch brought
  normlint check draft.md --diff --unsafe-fixes   what could be mended

A name in a list is a code (VAG001), the beginning of a code (VAG), the name of a lint, a group
(clarity) or `all`; `normlint lints` shows them.";

/// Options that say which configuration holds.
#[derive(Debug, Clone, Default, Args)]
#[command(next_help_heading = "Configuration")]
pub(super) struct ConfigArgs {
    /// The configuration of all documents [default: the next normlint.toml above each of them]
    #[arg(long, value_name = "FILE")]
    pub(super) config: Option<PathBuf>,
    /// Read no configuration
    #[arg(long, conflicts_with = "config")]
    pub(super) no_config: bool,
}

/// Options that say how a document is read.
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "Reading")]
pub(super) struct ReadArgs {
    /// The jurisdiction [default: told from the text]
    #[arg(long, value_name = "NAME")]
    pub(super) profile: Option<String>,
    /// The language of the text: zh, zh-Hant or en [default: told from the text]
    #[arg(long, value_name = "LANG", value_parser = ["zh", "zh-Hant", "en"])]
    pub(super) lang: Option<String>,
    /// The name under which standard input is known; its ending decides the format
    #[arg(long, value_name = "NAME")]
    pub(super) stdin_filename: Option<String>,
}

/// Arguments of `check`.
#[derive(Debug, Args)]
pub(super) struct CheckArgs {
    /// Files and folders; `-` is standard input [default: the folder you are in]
    #[arg(value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,

    /// Pass over what a configuration excludes even where PATH names it, as programs do that name
    /// each changed file
    #[arg(long, help_heading = "Configuration")]
    pub(super) force_exclude: bool,

    /// Run these lints only, groups that are off included
    #[arg(long, value_name = "NAME,…", value_delimiter = ',', help_heading = "Lints")]
    pub(super) select: Vec<String>,
    /// Do not run these lints
    #[arg(long, value_name = "NAME,…", value_delimiter = ',', help_heading = "Lints")]
    pub(super) ignore: Vec<String>,
    /// Run these lints and show what they find as errors
    #[arg(long, value_name = "NAME,…", value_delimiter = ',', help_heading = "Lints")]
    pub(super) error: Vec<String>,
    /// Run these lints and show what they find as warnings
    #[arg(long, value_name = "NAME,…", value_delimiter = ',', help_heading = "Lints")]
    pub(super) warn: Vec<String>,
    /// Do not run these lints, whatever else names them
    #[arg(long, value_name = "NAME,…", value_delimiter = ',', help_heading = "Lints")]
    pub(super) allow: Vec<String>,
    /// The level of finding that makes the exit status 1 [default: warning]
    #[arg(long, value_name = "LEVEL", help_heading = "Lints")]
    pub(super) fail_on: Option<FailOn>,

    /// Do not report the findings that are in this file
    #[arg(long, value_name = "FILE", help_heading = "Lints")]
    pub(super) baseline: Option<PathBuf>,
    /// Accept all findings for now: write them to this file and report none. Later runs with
    /// --baseline report what is new
    #[arg(long, value_name = "FILE", help_heading = "Lints")]
    pub(super) write_baseline: Option<PathBuf>,

    /// Report only findings on provisions that have changed since this revision of git, and those
    /// elsewhere that a change brought: a remedy deleted, a term no longer defined. Work on a
    /// branch is held against the commit in which it left REV
    #[arg(long, value_name = "REV", help_heading = "Lints")]
    #[arg(conflicts_with_all = ["write_baseline", "fix", "unsafe_fixes", "diff"])]
    pub(super) since: Option<String>,

    #[command(flatten)]
    pub(super) fixes: FixArgs,
    #[command(flatten)]
    pub(super) config: ConfigArgs,
    /// Print the settings of each PATH and where they come from, and lint nothing
    #[arg(long, help_heading = "Configuration")]
    pub(super) show_settings: bool,

    #[command(flatten)]
    pub(super) read: ReadArgs,

    /// How findings are written [default: full]
    #[arg(long, short, value_parser = formats(), help_heading = "Output")]
    pub(super) format: Option<Format>,
    /// Write findings to FILE (`-` is standard output) in FORMAT; may be given several times.
    /// Standard output then gets only what --format or `-` asks for
    #[arg(long, short, value_name = "[FORMAT=]FILE", help_heading = "Output")]
    pub(super) output: Vec<String>,
    /// The language of messages [default: that of each document]
    #[arg(long, value_name = "LANG", value_parser = ["zh", "en"], help_heading = "Output")]
    pub(super) message_lang: Option<String>,
    /// Print how long the parts of the run took, on standard error
    #[arg(long, help_heading = "Output")]
    pub(super) timing: bool,
    /// How many documents are linted at once [default: one a processor]
    #[arg(long, short, value_name = "N", help_heading = "Output")]
    pub(super) jobs: Option<NonZeroUsize>,
}

/// What is done with what can be mended.
#[derive(Debug, Args)]
#[command(next_help_heading = "Fixes")]
pub(super) struct FixArgs {
    /// Mend what can be mended without changing the meaning, and report the rest
    #[arg(long)]
    pub(super) fix: bool,
    /// Mend also what somebody should look at afterwards
    #[arg(long)]
    pub(super) unsafe_fixes: bool,
    /// Show what would be mended, and change no file
    #[arg(long)]
    pub(super) diff: bool,
}

fn formats() -> impl TypedValueParser<Value = Format> {
    let names = Format::ALL.iter().map(|format| format.name());
    PossibleValuesParser::new(names).try_map(|name| name.parse::<Format>())
}

/// Reads one of `names` by what `from_name` makes of it.
fn by_name<T: Clone + Send + Sync + 'static>(
    names: impl Iterator<Item = &'static str>,
    from_name: fn(&str) -> Option<T>,
) -> impl TypedValueParser<Value = T> {
    let unknown = || clap::Error::new(clap::error::ErrorKind::InvalidValue);
    PossibleValuesParser::new(names).try_map(move |name| from_name(&name).ok_or_else(unknown))
}

/// The level of finding that makes a run fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(super) enum FailOn {
    /// Errors
    Error,
    /// Warnings and errors
    #[default]
    Warning,
    /// Any finding
    Info,
    /// No finding
    Never,
}

/// Arguments of `outline`.
#[derive(Debug, Args)]
pub(super) struct OutlineArgs {
    /// The document; `-` is standard input
    #[arg(value_name = "FILE")]
    pub(super) file: PathBuf,
    /// How the structure is written
    #[arg(long, short, default_value = "tree", value_parser = outline_formats())]
    pub(super) format: OutlineFormat,
    #[command(flatten)]
    pub(super) config: ConfigArgs,
    #[command(flatten)]
    pub(super) read: ReadArgs,
}

fn outline_formats() -> impl TypedValueParser<Value = OutlineFormat> {
    let names = OutlineFormat::ALL.iter().map(|format| format.name());
    PossibleValuesParser::new(names).try_map(|name| name.parse::<OutlineFormat>())
}

/// Arguments of `model`.
#[derive(Debug, Args)]
pub(super) struct ModelArgs {
    /// The document; `-` is standard input
    #[arg(value_name = "FILE")]
    pub(super) file: PathBuf,
    /// How the model is written
    #[arg(long, short, default_value = "json", value_parser = ["json"])]
    pub(super) format: String,
    #[command(flatten)]
    pub(super) config: ConfigArgs,
    #[command(flatten)]
    pub(super) read: ReadArgs,
}

/// Arguments of `lifecycle`.
#[derive(Debug, Args)]
pub(super) struct LifecycleArgs {
    /// The document; `-` is standard input
    #[arg(value_name = "FILE")]
    pub(super) file: PathBuf,
    /// How the life cycles are drawn
    #[arg(long, short, default_value = "text", value_parser = lifecycle_formats())]
    pub(super) format: LifecycleFormat,
    /// The language of the drawing [default: that of the document]
    #[arg(long, value_name = "LANG", value_parser = ["zh", "zh-Hant", "en"])]
    pub(super) message_lang: Option<String>,
    #[command(flatten)]
    pub(super) config: ConfigArgs,
    #[command(flatten)]
    pub(super) read: ReadArgs,
}

fn lifecycle_formats() -> impl TypedValueParser<Value = LifecycleFormat> {
    let names = LifecycleFormat::ALL.iter().map(|&(_, name)| name);
    by_name(names, LifecycleFormat::from_name)
}

/// Arguments of `powers`.
#[derive(Debug, Args)]
pub(super) struct PowersArgs {
    /// The document; `-` is standard input
    #[arg(value_name = "FILE")]
    pub(super) file: PathBuf,
    /// How the inventory is written
    #[arg(long, short, default_value = "text", value_parser = powers_formats())]
    pub(super) format: PowersFormat,
    /// The language of the words around it [default: that of the document]
    #[arg(long, value_name = "LANG", value_parser = ["zh", "zh-Hant", "en"])]
    pub(super) message_lang: Option<String>,
    #[command(flatten)]
    pub(super) config: ConfigArgs,
    #[command(flatten)]
    pub(super) read: ReadArgs,
}

fn powers_formats() -> impl TypedValueParser<Value = PowersFormat> {
    let names = PowersFormat::ALL.iter().map(|&(_, name)| name);
    by_name(names, PowersFormat::from_name)
}

/// Arguments of `explain`.
#[derive(Debug, Args)]
pub(super) struct ExplainArgs {
    /// Code or name of the lint
    #[arg(value_name = "CODE|NAME")]
    pub(super) lint: String,
    #[command(flatten)]
    pub(super) config: ConfigArgs,
}

/// Arguments of `lints`.
#[derive(Debug, Args)]
pub(super) struct LintsArgs {
    /// How the list is written
    #[arg(long, short, default_value = "table")]
    pub(super) format: ListFormat,
    /// The language of the summaries
    #[arg(long, value_name = "LANG", default_value = "en", value_parser = ["zh", "en"])]
    pub(super) message_lang: String,
    #[command(flatten)]
    pub(super) config: ConfigArgs,
}

/// How a list is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ListFormat {
    /// For reading
    Table,
    /// For other programs
    Json,
}

/// Arguments of `test`.
#[derive(Debug, Args)]
pub(super) struct TestArgs {
    /// A folder of lint pages [default: all lints that there are]
    #[arg(value_name = "DIR")]
    pub(super) folder: Option<PathBuf>,
    #[command(flatten)]
    pub(super) config: ConfigArgs,
}

/// Arguments of `lsp`.
#[cfg(feature = "lsp")]
#[derive(Debug, Args)]
pub(super) struct LspArgs {
    /// Speak on standard input and output; so it does anyway, and some editors say it
    #[arg(long)]
    pub(super) stdio: bool,
    #[command(flatten)]
    pub(super) config: ConfigArgs,
}

/// Arguments of `init`.
#[derive(Debug, Args)]
pub(super) struct InitArgs {
    /// The folder in which normlint.toml is written
    #[arg(value_name = "DIR", default_value = ".")]
    pub(super) folder: PathBuf,
    /// Overwrite a normlint.toml that is there
    #[arg(long)]
    pub(super) force: bool,
}

/// What there is to know about the configuration.
#[derive(Debug, Subcommand)]
pub(super) enum ConfigCommand {
    /// Print the JSON Schema of normlint.toml, for editors
    Schema,
}

/// Arguments of `completions`.
#[derive(Debug, Args)]
pub(super) struct CompletionsArgs {
    /// The shell
    pub(super) shell: clap_complete::Shell,
}

/// Arguments of `man`.
#[derive(Debug, Args)]
pub(super) struct ManArgs {
    /// The command that the page is about [default: all of normlint]
    #[arg(value_name = "COMMAND")]
    pub(super) command: Option<String>,
}
