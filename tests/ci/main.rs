//! What normlint brings for continuous integration, run as the services run it. What needs a tool
//! that is not installed is skipped and says so.

#![cfg(unix)]
#![allow(clippy::disallowed_methods, reason = "runs programs in folders of its own")]
#![allow(clippy::print_stdout, reason = "says what it skips")]

mod action;
mod hooks;
mod matcher;
mod tutorial;

use std::path::Path;
use std::process::{Command, Stdio};

/// A draft without an Article 2, which is told in line 7.
const FAULTY: &str =
    "# Stalls Act\n\n## Article 1\n\nPermits are free.\n\n## Article 3\n\nIt is in force.\n";

/// The built program.
const NORMLINT: &str = env!("CARGO_BIN_EXE_normlint");

/// The root of the repository.
fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The text of a file of the repository.
fn read(name: &str) -> String {
    std::fs::read_to_string(root().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// Whether all of `tools` are installed; says which one is not.
fn has(tools: &[&str]) -> bool {
    tools.iter().all(|tool| {
        let mut command = Command::new(tool);
        let found = command.arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
        if found.is_err() {
            println!("skipped: {tool} is not installed");
        }
        found.is_ok()
    })
}

/// A command that finds the built program as `normlint` and knows nothing of the machine's git.
fn command(program: &str, folder: &Path) -> Command {
    let built = Path::new(NORMLINT).parent().expect("a file in a folder");
    let mut paths = vec![built.to_owned()];
    paths.extend(std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default()));
    let mut command = Command::new(program);
    command.current_dir(folder).stdin(Stdio::null());
    command.env("PATH", std::env::join_paths(paths).expect("paths without colons"));
    command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
    for role in ["AUTHOR", "COMMITTER"] {
        command.env(format!("GIT_{role}_NAME"), "n").env(format!("GIT_{role}_EMAIL"), "n@e");
    }
    command
}
