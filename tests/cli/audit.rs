//! `audit` and `stats`: tables in folders, runs that are broken off, samples, figures.

use super::{CLEAN, FLAGGED, Folder, PAGE, names};
use serde_json::Value;
use std::fs;
use std::path::PathBuf;

/// A folder with `count` documents, every second of which has a finding.
fn corpus(count: usize) -> Folder {
    let folder = Folder::new();
    for at in 0..count {
        let text = if at % 2 == 0 { FLAGGED } else { CLEAN };
        folder.write(&format!("laws/{at:03}.md"), text);
    }
    folder
}

impl Folder {
    /// Runs `audit` on `laws` into `out`.
    fn audit(&self, out: &str, args: &[&str]) -> super::Ran {
        self.run(&[&["audit", "laws", "--out", out, "--select", "HSE"], args].concat())
    }

    fn bytes(&self, out: &str) -> Vec<(String, Vec<u8>)> {
        let file = |name: String| {
            let bytes = fs::read(self.path(out).join(&name)).expect("a file");
            (name, bytes)
        };
        names(&self.path(out)).into_iter().map(file).collect()
    }

    fn rows(&self, out: &str, table: &str) -> Vec<Value> {
        let text = self.read(&format!("{out}/{table}.jsonl"));
        text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
    }

    /// The parts that a run which was broken off has left.
    fn parts(&self, out: &str) -> Vec<PathBuf> {
        let folder = self.path(out).join(".normlint-audit");
        let parts = names(&folder).into_iter().filter(|name| {
            let digits = name.chars().take_while(char::is_ascii_digit).count();
            digits == 6 && name.strip_suffix(".jsonl").is_some()
        });
        parts.map(|name| folder.join(name)).collect()
    }
}

#[test]
fn all_tables_are_written_in_every_format() {
    let folder = corpus(4);
    for format in ["parquet", "csv", "jsonl"] {
        let ran = folder.audit(format, &["--format", format]);
        assert_eq!(ran.status, 0, "{ran:?}");
        let tables = [
            "definitions",
            "documents",
            "errors",
            "findings",
            "provisions",
            "references",
            "run",
            "statuses",
        ];
        let written = names(&folder.path(format));
        for table in tables {
            assert!(written.contains(&format!("{table}.{format}")), "{table}: {written:?}");
        }
        assert!(!written.contains(&".normlint-audit".to_owned()), "{written:?}");
        let page = folder.read(&format!("{format}/report.html"));
        assert!(page.contains("HSE001"), "{page}");
    }
    let run = &folder.rows("jsonl", "run")[0];
    assert_eq!((&run["documents"], &run["findings"]), (&4.into(), &2.into()), "{run}");
    assert_eq!(run["lints"], "HSE001");
}

#[test]
fn the_number_of_jobs_changes_nothing() {
    let folder = corpus(200);
    for (out, jobs) in [("one", "1"), ("two", "2"), ("five", "5")] {
        assert_eq!(folder.audit(out, &["--jobs", jobs]).status, 0);
    }
    let one = folder.bytes("one");
    assert!(one == folder.bytes("two") && one == folder.bytes("five"));
}

#[test]
fn a_run_that_was_broken_off_goes_on_where_it_stopped() {
    let folder = corpus(200);
    assert_eq!(folder.audit("whole", &["--format", "jsonl"]).status, 0);
    // A folder in the place of a table breaks the run off when all its parts are there.
    fs::create_dir_all(folder.path("broken/findings.jsonl/x")).expect("a folder");
    let ran = folder.audit("broken", &["--format", "jsonl"]);
    assert_eq!(ran.status, 2, "{ran:?}");
    fs::remove_dir_all(folder.path("broken/findings.jsonl")).expect("it goes");
    let parts = folder.parts("broken");
    assert!(parts.len() > 2, "{parts:?}");
    // As after a break in the middle: one part is not there, another was being written.
    fs::remove_file(&parts[1]).expect("it goes");
    fs::write(parts[1].with_extension("unfinished"), "{\"docu").expect("it writes");
    let told = |out: &str| {
        let ran = folder.audit(out, &["--format", "jsonl"]);
        assert_eq!(ran.status, 0, "{ran:?}");
        folder.bytes(out)
    };
    assert!(told("broken") == folder.bytes("whole"));
    assert!(!folder.path("broken/.normlint-audit").exists());
}

