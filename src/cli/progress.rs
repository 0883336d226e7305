//! A bar on standard error while many documents are linted.

use indicatif::{ProgressBar, ProgressStyle};
use std::io::{self, IsTerminal};
use std::time::Duration;

/// From how many documents on a bar is worth its line.
const MANY: usize = 100;

/// A bar over `documents`, hidden where it would be in the way: with few documents, where standard
/// error is no terminal, or where findings scroll by on the same terminal.
pub(super) fn bar(documents: usize, findings_on_stdout: bool) -> ProgressBar {
    let scrolling = findings_on_stdout && io::stdout().is_terminal();
    if documents < MANY || scrolling || !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(documents as u64);
    if let Ok(style) = ProgressStyle::with_template("{bar:30} {pos}/{len} documents, {eta} left") {
        bar.set_style(style);
    }
    bar.enable_steady_tick(Duration::from_millis(200));
    bar
}

/// A bar over the bytes of `items`, hidden where standard error is no terminal. `size` gives the
/// bytes of an item and whether they are done already.
#[cfg(feature = "audit")]
pub(super) fn bytes<I>(items: &[I], size: impl Fn(&I) -> (u64, bool)) -> ProgressBar {
    if !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let sizes = items.iter().map(size);
    let (all, done) = sizes.fold((0, 0), |(all, done), (bytes, is_done)| {
        (all + bytes, done + if is_done { bytes } else { 0 })
    });
    let bar = ProgressBar::new(all).with_position(done);
    let template = "{bar:30} {bytes} of {total_bytes}, {bytes_per_sec}, {eta} left";
    if let Ok(style) = ProgressStyle::with_template(template) {
        bar.set_style(style);
    }
    // What was there before tells nothing of the rate.
    bar.reset_eta();
    bar.enable_steady_tick(Duration::from_millis(200));
    bar
}
