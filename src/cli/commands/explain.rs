//! `explain`: the page of a lint.

use crate::cli::args::{ExplainArgs, Global};
use crate::cli::config::Layer;
use crate::cli::plan::Planner;
use crate::cli::suggest::did_you_mean;
use crate::cli::{Status, terminal};
use crate::lint::{AuthorityRow, GROUPS, Lint};
use anyhow::anyhow;
use std::fmt::Write as _;
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
    for line in page(lint).lines() {
        if color && line.starts_with('#') {
            writeln!(out, "\u{1b}[1m{line}\u{1b}[0m")?;
        } else {
            writeln!(out, "{line}")?;
        }
    }
    out.flush()?;
    Ok(Status::Clean)
}

/// The whole page in Markdown.
fn page(lint: &Lint) -> String {
    let front = &lint.page.front;
    let on = GROUPS.iter().any(|group| group.name == front.group && group.on);
    let mut text = format!(
        "# {}: {}\n\n{} ({}) · {} · {} · {}\n",
        front.code,
        lint.name(),
        front.group,
        if on { "on" } else { "off" },
        front.severity.name(),
        front.basis.name(),
        front.languages.join(", "),
    );
    if !front.jurisdictions.is_empty() {
        let _ = writeln!(text, "Only in: {}", front.jurisdictions.join(", "));
    }
    for summary in [&front.summary.en, &front.summary.zh] {
        if !summary.is_empty() {
            let _ = write!(text, "\n{summary}\n");
        }
    }
    // The page repeats its name as its title.
    let body = match lint.page.body.split_once('\n') {
        Some((title, rest)) if title.starts_with("# ") => rest,
        _ if lint.page.body.starts_with("# ") => "",
        _ => &lint.page.body,
    };
    let _ = write!(text, "\n{}\n", body.trim());
    authority(&front.authority, &mut text);
    options(lint, &mut text);
    text
}

fn authority(rows: &[AuthorityRow], text: &mut String) {
    if rows.is_empty() {
        return;
    }
    text.push_str("\n## Authority\n");
    for row in rows {
        text.push_str(if row.see { "- see " } else { "- " });
        text.push_str(&row.title);
        for part in [&row.provision, &row.version] {
            if !part.is_empty() {
                let _ = write!(text, ", {part}");
            }
        }
        match (row.from.as_str(), row.to.as_str()) {
            ("", "") => {}
            (from, "") => drop(write!(text, " (from {from})")),
            ("", to) => drop(write!(text, " (until {to})")),
            (from, to) => drop(write!(text, " ({from} to {to})")),
        }
        if !row.says.is_empty() {
            let _ = write!(text, ": {}", row.says);
        }
        text.push('\n');
    }
}

fn options(lint: &Lint, text: &mut String) {
    if lint.page.front.options.is_empty() {
        return;
    }
    let _ =
        write!(text, "\n## Options\nSet in `normlint.toml` under `[options.{}]`:\n", lint.code());
    for (name, option) in &lint.page.front.options {
        let default = option.get("default").map_or(String::new(), |value| format!(" = {value}"));
        let help = option.get("help").and_then(toml::Value::as_str).unwrap_or_default();
        let _ = writeln!(text, "- `{name}{default}`: {help}");
    }
}
