//! The structure of Chinese texts: what is a unit, a paragraph, a point or a citation, and how
//! each is cited.

use normlint::jurisdiction::{Language, Profile, fold};
use normlint::outline::{self, Kind, Outline, ProblemKind};
use normlint::text::{Format, Source};

fn parse_as(text: &str, code: &str, language: Language) -> Outline {
    let source = Source::new("draft.md", text, Format::Markdown);
    let profile = Profile::new(code, language).expect("a pack");
    outline::parse(&source, &fold(text), &profile)
}

fn parse(text: &str) -> Outline {
    parse_as(text, "cn", Language::Hans)
}

/// The eIds of all units, paragraphs that are the only one of their article left out.
fn eids(outline: &Outline) -> Vec<String> {
    let alone = |id| {
        let node = outline.node(id);
        let sibling = |&other: &_| outline.node(other).kind == Kind::Paragraph;
        node.kind == Kind::Paragraph
            && node.parent.is_some_and(|p| outline.children(p).filter(sibling).count() == 1)
    };
    outline.ids().skip(1).filter(|&id| !alone(id)).map(|id| outline.eid(id)).collect()
}

/// The labels of all units.
fn labels(text: &str, outline: &Outline) -> Vec<String> {
    outline.ids().skip(1).map(|id| outline.label(id, text)).collect()
}

#[test]
fn parts_chapters_sections_and_articles_nest() {
    let text = "# 示例法\n\n## 第一编　总则\n\n### 第一章　一般规定\n\n第一条　甲。\n\n#### 第一节　登记\n\n\
                第二条　乙。\n\n第二条之一　丙。\n\n### 第二章\n\n附带规定\n\n第三条　丁。\n";
    let outline = parse(text);
    assert_eq!(
        eids(&outline),
        [
            "part_1",
            "part_1__chp_1",
            "part_1__chp_1__art_1",
            "part_1__chp_1__sec_1",
            "part_1__chp_1__sec_1__art_2",
            "part_1__chp_1__sec_1__art_2-1",
            "part_1__chp_2",
            "part_1__chp_2__art_3",
        ]
    );
    let heading = |id| outline.node(id).heading.map(|heading| heading.slice(text));
    let chapters: Vec<_> =
        outline.ids().filter(|&id| outline.node(id).kind == Kind::Chapter).map(heading).collect();
    assert_eq!(chapters, [Some("一般规定"), Some("附带规定")]);
    assert_eq!(outline.title.slice(text), "示例法");
    assert!(outline.problems.is_empty(), "{:?}", outline.problems);
}

#[test]
fn a_chapter_heading_that_lost_its_number_is_a_chapter_and_its_number_is_missed() {
    let text = |between: &str| {
        format!(
            "# 示例条例\n\n## 第一章　总则\n\n第一条　甲。\n\n{between}\n\n第二条　乙。\n\n\
             ## 第三章　附则\n\n第三条　丙。\n"
        )
    };
    let lost = text("摊位、展台\n\n的设置管理");
    let outline = parse(&lost);
    let chapters = ["chp_1", "chp_2", "chp_3"];
    let articles = ["chp_1__art_1", "chp_2__art_2", "chp_3__art_3"];
    let found = eids(&outline);
    assert!(
        chapters.iter().chain(&articles).all(|eid| found.iter().any(|f| f == eid)),
        "{found:?}"
    );
    assert_eq!(found.len(), 6, "{found:?}");
    let missed = outline.problems.iter().map(|problem| &problem.kind).collect::<Vec<_>>();
    assert!(matches!(missed[..], [ProblemKind::NumberGap { .. }]), "{missed:?}");
    for other in ["说明一\n\n第一条之一　丁。\n\n说明二", "依照前款，\n\n并报告", ""]
    {
        let outline = parse(&text(other));
        let chapter = |id: &_| outline.node(*id).kind == Kind::Chapter;
        assert_eq!(outline.ids().filter(chapter).count(), 2, "{other}");
    }
}

#[test]
fn paragraphs_and_points_are_cited_as_lawyers_do() {
    let text = "第一条　有下列情形之一的，不予登记：\n\n（一）材料不全；\n\n（二）有其他情形：\n\n1.甲；\n\n\
                2.乙。\n\n前款规定不适用于旧案。\n\n第二条　申请人应当提交：\n\n（一）身份证明；\n\n（二）申请书。\n";
    let outline = parse(text);
    assert_eq!(
        labels(text, &outline),
        [
            "第一条",
            "第一条第一款",
            "第一条第一款第一项",
            "第一条第一款第二项",
            "第一条第一款第二项第一目",
            "第一条第一款第二项第二目",
            "第一条第二款",
            "第二条",
            "第二条",
            "第二条第一项",
            "第二条第二项",
        ]
    );
    let last = outline.ids().next_back().expect("units");
    assert_eq!(outline.provision(last), "art_2__para_1__point_2");
}

