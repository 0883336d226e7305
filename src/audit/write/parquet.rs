//! Apache Parquet: text as UTF-8 strings, whole numbers as 64-bit integers, days as dates.

use super::{Sink, TableError};
use crate::audit::tables::{Cell, Column, Kind, Table};
use parquet::basic::{Compression, LogicalType, Repetition, Type as Physical};
use parquet::data_type::{
    BoolType, ByteArray, ByteArrayType, DataType, DoubleType, Int32Type, Int64Type,
};
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedColumnWriter, SerializedFileWriter};
use parquet::schema::types::{Type, TypePtr};
use std::io::Write;
use std::sync::Arc;

/// About so many bytes of values make a row group.
const GROUP_BYTES: usize = 8 << 20;
/// At most so many rows make one.
const GROUP_ROWS: usize = 1 << 17;

/// A table in Parquet.
pub(super) struct ParquetTable<W: Write + Send> {
    writer: SerializedFileWriter<W>,
    columns: Vec<Values>,
    rows: usize,
    bytes: usize,
}

impl<W: Write + Send> ParquetTable<W> {
    pub(super) fn new(table: &Table, out: W) -> Result<Self, TableError> {
        let properties = WriterProperties::builder().set_compression(Compression::SNAPPY).build();
        let writer = SerializedFileWriter::new(out, schema(table)?, Arc::new(properties))?;
        let columns = table.columns.iter().map(Values::new).collect();
        Ok(Self { writer, columns, rows: 0, bytes: 0 })
    }

    /// Writes the rows that were held back as a row group.
    fn flush(&mut self) -> Result<(), TableError> {
        if self.rows == 0 {
            return Ok(());
        }
        let mut group = self.writer.next_row_group()?;
        for values in &mut self.columns {
            let Some(column) = group.next_column()? else { break };
            values.write(column)?;
        }
        group.close()?;
        (self.rows, self.bytes) = (0, 0);
        Ok(())
    }
}

impl<W: Write + Send> Sink for ParquetTable<W> {
    fn add(&mut self, cells: &[Cell<'_>]) -> Result<(), TableError> {
        for (values, cell) in self.columns.iter_mut().zip(cells) {
            self.bytes += values.push(cell);
        }
        self.rows += 1;
        if self.rows >= GROUP_ROWS || self.bytes >= GROUP_BYTES {
            self.flush()?;
        }
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> Result<(), TableError> {
        self.flush()?;
        self.writer.into_inner()?.flush()?;
        Ok(())
    }
}

/// The values of a column that are held back.
struct Values {
    optional: bool,
    /// For each row, whether it has a value.
    present: Vec<i16>,
    typed: Typed,
}

enum Typed {
    Text(Vec<ByteArray>),
    Integer(Vec<i64>),
    Number(Vec<f64>),
    Truth(Vec<bool>),
    Date(Vec<i32>),
}

impl Values {
    fn new(column: &Column) -> Self {
        let typed = match column.kind {
            Kind::Text => Typed::Text(Vec::new()),
            Kind::Integer => Typed::Integer(Vec::new()),
            Kind::Number => Typed::Number(Vec::new()),
            Kind::Truth => Typed::Truth(Vec::new()),
            Kind::Date => Typed::Date(Vec::new()),
        };
        Self { optional: column.optional, present: Vec::new(), typed }
    }

    /// Adds a value, and gives about how many bytes it takes.
    fn push(&mut self, cell: &Cell<'_>) -> usize {
        let bytes = match (&mut self.typed, cell) {
            (Typed::Text(values), Cell::Text(text)) => {
                values.push(ByteArray::from(*text));
                text.len() + size_of::<ByteArray>()
            }
            (Typed::Integer(values), Cell::Integer(number)) => put(values, *number),
            (Typed::Number(values), Cell::Number(number)) => put(values, *number),
            (Typed::Truth(values), Cell::Truth(truth)) => put(values, *truth),
            (Typed::Date(values), Cell::Date(day)) => put(values, day.since_1970()),
            // The cells of a row are of the kinds of its columns; what is left is missing.
            _ => {
                self.present.push(0);
                return 2;
            }
        };
        self.present.push(1);
        bytes + 2
    }

    fn write(&mut self, mut column: SerializedColumnWriter<'_>) -> Result<(), ParquetError> {
        let present = self.optional.then_some(self.present.as_slice());
        match &mut self.typed {
            Typed::Text(values) => batch::<ByteArrayType>(&mut column, values, present)?,
            Typed::Integer(values) => batch::<Int64Type>(&mut column, values, present)?,
            Typed::Number(values) => batch::<DoubleType>(&mut column, values, present)?,
            Typed::Truth(values) => batch::<BoolType>(&mut column, values, present)?,
            Typed::Date(values) => batch::<Int32Type>(&mut column, values, present)?,
        }
        self.present.clear();
        column.close()
    }
}

fn put<T>(values: &mut Vec<T>, value: T) -> usize {
    values.push(value);
    size_of::<T>()
}

fn batch<T: DataType>(
    column: &mut SerializedColumnWriter<'_>,
    values: &mut Vec<T::T>,
    present: Option<&[i16]>,
) -> Result<(), ParquetError> {
    column.typed::<T>().write_batch(values, present, None)?;
    values.clear();
    Ok(())
}

fn schema(table: &Table) -> Result<TypePtr, ParquetError> {
    let fields = table.columns.iter().map(|column| field(column).map(Arc::new));
    let fields = fields.collect::<Result<Vec<TypePtr>, _>>()?;
    Type::group_type_builder(table.name).with_fields(fields).build().map(Arc::new)
}

fn field(column: &Column) -> Result<Type, ParquetError> {
    let (physical, logical) = match column.kind {
        Kind::Text => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
        Kind::Integer => (Physical::INT64, None),
        Kind::Number => (Physical::DOUBLE, None),
        Kind::Truth => (Physical::BOOLEAN, None),
        Kind::Date => (Physical::INT32, Some(LogicalType::Date)),
    };
    let repetition = if column.optional { Repetition::OPTIONAL } else { Repetition::REQUIRED };
    Type::primitive_type_builder(column.name, physical)
        .with_logical_type(logical)
        .with_repetition(repetition)
        .build()
}
