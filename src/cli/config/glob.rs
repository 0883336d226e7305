//! Patterns for paths.

use globset::{GlobBuilder, GlobSet, GlobSetBuilder};
use std::path::Path;

/// A set of patterns for paths below a folder.
///
/// As in `.gitignore`: a pattern without `/` is for names at any depth, one that names a folder is
/// for everything in it; `*` stays within a step, `**` does not.
#[derive(Debug, Clone)]
pub(in crate::cli) struct Globs(GlobSet);

impl Globs {
    /// The patterns as a set.
    ///
    /// # Errors
    /// The index of the first pattern that is none, and what is wrong with it.
    pub(in crate::cli) fn new<'p>(
        patterns: impl IntoIterator<Item = &'p str>,
    ) -> Result<Self, (usize, String)> {
        let mut set = GlobSetBuilder::new();
        for (index, pattern) in patterns.into_iter().enumerate() {
            let wrong = |error: globset::Error| (index, format!("not a pattern: {}", error.kind()));
            let tidy = pattern.trim_start_matches("./").trim_end_matches('/');
            let anchored = match tidy.strip_prefix('/') {
                Some(anchored) => anchored.to_owned(),
                None if tidy.contains('/') => tidy.to_owned(),
                None => format!("**/{tidy}"),
            };
            for pattern in [anchored.as_str(), &format!("{anchored}/**")] {
                let glob = GlobBuilder::new(pattern).literal_separator(true).build();
                set.add(glob.map_err(wrong)?);
            }
        }
        set.build().map(Self).map_err(|error| (0, format!("not a pattern: {}", error.kind())))
    }

    /// The set without patterns.
    pub(in crate::cli) fn none() -> Self {
        Self(GlobSet::empty())
    }

    /// Whether a path relative to the folder is one of the set.
    pub(in crate::cli) fn matches(&self, path: &Path) -> bool {
        self.0.is_match(path)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(pattern: &str, yes: &[&str], no: &[&str]) {
        let globs = Globs::new([pattern]).expect("a pattern");
        for path in yes {
            assert!(globs.matches(Path::new(path)), "{pattern} should match {path}");
        }
        for path in no {
            assert!(!globs.matches(Path::new(path)), "{pattern} should not match {path}");
        }
    }

    #[test]
    fn names_match_at_any_depth_and_folders_hold_what_is_in_them() {
        check("old", &["old", "old/a.md", "x/old/y/a.md"], &["older/a.md", "a/old.md"]);
        check("*.txt", &["a.txt", "x/y/a.txt"], &["a.md"]);
        check("drafts/", &["drafts/a.md"], &["a/b.md"]);
    }

    #[test]
    fn paths_are_relative_to_the_folder() {
        check("drafts/**", &["drafts/a.md", "drafts/x/a.md"], &["x/drafts/a.md"]);
        check("./drafts/*.md", &["drafts/a.md"], &["drafts/x/a.md"]);
        check("/a.md", &["a.md"], &["x/a.md"]);
        check("法规/**/*.md", &["法规/a.md", "法规/甲/乙.md"], &["草案/a.md"]);
    }

    #[test]
    fn the_wrong_pattern_is_named() {
        assert_eq!(Globs::new(["a", "b/[z"]).expect_err("wrong").0, 1);
    }
}
