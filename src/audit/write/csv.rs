//! Comma-separated values, as RFC 4180 has them.

use super::{Sink, TableError};
use crate::audit::tables::{Cell, Table};
use csv::{Terminator, Writer, WriterBuilder};
use std::io::{self, Write};

/// A table in CSV.
pub(super) struct CsvTable<W: Write> {
    writer: Writer<W>,
}

impl<W: Write> CsvTable<W> {
    pub(super) fn new(table: &Table, out: W) -> Result<Self, TableError> {
        let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(out);
        let names = table.columns.iter().map(|column| column.name);
        writer.write_record(names).map_err(io::Error::from)?;
        Ok(Self { writer })
    }
}

impl<W: Write> Sink for CsvTable<W> {
    fn add(&mut self, cells: &[Cell<'_>]) -> Result<(), TableError> {
        let fields = cells.iter().map(|cell| match *cell {
            Cell::Missing => String::new(),
            Cell::Text(text) => text.to_owned(),
            Cell::Integer(number) => number.to_string(),
            Cell::Number(number) => number.to_string(),
            Cell::Truth(truth) => truth.to_string(),
            Cell::Date(day) => day.to_string(),
        });
        self.writer.write_record(fields).map_err(io::Error::from)?;
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> Result<(), TableError> {
        Ok(self.writer.flush()?)
    }
}
