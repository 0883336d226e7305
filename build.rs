//! Compiles the data folders into the binary: `jurisdictions/` and `lints/` as text with what can be
//! told beforehand of the expressions in them, and the native lints as modules. Dropping a file into
//! a folder is all it takes to add it.

#![allow(clippy::disallowed_methods, reason = "a build script reads and writes files")]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

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
    table(all().map(|source| (source, required::find(source))), &out.join("required.bin"));
}

/// All strings of packs and lint pages that may be regular expressions: those with a sign that
/// words hardly have.
fn expressions(root: &Path) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (_, path) in files(&root.join("jurisdictions"), "toml") {
        let text = fs::read_to_string(path).expect("a file of the package");
        strings(&toml::from_str(&text).unwrap_or_default(), &mut found);
    }
    for (_, path) in files(&root.join("lints"), "md") {
        let text = fs::read_to_string(path).expect("a file of the package");
        let front = text.split("+++").nth(1).unwrap_or_default();
        strings(&toml::from_str(front).unwrap_or_default(), &mut found);
    }
    found
}

fn strings(table: &toml::Table, found: &mut BTreeSet<String>) {
    let mut waiting: Vec<&toml::Value> = table.values().collect();
    while let Some(value) = waiting.pop() {
        match value {
            toml::Value::String(text) if text.contains(['[', '(', '|', '\\', '?', '*']) => {
                found.insert(text.clone());
            }
            toml::Value::Array(values) => waiting.extend(values),
            toml::Value::Table(table) => waiting.extend(table.values()),
            _ => {}
        }
    }
}

/// Whether an expression has groups that capture, and its chain if it can be one.
fn parsed(source: &str) -> Option<(bool, Option<chain::Chain>)> {
    let hir = regex_syntax::parse(&ascii::ascii_classes(source)).ok()?;
    Some((hir.properties().explicit_captures_len() > 0, chain::Chain::of(&hir)))
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

/// Writes `fn NAME() -> &'static [(&'static str, &'static str)]`: the path below the folder and the
/// text of each file, compiled in, or with the feature `live-data` read when it is first asked for.
fn embed(root: &Path, folder: &str, extension: &str, name: &str, target: &Path) {
    println!("cargo::rerun-if-changed={folder}");
    let live = env::var_os("CARGO_FEATURE_LIVE_DATA").is_some();
    let mut rows = String::new();
    for (relative, path) in files(&root.join(folder), extension) {
        let text = if live { format!("read({path:?})") } else { format!("include_str!({path:?})") };
        let _ = writeln!(rows, "        ({relative:?}, {text}),");
    }
    let files = match live {
        true => format!("FILES.get_or_init(|| vec![\n{rows}    ])"),
        false => format!("&[\n{rows}    ]"),
    };
    let head = if live { LIVE } else { "" };
    let code = format!(
        "pub(crate) fn {name}() -> &'static [(&'static str, &'static str)] {{{head}\n    {files}\n}}\n"
    );
    fs::write(target, code).expect("OUT_DIR is writable");
}

/// How files are read with the feature `live-data`; one that is gone since the build is empty.
const LIVE: &str = "
    static FILES: std::sync::OnceLock<Vec<(&str, &str)>> = std::sync::OnceLock::new();
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
