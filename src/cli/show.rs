//! `check --show-settings`: what holds for a path, and where it comes from.

use super::args::CheckArgs;
use super::config::{Layer, Set};
use super::plan::{Plan, Planner};
use super::{Status, terminal};
use crate::lint::Level;
use std::io::{self, Write};
use std::path::PathBuf;

/// Columns of the first two columns.
const KEY: usize = 16;
const VALUE: usize = 28;

pub(super) fn run(args: &CheckArgs, planner: &mut Planner) -> anyhow::Result<Status> {
    let mut out = terminal::stdout();
    let here = [PathBuf::from(".")];
    let paths = if args.paths.is_empty() { here.as_slice() } else { &args.paths };
    for (index, path) in paths.iter().enumerate() {
        let plan = if path.is_dir() {
            let config = planner.config_of(&planner.absolute(path))?;
            planner.plan_of_config(config)
        } else {
            planner.plan_of(path)?
        };
        planner.check_selectors()?;
        if index > 0 {
            writeln!(out)?;
        }
        writeln!(out, "{}", path.display())?;
        settings(planner.plan(plan)?, planner, &mut out)?;
    }
    out.flush()?;
    Ok(Status::Clean)
}

fn settings(plan: &Plan, planner: &Planner, out: &mut impl Write) -> io::Result<()> {
    let config = planner.config(plan.config);
    let name = config.map_or("none", |config| config.name.as_str());
    line(out, "configuration", name, "")?;
    let Layer {
        fail_on,
        select,
        also: _,
        levels,
        profile,
        lang,
        message_lang,
        as_of,
        options,
        baseline,
    } = &plan.layer;
    let origin = |set: Option<String>| set.unwrap_or_else(|| "default".to_owned());
    let set = fail_on.as_ref().map(|set| set.origin.to_string());
    line(out, "fail-on", plan.fail_on.name(), &origin(set))?;
    let told = "told from the text";
    text(out, "profile", profile.as_ref(), told)?;
    text(out, "lang", lang.as_ref(), told)?;
    text(out, "message-lang", message_lang.as_ref(), "that of the document")?;
    text(out, "as-of", as_of.as_ref(), "the draft's own date, else today")?;
    line(out, "today", plan.settings.today.as_deref().unwrap_or_default(), "")?;
    match select {
        None => line(out, "select", "groups that are on", "default")?,
        Some(names) => {
            for Set { value, origin } in names {
                line(out, "select", value, &origin.to_string())?;
            }
        }
    }
    for Set { value: (selector, level), origin } in levels {
        line(out, "level", &format!("{selector} = {}", word(*level)), &origin.to_string())?;
    }
    for (code, options) in options {
        for (name, Set { value, origin }) in options {
            line(out, "option", &format!("{code}.{name} = {value}"), &origin.to_string())?;
        }
    }
    if let Some(Set { value, origin }) = baseline {
        line(out, "baseline", &value.display().to_string(), &origin.to_string())?;
    }
    for folder in config.iter().flat_map(|config| &config.lint_folders) {
        line(out, "lints", &folder.display().to_string(), name)?;
    }
    for allow in &plan.settings.allow {
        line(out, "allow", &format!("{}: {}", allow.lint, allow.reason), &allow.origin)?;
    }
    Ok(())
}

fn text(
    out: &mut impl Write,
    key: &str,
    set: Option<&Set<String>>,
    default: &str,
) -> io::Result<()> {
    match set {
        Some(Set { value, origin }) => line(out, key, value, &origin.to_string()),
        None => line(out, key, default, "default"),
    }
}

fn line(out: &mut impl Write, key: &str, value: &str, origin: &str) -> io::Result<()> {
    let line = format!("  {key:KEY$}{value:VALUE$}  {origin}");
    writeln!(out, "{}", line.trim_end())
}

fn word(level: Level) -> &'static str {
    match level {
        Level::Allow => "allow",
        Level::Info => "info",
        Level::Warning => "warning",
        Level::Error => "error",
    }
}
