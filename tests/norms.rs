//! Who must, may and must not do what, told by the list of cases in `cases/norms.toml`, and which
//! rules are left to others, by that in `cases/delegations.toml`.

use normlint::lint::{Catalogue, Linter, Settings};
use normlint::model::{Document, Norm};
use normlint::text::{Format, Source, Span};
use serde::Deserialize;

#[derive(Deserialize)]
struct Norms {
    case: Vec<NormCase>,
}

#[derive(Deserialize)]
struct NormCase {
    text: String,
    #[serde(default)]
    norm: Vec<Want>,
}

#[derive(Deserialize, Debug)]
struct Want {
    modality: String,
    #[serde(default)]
    actor: String,
    #[serde(default)]
    kind: String,
    action: String,
    #[serde(default)]
    object: Option<String>,
    #[serde(default)]
    conditions: Vec<String>,
    #[serde(default)]
    exceptions: Vec<String>,
}

fn document(linter: &Linter, text: &str) -> Document {
    let source = Source::new("case", text, Format::Plain);
    linter.document(source, &Settings::default()).expect("a document")
}

fn told(norm: &Norm, document: &Document, object: bool) -> String {
    let text = document.source().text();
    let words = |span: Span| span.slice(text).to_owned();
    let all = |spans: &[Span]| spans.iter().map(|&span| words(span)).collect::<Vec<_>>();
    format!(
        "{} {:?} {} {:?} {:?} {:?} {:?}",
        norm.modality.name(),
        norm.actor.map(words).unwrap_or_default(),
        norm.actor_kind.name(),
        words(norm.action),
        norm.object.filter(|_| object).map(words),
        all(&norm.conditions),
        all(&norm.exceptions),
    )
}

fn wanted(want: &Want) -> String {
    let kind = if want.kind.is_empty() { "other" } else { &want.kind };
    format!(
        "{} {:?} {kind} {:?} {:?} {:?} {:?}",
        want.modality, want.actor, want.action, want.object, want.conditions, want.exceptions
    )
}

#[test]
fn norms_are_what_a_reader_would_say() {
    let cases: Norms =
        toml::from_str(include_str!("cases/norms.toml")).expect("the list of cases reads");
    let linter = Linter::new(Catalogue::default()).expect("a linter without lints");
    let mut wrong = Vec::new();
    for case in &cases.case {
        let document = document(&linter, &case.text);
        let found = document.norms().iter().enumerate();
        let found: Vec<String> = found
            .map(|(at, norm)| {
                let object = case.norm.get(at).is_none_or(|want| want.object.is_some());
                told(norm, &document, object)
            })
            .collect();
        let want: Vec<String> = case.norm.iter().map(wanted).collect();
        if found != want {
            let (found, want) = (found.join("\n    "), want.join("\n    "));
            wrong.push(format!("{}\n  found\n    {found}\n  want\n    {want}", case.text));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[derive(Deserialize)]
struct Delegations {
    case: Vec<DelegationCase>,
}

#[derive(Deserialize)]
struct DelegationCase {
    text: String,
    #[serde(default)]
    to: Option<String>,
    #[serde(default)]
    subject: String,
    #[serde(default)]
    criteria: bool,
}

#[test]
fn rules_left_to_others_are_delegations() {
    let cases: Delegations =
        toml::from_str(include_str!("cases/delegations.toml")).expect("the list of cases reads");
    let linter = Linter::new(Catalogue::default()).expect("a linter without lints");
    let mut wrong = Vec::new();
    for case in &cases.case {
        let document = document(&linter, &case.text);
        let found: Vec<_> = document
            .delegations()
            .iter()
            .map(|one| (one.to.as_str(), one.subject.trim(), one.criteria))
            .collect();
        let want: Vec<_> =
            case.to.iter().map(|to| (to.as_str(), case.subject.as_str(), case.criteria)).collect();
        if found != want {
            wrong.push(format!("{}\n  found {found:?}\n  want {want:?}", case.text));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn actors_are_counted_under_their_declared_names() {
    let text = "第一条 示例省示例管理局（以下简称登记机关）负责登记。\n第二条 登记机关应当受理申请。\n\
                第三条 登记机关可以要求补正。\n第四条 申请人应当如实填写。";
    let linter = Linter::new(Catalogue::default()).expect("a linter without lints");
    let document = document(&linter, text);
    let actors: Vec<_> = document
        .actors()
        .iter()
        .map(|actor| (actor.name.as_str(), actor.kind.name(), actor.mentions))
        .collect();
    assert_eq!(actors, [("登记机关", "authority", 2), ("申请人", "holder", 1)]);
}

#[test]
fn instruments_are_dated_by_their_note_and_their_commencement_clause() {
    let text = "示例管理条例\n（2026年3月1日示例市人民代表大会常务委员会第一次会议通过 2026年3月5日公布）\n\
                第一条 为了示例，制定本条例。\n第二条 本条例自公布之日起三十日后施行。";
    let linter = Linter::new(Catalogue::default()).expect("a linter without lints");
    let document = document(&linter, text);
    let instrument = document.instrument();
    assert_eq!(instrument.adopted.as_deref(), Some("2026-03-01"));
    assert_eq!(instrument.promulgated.as_deref(), Some("2026-03-05"));
    assert_eq!(instrument.effective.as_deref(), Some("2026-04-04"));
    assert_eq!(instrument.dated.as_deref(), Some("2026-04-04"));
}

#[test]
fn a_blank_date_of_a_draft_is_not_known() {
    let text = "示例管理条例（草案）\n第一条 为了示例，制定本条例。\n第二条 本条例自    年  月  日起施行。";
    let linter = Linter::new(Catalogue::default()).expect("a linter without lints");
    let document = document(&linter, text);
    assert_eq!(document.instrument().effective, None);
    assert_eq!(document.instrument().dated, None);
    assert_eq!(document.instrument().commencement.name(), "unknown");
}

/// Lints may ask for the norms of one sentence before or after another has asked for all of them:
/// what they are told must be the same.
#[test]
#[allow(clippy::disallowed_methods, reason = "reads fixtures")]
fn norms_of_a_part_are_those_that_the_whole_has_there() {
    let catalogue = Catalogue::builtin().expect("pages read");
    let linter = Linter::new(catalogue).expect("pages work");
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures");
    let mut compared = 0;
    for language in ["zh", "en"] {
        let files = std::fs::read_dir(format!("{folder}/{language}")).expect("fixtures");
        for file in files.map(|file| file.expect("a fixture").path()) {
            let Ok(text) = std::fs::read_to_string(&file) else { continue };
            let (part, whole) = (document(&linter, &text), document(&linter, &text));
            assert!(whole.norms().is_sorted_by_key(|norm| norm.span.start));
            let outline = part.outline();
            let articles = outline.articles().map(|article| outline.node(article).span);
            let sentences = part.sentences().iter().map(|sentence| sentence.span);
            for span in articles.chain(sentences) {
                assert_eq!(part.norms_in(span), whole.norms_in(span), "{}", file.display());
                compared += whole.norms_in(span).len();
            }
        }
    }
    assert!(compared > 200, "only {compared} norms were compared");
}
