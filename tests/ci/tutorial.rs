//! The commands of `docs/ci.md`, run as printed in one folder, and what they print.

use super::{command, has, read};
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A fenced block: what stands behind the fence, and the lines of the block.
struct Block<'p> {
    info: &'p str,
    lines: Vec<&'p str>,
}

fn blocks(page: &str) -> Vec<Block<'_>> {
    let mut blocks = Vec::new();
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        if let Some(info) = line.strip_prefix("```") {
            let lines = lines.by_ref().take_while(|line| !line.starts_with("```")).collect();
            blocks.push(Block { info, lines });
        }
    }
    blocks
}

/// A session of a shell in which the folder and the last status live on.
struct Session {
    folder: PathBuf,
    status: i32,
    home: TempDir,
}

impl Session {
    fn new() -> Self {
        let home = TempDir::new().expect("a folder");
        Self { folder: home.path().to_owned(), status: 0, home }
    }

    /// What a command prints, errors included.
    fn run(&mut self, line: &str) -> String {
        let (status, end) = (self.status, self.home.path().join(".end"));
        let script =
            format!("exec 2>&1; trap 'pwd > {}' EXIT; (exit {status}); {line}", end.display());
        let output = command("bash", &self.folder).args(["-c", &script]).output();
        let output = output.expect("bash runs");
        self.status = output.status.code().expect("no signal");
        self.folder = PathBuf::from(fs::read_to_string(end).expect("where it ended").trim_end());
        String::from_utf8(output.stdout).expect("UTF-8")
    }

    fn write(&self, name: &str, lines: &[&str]) {
        let path = self.folder.join(name);
        fs::create_dir_all(path.parent().unwrap_or(Path::new("."))).expect("a folder");
        fs::write(path, lines.join("\n") + "\n").expect("a file");
    }
}

/// Whether `line` is `wanted`, in which `…` stands for anything.
fn is_like(line: &str, wanted: &str) -> bool {
    let mut rest = line;
    let mut parts = wanted.split('…');
    let first = parts.next().unwrap_or_default();
    let Some(behind) = rest.strip_prefix(first) else { return false };
    rest = behind;
    for part in parts {
        let Some(at) = rest.find(part) else { return false };
        rest = &rest[at + part.len()..];
    }
    rest.is_empty() || wanted.ends_with('…')
}

#[test]
fn the_commands_do_what_the_page_says() {
    if !has(&["bash", "git"]) {
        return;
    }
    let page = read("docs/ci.md");
    let mut session = Session::new();
    let mut ran = 0;
    for block in blocks(&page) {
        match block.info.split_once(' ') {
            Some((_, name)) => session.write(name, &block.lines),
            None if block.info == "console" => ran += console(&mut session, &block.lines),
            None => {}
        }
    }
    assert!(ran > 15, "only {ran} commands were found");
}

/// Runs the commands of a block, each behind `$ `, and holds what they print against the lines
/// behind them. Gives their number.
fn console(session: &mut Session, lines: &[&str]) -> usize {
    let mut rest = lines;
    let mut ran = 0;
    while let Some((first, behind)) = rest.split_first() {
        let line = first.strip_prefix("$ ").unwrap_or_else(|| panic!("no command: {first}"));
        let end = behind.iter().position(|line| line.starts_with("$ ")).unwrap_or(behind.len());
        let (wanted, next) = behind.split_at(end);
        let printed = session.run(line);
        let printed: Vec<&str> = printed.lines().collect();
        let same = printed.len() == wanted.len()
            && printed.iter().zip(wanted).all(|(line, wanted)| is_like(line, wanted));
        assert!(same, "$ {line}\n{}\nis not\n{}", printed.join("\n"), wanted.join("\n"));
        rest = next;
        ran += 1;
    }
    ran
}

#[test]
fn dots_stand_for_anything() {
    assert!(is_like("a b c", "a … c") && is_like("a b c", "a …") && is_like("abc", "abc"));
    assert!(!is_like("a b c", "a … d") && !is_like("abcd", "abc") && !is_like("b", "a…"));
}
