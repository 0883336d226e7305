//! What is linted, in which order, where it is written, and what the exit status says.

use super::{CLEAN, FLAGGED, Folder, names};
use std::io::Read as _;
use std::process::Stdio;

#[test]
fn the_exit_status_follows_the_fail_level() {
    let folder = Folder::new();
    folder.write("clean.md", CLEAN);
    folder.write("flagged.md", FLAGGED);
    let status = |args: &[&str]| folder.check(args).status;
    assert_eq!(status(&["clean.md"]), 0);
    assert_eq!(status(&["flagged.md"]), 1);
    assert_eq!(status(&["flagged.md", "--fail-on", "error"]), 0);
    assert_eq!(status(&["flagged.md", "--fail-on", "error", "--error", "HSE"]), 1);
    assert_eq!(status(&["flagged.md", "--fail-on", "never", "--error", "HSE"]), 0);
    assert_eq!(status(&["clean.md", "--fail-on", "info"]), 0);
    assert_eq!(status(&["flagged.md", "--allow", "house-word"]), 0);
}

#[test]
fn mistakes_in_arguments_give_two_and_a_remedy() {
    let folder = Folder::new();
    folder.write("clean.md", CLEAN);
    let check = |args: &[&str], remedy: &str| {
        let ran = folder.run(&[&["check", "clean.md"], args].concat());
        assert_eq!((ran.status, ran.stdout.as_str()), (2, ""), "{args:?}");
        assert!(ran.stderr.contains(remedy), "{args:?}: {}", ran.stderr);
    };
    check(&["--select", "HSE01"], "did you mean `HSE001`");
    check(&["--error", "clartiy"], "did you mean `clarity`?");
    check(&["--profile", "cm"], "did you mean `cn`?");
    check(&["--output", "jsn=out.json"], "json=out.json");
    check(&["--output", "json=-", "--output", "short=-"], "same place");
    check(&["--format", "yaml"], "possible values");
    check(&["--as-of", "2026-02-30"], "YYYY-MM-DD");
    check(&["--jobs", "0"], "0");
    check(&["--output", "json=nowhere/out.json"], "cannot write nowhere/out.json");
}

#[test]
fn a_folder_without_documents_is_a_mistake() {
    let folder = Folder::new();
    let ran = folder.run(&["check"]);
    assert_eq!(ran.status, 2);
    assert!(ran.stderr.contains("no documents"), "{}", ran.stderr);
}

#[test]
fn an_unreadable_file_does_not_hide_the_others() {
    let folder = Folder::new();
    folder.write("flagged.md", FLAGGED);
    let ran = folder.check(&["gone.md", "flagged.md", "--format", "json"]);
    assert_eq!(ran.status, 2);
    assert!(ran.stderr.contains("gone.md: No such file"), "{}", ran.stderr);
    assert_eq!(ran.findings(), ["HSE001 flagged.md:5"]);
    let json = ran.json();
    assert_eq!(json["documents"][1]["path"], "gone.md");
    assert_eq!(json["documents"][1]["errors"][0], "No such file or directory");
}

#[test]
fn any_bytes_are_read() {
    let folder = Folder::new();
    folder.write("broken.txt", [FLAGGED.as_bytes(), &[0xff, 0xfe, 0x00, b'\n']].concat());
    folder.write("empty.txt", "");
    let ran = folder.check(&["broken.txt", "empty.txt", "--format", "json"]);
    assert!(ran.findings().contains(&"HSE001 broken.txt:5".to_owned()), "{ran:?}");
    assert_eq!(ran.json()["documents"][0]["errors"].as_array().map(Vec::len), Some(1));
}

