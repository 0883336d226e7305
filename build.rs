//! Compiles the data folders into the binary: `jurisdictions/` and `lints/` as text with what can be
//! told beforehand of the expressions in them, and the native lints as modules. Dropping a file into
//! a folder is all it takes to add it.

#![allow(clippy::disallowed_methods, reason = "a build script reads and writes files")]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

#[allow(unreachable_pub, reason = "part of the library")]
#[path = "src/text/ascii.rs"]
mod ascii;
#[allow(
    dead_code,
    unreachable_pub,
    unused_imports,
    reason = "the build makes chains and runs none"
)]
#[path = "src/text/chain/mod.rs"]
mod chain;
#[path = "src/text/required.rs"]
mod required;

fn main() {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("set by cargo"));
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("set by cargo"));
    embed(&root, "jurisdictions", "toml", "pack_files", &out.join("packs.rs"));
    embed(&root, "lints", "md", "lint_pages", &out.join("lint_pages.rs"));
    native_lints(&root, &out.join("native_lints.rs"));
    let expressions = expressions(&root);
    let all = || expressions.iter().map(String::as_str);
    table(all().filter_map(|source| Some((source, parsed(source)?))), &out.join("expressions.bin"));
    table(all().filter_map(|source| Some((source, program(source)?))), &out.join("programs.bin"));
    table(all().map(|source| (source, required::find(source))), &out.join("required.bin"));
}

/// All strings of packs, lint pages and native lints that may be regular expressions: those with a
/// sign that words hardly have. One that is overlooked is read when it is needed.
fn expressions(root: &Path) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (folder, extension) in [("jurisdictions", "toml"), ("lints", "md")] {
        for (_, path) in files(&root.join(folder), extension) {
            strings(&toml_of(Path::new(&path)).unwrap_or_default(), &mut found);
        }
    }
    for (_, path) in files(&root.join("src/lint/native"), "rs") {
        literals(&fs::read_to_string(path).expect("a file of the package"), &mut found);
    }
    found.retain(|text| text.contains(['[', '(', '|', '\\', '?', '*']));
    found
}

fn strings(table: &toml::Table, found: &mut BTreeSet<String>) {
    let mut waiting: Vec<(&str, &toml::Value)> =
        table.iter().map(|(k, v)| (k.as_str(), v)).collect();
    while let Some((key, value)) = waiting.pop() {
        match value {
            toml::Value::String(text) => {
                found.insert(match key {
                    "before" | "lead" => ascii::ending(text),
                    "after" | "tail" | "here" => ascii::beginning(text),
                    _ => text.clone(),
                });
            }
            toml::Value::Array(values) => waiting.extend(values.iter().map(|value| (key, value))),
            toml::Value::Table(table) => waiting.extend(table.iter().map(|(k, v)| (k.as_str(), v))),
            _ => {}
        }
    }
}

/// The string literals of a file of Rust.
fn literals(code: &str, found: &mut BTreeSet<String>) {
    let mut rest = code;
    while let Some((before, behind)) = rest.split_once('"') {
        if before.ends_with('r') {
            let Some((text, behind)) = behind.split_once('"') else { return };
            found.insert(text.to_owned());
            rest = behind;
            continue;
        }
        let (mut text, mut chars) = (String::new(), behind.chars());
        while let Some(c) = chars.next().filter(|&c| c != '"') {
            if c != '\\' {
                text.push(c);
                continue;
            }
            match chars.next() {
                // A line that goes on begins behind the blanks of the next.
                Some('\n') => chars = chars.as_str().trim_start().chars(),
                escaped => text.extend(escaped),
            }
        }
        found.insert(text);
        rest = chars.as_str();
    }
}

/// Whether an expression has groups that capture, and its chain if it can be one.
fn parsed(source: &str) -> Option<(bool, Option<chain::Chain>)> {
    let hir = regex_syntax::parse(&ascii::ascii_classes(source)).ok()?;
    Some((hir.properties().explicit_captures_len() > 0, chain::Chain::of(&hir)))
}

fn program(source: &str) -> Option<chain::Program> {
    chain::Program::of(&regex_syntax::parse(&ascii::ascii_classes(source)).ok()?)
}

