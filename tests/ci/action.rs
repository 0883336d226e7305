//! The steps of the action, run as a runner runs them: by bash, with inputs in variables, outputs
//! and the summary in files.

use super::{FAULTY, command, has, read, root};
use std::collections::BTreeMap;
use std::fs;
use tempfile::TempDir;

/// What came of a step.
struct Step {
    status: Option<i32>,
    log: String,
    outputs: BTreeMap<String, String>,
    summary: String,
}

/// Runs a step in `folder`.
fn step(name: &str, folder: &TempDir, inputs: &[(&str, &str)]) -> Step {
    let files = TempDir::new().expect("a folder");
    let file = |name: &str| {
        let path = files.path().join(name);
        fs::write(&path, "").expect("a file");
        path
    };
    let (output, summary) = (file("output"), file("summary"));
    let mut bash = command("bash", folder.path());
    bash.args(["--noprofile", "--norc", "-eo", "pipefail", "-c"]);
    bash.arg(format!("bash \"$GITHUB_ACTION_PATH/.github/normlint/action.sh\" {name}"));
    bash.env("GITHUB_ACTION_PATH", root()).env("GITHUB_OUTPUT", &output);
    bash.env("GITHUB_STEP_SUMMARY", &summary).env("RUNNER_TEMP", files.path());
    bash.env("RUNNER_OS", "Linux").env("RUNNER_ARCH", "X64");
    bash.envs(inputs.iter().copied());
    let ran = bash.output().expect("bash runs");
    let text = |path| fs::read_to_string(path).expect("a file");
    let outputs = text(&output);
    let pair = |line: &str| {
        let (name, value) = line.split_once('=').expect("NAME=VALUE");
        (name.to_owned(), value.to_owned())
    };
    Step {
        status: ran.status.code(),
        log: format!(
            "{}{}",
            String::from_utf8_lossy(&ran.stdout),
            String::from_utf8_lossy(&ran.stderr)
        ),
        outputs: outputs.lines().map(pair).collect(),
        summary: text(&summary),
    }
}

fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().expect("a folder");
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, text).expect("a file");
    }
    folder
}

#[test]
fn a_check_writes_annotations_summary_and_sarif() {
    if !has(&["bash"]) {
        return;
    }
    let folder = folder(&[("drafts/a b.md", FAULTY), ("other.md", FAULTY)]);
    let inputs = [("INPUT_PATHS", "drafts/a b.md\n"), ("INPUT_SARIF_FILE", "out.sarif")];
    let ran = step("check", &folder, &inputs);
    assert_eq!(ran.status, Some(1), "{}", ran.log);
    assert!(ran.log.contains("::error file=drafts/a b.md,line=7"), "{}", ran.log);
    assert!(ran.summary.starts_with("## normlint\n"), "{}", ran.summary);
    assert!(ran.summary.contains("`STR001`") && !ran.summary.contains("other.md"));
    assert_eq!(ran.outputs["status"], "1");
    assert_eq!(ran.outputs["sarif-file"], "out.sarif");
    assert!(folder.path().join("out.sarif").is_file());
}

#[test]
fn inputs_are_never_read_as_commands() {
    if !has(&["bash"]) {
        return;
    }
    let folder = folder(&[("a.md", FAULTY)]);
    let evil = "$(touch broken); touch broken #";
    for input in ["INPUT_PATHS", "INPUT_SINCE", "INPUT_CONFIG", "INPUT_FAIL_ON", "INPUT_BASELINE"] {
        let ran = step("check", &folder, &[(input, evil)]);
        assert_eq!(ran.status, Some(2), "{input}: {}", ran.log);
        assert_eq!(ran.outputs["status"], "2");
    }
    assert!(!folder.path().join("broken").exists());
}

#[test]
fn inputs_that_are_empty_mean_nothing() {
    if !has(&["bash"]) {
        return;
    }
    let folder = folder(&[("a.md", FAULTY)]);
    let empty = ["PATHS", "CONFIG", "FAIL_ON", "SINCE", "BASELINE", "SARIF_FILE"];
    let empty: Vec<_> = empty.iter().map(|name| (format!("INPUT_{name}"), "")).collect();
    let inputs: Vec<_> = empty.iter().map(|(name, value)| (name.as_str(), *value)).collect();
    let ran = step("check", &folder, &inputs);
    assert_eq!(ran.status, Some(1), "{}", ran.log);
    let never = step("check", &folder, &[("INPUT_FAIL_ON", "never")]);
    assert_eq!((never.status, never.outputs["status"].as_str()), (Some(0), "0"));
}

#[test]
fn a_plan_names_where_and_under_which_key_the_program_is_kept() {
    if !has(&["bash"]) {
        return;
    }
    let folder = folder(&[]);
    let own = step("plan", &folder, &[("INPUT_VERSION", "")]);
    assert!(own.outputs["key"].starts_with("normlint-Linux-X64-"), "{:?}", own.outputs);
    assert!(own.outputs["root"].ends_with("/normlint"));
    let again = step("plan", &folder, &[("INPUT_VERSION", "")]);
    assert_eq!(own.outputs["key"], again.outputs["key"], "the same sources have the same key");
    let release = step("plan", &folder, &[("INPUT_VERSION", "1.2.3")]);
    assert_eq!(release.outputs["key"], "normlint-Linux-X64-1.2.3");
    let installed = step("plan", &folder, &[("INPUT_VERSION", "installed")]);
    assert!(installed.outputs.is_empty(), "nothing is built: {:?}", installed.outputs);
}

#[test]
fn the_action_hands_each_input_to_its_step() {
    let (action, script) = (read("action.yml"), read(".github/normlint/action.sh"));
    let (inputs, _) = action.split_once("\noutputs:").expect("inputs come first");
    let names = inputs.lines().filter_map(|line| line.strip_prefix("  ")?.strip_suffix(':'));
    let names: Vec<&str> = names.filter(|name| !name.starts_with(' ')).collect();
    assert_eq!(names.len(), 7, "{names:?}");
    for name in names {
        let variable = format!("INPUT_{}", name.to_uppercase().replace('-', "_"));
        let handed = format!("{variable}: ${{{{ inputs.{name} }}}}");
        assert!(action.contains(&handed), "{handed}");
        assert!(script.contains(&format!("${{{variable}:-")), "{variable} is used");
    }
}
