//! Which documents a run is about.

use super::plan::Planner;
use crate::read::EXTENSIONS;
use crate::text::Source;
use crate::{read, text};
use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Component, Path, PathBuf};
use walkdir::{DirEntry, WalkDir};

/// The path that stands for standard input.
pub(super) const STDIN: &str = "-";

/// Folders that never hold drafts.
const SKIPPED_FOLDERS: [&str; 2] = ["target", "node_modules"];

/// One document of a run.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Input {
    /// A file.
    File(Box<Path>),
    /// Standard input.
    Stdin,
    /// Something on the way to documents that could not be read: its path and what went wrong.
    Unreadable(Box<Path>, Box<str>),
}

impl Input {
    /// The one document at `path`.
    pub(super) fn of(path: &Path) -> Self {
        if path.as_os_str() == STDIN { Input::Stdin } else { Input::File(tidy(path).into()) }
    }

    /// The name under which users know the document.
    pub(super) fn name(&self, stdin_filename: Option<&str>) -> String {
        match self {
            Input::File(path) | Input::Unreadable(path, _) => shown(path),
            Input::Stdin => stdin_filename.unwrap_or(STDIN).to_owned(),
        }
    }

    /// Where the document is; `None` for standard input.
    #[cfg(feature = "audit")]
    pub(super) fn path(&self) -> Option<&Path> {
        match self {
            Input::File(path) | Input::Unreadable(path, _) => Some(path),
            Input::Stdin => None,
        }
    }

    /// Size in bytes as far as it is known beforehand.
    pub(super) fn size(&self) -> u64 {
        match self {
            Input::File(path) => fs::metadata(path).map_or(0, |metadata| metadata.len()),
            Input::Stdin | Input::Unreadable(..) => 0,
        }
    }

    /// Reads and decodes the document. The second value is its size in bytes.
    ///
    /// # Errors
    /// What is to be told to the user, without the name of the document.
    pub(super) fn read(&self, stdin_filename: Option<&str>) -> Result<(Source, u64), String> {
        let bytes = match self {
            Input::File(path) => read_file(path).map_err(|error| explain(&error))?,
            Input::Stdin => read_stdin().map_err(|error| explain(&error))?,
            Input::Unreadable(_, error) => return Err(error.to_string()),
        };
        let size = bytes.len() as u64;
        if size > read::MAX_BYTES {
            return Err(format!("larger than {} bytes; split it", read::MAX_BYTES));
        }
        let name = self.name(stdin_filename);
        let format: Option<text::Format> = None;
        Ok((read::read(&name, bytes, format), size))
    }
}

/// A document with the index of its plan.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Planned {
    /// The document.
    pub(super) input: Input,
    /// The index of its plan.
    pub(super) plan: usize,
}

/// The documents that `paths` come to, in order of path, each once.
///
/// # Errors
/// Where a configuration is wrong.
pub(super) fn collect(
    paths: &[PathBuf],
    stdin_filename: Option<&str>,
    planner: &mut Planner,
) -> anyhow::Result<Vec<Planned>> {
    let mut inputs = Vec::new();
    let here = [PathBuf::from(".")];
    for path in if paths.is_empty() { &here } else { paths } {
        if path.as_os_str() != STDIN && path.is_dir() {
            walk(path, planner, &mut inputs)?;
        } else {
            let input = Input::of(path);
            let plan = planner.plan_of(Path::new(&input.name(stdin_filename)))?;
            inputs.push(Planned { input, plan });
        }
    }
    inputs.sort();
    inputs.dedup();
    Ok(inputs)
}