/// Writes a table that `src/text/compiled.rs` reads: it tells how.
fn table<'s, T: serde::Serialize>(rows: impl Iterator<Item = (&'s str, T)>, target: &Path) {
    let mut sorted = BTreeMap::new();
    let mut values = Vec::new();
    for (source, value) in rows {
        let at = u32::try_from(values.len()).expect("a table of a few megabytes");
        let earlier = sorted.insert(ascii::fingerprint(source), at);
        assert!(earlier.is_none(), "two expressions have one fingerprint: {source}");
        values.extend(postcard::to_allocvec(&value).expect("plain data"));
    }
    let count = u32::try_from(sorted.len()).expect("a table of a few megabytes");
    let mut bytes = count.to_le_bytes().to_vec();
    for (fingerprint, at) in sorted {
        bytes.extend(fingerprint.to_le_bytes());
        bytes.extend(at.to_le_bytes());
    }
    bytes.extend(values);
    fs::write(target, bytes).expect("OUT_DIR is writable");
}

/// Writes `fn NAME() -> &'static [File]`: the files compiled in, or with the feature `live-data` read
/// when they are first asked for.
fn embed(root: &Path, folder: &str, extension: &str, name: &str, target: &Path) {
    println!("cargo::rerun-if-changed={folder}");
    let live = env::var_os("CARGO_FEATURE_LIVE_DATA").is_some();
    let mut rows = String::new();
    for (relative, path) in files(&root.join(folder), extension) {
        let (text, data) = match live {
            true => (format!("read({path:?})"), String::new()),
            false => (format!("include_str!({path:?})"), data(Path::new(&path))),
        };
        let _ = write!(rows, "File {{ path: {relative:?}, text: {text}, data: {data:?} }}, ");
    }
    let files = match live {
        true => format!("FILES.get_or_init(|| vec![{rows}])"),
        false => format!("&[{rows}]"),
    };
    let head = if live { LIVE } else { "" };
    let code = format!("pub(crate) fn {name}() -> &'static [File] {{{head}\n    {files}\n}}\n");
    fs::write(target, code).expect("OUT_DIR is writable");
}

/// What a file says in TOML as JSON, which is read five times as fast; empty where it does not read.
fn data(path: &Path) -> String {
    toml_of(path).and_then(|table| serde_json::to_string(&table).ok()).unwrap_or_default()
}

/// The TOML of a pack's file or of a page's front matter.
fn toml_of(path: &Path) -> Option<toml::Table> {
    let text = fs::read_to_string(path).expect("a file of the package");
    let page = path.extension().is_some_and(|extension| extension == "md");
    let toml = if page { text.strip_prefix("+++")?.split_once("\n+++")?.0 } else { &text };
    toml::from_str(toml).ok()
}

/// How files are read with the feature `live-data`; one that is gone since the build is empty.
const LIVE: &str = "
    static FILES: std::sync::OnceLock<Vec<File>> = std::sync::OnceLock::new();
    #[allow(clippy::disallowed_methods, reason = \"data that is written while it is tried\")]
    fn read(path: &str) -> &'static str {
        std::fs::read_to_string(path).unwrap_or_default().leak()
    }";

/// Writes a module for each `src/lint/native/<family>/<name>.rs` and the table of their entries.
fn native_lints(root: &Path, target: &Path) {
    println!("cargo::rerun-if-changed=src/lint/native");
    let mut code = String::new();
    let mut table = String::new();
    for (relative, path) in files(&root.join("src/lint/native"), "rs") {
        let Some((_, file)) = relative.split_once('/') else { continue };
        let module = file.trim_end_matches(".rs");
        let _ = writeln!(code, "#[path = {path:?}]\nmod {module};");
        let name = module.replace('_', "-");
        let _ = writeln!(table, "    ({name:?}, {module}::check as NativeCheck),");
    }
    let _ = writeln!(code, "pub(crate) static NATIVE: &[(&str, NativeCheck)] = &[\n{table}];");
    fs::write(target, code).expect("OUT_DIR is writable");
}

/// The files of a folder with an extension, by path below the folder with `/` between the steps.
fn files(folder: &Path, extension: &str) -> Vec<(String, String)> {
    walkdir::WalkDir::new(folder)
        .sort_by_file_name()
        .into_iter()
        .filter_map(Result::ok)
        .filter(|entry| entry.path().extension().is_some_and(|found| found == extension))
        .filter_map(|entry| {
            let relative = entry.path().strip_prefix(folder).ok()?.to_str()?.replace('\\', "/");
            Some((relative, entry.path().to_str()?.to_owned()))
        })
        .collect()
}
