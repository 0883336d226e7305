//! The inventory of what whole drafts and single sentences create or specify.

#![allow(clippy::disallowed_methods, reason = "reads the fixtures")]

use normlint::jurisdiction::{Language, Profile, codes};
use normlint::lint::{Catalogue, Linter, Settings};
use normlint::model::{Document, InstrumentType, PowerKind, Role, inventory};
use normlint::report::{PowersFormat, powers};
use normlint::text::{Format, Source};

const DAY: &str = "2026-01-01";

fn document(path: &str, text: &str, given: Option<InstrumentType>) -> Document {
    let linter = Linter::new(Catalogue::default()).expect("a linter without lints");
    let source = Source::new(path, text, Format::Markdown);
    let settings = Settings { instrument_type: given, ..Settings::default() };
    linter.document(source, &settings).expect("a document")
}

fn written(format: PowersFormat, document: &Document, language: Option<Language>) -> String {
    let items = inventory(document, DAY).expect("the packs read");
    let mut out = Vec::new();
    powers(format, document, &items, DAY, language, 0, &mut out).expect("memory");
    String::from_utf8(out).expect("text")
}

/// What is found in a Chinese text of that type: `kind act | object | origin | may`.
#[track_caller]
fn check(given: InstrumentType, articles: &str, want: &[&str]) {
    let text = format!("# 示例市示例管理规定\n\n第一条　为了示例，制定本规定。\n\n{articles}\n");
    let document = document("a.md", &text, Some(given));
    let items = inventory(&document, DAY).expect("the packs read");
    let found: Vec<String> = items
        .iter()
        .map(|item| {
            let slice = |span: &normlint::text::Span| document.source().slice(*span).to_owned();
            let object: Vec<String> = item.object.iter().map(slice).collect();
            let may = match item.limit.as_ref().map(|limit| limit.may) {
                Some(true) => "may",
                Some(false) => "not",
                None => "-",
            };
            let (kind, act, origin) = (item.kind.name(), slice(&item.act), item.origin.name());
            format!("{kind} {act} | {} | {origin} | {may}", object.join("；"))
        })
        .collect();
    assert_eq!(found, want);
}

#[test]
fn drafts_are_listed_in_every_format() {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("inventories");
    settings.set_prepend_module_to_snapshot(false);
    let _bound = settings.bind_to_scope();
    for (path, name) in
        [("zh/draft.md", "zh_draft"), ("en/draft.md", "en_draft"), ("en/act.md", "en_act")]
    {
        let root = env!("CARGO_MANIFEST_DIR");
        let text = std::fs::read_to_string(format!("{root}/fixtures/{path}")).expect("a fixture");
        let document = document(path, &text, None);
        for (format, ending) in PowersFormat::ALL {
            let shown = written(format, &document, None).replace("\r\n", "\n");
            insta::assert_snapshot!(format!("{name}_{ending}"), shown);
        }
    }
}

#[test]
fn each_case_of_a_sentence_has_its_own_row() {
    check(
        InstrumentType::LocalRegulation,
        "第二条　违反本规定，占用示例通道的，由示例局责令改正，给予警告；拒不改正的，对单位处五千元以下罚款；\
         情节严重的，吊销示例许可证书。",
        &[
            "penalty 给予警告 | 违反本规定，占用示例通道的 | created | may",
            "penalty 处五千元以下罚款 | 违反本规定，占用示例通道的；拒不改正的；单位 | created | may",
            "penalty 吊销示例许可证书 | 违反本规定，占用示例通道的；情节严重的 | created | may",
        ],
    );
}

#[test]
fn measures_are_listed_with_what_they_are_done_to() {
    check(
        InstrumentType::LocalGovernmentRule,
        "第二条　示例局对涉嫌倾倒废料的车辆，可以予以扣押；可以查封存放废料的场所。",
        &[
            "measure 扣押 | 涉嫌倾倒废料的车辆 | created | not",
            "measure 查封存放废料的场所 | 存放废料的场所 | created | not",
        ],
    );
}

#[test]
fn what_cites_higher_law_is_specified() {
    check(
        InstrumentType::DepartmentalRule,
        "第二条　未取得示例许可证的，不得从事示例经营。\n\n\
         第三条　无证经营的，依照《中华人民共和国示例法》第九条的规定没收违法所得。",
        &[
            "licence 示例许可证 | 从事示例经营 | created | not",
            "penalty 没收违法所得 | 无证经营的 | specified | not",
        ],
    );
}

#[test]
fn what_is_only_told_of_is_not_listed() {
    check(
        InstrumentType::LocalRegulation,
        "第二条　被吊销示例许可证的，三个月后方可再次申请。\n\n\
         第三条　查封的物品应当妥善保管，不得收取保管费。\n\n\
         第四条　持证人无需办理示例经营许可。\n\n\
         第五条　对罚款决定不服的，可以依法申请行政复议。",
        &[],
    );
}

#[test]
fn fees_are_listed_and_no_table_speaks_of_them() {
    check(
        InstrumentType::LocalRegulation,
        "第二条　占用示例岸线的单位应当缴纳示例岸线占用费。",
        &["fee 缴纳示例岸线占用费 | 占用示例岸线的单位 | created | -"],
    );
}

#[test]
fn every_row_of_every_pack_is_understood() {
    for code in codes() {
        for language in [Language::Hans, Language::En] {
            let Ok(profile) = Profile::new(code, language) else { continue };
            let forms = profile.inventory_forms().expect("the file reads");
            for form in &forms.item {
                assert!(PowerKind::from_name(&form.kind).is_some(), "{code}: {}", form.kind);
                assert!(form.roles.iter().all(|role| Role::from_name(role).is_some()), "{code}");
                assert!(!form.words.is_empty() && form.pattern.is_some(), "{code}: {}", form.kind);
            }
            assert!(!forms.item.is_empty(), "{code}");
        }
    }
}

#[test]
fn the_table_is_that_of_the_day() {
    let text = "# 示例市示例条例\n\n第一条　为了示例，制定本条例。\n\n第二条　堵塞示例通道的，处一百元罚款。\n";
    let document = document("a.md", text, Some(InstrumentType::LocalRegulation));
    let limit = |day: &str| {
        let items = inventory(&document, day).expect("the packs read");
        items.first().and_then(|item| item.limit.clone())
    };
    assert_eq!(limit(DAY).map(|limit| limit.provision).as_deref(), Some("第十二条第一款"));
    assert_eq!(limit("1990-01-01"), None);
}

#[test]
fn the_words_are_those_of_the_language_that_is_asked_for() {
    let text = "# 示例条例\n\n第一条　为了示例，制定本条例。\n";
    let document = document("a.md", text, None);
    assert!(written(PowersFormat::Text, &document, None).contains("本文没有设定"));
    let english = written(PowersFormat::Markdown, &document, Some(Language::En));
    assert!(english.contains("the text creates and specifies no licences"), "{english}");
}
