//! What the language server is told of configuration and files.

use super::args::{Global, LspArgs};
use super::baselines;
use super::config::{Layer, Origin, Set};
use super::date::Date;
use super::inputs::{self, Input};
use super::plan::{self, Planner};
use crate::jurisdiction::codes;
use crate::lint::{Level, Linter};
use crate::lsp::{ConfigurationFile, Workspace};
use crate::text::Source;
use serde::Deserialize;
use serde_json::Value;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Configuration and files as `check` would see them.
pub(super) struct EditorWorkspace<'a> {
    args: &'a LspArgs,
    global: &'a Global,
    builtin: Arc<Linter>,
    /// What the editor says of settings.
    editor: EditorSettings,
    planner: Planner,
}

/// The settings of the editor: its section `normlint`. What is empty is not set; keys that are for
/// the editor itself are passed over.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct EditorSettings {
    config: Option<String>,
    select: Vec<String>,
    ignore: Vec<String>,
    profile: Option<String>,
    lang: Option<String>,
    message_lang: Option<String>,
    as_of: Option<String>,
}

impl<'a> EditorWorkspace<'a> {
    /// The workspace of a server that was started with these arguments.
    ///
    /// # Errors
    /// Where the configuration that the arguments name cannot be used.
    pub(super) fn new(args: &'a LspArgs, global: &'a Global) -> anyhow::Result<Self> {
        let builtin = plan::builtin()?;
        let editor = EditorSettings::default();
        let planner = planner(&builtin, args, global, &editor)?;
        Ok(Self { args, global, builtin, editor, planner })
    }

    fn try_plan(&mut self, path: &Path) -> anyhow::Result<crate::lsp::Plan> {
        let index = self.planner.plan_of(path)?;
        self.planner.check_selectors()?;
        let plan = self.planner.plan(index)?;
        let config = self.planner.config(plan.config);
        let configuration = config.and_then(|config| {
            let document = config.relative(path).to_string_lossy().into_owned();
            let (path, text) = (config.path.clone()?, config.text.clone());
            Some(ConfigurationFile { path, text, document })
        });
        let baseline = plan.layer.baseline.as_ref().map(|set| baselines::load(&set.value));
        Ok(crate::lsp::Plan {
            linter: Arc::clone(&plan.linter),
            settings: plan.settings.clone(),
            name: self.planner.name(path),
            baseline: baseline.transpose()?,
            configuration,
            threads: threads(),
            problem: None,
        })
    }
}

impl Workspace for EditorWorkspace<'_> {
    fn plan(&mut self, path: &Path) -> crate::lsp::Plan {
        let problem = match self.try_plan(path) {
            Ok(plan) => return plan,
            Err(error) => format!("{error:#}"),
        };
        // A draft is better linted as if there were no configuration than not at all.
        let layer = layer(self.global, &self.editor);
        crate::lsp::Plan {
            linter: Arc::clone(&self.builtin),
            settings: layer.settings(&self.global.today(), Vec::new()),
            name: self.planner.name(path),
            baseline: None,
            configuration: None,
            threads: threads(),
            problem: Some(problem),
        }
    }

    fn configure(&mut self, settings: &Value) -> Result<(), String> {
        let editor: EditorSettings = serde_json::from_value(settings.clone())
            .map_err(|error| format!("the settings of the editor: {error}"))?;
        editor.validate()?;
        let planner = planner(&self.builtin, self.args, self.global, &editor);
        self.planner = planner.map_err(|error| format!("{error:#}"))?;
        self.editor = editor;
        Ok(())
    }

    fn reload(&mut self) {
        // Where it cannot be had any more, what was read before goes on to hold.
        if let Ok(planner) = planner(&self.builtin, self.args, self.global, &self.editor) {
            self.planner = planner;
        }
    }

    fn documents(&mut self, folder: &Path) -> Vec<PathBuf> {
        let inputs = inputs::collect(&[folder.to_owned()], None, &mut self.planner);
        let file = |input| match input {
            Input::File(path) => Some(path.into_path_buf()),
            Input::Stdin | Input::Unreadable(..) => None,
        };
        inputs.unwrap_or_default().into_iter().filter_map(|it| file(it.input)).collect()
    }

    fn read(&self, path: &Path) -> Result<Source, String> {
        Input::of(path).read(None).map(|(source, _)| source)
    }
}

impl EditorSettings {
    /// Says which value makes no sense.
    fn validate(&self) -> Result<(), String> {
        let one_of = |key: &str, value: Option<&String>, known: &[&str]| match set(value) {
            Some(value) if !known.contains(&value) => {
                Err(format!("normlint.{key}: `{value}` is none of {}", known.join(", ")))
            }
            _ => Ok(()),
        };
        one_of("profile", self.profile.as_ref(), &codes())?;
        one_of("lang", self.lang.as_ref(), &["zh", "zh-Hant", "en"])?;
        one_of("messageLang", self.message_lang.as_ref(), &["zh", "en"])?;
        let day = set(self.as_of.as_ref()).map(str::parse::<Date>).transpose();
        day.map(drop).map_err(|error| format!("normlint.asOf: {error}"))
    }
}

/// As many threads as there are processors.
fn threads() -> usize {
    std::thread::available_parallelism().map_or(1, NonZeroUsize::get)
}

/// A value where it is set: editors send empty strings for what is not.
fn set(value: Option<&String>) -> Option<&str> {
    value.map(String::as_str).filter(|value| !value.is_empty())
}

fn planner(
    builtin: &Arc<Linter>,
    args: &LspArgs,
    global: &Global,
    editor: &EditorSettings,
) -> anyhow::Result<Planner> {
    let mut config = args.config.clone();
    if let Some(path) = set(editor.config.as_ref()) {
        config.config = Some(PathBuf::from(path));
    }
    Planner::with(Arc::clone(builtin), &config, layer(global, editor), global)
}

/// What the editor says, to be laid over configurations.
fn layer(global: &Global, editor: &EditorSettings) -> Layer {
    let value = |value: &Option<String>| set(value.as_ref()).map(|value| given(value.to_owned()));
    let as_of = global.as_of.as_ref().map(|date| given(date.as_str().to_owned()));
    let select: Vec<_> = editor.select.iter().cloned().map(given).collect();
    Layer {
        select: (!select.is_empty()).then_some(select),
        levels: editor.ignore.iter().map(|name| given((name.clone(), Level::Allow))).collect(),
        profile: value(&editor.profile),
        lang: value(&editor.lang),
        message_lang: value(&editor.message_lang),
        as_of: value(&editor.as_of).or(as_of),
        ..Layer::default()
    }
}

fn given<T>(value: T) -> Set<T> {
    Set { value, origin: Origin::CommandLine }
}
