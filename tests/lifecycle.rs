//! The life cycles of the statuses of whole drafts, in every format.

#![allow(clippy::disallowed_methods, reason = "reads the fixtures")]

use normlint::jurisdiction::Language;
use normlint::lint::{Catalogue, Linter, Settings};
use normlint::model::Document;
use normlint::report::{LifecycleFormat, lifecycle};
use normlint::text::{Format, Source};

fn document(path: &str, text: &str) -> Document {
    let linter = Linter::new(Catalogue::default()).expect("a linter without lints");
    let source = Source::new(path, text, Format::Markdown);
    linter.document(source, &Settings::default()).expect("a document")
}

fn fixture(path: &str) -> Document {
    let text = std::fs::read_to_string(format!("{}/fixtures/{path}", env!("CARGO_MANIFEST_DIR")))
        .expect("the fixture");
    document(path, &text)
}

fn drawn(format: LifecycleFormat, document: &Document, language: Option<Language>) -> String {
    let mut out = Vec::new();
    lifecycle(format, document, language, None, &mut out).expect("memory takes what is written");
    String::from_utf8(out).expect("text")
}

#[test]
fn drafts_are_drawn_in_every_format() {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("drawings");
    settings.set_prepend_module_to_snapshot(false);
    let _bound = settings.bind_to_scope();
    for (path, name) in [("zh/draft.md", "zh_draft"), ("en/draft.md", "en_draft")] {
        let document = fixture(path);
        for (format, ending) in LifecycleFormat::ALL {
            insta::assert_snapshot!(
                format!("lifecycle_{name}_{ending}"),
                drawn(format, &document, None)
            );
        }
    }
}

#[test]
fn a_status_and_its_paper_are_kept_apart_and_so_are_two_statuses() {
    let text = "示例管理办法\n\n第五条　示例局核发示例许可证。\n\n第六条　经批准，取得长期居留资格，\
                发给长期居留证件。\n\n第七条　持有人死亡的，由示例局注销长期居留证件。\n\n\
                第八条　示例许可证的有效期为三年。\n\n第九条　弄虚作假的，由示例局取消其长期居留资格。\n";
    let document = document("a.md", text);
    let json: serde_json::Value =
        serde_json::from_str(&drawn(LifecycleFormat::Json, &document, None)).expect("JSON");
    let of = |name: &str| {
        let statuses = json["statuses"].as_array().expect("statuses");
        statuses.iter().find(|status| status["name"] == name).cloned().unwrap_or_default()
    };
    let (status, licence) = (of("长期居留资格"), of("示例许可证"));
    let at = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    assert!(at(&status["loss"][0]).starts_with("art_9"), "{json:#}");
    assert_eq!(status["natural_termination"], serde_json::json!([]), "{json:#}");
    assert!(at(&licence["natural_termination"][0]).starts_with("art_8"), "{json:#}");
    assert_eq!(status["remedies"][0]["source"], "general-law", "{json:#}");
    let missing: Vec<_> = status["missing"].as_array().into_iter().flatten().collect();
    assert!(missing.iter().all(|gap| gap["supplied_by"].is_null()) && missing.len() == 2);
}

#[test]
fn the_drawing_speaks_the_language_that_is_asked_for() {
    let document = fixture("zh/draft.md");
    let english = drawn(LifecycleFormat::Text, &document, Some(Language::En));
    assert!(english.contains("given up") && english.contains("第三十八条"), "{english}");
    let traditional = drawn(LifecycleFormat::Text, &document, Some(Language::Hant));
    assert!(traditional.contains("自願放棄"), "{traditional}");
}

#[test]
fn a_text_without_statuses_says_so() {
    let document = document("a.md", "示例办法\n\n第一条　为了规范管理，制定本办法。\n");
    assert!(drawn(LifecycleFormat::Text, &document, None).contains("没有设立"));
    assert!(drawn(LifecycleFormat::Svg, &document, None).contains("</svg>"));
}