#[test]
fn taiwan_has_its_own_words_and_numbers() {
    let text = "示例辦法\n第 一 章 總則\n第 1 條\n本辦法依示例法訂定之。\n第 1-1 條\n申請人應檢具下列文件：\n\
                一、申請書。\n二、證明文件：\n（一）身分證。\n（二）戶籍謄\n      本。\n前項文件得補正，其期間為\n十日。\n";
    let outline = parse_as(text, "tw", Language::Hant);
    assert_eq!(
        labels(text, &outline),
        [
            "第一章",
            "第1條",
            "第1條",
            "第1-1條",
            "第1-1條第1項",
            "第1-1條第1項第1款",
            "第1-1條第1項第2款",
            "第1-1條第1項第2款第1目",
            "第1-1條第1項第2款第2目",
            "第1-1條第2項",
        ]
    );
    assert_eq!(eids(&outline)[2], "chp_1__art_1-1");
}

#[test]
fn lists_run_on_in_a_line_are_points() {
    let text = "第一条　申请应当具备下列条件：（一）有名称；（二）有住所；（三）第（一）项的材料。\n\
                第二条　依照前款（一）、（二）项办理。\n第三条　下列事项：①甲；②乙。\n";
    let outline = parse(text);
    assert_eq!(
        eids(&outline),
        [
            "art_1",
            "art_1__para_1__point_1",
            "art_1__para_1__point_2",
            "art_1__para_1__point_3",
            "art_2",
            "art_3",
            "art_3__para_1__point_1",
            "art_3__para_1__point_2",
        ]
    );
}

#[test]
fn a_slip_behind_the_colon_hides_no_list() {
    let text = "第一条　应当具备下列条件：、\n一、机构：\n（一）甲。\n（二）乙。\n二、人员：\n（一）丙。\n（二）丁。\n";
    let outline = parse(text);
    assert!(outline.problems.is_empty(), "{:?}", outline.problems);
    assert_eq!(eids(&outline)[1..3], ["art_1__para_1__point_1", "art_1__para_1__point_1__point_1"]);
}

#[test]
fn articles_run_on_in_a_line_are_split_and_citations_are_not() {
    let text = "# 示例规则\n\n## 第一章 总则\n\n第一条 甲。 第二条 依照第三条规定办理。 第三条 依照 第四条 办理。第五条的规定除外。\n";
    assert_eq!(eids(&parse(text)), ["chp_1", "chp_1__art_1", "chp_1__art_2", "chp_1__art_3"]);
}

#[test]
fn citations_at_the_beginning_of_a_line_are_no_articles() {
    let text = "第一条　甲。\n第二条　违反本法\n第十二条、第十三条规定的，处罚款。\n第三条规定的情形，从其规定。\n\
                第三条　第二条第一款的期限，\n第四条第二款另有规定的除外。\n";
    let outline = parse(text);
    assert_eq!(outline.articles().count(), 3);
}

#[test]
fn numbers_out_of_order_are_articles_and_problems() {
    let text = "第一条　甲。\n\n第二条　乙。\n\n第二条　丙。\n\n第三条　丁。\n\n第五条　戊。\n";
    let outline = parse(text);
    assert_eq!(outline.articles().count(), 5);
    let kinds: Vec<_> = outline.problems.iter().map(|problem| &problem.kind).collect();
    assert!(matches!(
        kinds[..],
        [ProblemKind::NumberDuplicate { .. }, ProblemKind::NumberGap { expected }]
            if expected == "第四条"
    ));
}

#[test]
fn headings_of_articles_stand_in_brackets() {
    let text = "第一条【目的】为了示例，制定本法。\n\n第二条　（适用范围）\n\n本法适用于示例。\n\n第三条　（删除）\n\n第三条\n之一\n【例外】法律另有规定的除外。\n";
    let outline = parse(text);
    let headings: Vec<_> = outline
        .articles()
        .map(|id| outline.node(id).heading.map(|heading| heading.slice(text)))
        .collect();
    assert_eq!(eids(&outline), ["art_1", "art_2", "art_3", "art_3-1"]);
    assert_eq!(headings, [Some("目的"), Some("适用范围"), None, Some("例外")]);
}

