//! The tables of an audit: their values, that all formats hold the same, and that their
//! documentation says what they are.
//!
//! `INSTA_UPDATE=always cargo test --test audit` writes the snapshots anew; read the diff.

#![cfg(feature = "audit")]
#![allow(clippy::disallowed_methods, reason = "reads the fixtures")]

use normlint::audit::tables::{DocumentRow, DocumentRows, RunRow, TABLES};
use normlint::audit::{Gatherer, TableFormat, Tables};
use normlint::lint::{Catalogue, Linter, Settings};
use normlint::read;
use parquet::file::reader::{FileReader as _, SerializedFileReader};
use parquet::record::Field;
use serde_json::Value;
use std::fs::{self, File};
use std::path::Path;
use std::sync::LazyLock;
use tempfile::TempDir;

/// Lints that other work on lints leaves as they are.
const STEADY: [&str; 4] = ["STR002", "REF001", "EXI001", "HIE002"];

static LINTER: LazyLock<Linter> = LazyLock::new(|| {
    Linter::new(Catalogue::builtin().expect("the pages read")).expect("the lints are whole")
});

#[test]
fn tables_of_fixtures_are_those_of_the_snapshots() {
    let files = ["fixtures/en/bill.txt", "fixtures/zh/notice.md"];
    let folder = written(&files, TableFormat::Jsonl);
    for table in TABLES {
        let lines = text(&folder, table.name, TableFormat::Jsonl);
        insta::with_settings!({
            omit_expression => true,
            prepend_module_to_snapshot => false,
            snapshot_path => "tables",
        }, {
            insta::assert_snapshot!(table.name, lines);
        });
    }
}

#[test]
fn parquet_holds_what_json_lines_hold() {
    let files = fixtures();
    let files: Vec<&str> = files.iter().map(String::as_str).collect();
    let (lines, columnar) =
        (written(&files, TableFormat::Jsonl), written(&files, TableFormat::Parquet));
    for table in TABLES {
        let lines = text(&lines, table.name, TableFormat::Jsonl);
        let expected: Vec<Value> =
            lines.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
        let path = columnar.path().join(format!("{}.parquet", table.name));
        let reader = SerializedFileReader::new(File::open(path).expect("a table"));
        let reader = reader.expect("it is Parquet");
        let rows = reader.get_row_iter(None).expect("rows");
        let found: Vec<Value> = rows
            .map(|row| {
                let row = row.expect("a row");
                let columns =
                    row.get_column_iter().map(|(name, field)| (name.clone(), json(field)));
                Value::Object(columns.collect())
            })
            .collect();
        assert_eq!(found.len(), expected.len(), "{}", table.name);
        for (found, expected) in found.iter().zip(&expected) {
            assert_eq!(found, expected, "{}", table.name);
        }
    }
}

#[test]
fn csv_holds_what_json_lines_hold() {
    let files = fixtures();
    let files: Vec<&str> = files.iter().map(String::as_str).collect();
    let (lines, separated) =
        (written(&files, TableFormat::Jsonl), written(&files, TableFormat::Csv));
    for table in TABLES {
        let lines = text(&lines, table.name, TableFormat::Jsonl);
        let separated = text(&separated, table.name, TableFormat::Csv);
        let mut reader = csv::Reader::from_reader(separated.as_bytes());
        let names: Vec<&str> = table.columns.iter().map(|column| column.name).collect();
        assert_eq!(reader.headers().expect("a head"), names.as_slice());
        let found = reader.records().map(|record| record.expect("a record"));
        let expected = lines.lines().map(|line| {
            let row: Value = serde_json::from_str(line).expect("JSON");
            names.iter().map(|name| plain(&row[name])).collect::<csv::StringRecord>()
        });
        assert!(found.eq(expected), "{}", table.name);
    }
}

#[test]
fn what_no_version_of_the_law_covers_is_not_assessed() {
    let at = |date: &str| {
        let settings = Settings { as_of: Some(date.to_owned()), ..settings() };
        rows("fixtures/zh/licence.md", &settings).document.expect("it reads")
    };
    let codes = |codes: &str| codes.split(' ').map(str::to_owned).collect::<Vec<_>>();
    let (before, after) = (at("1950-01-01"), at("2024-01-01"));
    assert_eq!(codes(&before.not_assessed), ["HIE002"]);
    assert!(!codes(&before.assessed).contains(&"HIE002".to_owned()));
    // Nothing found means nothing where no lint could look.
    assert_eq!(before.hierarchy, None);
    assert_eq!(after.not_assessed, "");
    assert!(codes(&after.assessed).contains(&"HIE002".to_owned()));
    assert!(after.hierarchy.is_some(), "{after:?}");
    assert_eq!(before.style, None, "no lint of the group ran");
}

#[test]
fn each_document_is_held_to_the_law_of_its_own_date() {
    let dated = "甲管理办法\n\n（2003年5月1日某市人民政府公布）\n\n第一条　为了规范管理，制定本办法。\n\n\
                 第二条　本办法自2003年7月1日起施行。\n";
    let day = |row: DocumentRow| {
        (row.law_as_of.map(|day| day.to_string()).unwrap_or_default(), row.law_as_of_from)
    };
    let own = day(rows_of("a.md", dated, &settings()));
    assert_eq!(own, ("2003-07-01".to_owned(), "document".to_owned()));
    let given = Settings { as_of: Some("2020-01-01".to_owned()), ..settings() };
    assert_eq!(day(rows_of("a.md", dated, &given)).1, "given");
    let undated = "甲管理办法\n\n第一条　为了规范管理，制定本办法。\n";
    let today = day(rows_of("a.md", undated, &settings()));
    assert_eq!(today, ("2026-06-01".to_owned(), "today".to_owned()));
}

