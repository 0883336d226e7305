//! Allowances of configurations that silence nothing, which only the whole run can tell.

use super::inputs::{self, Input, Planned};
use super::plan::{Plan, Planner};
use crate::lint::{Allowance, Checked, DocumentReport, Fault};
use crate::text::{Format, Source, Span};
use std::collections::{BTreeMap, HashSet};
use std::path::PathBuf;

/// Which allowances did something, by configuration and index.
#[derive(Debug, Default)]
pub(super) struct Tally(BTreeMap<(usize, usize), bool>);

impl Tally {
    /// Counts what a document says of the allowances of its plan.
    pub(super) fn add(&mut self, plan: &Plan, report: &DocumentReport) {
        let Some(config) = plan.config else { return };
        for &(index, used) in &report.allowances {
            if let Some(&allow) = plan.allow.get(index) {
                *self.0.entry((config, allow)).or_default() |= used;
            }
        }
    }

    /// A report for each configuration with allowances that do nothing, with the index of the plan
    /// that the configuration itself has. `linted` are the documents of the run.
    ///
    /// # Errors
    /// Where a configuration that was not needed so far is wrong.
    pub(super) fn reports(
        &self,
        planner: &mut Planner,
        linted: &[Planned],
    ) -> anyhow::Result<Vec<(usize, Checked)>> {
        let mut reports = Vec::new();
        for index in 0..planner.configs().len() {
            let faults = self.faults(index, planner, linted)?;
            if faults.is_empty() {
                continue;
            }
            let plan = planner.plan_of_config(Some(index));
            let Some(config) = planner.config(Some(index)) else { continue };
            let Plan { linter, settings, .. } = planner.plan(plan)?;
            let source = Source::new(&config.name, &config.text, Format::Plain);
            let faults: Vec<(&Allowance, Span, Fault)> = faults
                .into_iter()
                .filter_map(|(allow, fault)| Some((config.allow.get(allow)?, fault)))
                .map(|(allow, fault)| (&allow.allowance, allow.span, fault))
                .collect();
            reports.push((plan, linter.allowances(source, &faults, settings)?));
        }
        Ok(reports)
    }

    /// The allowances of a configuration that do nothing.
    fn faults(
        &self,
        config: usize,
        planner: &mut Planner,
        linted: &[Planned],
    ) -> anyhow::Result<Vec<(usize, Fault)>> {
        let mut faults = Vec::new();
        let mut unused = Vec::new();
        let count = planner.config(Some(config)).map_or(0, |config| config.allow.len());
        for allow in 0..count {
            if planner.is_expired(config, allow) {
                faults.push((allow, Fault::Expired));
            } else if self.0.get(&(config, allow)) == Some(&false) {
                unused.push(allow);
            }
        }
        if !unused.is_empty() {
            let seen = unseen_by(linted, config, planner)?;
            let told = unused.into_iter().filter(|allow| !seen.contains(allow));
            faults.extend(told.map(|allow| (allow, Fault::Unused)));
        }
        Ok(faults)
    }
}

/// The allowances of a configuration that speak of documents that were not linted: nothing can be
/// said about those.
fn unseen_by(
    linted: &[Planned],
    config: usize,
    planner: &mut Planner,
) -> anyhow::Result<HashSet<usize>> {
    let path = |planned: &Planned, planner: &Planner| match &planned.input {
        Input::File(path) => Some(planner.absolute(path)),
        Input::Stdin | Input::Unreadable(..) => None,
    };
    let seen: HashSet<PathBuf> =
        linted.iter().filter_map(|planned| path(planned, planner)).collect();
    let Some(folder) = planner.config(Some(config)).map(|config| config.folder.clone()) else {
        return Ok(HashSet::new());
    };
    let mut unseen = HashSet::new();
    for planned in inputs::collect(&[folder], None, planner)? {
        let plan = planner.plan(planned.plan)?;
        let is_new = path(&planned, planner).is_some_and(|path| !seen.contains(&path));
        if plan.config == Some(config) && is_new {
            unseen.extend(&plan.allow);
        }
    }
    Ok(unseen)
}