#[test]
fn tables_of_contents_comments_and_front_matter_are_passed_over() {
    let text = "---\nid: 1\n---\n# 示例条例\n\n（2024年1月1日公布）\n\n<!-- 注：\n第九条 -->\n\n目　录\n\n第一章　总则\n\n\
                第二章　罚则\n\n附则\n\n第一章　总　则\n\n第一条　甲。\n\n第二章　罚则\n\n第二条　乙。\n";
    let outline = parse(text);
    assert_eq!(eids(&outline), ["chp_1", "chp_1__art_1", "chp_2", "chp_2__art_2"]);
    let adoption = outline.adoption.expect("a note");
    assert_eq!(adoption.slice(text), "（2024年1月1日公布）");
    let excluded: Vec<_> =
        outline.excluded.iter().map(|span| span.slice(text).chars().next()).collect();
    assert_eq!(excluded, [Some('-'), Some('<'), Some('目')]);
}

#[test]
fn a_title_may_be_broken_and_follow_an_order() {
    let text = "示例市人民政府令\n第12号\n\n示例市示例管理\n暂行办法\n\n（2024年1月1日公布　2025年1月1日修正）\n\n第一条　甲。\n";
    let outline = parse(text);
    assert_eq!(outline.title.slice(text), "示例市示例管理\n暂行办法");
    assert!(outline.adoption.is_some());
}

#[test]
fn documents_that_count_have_articles_too() {
    let text = "# 示例决定\n\n为了示例，决定如下：\n\n一、设立示例机构。\n\n（一）负责甲；\n\n（二）负责乙。\n\n二、本决定自公布之日起施行。\n";
    let outline = parse(text);
    assert_eq!(
        eids(&outline),
        ["art_1", "art_1__para_1__point_1", "art_1__para_1__point_2", "art_2"]
    );
}

#[test]
fn quoted_amendments_open_nothing() {
    let text = "# 示例修改决定\n\n一、第五条修改为：“第五条　申请人应当：\n\n“（一）登记；\n\n“（二）备案。”\n\n\
                二、增加一条，作为第六条：“第六条　本法所称“示例”，是指甲。”\n\n三、将“甲”修改为“乙”。\n";
    let outline = parse(text);
    assert_eq!(eids(&outline), ["art_1", "art_2", "art_3"]);
    let quotes: Vec<_> = outline.quotes.iter().map(|span| span.slice(text)).collect();
    assert_eq!(quotes.len(), 2);
    assert!(quotes[0].starts_with("“第五条") && quotes[0].ends_with("备案。”"));
    assert!(quotes[1].ends_with("是指甲。”"));
}

#[test]
fn a_quotation_that_is_not_closed_ends_where_the_host_goes_on() {
    let text =
        "# 示例决定\n\n一、第五条修改为：“第五条　甲。\n\n二、第六条修改为：“第六条　乙。”\n";
    let outline = parse(text);
    assert_eq!(eids(&outline), ["art_1", "art_2"]);
    assert_eq!(outline.quotes.len(), 2);
}

#[test]
fn annexes_hold_their_own_articles() {
    let text = "第一条　甲。\n\n第二条　附件由部门制定。\n\n附件一：示例表\n\n第一条　表列事项。\n";
    let outline = parse(text);
    assert_eq!(eids(&outline), ["art_1", "art_2", "annex_1", "annex_1__art_1"]);
    assert_eq!(outline.articles().count(), 2);
    assert!(outline.problems.is_empty());
}

#[test]
fn emphasis_and_line_ends_make_no_difference() {
    let plain = "第一条　甲。\n\n乙。\n\n第二条　丙。\n";
    for text in [
        plain.replace('\n', "\r\n"),
        plain.replace('\n', "\r"),
        plain.replace("第一条", "**第一条**").replace("第二条", "**第二条**"),
        plain.replace("第一条", "第１条").replace("第二条", "第２条"),
    ] {
        let outline = parse(&text);
        assert_eq!(
            eids(&outline),
            ["art_1", "art_1__para_1", "art_1__para_2", "art_2"],
            "{text:?}"
        );
    }
}

#[test]
fn words_that_look_like_numbers_open_nothing() {
    let text =
        "第一条　甲。\n\n陆、海、空三种方式均可。\n\n二、三级机构除外。\n\n第三人有权参加。\n";
    assert_eq!(
        eids(&parse(text)),
        ["art_1", "art_1__para_1", "art_1__para_2", "art_1__para_3", "art_1__para_4"]
    );
}
