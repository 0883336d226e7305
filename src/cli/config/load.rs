//! Reads a configuration and holds it against the lints that there are.

use super::file::{self, Day, File, Shared};
use super::glob::Globs;
use super::layers::{Layer, Origin, Set};
use super::located::{At, ConfigError};
use crate::cli::date::Date;
use crate::cli::plan::names;
use crate::cli::suggest::{did_you_mean, instead};
use crate::jurisdiction::codes;
use crate::lint::{Allowance, Catalogue, Level, Lint, is_reason};
use crate::text::{LineIndex, Span};
use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;

/// A configuration as text, with what it says taken apart.
pub(super) struct Reader<'a> {
    /// The file as users know it.
    pub(super) name: &'a str,
    /// Its text.
    pub(super) text: &'a str,
}

/// An `[[allow]]` of a configuration.
#[derive(Debug)]
pub(in crate::cli) struct ConfiguredAllowance {
    /// What it allows.
    pub(in crate::cli) allowance: Allowance,
    /// The files that it speaks of; all where `None`.
    pub(in crate::cli) paths: Option<Globs>,
    /// Where it is written.
    pub(in crate::cli) span: Span,
}

impl Reader<'_> {
    /// Reads the text.
    ///
    /// # Errors
    /// Where it is no TOML, or says what cannot be said.
    pub(super) fn file(&self) -> Result<File, ConfigError> {
        toml::from_str(self.text)
            .map_err(|error| ConfigError::from_toml(self.name, self.text, &error))
    }

    /// An error at `span`.
    pub(super) fn error(&self, span: Range<usize>, message: impl Into<String>) -> ConfigError {
        ConfigError::new(self.name, self.text, Some(span), message)
    }

    fn origin(&self, span: &Range<usize>) -> Origin {
        let lines = LineIndex::new(self.text);
        let line = 1 + lines.line(u32::try_from(span.start).unwrap_or(u32::MAX));
        Origin::File(format!("{}:{line}", self.name))
    }

    fn set<T, U>(&self, at: &At<T>, value: U) -> Set<U> {
        Set { value, origin: self.origin(&at.span()) }
    }

    /// What a file or an override says.
    pub(super) fn layer(
        &self,
        shared: &Shared<'_>,
        catalogue: &Catalogue,
    ) -> Result<Layer, ConfigError> {
        let mut layer = Layer {
            fail_on: shared.fail_on.map(|at| self.set(at, **at)),
            lang: shared.lang.map(|at| self.set(at, at.tag().to_owned())),
            message_lang: shared.message_lang.map(|at| self.set(at, at.tag().to_owned())),
            ..Layer::default()
        };
        if let Some(select) = shared.select {
            layer.select = Some(self.selectors(select, catalogue)?);
        }
        for (name, at) in shared.levels {
            self.know(name, at.span(), catalogue)?;
            layer.levels.push(self.set(at, (name.clone(), Level::from(**at))));
        }
        for Set { value, origin } in self.selectors(shared.ignore, catalogue)? {
            layer.levels.push(Set { value: (value, Level::Allow), origin });
        }
        layer.sort_levels(catalogue);
        if let Some(at) = shared.profile {
            let known = codes();
            if !known.contains(&at.as_str()) {
                let instead = instead(at, known);
                return Err(self.error(at.span(), format!("no jurisdiction `{}`{instead}", **at)));
            }
            layer.profile = Some(self.set(at, at.to_string()));
        }
        if let Some(at) = shared.as_of {
            layer.as_of = Some(self.set(at, self.date(at)?));
        }
        for (name, at) in shared.options {
            let (code, options) = self.options(name, at, catalogue)?;
            layer.options.insert(code, options);
        }
        Ok(layer)
    }

    fn selectors(
        &self,
        selectors: &[At<String>],
        catalogue: &Catalogue,
    ) -> Result<Vec<Set<String>>, ConfigError> {
        let mut known = Vec::new();
        for at in selectors {
            self.know(at, at.span(), catalogue)?;
            known.push(self.set(at, at.to_string()));
        }
        Ok(known)
    }

    fn know(
        &self,
        selector: &str,
        span: Range<usize>,
        catalogue: &Catalogue,
    ) -> Result<(), ConfigError> {
        if catalogue.knows(selector) {
            return Ok(());
        }
        let meant = did_you_mean(selector, names(catalogue));
        let message = format!("no lint or group `{selector}`{meant} (`normlint lints` lists them)");
        Err(self.error(span, message))
    }

    fn date(&self, at: &At<Day>) -> Result<String, ConfigError> {
        let text = match &**at {
            Day::Text(text) => text.clone(),
            Day::Date(date) => date.to_string(),
        };
        text.parse::<Date>()
            .map(|date| date.as_str().to_owned())
            .map_err(|message| self.error(at.span(), message))
    }

    /// The code of the lint `name` and its options.
    fn options(
        &self,
        name: &str,
        table: &At<file::OptionTable>,
        catalogue: &Catalogue,
    ) -> Result<(String, BTreeMap<String, Set<toml::Value>>), ConfigError> {
        let Some(lint) = catalogue.find(name) else {
            let known = catalogue.lints().iter().flat_map(|lint| [lint.code(), lint.name()]);
            let message = format!("no lint `{name}`{}", did_you_mean(name, known));
            return Err(self.error(table.span(), message));
        };
        let mut options = BTreeMap::new();
        for (option, at) in table.iter() {
            fits(lint, option, &at.0).map_err(|message| self.error(at.span(), message))?;
            options.insert(option.clone(), self.set(at, at.0.clone()));
        }
        Ok((lint.code().to_owned(), options))
    }

    /// The patterns of a list.
    pub(super) fn globs(&self, patterns: &[At<String>]) -> Result<Globs, ConfigError> {
        Globs::new(patterns.iter().map(|at| at.as_str())).map_err(|(index, message)| {
            let span = patterns.get(index).map_or(0..0, At::span);
            self.error(span, message)
        })
    }

    /// The findings that the file allows.
    pub(super) fn allowances(
        &self,
        file: &File,
        catalogue: &Catalogue,
    ) -> Result<Vec<ConfiguredAllowance>, ConfigError> {
        let mut found = Vec::new();
        for at in &file.allow {
            let file::Allow { lint, path, provision, text, reason, expires } = &**at;
            self.know(lint, lint.span(), catalogue)?;
            if !is_reason(reason) {
                return Err(self.error(reason.span(), "say why the finding is allowed"));
            }
            let allowance = Allowance {
                lint: lint.to_string(),
                provision: provision.clone(),
                text: text.clone(),
                line: None,
                reason: reason.to_string(),
                expires: expires.as_ref().map(|at| self.date(at)).transpose()?,
                origin: self.origin(&lint.span()).to_string(),
            };
            let paths = path.as_ref().map(|at| self.globs(std::slice::from_ref(at))).transpose()?;
            let span = Span::new(lint.span().start, lint.span().end);
            found.push(ConfiguredAllowance { allowance, paths, span });
        }
        Ok(found)
    }

    /// The folders with lint pages that the file names, which must be there.
    pub(super) fn lint_folders(
        &self,
        file: &File,
        folder: &Path,
    ) -> Result<Vec<std::path::PathBuf>, ConfigError> {
        let mut folders = Vec::new();
        for at in &file.lints {
            let path = folder.join(at.as_str());
            if !path.is_dir() {
                let message = format!("no folder `{}`; make it, or take this out", **at);
                return Err(self.error(at.span(), message));
            }
            folders.push(path);
        }
        Ok(folders)
    }

    /// The baseline that the file names, with its origin.
    pub(super) fn baseline(&self, file: &File, folder: &Path) -> Option<Set<std::path::PathBuf>> {
        file.baseline.as_ref().map(|at| self.set(at, folder.join(at.as_str())))
    }
}

/// Whether a lint has an option, and `value` is of its type.
fn fits(lint: &Lint, option: &str, value: &toml::Value) -> Result<(), String> {
    let options = &lint.page.front.options;
    let code = lint.code();
    let Some(known) = options.get(option) else {
        let names: Vec<&str> = options.keys().map(String::as_str).collect();
        return Err(match names.as_slice() {
            [] => format!("{code} has no options"),
            names => {
                let instead = instead(option, names.iter().copied());
                format!("{code} has no option `{option}`{instead}")
            }
        });
    };
    match known.get("default") {
        Some(default) if !default.same_type(value) => Err(format!(
            "`{option}` of {code} is of type {}, not {}",
            default.type_str(),
            value.type_str()
        )),
        _ => Ok(()),
    }
}