#[test]
fn parts_are_used_again_only_for_the_same_documents_and_settings() {
    let folder = corpus(70);
    fs::create_dir_all(folder.path("out/findings.jsonl/x")).expect("a folder");
    let broken = |args: &[&str]| folder.audit("out", &[&["--format", "jsonl"], args].concat());
    assert_eq!(broken(&[]).status, 2);
    let marked = |part: &PathBuf| {
        let text = fs::read_to_string(part).expect("a part");
        text.contains("marked")
    };
    let mark = || {
        let part = folder.parts("out").remove(0);
        let text = fs::read_to_string(&part).expect("a part");
        fs::write(&part, text.replacen("甲管理办法", "marked", 1)).expect("it writes");
    };
    mark();
    assert_eq!(broken(&[]).status, 2);
    assert!(marked(&folder.parts("out")[0]), "the part was made again");
    assert_eq!(broken(&["--as-of", "2020-01-01"]).status, 2);
    assert!(!marked(&folder.parts("out")[0]), "the part is of other settings");
    mark();
    folder.write("laws/000.md", format!("{FLAGGED}\n第三条　本办法自公布之日起施行。\n"));
    assert_eq!(broken(&["--as-of", "2020-01-01"]).status, 2);
    assert!(!marked(&folder.parts("out")[0]), "the part is of another text");
}

#[test]
fn a_bad_document_does_not_hide_the_others() {
    let folder = corpus(3);
    folder.write("laws/lossy.md", b"\xe7\x94\xb2\xff\xfe\n\nArticle 1  The fee is due.\n");
    let ran = folder.run(&[
        "audit",
        "laws",
        "laws/gone.md",
        "--out",
        "out",
        "--format",
        "jsonl",
        "--select",
        "HSE",
    ]);
    assert_eq!(ran.status, 2, "{ran:?}");
    assert!(ran.stderr.contains("laws/gone.md: "), "{ran:?}");
    let errors = folder.rows("out", "errors");
    let unread = errors.iter().find(|row| row["kind"] == "unread").expect("an error");
    assert_eq!(unread["path"], "laws/gone.md");
    let documents = folder.rows("out", "documents");
    assert_eq!(documents.len(), 4);
    assert!(documents.iter().all(|row| row["path"] != "laws/gone.md"));
    let run = &folder.rows("out", "run")[0];
    assert_eq!((&run["documents"], &run["unread"]), (&4.into(), &1.into()));
}

#[test]
fn findings_fail_an_audit_only_when_asked() {
    let folder = corpus(2);
    assert_eq!(folder.audit("a", &[]).status, 0);
    assert_eq!(folder.audit("b", &["--fail-on", "warning"]).status, 1);
    assert_eq!(folder.audit("c", &["--fail-on", "error"]).status, 0);
    assert_eq!(folder.run(&["audit", "laws"]).status, 2, "--out is needed");
    assert_eq!(folder.run(&["audit", "nowhere-at-all/", "--out", "d"]).status, 2);
}

#[test]
fn research_is_in_audits_only() {
    let folder = Folder::new();
    folder
        .write(".normlint/lints/house/house-word.md", PAGE.replace("\"clarity\"", "\"research\""));
    folder.write("laws/a.md", FLAGGED);
    let checked = folder.run(&["check", "laws", "--format", "json"]);
    assert!(checked.findings().iter().all(|finding| !finding.starts_with("HSE")), "{checked:?}");
    assert_eq!(folder.run(&["audit", "laws", "--out", "out", "--format", "jsonl"]).status, 0);
    let findings = folder.rows("out", "findings");
    assert!(findings.iter().any(|row| row["code"] == "HSE001"), "{findings:?}");
    assert_eq!(folder.rows("out", "documents")[0]["research"], 1);
}

#[test]
fn what_an_audit_wrote_is_no_document() {
    let folder = corpus(2);
    folder.write("laws/out/notes.md", FLAGGED);
    let ran = folder.run(&["audit", "laws", "--out", "laws/out", "--format", "jsonl"]);
    assert_eq!(ran.status, 0, "{ran:?}");
    assert_eq!(folder.rows("laws/out", "documents").len(), 2);
}

