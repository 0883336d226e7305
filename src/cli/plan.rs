//! What is to be done with each document: the lints, their settings, when the run fails.

#[cfg(feature = "audit")]
use super::args::{BatchArgs, LintArgs};
use super::args::{CheckArgs, ConfigArgs, FailOn, Global, ReadArgs};
use super::config::{self, Config, Layer, Origin, Set};
use super::suggest::{did_you_mean, instead};
use crate::jurisdiction::codes;
use crate::lint::{Catalogue, Finding, GROUPS, Level, Linter, Settings, Severity};
use anyhow::{Context, bail};
use std::collections::HashMap;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

/// What is done with all documents that the same parts of the same configuration speak of.
#[derive(Debug)]
pub(super) struct Plan {
    /// The lints.
    pub(super) linter: Arc<Linter>,
    /// What decides how they run.
    pub(super) settings: Settings,
    /// The level of finding that makes the run fail.
    pub(super) fail_on: FailOn,
    /// The same with origins.
    pub(super) layer: Layer,
    /// Index of the configuration.
    pub(super) config: Option<usize>,
    /// Indices of its allowances, in the order of those of the settings.
    pub(super) allow: Vec<usize>,
}

#[derive(Debug, PartialEq, Eq, Hash)]
struct Key {
    config: Option<usize>,
    overrides: Vec<usize>,
    allow: Vec<usize>,
}

/// What was found where something was looked for.
#[derive(Debug, Clone, Copy)]
enum Looked {
    NotYet,
    Found(Option<usize>),
}

/// Finds the configuration of every document and lays the command line over it.
#[derive(Debug)]
pub(super) struct Planner {
    builtin: Arc<Linter>,
    command_line: Layer,
    today: String,
    here: PathBuf,
    configs: Vec<Config>,
    /// The configuration for everything, where the arguments name one or refuse any.
    fixed: Looked,
    /// The configuration of each folder seen so far, by absolute path.
    folders: HashMap<PathBuf, Option<usize>>,
    /// Lints of the user without a configuration, once they were looked for.
    own_lints: Looked,
    plans: Vec<Plan>,
    keys: HashMap<Key, usize>,
}

impl Planner {
    /// A planner for a command whose arguments say `command_line`.
    ///
    /// # Errors
    /// Where the configuration that is named cannot be used.
    pub(super) fn new(
        args: &ConfigArgs,
        command_line: Layer,
        global: &Global,
    ) -> anyhow::Result<Self> {
        Self::with(builtin()?, args, command_line, global)
    }

    /// A planner as [`Planner::new`] makes it, with lints that are ready.
    ///
    /// # Errors
    /// Where the configuration that is named cannot be used.
    pub(super) fn with(
        builtin: Arc<Linter>,
        args: &ConfigArgs,
        command_line: Layer,
        global: &Global,
    ) -> anyhow::Result<Self> {
        let mut planner = Self {
            builtin,
            command_line,
            today: global.today(),
            here: std::env::current_dir().context("the current folder is gone")?,
            configs: Vec::new(),
            fixed: if args.no_config { Looked::Found(None) } else { Looked::NotYet },
            folders: HashMap::new(),
            own_lints: Looked::NotYet,
            plans: Vec::new(),
            keys: HashMap::new(),
        };
        if let Some(path) = &args.config {
            let path = planner.absolute(path);
            planner.fixed = Looked::Found(Some(planner.load(&path)?));
        }
        Ok(planner)
    }

    /// `path` from the root on, without `.` and `..`.
    pub(super) fn absolute(&self, path: &Path) -> PathBuf {
        let mut clean = PathBuf::new();
        for step in self.here.join(path).components() {
            match step {
                Component::CurDir => {}
                Component::ParentDir => drop(clean.pop()),
                step => clean.push(step),
            }
        }
        clean
    }

    /// A path as users know it: below the current folder, relative to it.
    #[cfg(feature = "lsp")]
    pub(super) fn name(&self, path: &Path) -> String {
        path.strip_prefix(&self.here).unwrap_or(path).to_string_lossy().replace('\\', "/")
    }

    /// The configurations in the order in which they were found.
    pub(super) fn configs(&self) -> &[Config] {
        &self.configs
    }

    /// The configuration of that index.
    pub(super) fn config(&self, index: Option<usize>) -> Option<&Config> {
        self.configs.get(index?)
    }

    /// The plans in the order in which they were made.
    pub(super) fn plans(&self) -> &[Plan] {
        &self.plans
    }

