//! What provisions do, told by the lists of cases in `cases/roles*.toml`.

use normlint::lint::{Catalogue, Linter, Settings};
use normlint::text::{Format, Source};
use serde::Deserialize;

#[derive(Deserialize)]
struct Cases {
    case: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    text: String,
    #[serde(default)]
    roles: Vec<String>,
    #[serde(default)]
    not: Vec<String>,
}

#[test]
fn provisions_have_the_roles_a_reader_would_say() {
    let lists = [include_str!("cases/roles.toml"), include_str!("cases/roles-english.toml")];
    let read = |list| toml::from_str::<Cases>(list).expect("the list of cases reads").case;
    let cases = lists.into_iter().flat_map(read);
    let linter = Linter::new(Catalogue::default()).expect("a linter without lints");
    let mut wrong = Vec::new();
    for case in cases {
        let source = Source::new("case", case.text.as_str(), Format::Plain);
        let document = linter.document(source, &Settings::default()).expect("a document");
        let found: Vec<&str> = document.roles().iter().map(|mark| mark.role.name()).collect();
        let has = |role: &String| found.contains(&role.as_str());
        let missing: Vec<_> = case.roles.iter().filter(|role| !has(role)).collect();
        let extra: Vec<_> = case.not.iter().filter(|role| has(role)).collect();
        if !missing.is_empty() || !extra.is_empty() {
            wrong.push(format!("{}\n  missing {missing:?}, too much {extra:?}", case.text));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
