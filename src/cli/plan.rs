//! What is to be done with a document: the lints, their settings, when the run fails.

use super::args::{CheckArgs, FailOn, Global, ReadArgs};
use super::suggest::did_you_mean;
use crate::jurisdiction::codes;
use crate::lint::{Catalogue, Finding, GROUPS, Level, Linter, Settings, Severity};
use anyhow::{Context, bail};
use std::sync::Arc;

/// What is done with the documents of one folder or pattern.
#[derive(Debug)]
pub(super) struct Plan {
    /// The lints.
    pub(super) linter: Arc<Linter>,
    /// What decides how they run.
    pub(super) settings: Settings,
    /// The level of finding that makes the run fail.
    pub(super) fail_on: FailOn,
}

impl Plan {
    /// What the command line asks for.
    pub(super) fn new(args: &CheckArgs, global: &Global) -> anyhow::Result<Self> {
        let linter = builtin()?;
        let mut settings = read_settings(&args.read, global)?;
        for (selectors, level) in [
            (&args.warn, Level::Warning),
            (&args.error, Level::Error),
            (&args.ignore, Level::Allow),
            (&args.allow, Level::Allow),
        ] {
            settings.levels.extend(selectors.iter().map(|selector| (selector.clone(), level)));
        }
        settings.select.clone_from(&args.select);
        settings.message_language.clone_from(&args.message_lang);
        let named = settings.levels.iter().map(|(name, _)| name).chain(&settings.select);
        for name in named {
            know(linter.catalogue(), name)?;
        }
        Ok(Self { linter: Arc::new(linter), settings, fail_on: args.fail_on.unwrap_or_default() })
    }
}

impl FailOn {
    /// Whether a finding makes the run fail.
    pub(super) fn fails(self, finding: &Finding) -> bool {
        match self {
            FailOn::Error => finding.severity >= Severity::Error,
            FailOn::Warning => finding.severity >= Severity::Warning,
            FailOn::Info => true,
            FailOn::Never => false,
        }
    }
}

/// The lints that come with normlint.
pub(super) fn builtin() -> anyhow::Result<Linter> {
    let catalogue = Catalogue::builtin().context("a lint page of normlint itself is wrong")?;
    Linter::new(catalogue).context("a lint page of normlint itself is wrong")
}

/// Settings that say how documents are read.
pub(super) fn read_settings(args: &ReadArgs, global: &Global) -> anyhow::Result<Settings> {
    if let Some(profile) = &args.profile {
        let known = codes();
        if !known.contains(&profile.as_str()) {
            let meant = did_you_mean(profile, known.iter().copied());
            bail!("--profile: no jurisdiction `{profile}`{meant} There are {}", known.join(", "));
        }
    }
    Ok(Settings {
        profile: args.profile.clone(),
        language: args.lang.clone(),
        today: Some(global.today()),
        as_of: global.as_of.as_ref().map(|date| date.as_str().to_owned()),
        ..Settings::default()
    })
}

/// Fails where no lint answers to the selector.
fn know(catalogue: &Catalogue, selector: &str) -> anyhow::Result<()> {
    if catalogue.knows(selector) {
        return Ok(());
    }
    let meant = did_you_mean(selector, names(catalogue));
    bail!("no lint or group `{selector}`{meant} (`normlint lints` lists them)")
}

/// All names that a selector may be.
pub(super) fn names(catalogue: &Catalogue) -> impl Iterator<Item = &str> {
    let lints = catalogue.lints().iter().flat_map(|lint| [lint.code(), lint.name()]);
    GROUPS.iter().map(|group| group.name).chain(["all"]).chain(lints)
}
