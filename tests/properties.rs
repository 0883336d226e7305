//! What holds for every text whatever: reading never fails, the outline loses no byte, findings
//! point at what they say they point at.

use normlint::jurisdiction::{Language, Profile, detect, fold};
use normlint::lint::{Catalogue, Finding, Level, Linter, Place, Settings};
use normlint::outline::{self, NodeId, Outline};
use normlint::read;
use normlint::text::{Position, Source};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::RngSeed;
use std::collections::HashSet;
use std::sync::LazyLock;

proptest! {
    #![proptest_config(config())]

    #[test]
    fn any_bytes_give_an_outline_that_prints_them(bytes in vec(any::<u8>(), 0..3000)) {
        outline_prints(&read::read("draft.txt", bytes, None));
    }

    #[test]
    fn any_text_gives_an_outline_that_prints_it(text in "\\PC{0,400}", markdown in any::<bool>()) {
        let name = if markdown { "draft.md" } else { "draft.txt" };
        outline_prints(&read::read(name, text.into_bytes(), None));
    }

    #[test]
    fn legal_text_gives_an_outline_that_prints_it(text in legal_text()) {
        outline_prints(&read::read("draft.md", text.into_bytes(), None));
    }

    #[test]
    fn findings_point_at_what_they_say(text in legal_text()) {
        findings_hold(&text);
    }
}

#[test]
fn marks_that_open_and_never_close_are_read_in_one_go() {
    for mark in ["“", "‘", "\"", "``", "《", "（", "(", "**", "「"] {
        findings_hold(&mark.repeat(20_000));
        findings_hold(&format!("第一条　依照{}处理。\n", mark.repeat(20_000)));
    }
}

/// The same cases in every run: a test that fails fails for everybody. `fuzz/` looks further.
fn config() -> ProptestConfig {
    let rng_seed = RngSeed::Fixed(20);
    ProptestConfig { cases: 192, rng_seed, failure_persistence: None, ..ProptestConfig::default() }
}

/// The linter with every lint, whatever the group.
static LINTER: LazyLock<Linter> = LazyLock::new(|| {
    let catalogue = Catalogue::builtin().expect("the pages read");
    Linter::new(catalogue).expect("the pages can be run")
});

fn outline_prints(source: &Source) {
    let profile = detect(source.text(), None, None).expect("some profile");
    let text = fold(source.text());
    assert_eq!(text.len(), source.text().len(), "folding keeps the offsets");
    let outline = outline::parse(source, &text, &profile);
    let mut printed = String::new();
    print(&outline, NodeId::ROOT, source.text(), &mut printed);
    assert_eq!(printed, source.text());
    for code in ["us", "cn"] {
        let language = if code == "us" { Language::En } else { Language::Hans };
        let other = Profile::new(code, language).expect("a pack");
        let outline = outline::parse(source, &text, &other);
        let mut printed = String::new();
        print(&outline, NodeId::ROOT, source.text(), &mut printed);
        assert_eq!(printed, source.text(), "as a text of {code}");
    }
}

/// Writes the text of a node: its own pieces, with the nodes below it in their places.
fn print(outline: &Outline, id: NodeId, text: &str, into: &mut String) {
    let span = outline.node(id).span;
    let mut from = span.start as usize;
    for child in outline.children(id) {
        let inner = outline.node(child).span;
        assert!(span.contains(inner), "{id:?} holds {child:?}");
        into.push_str(&text[from..inner.start as usize]);
        print(outline, child, text, into);
        from = inner.end as usize;
    }
    into.push_str(&text[from..span.end as usize]);
}

fn findings_hold(text: &str) {
    let settings =
        Settings { levels: vec![("all".to_owned(), Level::Warning)], ..Settings::default() };
    let check = || {
        let source = read::read("draft.md", text.as_bytes().to_vec(), None);
        LINTER.check(source, &settings).expect("a profile is detected")
    };
    let checked = check();
    let text = checked.document.source().text();
    let mut prints = HashSet::new();
    for finding in &checked.report.findings {
        finding_holds(finding, text);
        assert!(prints.insert(&finding.fingerprint), "two findings share a fingerprint");
    }
    assert_eq!(check().report, checked.report, "the same text gives the same report");
}

fn finding_holds(finding: &Finding, text: &str) {
    assert!(!finding.message.is_empty(), "{finding:?}");
    let edits = finding.fixes.iter().flat_map(|fix| &fix.edits);
    let places = finding.related.iter().map(|related| &related.place);
    for place in places.chain(edits.map(|edit| &edit.place)).chain([&finding.place]) {
        place_holds(place, text);
    }
    for fix in &finding.fixes {
        let spans: Vec<_> = fix.edits.iter().map(|edit| edit.place.span).collect();
        assert!(spans.is_sorted_by(|a, b| a.end <= b.start), "edits overlap: {finding:?}");
    }
}

