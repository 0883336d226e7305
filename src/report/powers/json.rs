//! The inventory for other programs.

use super::rows::{Row, Sheet};
use crate::model::PowerLimit;
use serde::Serialize;
use std::io::{self, Write};

#[derive(Serialize)]
struct SheetData<'a> {
    version: u32,
    title: &'a str,
    instrument: &'static str,
    as_of: &'a str,
    powers: Vec<RowData<'a>>,
}

#[derive(Serialize)]
struct RowData<'a> {
    kind: &'static str,
    act: &'a str,
    object: &'a str,
    provision: String,
    label: &'a str,
    span: SpanData,
    origin: &'static str,
    higher_basis: &'a [String],
    /// Whether an instrument of the rank may create it; `null` where it was not assessed.
    may_create: Option<bool>,
    authority: Option<LawData<'a>>,
}

#[derive(Serialize)]
struct SpanData {
    start: PositionData,
    end: PositionData,
}

#[derive(Serialize)]
struct PositionData {
    line: u32,
    column: u32,
    offset: u32,
}

#[derive(Serialize)]
struct LawData<'a> {
    title: &'a str,
    provision: &'a str,
    note: &'a str,
}

pub(super) fn write(sheet: &Sheet<'_>, out: &mut dyn Write) -> io::Result<()> {
    let instrument = sheet.document.instrument();
    let data = SheetData {
        version: 1,
        title: &instrument.title,
        instrument: instrument.kind.name(),
        as_of: sheet.as_of,
        powers: sheet.rows.iter().map(|row| data(sheet, row)).collect(),
    };
    serde_json::to_writer_pretty(&mut *out, &data)?;
    out.write_all(b"\n")
}

fn data<'a>(sheet: &Sheet<'_>, row: &'a Row<'_>) -> RowData<'a> {
    let position = |offset: u32| {
        let at = sheet.document.source().position(offset);
        PositionData { line: at.line, column: at.column, offset }
    };
    let law = |limit: &'a PowerLimit| LawData {
        title: &limit.title,
        provision: &limit.provision,
        note: &limit.note,
    };
    RowData {
        kind: row.item.kind.name(),
        act: &row.act,
        object: &row.object,
        provision: sheet.document.outline().provision(row.item.node),
        label: &row.provision,
        span: SpanData { start: position(row.item.act.start), end: position(row.item.act.end) },
        origin: row.item.origin.name(),
        higher_basis: &row.item.basis,
        may_create: row.item.limit.as_ref().map(|limit| limit.may),
        authority: row.item.limit.as_ref().map(law),
    }
}
