//! Lint pages of users.

use super::inputs::explain;
use crate::lint::Page;
use anyhow::{Context, anyhow};
use std::path::Path;
use walkdir::WalkDir;

/// The pages below `folder`, in order of path.
///
/// # Errors
/// Where a page does not read.
pub(super) fn read_folder(folder: &Path) -> anyhow::Result<Vec<Page>> {
    let mut pages = Vec::new();
    for entry in WalkDir::new(folder).sort_by_file_name() {
        let entry = entry.with_context(|| format!("the lints in {}", folder.display()))?;
        let is_page = entry.path().extension().is_some_and(|ending| ending == "md");
        if !is_page || !entry.file_type().is_file() {
            continue;
        }
        let path = entry.path().display().to_string();
        let text = std::fs::read_to_string(entry.path())
            .map_err(|error| anyhow!("{path}: {}", explain(&error)))?;
        pages.push(Page::parse(&path, &text)?);
    }
    Ok(pages)
}
