//! Compiles the data folders into the binary: `jurisdictions/` and `lints/` as text, and the
//! native lints as modules. Dropping a file into a folder is all it takes to add it.

#![allow(clippy::disallowed_methods, reason = "a build script reads and writes files")]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("set by cargo"));
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("set by cargo"));
    embed(&root, "jurisdictions", "toml", "PACK_FILES", &out.join("packs.rs"));
    embed(&root, "lints", "md", "LINT_PAGES", &out.join("lint_pages.rs"));
    native_lints(&root, &out.join("native_lints.rs"));
}

/// Writes `pub static NAME: &[(&str, &str)]`: the path below the folder and the text of each file.
fn embed(root: &Path, folder: &str, extension: &str, name: &str, target: &Path) {
    println!("cargo::rerun-if-changed={folder}");
    let mut code = format!("pub(crate) static {name}: &[(&str, &str)] = &[\n");
    for (relative, path) in files(&root.join(folder), extension) {
        let _ = writeln!(code, "    ({relative:?}, include_str!({path:?})),");
    }
    code.push_str("];\n");
    fs::write(target, code).expect("OUT_DIR is writable");
}

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
