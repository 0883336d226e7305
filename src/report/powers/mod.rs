//! The inventory of what a draft creates or specifies: licences, penalties, coercive measures and
//! execution, fees, each with whether the rank of the instrument may create it.

mod csv;
mod json;
mod markdown;
mod rows;
mod text;
mod words;

use super::words::Words;
use crate::jurisdiction::Language;
use crate::model::{Document, PowerItem};
use rows::Sheet;
use std::io::{self, Write};

/// How the inventory is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PowersFormat {
    /// A table for a terminal.
    Text,
    /// For other programs.
    Json,
    /// For a spreadsheet.
    Csv,
    /// A table to hand in.
    Markdown,
}

impl PowersFormat {
    /// All formats with their names.
    pub const ALL: [(PowersFormat, &'static str); 4] = [
        (PowersFormat::Text, "text"),
        (PowersFormat::Json, "json"),
        (PowersFormat::Csv, "csv"),
        (PowersFormat::Markdown, "markdown"),
    ];

    /// The format of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|&(_, known)| known == name).map(|(format, _)| format)
    }
}

/// Writes the inventory of `document`.
///
/// `items` are what the model found, `as_of` the day of the law that they were held against,
/// `language` that of the words around them (that of the document unless given), and `width` the
/// columns of the terminal, 0 for the usual.
///
/// # Errors
/// Where writing fails.
pub fn powers(
    format: PowersFormat,
    document: &Document,
    items: &[PowerItem],
    as_of: &str,
    language: Option<Language>,
    width: usize,
    out: &mut dyn Write,
) -> io::Result<()> {
    let language = language.unwrap_or(document.profile().language());
    let sheet = Sheet::new(document, items, as_of, Words::of(language.tag()));
    match format {
        PowersFormat::Text => text::write(&sheet, width, out),
        PowersFormat::Json => json::write(&sheet, out),
        PowersFormat::Csv => csv::write(&sheet, out),
        PowersFormat::Markdown => markdown::write(&sheet, out),
    }
}
