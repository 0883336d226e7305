//! JSON lines.

use super::{Sink, TableError};
use crate::audit::tables::{Cell, Column, Table};
use serde::{Serialize, Serializer};
use std::io::{self, BufWriter, Write};

/// A table in JSON lines.
pub(super) struct JsonlTable<W: Write> {
    columns: &'static [Column],
    out: BufWriter<W>,
}

impl<W: Write> JsonlTable<W> {
    pub(super) fn new(table: &Table, out: W) -> Self {
        Self { columns: table.columns, out: BufWriter::new(out) }
    }
}

/// An object whose keys are in the order of the columns.
struct Object<'a>(&'a [Column], &'a [Cell<'a>]);

impl Serialize for Object<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let names = self.0.iter().map(|column| column.name);
        serializer.collect_map(names.zip(self.1.iter().map(Value)))
    }
}

struct Value<'a>(&'a Cell<'a>);

impl Serialize for Value<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match *self.0 {
            Cell::Missing => serializer.serialize_none(),
            Cell::Text(text) => serializer.serialize_str(text),
            Cell::Integer(number) => serializer.serialize_i64(number),
            Cell::Number(number) => serializer.serialize_f64(number),
            Cell::Truth(truth) => serializer.serialize_bool(truth),
            Cell::Date(day) => serializer.collect_str(&day),
        }
    }
}

impl<W: Write> Sink for JsonlTable<W> {
    fn add(&mut self, cells: &[Cell<'_>]) -> Result<(), TableError> {
        serde_json::to_writer(&mut self.out, &Object(self.columns, cells))
            .map_err(io::Error::from)?;
        Ok(self.out.write_all(b"\n")?)
    }

    fn finish(mut self: Box<Self>) -> Result<(), TableError> {
        Ok(self.out.flush()?)
    }
}
