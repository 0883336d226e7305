//! What a change since a revision of git brought.

use super::{CLEAN, FLAGGED, Folder, Ran};
use std::process::{Command, Stdio};

/// A folder that is a git repository; `None`, said in a line, where there is no git.
struct Repository {
    folder: Folder,
}

impl Repository {
    fn new() -> Option<Self> {
        if Command::new("git").arg("--version").stdout(Stdio::null()).status().is_err() {
            println!("skipped: git is not installed");
            return None;
        }
        let repository = Self { folder: Folder::new() };
        repository.git(&["init", "--quiet", "--initial-branch", "main"]);
        Some(repository)
    }

    /// Runs git as nobody in particular, whatever the machine is set up for.
    fn git(&self, args: &[&str]) {
        let mut command = Command::new("git");
        command.arg("-C").arg(self.folder.path("")).args(args);
        command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
        for role in ["AUTHOR", "COMMITTER"] {
            command.env(format!("GIT_{role}_NAME"), "n").env(format!("GIT_{role}_EMAIL"), "n@e");
        }
        let output = command.output().expect("git runs");
        assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    }

    fn write(&self, name: &str, text: &str) {
        self.folder.write(name, text);
    }

    fn commit(&self) {
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "--message", "a change"]);
    }

    /// The findings of the house lint since `HEAD`.
    fn since_head(&self, args: &[&str]) -> Vec<String> {
        self.folder.findings(&[args, &["--since", "HEAD"]].concat())
    }

    fn fails(&self, args: &[&str], expected: &str) {
        let ran = self.folder.check(args);
        assert_eq!((ran.status, ran.stdout.as_str()), (2, ""), "{args:?}: {ran:?}");
        assert!(ran.stderr.contains(expected), "{args:?}: {}", ran.stderr);
    }
}

/// A document with two findings, in articles 2 and 3.
fn two() -> String {
    format!("{FLAGGED}\n第三条　有突出贡献的，予以奖励。奖励办法另行公布。\n")
}

#[test]
fn only_provisions_that_changed_are_reported() {
    let Some(repository) = Repository::new() else { return };
    repository.write("a.md", &two());
    repository.commit();
    assert!(repository.since_head(&[]).is_empty());
    let ran = repository.folder.check(&["--since", "HEAD"]);
    assert_eq!(ran.status, 0);
    assert!(ran.stderr.contains("2 findings left out: there before"), "{}", ran.stderr);

    repository.write("a.md", &two().replace("另行公布", "由省级机关公布"));
    assert_eq!(repository.since_head(&[]), ["HSE001 a.md:7"], "the fault itself is older");
    assert_eq!(repository.folder.findings(&[]).len(), 2, "without --since both are there");
}

#[test]
fn a_provision_that_is_moved_renumbered_or_renamed_has_not_changed() {
    let Some(repository) = Repository::new() else { return };
    repository.write("a.md", &two());
    repository.write("b.md", CLEAN);
    repository.commit();
    let moved =
        two().replace("第三条", "第四条").replace("第二条", "第二条　申请应当书面提出。\n\n第三条");
    repository.git(&["mv", "a.md", "renamed.md"]);
    repository.write("renamed.md", &moved);
    assert!(repository.since_head(&[]).is_empty());
    repository.write("renamed.md", &moved.replace("应当书面提出", "须有突出贡献"));
    assert_eq!(repository.since_head(&[]), ["HSE001 renamed.md:5"]);
}

#[test]
fn everything_in_a_new_file_is_new() {
    let Some(repository) = Repository::new() else { return };
    repository.write("a.md", FLAGGED);
    repository.commit();
    repository.write("untracked.md", FLAGGED);
    repository.write("sub/added.md", &two());
    repository.git(&["add", "sub"]);
    let expected = ["HSE001 sub/added.md:5", "HSE001 sub/added.md:7", "HSE001 untracked.md:5"];
    assert_eq!(repository.since_head(&[]), expected);
}

