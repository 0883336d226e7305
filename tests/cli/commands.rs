//! The commands that do not lint.

use super::{FLAGGED, Folder, PAGE};

#[test]
fn outline_and_model_read_one_document() {
    let folder = Folder::new();
    folder.write("a.md", FLAGGED);
    let tree = folder.run(&["outline", "a.md"]);
    assert!(tree.status == 0 && tree.stdout.contains("第二条"), "{tree:?}");
    let json = folder.run(&["outline", "a.md", "--format", "json"]).json();
    assert_eq!(json["nodes"][1]["eid"], "art_2");
    let model = folder.run(&["model", "a.md", "--format", "json"]).json();
    assert_eq!(model["instrument"]["title"], "甲管理办法");
    let same = folder.run_with_input(&["outline", "-"], FLAGGED.as_bytes());
    assert_eq!(same.stdout, tree.stdout);
    let gone = folder.run(&["model", "gone.md"]);
    assert_eq!(
        (gone.status, gone.stderr.as_str()),
        (2, "error: gone.md: No such file or directory\n")
    );
}

#[test]
fn life_cycles_are_drawn() {
    let folder = Folder::new();
    folder.write(
        "a.md",
        "甲管理办法\n\n第一条　甲局核发甲许可证。\n\n第二条　甲局可以撤销甲许可证。\n",
    );
    let text = folder.run(&["lifecycle", "a.md"]);
    assert!(text.status == 0 && text.stdout.contains("主动放弃"), "{text:?}");
    let english = folder.run(&["lifecycle", "a.md", "--message-lang", "en"]).stdout;
    assert!(english.contains("given up"), "{english}");
    let json = folder.run(&["lifecycle", "a.md", "--format", "json"]).json();
    let loss = json["statuses"][0]["loss"][0].as_str().unwrap_or_default();
    assert!(loss.starts_with("art_2"), "{json}");
    assert!(folder.run(&["lifecycle", "a.md", "-f", "svg"]).stdout.starts_with("<svg "));
    assert_eq!(folder.run(&["lifecycle", "a.md", "-f", "png"]).status, 2);
}

#[test]
fn a_lint_is_explained_by_code_or_name() {
    let folder = Folder::new();
    let page = folder.run(&["explain", "HSE001"]);
    assert_eq!(page.status, 0);
    for part in
        ["# HSE001: house-word", "clarity (on) · warning", "## Flagged", "## Options", "extra"]
    {
        assert!(page.stdout.contains(part), "{part}: {}", page.stdout);
    }
    assert_eq!(page.stdout, folder.run(&["explain", "house-word"]).stdout);
    let unknown = folder.run(&["explain", "house-wrod"]);
    assert_eq!(unknown.status, 2);
    assert!(unknown.stderr.contains("did you mean `house-word`?"), "{}", unknown.stderr);
}

#[test]
fn the_catalogue_is_listed() {
    let folder = Folder::new();
    let table = folder.run(&["lints"]).stdout;
    assert!(table.contains("clarity (on)") && table.contains("HSE001  house-word"), "{table}");
    let json = folder.run(&["lints", "--format", "json"]).json();
    let lints = json["lints"].as_array().expect("lints");
    let own = lints.iter().find(|lint| lint["code"] == "HSE001").expect("the lint");
    assert_eq!(own["name"], "house-word");
    assert_eq!(own["on"], true);
    assert!(folder.run(&["lints", "--no-config"]).stdout.lines().count() < table.lines().count());
}