#[test]
fn counts_of_provisions_add_up_to_those_of_documents() {
    for file in fixtures() {
        let rows = rows(&file, &settings());
        let document = rows.document.expect("it reads");
        assert_eq!(document.findings as usize, rows.findings.len(), "{file}");
        let by_severity =
            document.findings_error + document.findings_warning + document.findings_info;
        assert_eq!(document.findings, by_severity, "{file}");
        let in_articles = rows.findings.iter().filter(|finding| !finding.article.is_empty());
        let counted: u32 = rows.provisions.iter().map(|provision| provision.findings).sum();
        assert_eq!(in_articles.count(), counted as usize, "{file}");
        let classes = document.restrictions_shall
            + document.restrictions_must
            + document.restrictions_may_not
            + document.restrictions_required
            + document.restrictions_prohibited;
        assert_eq!(document.restrictions, classes, "{file}");
    }
}

#[test]
fn the_documentation_tells_every_column() {
    let page = fs::read_to_string(root().join("docs/audit.md")).expect("the page is there");
    let mut missing = Vec::new();
    let mut section = page.as_str();
    for table in TABLES {
        let head = format!("\n### `{}`\n", table.name);
        let Some((_, rest)) = section.split_once(&head) else {
            panic!("docs/audit.md: no section on `{}`, or not in order", table.name);
        };
        section = rest;
        let end = rest.find("\n#").unwrap_or(rest.len());
        let told: Vec<&str> = rest[..end].lines().filter(|line| line.starts_with("| `")).collect();
        let declared = table.columns.iter().map(|column| {
            let optional = if column.optional { ", may be missing" } else { "" };
            let about = column.about.trim().replace('|', "\\|");
            format!("| `{}` | {}{optional} | {about} |", column.name, column.kind.name())
        });
        let declared: Vec<String> = declared.collect();
        if told != declared {
            missing.push(format!("### `{}`\n{}", table.name, declared.join("\n")));
        }
        if !rest[..end].contains(table.about.trim()) {
            missing.push(format!("### `{}`\n{}", table.name, table.about.trim()));
        }
    }
    assert!(missing.is_empty(), "docs/audit.md should say:\n\n{}\n", missing.join("\n\n"));
}

fn settings() -> Settings {
    Settings {
        select: STEADY.map(str::to_owned).to_vec(),
        today: Some("2026-06-01".to_owned()),
        ..Settings::default()
    }
}

/// A folder with the tables of `files` in `format`.
fn written(files: &[&str], format: TableFormat) -> TempDir {
    let folder = TempDir::new().expect("a folder");
    let open = |name: &str| File::create(folder.path().join(format!("{name}.{}", format.name())));
    let mut tables = Tables::new(format, |table| open(table.name)).expect("tables");
    for file in files {
        tables.document(&rows(file, &settings())).expect("it writes");
    }
    let unread = DocumentRows::unread("no.md".to_owned(), "not there, “at all”".to_owned());
    tables.document(&unread).expect("it writes");
    let run = RunRow { schema: "1.0".to_owned(), documents: 2, ..RunRow::default() };
    tables.end(&run).expect("it writes");
    folder
}

fn text(folder: &TempDir, table: &str, format: TableFormat) -> String {
    let path = folder.path().join(format!("{table}.{}", format.name()));
    fs::read_to_string(path).expect("a table")
}

fn rows(file: &str, settings: &Settings) -> DocumentRows {
    let bytes = fs::read(root().join(file)).expect("the fixture is there");
    let source = read::read(file, bytes, None);
    Gatherer::default().rows(&LINTER, source, settings).expect("packs read")
}

fn rows_of(path: &str, text: &str, settings: &Settings) -> DocumentRow {
    let source = read::read(path, text.as_bytes().to_vec(), None);
    let rows = Gatherer::default().rows(&LINTER, source, settings).expect("packs read");
    rows.document.expect("it reads")
}

/// A value of Parquet as it stands in JSON lines.
fn json(field: &Field) -> Value {
    match field {
        Field::Null => Value::Null,
        Field::Str(text) => text.as_str().into(),
        Field::Long(number) => (*number).into(),
        Field::Double(number) => (*number).into(),
        Field::Bool(truth) => (*truth).into(),
        Field::Date(days) => day(*days).into(),
        other => panic!("{other:?} is in no table"),
    }
}

/// A day, counted year by year from 1970.
fn day(mut days: i32) -> String {
    let leap = |year: i32| year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let length = |year: i32| if leap(year) { 366 } else { 365 };
    let mut year = 1970;
    while days < 0 {
        year -= 1;
        days += length(year);
    }
    while days >= length(year) {
        days -= length(year);
        year += 1;
    }
    let february = if leap(year) { 29 } else { 28 };
    let mut month = 1;
    for of_month in [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] {
        if days < of_month {
            break;
        }
        days -= of_month;
        month += 1;
    }
    format!("{year:04}-{month:02}-{:02}", days + 1)
}

/// A value of JSON lines as it stands in CSV.
fn plain(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string().trim_end_matches(".0").to_owned(),
        other => other.to_string(),
    }
}

fn fixtures() -> Vec<String> {
    let entries = walkdir::WalkDir::new(root().join("fixtures")).min_depth(2).sort_by_file_name();
    let entries = entries.into_iter().map(|entry| entry.expect("a fixture"));
    let mut files: Vec<String> = entries
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let below = entry.path().strip_prefix(root()).expect("below the root").to_owned();
            below.to_string_lossy().replace('\\', "/")
        })
        .collect();
    files.sort();
    files
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}
