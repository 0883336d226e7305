//! The structure of English texts: what is a unit, a heading, a quotation or a citation.

use normlint::jurisdiction::{Language, Profile};
use normlint::outline::{self, Kind, Outline, ProblemKind};
use normlint::text::{Format, Source};

fn parse(code: &str, text: &str) -> Outline {
    let source = Source::new("draft.md", text, Format::Markdown);
    let profile = Profile::new(code, Language::En).expect("a pack");
    outline::parse(&source, text, &profile)
}

/// The eIds of all units, unnumbered paragraphs that are the only one of their article left out.
fn eids(outline: &Outline) -> Vec<String> {
    let alone = |id| {
        let node = outline.node(id);
        let sibling = |&other: &_| outline.node(other).kind == Kind::Paragraph;
        node.kind == Kind::Paragraph
            && node.number.is_empty()
            && node.parent.is_some_and(|p| outline.children(p).filter(sibling).count() == 1)
    };
    outline.ids().skip(1).filter(|&id| !alone(id)).map(|id| outline.eid(id)).collect()
}

#[track_caller]
fn check(code: &str, lines: &[&str], expected: &[&str]) -> Outline {
    let text = lines.join("\n");
    let outline = parse(code, &text);
    assert_eq!(eids(&outline), expected);
    outline
}

fn headings<'a>(outline: &Outline, text: &'a str) -> Vec<&'a str> {
    outline.ids().filter_map(|id| outline.node(id).heading).map(|h| h.slice(text)).collect()
}

#[test]
fn chapters_sections_and_articles() {
    let text = "Boat Act\n\nChapter 1 General Provisions\n\nSection 1 Boats\n\nArticle 1\nA boat floats.\n\n\
                Article 1-1\nA boat is kept dry.\n\nSection 2\n\nOars\n\nArticle 2\nAn oar is long.\n";
    let outline = parse("tw", text);
    assert_eq!(
        eids(&outline),
        [
            "chp_1",
            "chp_1__sec_1",
            "chp_1__sec_1__art_1",
            "chp_1__sec_1__art_1-1",
            "chp_1__sec_2",
            "chp_1__sec_2__art_2",
        ]
    );
    assert_eq!(headings(&outline, text), ["General Provisions", "Boats", "Oars"]);
    assert_eq!(outline.title.slice(text), "Boat Act");
}

#[test]
fn unnumbered_lines_of_an_article_are_paragraphs() {
    check(
        "tw",
        &[
            "Article 4",
            "A keeper who does one of the following shall pay a fine.",
            "1. Rows at night.",
            "(1) Without a lamp.",
            "(2) Without a bell.",
            "2. Moors at a bridge.",
            "The fine is doubled in winter",
            "and halved in spring.",
            "Article 5",
            "(Deleted)",
        ],
        &[
            "art_4",
            "art_4__para_1",
            "art_4__para_1__point_1",
            "art_4__para_1__point_1__point_1",
            "art_4__para_1__point_1__point_2",
            "art_4__para_1__point_2",
            "art_4__para_2",
            "art_5",
        ],
    );
}

#[test]
fn marks_alone_on_their_line() {
    let text = "Whereas:\n\n(1)\n\nBoats sink.\n\n(2)\n\nOars break.\n\nHAVE ADOPTED THIS REGULATION:\n\n\
                CHAPTER I\n\nGENERAL\n\nArticle 1\n\nScope\n\n1.   This Regulation applies to:\n\n(a)\n\nboats;\n\n\
                (b)\n\noars, namely:\n\n(i)\n\nlong oars;\n\n(ii)\n\nshort oars.\n\nIt applies at sea.\n\n\
                2.   It does not apply on land.\n\nANNEX I\n\nLamps\n\n1.   Red lamps.\n";
    let outline = parse("eu", text);
    assert_eq!(
        eids(&outline),
        [
            "rec_1",
            "rec_2",
            "chp_I",
            "chp_I__art_1",
            "chp_I__art_1__para_1",
            "chp_I__art_1__para_1__point_a",
            "chp_I__art_1__para_1__point_b",
            "chp_I__art_1__para_1__point_b__point_i",
            "chp_I__art_1__para_1__point_b__point_ii",
            "chp_I__art_1__para_2",
            "annex_I",
            "annex_I__point_1",
        ]
    );
    assert_eq!(headings(&outline, text), ["GENERAL", "Scope", "Lamps"]);
}

