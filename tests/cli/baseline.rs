//! Findings that are accepted for now.

use super::{FLAGGED, Folder};

#[test]
fn a_baseline_survives_moving_renumbering_and_renaming() {
    let folder = Folder::new();
    folder.write("a.md", FLAGGED);
    let ran = folder.check(&["a.md", "--write-baseline", "base.json"]);
    assert_eq!(ran.status, 0);
    assert!(ran.stderr.contains("1 finding accepted"), "{}", ran.stderr);
    let written = folder.read("base.json");
    assert!(written.contains("\"code\":\"HSE001\",\"label\":\"第二条\",\"count\":1"), "{written}");

    let moved = FLAGGED
        .replace("甲管理办法\n", "甲管理办法\n\n（征求意见稿）\n")
        .replace("第二条", "第二条　申请应当书面提出。\n\n第十三条");
    folder.write("b/renamed.md", moved);
    let ran = folder.check(&["b", "--baseline", "base.json"]);
    assert_eq!((ran.status, ran.stderr.as_str()), (0, ""));
    assert_eq!(folder.findings(&["b"]).len(), 1, "without a baseline it is there");
}

#[test]
fn what_is_new_is_reported_and_each_is_counted() {
    let folder = Folder::new();
    folder.write("a.md", FLAGGED);
    folder.check(&["--write-baseline", "base.json"]);
    folder.write("b.md", FLAGGED);
    let found = folder.findings(&["--baseline", "base.json"]);
    assert_eq!(found, ["HSE001 b.md:5"], "the same text in another file is new");
    let another = format!("{FLAGGED}\n第三条　有突出贡献的，予以奖励。\n");
    folder.write("b.md", another);
    assert_eq!(folder.findings(&["b.md", "--baseline", "base.json"]), ["HSE001 b.md:7"]);
}

#[test]
fn what_no_longer_occurs_is_told() {
    let folder = Folder::new();
    folder.write("a.md", FLAGGED);
    folder.check(&["--write-baseline", "base.json"]);
    folder.write("a.md", FLAGGED.replace("突出贡献", "贡献"));
    let ran = folder.check(&["--baseline", "base.json"]);
    assert_eq!(ran.status, 0);
    assert!(ran.stderr.contains("1 finding of it did not occur: HSE001 第二条"), "{}", ran.stderr);
}

#[test]
fn a_baseline_is_the_same_bytes_each_time() {
    let folder = Folder::new();
    folder.write("a.md", FLAGGED);
    folder.write("b.md", format!("{FLAGGED}\n第三条　有突出贡献的，予以奖励。\n"));
    folder.check(&["--write-baseline", "one.json", "--jobs", "1"]);
    folder.check(&["--write-baseline", "two.json", "--jobs", "3"]);
    assert_eq!(folder.read("one.json"), folder.read("two.json"));
    assert!(!folder.read("one.json").contains("a.md"), "no paths and no positions");
}

#[test]
fn a_configuration_may_name_the_baseline() {
    let folder = Folder::new();
    folder.write("sub/a.md", FLAGGED);
    folder.check(&["--write-baseline", "base.json"]);
    folder.write("normlint.toml", "baseline = \"base.json\"\n");
    assert!(folder.findings(&["sub"]).is_empty());
    folder.write("sub/a.md", FLAGGED.replace("突出贡献", "贡献"));
    let mended = folder.check(&["sub"]);
    assert!(mended.stderr.starts_with("note: base.json: 1 finding of it"), "{}", mended.stderr);
    folder.write("sub/a.md", FLAGGED);
    let ran = folder.check(&["--write-baseline", "base.json"]);
    assert!(ran.stderr.contains("1 finding accepted"), "it is written anew: {}", ran.stderr);
}

#[test]
fn a_baseline_that_cannot_be_used_fails_the_run() {
    let folder = Folder::new();
    folder.write("a.md", FLAGGED);
    let check = |name: &str, expected: &str| {
        let ran = folder.check(&["--baseline", name]);
        assert_eq!(ran.status, 2);
        assert!(ran.stderr.contains(expected), "{}", ran.stderr);
    };
    check("gone.json", "--write-baseline gone.json");
    folder.write("wrong.json", "{}");
    check("wrong.json", "not a baseline: ");
    folder.write("later.json", r#"{"version": 9, "findings": {}}"#);
    check("later.json", "version 9");
}
