//! The files of accepted findings.

use super::args::CheckArgs;
use super::inputs::explain;
use super::output;
use super::plan::{Plan, Planner};
use super::terminal;
use crate::cli::args::Color;
use crate::cli::config::Origin;
use crate::lint::{Baseline, DocumentReport};
use anyhow::{Context, anyhow};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// How many findings that did not occur are named.
const NAMED: usize = 5;

/// The baselines of a run, and the one that it writes.
pub(super) struct Baselines {
    read: Vec<(PathBuf, Baseline)>,
    written: Option<(PathBuf, Baseline)>,
}

impl Baselines {
    /// Reads the baselines that plans name. One that is written anew is not read.
    ///
    /// # Errors
    /// Where a file cannot be read or is no baseline.
    pub(super) fn open(args: &CheckArgs, planner: &Planner) -> anyhow::Result<Self> {
        if let Some(path) = &args.write_baseline {
            return Ok(Self {
                read: Vec::new(),
                written: Some((path.clone(), Baseline::default())),
            });
        }
        let mut read: Vec<(PathBuf, Baseline)> = Vec::new();
        for set in planner.plans().iter().filter_map(|plan| plan.layer.baseline.as_ref()) {
            if read.iter().all(|(path, _)| *path != set.value) {
                let baseline = load(&set.value);
                // Whoever has just typed the name knows where it stands.
                let baseline = if matches!(set.origin, Origin::CommandLine) {
                    baseline?
                } else {
                    baseline.with_context(|| set.origin.to_string())?
                };
                read.push((set.value.clone(), baseline));
            }
        }
        Ok(Self { read, written: None })
    }

    /// Takes accepted findings out of a report; all of them where a baseline is written.
    pub(super) fn apply(&mut self, plan: &Plan, report: &mut DocumentReport) {
        if let Some((_, baseline)) = &mut self.written {
            report.findings.drain(..).for_each(|finding| baseline.add(&finding));
            return;
        }
        let own = plan.layer.baseline.as_ref().map(|set| &set.value);
        if let Some((_, baseline)) = self.read.iter_mut().find(|(path, _)| Some(path) == own) {
            report.findings.retain(|finding| !baseline.take(finding));
        }
    }

    /// Writes the baseline that is to be written, and tells what did not occur.
    ///
    /// # Errors
    /// Where writing fails.
    pub(super) fn finish(self, color: Color) -> anyhow::Result<()> {
        if let Some((path, baseline)) = self.written {
            output::replace(&path, baseline.to_json().as_bytes())
                .map_err(|error| anyhow!("cannot write {}: {}", path.display(), explain(&error)))?;
            let count = baseline.len();
            terminal::note(
                color,
                &format!("{}: {} accepted", path.display(), terminal::counted(count, "finding")),
            );
        }
        for (path, baseline) in &self.read {
            // A configuration names files from the root on.
            let here = std::env::current_dir().unwrap_or_default();
            let path = path.strip_prefix(here).unwrap_or(path);
            if let Some(note) = missing(path, baseline) {
                terminal::note(color, &note);
            }
        }
        Ok(())
    }
}

/// Reads a baseline.
///
/// # Errors
/// Where the file cannot be read or is none.
pub(super) fn load(path: &Path) -> anyhow::Result<Baseline> {
    let text = fs::read_to_string(path).map_err(|error| {
        anyhow!(
            "{}: {}; `normlint check --write-baseline {0}` writes one",
            path.display(),
            explain(&error)
        )
    })?;
    Baseline::parse(&text).with_context(|| path.display().to_string())
}

/// What is said about accepted findings that did not occur.
fn missing(path: &Path, baseline: &Baseline) -> Option<String> {
    let count: usize = baseline.missing().map(|(_, left)| left as usize).sum();
    if count == 0 {
        return None;
    }
    let mut note =
        format!("{}: {} of it did not occur:", path.display(), terminal::counted(count, "finding"));
    for (index, (entry, _)) in baseline.missing().take(NAMED).enumerate() {
        let comma = if index == 0 { "" } else { "," };
        let gap = if entry.label.is_empty() { "" } else { " " };
        let _ = write!(note, "{comma} {}{gap}{}", entry.code, entry.label);
    }
    if baseline.missing().nth(NAMED).is_some() {
        note.push_str(", …");
    }
    note.push_str(" (--write-baseline writes the file anew)");
    Some(note)
}
