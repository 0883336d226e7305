//! `--since`: only what a change since a revision of git brought.

use super::git::{Commit, Older};
use super::inputs::{Input, Planned, STDIN};
use super::plan::Plan;
use crate::lint::{DocumentReport, Since};
use crate::model::Document;
use crate::read;
use anyhow::{Context, bail};
use std::path::{Path, PathBuf};

/// The version that documents are held against.
#[derive(Debug)]
pub(super) struct History {
    /// The revision as the user named it.
    pub(super) revision: String,
    commit: Commit,
}

impl History {
    /// Finds `revision` in the repository of the documents.
    ///
    /// # Errors
    /// Where there is none, or where standard input has no name that it could be found by.
    pub(super) fn open(
        revision: &str,
        inputs: &[Planned],
        stdin_filename: Option<&str>,
    ) -> anyhow::Result<Self> {
        let nameless = |planned: &Planned| planned.input.name(stdin_filename) == STDIN;
        if inputs.iter().any(nameless) {
            bail!("--since: say with --stdin-filename which file standard input is a version of");
        }
        let first = inputs.first().map(|planned| planned.input.name(stdin_filename));
        let folder = folder_of(Path::new(&first.unwrap_or_default()));
        let commit =
            Commit::open(&folder, revision).with_context(|| format!("--since {revision}"))?;
        Ok(Self { revision: revision.to_owned(), commit })
    }

    /// Holds the findings of a document against its older version.
    ///
    /// # Errors
    /// What is to be told to the user, without the name of the document.
    pub(super) fn compare(
        &self,
        input: &Input,
        plan: &Plan,
        document: &Document,
        report: &DocumentReport,
    ) -> Result<Option<Since>, String> {
        let failed = |error: anyhow::Error| format!("--since {}: {error:#}", self.revision);
        let current = *input != Input::Stdin;
        let path = Path::new(&report.path);
        let older = self.commit.older(path, current).map_err(failed)?;
        let (bytes, name) = match older {
            Older::Absent => return Ok(None),
            Older::Same => return Ok(Some(Since::unchanged(report))),
            Older::Bytes(bytes, name) => (bytes, name),
        };
        let source = read::read(&name, bytes, None);
        let old = plan.linter.check(source, &plan.settings).map_err(|error| error.to_string())?;
        Ok(Some(Since::new(&old, document, report)))
    }

    /// Whether the file at `path` is what it was.
    pub(super) fn is_same(&self, path: &Path) -> bool {
        self.commit.older(path, true).is_ok_and(|older| older == Older::Same)
    }
}

/// The next folder above `path` that is there.
fn folder_of(path: &Path) -> PathBuf {
    let mut folders = path.ancestors().skip(1);
    let found = folders.find(|folder| folder.is_dir());
    found.unwrap_or(Path::new(".")).to_owned()
}