#[test]
fn a_citation_at_the_beginning_of_a_line_is_no_heading() {
    check(
        "eu",
        &[
            "Article 1",
            "A keeper shall row.",
            "Article 9 shall apply to the keeper.",
            "Article 9(2) applies as well.",
            "Article 2",
            "A keeper may rest under",
            "Article 1, paragraph 1.",
        ],
        &["art_1", "art_1__para_1", "art_1__para_2", "art_1__para_3", "art_2"],
    );
}

#[test]
fn letters_and_roman_numerals() {
    let marks = ["(a)", "(b)", "(c)", "(d)", "(e)", "(f)", "(g)", "(h)", "(i)", "(j)"];
    let lines: Vec<String> = std::iter::once("SEC. 5. LISTS.".to_owned())
        .chain(marks.iter().map(|mark| format!("{mark} A boat.")))
        .collect();
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let outline = parse("us", &lines.join("\n"));
    assert_eq!(outline.label(outline.ids().nth(10).unwrap(), &lines.join("\n")), "section 5(i)");

    check(
        "us",
        &[
            "SEC. 6. LEVELS.",
            "(h) BOATS.—(1) A boat that—",
            "(A) is—",
            "(i) long; or",
            "(ii) wide, and—",
            "(I) red;",
            "(II) blue,",
            "is a ship.",
            "(B) Other boats are boats.",
            "(2) An oar is an oar.",
            "(i) LAMPS.—A lamp is red.",
            "(j) BELLS.—A bell is loud.",
        ],
        &[
            "sec_6",
            "sec_6__subsec_h",
            "sec_6__subsec_h__para_1",
            "sec_6__subsec_h__para_1__subpara_A",
            "sec_6__subsec_h__para_1__subpara_A__cl_i",
            "sec_6__subsec_h__para_1__subpara_A__cl_ii",
            "sec_6__subsec_h__para_1__subpara_A__cl_ii__subcl_I",
            "sec_6__subsec_h__para_1__subpara_A__cl_ii__subcl_II",
            "sec_6__subsec_h__para_1__subpara_B",
            "sec_6__subsec_h__para_2",
            "sec_6__subsec_i",
            "sec_6__subsec_j",
        ],
    );
}

#[test]
fn federal_regulations_have_an_order_of_their_own() {
    check(
        "us",
        &[
            "Subpart B—Lamps",
            "§ 26.4 Lamp charge.",
            "(a) Definition. A lamp charge is:",
            "(1) Oil:",
            "(i) Of fish; or",
            "(ii) Of seeds:",
            "(A) Rape; or",
            "(B) Flax.",
            "(2) Wick.",
            "(b) Example.",
        ],
        &[
            "dvs_B",
            "dvs_B__sec_26.4",
            "dvs_B__sec_26.4__subsec_a",
            "dvs_B__sec_26.4__subsec_a__para_1",
            "dvs_B__sec_26.4__subsec_a__para_1__subpara_i",
            "dvs_B__sec_26.4__subsec_a__para_1__subpara_ii",
            "dvs_B__sec_26.4__subsec_a__para_1__subpara_ii__cl_A",
            "dvs_B__sec_26.4__subsec_a__para_1__subpara_ii__cl_B",
            "dvs_B__sec_26.4__subsec_a__para_2",
            "dvs_B__sec_26.4__subsec_b",
        ],
    );
}

#[test]
fn the_heading_of_a_section_joins_its_number() {
    let text = "# Boats Act\n\n## PART I Preliminary\n\n##### 1 Definitions.\n\n**1.**—(1) In this Act—\n\n\
                (*a*) a boat floats, and\n\n(*b*) an oar does not.\n\n(2) A lamp burns.\n\n\
                ##### 2. **Duty**\n\n**2.** A keeper shall row.\n";
    let outline = parse("ie", text);
    assert_eq!(
        eids(&outline),
        [
            "part_I",
            "part_I__sec_1",
            "part_I__sec_1__subsec_1",
            "part_I__sec_1__subsec_1__para_a",
            "part_I__sec_1__subsec_1__para_b",
            "part_I__sec_1__subsec_2",
            "part_I__sec_2",
        ]
    );
    assert_eq!(headings(&outline, text), ["Preliminary", "Definitions.", "Duty"]);
}