/// Takes out the documents that their configuration excludes, or a folder they are in: those that a
/// user names are linted all the same unless this is asked for.
pub(super) fn force_exclude(
    inputs: &mut Vec<Planned>,
    stdin_filename: Option<&str>,
    planner: &Planner,
) -> anyhow::Result<()> {
    let mut kept = Vec::with_capacity(inputs.len());
    for planned in inputs.drain(..) {
        let path = planner.absolute(Path::new(&planned.input.name(stdin_filename)));
        let config = planner.config(planner.plan(planned.plan)?.config);
        let excluded = config.is_some_and(|config| {
            let below = |path: &&Path| path.starts_with(&config.folder) && **path != config.folder;
            path.ancestors().take_while(below).any(|path| config.excludes(path))
        });
        if !excluded {
            kept.push(planned);
        }
    }
    *inputs = kept;
    Ok(())
}

/// Adds the documents below a folder.
fn walk(folder: &Path, planner: &mut Planner, inputs: &mut Vec<Planned>) -> anyhow::Result<()> {
    let mut walker = WalkDir::new(folder).follow_links(true).into_iter();
    while let Some(entry) = walker.next() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                inputs.extend(unreadable(&error, planner)?);
                continue;
            }
        };
        let path = planner.absolute(entry.path());
        let is_folder = entry.file_type().is_dir();
        let parent = if is_folder { &path } else { path.parent().unwrap_or(&path) };
        let config = planner.config_of(parent)?;
        let config = planner.config(config);
        let excluded = || config.is_some_and(|config| config.excludes(&path));
        if entry.depth() > 0 && (is_skipped(&entry) || excluded()) {
            if is_folder {
                walker.skip_current_dir();
            }
            continue;
        }
        let included = config.and_then(|config| config.includes(&path));
        if entry.file_type().is_file() && included.unwrap_or_else(|| is_document(&path)) {
            let plan = planner.plan_of(&path)?;
            inputs.push(Planned { input: Input::File(tidy(entry.path()).into()), plan });
        }
    }
    Ok(())
}

/// What there is to tell about something that could not be looked at: a folder or a document, but
/// not a link that leads nowhere or in a circle.
fn unreadable(error: &walkdir::Error, planner: &mut Planner) -> anyhow::Result<Option<Planned>> {
    let (Some(path), Some(cause)) = (error.path(), error.io_error()) else { return Ok(None) };
    if cause.kind() == io::ErrorKind::NotFound && !is_document(path) {
        return Ok(None);
    }
    let plan = planner.plan_of(path)?;
    let input = Input::Unreadable(tidy(path).into(), explain(cause).into());
    Ok(Some(Planned { input, plan }))
}

fn is_skipped(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    let folder = entry.file_type().is_dir() && SKIPPED_FOLDERS.contains(&name.as_ref());
    name.starts_with('.') || folder
}

/// Whether the ending of a path is that of a document.
fn is_document(path: &Path) -> bool {
    path.extension()
        .and_then(|ending| ending.to_str())
        .is_some_and(|ending| EXTENSIONS.iter().any(|known| known.eq_ignore_ascii_case(ending)))
}

/// A path without `.` steps.
pub(super) fn tidy(path: &Path) -> PathBuf {
    path.components().filter(|step| *step != Component::CurDir).collect()
}

/// A path as users see it: with `/` between its steps.
fn shown(path: &Path) -> String {
    let text = path.to_string_lossy();
    if std::path::MAIN_SEPARATOR == '/' {
        text.into_owned()
    } else {
        text.replace(std::path::MAIN_SEPARATOR, "/")
    }
}

fn read_file(path: &Path) -> io::Result<Vec<u8>> {
    let file = File::open(path)?;
    let metadata = file.metadata()?;
    let mut bytes = Vec::with_capacity(usize::try_from(metadata.len()).unwrap_or(0));
    // One byte more than is taken tells that there is too much.
    file.take(read::MAX_BYTES + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn read_stdin() -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    io::stdin().lock().take(read::MAX_BYTES + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// What an error of the operating system comes to, without its number.
pub(super) fn explain(error: &io::Error) -> String {
    let text = error.to_string();
    match text.rfind(" (os error ") {
        Some(at) => text.get(..at).unwrap_or_default().to_owned(),
        None => text,
    }
}
