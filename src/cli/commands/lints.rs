//! `lints`: the catalogue.

use crate::cli::args::{Global, LintsArgs, ListFormat};
use crate::cli::config::Layer;
use crate::cli::plan::Planner;
use crate::cli::{Status, terminal};
use crate::lint::{Catalogue, GROUPS, Group, Lint, Text};
use serde::Serialize;
use std::io::{self, Write};

pub(in crate::cli) fn run(args: &LintsArgs, global: &Global) -> anyhow::Result<Status> {
    let linter = Planner::new(&args.config, Layer::default(), global)?.linter_here()?;
    let mut out = terminal::stdout();
    match args.format {
        ListFormat::Table => {
            let color = terminal::colored(global.color, &io::stdout());
            table(linter.catalogue(), args.message_lang == "zh", color, &mut out)?;
        }
        ListFormat::Json => json(linter.catalogue(), &mut out)?,
    }
    out.flush()?;
    Ok(Status::Clean)
}

/// A block for each group that has lints.
fn table(
    catalogue: &Catalogue,
    chinese: bool,
    color: bool,
    out: &mut impl Write,
) -> io::Result<()> {
    let (bold, plain) = if color { ("\u{1b}[1m", "\u{1b}[0m") } else { ("", "") };
    let width = catalogue.lints().iter().map(|lint| lint.name().len()).max().unwrap_or(0);
    let mut first = true;
    for group in &GROUPS {
        let of_group = |lint: &&Lint| lint.page.front.group == group.name;
        let mut lints = catalogue.lints().iter().filter(of_group).peekable();
        if lints.peek().is_none() {
            continue;
        }
        if !first {
            writeln!(out)?;
        }
        first = false;
        let Group { name, on, about } = group;
        let state = if *on { "on" } else { "off" };
        writeln!(out, "{bold}{name}{plain} ({state}): {about}")?;
        for lint in lints {
            let front = &lint.page.front;
            let Text { en, zh, .. } = &front.summary;
            let summary = if chinese && !zh.is_empty() { zh } else { en };
            let (code, name, level) = (lint.code(), lint.name(), front.severity.name());
            writeln!(out, "  {code}  {name:width$}  {level:<7}  {summary}")?;
        }
    }
    Ok(())
}

#[derive(Serialize)]
struct LintData<'a> {
    code: &'a str,
    name: &'a str,
    group: &'a str,
    on: bool,
    severity: &'static str,
    basis: &'static str,
    languages: &'a [String],
    jurisdictions: &'a [String],
    summary: SummaryData<'a>,
}

#[derive(Serialize)]
struct SummaryData<'a> {
    en: &'a str,
    zh: &'a str,
}

fn json(catalogue: &Catalogue, out: &mut impl Write) -> anyhow::Result<()> {
    let data = |lint: &Lint| {
        let front = &lint.page.front;
        let group = GROUPS.iter().find(|group| group.name == front.group);
        serde_json::to_string(&LintData {
            code: lint.code(),
            name: lint.name(),
            group: &front.group,
            on: group.is_some_and(|group| group.on),
            severity: front.severity.name(),
            basis: front.basis.name(),
            languages: &front.languages,
            jurisdictions: &front.jurisdictions,
            summary: SummaryData { en: &front.summary.en, zh: &front.summary.zh },
        })
    };
    let lines: Result<Vec<String>, _> = catalogue.lints().iter().map(data).collect();
    let lines = lines?.join(",\n");
    writeln!(out, "{{\"version\":1,\"lints\":[\n{lines}\n]}}")?;
    Ok(())
}
