//! The hooks of pre-commit.

use super::{FAULTY, command, has, read, root};
use normlint::read::EXTENSIONS;
use std::fs;
use tempfile::TempDir;

#[test]
fn hooks_take_the_files_that_folders_are_searched_for() {
    let hooks = read(".pre-commit-hooks.yaml");
    let wanted = format!("files: \\.({})$", EXTENSIONS.join("|"));
    assert_eq!(hooks.matches(&wanted).count(), hooks.matches("- id:").count(), "{wanted}");
}

#[test]
fn pre_commit_runs_the_hook_of_the_path() {
    if !has(&["git", "pre-commit"]) {
        return;
    }
    if !root().join(".git").exists() {
        println!("skipped: this is no clone, from which pre-commit could take the hooks");
        return;
    }
    let folder = TempDir::new().expect("a folder");
    fs::write(folder.path().join("normlint.toml"), "exclude = [\"old\"]\n").expect("a file");
    for name in ["a.md", "old/b.md", "c.rs"] {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, FAULTY).expect("a file");
    }
    let run = |program: &str, args: &[&str]| {
        let mut command = command(program, folder.path());
        command.env("PRE_COMMIT_HOME", folder.path().join(".git/pre-commit"));
        let output = command.args(args).output().expect("it runs");
        (output.status.code(), String::from_utf8_lossy(&output.stdout).into_owned())
    };
    assert_eq!(run("git", &["init", "--quiet"]).0, Some(0));
    assert_eq!(run("git", &["add", "."]).0, Some(0));
    let hooks = root().to_str().expect("UTF-8");
    let (status, said) =
        run("pre-commit", &["try-repo", hooks, "normlint-system", "--all-files", "--verbose"]);
    assert_eq!(status, Some(1), "{said}");
    assert!(said.contains("a.md:7:") && said.contains("STR001"), "{said}");
    assert!(!said.contains("b.md") && !said.contains("c.rs"), "{said}");
}
