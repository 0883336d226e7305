use super::super::super::samples::{all, chinese, clean, english, finding, render, report, rules};
use super::super::super::{Format, Options};
use crate::lint::Severity;
use crate::text::{self, Source};

/// The page without its style sheets and scripts, a tag a line.
fn outline(page: &str) -> String {
    let mut out = String::new();
    for (index, part) in page.split("<style").enumerate() {
        out.push_str(if index == 0 { part } else { part.split_once("</style>").unwrap().1 });
    }
    let (body, _) = out.split_once("<script").expect("a page ends with a script");
    let nonce = body.split("'nonce-").nth(1).and_then(|rest| rest.get(..32)).unwrap();
    body.replace(nonce, "NONCE").replace("><", ">\n<")
}

fn told(language: &str) -> Options {
    Options { language: Some(language.to_owned()), rules: rules(), ..Options::default() }
}

#[test]
fn a_page_shows_findings_in_their_text() {
    insta::assert_snapshot!(outline(&render(Format::Html, &[chinese()], Options::default())));
}

#[test]
fn a_page_about_several_documents_lists_them() {
    insta::assert_snapshot!(outline(&render(Format::Html, &all(), told("en"))));
}

#[test]
fn the_words_are_those_of_most_documents_or_those_asked_for() {
    let page = render(Format::Html, &all(), Options::default());
    assert!(page.contains("<html lang=\"zh-Hans\">") && page.contains("全部检查项"));
    assert!(page.contains("<section class=\"document\" id=\"d2\" lang=\"en\">"));
    let page = render(Format::Html, &[english()], told("zh-Hant"));
    assert!(page.contains("<html lang=\"zh-Hant\">") && page.contains("全部檢查項目"));
    assert!(page.contains("资格可以取消，不能放弃"));
    let page = render(Format::Html, &[english()], told("en"));
    assert!(page.contains("a status can be taken away but not given up"));
}

#[test]
fn a_clean_document_says_so() {
    let page = render(Format::Html, &[clean()], Options::default());
    assert!(page.contains("1 份文件，没有发现问题") && page.contains("没有发现问题。"));
    assert!(!page.contains("<form"));
}

/// What would happen if any text of a document were taken for markup.
const EVIL: &str = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>&lt;\u{1b}\u{202e}";

#[test]
fn no_text_becomes_markup() {
    let source = Source::new(EVIL, format!("{EVIL}\n{EVIL}"), text::Format::Plain);
    let place = super::super::super::samples::place(&source, "script", 0, EVIL, EVIL);
    let mut found = finding(Severity::Error, "<script>", place.clone(), EVIL);
    found.name = "\"><script>".to_owned();
    found.notes = vec![EVIL.to_owned()];
    found.help = Some(EVIL.to_owned());
    found.fixes = vec![crate::lint::Fix {
        title: EVIL.to_owned(),
        applicability: crate::lint::Applicability::Safe,
        edits: vec![crate::lint::Edit { place: place.clone(), replacement: EVIL.to_owned() }],
    }];
    found.related = vec![crate::lint::Related { place, message: EVIL.to_owned() }];
    let mut evil = report(&source, "en", vec![found]);
    evil.title = EVIL.to_owned();
    evil.errors = vec![EVIL.to_owned()];
    let page = render(Format::Html, &[(evil, Some(source)), english()], Options::default());
    assert!(page.contains("&lt;script&gt;alert(1)"));
    assert_eq!(page.matches("<script").count(), 1, "only the page's own");
    assert!(!page.contains("<img") && !page.contains("\"'>"));
    assert!(!page.contains(['\u{1b}', '\u{202e}']));
}

#[test]
fn a_page_loads_nothing_and_links_to_itself_alone() {
    let page = render(Format::Html, &all(), told("zh"));
    for forbidden in
        ["http:", "https:", "//", "url(", "@import", " src=", "<link", "<base", "style=\""]
    {
        let bare = page.replace("</", "").replace("// Shows", "");
        assert!(!bare.contains(forbidden), "{forbidden}");
    }
    let ids: Vec<&str> = attributes(&page, " id=\"").collect();
    for target in attributes(&page, " href=\"") {
        let id = target.strip_prefix('#').expect("a link goes to a place in the page");
        assert!(ids.contains(&id), "{target}");
    }
    let mut once = ids.clone();
    once.sort_unstable();
    once.dedup();
    assert_eq!(once.len(), ids.len(), "an id is given twice");
}

fn attributes<'a>(page: &'a str, name: &'a str) -> impl Iterator<Item = &'a str> {
    page.split(name).skip(1).filter_map(|rest| rest.split('"').next())
}
