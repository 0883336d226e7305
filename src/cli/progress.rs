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
