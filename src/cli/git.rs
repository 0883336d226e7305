//! What a git repository says of its files, by the `git` that is installed.

use super::inputs::explain;
use anyhow::{Context, anyhow, bail};
use std::collections::{HashMap, HashSet};
use std::ffi::OsStr;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// How much of a file has to stay for it to count as renamed. Lines are what git compares, and a
/// new article changes the number on every line behind it. Where it takes two files for one that
/// are not, they share no provision, and everything in the new one has changed all the same.
const SIMILAR: &str = "--find-renames=10%";

/// A working tree held against one of its commits.
#[derive(Debug)]
pub(super) struct Commit {
    /// The folder of the working tree, without links.
    root: PathBuf,
    id: String,
    /// The files of the commit.
    files: HashSet<String>,
    /// What has changed in the working tree since: for each path the one in the commit, `None` for
    /// what was not there.
    changed: HashMap<String, Option<String>>,
}

/// What a file was in a commit.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Older {
    /// The same.
    Same,
    /// Not there.
    Absent,
    /// Its bytes, and the path it had.
    Bytes(Vec<u8>, String),
}

impl Commit {
    /// The commit in which the work on `HEAD` left that of `revision`, in the repository that holds
    /// `folder`: what was added to `revision` since is no change of this working tree.
    ///
    /// # Errors
    /// Where there is no repository or no such commit, with what is to be done about it.
    pub(super) fn open(folder: &Path, revision: &str) -> anyhow::Result<Self> {
        let root = root(folder)?;
        let id = base(&root, revision)?;
        let tree = git(&root, &["ls-tree", "-r", "-z", "--name-only", &id])?;
        let files = fields(&tree).map(str::to_owned).collect();
        let status = ["--name-status", "-z", SIMILAR, "--no-ext-diff", "--no-textconv"];
        let changed = changes(&git(&root, &[&["diff"], &status[..], &[&id, "--"]].concat())?);
        Ok(Self { root, id, files, changed })
    }

    /// What the file at `path` was. `current` tells whether `path` holds the text in question, and
    /// not another input under its name.
    ///
    /// # Errors
    /// Where the file is in no folder of the working tree, or the commit cannot be read.
    pub(super) fn older(&self, path: &Path, current: bool) -> anyhow::Result<Older> {
        let name = self.name(path)?;
        let before = match self.changed.get(&name) {
            Some(before) => before.clone(),
            None => self.files.contains(&name).then(|| name.clone()),
        };
        let Some(before) = before.filter(|before| self.files.contains(before)) else {
            return Ok(Older::Absent);
        };
        if current && !self.changed.contains_key(&name) {
            return Ok(Older::Same);
        }
        let bytes = git(&self.root, &["cat-file", "blob", &format!("{}:{before}", self.id)])?;
        Ok(Older::Bytes(bytes, before))
    }

    /// The path of a file from the root of the working tree on, with `/` between its steps.
    fn name(&self, path: &Path) -> anyhow::Result<String> {
        let whole = resolved(path);
        let below = whole
            .strip_prefix(&self.root)
            .map_err(|_| anyhow!("it is not in the git repository at {}", self.root.display()))?;
        let steps: Vec<_> = below.iter().map(OsStr::to_string_lossy).collect();
        Ok(steps.join("/"))
    }
}

/// `path` without links, as far as it is there.
fn resolved(path: &Path) -> PathBuf {
    if let Ok(whole) = path.canonicalize() {
        return whole;
    }
    match (path.parent(), path.file_name()) {
        (Some(parent), Some(name)) if !parent.as_os_str().is_empty() => resolved(parent).join(name),
        _ => path.to_owned(),
    }
}

/// The working tree that holds `folder`.
fn root(folder: &Path) -> anyhow::Result<PathBuf> {
    let output = run(folder, &["rev-parse", "--show-toplevel"])?;
    if !output.status.success() {
        let said = said(&output);
        if said.contains("not a git repository") {
            bail!(
                "{} is in no git repository; --since needs one (`--baseline FILE` does not)",
                folder.display()
            );
        }
        bail!("git: {said}");
    }
    let root = PathBuf::from(first_line(&output.stdout));
    root.canonicalize().with_context(|| root.display().to_string())
}

