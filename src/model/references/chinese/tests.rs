use super::super::tests::check;

const LAW: &str = "中华人民共和国水井法

第一章　总则

第一条　为了保护水井，根据《水法》（以下简称《水法》），制定本法。

第二条　水井分为：

（一）公用井；

（二）私用井；

（三）废弃井。

前款所称公用井，由乡人民政府管理。

第三条　本法不适用于泉眼。

第四条　水井由村民委员会登记。

";

#[track_caller]
fn law(sentence: &str, want: &[&str]) {
    check("zh", &format!("{LAW}第五条　首句。\n\n{sentence}\n"), "art_5__para_2", want);
}

#[test]
fn numbered_provisions_are_found() {
    law(
        "违反本法第二条第一款第三项的",
        &["本法第二条第一款第三项: art_2__para_1__point_3 resolved"],
    );
    law("依照第二条第（二）项处理", &["第二条第（二）项: art_2__para_1__point_2 resolved"]);
    law(
        "本法第三条至第五条、第二条第二款",
        &["本法第三条至第五条、第二条第二款: art_3 art_4 art_5 art_2__para_2 resolved"],
    );
    law(
        "第二条第一项至第三项和第四条",
        &["第二条第一项至第三项和第四条: art_2__para_1__point_1 art_2__para_1__point_2 \
             art_2__para_1__point_3 art_4 resolved"],
    );
    law(
        "违反本法第二条第一、二项",
        &["本法第二条第一、二项: art_2__para_1__point_1 art_2__para_1__point_2 resolved"],
    );
    law("适用本法第一章的规定", &["本法第一章: chp_1 resolved"]);
}

#[test]
fn places_are_told_from_where_they_are_said() {
    law("前款规定的", &["前款: art_5__para_1 resolved"]);
    law("前两条规定的", &["前两条: art_3 art_4 resolved"]);
    law("本条第一款规定的", &["本条第一款: art_5__para_1 resolved"]);
    law("第一款规定的", &["第一款: art_5__para_1 resolved"]);
}

#[test]
fn what_is_not_there_is_missing() {
    law("违反本法第四十条的", &["本法第四十条: art_40 unresolved"]);
    law("违反本法第三条第二款的", &["本法第三条第二款: art_3__para_2 unresolved"]);
    law("违反本法第二条第九项的", &["本法第二条第九项: art_2__point_9 unresolved"]);
}

#[test]
fn other_instruments_are_never_missing() {
    law("依照《民法典》第八百条", &["《民法典》第八百条: 《民法典》/art_800 external"]);
    law(
        "依照刑法第九十条、第九十一条",
        &["刑法第九十条、第九十一条: 《刑法》/art_90 《刑法》/art_91 external"],
    );
    law("依照水法第七十条第二款", &["水法第七十条第二款: 《水法》/art_70__para_2 external"]);
    law(
        "依照水法第七条，该法第八十条",
        &["水法第七条: 《水法》/art_7 external", "该法第八十条: 《水法》/art_80 external"],
    );
    law("适用《中华人民共和国水井法》第三条", &["《中华人民共和国水井法》第三条: art_3 resolved"]);
}

#[test]
fn a_bare_point_is_one_of_the_article_cited_before_it() {
    law(
        "违反本法第二条规定，有第三项行为的",
        &["本法第二条: art_2 resolved", "第三项: art_2__para_1__point_3 resolved"],
    );
    law("增加一款，作为第三款", &["第三款: art_5__para_3 unknown"]);
}

#[test]
fn words_that_only_look_like_citations_are_none() {
    law("第三人、第一审、第二条款、本条例、第一章程", &[]);
}

#[test]
fn a_part_of_a_code_misses_nothing() {
    let text = "第三百条　甲。\n\n第三百零一条　依照第二条。\n\n第三百零二条　乙。\n\n第三百零三条　丙。\n";
    check("zh", text, "art_301__para_1", &["第二条: art_2 unknown"]);
}

#[test]
fn taiwan_names_paragraphs_and_points_otherwise() {
    let text = "水井管理辦法\n第 1 條\n本辦法依水利法（以下簡稱本法）第八條訂定之。\n第 2 條\n水井分類如下：\n\
                    一、公井。\n二、私井。\n前項第二款之私井，應登記。\n第 3 條\n依第二條第一項第一款及同條第二項辦理。\n\
                    第 4 條\n依本法第九十條辦理。\n";
    check(
        "tw",
        text,
        "art_1__para_1",
        &["水利法（以下简称本法）第八条: 《水利法》/art_8 external"],
    );
    check("tw", text, "art_2__para_2", &["前项第二款: art_2__para_1__point_2 resolved"]);
    check(
        "tw",
        text,
        "art_3__para_1",
        &[
            "第二条第一项第一款: art_2__para_1__point_1 resolved",
            "同条第二项: art_2__para_2 resolved",
        ],
    );
    check("tw", text, "art_4__para_1", &["本法第九十条: 《水利法》/art_90 external"]);
}
