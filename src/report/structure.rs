//! What the formats of structure are made from.

use crate::jurisdiction::Profile;
use crate::model::{Document, Instrument};
use crate::outline::Outline;
use crate::text::Source;

/// A document as far as its structure goes.
#[derive(Clone, Copy)]
pub(super) struct Structure<'a> {
    pub(super) source: &'a Source,
    pub(super) profile: &'a Profile,
    pub(super) outline: &'a Outline,
    pub(super) instrument: &'a Instrument,
}

impl<'a> From<&'a Document> for Structure<'a> {
    fn from(document: &'a Document) -> Self {
        Self {
            source: document.source(),
            profile: document.profile(),
            outline: document.outline(),
            instrument: document.instrument(),
        }
    }
}

/// A document put together by hand, for the tests of the formats.
#[cfg(test)]
pub(super) mod sample {
    use super::*;
    use crate::jurisdiction::Language;
    use crate::model::InstrumentType;
    use crate::outline::{Builder, Kind, NewNode, Numbering, Ordinal};
    use crate::text::{Format, Span};

    const TEXT: &str = concat!(
        "# 示例管理办法\n（2026年3月1日示例部公布）\n根据有关规定，制定本办法。\n\n",
        "第一章　总　则\n",
        "第一条　设立\u{1b}管理 <机构> & 组织：\n（一）甲；\n另外\n（二）乙。\n以上事项从严。\n",
        "第二条　第一款。\r\n第二款。\n",
        "----\n转折\n",
        "第二条　号码重复。\n第二条　又重复。\n",
        "附件　清单\n示例部\n",
    );

    /// What [`Structure`] borrows from.
    pub(crate) struct Sample {
        source: Source,
        profile: Profile,
        outline: Outline,
        instrument: Instrument,
    }

    impl Sample {
        /// An English bill with recitals and without a date.
        pub(crate) fn bill() -> Self {
            let text = "Whereas:\n(1) a reason;\nand more;\nBE IT ENACTED\n1 Scope\n(aa) an item\n";
            let at = |words: &str| {
                let start = text.find(words).expect("the words are there");
                Span::new(start, start + words.len())
            };
            let node = |kind, rank, number: Span, num: &str| NewNode {
                kind,
                rank,
                start: number.start,
                number,
                heading: None,
                num: num.into(),
                ordinal: Ordinal::new(&[1]),
                numbering: Numbering::Arabic,
            };
            let mut builder = Builder::new(text.len());
            builder.open(node(Kind::Recital, 1, at("(1)"), "1"));
            builder.text(at("and more;").end);
            builder.open(node(Kind::Section, 1, at("1 Scope"), "1"));
            builder.open(node(Kind::Item, 2, at("(aa)"), "aa"));
            builder.text(at("an item").end);
            Self {
                source: Source::new("bill.txt", text, Format::Plain),
                profile: Profile::new("us", Language::En).expect("the pack is there"),
                outline: builder.finish(),
                instrument: Instrument { kind: InstrumentType::Bill, ..Instrument::default() },
            }
        }

        pub(crate) fn new() -> Self {
            let instrument = Instrument {
                title: "示例管理办法".to_owned(),
                kind: InstrumentType::DepartmentalRule,
                issuer: Some("示例部".to_owned()),
                adopted: Some("2026-03-01".to_owned()),
                ..Instrument::default()
            };
            Self {
                source: Source::new("办法.md", TEXT, Format::Markdown),
                profile: Profile::new("cn", Language::Hans).expect("the pack is there"),
                outline: outline(),
                instrument,
            }
        }

        pub(crate) fn structure(&self) -> Structure<'_> {
            let Self { source, profile, outline, instrument } = self;
            Structure { source, profile, outline, instrument }
        }
    }

    /// The `nth` (from 0) `words`.
    fn find(words: &str, nth: usize) -> Span {
        let (start, _) = TEXT.match_indices(words).nth(nth).expect("the words are there");
        Span::new(start, start + words.len())
    }

    fn outline() -> Outline {
        let node = |kind, rank, number: Span, heading, num: &str, ordinal| NewNode {
            kind,
            rank,
            start: number.start,
            number,
            heading,
            num: num.into(),
            ordinal: Ordinal::new(&[ordinal]),
            numbering: Numbering::Chinese,
        };
        let mut builder = Builder::new(TEXT.len());
        let heading = Some(find("总　则", 0));
        builder.open(node(Kind::Chapter, 1, find("第一章", 0), heading, "1", 1));
        builder.open(node(Kind::Article, 2, find("第一条", 0), None, "1", 1));
        builder.text(find("组织：", 0).end);
        builder.open(node(Kind::Point, 4, find("（一）", 0), None, "1", 1));
        builder.text(find("甲；", 0).end);
        builder.close(4);
        builder.text(find("另外", 0).end);
        builder.open(node(Kind::Point, 4, find("（二）", 0), None, "2", 2));
        builder.text(find("乙。", 0).end);
        builder.close(4);
        builder.text(find("以上事项从严。", 0).end);
        builder.open(node(Kind::Article, 2, find("第二条", 0), None, "2", 2));
        for (n, words) in [(1, "第一款。"), (2, "第二款。")] {
            let start = Span::empty(find(words, 0).start as usize);
            builder.open(node(Kind::Paragraph, 3, start, None, &n.to_string(), n));
            builder.text(find(words, 0).end);
        }
        builder.close(1);
        builder.open(node(Kind::Article, 2, find("第二条", 1), None, "2", 2));
        builder.text(find("号码重复。", 0).end);
        builder.open(node(Kind::Article, 2, find("第二条", 2), None, "2", 2));
        builder.text(find("又重复。", 0).end);
        builder.open(node(Kind::Annex, 1, find("附件", 0), Some(find("清单", 0)), "", 0));
        let mut outline = builder.finish();
        outline.chinese = true;
        outline.title = find("示例管理办法", 0);
        outline.adoption = Some(find("（2026年3月1日示例部公布）", 0));
        outline
    }
}
