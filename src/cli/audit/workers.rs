//! Chunks worked on by several threads, each of which takes the next one that nobody has.

use super::gather::Batch;
use super::parts::{Chunk, Parts};
use crate::cli::run::STACK_BYTES;
use anyhow::Context as _;
use indicatif::ProgressBar;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;

/// Makes the parts that are not there yet.
///
/// # Errors
/// Where a part cannot be written or threads cannot be had.
pub(in crate::cli) fn fill(parts: &Parts, batch: &Batch, bar: &ProgressBar) -> anyhow::Result<()> {
    let missing: Vec<&Chunk> = parts.chunks.iter().filter(|chunk| !parts.has(chunk)).collect();
    let shared = Shared {
        parts,
        batch,
        bar,
        missing: &missing,
        next: AtomicUsize::new(0),
        stop: AtomicBool::new(false),
        error: Mutex::default(),
    };
    let jobs = batch.jobs.get().min(missing.len());
    if jobs <= 1 {
        shared.work();
    } else {
        thread::scope(|scope| {
            for _ in 0..jobs {
                let builder = thread::Builder::new().stack_size(STACK_BYTES);
                builder.spawn_scoped(scope, || shared.work()).context("no threads to be had")?;
            }
            anyhow::Ok(())
        })?;
    }
    match shared.error.into_inner().unwrap_or_else(PoisonError::into_inner) {
        Some(error) => Err(error),
        None => Ok(()),
    }
}

struct Shared<'a> {
    parts: &'a Parts,
    batch: &'a Batch,
    bar: &'a ProgressBar,
    missing: &'a [&'a Chunk],
    next: AtomicUsize,
    stop: AtomicBool,
    error: Mutex<Option<anyhow::Error>>,
}

impl Shared<'_> {
    fn work(&self) {
        while !self.stop.load(Ordering::Relaxed) {
            let next = self.next.fetch_add(1, Ordering::Relaxed);
            let Some(chunk) = self.missing.get(next) else { return };
            if let Err(error) = self.make(chunk) {
                self.stop.store(true, Ordering::Relaxed);
                let mut first = self.error.lock().unwrap_or_else(PoisonError::into_inner);
                first.get_or_insert(error);
            }
        }
    }

    fn make(&self, chunk: &Chunk) -> anyhow::Result<()> {
        let inputs = self.batch.inputs.get(chunk.inputs.clone()).unwrap_or_default();
        let rows = inputs.iter().map(|planned| {
            let rows = self.batch.rows(planned);
            self.bar.inc(planned.input.size());
            rows
        });
        self.parts.keep(chunk, rows)
    }
}
