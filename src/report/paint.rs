//! Colours for terminals.

use crate::lint::Severity;

/// How a piece of text looks in a terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Paint {
    Bold,
    Dim,
    Green,
    /// The colour of a severity, in bold.
    Severity(Severity),
}

impl Paint {
    fn code(self) -> &'static str {
        match self {
            Paint::Bold => "1",
            Paint::Dim => "2",
            Paint::Green => "32",
            Paint::Severity(Severity::Error) => "1;31",
            Paint::Severity(Severity::Warning) => "1;33",
            Paint::Severity(Severity::Info) => "1;36",
        }
    }

    /// `text` in this look, or as it is where `color` is off.
    pub(super) fn on(self, text: &str, color: bool) -> String {
        if color { format!("\u{1b}[{}m{text}\u{1b}[0m", self.code()) } else { text.to_owned() }
    }
}
