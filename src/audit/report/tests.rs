use super::{Aggregate as _, Report};
use crate::audit::tables::{
    Day, DocumentRow, DocumentRows, FindingRow, ProvisionRow, RunRow, StatusRow,
};
use crate::lint::{Basis, Severity};
use crate::report::Rule;

/// An Act of `year` with 20 sections, so many findings of VAG001, and acts against the holder of a
/// status: with a remedy, without one.
fn act(year: i32, vague: usize, acts: [u32; 2]) -> DocumentRows {
    let path = format!("acts/{year}.md");
    let section = ProvisionRow {
        path: path.clone(),
        kind: "section".to_owned(),
        roles: "delegation".to_owned(),
        ..ProvisionRow::default()
    };
    let finding = FindingRow {
        path: path.clone(),
        code: "VAG001".to_owned(),
        severity: "warning".to_owned(),
        ..FindingRow::default()
    };
    let status = StatusRow {
        path: path.clone(),
        remedy_own: acts[0],
        remedy_none: acts[1],
        ..StatusRow::default()
    };
    let document = DocumentRow {
        path,
        title: format!("Permits Act {year}"),
        language: "en".to_owned(),
        instrument: "law".to_owned(),
        promulgated: Day::parse(&format!("{year}-05-01")),
        decade: Some(i64::from(year) / 10 * 10),
        articles: 20,
        words: Some(2_000),
        characters: 10_000,
        restrictions: 30,
        sentence_length: Some(31.0),
        findings: u32::try_from(vague).unwrap(),
        findings_warning: u32::try_from(vague).unwrap(),
        assessed: "STR001 VAG001".to_owned(),
        not_assessed: "HIE002".to_owned(),
        ..DocumentRow::default()
    };
    DocumentRows {
        document: Some(document),
        provisions: vec![section; 20],
        findings: vec![finding; vague],
        statuses: vec![status],
        ..DocumentRows::default()
    }
}

fn rule(code: &str) -> Rule {
    Rule {
        code: code.to_owned(),
        name: format!("name-of-{}", code.to_lowercase()),
        group: "clarity".to_owned(),
        severity: Severity::Warning,
        basis: Basis::DraftingNorm,
        summary: format!("what {code} reports"),
        summary_zh: format!("{code}的内容"),
        page: String::new(),
    }
}

/// Twenty-four Acts of the 1920s and 1940s, and a file that could not be read.
fn report() -> Report {
    let mut report = Report::new(["HIE002", "STR001", "VAG001"].map(rule).to_vec());
    for year in 1920..1930 {
        report.document(&act(year, 1, [1, u32::from(year % 2 == 0)]));
        report.document(&act(year + 20, 0, [1, 0]));
    }
    for year in 1960..1964 {
        report.document(&act(year, 4, [0, 0]));
    }
    report.document(&DocumentRows::unread("acts/broken.md".to_owned(), "no text".to_owned()));
    report.end(&RunRow { lints: "VAG001 STR001 TMP001".to_owned(), ..RunRow::default() });
    report
}

/// The part of the page from the element with that id to the next.
fn part<'a>(page: &'a str, id: &str) -> &'a str {
    let (_, rest) = page.split_once(&format!(" id=\"{id}\"")).unwrap_or_else(|| panic!("no {id}"));
    rest.split_once(" id=\"").map_or(rest, |(part, _)| part)
}

#[test]
fn the_head_tells_what_the_whole_comes_to() {
    let page = report().html(None);
    assert!(page.contains("<h1>24 documents, 1920–1963</h1>"));
    assert!(page.contains("<span class=\"count\">480</span><span class=\"word\">sections</span>"));
    assert!(page.contains(
        "<span class=\"count\">54</span><span class=\"word\">findings per 1,000 sections</span>"
    ));
    assert!(page.contains("1 more could not be read"));
}