fn place_holds(place: &Place, text: &str) {
    let slice = text.get(place.span.range());
    assert_eq!(slice, Some(place.text.as_str()), "a span lies on character boundaries");
    for (offset, position) in [(place.span.start, place.start), (place.span.end, place.end)] {
        assert_eq!(position, counted(text, offset as usize));
    }
    assert_eq!(place.provision.is_empty(), place.label.is_empty(), "{place:?}");
}

/// The position of an offset, counted from the beginning of the text character by character.
fn counted(text: &str, offset: usize) -> Position {
    let (mut line, mut column, mut utf8, mut utf16) = (1, 1, 1, 1);
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next_if(|&(at, _)| at < offset) {
        let crlf = c == '\r' && text[at + 1..].starts_with('\n');
        if c == '\n' || (c == '\r' && !crlf) {
            (line, column, utf8, utf16) = (line + 1, 1, 1, 1);
        } else {
            let small = |n: usize| u32::try_from(n).expect("the width of a character");
            column += 1;
            utf8 += small(c.len_utf8());
            utf16 += small(c.len_utf16());
        }
    }
    let offset = u32::try_from(offset).expect("a small text");
    Position { line, column, utf8, utf16, offset }
}

/// Texts that look like law in Chinese or in English, whole ones and broken ones.
fn legal_text() -> impl Strategy<Value = String> {
    prop_oneof![lines(CHINESE, "关于测试事项的管理办法"), lines(ENGLISH, "Testing Act 2031")]
}

fn lines(parts: &'static [&'static str], title: &'static str) -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        12 => select(parts).prop_map(str::to_owned),
        2 => (0_u32..130).prop_map(|number| number.to_string()),
        1 => "\\PC{0,6}",
    ];
    let ends = select(&["\n", "\r\n", "\n\n", "\r", "　"][..]);
    let line = (vec(piece, 1..7), ends).prop_map(|(pieces, end)| pieces.concat() + end);
    vec(line, 0..40).prop_map(move |lines| format!("# {title}\n\n{}", lines.concat()))
}

const CHINESE: &[&str] = &[
    "第一章　总则",
    "第二章",
    "第一条　",
    "第二条　",
    "第三条　",
    "第十二条之一　",
    "第一百零一条",
    "一、",
    "（一）",
    "（二）",
    "（四）",
    "1.",
    "①",
    "为了规范管理，根据《中华人民共和国行政许可法》，制定本办法。",
    "本办法所称证照，是指主管部门颁发的证件。",
    "（以下简称主管部门）",
    "有下列情形之一的，由主管部门撤销其资格证书：",
    "具有突出贡献的",
    "申请人应当提交材料，",
    "不得转让；",
    "可以处五千元以上三万元以下罚款。",
    "自受理之日起二十个工作日内作出决定。",
    "依照本办法第三条、第五条至第九条的规定",
    "前款规定",
    "法律、行政法规另有规定的，从其规定。",
    "当事人不服的，可以依法申请行政复议。",
    "未满十八周岁的；",
    "将第三条修改为：“第三条　公共图书室应当开放。",
    "”",
    "本办法自2031年2月30日起施行。",
    "具體辦法由主管機關另定之。",
    "<!-- normlint: allow VAG001 reason=\"甲\" -->",
    "**",
];

const ENGLISH: &[&str] = &[
    "PART I",
    "CHAPTER 2",
    "Article 1",
    "Article 3. Scope",
    "SEC. 101. ",
    "§ 12. ",
    "**5.**—",
    "(1) ",
    "(a) ",
    "(i) ",
    "(aa) ",
    "Schedule 1",
    "In this Act, “permit” means a permit issued under section 3. ",
    "(hereinafter referred to as the “Authority”) ",
    "The Authority may revoke the permit of a holder who ",
    "has made an outstanding contribution; ",
    "is of good character, or ",
    "shall not exceed 10 years or 20,000 dollars ",
    "pursuant to sections 4 to 9 and paragraph (2)(b) of this section ",
    "the preceding paragraph ",
    "A person aggrieved may appeal to the court within 30 days. ",
    "within a reasonable time ",
    "in section 4 of the Parks Act, insert the following: “(4A) A warden must ",
    "” ",
    "This Act comes into operation on 30 February 2031. ",
    "<!-- normlint: allow VAG001 reason=\"a\" -->",
    "and ",
    ". ",
];
