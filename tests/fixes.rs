//! What pages offer to mend, and that the words of lints that are off are not looked for.

use normlint::lint::{Catalogue, Linter, Settings, apply_fixes};
use normlint::text::{Format, Source};

fn linter() -> Linter {
    let catalogue = Catalogue::builtin().expect("the pages read");
    Linter::new(catalogue).expect("the pages work")
}

/// The text of the first flagged example of each page that offers to mend words.
fn examples(linter: &Linter) -> Vec<(String, String)> {
    let pages = linter.catalogue().lints().iter().filter(|lint| lint.page.front.fix.is_some());
    let example = |body: &str| {
        let flagged = body.split("## Flagged").nth(1)?.split("```").nth(1)?;
        let lines = flagged.lines().skip(1).filter(|line| !line.contains('^'));
        Some(lines.collect::<Vec<_>>().join("\n"))
    };
    pages
        .map(|lint| (lint.code().to_owned(), example(&lint.page.body).expect("an example")))
        .collect()
}

fn settings(code: &str) -> Settings {
    let profile =
        if code.starts_with("SZH") || code == "MOD006" || code == "MOD007" { "cn" } else { "en" };
    let (select, profile) = (vec![code.to_owned()], Some(profile.to_owned()));
    Settings { select, profile, ..Settings::default() }
}

#[test]
fn what_a_page_offers_mends_its_example() {
    let linter = linter();
    let mut faults = Vec::new();
    for (code, text) in examples(&linter) {
        let settings = settings(&code);
        let check = |text: String| {
            let source = Source::new("draft.txt", text, Format::Plain);
            linter.check(source, &settings).expect("a profile").report.findings
        };
        let found = check(text.clone());
        let Some(fixed) = apply_fixes(&text, &found, true) else {
            faults.push(format!("{code}: nothing was mended in: {text}"));
            continue;
        };
        if !check(fixed.text.clone()).is_empty() {
            faults.push(format!("{code}: still found in: {}", fixed.text));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn a_merged_finding_mends_every_place_and_keeps_capitals() {
    let text = "Example Act\n\nArticle 1 Prior to entry a fee is paid.\nArticle 2 A fee is paid prior to exit.\n";
    let settings = settings("SEN006");
    let checked = linter()
        .check(Source::new("draft.txt", text.to_owned(), Format::Plain), &settings)
        .expect("a profile");
    let fixed = apply_fixes(text, &checked.report.findings, true).expect("a fix");
    assert!(
        fixed.text.contains("Article 1 Before entry") && fixed.text.contains("paid before exit"),
        "{}",
        fixed.text
    );
    assert!(apply_fixes(text, &checked.report.findings, false).is_none(), "it needs a look");
}

#[test]
fn the_words_of_lints_that_are_off_are_not_looked_for() {
    let linter = linter();
    let has = |select: &[&str]| {
        let select = select.iter().map(|&code| code.to_owned()).collect();
        let settings = Settings { select, profile: Some("cn".to_owned()), ..Settings::default() };
        let source = Source::new("draft.txt", "第一条　其它情形。".to_owned(), Format::Plain);
        let document = linter.document(source, &settings).expect("a profile");
        document.lexicon().scanner().list("SZH018#0").is_some()
    };
    assert!(has(&["SZH018"]));
    assert!(!has(&[]), "its group is off");
    assert!(!has(&["VAG001"]));
}

#[test]
fn marks_of_lists_citations_and_units_are_mended_round_by_round() {
    let cases = [
        (
            "STR012",
            "示例市示例办法\n第一条　申请人应当提交：\n（一）申请书；\n（二）场所证明。\n（三）名单\n",
            ["（二）场所证明；", "（三）名单。"],
        ),
        (
            "REF011",
            "示例市示例办法\n第一条　应当提交：\n（一）申请书；\n（二）证明。\n第二条　第一条第二项材料应当真实。\n第三条　第一条第（一）项材料可以补正。\n",
            ["第一条第二项材料", "第一条第一项材料"],
        ),
        (
            "REF012",
            "示例市示例办法\n第一条　根据中华人民共和国示例法的规定，制定本办法。\n第二条　示例应当登记。\n",
            ["根据《中华人民共和国示例法》的规定", "第二条"],
        ),
        (
            "CON002",
            "示例市示例办法\n第一条　限速四十公里。\n第二条　长度5千米。\n第三条　宽度十公里。\n",
            ["长度5公里", "宽度十公里"],
        ),
    ];
    let linter = linter();
    for (code, text, want) in cases {
        let select = vec![code.to_owned()];
        let settings = Settings { select, profile: Some("cn".to_owned()), ..Settings::default() };
        let source = Source::new("draft.txt", text.to_owned(), Format::Plain);
        let checked = linter.check(source, &settings).expect("a profile");
        let (mended, _) = linter.fix(&checked, &settings, true).expect("a profile").expect("a fix");
        let text = mended.document.source().text();
        assert!(want.iter().all(|words| text.contains(words)), "{code}: {text}");
        assert!(mended.report.findings.is_empty(), "{code}: {text}");
    }
}