    /// The plan of that index, which must come from this planner.
    pub(super) fn plan(&self, index: usize) -> anyhow::Result<&Plan> {
        self.plans.get(index).context("there is no such plan")
    }

    /// The index of the configuration that holds for `folder`, absolute.
    pub(super) fn config_of(&mut self, folder: &Path) -> anyhow::Result<Option<usize>> {
        if let Looked::Found(fixed) = self.fixed {
            return Ok(fixed);
        }
        let mut unknown = Vec::new();
        let mut found = None;
        for folder in folder.ancestors() {
            if let Some(&known) = self.folders.get(folder) {
                found = known;
                break;
            }
            unknown.push(folder);
            let path = folder.join(config::FILE_NAME);
            if path.is_file() {
                found = Some(self.load(&path)?);
                break;
            }
        }
        for folder in unknown {
            self.folders.insert(folder.to_owned(), found);
        }
        match found {
            Some(found) => Ok(Some(found)),
            None => self.own_lints(),
        }
    }

    /// What stands for a configuration where there is none but lint pages of the user: in the
    /// current folder or one above.
    fn own_lints(&mut self) -> anyhow::Result<Option<usize>> {
        if let Looked::Found(known) = self.own_lints {
            return Ok(known);
        }
        let folder = self.here.ancestors().find(|folder| config::own_lints(folder).is_some());
        let found = match folder {
            Some(folder) => Some(Config::of_own_lints(folder, &self.builtin)?),
            None => None,
        };
        let index = found.map(|config| {
            self.configs.push(config);
            self.configs.len() - 1
        });
        self.own_lints = Looked::Found(index);
        Ok(index)
    }

    fn load(&mut self, path: &Path) -> anyhow::Result<usize> {
        let name = path.strip_prefix(&self.here).unwrap_or(path).display().to_string();
        self.configs.push(Config::load(path, name, &self.builtin)?);
        Ok(self.configs.len() - 1)
    }

    /// The index of the plan for the document at `path`.
    pub(super) fn plan_of(&mut self, path: &Path) -> anyhow::Result<usize> {
        let path = self.absolute(path);
        let folder = path.parent().unwrap_or(&path);
        let index = self.config_of(folder)?;
        let key = match self.config(index) {
            Some(config) => Key {
                config: index,
                overrides: config.overrides_for(&path),
                allow: config.allow_for(&path),
            },
            None => Key { config: None, overrides: Vec::new(), allow: Vec::new() },
        };
        Ok(self.plan_for(key))
    }

    /// The index of the plan for what is neither in an override nor allowed anything: the
    /// configuration itself, or a folder.
    pub(super) fn plan_of_config(&mut self, config: Option<usize>) -> usize {
        self.plan_for(Key { config, overrides: Vec::new(), allow: Vec::new() })
    }

    fn plan_for(&mut self, key: Key) -> usize {
        if let Some(&known) = self.keys.get(&key) {
            return known;
        }
        let mut layer = Layer::default();
        let mut allow = Vec::new();
        let mut linter = Arc::clone(&self.builtin);
        if let Some(config) = self.config(key.config) {
            linter = Arc::clone(&config.linter);
            layer.lay(&config.base);
            for other in key.overrides.iter().filter_map(|&index| config.override_layer(index)) {
                layer.lay(other);
            }
            let allowance = |&index: &usize| Some(config.allow.get(index)?.allowance.clone());
            allow.extend(key.allow.iter().filter_map(allowance));
        }
        let mut command_line = self.command_line.clone();
        command_line.sort_levels(linter.catalogue());
        layer.lay(&command_line);
        self.plans.push(Plan {
            linter,
            settings: layer.settings(&self.today, allow),
            fail_on: layer.fail_on.as_ref().map(|set| set.value).unwrap_or_default(),
            layer,
            config: key.config,
            allow: key.allow.clone(),
        });
        self.keys.insert(key, self.plans.len() - 1);
        self.plans.len() - 1
    }

    /// Fails where the arguments name a lint that none of the plans has.
    pub(super) fn check_selectors(&self) -> anyhow::Result<()> {
        let levels = self.command_line.levels.iter().map(|set| &set.value.0);
        let select = self.command_line.select.iter().flatten().map(|set| &set.value);
        for selector in levels.chain(select) {
            let catalogues = || self.plans.iter().map(|plan| plan.linter.catalogue());
            if !catalogues().any(|catalogue| catalogue.knows(selector)) {
                let meant = did_you_mean(selector, catalogues().flat_map(names));
                bail!("no lint or group `{selector}`{meant} (`normlint lints` lists them)");
            }
        }
        Ok(())
    }

