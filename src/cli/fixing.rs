//! `--fix`, `--unsafe-fixes` and `--diff`.

use super::args::CheckArgs;
use super::inputs::{Input, explain};
use super::output;
use super::plan::Plan;
use crate::lint::Checked;
use anyhow::bail;
use similar::TextDiff;
use std::fs;
use std::path::Path;

/// The byte order mark of UTF-8.
const MARK: &[u8] = b"\xef\xbb\xbf";

/// What is to be done with fixes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Fixing {
    /// Fixes that need a look as well.
    unsafe_too: bool,
    /// Show the change instead of making it.
    pub(super) diff: bool,
}

/// A change of one document that fixes come to.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Change {
    before: String,
    after: String,
    /// How many findings it mends.
    pub(super) applied: usize,
}

impl Fixing {
    /// What the arguments ask for; `None` where fixes are left alone.
    pub(super) fn new(args: &CheckArgs) -> anyhow::Result<Option<Self>> {
        let stdin = args.paths.iter().any(|path| Input::of(path) == Input::Stdin);
        if stdin && !args.fixes.diff && (args.fixes.fix || args.fixes.unsafe_fixes) {
            bail!("standard input cannot be mended in place; --diff shows the change");
        }
        let asked = args.fixes.fix || args.fixes.unsafe_fixes || args.fixes.diff;
        Ok(asked.then_some(Self { unsafe_too: args.fixes.unsafe_fixes, diff: args.fixes.diff }))
    }

    /// Mends a document that was linted. The result is that of the mended text, or, where only the
    /// change is asked for, of the text as it is.
    ///
    /// # Errors
    /// Why it cannot be mended.
    pub(super) fn mend(
        self,
        checked: &Checked,
        plan: &Plan,
    ) -> Result<Option<(Checked, Change)>, String> {
        let source = checked.document.source();
        let mended = plan.linter.fix(checked, &plan.settings, self.unsafe_too);
        let Some((mended, applied)) = mended.map_err(|error| error.to_string())? else {
            return Ok(None);
        };
        if source.encoding() != "UTF-8" || !source.notes().is_empty() {
            let encoding = source.encoding();
            return Err(format!("not mended: it was read as {encoding}; save it as UTF-8 first"));
        }
        let (before, after) = (source.text(), mended.document.source().text());
        let change = Change { before: before.to_owned(), after: after.to_owned(), applied };
        Ok(Some((mended, change)))
    }
}

impl Change {
    /// The change as a unified diff of the file `name`.
    pub(super) fn diff(&self, name: &str) -> String {
        TextDiff::from_lines(&self.before, &self.after)
            .unified_diff()
            .context_radius(3)
            .header(name, name)
            .to_string()
    }

    /// Writes the mended text to the file at `path`, which must still hold what was linted.
    ///
    /// # Errors
    /// Why the file is left alone.
    pub(super) fn write(&self, path: &Path) -> Result<(), String> {
        let bytes = fs::read(path).map_err(|error| explain(&error))?;
        let (mark, body) = match bytes.strip_prefix(MARK) {
            Some(body) => (MARK, body),
            None => (&[][..], bytes.as_slice()),
        };
        if body != self.before.as_bytes() {
            return Err("not mended: it has changed meanwhile".to_owned());
        }
        let text = [mark, self.after.as_bytes()].concat();
        output::replace(path, &text).map_err(|error| explain(&error))
    }
}
