//! What a run keeps beside its tables until it is whole: one file a chunk of documents. A run that
//! is broken off leaves them, and the next one goes on from there.

use super::gather::Batch;
use crate::audit::DocumentRows;
use crate::cli::inputs::{Input, Planned, explain};
use anyhow::{Context as _, anyhow, bail};
use std::collections::BTreeSet;
use std::fs::{self, File, TryLockError};
use std::io::{BufRead as _, BufReader, BufWriter, Write as _};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

/// The folder below that of the tables.
const FOLDER: &str = ".normlint-audit";
/// The file that the run holds while it lasts.
const LOCK: &str = "lock";
/// At most so many documents make a chunk.
const DOCUMENTS: usize = 64;
/// About so many bytes of input make one.
const BYTES: u64 = 1 << 20;

/// Some documents that are worked on one after the other, and kept together.
#[derive(Debug)]
pub(in crate::cli) struct Chunk {
    /// Their places among the inputs.
    pub(in crate::cli) inputs: Range<usize>,
    /// Their size in bytes.
    pub(in crate::cli) bytes: u64,
    /// The name of the file, which tells what it was made of: `None` where that is not known
    /// beforehand, as of standard input, so that it is made anew.
    name: String,
    lasting: bool,
}

/// The folder of the parts of a run, which no other run has at the same time.
#[derive(Debug)]
pub(in crate::cli) struct Parts {
    folder: PathBuf,
    pub(in crate::cli) chunks: Vec<Chunk>,
    _lock: File,
}

impl Parts {
    /// Opens the parts in `out` and throws away those of other documents or settings.
    ///
    /// # Errors
    /// Where the folder cannot be used, or another run uses it.
    pub(in crate::cli) fn open(out: &Path, batch: &Batch) -> anyhow::Result<Self> {
        let folder = out.join(FOLDER);
        let wrong = |error: std::io::Error| {
            anyhow!("cannot write into {}: {}", out.display(), explain(&error))
        };
        fs::create_dir_all(&folder).map_err(wrong)?;
        let lock = File::create(folder.join(LOCK)).map_err(wrong)?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                bail!("another audit is writing into {}", out.display())
            }
            Err(TryLockError::Error(error)) => return Err(wrong(error)),
        }
        let chunks = chunks(batch)?;
        let known: BTreeSet<&str> = chunks.iter().map(|chunk| chunk.name.as_str()).collect();
        for entry in fs::read_dir(&folder).map_err(wrong)? {
            let entry = entry.map_err(wrong)?;
            let name = entry.file_name();
            let name = name.to_string_lossy();
            if name != LOCK && !known.contains(name.as_ref()) {
                fs::remove_file(entry.path()).map_err(wrong)?;
            }
        }
        Ok(Self { folder, chunks, _lock: lock })
    }

    /// Whether the rows of a chunk are there already.
    pub(in crate::cli) fn has(&self, chunk: &Chunk) -> bool {
        chunk.lasting && self.folder.join(&chunk.name).exists()
    }

    /// Keeps the rows of a chunk, in one step: a part is whole or not there.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub(in crate::cli) fn keep(
        &self,
        chunk: &Chunk,
        rows: impl Iterator<Item = DocumentRows>,
    ) -> anyhow::Result<()> {
        let path = self.folder.join(&chunk.name);
        let unfinished = path.with_extension("unfinished");
        let write = || -> std::io::Result<()> {
            let mut out = BufWriter::with_capacity(1 << 18, File::create(&unfinished)?);
            for rows in rows {
                serde_json::to_writer(&mut out, &rows)?;
                out.write_all(b"\n")?;
            }
            out.flush()?;
            drop(out);
            fs::rename(&unfinished, &path)
        };
        write().with_context(|| format!("cannot write {}", path.display()))
    }

    /// Hands the rows of a chunk to `take`, document by document.
    ///
    /// # Errors
    /// Where they cannot be read, and what `take` gives.
    pub(in crate::cli) fn read(
        &self,
        chunk: &Chunk,
        mut take: impl FnMut(DocumentRows) -> anyhow::Result<()>,
    ) -> anyhow::Result<()> {
        let path = self.folder.join(&chunk.name);
        let wrong = || format!("cannot read {}; remove it and run again", path.display());
        let mut lines = BufReader::with_capacity(1 << 18, File::open(&path).with_context(wrong)?);
        let mut line = Vec::new();
        for _ in chunk.inputs.clone() {
            line.clear();
            lines.read_until(b'\n', &mut line).with_context(wrong)?;
            let rows = serde_json::from_slice(&line).with_context(wrong)?;
            take(rows)?;
        }
        Ok(())
    }

    /// A file that is written now and takes its place when the run is whole.
    ///
    /// # Errors
    /// Where it cannot be made.
    pub(in crate::cli) fn table(&self, name: &str) -> std::io::Result<File> {
        File::create(self.folder.join(name))
    }

    /// Puts the files of that name into their places in `out`, and removes the parts.
    ///
    /// # Errors
    /// Where that cannot be done; the parts are still there then.
    pub(in crate::cli) fn settle(self, out: &Path, names: &[String]) -> anyhow::Result<()> {
        for name in names {
            let place = out.join(name);
            fs::rename(self.folder.join(name), &place)
                .with_context(|| format!("cannot write {}", place.display()))?;
        }
        let folder = self.folder.clone();
        drop(self);
        fs::remove_dir_all(&folder).with_context(|| format!("cannot remove {}", folder.display()))
    }
}

