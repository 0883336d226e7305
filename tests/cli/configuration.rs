//! `normlint.toml`: where it is found, what it says, what is wrong with it.

use super::{CLEAN, FLAGGED, Folder};

#[test]
fn the_next_configuration_above_a_file_holds() {
    let folder = Folder::new();
    folder.write("a.md", FLAGGED);
    folder.write("sub/deep/b.md", FLAGGED);
    folder.write("normlint.toml", "fail-on = \"error\"\n");
    assert_eq!(folder.check(&["a.md", "sub"]).status, 0);
    folder.write("sub/normlint.toml", "lints = [\"../.normlint/lints\"]\n");
    assert_eq!(folder.check(&["a.md"]).status, 0);
    assert_eq!(folder.check(&["sub"]).status, 1, "the default is warning again");
    assert_eq!(folder.check(&["sub", "--config", "normlint.toml"]).status, 0);
    assert_eq!(folder.run(&["check", "a.md", "--no-config", "--select", "NRM"]).status, 0);
}

#[test]
fn overrides_lie_over_the_file_and_the_command_line_over_both() {
    let folder = Folder::new();
    folder.write("a.md", FLAGGED);
    folder.write("drafts/b.md", FLAGGED);
    folder.write(
        "normlint.toml",
        "[levels]\nclarity = \"info\"\nHSE001 = \"error\"\n\n\
         [[override]]\npaths = [\"drafts\"]\nignore = [\"HSE\"]\n",
    );
    let levels = |args: &[&str]| -> Vec<String> {
        let ran = folder.run(&[&["check", "--format", "jsonl"], args].concat());
        let house = |line: &&str| line.contains("HSE001");
        ran.stdout
            .lines()
            .filter(house)
            .map(|line| {
                let finding: serde_json::Value = serde_json::from_str(line).expect("JSON");
                format!("{} {}", finding["path"], finding["severity"]).replace('"', "")
            })
            .collect()
    };
    assert_eq!(levels(&[]), ["a.md error"]);
    assert_eq!(levels(&["--warn", "HSE"]), ["a.md warning", "drafts/b.md warning"]);
    assert_eq!(levels(&["--select", "HSE001"]), ["a.md error", "drafts/b.md error"]);
    assert!(levels(&["--ignore", "HSE001"]).is_empty());
}

#[test]
fn files_are_included_and_excluded_by_pattern_but_never_when_named() {
    let folder = Folder::new();
    for name in ["a.md", "old/b.md", "c.law", "sub/d.law"] {
        folder.write(name, FLAGGED);
    }
    folder.write("normlint.toml", "exclude = [\"old/\"]\n");
    assert_eq!(folder.findings(&[]), ["HSE001 a.md:5"]);
    assert_eq!(folder.findings(&["old/b.md"]), ["HSE001 old/b.md:5"]);
    folder.write("normlint.toml", "include = [\"*.law\"]\nexclude = [\"sub/**\"]\n");
    assert_eq!(folder.findings(&[]), ["HSE001 c.law:5"]);
}

#[test]
fn lints_of_users_are_named_or_lie_beside_the_configuration() {
    let folder = Folder::new();
    folder.write("a.md", FLAGGED);
    folder.write("house/b.md", super::PAGE.replace("HSE001", "HSE002"));
    folder.write("normlint.toml", "lints = [\"house\"]\nexclude = [\"house\"]\n");
    assert_eq!(folder.findings(&[]), ["HSE001 a.md:5", "HSE002 a.md:5"]);
    let never = super::PAGE
        .replace("words = [\"突出贡献\", \"outstanding merit\"]", "vocabulary = \"nope\"");
    folder.write("house/b.md", never.replace("HSE001", "HSE002"));
    let ran = folder.check(&[]);
    assert_eq!(ran.status, 2, "a lint that can never fire");
    assert!(ran.stderr.contains("is called `nope`"), "{}", ran.stderr);
    folder.write("house/b.md", super::PAGE);
    let ran = folder.check(&[]);
    assert_eq!(ran.status, 2);
    assert!(ran.stderr.contains("is taken by"), "{}", ran.stderr);
}

