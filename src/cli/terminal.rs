//! Standard output and standard error.

use super::args::Color;
use std::io::{self, BufWriter, IsTerminal, StdoutLock, Write};

/// Standard output, buffered.
pub(super) fn stdout() -> BufWriter<StdoutLock<'static>> {
    BufWriter::with_capacity(64 * 1024, io::stdout().lock())
}

/// Columns of the terminal that standard output goes to; 0 where it goes elsewhere.
pub(super) fn width() -> usize {
    terminal_size::terminal_size_of(io::stdout()).map_or(0, |(width, _)| usize::from(width.0))
}

/// Whether what goes to `stream` is coloured.
pub(super) fn colored(color: Color, stream: &impl IsTerminal) -> bool {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    match color {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => {
            let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
            !set("NO_COLOR") && !dumb && stream.is_terminal()
        }
    }
}

/// Tells why something failed.
pub(super) fn error(color: Color, message: &str) {
    line(color, "\u{1b}[1;31m", "error", message);
}

/// Tells something that is worth knowing.
pub(super) fn note(color: Color, message: &str) {
    line(color, "\u{1b}[1;36m", "note", message);
}

/// `1 finding`, `2 findings`.
pub(super) fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

/// Writes a table to standard error.
pub(super) fn table(text: &str) {
    let _ = io::stderr().lock().write_all(text.as_bytes());
}

/// Writes to standard error. That nobody reads it changes nothing.
fn line(color: Color, paint: &str, word: &str, message: &str) {
    let mut stderr = io::stderr().lock();
    let _ = if colored(color, &stderr) {
        writeln!(stderr, "{paint}{word}\u{1b}[0m: {message}")
    } else {
        writeln!(stderr, "{word}: {message}")
    };
}
