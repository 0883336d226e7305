//! Where a finding is a warning, where it is for information only and where there is none, and what
//! it says, by the list of cases in `cases/levels.toml`.

use normlint::lint::{Catalogue, Linter, Settings};
use normlint::text::{Format, Source};
use serde::Deserialize;

#[derive(Deserialize)]
struct Cases {
    case: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    lint: String,
    text: String,
    /// The level of each finding, in order of the text.
    levels: Vec<String>,
    /// Words that stand in the messages, in their order.
    #[serde(default)]
    says: Vec<String>,
}

#[test]
fn findings_are_as_grave_as_what_hangs_on_them() {
    let cases: Cases = toml::from_str(include_str!("cases/levels.toml")).expect("cases");
    let linter = Linter::new(Catalogue::builtin().expect("pages")).expect("lints");
    let wrong: Vec<String> = cases
        .case
        .iter()
        .filter_map(|case| {
            let source = Source::new("case", &case.text, Format::Plain);
            let checked = linter.check(source, &Settings::default()).expect("a document");
            let findings = checked.report.findings.iter();
            let findings: Vec<_> = findings.filter(|finding| finding.code == case.lint).collect();
            let level = |severity| format!("{severity:?}").to_lowercase();
            let levels: Vec<_> = findings.iter().map(|one| level(one.severity)).collect();
            let messages: Vec<_> = findings.iter().map(|one| one.message.as_str()).collect();
            let said = case.says.iter().zip(&messages).all(|(words, one)| one.contains(words));
            let whole = case.says.is_empty() || case.says.len() == messages.len();
            (levels != case.levels || !said || !whole).then(|| {
                format!(
                    "{}\n  found {levels:?} {messages:?}, meant to be {:?} {:?}",
                    case.text, case.levels, case.says
                )
            })
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
