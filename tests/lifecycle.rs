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

/// The provisions of one kind, by status.
fn provisions(text: &str, kind: &str) -> Vec<(String, Vec<String>)> {
    let json: serde_json::Value =
        serde_json::from_str(&drawn(LifecycleFormat::Json, &document("a.md", text), None))
            .expect("JSON");
    let words = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    let statuses = json["statuses"].as_array().cloned().unwrap_or_default();
    let of = |status: &serde_json::Value| {
        let all = status[kind].as_array().cloned().unwrap_or_default();
        (words(&status["name"]), all.iter().map(words).collect())
    };
    statuses.iter().map(of).collect()
}

#[test]
fn a_general_word_means_the_status_that_was_spoken_of_last() {
    let text = "示例管理办法\n\n第五条　示例局核发示例开采许可证、示例勘查许可证。\n\n\
                第六条　示例开采许可证需要延续的，应当提出申请。期满未申请延续的，许可证失效。\n\n\
                第七条　弄虚作假的，由示例局撤销其示例勘查许可证。\n";
    for (name, ends) in provisions(text, "natural_termination") {
        assert_eq!(ends.is_empty(), name != "示例开采许可证", "{name}: {ends:?}");
    }
}

#[test]
fn who_loses_the_certificate_of_a_qualification_loses_the_qualification() {
    let text = "示例管理办法\n\n第五条　经考试合格，取得示例员资格，由示例局发给示例员资格证书。\n\n\
                第七条　弄虚作假的，由示例局收回示例员资格证书。\n";
    let losses = provisions(text, "loss");
    assert!(losses.iter().any(|(name, at)| name == "示例员资格" && at.len() == 1), "{losses:?}");
}

#[test]
fn an_act_on_something_else_is_no_loss_of_the_only_status() {
    let text = "示例管理办法\n\n第五条　示例局核发示例许可证，有效期为三年。\n\n\
                第七条　逾期不改正的，示例局应当终止示例项目。\n";
    assert!(provisions(text, "loss").iter().all(|(_, at)| at.is_empty()));
}

#[test]
fn what_may_be_suspended_or_revoked_is_both() {
    let text = "示例管理办法\n\n第五条　示例局核发示例许可证。\n\n\
                第七条　弄虚作假的，由示例局暂扣或者吊销示例许可证。\n\n\
                第八条　逾期不改正的，由示例局暂扣示例许可证。\n\n\
                第九条　已经改正的，由示例局终止暂扣示例许可证。\n";
    let articles = |kind| -> Vec<String> {
        provisions(text, kind).into_iter().flat_map(|(_, at)| at).collect()
    };
    assert_eq!(articles("suspension").len(), 3, "{:?}", articles("suspension"));
    assert!(
        articles("loss").iter().all(|at| at.starts_with("art_7")) && articles("loss").len() == 1
    );
}

#[test]
fn a_paper_is_known_by_the_short_form_that_its_grant_declares() {
    let text = "示例管理办法\n\n第五条　经审查符合条件的，由示例局颁发示例物项及相关技术出口许可证件(以下简称出口许可证件)。\n\n\
                第七条　出现示例危险的，示例局应当对已经颁发的出口许可证件予以中止或者撤销。\n";
    let losses = provisions(text, "loss");
    assert_eq!(losses.len(), 1, "{losses:?}");
    assert_eq!((losses[0].0.as_str(), losses[0].1.len()), ("出口许可证件", 1), "{losses:?}");
}

#[test]
fn a_right_is_given_by_the_last_word_of_its_name() {
    let text = "示例管理办法\n\n第五条　个人使用的示例地，由示例市人民政府登记造册，发放证书，确认所有权或者使用权。\n\n\
                第六条　任何人不得转让示例使用权证书。\n\n\
                第七条　两年不种植的，由示例市人民政府收回示例地使用权。\n";
    let grants = provisions(text, "grant");
    let of = grants.iter().find(|(name, _)| name == "示例地使用权").map(|(_, at)| at.as_slice());
    assert!(matches!(of, Some([at]) if at.starts_with("art_5")), "{grants:?}");
}

#[test]
fn the_death_of_the_holder_ends_what_the_text_is_about() {
    let text = "# Example Residence Act\n\n## Article 1\n\nThe Agency may issue a residence permit to a foreign national.\n\n\
                ## Article 2\n\nThe Agency may revoke the residence permit of a person who makes a false statement.\n\n\
                ## Article 3\n\nWithin ten days of the death of a foreign national, the relatives shall register the death with the Agency.\n";
    let ends = provisions(text, "natural_termination");
    assert!(ends.iter().any(|(_, at)| at.iter().any(|at| at.starts_with("art_3"))), "{ends:?}");
}

#[test]
fn fees_and_refusals_give_and_renew_nothing() {
    let text = "示例管理办法\n\n第五条　示例局核发示例许可证。\n\n\
                第六条　申请示例许可证或者申请示例许可证延期的，应当缴纳示例费。\n\n\
                第七条　示例局作出的不予示例许可证延期的决定，应当说明理由。\n\n\
                第八条　弄虚作假的，由示例局撤销其示例许可证。\n";
    assert!(provisions(text, "renewal").iter().all(|(_, at)| at.is_empty()));
    let grants = provisions(text, "grant");
    assert!(grants.iter().all(|(_, at)| at.len() == 1 && at[0].contains("art_5")), "{grants:?}");
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
