//! What holds for the outline of every text: spans nest in order on character boundaries,
//! and own text and children in order give the text back. The texts are put together from what
//! headings are made of, so that they are full of half-right ones.

use normlint::jurisdiction::{Language, Profile, fold};
use normlint::outline::{self, NodeId, Outline};
use normlint::text::{Format, Source, Span};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::RngSeed;

/// What headings, lists and quotations are made of.
const PIECES: &[&str] = &[
    "第",
    "条",
    "條",
    "章",
    "节",
    "節",
    "编",
    "分编",
    "款",
    "项",
    "目",
    "之",
    "一",
    "二",
    "三",
    "十",
    "百",
    "〇",
    "两",
    "廿",
    "1",
    "2",
    "12",
    "１",
    "-",
    "－",
    "（",
    "）",
    "(",
    ")",
    "【",
    "】",
    "、",
    "。",
    "；",
    "：",
    "，",
    ".",
    "．",
    "①",
    "㈠",
    "⑴",
    "⒈",
    "a",
    "“",
    "”",
    "「",
    "」",
    "修改为",
    "附件",
    "目录",
    "总则",
    "　",
    " ",
    "\n",
    "\r\n",
    "\r",
    "\n\n",
    "# ",
    "## ",
    "**",
    "<!--",
    "-->",
    "---\n",
    "|",
    "规定",
    "通过",
    "2024年",
    "本法",
    "前款",
    "許可",
    "é",
    "😀",
];

/// Whole headings, so that sequences come about.
const HEADINGS: &[&str] = &[
    "\n第一条　",
    "\n第二条　",
    "\n第三条 ",
    "\n第二条之一　",
    "\n第 1 條\n",
    "\n第 2 條\n",
    "\n第一章　总则\n",
    "\n## 第二章\n",
    "\n（一）",
    "\n（二）",
    "\n一、",
    "\n二、",
    "\n1.",
    "：（一）",
    "；（二）",
    "。第三条　",
    "修改为：“第二条　",
    "\n附件一：表\n",
    "\n目录\n",
    "\n第一编\n",
    "\n第一节\n",
];

/// What English headings, lists and quotations are made of.
const ENGLISH_PIECES: &[&str] = &[
    "Article ",
    "Section ",
    "SEC. ",
    "§ ",
    "Chapter ",
    "PART ",
    "SCHEDULE",
    "FIRST ",
    "ANNEX ",
    "Subtitle ",
    "1",
    "2",
    "12",
    "I",
    "IV",
    "A",
    "B",
    "a",
    "b",
    "h",
    "i",
    "ii",
    "aa",
    "z",
    "-",
    "–",
    "—",
    ".",
    ":",
    ";",
    ",",
    "(",
    ")",
    "(1)",
    "(a)",
    "(i)",
    "(A)",
    "“",
    "”",
    "‘",
    "’",
    "\"",
    "''",
    "``",
    "**",
    "*",
    "# ",
    "##### ",
    "F1[",
    "> ",
    "| ",
    "the ",
    "shall ",
    "bis",
    " ",
    "\u{a0}",
    "\n",
    "\r\n",
    "\r",
    "\n\n",
    "Whereas:",
    "CONTENTS",
    "HAVE ADOPTED THIS",
    "(Deleted)",
    "<!--",
    "-->",
    "---\n",
    "é",
    "😀",
    "条",
];

/// Whole English headings, so that sequences come about.
const ENGLISH_HEADINGS: &[&str] = &[
    "\nArticle 1\n",
    "\nArticle 2\nTitle\n",
    "\nArticle 2-1 Text.\n",
    "\nCHAPTER I\n",
    "\nSEC. 1. BOATS.\n",
    "\nSEC. 2. OARS.\n",
    "\n§ 3. Lamps\n",
    "\n1.—(1) ",
    "\n**2.**—",
    "\n##### 1 Boats\n",
    "\n##### 2. **Oars**\n",
    "\n(a) ",
    "\n(b) ",
    "\n(i) ",
    "\n(ii) ",
    "\n(1) ",
    "\n(2) ",
    "\n1.   ",
    "\n“(a) ",
    "\n“SEC. 3. X.\n",
    ":—(1) ",
    "\nSCHEDULE 1\n",
    "\nANNEX I\n",
    "\nARRANGEMENT OF SECTIONS\n",
    "\n1 Boats\n",
    "\nText.\n",
    "\nand so on\n",
];

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 512,
        rng_seed: RngSeed::Fixed(12),
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn pieces_of_headings_keep_their_text(pieces in vec(select(PIECES), 0..120)) {
        check(&pieces.concat());
    }

    #[test]
    fn english_headings_keep_their_text(
        pieces in vec(prop_oneof![select(ENGLISH_HEADINGS), select(ENGLISH_PIECES)], 0..100),
    ) {
        check(&pieces.concat());
    }

    #[test]
    fn headings_in_any_order_keep_their_text(
        pieces in vec(prop_oneof![select(HEADINGS), select(PIECES)], 0..80),
    ) {
        check(&pieces.concat());
    }
}

fn check(text: &str) {
    let source = Source::new("draft.md", text, Format::Markdown);
    let folded = fold(text);
    let profiles = [
        ("cn", Language::Hans),
        ("tw", Language::Hant),
        ("tw", Language::En),
        ("eu", Language::En),
        ("us", Language::En),
        ("ie", Language::En),
    ];
    for (code, language) in profiles {
        let profile = Profile::new(code, language).expect("a pack");
        let outline = outline::parse(&source, &folded, &profile);
        assert_eq!(printed(&outline, NodeId::ROOT, text), text);
        spans_are_sound(&outline, text);
    }
}

/// The own text of a node and of those below it, in order.
fn printed(outline: &Outline, id: NodeId, text: &str) -> String {
    let mut pieces: Vec<(u32, String)> =
        outline.own(id).map(|own| (own.start, text[own.range()].to_owned())).collect();
    let mut last = outline.node(id).span.start;
    for child in outline.children(id) {
        let span = outline.node(child).span;
        assert!(outline.node(id).span.contains(span), "{child:?} leaves {id:?}");
        assert!(last <= span.start, "{child:?} begins before its sibling ends");
        last = span.end;
        pieces.push((span.start, printed(outline, child, text)));
    }
    pieces.sort_by_key(|&(start, _)| start);
    pieces.into_iter().map(|(_, piece)| piece).collect()
}

fn spans_are_sound(outline: &Outline, text: &str) {
    let sound =
        |span: Span| span.start <= span.end && text.get(span.range()).is_some() || span.is_empty();
    for id in outline.ids() {
        let node = outline.node(id);
        assert!(sound(node.span) && sound(node.number), "{node:?}");
        assert!(node.span.contains(node.number), "the number of {node:?} is in it");
        assert!(node.heading.is_none_or(|heading| sound(heading) && node.span.contains(heading)));
    }
    assert!(sound(outline.title) && outline.adoption.is_none_or(sound));
    for spans in [&outline.quotes, &outline.excluded] {
        assert!(spans.iter().all(|&span| sound(span)));
        assert!(spans.windows(2).all(|pair| pair[0].end <= pair[1].start), "in order: {spans:?}");
    }
}