/// The inputs in chunks, which are the same whatever the number of jobs.
fn chunks(batch: &Batch) -> anyhow::Result<Vec<Chunk>> {
    let run = run_key(batch)?;
    let sizes: Vec<u64> = batch.inputs.iter().map(|planned| planned.input.size()).collect();
    let mut chunks = Vec::new();
    let mut start = 0;
    while start < sizes.len() {
        let (mut end, mut bytes) = (start, 0);
        while end < sizes.len() && end - start < DOCUMENTS && (end == start || bytes < BYTES) {
            bytes += sizes[end];
            end += 1;
        }
        let inputs = &batch.inputs[start..end];
        let mut key = blake3::Hasher::new();
        key.update(run.as_bytes());
        for planned in inputs {
            add_input(&mut key, planned);
        }
        let key = key.finalize().to_hex();
        chunks.push(Chunk {
            inputs: start..end,
            bytes,
            name: format!("{:06}-{}.jsonl", chunks.len(), &key[..24]),
            lasting: inputs.iter().all(|planned| matches!(planned.input, Input::File(_))),
        });
        start = end;
    }
    Ok(chunks)
}

/// What the rows of a document depend on besides the document.
fn run_key(batch: &Batch) -> anyhow::Result<blake3::Hash> {
    let mut key = blake3::Hasher::new();
    let mut add = |part: &str| {
        key.update(part.as_bytes());
        key.update(&[0]);
    };
    add(env!("CARGO_PKG_VERSION"));
    // Another build of the same version may understand texts differently.
    if let Ok(program) = std::env::current_exe().and_then(fs::metadata) {
        add(&stamp(&program));
    }
    for plan in batch.planner.plans() {
        add(&format!("{:?}", plan.settings));
        for lint in plan.linter.catalogue().lints() {
            add(&format!("{:?}", lint.page));
        }
    }
    Ok(key.finalize())
}

fn add_input(key: &mut blake3::Hasher, planned: &Planned) {
    let Some(path) = planned.input.path() else { return };
    key.update(path.to_string_lossy().as_bytes());
    key.update(&planned.plan.to_le_bytes());
    if let Ok(metadata) = fs::metadata(path) {
        key.update(stamp(&metadata).as_bytes());
    }
    key.update(&[0]);
}

/// What changes with a file: its size and the time of its last change.
fn stamp(metadata: &fs::Metadata) -> String {
    let changed = metadata.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
    format!("{} {:?}", metadata.len(), changed)
}
