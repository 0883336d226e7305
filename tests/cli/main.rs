//! The built program, driven as users drive it.

#![allow(clippy::disallowed_methods, reason = "runs the program in folders of its own")]
#![allow(clippy::print_stdout, reason = "says what it skips")]

mod allowances;
#[cfg(feature = "audit")]
mod audit;
mod baseline;
mod check;
mod commands;
mod configuration;
mod fixes;
mod since;

use serde_json::Value;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use tempfile::TempDir;

/// A lint of our own, so that these tests know what is found whatever normlint comes with.
const PAGE: &str = r#"+++
code = "HSE001"
group = "clarity"
severity = "warning"
basis = "drafting-norm"
languages = ["zh", "en"]
summary = { en = "A word that the house does not use", zh = "本单位不用的词" }
message = { en = "the house does not write “{text}”", zh = "不应写“{text}”" }

[find]
unit = "term"
words = ["突出贡献", "outstanding merit"]
merge = false

[options]
extra = { default = [], help = "more words" }
+++
# house-word
## Flagged
```zh
第一条　有突出贡献的，可以申请。
　　　　　^^^^^^^^ HSE001
```
## Not flagged
```zh
第一条　有贡献的，可以申请。
```
"#;

/// A document with one finding.
const FLAGGED: &str =
    "甲管理办法\n\n第一条　为了规范管理，制定本办法。\n\n第二条　有突出贡献的，可以申请。\n";
/// A document without findings.
const CLEAN: &str = "乙管理办法\n\n第一条　为了规范管理，制定本办法。\n";

/// A folder of its own with the lint in `.normlint/lints`.
struct Folder {
    folder: TempDir,
}

/// What came of a run.
#[derive(Debug)]
struct Ran {
    status: i32,
    stdout: String,
    stderr: String,
}

impl Folder {
    fn new() -> Self {
        let folder = Self { folder: TempDir::new().expect("a folder") };
        folder.write(".normlint/lints/house/house-word.md", PAGE);
        folder
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn write(&self, name: &str, text: impl AsRef<[u8]>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, text).expect("a file");
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).expect("the file is there")
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_normlint"));
        command.args(args).args(["--today", "2026-06-01"]);
        command.current_dir(self.folder.path()).env_remove("NO_COLOR");
        command
    }

    fn run(&self, args: &[&str]) -> Ran {
        let output = self.command(args).stdin(Stdio::null()).output().expect("it runs");
        Ran::new(&output)
    }

    fn run_with_input(&self, args: &[&str], input: &[u8]) -> Ran {
        let mut command = self.command(args);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("it runs");
        child.stdin.take().expect("a pipe").write_all(input).expect("it reads");
        Ran::new(&child.wait_with_output().expect("it ends"))
    }

    /// Runs `check` on the house lint and the lints about allowances.
    fn check(&self, args: &[&str]) -> Ran {
        let select = ["check", "--select", "HSE,NRM"];
        self.run(&[&select, args].concat())
    }

    /// The findings of `check` as `code path:line`.
    fn findings(&self, args: &[&str]) -> Vec<String> {
        self.check(&[args, &["--format", "json"]].concat()).findings()
    }
}

impl Ran {
    fn new(output: &std::process::Output) -> Self {
        Self {
            status: output.status.code().expect("no signal"),
            stdout: String::from_utf8(output.stdout.clone()).expect("UTF-8"),
            stderr: String::from_utf8(output.stderr.clone()).expect("UTF-8"),
        }
    }

    fn json(&self) -> Value {
        serde_json::from_str(&self.stdout).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }

    /// The findings of the contract's JSON as `code path:line`.
    fn findings(&self) -> Vec<String> {
        let json = self.json();
        let documents = json["documents"].as_array().expect("documents").iter();
        let findings = documents.filter_map(|document| document["findings"].as_array());
        findings
            .flatten()
            .map(|finding| {
                let text = |value: &Value| value.as_str().expect("a string").to_owned();
                let line = &finding["span"]["start"]["line"];
                format!("{} {}:{line}", text(&finding["code"]), text(&finding["path"]))
            })
            .collect()
    }
}

/// The names in a folder, sorted.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder");
    let mut names: Vec<String> = entries
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}
