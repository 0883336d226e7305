//! The inventory as a Markdown table, to be handed in with the draft.

use super::rows::Sheet;
use super::words;
use crate::report::markdown::escaped;
use crate::report::words::Words;
use std::io::{self, Write};

pub(super) fn write(sheet: &Sheet<'_>, out: &mut dyn Write) -> io::Result<()> {
    let told = sheet.words;
    let instrument = sheet.document.instrument();
    writeln!(out, "# {}\n", words::title(told))?;
    let colon = told.colon();
    writeln!(out, "## {}\n", escaped(&instrument.title))?;
    let kind = instrument.kind.words(told != Words::English);
    writeln!(out, "- {}{colon}{kind}", words::instrument(told))?;
    writeln!(out, "- {}{colon}{}\n", words::law_of(told), sheet.as_of)?;
    if sheet.rows.is_empty() {
        return writeln!(out, "{}", words::empty(told));
    }
    let columns = words::columns(told);
    writeln!(out, "| {} |", columns.join(" | "))?;
    writeln!(out, "|{}", " --- |".repeat(columns.len()))?;
    for (at, row) in sheet.rows.iter().enumerate() {
        let cells = [
            (at + 1).to_string(),
            words::kind(told, row.item.kind).to_owned(),
            escaped(&row.act),
            escaped(&row.object),
            escaped(&row.provision),
            words::origin(told, row.item.origin).to_owned(),
            escaped(&row.basis),
            row.limit.clone(),
            escaped(&row.authority),
        ];
        writeln!(out, "| {} |", cells.join(" | "))?;
    }
    writeln!(out, "\n{}", words::legend(told))
}