#[test]
fn the_examples_of_a_folder_are_run() {
    let folder = Folder::new();
    let ran = folder.run(&["test", ".normlint/lints"]);
    assert_eq!((ran.status, ran.stdout.as_str()), (0, "ok: 2 examples of 1 lint\n"), "{ran:?}");
    let wrong = PAGE.replace("　　　　　^^^^^^^^ HSE001", "　　　　^^^^^^^^ HSE001");
    folder.write(".normlint/lints/house/house-word.md", wrong);
    let ran = folder.run(&["test", ".normlint/lints"]);
    assert_eq!(ran.status, 1);
    assert!(ran.stdout.contains("house-word.md:20: HSE001, flagged example"), "{}", ran.stdout);
    assert!(ran.stdout.contains("　　　　　^^^^^^^^ HSE001"), "what it should be: {}", ran.stdout);
    folder.write("empty/readme.txt", "");
    assert_eq!(folder.run(&["test", "empty"]).status, 2);
    folder.write(
        ".normlint/lints/house/house-word.md",
        PAGE.replace("unit = \"term\"", "unit = \"x\""),
    );
    assert_eq!(folder.run(&["test", ".normlint/lints"]).status, 2);
}

#[test]
fn init_writes_a_configuration_that_holds_and_does_not_overwrite() {
    let folder = Folder::new();
    folder.write("a.md", FLAGGED);
    let ran = folder.run(&["init"]);
    assert_eq!((ran.status, ran.stdout.as_str()), (0, "Wrote normlint.toml\n"));
    let text = folder.read("normlint.toml");
    assert!(text.contains("fail-on = \"error\"") && text.contains("--write-baseline"), "{text}");
    assert_eq!(folder.check(&[]).status, 0, "a warning does not fail the run");
    folder.write("normlint.toml", "lang = \"zh\"\n");
    let ran = folder.run(&["init"]);
    assert_eq!(ran.status, 2);
    assert!(ran.stderr.contains("--force"), "{}", ran.stderr);
    assert_eq!(folder.read("normlint.toml"), "lang = \"zh\"\n");
    assert_eq!(folder.run(&["init", "--force"]).status, 0);
    assert_eq!(folder.read("normlint.toml"), text);
}

/// What `init` writes is commented out for the most part; those lines must hold as well.
#[test]
fn the_comments_of_init_are_a_configuration_too() {
    let folder = Folder::new();
    folder.run(&["init"]);
    let is_setting = |line: &str| line.contains(" = ") || line.starts_with('[');
    let text: Vec<String> = folder
        .read("normlint.toml")
        .lines()
        .map(|line| {
            line.strip_prefix("# ").filter(|rest| is_setting(rest)).unwrap_or(line).to_owned()
        })
        .collect();
    // The codes and folders are examples.
    let text = text.join("\n").replace("VAG001", "HSE001").replace("VAG002", "HSE001");
    let text = text.replace("VAG =", "HSE =").replace("extra-terms", "extra");
    folder.write("house-lints/readme.txt", "");
    folder.write("normlint-baseline.json", r#"{"version": 1, "findings": {}}"#);
    folder.write("normlint.toml", text);
    folder.write("a.md", FLAGGED);
    let ran = folder.run(&["check"]);
    assert_eq!(ran.status, 0, "{}", ran.stderr);
}

#[test]
fn shells_manuals_and_editors_are_served() {
    let folder = Folder::new();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let ran = folder.run(&["completions", shell]);
        assert!(ran.status == 0 && ran.stdout.contains("show-settings"), "{shell}");
    }
    let man = folder.run(&["man"]);
    assert!(man.status == 0 && man.stdout.contains(".TH normlint"), "{}", man.stdout);
    let of_check = folder.run(&["man", "check"]).stdout;
    assert!(of_check.contains("normlint\\-check") && of_check.contains("as\\-of"), "{of_check}");
    assert!(folder.run(&["man", "chekc"]).stderr.contains("did you mean `check`?"));
    let schema = folder.run(&["config", "schema"]).json();
    assert_eq!(schema["properties"]["fail-on"]["anyOf"].as_array().map(Vec::len), Some(2));
}

#[test]
fn help_has_headings_and_examples() {
    let folder = Folder::new();
    let help = folder.run(&["check", "--help"]).stdout;
    for part in ["Lints:", "Configuration:", "Reading:", "Output:", "Everywhere:", "Examples:"] {
        assert!(help.contains(part), "{part}: {help}");
    }
    assert_eq!(folder.run(&["--help"]).status, 0);
    assert_eq!(folder.run(&[]).status, 2);
}