#[test]
fn standard_input_has_the_name_it_is_given() {
    let folder = Folder::new();
    let args = ["check", "-", "--select", "HSE", "--format", "json"];
    let ran = folder.run_with_input(&args, FLAGGED.as_bytes());
    assert_eq!((ran.status, ran.findings()), (1, vec!["HSE001 -:5".to_owned()]));
    let named = [&args[..], &["--stdin-filename", "drafts/a.md"]].concat();
    let ran = folder.run_with_input(&named, FLAGGED.as_bytes());
    assert_eq!(ran.findings(), ["HSE001 drafts/a.md:5"]);
    folder.write("drafts/normlint.toml", "fail-on = \"never\"\nlints = [\"../.normlint/lints\"]\n");
    assert_eq!(folder.run_with_input(&named, FLAGGED.as_bytes()).status, 0);
}

#[test]
fn folders_are_walked_in_order_without_what_is_no_draft() {
    let folder = Folder::new();
    let taken = ["a.md", "b.TXT", "sub/a.markdown", "sub/b.txt", "z.md"];
    let passed = [".hidden.md", ".git/a.md", "target/a.md", "sub/node_modules/a.md", "a.rs"];
    for name in taken.iter().chain(&passed) {
        folder.write(name, FLAGGED);
    }
    let found = |args: &[&str]| -> Vec<String> {
        let lines = folder.findings(args).into_iter();
        lines.map(|line| line["HSE001 ".len()..line.len() - ":5".len()].to_owned()).collect()
    };
    assert_eq!(found(&[]), taken);
    assert_eq!(found(&["."]), taken);
    assert_eq!(found(&["z.md", "sub", "./sub/b.txt"]), ["sub/a.markdown", "sub/b.txt", "z.md"]);
    assert_eq!(found(&["target", ".hidden.md", "a.rs"]), [".hidden.md", "a.rs", "target/a.md"]);
}

#[test]
fn output_is_the_same_whatever_the_number_of_jobs() {
    let folder = Folder::new();
    for i in 0..60 {
        let text = if i % 7 == 3 { CLEAN } else { FLAGGED };
        folder.write(&format!("d{}/f{i:03}.md", i % 5), text);
    }
    folder.write("d0/f020.md", [0xff, 0xfe, 0x41]);
    for format in ["full", "json", "sarif", "short"] {
        let with = |jobs: &str| folder.check(&["--format", format, "--jobs", jobs]).stdout;
        let one = with("1");
        assert!(one.len() > 1000, "{format}: {one}");
        assert_eq!(one, with("2"), "{format}");
        assert_eq!(one, with("7"), "{format}");
    }
}

#[test]
fn several_outputs_are_written_in_one_run() {
    let folder = Folder::new();
    folder.write("a.md", FLAGGED);
    folder.write("b.md", CLEAN);
    let single = |format: &str| folder.check(&["--format", format]).stdout;
    let ran = folder.check(&["-f", "short", "-o", "json=out/r.json", "-o", "jsonl=r.jsonl"]);
    assert_eq!(ran.status, 2, "the folder is not there: {ran:?}");
    folder.write("out/r.json", "old");
    let ran = folder.check(&["-f", "short", "-o", "json=out/r.json", "-o", "jsonl=r.jsonl"]);
    assert_eq!((ran.status, ran.stdout), (1, single("short")));
    assert_eq!(folder.read("out/r.json"), single("json"));
    assert_eq!(folder.read("r.jsonl"), single("jsonl"));
    assert_eq!(names(&folder.path("out")), ["r.json"]);
    let ran = folder.check(&["-o", "json=out/r.json"]);
    assert_eq!((ran.status, ran.stdout.as_str()), (1, ""));
}

#[test]
fn what_a_run_writes_is_no_document() {
    let folder = Folder::new();
    folder.write("a.md", FLAGGED);
    let args = ["-o", "short=report.txt", "-o", "json=-"];
    assert_eq!(folder.check(&args).findings(), ["HSE001 a.md:5"]);
    assert_eq!(folder.check(&args).json()["documents"].as_array().map(Vec::len), Some(1));
    let ran = folder.check(&["a.md", "-o", "short=a.md"]);
    assert_eq!(ran.status, 2);
    assert_eq!(folder.read("a.md"), FLAGGED);
}

