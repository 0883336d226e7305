//! Follows `docs/writing-lints.md` as its readers do, so that what it prints works.

#![allow(clippy::disallowed_methods, reason = "runs the program in a folder of its own")]

use normlint::lint::testing;
use normlint::lint::{Catalogue, Linter, Page};
use std::fs;
use std::process::{Command, Output};
use tempfile::TempDir;

const GUIDE: &str = include_str!("../docs/writing-lints.md");
/// The folder of pages that the guide tells its readers to make.
const FOLDER: &str = "house-lints";
/// How many worked examples the guide promises.
const PAGES: usize = 6;

/// The fenced blocks of the guide that open with `open` (ticks and language), without their fences.
fn blocks(open: &str) -> Vec<String> {
    let fence: String = open.chars().take_while(|c| *c == '`').collect();
    let mut found = Vec::new();
    let mut lines = GUIDE.lines();
    while lines.by_ref().any(|line| line == open) {
        let block: Vec<_> = lines.by_ref().take_while(|line| *line != fence).collect();
        found.push(block.join("\n") + "\n");
    }
    found
}

/// The pages by the name that their `# ` line gives them.
fn pages() -> Vec<(String, String)> {
    let named = |text: String| {
        let (_, body) = text.split_once("\n+++\n# ").expect("a name below the front matter");
        (body.lines().next().unwrap_or_default().to_owned(), text)
    };
    let pages: Vec<_> = blocks("`````markdown").into_iter().map(named).collect();
    assert!(pages.len() >= PAGES, "{} pages of {PAGES} in five ticks", pages.len());
    pages
}

/// The first block of that kind which begins with `start`.
fn block(open: &str, start: &str) -> String {
    let found = blocks(open).into_iter().find(|block| block.starts_with(start));
    found.unwrap_or_else(|| panic!("no block {open} begins with {start}"))
}

#[test]
fn each_page_of_the_guide_passes_with_examples_of_both_kinds() {
    let mut catalogue = Catalogue::default();
    for (name, text) in pages() {
        let page = Page::parse(&format!("{FOLDER}/{name}.md"), &text);
        catalogue.add(page.unwrap_or_else(|error| panic!("{error}"))).expect("codes differ");
    }
    let linter = Linter::new(catalogue.clone()).and_then(|linter| linter.validate());
    linter.unwrap_or_else(|error| panic!("{error}"));
    let results = testing::run(catalogue.clone()).expect("the pages work");
    for result in &results {
        let failure = result.failure.as_deref();
        assert_eq!(failure, None, "{}:{}: {}", result.page, result.line, result.code);
    }
    for lint in catalogue.lints() {
        for language in &lint.page.front.languages {
            let own = |flagged: bool| {
                let here = results.iter().filter(|result| result.code == lint.code());
                here.filter(|r| &r.language == language && r.flagged == flagged).count()
            };
            let (flagged, clean) = (own(true), own(false));
            assert!(flagged >= 1 && clean >= 2, "{}: {language}: {flagged}, {clean}", lint.name());
        }
    }
}

#[test]
fn the_steps_of_the_guide_do_what_it_says() {
    let folder = TempDir::new().expect("a folder");
    let write =
        |name: &str, text: &str| fs::write(folder.path().join(name), text).expect("written");
    let run = |args: &[&str]| -> Output {
        let mut program = Command::new(env!("CARGO_BIN_EXE_normlint"));
        program.args(args).args(["--today", "2026-12-01"]).current_dir(folder.path());
        program.output().expect("it runs")
    };
    let printed = |args: &[&str]| {
        let ran = run(args);
        let errors = String::from_utf8_lossy(&ran.stderr).into_owned();
        String::from_utf8(ran.stdout).expect("UTF-8") + &errors
    };
    fs::create_dir(folder.path().join(FOLDER)).expect("a folder in it");
    for (name, text) in pages() {
        write(&format!("{FOLDER}/{name}.md"), &text);
    }
    let tested = printed(&["test", FOLDER]);
    assert!(GUIDE.contains(&format!("`{}`", tested.trim())), "the guide promises: {tested}");

    let settings = block("```toml", "lints = ");
    write("normlint.toml", &settings);
    write("draft.md", &block("```text", "# Example"));
    let check = ["check", "draft.md", "--select", "OWN", "--format", "short"];
    let found = block("```text", "draft.md:");
    assert!(printed(&check).starts_with(&found), "{}", printed(&check));
    let listed = printed(&["lints"]);
    for (name, _) in pages() {
        assert!(listed.contains(&name), "{name} is not listed:\n{listed}");
        assert!(printed(&["explain", &name]).contains(&name));
    }

    write("normlint.toml", &(settings + &block("```toml", "[levels]\nOWN001")));
    let found = printed(&check);
    assert!(found.contains("error[OWN001]") && !found.contains("OWN002"), "{found}");
}