#[test]
fn sections_of_acts_in_plain_text() {
    check(
        "ie",
        &[
            "Duty.",
            "1.—(1) A keeper shall row.",
            "(2) A keeper may rest.",
            "Lamps.",
            "2.—A lamp burns.",
        ],
        &["sec_1", "sec_1__subsec_1", "sec_1__subsec_2", "sec_2"],
    );
    let outline = check(
        "uk",
        &[
            "1 Duty to row",
            "(1) A keeper must row.",
            "(2) A keeper may rest.",
            "2 Lamps",
            "A lamp burns.",
        ],
        &["sec_1", "sec_1__subsec_1", "sec_1__subsec_2", "sec_2"],
    );
    assert_eq!(outline.articles().count(), 2);
}

#[test]
fn schedules_hold_paragraphs_and_end_where_sections_go_on() {
    check(
        "ie",
        &[
            "**1.**—Schedule 1 has effect.",
            "",
            "SCHEDULE 1",
            "",
            "Section 1",
            "",
            "Part 1",
            "",
            "Oars",
            "",
            "1. An oar is—",
            "",
            "(*a*) long, or",
            "",
            "(*b*) short.",
            "",
            "2. An oar is of wood.",
            "",
            "**2.**—A lamp burns.",
        ],
        &[
            "sec_1",
            "sched_1",
            "sched_1__part_1",
            "sched_1__part_1__para_1",
            "sched_1__part_1__para_1__subpara_a",
            "sched_1__part_1__para_1__subpara_b",
            "sched_1__part_1__para_2",
            "sec_2",
        ],
    );
}

#[track_caller]
fn quotes(code: &str, lines: &[&str], expected: &[&str], quoted: &[&str]) {
    let text = lines.join("\n");
    let outline = check(code, lines, expected);
    let found: Vec<&str> = outline.quotes.iter().map(|span| span.slice(&text)).collect();
    assert_eq!(found, quoted);
}

#[test]
fn quotations_with_marks_on_each_paragraph() {
    quotes(
        "us",
        &[
            "SEC. 1. OARS.",
            "(a) The Act is amended by adding the following:",
            "“SEC. 4. LAMPS.",
            "“(a) A lamp burns.",
            "“(b) A lamp is red.”.",
            "(b) This takes effect now.",
        ],
        &["sec_1", "sec_1__subsec_a", "sec_1__subsec_b"],
        &["“SEC. 4. LAMPS.\n“(a) A lamp burns.\n“(b) A lamp is red.”."],
    );
}

#[test]
fn quotations_with_marks_at_their_ends() {
    quotes(
        "ie",
        &[
            "1.—The Act is amended by the insertion of:",
            "“26A.—(1) In this section, ‘lamp’ means “a lamp”.",
            "(2) A lamp burns.”.",
            "2.—A lamp burns.",
        ],
        &["sec_1", "sec_2"],
        &["“26A.—(1) In this section, ‘lamp’ means “a lamp”.\n(2) A lamp burns.”."],
    );
}

#[test]
fn a_quotation_without_an_end_takes_no_section_with_it() {
    let lines =
        ["1.—There is inserted:", "“26A.—(1) A lamp burns.", "2.—A lamp burns.", "3.—It ends."];
    quotes("ie", &lines, &["sec_1", "sec_2", "sec_3"], &["“26A.—(1) A lamp burns."]);
}

#[test]
fn a_table_of_contents_is_passed_over() {
    let text = "Boats Act\n\nARRANGEMENT OF SECTIONS\n\nPART I\n\nPreliminary\n\nSection\n\n1. Definitions.\n\n\
                2. Duty.\n\nPART I\n\nPreliminary\n\n1.—A boat floats.\n\n2.—A keeper shall row.\n";
    let outline = parse("ie", text);
    assert_eq!(eids(&outline), ["part_I", "part_I__sec_1", "part_I__sec_2"]);
    let excluded: Vec<_> = outline.excluded.iter().map(|span| span.slice(text)).collect();
    assert!(excluded[0].starts_with("ARRANGEMENT") && excluded[0].ends_with("2. Duty."));
}

