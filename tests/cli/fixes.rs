//! Findings that are mended.

use super::Folder;

/// A document with a slip that can be mended for certain (本条例 in an instrument that is a
/// 办法 and calls itself so three times).
const SLIP: &str = "甲管理办法\n\n第一条　为了规范管理，制定本办法。\n\n第二条　本条例适用于申请。\n\n\
                    第三条　违反本办法的，给予警告。\n\n第四条　本办法自公布之日起施行。\n";
/// The same with one use less of the right name: somebody has to look.
const UNSURE: &str =
    "甲管理办法\n\n第一条　为了规范管理，制定本办法。\n\n第二条　本条例适用于申请。\n";

fn check(folder: &Folder, args: &[&str]) -> super::Ran {
    folder.run(&[&["check", "--select", "wrong-self-name"], args].concat())
}

#[test]
fn a_sure_fix_is_put_in_and_an_unsure_one_on_demand() {
    let folder = Folder::new();
    folder.write("sure.md", SLIP);
    folder.write("unsure.md", UNSURE);
    let ran = check(&folder, &["--fix", "--format", "short"]);
    assert_eq!(ran.status, 1, "the unsure one is left: {ran:?}");
    assert!(ran.stdout.starts_with("unsure.md:5:5: "), "{ran:?}");
    assert!(ran.stderr.contains("1 finding mended"), "{ran:?}");
    assert_eq!(folder.read("sure.md"), SLIP.replace("本条例", "本办法"));
    assert_eq!(folder.read("unsure.md"), UNSURE);
    assert_eq!(check(&folder, &["--unsafe-fixes"]).status, 0);
    assert_eq!(folder.read("unsure.md"), UNSURE.replace("本条例", "本办法"));
    let again = check(&folder, &["--fix", "--unsafe-fixes"]);
    assert!(again.status == 0 && again.stderr.is_empty(), "{again:?}");
}

#[test]
fn a_diff_shows_the_change_and_makes_none() {
    let folder = Folder::new();
    folder.write("a.md", SLIP);
    let ran = check(&folder, &["--diff", "--output", "json=r.json"]);
    assert_eq!(ran.status, 1, "the finding is still there");
    assert!(ran.stdout.starts_with("--- a.md\n+++ a.md\n@@ "), "{}", ran.stdout);
    assert!(ran.stdout.contains("\n-第二条　本条例适用于申请。\n+第二条　本办法适用于申请。\n"));
    assert_eq!(folder.read("a.md"), SLIP);
    assert!(folder.read("r.json").contains("wrong-self-name"));
    let stdin = ["check", "-", "--diff", "--select", "wrong-self-name"];
    let same = folder.run_with_input(&stdin, SLIP.as_bytes()).stdout;
    assert_eq!(same, ran.stdout.replace("a.md", "-"));
}

#[test]
fn marks_line_ends_and_permissions_stay() {
    let folder = Folder::new();
    let text = format!("\u{feff}{}", SLIP.replace('\n', "\r\n"));
    folder.write("a.txt", &text);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let readable = std::fs::Permissions::from_mode(0o640);
        std::fs::set_permissions(folder.path("a.txt"), readable).expect("set");
    }
    assert_eq!(check(&folder, &["--fix"]).status, 0);
    assert_eq!(folder.read("a.txt"), text.replace("本条例", "本办法"));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = std::fs::metadata(folder.path("a.txt")).expect("a file").permissions().mode();
        assert_eq!(mode & 0o777, 0o640);
    }
    assert_eq!(super::names(folder.folder.path()), [".normlint", "a.txt"]);
}

#[test]
fn what_is_not_utf8_is_left_alone() {
    let folder = Folder::new();
    let (bytes, ..) = encoding_rs::GB18030.encode(SLIP);
    folder.write("a.txt", &bytes);
    let ran = check(&folder, &["--fix", "--format", "short"]);
    assert_eq!(ran.status, 2);
    assert!(ran.stderr.contains("a.txt: not mended: it was read as gb18030"), "{ran:?}");
    assert!(ran.stdout.starts_with("a.txt:5:5: "), "it is linted all the same: {ran:?}");
    assert_eq!(std::fs::read(folder.path("a.txt")).expect("a file"), bytes.as_ref());
}

#[test]
fn standard_input_cannot_be_mended_in_place() {
    let folder = Folder::new();
    let ran = folder.run_with_input(&["check", "-", "--fix"], SLIP.as_bytes());
    assert_eq!(ran.status, 2);
    assert!(ran.stderr.contains("--diff shows the change"), "{ran:?}");
}

#[test]
fn clauses_that_a_draft_lacks_are_added_once_in_its_own_numbers() {
    let folder = Folder::new();
    let draft = "甲居留办法\n\n第一条　为了规范管理，制定本办法。\n\n\
                 第二条　外国人居住满五年的，经批准取得长期居留资格。\n\n\
                 第三条　弄虚作假的，由主管机关取消其长期居留资格。\n\n\
                 第四条　主管机关应当公布办事指南。\n\n第五条　本办法由主管机关负责解释。\n";
    folder.write("a.md", draft);
    let lints = ["check", "--select", "REM001,EXI001,EXI002,STR010"];
    let mend = |more: &[&str]| folder.run(&[&lints, more].concat());
    assert_eq!(mend(&["--fix"]).status, 1, "clauses of law need a look");
    assert_eq!(folder.read("a.md"), draft);
    let ran = mend(&["--fix", "--unsafe-fixes", "--format", "short"]);
    assert!(ran.status == 0 && ran.stdout.is_empty(), "{ran:?}");
    let mended = folder.read("a.md");
    assert!(
        mended.contains("取消其长期居留资格。\n\n持有人可以书面申请放弃长期居留资格，"),
        "{mended}"
    );
    assert!(mended.contains("\n\n第六条　本办法自××××年×月×日起施行。"), "{mended}");
    mend(&["--fix", "--unsafe-fixes"]);
    assert_eq!(folder.read("a.md"), mended);
}