const REMEDY: &str = "甲许可证管理办法\n\n第一条　甲局核发甲许可证。\n\n\
    第二条　持证人提供虚假材料的，甲局可以撤销甲许可证。\n\n\
    第三条　申请人应当按时缴纳费用。\n\n\
    第四条　对撤销甲许可证的决定不服的，可以依法申请行政复议或者提起行政诉讼。\n";

/// The findings of the lints on remedies as `code path:line`.
fn remedies(repository: &Repository, args: &[&str]) -> Vec<String> {
    let check = ["check", "a.md", "--select", "REM001", "--format", "json"];
    repository.folder.run(&[&check, args].concat()).findings()
}

#[test]
fn a_gap_that_a_change_opens_elsewhere_is_new() {
    let Some(repository) = Repository::new() else { return };
    repository.write("a.md", REMEDY);
    repository.commit();
    assert!(remedies(&repository, &[]).is_empty(), "there is a remedy");
    let (without, _) = REMEDY.split_once("第四条").expect("it is there");
    repository.write("a.md", without);
    let found = remedies(&repository, &["--since", "HEAD"]);
    assert_eq!(found, ["REM001 a.md:5"], "article 2 has not changed, its remedy is gone");
    let args = ["check", "a.md", "--select", "REM001", "--since", "HEAD", "--format", "summary"];
    let summary = repository.folder.run(&args).stdout;
    let (_, elsewhere) = summary.split_once("所在条款本身未作修改").expect("a table of its own");
    assert!(elsewhere.contains("| 5 | 第二条 |"), "{summary}");

    repository.commit();
    repository.write("a.md", &without.replace("按时", "如期"));
    assert!(remedies(&repository, &["--since", "HEAD"]).is_empty(), "now it was there before");
    assert_eq!(remedies(&repository, &[]).len(), 1);
}

#[test]
fn a_branch_is_held_against_the_commit_it_left() {
    let Some(repository) = Repository::new() else { return };
    repository.write("a.md", &two());
    repository.commit();
    repository.git(&["checkout", "--quiet", "-b", "draft"]);
    repository.write("b.md", FLAGGED);
    repository.commit();
    repository.git(&["checkout", "--quiet", "main"]);
    repository.write("a.md", &two().replace("另行公布", "由省级机关公布"));
    repository.commit();
    repository.git(&["checkout", "--quiet", "draft"]);
    let found = repository.folder.findings(&["--since", "main"]);
    assert_eq!(found, ["HSE001 b.md:5"], "what main did to a.md meanwhile is not the branch's");
}

#[test]
fn it_goes_with_baselines_folders_formats_and_standard_input() {
    let Some(repository) = Repository::new() else { return };
    repository.write("drafts/a.md", FLAGGED);
    repository.commit();
    repository.write("drafts/a.md", &two());
    repository.folder.check(&["--write-baseline", "base.json"]);
    let more = format!("{}\n第四条　有突出贡献的，可以续期。\n", two());
    repository.write("drafts/a.md", &more);
    let found = repository.since_head(&["drafts", "--baseline", "base.json"]);
    assert_eq!(found, ["HSE001 drafts/a.md:9"]);
    let ran = repository.folder.check(&["--baseline", "base.json", "--since", "HEAD"]);
    assert!(!ran.stderr.contains("did not occur"), "{}", ran.stderr);
    for format in ["full", "classic", "short", "sarif", "github", "gitlab", "checkstyle", "junit"] {
        let with = |since: &[&str]| {
            repository.folder.check(&[&["drafts", "--format", format], since].concat()).stdout
        };
        let (all, some) = (with(&[]), with(&["--since", "HEAD"]));
        assert!(!some.is_empty() && some.len() < all.len(), "{format}: {some}");
    }

    let named = ["check", "-", "--select", "HSE", "--since", "HEAD", "--stdin-filename"];
    let piped = |name: &str, text: &str| -> Ran {
        let args = [&named[..], &[name, "--format", "json"]].concat();
        repository.folder.run_with_input(&args, text.as_bytes())
    };
    assert_eq!(piped("drafts/a.md", &two()).findings(), ["HSE001 drafts/a.md:7"]);
    assert!(piped("drafts/a.md", FLAGGED).findings().is_empty());
    assert_eq!(piped("drafts/new.md", FLAGGED).findings(), ["HSE001 drafts/new.md:5"]);

    let mut inside = repository.folder.command(&["check", "a.md", "--select", "HSE"]);
    inside.current_dir(repository.folder.path("drafts")).args(["--since", "HEAD", "-f", "json"]);
    let ran = Ran::new(&inside.output().expect("it runs"));
    assert_eq!(ran.findings(), ["HSE001 a.md:7", "HSE001 a.md:9"]);
}

