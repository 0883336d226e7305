use super::super::tests::check;

const ACT: &str = "# Wells Act, 2020

##### 1 Definitions.

**1.**—In this Act—

“the Act of 1930” means the Village Wells Act, 1930;

“the Minister” means the Minister for Water.

##### 2 Digging.

**2.**—(1) A person may dig a well if the person—

(*a*) owns the land,

(*b*) holds a permit.

(2) A permit is in writing.

##### 3 Filling.

**3.**—No person shall fill a well.

";

#[track_caller]
fn act(sentence: &str, want: &[&str]) {
    check(
        "ie",
        &format!("{ACT}##### 4 Rules.\n\n**4.**—{sentence}\n\n##### 5 Last.\n\n**5.**—End.\n")
            .replace("\\\n", "\n"),
        "sec_4",
        want,
    );
}

#[test]
fn sections_and_what_is_below_them_are_found() {
    act("Under section 2(1)(a) a person", &["section 2(1)(a): sec_2__subsec_1__para_a resolved"]);
    act("Under section 2 (1) (*b*) a", &["section 2 (1) (*b*): sec_2__subsec_1__para_b resolved"]);
    act(
        "paragraph (b) of subsection (1) of section 2",
        &["paragraph (b) of subsection (1) of section 2: sec_2__subsec_1__para_b resolved"],
    );
    act("sections 2 and 3 apply", &["sections 2 and 3: sec_2 sec_3 resolved"]);
    act(
        "sections 1 to 3 of this Act",
        &["sections 1 to 3 of this Act: sec_1 sec_2 sec_3 resolved"],
    );
    act(
        "section 2(1)(a) or (b)",
        &["section 2(1)(a) or (b): sec_2__subsec_1__para_a sec_2__subsec_1__para_b resolved"],
    );
}

#[test]
fn what_is_not_there_is_missing() {
    act("under section 40 a person", &["section 40: sec_40 unresolved"]);
    act("under section 2(5) a person", &["section 2(5): sec_2__subsec_5 unresolved"]);
}

#[test]
fn other_acts_are_named_behind_the_list() {
    act(
        "section 12 of the Fresh Water Act, 1990, and",
        &["section 12 of the Fresh Water Act, 1990: 《Fresh Water Act, 1990》/sec_12 external"],
    );
    act(
        "sections 12, 14 and 15 of the Act of 1930",
        &["sections 12, 14 and 15 of the Act of 1930: 《Village Wells Act, 1930》/sec_12 \
             《Village Wells Act, 1930》/sec_14 《Village Wells Act, 1930》/sec_15 external"],
    );
    act(
        "section 12 of the Fresh Water Act, 1990, and section 90 of that Act",
        &[
            "section 12 of the Fresh Water Act, 1990: 《Fresh Water Act, 1990》/sec_12 external",
            "section 90 of that Act: 《Fresh Water Act, 1990》/sec_90 external",
        ],
    );
    act(
        "5 U.S.C. 552(a)(1) and 12 CFR part 1026",
        &[
            "5 U.S.C. 552(a)(1): 《5 U.S.C.》/sec_552__subsec_a__para_1 external",
            "12 CFR part 1026: 《12 C.F.R.》/part_1026 external",
        ],
    );
}

const LAW: &str = "Wells Regulations

Article 1
These Regulations are made under Article 35 of the Water Act (hereinafter referred to as the “Act”).

Article 2
A keeper is appointed.
A keeper shall do the following:
1. Guard the well.
2. Clean the well.

Article 3
A keeper is paid.

";

#[track_caller]
fn law(sentence: &str, want: &[&str]) {
    let text =
        format!("{LAW}Article 4\nFirst sentence.\nA keeper acts {sentence}.\n\nArticle 5\nLast.\n");
    check("en", &text.replace("\\\n", "\n"), "art_4__para_2", want);
}

#[test]
fn articles_are_cited_from_either_end() {
    law("under Paragraph 2 of Article 2", &["Paragraph 2 of Article 2: art_2__para_2 resolved"]);
    law(
        "under Article 2, Paragraph 2, Subparagraph 1",
        &["Article 2, Paragraph 2, Subparagraph 1: art_2__para_2__point_1 resolved"],
    );
    law(
        "Paragraph II of Article 2, Articles 1 to 3, or Article 5",
        &["Paragraph II of Article 2, Articles 1 to 3, or Article 5: art_2__para_2 art_1 art_2 \
             art_3 art_5 resolved"],
    );
    law("Article 1, 2, or 3", &["Article 1, 2, or 3: art_1 art_2 art_3 resolved"]);
    law(
        "Article 31, Paragraph 1 of the Act",
        &["Article 31, Paragraph 1 of the Act: 《Water Act》/art_31__para_1 external"],
    );
    law("Article 90 of these Regulations", &["Article 90 of these Regulations: art_90 unresolved"]);
    law(
        "Article 5 of Regulation (EU) 2016/679",
        &["Article 5 of Regulation (EU) 2016/679: 《Regulation (EU) 2016/679》/art_5 external"],
    );
}

#[test]
fn places_are_told_from_where_they_are_said() {
    law("in the preceding paragraph", &["preceding paragraph: art_4__para_1 resolved"]);
    law("the preceding two Articles", &["preceding two Articles: art_2 art_3 resolved"]);
    law(
        "under paragraph 1 of this Article",
        &["paragraph 1 of this Article: art_4__para_1 resolved"],
    );
}

#[test]
fn schedules_have_ordinals() {
    act(
        "the First Schedule to the Fresh Water Act, 1990",
        &[
            "First Schedule to the Fresh Water Act, 1990: 《Fresh Water Act, 1990》/sched_1 external",
        ],
    );
    act(
        "paragraph 3 of the Second Schedule to the Fresh Water Act, 1990",
        &["paragraph 3 of the Second Schedule to the Fresh Water Act, 1990: 《Fresh Water Act, \
             1990》/sched_2__para_3 external"],
    );
}

#[test]
fn numbers_of_other_things_are_no_citations() {
    law("The article costs 5 pounds; in part 30 days; of section leaders", &[]);
}