#[test]
fn mistakes_name_file_line_and_remedy() {
    let folder = Folder::new();
    folder.write("a.md", CLEAN);
    let check = |text: &str, expected: &str| {
        folder.write("normlint.toml", text);
        let ran = folder.check(&[]);
        assert_eq!((ran.status, ran.stdout.as_str()), (2, ""), "{text}");
        assert!(
            ran.stderr.starts_with(&format!("error: normlint.toml:{expected}")),
            "{}",
            ran.stderr
        );
    };
    check("lang = \"zh\"\nselct = []\n", "2:1: unknown key `selct`; did you mean `select`?");
    check("fail-on = \"eror\"\n", "1:11: `eror` is not a value of this key; did you mean `error`?");
    check("lang = 3\n", "1:8: a word in quotation marks belongs here");
    check("profile = \"cm\"\n", "1:11: no jurisdiction `cm`; did you mean `cn`?");
    check("as-of = 2026-02-30\n", "1:9: ");
    check("as-of = \"soon\"\n", "1:9: `soon` is no day of the calendar; write YYYY-MM-DD");
    check(
        "select = [\"NRM\", \"HSE01\"]\n",
        "1:18: no lint or group `HSE01`; did you mean `HSE001`",
    );
    check("[levels]\nzebra = \"error\"\n", "2:9: no lint or group `zebra`");
    check("[[allow]]\nlint = \"HSE\"\n", "1:1: `reason` is missing; add `reason = …`");
    check("[[allow]]\nlint = \"HSE\"\nreason = \" \"\n", "3:10: say why");
    check("[options.HSE001]\nextra = 3\n", "2:9: `extra` of HSE001 is of type array, not integer");
    check("[options.HSE001]\nextar = []\n", "2:9: HSE001 has no option `extar`; did you mean");
    check("[options.NRM001]\nx = 1\n", "2:5: NRM001 has no options");
    check("[[override]]\npaths = [\"a\", \"[z\"]\n", "2:15: not a pattern");
    check("lints = [\"nope\"]\n", "1:10: no folder `nope`");
    check("lang = \n", "1:");
    check("baseline = \"gone.json\"\n", "1: ");
}

#[test]
fn dates_may_be_written_as_dates() {
    let folder = Folder::new();
    folder.write("a.md", CLEAN);
    folder.write("normlint.toml", "as-of = 2024-01-01\n");
    let ran = folder.check(&["--show-settings", "a.md"]);
    assert_eq!(ran.status, 0, "{}", ran.stderr);
    assert!(ran.stdout.contains("2024-01-01"), "{}", ran.stdout);
}

#[test]
fn each_setting_is_shown_with_its_origin() {
    let folder = Folder::new();
    folder.write("drafts/a.md", CLEAN);
    folder.write(
        "normlint.toml",
        "fail-on = \"error\"\nprofile = \"cn\"\n[levels]\nHSE = \"info\"\n\
         [[override]]\npaths = [\"drafts\"]\nlang = \"zh\"\n[options.HSE001]\nextra = [\"甲\"]\n",
    );
    let ran = folder.run(&["check", "--show-settings", "drafts/a.md", "--fail-on", "info"]);
    assert_eq!(ran.status, 0, "{}", ran.stderr);
    let rows: Vec<Vec<&str>> =
        ran.stdout.lines().map(|line| line.split_whitespace().collect()).collect();
    let has = |row: &[&str]| assert!(rows.iter().any(|found| found == row), "{row:?}: {rows:#?}");
    has(&["configuration", "normlint.toml"]);
    has(&["fail-on", "info", "command", "line"]);
    has(&["profile", "cn", "normlint.toml:2"]);
    has(&["lang", "zh", "normlint.toml:7"]);
    has(&["level", "HSE", "=", "info", "normlint.toml:4"]);
    has(&["option", "HSE001.extra", "=", "[\"甲\"]", "normlint.toml:9"]);
    has(&["select", "groups", "that", "are", "on", "default"]);
}