#[cfg(unix)]
#[test]
fn a_file_that_is_written_anew_keeps_its_permissions() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = Folder::new();
    folder.write("a.md", FLAGGED);
    folder.write("r.json", "old");
    let path = folder.path("r.json");
    let mode = || std::fs::metadata(&path).expect("a file").permissions().mode() & 0o777;
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o640)).expect("set");
    folder.check(&["-o", "json=r.json"]);
    assert_eq!(mode(), 0o640);
    assert!(folder.read("r.json").starts_with('{'));
    std::fs::remove_file(&path).expect("removed");
    std::os::unix::fs::symlink(folder.path("real.json"), &path).expect("a link");
    folder.write("real.json", "old");
    folder.check(&["-o", "json=r.json"]);
    assert!(folder.read("real.json").starts_with('{'), "the link is followed");
}

#[test]
fn a_reader_that_leaves_is_no_failure() {
    let folder = Folder::new();
    folder.write("a.md", FLAGGED.repeat(2000));
    let mut command =
        folder.command(&["check", "--select", "HSE", "-o", "short=-", "-o", "json=r.json"]);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it runs");
    let mut out = child.stdout.take().expect("a pipe");
    out.read_exact(&mut [0; 10]).expect("it writes");
    drop(out);
    let output = child.wait_with_output().expect("it ends");
    assert_eq!(output.status.code(), Some(1), "the findings were seen all the same");
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert!(folder.read("r.json").ends_with("}\n"), "the other output is whole");
}

#[test]
fn colour_is_for_terminals_or_on_demand() {
    let folder = Folder::new();
    folder.write("a.md", FLAGGED);
    let has_colour = |args: &[&str]| folder.check(args).stdout.contains('\u{1b}');
    assert!(!has_colour(&["a.md"]));
    assert!(has_colour(&["a.md", "--color", "always"]));
    assert!(!has_colour(&["a.md", "--color", "always", "--format", "json"]));
}

#[test]
fn messages_are_in_the_language_asked_for() {
    let folder = Folder::new();
    folder.write("a.md", FLAGGED);
    let message = |args: &[&str]| {
        let ran = folder.check(&[args, &["a.md", "--format", "json"]].concat());
        ran.json()["documents"][0]["findings"][0]["message"].as_str().map(str::to_owned)
    };
    assert_eq!(message(&[]).as_deref(), Some("不应写“突出贡献”"));
    assert_eq!(
        message(&["--message-lang", "en"]).as_deref(),
        Some("the house does not write “突出贡献”")
    );
}

#[test]
fn timing_goes_to_standard_error() {
    let folder = Folder::new();
    folder.write("a.md", FLAGGED);
    let ran = folder.check(&["a.md", "--timing", "--format", "json"]);
    assert!(ran.stderr.starts_with("1 document, "), "{}", ran.stderr);
    assert_eq!(ran.findings().len(), 1);
}

#[test]
fn what_a_configuration_excludes_can_be_passed_over_by_force() {
    let folder = Folder::new();
    folder.write("normlint.toml", "exclude = [\"archive\", \"old-*.md\"]\n");
    for name in ["archive/sub/a.md", "old-b.md", "c.md"] {
        folder.write(name, FLAGGED);
    }
    let named = ["archive/sub/a.md", "old-b.md", "c.md"];
    assert_eq!(folder.findings(&named).len(), 3, "what is named is linted");
    let forced = [&named[..], &["--force-exclude"]].concat();
    assert_eq!(folder.findings(&forced), ["HSE001 c.md:5"]);
    let ran = folder.check(&["old-b.md", "--force-exclude"]);
    assert_eq!((ran.status, ran.stderr.as_str()), (0, ""), "nothing is left, which is no mistake");
}
