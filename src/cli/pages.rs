//! Lint pages of users.

use super::inputs::explain;
use crate::lint::{Catalogue, Page};
use anyhow::{Context, anyhow};
use std::path::Path;
use walkdir::WalkDir;

/// Adds the pages below `folder` to `catalogue`, in order of path.
///
/// # Errors
/// Where a page does not read, or has the code or name of another.
pub(super) fn add_folder(catalogue: &mut Catalogue, folder: &Path) -> anyhow::Result<()> {
    for entry in WalkDir::new(folder).sort_by_file_name() {
        let entry = entry.with_context(|| format!("the lints in {}", folder.display()))?;
        let is_page = entry.path().extension().is_some_and(|ending| ending == "md");
        if !is_page || !entry.file_type().is_file() {
            continue;
        }
        let path = entry.path().display().to_string();
        let text = std::fs::read_to_string(entry.path())
            .map_err(|error| anyhow!("{path}: {}", explain(&error)))?;
        catalogue.add(Page::parse(&path, &text)?)?;
    }
    Ok(())
}
