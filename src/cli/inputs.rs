//! Which documents a run is about.

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

/// The documents that `paths` come to, in order of path, each once.
pub(super) fn collect(paths: &[PathBuf]) -> Vec<Input> {
    let mut inputs = Vec::new();
    let here = [PathBuf::from(".")];
    for path in if paths.is_empty() { &here } else { paths } {
        if path.as_os_str() != STDIN && path.is_dir() {
            inputs.extend(walk(path));
        } else {
            inputs.push(Input::of(path));
        }
    }
    inputs.sort();
    inputs.dedup();
    inputs
}

/// The documents below a folder.
fn walk(folder: &Path) -> impl Iterator<Item = Input> {
    let wanted = |entry: &DirEntry| entry.depth() == 0 || !is_skipped(entry);
    WalkDir::new(folder).follow_links(true).into_iter().filter_entry(wanted).filter_map(|entry| {
        match entry {
            Ok(entry) => (entry.file_type().is_file() && is_document(entry.path()))
                .then(|| Input::File(tidy(entry.path()).into())),
            Err(error) => {
                let path = tidy(error.path().unwrap_or(Path::new("")));
                let message = match error.io_error() {
                    Some(error) => explain(error),
                    None => "a link leads back to a folder that holds it".to_owned(),
                };
                Some(Input::Unreadable(path.into(), message.into()))
            }
        }
    })
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
fn tidy(path: &Path) -> PathBuf {
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
