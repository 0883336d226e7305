//! Reads which module uses which and holds them to the order of the layers, and files to a length
//! that can be read in one go.

#![allow(clippy::disallowed_methods, reason = "reads the sources of the crate")]

use std::fs;
use std::path::{Path, PathBuf};

/// The layers, lowest first. A module uses its own layer and those before it; modules that share
/// a row know nothing of each other.
const LAYERS: [&[&str]; 10] = [
    &["text"],
    &["read"],
    &["jurisdiction"],
    &["outline"],
    &["model"],
    &["workspace"],
    &["lint"],
    &["report"],
    &["audit", "lsp"],
    &["cli"],
];

/// Longest file in lines. The house rule is about 500; the rest is for tests at the foot.
const LONGEST: usize = 600;

#[test]
fn modules_use_only_the_layers_before_them() {
    let mut faults = Vec::new();
    let mut edges = 0;
    for path in rust_files("src") {
        let module = module_path(&path);
        let [own, ..] = module.as_slice() else { continue };
        for used in used_modules(&read(&path), module.len()) {
            edges += 1;
            faults.extend(fault(own, &used).map(|fault| format!("{}: {fault}", path.display())));
        }
    }
    assert!(edges > 50, "only {edges} uses of other modules were found: are they still read?");
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

#[test]
fn files_can_be_read_in_one_go() {
    let mut faults = Vec::new();
    for path in ["src", "tests", "benches"].into_iter().flat_map(rust_files) {
        let lines = read(&path).lines().count();
        if lines > LONGEST {
            faults.push(format!("{}: {lines} lines, more than {LONGEST}", path.display()));
        }
    }
    assert!(faults.is_empty(), "split these by subject:\n{}\n", faults.join("\n"));
}

#[test]
fn jurisdictions_are_data() {
    let mut faults = Vec::new();
    for path in rust_files("src") {
        for (index, line) in read(&path).lines().enumerate() {
            let place = format!("{}:{}", path.display(), index + 1);
            faults.extend(compares_code(line).then(|| {
                format!("{place}: asks for one jurisdiction; say it in jurisdictions/<code>/")
            }));
        }
    }
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

/// Whether a line of code compares the code of a jurisdiction with a constant.
fn compares_code(line: &str) -> bool {
    ["code() == \"", "code() != \"", "code == \"", "code != \""].iter().any(|sign| {
        let behind = line.split(sign).nth(1).and_then(|rest| rest.split('"').next());
        behind.is_some_and(|code| code.len() == 2)
    })
}

/// What is wrong with a use of the top-level module `used` in the top-level module `own`.
fn fault(own: &str, used: &str) -> Option<String> {
    let layer = |module: &str| LAYERS.iter().position(|row| row.contains(&module));
    let Some(mine) = layer(own) else {
        return Some(format!("`{own}` is in no layer; give it a place in tests/layers.rs"));
    };
    let Some(other) = layer(used) else {
        return Some(format!("uses `crate::{used}`, which is no layer; name it by its module"));
    };
    let fine = own == used || other < mine;
    (!fine).then(|| format!("`{own}` uses `{used}`, which does not come before it in the layers"))
}

/// The top-level modules that the code of a file names, `depth` modules below the crate.
fn used_modules(code: &str, depth: usize) -> Vec<String> {
    let mut found = Vec::new();
    let code: String = code.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
    let named = code.match_indices("crate::").map(|(at, step)| (at, at + step.len()));
    for (_, rest) in named.filter(|&(at, _)| !code[..at].ends_with(is_word)) {
        found.extend(first_names(&code[rest..]));
    }
    let up = "super::".repeat(depth);
    for (at, _) in code.match_indices(&up) {
        let is_layer = |name: &String| LAYERS.iter().any(|row| row.contains(&name.as_str()));
        found.extend(first_names(&code[at + up.len()..]).into_iter().filter(is_layer));
    }
    found
}

/// The first step of a path, or of each path in braces.
fn first_names(path: &str) -> Vec<String> {
    let name = |text: &str| text.chars().take_while(|&c| is_word(c)).collect::<String>();
    let Some(group) = path.strip_prefix('{') else { return vec![name(path)] };
    let mut names = Vec::new();
    let (mut depth, mut fresh) = (0, true);
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => fresh = true,
            _ if fresh && is_word(c) => {
                names.push(name(&group[at..]));
                fresh = false;
            }
            _ => {}
        }
    }
    names
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// The path of the module that a file below `src/` is, empty for the roots of the crates. The
/// native lints are modules of `lint::native` whatever family they are in.
fn module_path(path: &Path) -> Vec<String> {
    let below = path.strip_prefix(root().join("src")).expect("a file below src");
    let steps = below.with_extension("");
    let mut steps: Vec<_> = steps.iter().map(|step| step.to_string_lossy().into_owned()).collect();
    if steps.len() == 4 && steps[..2] == ["lint", "native"] {
        steps.remove(2);
    }
    if matches!(steps.last().map(String::as_str), Some("mod" | "lib" | "main")) {
        steps.pop();
    }
    steps
}

fn rust_files(folder: &str) -> Vec<PathBuf> {
    let entries = walkdir::WalkDir::new(root().join(folder)).sort_by_file_name();
    let paths = entries.into_iter().filter_map(Result::ok).map(walkdir::DirEntry::into_path);
    paths.filter(|path| path.extension().is_some_and(|extension| extension == "rs")).collect()
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn uses_are_read_in_every_form() {
    let code = "use crate::text::Span;\nuse crate::{model::{Document, Hits}, lint};\n\
                // crate::cli is only spoken of\nlet x: crate::read::Source;\n\
                use super::super::report::Report;\nuse super::lsp;";
    assert_eq!(used_modules(code, 2), ["text", "model", "lint", "read", "report"]);
}

#[test]
fn comparisons_of_codes_are_seen() {
    assert!(compares_code("if profile.code() == \"cn\" {"));
    assert!(!compares_code("finding.code == \"VAG001\" || profile.code() == code"));
}

#[test]
fn uses_of_later_layers_are_faults() {
    assert_eq!(fault("lint", "model"), None);
    assert_eq!(fault("lint", "lint"), None);
    assert_eq!(fault("cli", "lsp"), None);
    assert!(fault("model", "lint").is_some_and(|fault| fault.contains("`model` uses `lint`")));
    assert!(fault("lsp", "audit").is_some());
    assert!(fault("tools", "text").is_some_and(|fault| fault.contains("in no layer")));
    assert!(fault("lint", "Linter").is_some_and(|fault| fault.contains("no layer")));
}
