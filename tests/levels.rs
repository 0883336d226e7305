//! Where a finding is a warning, where it is for information only and where there is none, by the
//! list of cases in `cases/levels.toml`.

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
            let levels: Vec<String> = findings
                .filter(|finding| finding.code == case.lint)
                .map(|finding| format!("{:?}", finding.severity).to_lowercase())
                .collect();
            (levels != case.levels).then(|| {
                format!("{}\n  found {levels:?}, meant to be {:?}", case.text, case.levels)
            })
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