#[test]
fn allowances_are_told_where_their_configuration_changed() {
    let Some(repository) = Repository::new() else { return };
    let allow = "[[allow]]\nlint = \"HSE001\"\nreason = \"for now\"\n";
    repository.write("normlint.toml", allow);
    repository.write("a.md", CLEAN);
    repository.commit();
    assert_eq!(repository.folder.findings(&[]), ["NRM001 normlint.toml:2"]);
    repository.write("a.md", &CLEAN.replace("规范", "加强"));
    assert!(repository.since_head(&[]).is_empty());
    repository.write("normlint.toml", &format!("# new\n{allow}"));
    assert_eq!(repository.since_head(&[]), ["NRM001 normlint.toml:3"]);
}

#[test]
fn what_git_cannot_tell_is_said_with_a_remedy() {
    let folder = Folder::new();
    folder.write("a.md", FLAGGED);
    let Some(repository) = Repository::new() else { return };
    let ran = folder.check(&["--since", "HEAD"]);
    assert_eq!(ran.status, 2);
    assert!(ran.stderr.contains("no git repository; --since needs one"), "{}", ran.stderr);

    repository.write("a.md", FLAGGED);
    repository.fails(&["--since", "HEAD"], "knows no commit `HEAD`");
    repository.commit();
    repository.fails(&["--since", "mian"], "knows no commit `mian` here; `git fetch origin mian`");
    repository.fails(&["--since", "--help"], "--since");
    repository.fails(&["--since", "HEAD", "--write-baseline", "b.json"], "cannot be used with");
    repository.fails(&["--since", "HEAD", "--fix"], "cannot be used with");
    let ran = repository.folder.run_with_input(&["check", "-", "--since", "HEAD"], b"");
    assert!(ran.status == 2 && ran.stderr.contains("--stdin-filename"), "{ran:?}");
}

#[test]
fn a_shallow_clone_says_what_to_fetch() {
    let Some(repository) = Repository::new() else { return };
    repository.write("a.md", FLAGGED);
    repository.commit();
    repository.git(&["tag", "adopted"]);
    repository.write("b.md", FLAGGED);
    repository.commit();
    let source = format!("file://{}", repository.folder.path("").display());
    repository.git(&["clone", "--quiet", "--depth", "1", "--no-tags", &source, "target/clone"]);
    let clone = repository.folder.path("target/clone");
    let check = |revision: &str| {
        let args = ["check", "--select", "HSE", "--since", revision, "--format", "json"];
        let mut command = repository.folder.command(&args);
        command.current_dir(&clone);
        Ran::new(&command.output().expect("it runs"))
    };
    let ran = check("adopted");
    assert_eq!((ran.status, ran.stdout.as_str()), (2, ""));
    assert!(ran.stderr.contains("shallow") && ran.stderr.contains("fetch-depth: 0"), "{ran:?}");
    assert!(check("HEAD").findings().is_empty(), "HEAD itself is there");
}