#[test]
fn samples_are_drawn_judged_and_counted() {
    let folder = corpus(40);
    let draw = |seed: &str| {
        let ran = folder.run(&["audit", "laws", "--sample", "HSE001", "8", "--seed", seed]);
        assert_eq!(ran.status, 0, "{ran:?}");
        assert!(ran.stderr.contains("8 of 20 findings drawn"), "{ran:?}");
        ran.stdout
    };
    let sheet = draw("1");
    assert_eq!(sheet, draw("1"));
    assert_ne!(sheet, draw("2"));
    let lines: Vec<&str> = sheet.trim_end().split("\r\n").collect();
    assert_eq!(lines.len(), 9);
    assert!(lines[0].ends_with(",verdict,note"), "{sheet}");
    assert!(lines[1].contains("有【突出贡献】的") && lines[1].ends_with(",,"), "{sheet}");
    let judged = lines.iter().enumerate().map(|(at, line)| match at {
        0 => format!("{line}\r\n"),
        1..=6 => format!("{},right,\r\n", line.trim_end_matches(",,")),
        7 => format!("{},wrong,a slip\r\n", line.trim_end_matches(",,")),
        _ => format!("{line}\r\n"),
    });
    folder.write("sheet.csv", judged.collect::<String>());
    let ran = folder.run(&["audit", "--verdicts", "sheet.csv"]);
    assert_eq!(ran.status, 0, "{ran:?}");
    let told = "HSE001: 6 of 7 right, precision 85.7 %, 95 % interval 48.7 % to 97.4 %; 1 without a verdict\n";
    assert_eq!(ran.stdout, told);
    folder.write("sheet.csv", sheet.replacen(",,\r\n", ",perhaps,\r\n", 1));
    let ran = folder.run(&["audit", "--verdicts", "sheet.csv"]);
    assert_eq!(ran.status, 2);
    assert!(ran.stderr.contains("`perhaps` is no verdict"), "{ran:?}");
}

#[test]
fn the_commands_of_the_documentation_run() {
    let python = std::env::var_os("NORMLINT_PYTHON").unwrap_or_else(|| "python3".into());
    let run = |args: &[&str]| std::process::Command::new(&python).args(args).output();
    if !run(&["-c", "import duckdb"]).is_ok_and(|ran| ran.status.success()) {
        println!("skipped: no Python with duckdb (NORMLINT_PYTHON names one)");
        return;
    }
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/corpus/audit_doc.py");
    let ran = run(&[script, "--bin", env!("CARGO_BIN_EXE_normlint")]).expect("it runs");
    let told = String::from_utf8_lossy(&ran.stdout);
    assert!(ran.status.success(), "{told}{}", String::from_utf8_lossy(&ran.stderr));
    assert!(told.contains(" blocks, 0 failed"), "{told}");
}

#[test]
fn figures_are_told_for_people_and_programs() {
    let folder = corpus(5);
    let ran = folder.run(&["stats", "laws", "--select", "HSE", "--top", "2", "--format", "json"]);
    assert_eq!(ran.status, 0, "{ran:?}");
    let figures = ran.json();
    assert_eq!(figures["documents"], 5);
    assert_eq!(figures["articles"], 8);
    assert_eq!(figures["languages"], serde_json::json!({"zh": 5}));
    let lint = &figures["lints"][0];
    assert_eq!((&lint["code"], &lint["findings"]), (&"HSE001".into(), &3.into()));
    assert_eq!(lint["per_1000_articles"], 375.0);
    let top: Vec<&str> = figures["top"]
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|document| document["path"].as_str())
        .collect();
    assert_eq!(top, ["laws/000.md", "laws/002.md"]);
    let text = folder.run(&["stats", "laws", "--select", "HSE"]).stdout;
    assert!(text.contains("HSE001 house-word"), "{text}");
    assert!(text.contains("375.00"), "{text}");
    let missing = folder.run(&["stats", "laws", "gone.md", "--select", "HSE"]);
    assert_eq!(missing.status, 2, "{missing:?}");
    assert!(missing.stdout.contains("not read"), "{missing:?}");
}
