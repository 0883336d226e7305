//! `normlint.toml`: found, read, checked, and laid under the command line.

mod file;
mod glob;
mod layers;
mod load;
mod located;

pub(super) use file::schema;
pub(super) use layers::{Layer, Origin, Set};

use super::inputs::explain;
use super::pages;
use crate::lint::{Catalogue, Linter};
use anyhow::{Context, anyhow};
use glob::Globs;
use load::{ConfiguredAllowance, Reader};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The name that a configuration has to be found.
pub(super) const FILE_NAME: &str = "normlint.toml";
/// Where users keep lint pages of their own, beside the configuration.
const OWN_LINTS: &str = ".normlint/lints";

/// A configuration that was read and found right.
#[derive(Debug)]
pub(super) struct Config {
    /// The file as users know it.
    pub(super) name: String,
    /// The file, absolute; `None` for lints without a configuration.
    #[cfg(feature = "lsp")]
    pub(super) path: Option<PathBuf>,
    /// The folder that its paths are relative to, as an absolute path.
    pub(super) folder: PathBuf,
    /// Its text.
    pub(super) text: String,
    /// What it says of all files.
    pub(super) base: Layer,
    /// What it says of some files.
    overrides: Vec<(Globs, Layer)>,
    /// What it allows.
    pub(super) allow: Vec<ConfiguredAllowance>,
    include: Option<Globs>,
    exclude: Globs,
    /// The folders with pages of the user.
    pub(super) lint_folders: Vec<PathBuf>,
    /// The lints of its folder.
    pub(super) linter: Arc<Linter>,
}

impl Config {
    /// Reads the configuration `path`, absolute, which users know as `name`.
    ///
    /// # Errors
    /// Where it cannot be read or something in it is wrong; the message names place and remedy.
    pub(super) fn load(path: &Path, name: String, builtin: &Arc<Linter>) -> anyhow::Result<Self> {
        let text =
            fs::read_to_string(path).map_err(|error| anyhow!("{name}: {}", explain(&error)))?;
        let folder = path.parent().unwrap_or(Path::new("/")).to_owned();
        let reader = Reader { name: &name, text: &text };
        let file = reader.file()?;
        let mut lint_folders = reader.lint_folders(&file, &folder)?;
        lint_folders.extend(own_lints(&folder));
        let linter = linter(&lint_folders, builtin).with_context(|| name.clone())?;
        let catalogue = linter.catalogue();
        let mut base = reader.layer(&file.shared(), catalogue)?;
        base.baseline = reader.baseline(&file, &folder);
        let mut overrides = Vec::new();
        for other in &file.overrides {
            overrides
                .push((reader.globs(&other.paths)?, reader.layer(&other.shared(), catalogue)?));
        }
        let allow = reader.allowances(&file, catalogue)?;
        let include = file.include.as_ref().map(|patterns| reader.globs(patterns)).transpose()?;
        let exclude = reader.globs(&file.exclude)?;
        Ok(Self {
            name,
            #[cfg(feature = "lsp")]
            path: Some(path.to_owned()),
            folder,
            text,
            base,
            overrides,
            allow,
            include,
            exclude,
            lint_folders,
            linter,
        })
    }

    /// What stands for a folder without configuration that has lint pages of its own.
    pub(super) fn of_own_lints(folder: &Path, builtin: &Arc<Linter>) -> anyhow::Result<Self> {
        let lint_folders: Vec<PathBuf> = own_lints(folder).into_iter().collect();
        Ok(Self {
            name: folder.join(OWN_LINTS).display().to_string(),
            #[cfg(feature = "lsp")]
            path: None,
            folder: folder.to_owned(),
            text: String::new(),
            base: Layer::default(),
            overrides: Vec::new(),
            allow: Vec::new(),
            include: None,
            exclude: Globs::none(),
            linter: linter(&lint_folders, builtin)?,
            lint_folders,
        })
    }

    /// A path relative to the folder of the configuration, where it is below it.
    pub(super) fn relative<'p>(&self, path: &'p Path) -> &'p Path {
        path.strip_prefix(&self.folder).unwrap_or(path)
    }

    /// Whether a file or folder, absolute, is passed over.
    pub(super) fn excludes(&self, path: &Path) -> bool {
        self.exclude.matches(self.relative(path))
    }

    /// Whether a file, absolute, is linted where its folder is; `None` where nothing is said.
    pub(super) fn includes(&self, path: &Path) -> Option<bool> {
        self.include.as_ref().map(|include| include.matches(self.relative(path)))
    }

    /// Indices of the overrides that speak of a file, absolute.
    pub(super) fn overrides_for(&self, path: &Path) -> Vec<usize> {
        let path = self.relative(path);
        let speaks =
            |(index, (paths, _)): (usize, &(Globs, Layer))| paths.matches(path).then_some(index);
        self.overrides.iter().enumerate().filter_map(speaks).collect()
    }

    /// The override of that index.
    pub(super) fn override_layer(&self, index: usize) -> Option<&Layer> {
        self.overrides.get(index).map(|(_, layer)| layer)
    }

    /// Indices of the allowances that speak of a file, absolute.
    pub(super) fn allow_for(&self, path: &Path) -> Vec<usize> {
        let path = self.relative(path);
        let speaks = |(index, allow): (usize, &ConfiguredAllowance)| {
            allow.paths.as_ref().is_none_or(|paths| paths.matches(path)).then_some(index)
        };
        self.allow.iter().enumerate().filter_map(speaks).collect()
    }
}

/// The lint pages beside a configuration, if there are any.
pub(super) fn own_lints(folder: &Path) -> Option<PathBuf> {
    let path = folder.join(OWN_LINTS);
    path.is_dir().then_some(path)
}

/// The lints of normlint and those in `folders`.
fn linter(folders: &[PathBuf], builtin: &Arc<Linter>) -> anyhow::Result<Arc<Linter>> {
    if folders.is_empty() {
        return Ok(Arc::clone(builtin));
    }
    let mut catalogue = builtin.catalogue().clone();
    let mut own = Catalogue::default();
    for folder in folders {
        for page in pages::read_folder(folder)? {
            own.add(page.clone())?;
            catalogue.add(page)?;
        }
    }
    // A lint that can never fire is a mistake to be told; ours were looked at when they were built.
    Linter::new(own)?.validate()?;
    Ok(Arc::new(Linter::new(catalogue)?))
}