#[test]
fn front_matter_gives_a_title_and_no_units() {
    let text = "---\ntitle: \"Boats Act\"\nnote: x\n---\n**1.**—A boat floats.\n\n**2.**—An oar does not.\n";
    let outline = parse("ie", text);
    assert_eq!(eids(&outline), ["sec_1", "sec_2"]);
    assert_eq!(outline.title.slice(text), "Boats Act");
}

#[test]
fn a_section_printed_alone() {
    let text = "§ 1227. Boats\n\n(a) A boat floats.\n\n(1) An oar does not.\n\n(b) A lamp burns.\n";
    let outline = parse("us", text);
    let expected =
        ["sec_1227", "sec_1227__subsec_a", "sec_1227__subsec_a__para_1", "sec_1227__subsec_b"];
    assert_eq!(eids(&outline), expected);
    assert_eq!(outline.title.slice(text), "Boats");
}

#[test]
fn numbers_out_of_order_are_units_and_problems() {
    let outline = check(
        "eu",
        &[
            "Article 1",
            "Boats.",
            "Article 2",
            "Oars.",
            "Article 4",
            "Lamps.",
            "Article 5",
            "Bells.",
        ],
        &["art_1", "art_2", "art_4", "art_5"],
    );
    let gap = ProblemKind::NumberGap { expected: "Article 3".to_owned() };
    assert_eq!(outline.problems.iter().map(|problem| &problem.kind).collect::<Vec<_>>(), [&gap]);
}

#[test]
fn a_table_of_inserted_text_is_a_quotation() {
    quotes(
        "ie",
        &[
            "1.—After section 4 of the Act of 1930 the section set out in the Table shall be inserted.",
            "TABLE",
            "4A.—(1) A lamp burns.",
            "(2) Section 9 of this Act applies.",
            "2.—A lamp burns.",
        ],
        &["sec_1", "sec_2"],
        &["TABLE\n4A.—(1) A lamp burns.\n(2) Section 9 of this Act applies."],
    );
}

#[test]
fn names_below_a_text_are_no_items() {
    check(
        "eu",
        &["Article 1", "Boats float.", "For the Council", "The President", "J. ROWER"],
        &["art_1", "art_1__para_1", "art_1__para_2", "art_1__para_3", "art_1__para_4"],
    );
}

#[test]
fn the_number_of_a_section_is_not_cut_at_its_brackets() {
    check(
        "us",
        &["§ 9. Oars", "(a) Pay under section 360b(a)(4) of this title is due.", "(b) It ends."],
        &["sec_9", "sec_9__subsec_a", "sec_9__subsec_b"],
    );
}

#[test]
fn an_item_may_have_its_text_in_the_next_line() {
    check(
        "tw",
        &["Article 4", "There are two classes:", "1. Class 1", "Rowers of lakes", "2. Class 2"],
        &["art_4", "art_4__para_1__point_1", "art_4__para_1__point_2"],
    );
}

#[test]
fn an_item_may_begin_small_and_without_a_space() {
    check(
        "tw",
        &["Article 4", "The permit is void if:", "1.the boat sinks;", "2.the oar breaks."],
        &["art_4", "art_4__para_1__point_1", "art_4__para_1__point_2"],
    );
    // Numbers of another kind are none.
    let other = ["Article 4", "The permit is void if:", "1.a the boat sinks;"];
    check("tw", &other, &["art_4", "art_4__para_1", "art_4__para_2"]);
}

#[test]
fn repealed_items_fill_the_numbers_between() {
    let lines = ["§ 9. Oars", "(a) to (d) Omitted", "(e) An oar is long.", "(f) It floats."];
    let outline =
        check("us", &lines, &["sec_9", "sec_9__subsec_a", "sec_9__subsec_e", "sec_9__subsec_f"]);
    assert_eq!(outline.problems, []);
}

#[test]
fn a_missing_part_is_named_like_its_neighbours() {
    let text = "PART I\n\nArticle 1\nBoats.\n\nPART III\n\nArticle 2\nOars.\n";
    let outline = parse("eu", text);
    let gap = ProblemKind::NumberGap { expected: "PART II".to_owned() };
    assert_eq!(outline.problems.iter().map(|problem| &problem.kind).collect::<Vec<_>>(), [&gap]);
}
