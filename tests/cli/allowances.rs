//! Findings that somebody decided to live with.

use super::{FLAGGED, Folder};

/// The document with a comment above the line that is found.
fn with_comment(comment: &str) -> String {
    FLAGGED.replace("第二条", &format!("<!-- normlint: {comment} -->\n第二条"))
}

#[test]
fn a_comment_silences_the_line_below_it() {
    let folder = Folder::new();
    for name in ["a.md", "a.txt"] {
        folder.write(name, with_comment("allow HSE001 reason=\"另有规定\""));
        assert!(folder.findings(&[name]).is_empty(), "{name}");
        folder.write(name, with_comment("allow house-word reason=\"x\" expires=\"2026-06-01\""));
        assert!(folder.findings(&[name]).is_empty(), "it holds on its last day");
    }
}

#[test]
fn a_comment_that_does_nothing_is_reported() {
    let folder = Folder::new();
    let check = |comment: &str, expected: &[&str]| {
        folder.write("a.md", with_comment(comment));
        assert_eq!(folder.findings(&["a.md"]), expected, "{comment}");
    };
    check("allow HSE001", &["NRM001 a.md:5", "HSE001 a.md:6"]);
    check("allow HSE002 reason=\"x\"", &["NRM001 a.md:5", "HSE001 a.md:6"]);
    check("allow HSE001 reason=\"x\" expires=\"2026-05-31\"", &["NRM002 a.md:5", "HSE001 a.md:6"]);
    folder.write(
        "a.md",
        format!("{FLAGGED}\n<!-- normlint: allow HSE001 reason=\"x\" -->\n第三条　略。\n"),
    );
    assert_eq!(folder.findings(&["a.md"]), ["HSE001 a.md:5", "NRM001 a.md:7"]);
}

#[test]
fn an_allowance_for_a_lint_that_is_off_is_not_reported() {
    let folder = Folder::new();
    folder.write("a.md", with_comment("allow HSE001 reason=\"x\""));
    assert!(folder.findings(&["a.md", "--allow", "HSE001"]).is_empty());
}

fn allow(keys: &str) -> String {
    format!("[[allow]]\nlint = \"HSE001\"\nreason = \"另有规定\"\n{keys}\n")
}

#[test]
fn a_configuration_allows_by_path_provision_and_text() {
    let folder = Folder::new();
    folder.write("drafts/a.md", FLAGGED);
    folder.write("other/b.md", FLAGGED);
    let check = |keys: &str, expected: &[&str]| {
        folder.write("normlint.toml", allow(keys));
        assert_eq!(folder.findings(&[]), expected, "{keys}");
    };
    check("", &[]);
    check("path = \"drafts/**\"", &["HSE001 other/b.md:5"]);
    check("path = \"other/b.md\"\nprovision = \"art_2\"", &["HSE001 drafts/a.md:5"]);
    check("text = \"突出\"", &[]);
    let both = ["HSE001 drafts/a.md:5", "HSE001 other/b.md:5", "NRM001 normlint.toml:2"];
    check("provision = \"art_1\"", &both);
    check("text = \"一般\"", &both);
    let expired = ["HSE001 drafts/a.md:5", "HSE001 other/b.md:5", "NRM002 normlint.toml:2"];
    check("expires = \"2026-05-31\"", &expired);
}

#[test]
fn a_run_over_some_of_the_documents_cannot_call_an_allowance_unused() {
    let folder = Folder::new();
    folder.write("drafts/a.md", FLAGGED);
    folder.write("drafts/b.md", FLAGGED.replace("突出贡献", "贡献"));
    folder.write("normlint.toml", allow("path = \"drafts/**\""));
    assert!(folder.findings(&["drafts/b.md"]).is_empty());
    folder.write("drafts/a.md", FLAGGED.replace("突出贡献", "贡献"));
    assert_eq!(folder.findings(&["drafts"]), ["NRM001 normlint.toml:2"]);
    folder.write("normlint.toml", allow("path = \"drafts/b.md\""));
    assert_eq!(folder.findings(&["drafts/b.md"]), ["NRM001 normlint.toml:2"]);
}
