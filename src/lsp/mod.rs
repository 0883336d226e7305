//! The language server: what editors ask while a draft is written.
//!
//! One thread reads messages, one writes them, one analyses documents; the loop in between keeps the
//! texts, decides what to analyse and answers. It asks the machine for nothing: which settings hold
//! for a document, and what other documents there are, it is told by a [`Workspace`].

mod analysis;
mod capabilities;
mod closed;
mod diagnostics;
mod documents;
mod features;
mod pages;
mod pending;
mod server;
mod transport;
mod view;

pub use server::{Ending, serve};

use crate::lint::{Baseline, Linter, Settings};
use crate::text::Source;
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What decides how one document is linted.
#[derive(Debug, Clone)]
pub struct Plan {
    /// The lints.
    pub linter: Arc<Linter>,
    /// How they run.
    pub settings: Settings,
    /// The document as reports name it.
    pub name: String,
    /// Findings that are accepted for now.
    pub baseline: Option<Baseline>,
    /// The configuration that holds, to which an allowance can be added.
    pub configuration: Option<ConfigurationFile>,
    /// How many threads may work on a large document.
    pub threads: usize,
    /// Why these are not the settings that were asked for: what is wrong with the configuration.
    pub problem: Option<String>,
}

/// A `normlint.toml` as it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfigurationFile {
    /// The file, absolute.
    pub path: PathBuf,
    /// Its text.
    pub text: String,
    /// The document as the file would name it.
    pub document: String,
}

/// What the server does not know of itself: configuration and files.
pub trait Workspace: Send {
    /// What decides how the document at `path` is linted.
    fn plan(&mut self, path: &Path) -> Plan;

    /// Takes settings from the editor, in place of those it gave before.
    ///
    /// # Errors
    /// What is wrong with them, for the user; they are then left as they were.
    fn configure(&mut self, settings: &Value) -> Result<(), String>;

    /// Reads configurations anew when they are next asked for.
    fn reload(&mut self);

    /// The documents below a folder, in order of path.
    fn documents(&mut self, folder: &Path) -> Vec<PathBuf>;

    /// Reads a document.
    ///
    /// # Errors
    /// Why it cannot be read.
    fn read(&self, path: &Path) -> Result<Source, String>;
}
