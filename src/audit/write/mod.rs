//! Tables written as Parquet, CSV or JSON lines: the same rows, columns and values in each.

mod csv;
mod jsonl;
mod parquet;

use self::csv::CsvTable;
use self::jsonl::JsonlTable;
use self::parquet::ParquetTable;
use super::tables::{Cell, DocumentRows, Row, RunRow, TABLES, Table};
use std::io::{self, Write};
use thiserror::Error;

/// How tables are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TableFormat {
    /// Apache Parquet, compressed.
    #[default]
    Parquet,
    /// Comma-separated values with a head, in UTF-8. What is missing is an empty field.
    Csv,
    /// One JSON object a line. What is missing is `null`.
    Jsonl,
}

impl TableFormat {
    /// All formats.
    pub const ALL: [TableFormat; 3] = [TableFormat::Parquet, TableFormat::Csv, TableFormat::Jsonl];

    /// The name, which is the ending of the files too.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            TableFormat::Parquet => "parquet",
            TableFormat::Csv => "csv",
            TableFormat::Jsonl => "jsonl",
        }
    }

    /// The format of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.name() == name)
    }
}

/// Why a table could not be written.
#[derive(Debug, Error)]
pub enum TableError {
    /// The file could not be written.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// The values could not be laid out as Parquet.
    #[error("Parquet: {0}")]
    Parquet(#[from] ::parquet::errors::ParquetError),
}

/// A table that is being written.
trait Sink {
    /// Adds a row: a value for each column.
    fn add(&mut self, cells: &[Cell<'_>]) -> Result<(), TableError>;

    /// Writes what is still held back.
    fn finish(self: Box<Self>) -> Result<(), TableError>;
}

/// All tables of a run, written row by row. What is held back of each table is a few megabytes.
pub struct Tables {
    sinks: Vec<(&'static str, Box<dyn Sink>)>,
}

impl Tables {
    /// Begins all tables in `format`, each in the file that `open` gives for it.
    ///
    /// # Errors
    /// Where `open` fails or a head cannot be written.
    pub fn new<W: Write + Send + 'static>(
        format: TableFormat,
        mut open: impl FnMut(&Table) -> io::Result<W>,
    ) -> Result<Self, TableError> {
        let mut sinks: Vec<(&'static str, Box<dyn Sink>)> = Vec::new();
        for table in TABLES {
            let out = open(table)?;
            let sink: Box<dyn Sink> = match format {
                TableFormat::Parquet => Box::new(ParquetTable::new(table, out)?),
                TableFormat::Csv => Box::new(CsvTable::new(table, out)?),
                TableFormat::Jsonl => Box::new(JsonlTable::new(table, out)),
            };
            sinks.push((table.name, sink));
        }
        Ok(Self { sinks })
    }

    /// Adds the rows of a document.
    ///
    /// # Errors
    /// Where a file cannot be written.
    pub fn document(&mut self, rows: &DocumentRows) -> Result<(), TableError> {
        self.add(rows.document.as_slice())?;
        self.add(&rows.provisions)?;
        self.add(&rows.findings)?;
        self.add(&rows.definitions)?;
        self.add(&rows.references)?;
        self.add(&rows.statuses)?;
        self.add(&rows.errors)
    }

    /// Adds the row of the run and ends all tables.
    ///
    /// # Errors
    /// Where a file cannot be written.
    pub fn end(mut self, run: &RunRow) -> Result<(), TableError> {
        self.add(std::slice::from_ref(run))?;
        self.sinks.into_iter().try_for_each(|(_, sink)| sink.finish())
    }

    fn add<R: Row>(&mut self, rows: &[R]) -> Result<(), TableError> {
        let sink = self.sinks.iter_mut().find(|(name, _)| *name == R::TABLE.name);
        let Some((_, sink)) = sink else { return Ok(()) };
        rows.iter().try_for_each(|row| sink.add(&row.cells()))
    }
}
