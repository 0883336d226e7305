//! The life cycles of the statuses of one document, drawn: text, Graphviz, Mermaid, SVG and JSON.

mod chart;
mod dot;
mod json;
mod mermaid;
mod svg;
mod text;
mod words;

use crate::jurisdiction::Language;
use crate::model::Document;
use chart::Chart;
use std::io::{self, Write};
use words::Words;

/// How life cycles are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LifecycleFormat {
    /// For a terminal.
    Text,
    /// Graphviz.
    Dot,
    /// Mermaid, for Markdown.
    Mermaid,
    /// A picture that stands for itself.
    Svg,
    /// For other programs.
    Json,
}

impl LifecycleFormat {
    /// All formats with their names.
    pub const ALL: [(LifecycleFormat, &'static str); 5] = [
        (LifecycleFormat::Text, "text"),
        (LifecycleFormat::Dot, "dot"),
        (LifecycleFormat::Mermaid, "mermaid"),
        (LifecycleFormat::Svg, "svg"),
        (LifecycleFormat::Json, "json"),
    ];

    /// The format of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|&(_, known)| known == name).map(|(format, _)| format)
    }
}

/// Draws the life cycles of the statuses of `document`, in the language of the document unless
/// `language` is given; `as_of` is the date of the general law, that of the document unless given.
///
/// # Errors
/// Where writing fails.
pub fn lifecycle(
    format: LifecycleFormat,
    document: &Document,
    language: Option<Language>,
    as_of: Option<&str>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let words = Words::of(language.unwrap_or(document.profile().language()));
    let chart = Chart::new(document, words, as_of);
    match format {
        LifecycleFormat::Text => text::write(&chart, out),
        LifecycleFormat::Dot => dot::write(&chart, out),
        LifecycleFormat::Mermaid => mermaid::write(&chart, out),
        LifecycleFormat::Svg => svg::write(&chart, out),
        LifecycleFormat::Json => json::write(document, &chart, out),
    }
}
