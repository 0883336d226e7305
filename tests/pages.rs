//! The pages that the program writes, looked at by an HTML parser and in a browser where these are
//! there.

#![cfg(all(feature = "cli", feature = "audit"))]
#![allow(clippy::disallowed_methods, reason = "runs programs on files of its own")]
#![allow(clippy::print_stdout, reason = "says what it skips")]

use std::path::{Path, PathBuf};
use std::process::Command;

/// Runs normlint in the root of the package.
fn normlint(args: &[&str]) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_normlint"));
    let status = command.args(args).current_dir(root()).status().expect("normlint runs");
    assert!(matches!(status.code(), Some(0 | 1)), "{args:?}: {status}");
}

/// Runs `script` on pages; says so where the program for it is not there.
fn look(program: &str, script: &str, pages: &[&Path]) {
    let script = root().join("tests/browser").join(script);
    match Command::new(program).arg(&script).args(pages).output() {
        Err(error) => println!("skipped: {program} does not run here: {error}"),
        Ok(output) => {
            let told = [output.stdout, output.stderr].concat();
            let told = String::from_utf8_lossy(&told);
            assert!(output.status.success(), "{}:\n{told}", script.display());
            print!("{told}");
        }
    }
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn findings_make_a_page() {
    let folder = tempfile::tempdir().expect("a folder");
    let draft = folder.path().join("draft.html");
    let all = folder.path().join("all.html");
    for (page, input) in [(&draft, "fixtures/zh/draft.md"), (&all, "fixtures")] {
        let output = format!("html={}", page.display());
        normlint(&["check", input, "--today", "2026-01-01", "--output", &output]);
    }
    look("python3", "wellformed.py", &[&draft, &all]);
    look("node", "check.mjs", &[&draft, &all]);
}

#[test]
fn an_audit_makes_a_page() {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().to_str().expect("a folder in UTF-8");
    normlint(&["audit", "fixtures", "--today", "2026-01-01", "--out", out, "--format", "csv"]);
    let page = folder.path().join("report.html");
    assert!(std::fs::read_to_string(&page).expect("a report").starts_with("<!DOCTYPE html>"));
    look("python3", "wellformed.py", &[&page]);
    look("node", "audit.mjs", &[&page]);
}
