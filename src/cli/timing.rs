//! How long the parts of a run take.

use super::terminal::counted;
use std::fmt::Write as _;
use std::time::{Duration, Instant};

/// Time spent on one document or on all.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Spent {
    /// Reading and decoding.
    pub(super) read: Duration,
    /// Finding the structure.
    pub(super) parse: Duration,
    /// Understanding the text and running the lints.
    pub(super) lint: Duration,
    /// Writing findings.
    pub(super) write: Duration,
    /// Bytes read.
    pub(super) bytes: u64,
}

impl Spent {
    /// Adds the time of a document.
    pub(super) fn add(&mut self, other: Spent) {
        self.read += other.read;
        self.parse += other.parse;
        self.lint += other.lint;
        self.write += other.write;
        self.bytes += other.bytes;
    }

    /// A table of `documents` documents that took `wall` altogether.
    pub(super) fn table(&self, documents: usize, wall: Duration) -> String {
        let megabytes = Duration::from_micros(self.bytes).as_secs_f64();
        let rate = |time: Duration| megabytes / time.as_secs_f64().max(1e-9);
        let mut table = format!(
            "{}, {} bytes, {:.3} s, {:.1} MB/s\n\n\
             part         seconds     MB/s\n",
            counted(documents, "document"),
            self.bytes,
            wall.as_secs_f64(),
            rate(wall)
        );
        let parts = [
            ("read", self.read),
            ("structure", self.parse),
            ("lints", self.lint),
            ("output", self.write),
        ];
        for (name, time) in parts {
            let _ = writeln!(table, "{name:<10} {:>9.3} {:>8.1}", time.as_secs_f64(), rate(time));
        }
        table.push_str("(seconds of the parts are summed over the jobs)\n");
        table
    }
}

/// Runs `work` and adds the time it takes to `spent`.
pub(super) fn timed<T>(spent: &mut Duration, work: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let result = work();
    *spent += start.elapsed();
    result
}