#[test]
fn remedies_are_shares_of_the_documents_with_such_powers() {
    let page = report().html(Some("en"));
    let remedy = part(&page, "remedy");
    assert!(remedy.contains("<td>1920s</td><td class=\"number\">50%</td><td class=\"number\">24%–76%</td><td class=\"number\">10</td>"), "{remedy}");
    assert!(remedy.contains("<td>1940s</td><td class=\"number\">0%</td>"));
    // No document of the 1960s has such a power: that is not a share of nothing.
    assert!(remedy.contains("<td>1960s</td><td class=\"number none\">–</td>"));
    let acts = part(&page, "acts");
    assert!(acts.contains("<td>1920s</td>") && acts.contains("<span class=\"share\">33%</span>"));
}

#[test]
fn a_rate_of_few_documents_is_marked() {
    let page = report().html(Some("en"));
    let vague = part(&page, "vague");
    assert_eq!(vague.matches("class=\"point few\"").count(), 1, "the four Acts of the 1960s");
    assert!(vague.contains("<td>1960s</td><td class=\"number\">200</td>"));
    assert!(vague.contains("<td>1930s</td><td class=\"number none\">–</td>"));
    assert!(part(&page, "delegation").contains("<td>1920s</td><td class=\"number\">1,000</td>"));
}

#[test]
fn what_was_not_assessed_is_no_zero() {
    let page = report().html(Some("en"));
    let lints = part(&page, "lints");
    assert!(lints.contains("Assessed, and found nothing (1)"));
    assert!(lints.contains("Not assessed in any document (2)"), "HIE002 and TMP001");
    let silent = lints.split_once("Assessed, and found nothing").unwrap().1;
    assert!(silent.contains("what STR001 reports"));
    let heat = lints.split_once("class=\"heat\"").unwrap().1;
    assert!(heat.contains("what VAG001 reports") && !heat.contains("what HIE002 reports"));
    // 50 per 1,000 in the 1920s, none of the ten Acts of the 1940s, few Acts in the 1960s.
    assert!(
        heat.contains(
            ">50</td><td class=\"number shade0\">0</td><td class=\"number shade5 few\">200<"
        ),
        "{heat}"
    );
}

#[test]
fn findings_without_an_assessment_have_no_rate() {
    let mut report = report();
    let mut partly = act(1941, 1, [0, 0]);
    partly.findings[0].code = "VAG008".to_owned();
    report.document(&partly);
    let page = report.html(Some("en"));
    let lints = part(&page, "lints");
    let row = lints.split_once(">VAG008<").expect("it has a row").1;
    let row = row.split_once("</tr>").unwrap().0;
    assert!(row.contains("<td class=\"rate\">–</td><td class=\"number\">1</td>"), "{row}");
    assert!(!row.contains('%'), "{row}");
}

#[test]
fn the_table_of_documents_is_data_for_the_script() {
    let mut report = report();
    let mut evil = act(1999, 0, [0, 0]);
    let document = evil.document.as_mut().unwrap();
    document.title = "</script><script>alert(1)</script>".to_owned();
    report.document(&evil);
    let page = report.html(Some("en"));
    assert_eq!(page.matches("<script").count(), 2, "the data and the page's own");
    let json = part(&page, "documents").split_once('>').unwrap().1;
    let json = json.split_once("</script>").unwrap().0;
    let table: serde_json::Value = serde_json::from_str(json).unwrap();
    assert_eq!(table["kinds"], serde_json::json!(["Act"]));
    assert_eq!(table["rows"].as_array().unwrap().len(), 25);
    let first =
        serde_json::json!(["1960.md", "Permits Act 1960", 0, 1960, 20, 4, 0, 200.0, 2000, 15.0]);
    assert_eq!(table["rows"][0], first);
}

#[test]
fn the_page_loads_nothing_and_speaks_the_language_asked_for() {
    let page = report().html(Some("zh"));
    assert!(page.contains("<html lang=\"zh-Hans\">") && page.contains("1920年代"));
    assert!(page.contains("VAG001的内容"));
    for forbidden in
        ["http:", "https:", "url(", "@import", " src=", "<link", "style=\"", "{unit}", "{n}"]
    {
        assert!(!page.contains(forbidden), "{forbidden}");
    }
    assert!(report().html(Some("zh-Hant")).contains("法規體檢報告"));
}

#[test]
fn nothing_makes_a_page_as_well() {
    let page = Report::new(Vec::new()).html(None);
    assert!(page.contains("<h1>0 documents</h1>") && !page.contains("NaN"));
}
