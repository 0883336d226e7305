//! Whole drafts: what is found in each file of `fixtures/`, held to snapshots and to the table in
//! `fixtures/README.md`.
//!
//! `INSTA_UPDATE=always cargo test --test fixtures` writes the snapshots anew; read the diff.

#![allow(clippy::disallowed_methods, reason = "reads the fixtures")]

use normlint::lint::{Catalogue, Finding, Linter, Settings};
use normlint::read;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

#[test]
fn findings_are_those_of_the_snapshots() {
    let files = fixtures();
    for file in &files {
        let mut listed = String::new();
        for finding in check(file, &Settings::default()) {
            let label = Some(finding.place.label.as_str()).filter(|label| !label.is_empty());
            let text: String = finding.place.text.chars().take(40).collect();
            let text = text.replace(['\r', '\n'], "⏎");
            let _ = writeln!(listed, "{} {} {text}", finding.code, label.unwrap_or("*"));
        }
        insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(snapshot_name(file), listed);
        });
    }
    let names: BTreeSet<_> = files.iter().map(|file| snapshot_name(file)).collect();
    for entry in walkdir::WalkDir::new(root().join("tests/snapshots")).min_depth(1) {
        let name = entry.expect("a snapshot").file_name().to_string_lossy().into_owned();
        let known = name.strip_suffix(".snap").is_none_or(|name| names.contains(name));
        assert!(known, "tests/snapshots/{name} belongs to no fixture: remove it");
    }
}

#[test]
fn fixtures_show_what_their_table_says() {
    let every = Settings { select: vec!["all".to_owned()], ..Settings::default() };
    let mut faults = Vec::new();
    for row in table() {
        if row.shows.is_empty() {
            let found = check(&row.file, &Settings::default());
            faults.extend(
                found.iter().map(|finding| {
                    format!("{}: says to show nothing: {}", row.file, brief(finding))
                }),
            );
            continue;
        }
        let found = check(&row.file, &every);
        for (code, place) in &row.shows {
            let of_code = found.iter().filter(|finding| finding.code == *code);
            if !of_code.clone().any(|finding| stands_in(finding, place)) {
                let others: Vec<_> = of_code.map(brief).collect();
                let others = if others.is_empty() { "nothing".into() } else { others.join("; ") };
                faults.push(format!("{}: no {code} in {place}; found: {others}", row.file));
            }
        }
    }
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

#[test]
fn the_table_names_every_fixture() {
    let named: BTreeSet<_> = table().into_iter().map(|row| row.file).collect();
    assert_eq!(named, fixtures().into_iter().collect());
}

/// A row of the table: a file and each lint that it shows with its place.
struct Row {
    file: String,
    shows: Vec<(String, String)>,
}

/// The rows of the table in `fixtures/README.md`.
fn table() -> Vec<Row> {
    let readme = fs::read_to_string(root().join("fixtures/README.md")).expect("the table is there");
    let rows = readme.lines().filter_map(|line| line.strip_prefix("| `"));
    rows.map(|line| {
        let cells: Vec<_> = line.split('|').map(str::trim).collect();
        let [file, _, shows, ..] = cells.as_slice() else { panic!("a row of four cells: {line}") };
        let lints = shows.split(" · ").filter(|shown| *shown != "nothing");
        let shows = lints.flat_map(shown).collect();
        Row { file: file.trim_end_matches('`').to_owned(), shows }
    })
    .collect()
}

/// Reads `VAG001 第九条 (杰出成就), 第十条 (突出贡献)` as a code at two places.
fn shown(cell: &str) -> Vec<(String, String)> {
    let (code, places) = cell.split_once(' ').unwrap_or_else(|| panic!("a place in `{cell}`"));
    let plain = without_remarks(places);
    let places = plain.split(';').next().unwrap_or_default().split(", ");
    places
        .flat_map(|place| place.split(" and "))
        .map(|place| (code.to_owned(), place.trim().to_owned()))
        .collect()
}

/// The text without what stands in brackets behind a blank: `Article 14(2)` stays whole.
fn without_remarks(text: &str) -> String {
    let mut kept = String::new();
    let (mut depth, mut last) = (0, ' ');
    for c in text.chars() {
        if c == '(' && (depth > 0 || last == ' ') {
            depth += 1;
        }
        if depth == 0 {
            kept.push(c);
        }
        if c == ')' && depth > 0 {
            depth -= 1;
        }
        last = c;
    }
    kept
}

/// Whether a finding is about a provision or a part of it, by itself or by a related place.
fn stands_in(finding: &Finding, place: &str) -> bool {
    let related = finding.related.iter().map(|related| &related.place);
    let mut labels = related.chain([&finding.place]).map(|place| place.label.as_str());
    if place == "whole document" {
        return finding.place.label.is_empty();
    }
    labels.any(|label| {
        let below = label.strip_prefix(place);
        below
            .is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '之'))
    })
}

fn brief(finding: &Finding) -> String {
    format!("{} {} “{}”", finding.code, finding.place.label, finding.place.text)
}

static LINTER: LazyLock<Linter> = LazyLock::new(|| {
    let catalogue = Catalogue::builtin().unwrap_or_else(|error| panic!("{error}"));
    Linter::new(catalogue).unwrap_or_else(|error| panic!("{error}"))
});

fn check(file: &str, settings: &Settings) -> Vec<Finding> {
    let bytes = fs::read(root().join("fixtures").join(file)).expect("a fixture");
    let checked = LINTER.check(read::read(file, bytes, None), settings);
    checked.expect("a profile is detected").report.findings
}

/// The fixtures, as paths below their folder, in order.
fn fixtures() -> Vec<String> {
    let folder = root().join("fixtures");
    let entries = walkdir::WalkDir::new(&folder).min_depth(2).sort_by_file_name();
    let files = entries.into_iter().filter_map(Result::ok).filter(|e| e.file_type().is_file());
    files
        .map(|entry| {
            let below = entry.path().strip_prefix(&folder).expect("a file below the folder");
            below.to_string_lossy().replace('\\', "/")
        })
        .collect()
}

fn snapshot_name(file: &str) -> String {
    file.rsplit_once('.').map_or(file, |(stem, _)| stem).replace('/', "_")
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn cells_of_the_table_are_read() {
    let read = |cell: &str| shown(cell).into_iter().map(|(_, place)| place).collect::<Vec<_>>();
    assert_eq!(read("STR002 Article 14 ((2), then (4))"), ["Article 14"]);
    assert_eq!(read("REF001 section 7(b) (section 14(b))"), ["section 7(b)"]);
    assert_eq!(read("HIE005 一 (a), 七 and 八 (b); carried by the first"), ["一", "七", "八"]);
    assert_eq!(read("STR010 whole document"), ["whole document"]);
}
