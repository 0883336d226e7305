//! The inventory for a spreadsheet. The names of the columns do not change with the language.

use super::rows::Sheet;
use super::words;
use crate::report::csv::record;
use std::io::{self, Write};

const COLUMNS: [&str; 12] = [
    "number",
    "kind",
    "kind_name",
    "act",
    "object",
    "provision",
    "eid",
    "origin",
    "higher_basis",
    "may_create",
    "authority",
    "note",
];

pub(super) fn write(sheet: &Sheet<'_>, out: &mut dyn Write) -> io::Result<()> {
    record(out, &COLUMNS)?;
    for (at, row) in sheet.rows.iter().enumerate() {
        let limit = row.item.limit.as_ref();
        let may = match limit.map(|limit| limit.may) {
            Some(true) => "yes",
            Some(false) => "no",
            None => "not-assessed",
        };
        let title = limit.map(|limit| format!("{}{}", limit.title, limit.provision));
        record(
            out,
            &[
                &(at + 1).to_string(),
                row.item.kind.name(),
                words::kind(sheet.words, row.item.kind),
                &row.act,
                &row.object,
                &row.provision,
                &sheet.document.outline().provision(row.item.node),
                row.item.origin.name(),
                &row.basis,
                may,
                &title.unwrap_or_default(),
                limit.map_or("", |limit| &limit.note),
            ],
        )?;
    }
    Ok(())
}
