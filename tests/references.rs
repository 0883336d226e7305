//! What texts cite, told by the list of cases in `cases/references.toml`.

use normlint::lint::{Catalogue, Linter, Settings};
use normlint::model::Document;
use normlint::text::{Format, Source};
use serde::Deserialize;

/// Where the sentence of a case is put into its text.
const PLACE: &str = "〔〕";

#[derive(Deserialize)]
struct Cases {
    base: Vec<Base>,
    case: Vec<Case>,
}

#[derive(Deserialize)]
struct Base {
    name: String,
    profile: String,
    text: String,
}

#[derive(Deserialize)]
struct Case {
    base: String,
    text: String,
    want: Vec<String>,
}

#[test]
fn citations_lead_where_a_reader_would_look() {
    let cases: Cases =
        toml::from_str(include_str!("cases/references.toml")).expect("the list of cases reads");
    let linter = Linter::new(Catalogue::default()).expect("a linter without lints");
    let mut wrong = Vec::new();
    for case in &cases.case {
        let base = cases.base.iter().find(|base| base.name == case.base).expect("a base");
        let text = base.text.trim_start();
        let start = text.find(PLACE).expect("a place for the sentence");
        let text = text.replace(PLACE, &case.text);
        let settings = Settings { profile: Some(base.profile.clone()), ..Settings::default() };
        let document = linter
            .document(Source::new("case", text.as_str(), Format::Plain), &settings)
            .expect("a document");
        let found = citations(&document, start, start + case.text.len());
        if found != case.want {
            wrong.push(format!("{}\n  {found:#?}", case.text));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The citations between the offsets, as `words: targets status`.
fn citations(document: &Document, start: usize, end: usize) -> Vec<String> {
    let inside = |at: u32| (start..end).contains(&usize::try_from(at).unwrap_or(usize::MAX));
    document
        .references()
        .iter()
        .filter(|reference| inside(reference.span.start))
        .map(|reference| {
            let words = document.source().slice(reference.span);
            let paths: Vec<&str> = reference.targets.iter().map(|t| t.path.as_str()).collect();
            let status = format!("{:?}", reference.status).to_lowercase();
            format!("{words}: {} {status}", paths.join(" "))
        })
        .collect()
}
