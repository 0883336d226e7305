//! Coding sheets: some findings of a lint, drawn at random, for people to judge.

use super::Precision;
use crate::lint::Finding;
use crate::text::Span;
use csv::{ReaderBuilder, StringRecord, Terminator, WriterBuilder};
use std::collections::BTreeMap;
use std::io::{self, Read, Write};
use thiserror::Error;

/// The columns of a sheet.
const COLUMNS: [&str; 11] = [
    "fingerprint",
    "lint",
    "path",
    "provision",
    "label",
    "line",
    "text",
    "around",
    "message",
    "verdict",
    "note",
];
/// So many characters around a finding are shown on either side.
const AROUND: usize = 200;
/// What a finding is called that a reviewer would keep.
const RIGHT: [&str; 10] = ["right", "yes", "y", "true", "tp", "1", "+", "对", "是", "真"];
/// What a finding is called that is none.
const WRONG: [&str; 11] = ["wrong", "no", "n", "false", "fp", "0", "-", "错", "否", "假", "误"];

/// A draw of findings that depends on a seed and on the findings, not on their order: those whose
/// hashes are the smallest.
#[derive(Debug)]
pub struct Sheet {
    seed: u64,
    most: usize,
    seen: usize,
    drawn: BTreeMap<[u8; 32], Vec<String>>,
}

impl Sheet {
    /// A draw of at most `most` findings.
    #[must_use]
    pub fn new(seed: u64, most: usize) -> Self {
        Self { seed, most, seen: 0, drawn: BTreeMap::new() }
    }

    /// Puts a finding into the draw. `text` is that of its document.
    pub fn offer(&mut self, finding: &Finding, text: &str) {
        self.seen += 1;
        let place = &finding.place;
        let mut hasher = blake3::Hasher::new();
        hasher.update(&self.seed.to_le_bytes());
        for part in [&place.path, &finding.fingerprint] {
            hasher.update(part.as_bytes());
            hasher.update(&[0]);
        }
        let lot = *hasher.finalize().as_bytes();
        let last = self.drawn.last_key_value().map(|(last, _)| *last);
        if self.drawn.len() >= self.most && last.is_none_or(|last| lot > last) {
            return;
        }
        let row = [
            finding.fingerprint.as_str(),
            &finding.code,
            &place.path,
            &place.provision,
            &place.label,
            &place.start.line.to_string(),
            &place.text,
            &around(text, place.span),
            &finding.message,
            "",
            "",
        ];
        self.drawn.insert(lot, row.map(str::to_owned).to_vec());
        if self.drawn.len() > self.most {
            self.drawn.pop_last();
        }
    }

    /// How many findings there were to draw from.
    #[must_use]
    pub fn seen(&self) -> usize {
        self.seen
    }

    /// How many were drawn.
    #[must_use]
    pub fn drawn(&self) -> usize {
        self.drawn.len()
    }

    /// Writes the sheet as CSV, in the order of the lots.
    ///
    /// # Errors
    /// Where `out` fails.
    pub fn write(&self, out: impl Write) -> io::Result<()> {
        let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(out);
        writer.write_record(COLUMNS).map_err(io::Error::from)?;
        for row in self.drawn.values() {
            writer.write_record(row).map_err(io::Error::from)?;
        }
        writer.flush()
    }
}

/// The text around a finding, with the words that it is about between 【 and 】.
fn around(text: &str, span: Span) -> String {
    let before = text.get(..span.start as usize).unwrap_or_default();
    let after = text.get(span.end as usize..).unwrap_or_default();
    let from = before.char_indices().rev().nth(AROUND - 1).map_or(0, |(at, _)| at);
    let to = after.char_indices().nth(AROUND).map_or(after.len(), |(at, _)| at);
    let cut = |cut: bool| if cut { "…" } else { "" };
    format!(
        "{}{}【{}】{}{}",
        cut(from > 0),
        before.get(from..).unwrap_or_default().trim_start(),
        span.slice(text),
        after.get(..to).unwrap_or_default().trim_end(),
        cut(to < after.len()),
    )
}