    /// Whether the day of an allowance of a configuration is over.
    pub(super) fn is_expired(&self, config: usize, allow: usize) -> bool {
        let allow = self.configs.get(config).and_then(|config| config.allow.get(allow));
        let expires = allow.and_then(|allow| allow.allowance.expires.as_deref());
        expires.is_some_and(|last| last < self.today.as_str())
    }

    /// The lints of the current folder.
    pub(super) fn linter_here(&mut self) -> anyhow::Result<Arc<Linter>> {
        let config = self.config_of(&self.here.clone())?;
        let plan = self.plan_of_config(config);
        Ok(Arc::clone(&self.plan(plan)?.linter))
    }
}

impl FailOn {
    /// The name in settings.
    pub(super) fn name(self) -> &'static str {
        match self {
            FailOn::Error => "error",
            FailOn::Warning => "warning",
            FailOn::Info => "info",
            FailOn::Never => "never",
        }
    }

    /// Whether a finding makes the run fail.
    pub(super) fn fails(self, finding: &Finding) -> bool {
        self.fails_at(finding.severity)
    }

    /// Whether findings of that severity make the run fail.
    pub(super) fn fails_at(self, severity: Severity) -> bool {
        match self {
            FailOn::Error => severity >= Severity::Error,
            FailOn::Warning => severity >= Severity::Warning,
            FailOn::Info => true,
            FailOn::Never => false,
        }
    }
}

/// The lints that come with normlint, ready to run.
///
/// # Errors
/// Where one of their pages is wrong, which the tests see to.
pub(super) fn builtin() -> anyhow::Result<Arc<Linter>> {
    let catalogue = Catalogue::builtin().context("a lint page of normlint itself is wrong")?;
    let builtin = Linter::new(catalogue).context("a lint page of normlint itself is wrong")?;
    Ok(Arc::new(builtin))
}

/// What the arguments of `check` say.
pub(super) fn check_layer(args: &CheckArgs, global: &Global) -> anyhow::Result<Layer> {
    let mut layer = read_layer(&args.read, global)?;
    for (selectors, level) in [
        (&args.warn, Level::Warning),
        (&args.error, Level::Error),
        (&args.ignore, Level::Allow),
        (&args.allow, Level::Allow),
    ] {
        layer.levels.extend(selectors.iter().map(|selector| given((selector.clone(), level))));
    }
    layer.select = (!args.select.is_empty())
        .then(|| args.select.iter().map(|selector| given(selector.clone())).collect());
    layer.fail_on = args.fail_on.map(given);
    layer.message_lang = args.message_lang.clone().map(given);
    layer.baseline = args.baseline.clone().map(given);
    Ok(layer)
}

/// What the arguments of a command about many documents say.
#[cfg(feature = "audit")]
pub(super) fn batch_layer(
    lints: &LintArgs,
    args: &BatchArgs,
    global: &Global,
) -> anyhow::Result<Layer> {
    let mut layer = read_layer(&args.read, global)?;
    layer.levels.extend(lints.ignore.iter().map(|name| given((name.clone(), Level::Allow))));
    layer.select = (!lints.select.is_empty())
        .then(|| lints.select.iter().map(|selector| given(selector.clone())).collect());
    layer.also = vec!["research".to_owned()];
    layer.message_lang = args.message_lang.clone().map(given);
    Ok(layer)
}

/// What arguments say of how documents are read.
pub(super) fn read_layer(args: &ReadArgs, global: &Global) -> anyhow::Result<Layer> {
    if let Some(profile) = &args.profile {
        let known = codes();
        if !known.contains(&profile.as_str()) {
            bail!("--profile: no jurisdiction `{profile}`{}", instead(profile, known));
        }
    }
    Ok(Layer {
        profile: args.profile.clone().map(given),
        lang: args.lang.clone().map(given),
        as_of: global.as_of.as_ref().map(|date| given(date.as_str().to_owned())),
        ..Layer::default()
    })
}

fn given<T>(value: T) -> Set<T> {
    Set { value, origin: Origin::CommandLine }
}

/// All names that a selector may be.
pub(super) fn names(catalogue: &Catalogue) -> impl Iterator<Item = &str> {
    let lints = catalogue.lints().iter().flat_map(|lint| [lint.code(), lint.name()]);
    GROUPS.iter().map(|group| group.name).chain(["all"]).chain(lints)
}