/// The commit that the working tree is held against.
fn base(root: &Path, revision: &str) -> anyhow::Result<String> {
    let shallow = || {
        run(root, &["rev-parse", "--is-shallow-repository"])
            .is_ok_and(|output| first_line(&output.stdout) == "true")
    };
    let name = format!("{revision}^{{commit}}");
    let verify = ["rev-parse", "--verify", "--quiet", "--end-of-options", &name];
    let known = run(root, &verify)?;
    if !known.status.success() {
        if shallow() {
            bail!(
                "this clone is shallow and does not hold `{revision}`; fetch its history first: \
                 `git fetch --unshallow` (for actions/checkout: `fetch-depth: 0`)"
            );
        }
        bail!("git knows no commit `{revision}` here{}", remote(root, revision));
    }
    let id = first_line(&known.stdout);
    let common = run(root, &["merge-base", &id, "HEAD"])?;
    if common.status.success() {
        return Ok(first_line(&common.stdout));
    }
    if shallow() {
        bail!(
            "this clone is shallow and does not hold the commit in which `HEAD` left `{revision}`; \
             fetch its history first: `git fetch --unshallow` (for actions/checkout: \
             `fetch-depth: 0`)"
        );
    }
    Ok(id)
}

/// What may have been meant by a revision that is not there.
fn remote(root: &Path, revision: &str) -> String {
    let list = ["for-each-ref", "--format=%(refname:short)", "refs/remotes", "refs/tags"];
    let known = run(root, &list).map(|output| output.stdout).unwrap_or_default();
    let known = String::from_utf8_lossy(&known).into_owned();
    let end = format!("/{revision}");
    match known.lines().find(|name| name.ends_with(&end)) {
        Some(name) => format!("; did you mean `{name}`?"),
        None => format!(
            "; `git fetch origin {revision}` may bring it (then name it `FETCH_HEAD`), \
             `git log --oneline` shows those there are"
        ),
    }
}

/// The changes that `git diff --name-status -z` tells.
fn changes(output: &[u8]) -> HashMap<String, Option<String>> {
    let mut changed = HashMap::new();
    let mut fields = fields(output);
    while let (Some(status), Some(path)) = (fields.next(), fields.next()) {
        match status.chars().next() {
            Some('R' | 'C') => {
                let Some(new) = fields.next() else { break };
                changed.insert(new.to_owned(), Some(path.to_owned()));
            }
            Some('A') => drop(changed.insert(path.to_owned(), None)),
            _ => drop(changed.insert(path.to_owned(), Some(path.to_owned()))),
        }
    }
    changed
}

/// The fields of an output that ends each with a zero byte. Names that are no UTF-8 are no paths
/// that normlint can name, and are left out of what is known.
fn fields(output: &[u8]) -> impl Iterator<Item = &str> {
    let fields = output.split(|&byte| byte == 0).filter(|field| !field.is_empty());
    fields.map(|field| std::str::from_utf8(field).unwrap_or("\u{fffd}"))
}

fn first_line(output: &[u8]) -> String {
    String::from_utf8_lossy(output).lines().next().unwrap_or_default().to_owned()
}

/// What git says of its failure, in a line.
fn said(output: &Output) -> String {
    let text = String::from_utf8_lossy(&output.stderr);
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    lines.join(" ").trim_start_matches("fatal: ").to_owned()
}

/// What git prints when it succeeds.
fn git(folder: &Path, args: &[&str]) -> anyhow::Result<Vec<u8>> {
    let output = run(folder, args)?;
    if !output.status.success() {
        bail!("git {}: {}", args.first().copied().unwrap_or_default(), said(&output));
    }
    Ok(output.stdout)
}

fn run(folder: &Path, args: &[&str]) -> anyhow::Result<Output> {
    let mut command = Command::new("git");
    command.arg("-C").arg(folder).args(args).stdin(Stdio::null());
    // Its messages are looked into, and looking changes nothing in the repository.
    command.env("LC_ALL", "C").env("GIT_OPTIONAL_LOCKS", "0");
    command.output().map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => anyhow!("--since needs git, which is not installed here"),
        _ => anyhow!("git does not start: {}", explain(&error)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_are_read_with_the_names_files_had() {
        let output = "M\0a.md\0R087\0旧 名.md\0b/new.md\0A\0c.md\0D\0gone.md\0".as_bytes();
        let changed = changes(output);
        assert_eq!(changed["a.md"].as_deref(), Some("a.md"));
        assert_eq!(changed["b/new.md"].as_deref(), Some("旧 名.md"));
        assert_eq!(changed["c.md"], None);
        assert_eq!(changed.len(), 4);
        assert!(changes(b"R100\0only-one").is_empty());
    }
}