/// What people said of the findings of a lint.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Verdicts {
    /// The verdicts.
    pub precision: Precision,
    /// Findings without one.
    pub open: u32,
}

/// Why a sheet could not be read.
#[derive(Debug, Error)]
pub enum SheetError {
    /// It is no CSV.
    #[error("{0}")]
    Csv(#[from] csv::Error),
    /// It lacks a column.
    #[error("no column `{0}`; a coding sheet of `normlint audit --sample` has one")]
    Column(&'static str),
    /// A verdict means nothing.
    #[error("line {line}: `{verdict}` is no verdict; write `right`, `wrong`, or nothing")]
    Verdict {
        /// The line, from 1.
        line: u64,
        /// What stands there.
        verdict: String,
    },
}

/// Reads a filled sheet: the verdicts by lint.
///
/// # Errors
/// Where it is no sheet, or a verdict means nothing.
pub fn read_verdicts(sheet: impl Read) -> Result<BTreeMap<String, Verdicts>, SheetError> {
    let mut reader = ReaderBuilder::new().flexible(true).from_reader(sheet);
    let head = reader.headers()?.clone();
    let column = |name: &'static str| {
        // Spreadsheets put a byte order mark before the first name.
        let named = |field: &str| field.trim_start_matches('\u{feff}').trim() == name;
        head.iter().position(named).ok_or(SheetError::Column(name))
    };
    let (lint, verdict) = (column("lint")?, column("verdict")?);
    let mut found: BTreeMap<String, Verdicts> = BTreeMap::new();
    let mut record = StringRecord::new();
    while reader.read_record(&mut record)? {
        let field = |at| record.get(at).unwrap_or_default().trim();
        if field(lint).is_empty() {
            continue;
        }
        let verdicts = found.entry(field(lint).to_owned()).or_default();
        let said = field(verdict).to_lowercase();
        let is = |words: &[&str]| words.contains(&said.as_str());
        match () {
            () if said.is_empty() || said == "?" => verdicts.open += 1,
            () if is(&RIGHT) || is(&WRONG) => {
                verdicts.precision.judged += 1;
                verdicts.precision.right += u32::from(is(&RIGHT));
            }
            () => {
                let line = record.position().map_or(0, csv::Position::line);
                return Err(SheetError::Verdict { line, verdict: field(verdict).to_owned() });
            }
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verdicts_are_read_in_both_languages() {
        let sheet = "\u{feff}lint,path,verdict,note\r\nVAG001,a.md,right,\r\nVAG001,a.md,错,\"x\ny\"\r\n\
                     VAG001,b.md,,\r\nREM001,b.md,TP,\r\n,,,\r\n";
        let found = read_verdicts(sheet.as_bytes()).expect("a sheet");
        let vague = Verdicts { precision: Precision { right: 1, judged: 2 }, open: 1 };
        assert_eq!(found.get("VAG001"), Some(&vague));
        assert_eq!(found.get("REM001").map(|v| v.precision.right), Some(1));
        assert_eq!(found.len(), 2);
    }

    #[test]
    fn what_is_no_sheet_is_told() {
        let error = |sheet: &str| read_verdicts(sheet.as_bytes()).expect_err(sheet).to_string();
        assert!(error("lint,path\nVAG001,a\n").starts_with("no column `verdict`"));
        let told = error("lint,verdict\nVAG001,right\nVAG001,perhaps\n");
        assert!(told.starts_with("line 3: `perhaps` is no verdict"), "{told}");
    }

    #[test]
    fn the_words_are_marked_in_their_text() {
        let text = format!("{}甲乙丙{}", "前".repeat(300), "后".repeat(10));
        let shown = around(&text, Span::new(900 + 3, 900 + 6));
        let want = format!("…{}甲【乙】丙{}", "前".repeat(199), "后".repeat(10));
        assert_eq!(shown, want);
    }
}
