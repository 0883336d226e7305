//! Items of lists: where in the tree a number such as （三） belongs.

use super::head::{Head, Style};
use super::lines::Line;
use super::tree::{ARTICLE, CHAPTER, Ending, List, POINT, Tree, numbered};
use crate::outline::{Kind, Numbering};
use crate::text::Span;

/// Ranks of points go up to this; deeper lists stay at the last level.
const DEEPEST: u8 = POINT + 8;

impl Tree<'_> {
    /// Whether a number at the beginning of a line opens an item.
    pub(super) fn is_item(&self, head: &Head, style: Style, line: &Line) -> bool {
        if self.names_items(head) {
            return false;
        }
        let follows =
            self.lists.iter().any(|list| list.style == style && list.main + 1 == head.main);
        let rest = self.text.get(head.text as usize..line.text.end as usize).unwrap_or_default();
        let enumerates = matches!(style, Style::Counted | Style::ArabicCounted)
            && crate::outline::numerals::leading(rest).is_some();
        follows || !enumerates
    }

    /// Whether the number names an item instead of opening it: （三）项, （四）、（五）项.
    pub(super) fn names_items(&self, head: &Head) -> bool {
        let rest = self.text.get(head.text as usize..).unwrap_or_default();
        head.tight && rest.starts_with(['项', '款', '目', '、', '至', '和', '或', '及', '号', '条'])
    }

    /// Opens the item that begins a line, and reads the rest of the line.
    pub(super) fn item_line(&mut self, head: &Head, style: Style, at: usize, line: &Line) {
        let rest = Span { start: head.text, end: line.text.end };
        if self.heads_group(style, at, line) {
            let mut new = numbered(head, Kind::Chapter, CHAPTER, Some(rest));
            new.heading = (!rest.is_empty()).then_some(rest);
            self.open(new);
            return;
        }
        if !self.has_place(style) {
            self.run(line.text.start, line.text.end);
            return;
        }
        self.item(head, style, false);
        if self.innermost().kind != Kind::Article {
            self.run(rest.start, rest.end);
        } else if line.level > 0 {
            let heading = (!rest.is_empty()).then_some(rest);
            if let Some(id) = self.article {
                self.builder.node_mut(id).heading = heading;
                self.builder.text(rest.end);
            }
        } else {
            let from = self.article_text(rest);
            self.run(from, rest.end);
        }
    }

    /// Whether 一、 is a heading above articles.
    fn heads_group(&self, style: Style, at: usize, line: &Line) -> bool {
        if style != Style::Counted || !self.has_articles {
            return false;
        }
        let next = self.next_line(at).and_then(|next| next.head);
        let before_article = next.is_some_and(|head| head.is_article() && !head.tight);
        before_article && Ending::of(line.text.slice(self.text)) == Ending::Open
    }

    /// Whether an item can stand here: in an article, in a unit, or as an article itself.
    fn has_place(&self, style: Style) -> bool {
        self.article.is_some()
            || self.builder.stack().len() > 1
            || !self.has_articles
            || style == Style::Counted
    }

    /// Whether items of the style count as articles where no article is open.
    fn counts_articles(&self, style: Style) -> bool {
        match style {
            Style::Counted => true,
            Style::ArabicDotted | Style::ArabicCounted => !self.has_articles,
            _ => false,
        }
    }

    /// Opens an item in its place. `run_in` tells that it stands within a line.
    pub(super) fn item(&mut self, head: &Head, style: Style, run_in: bool) {
        let rank = self.place(head, style);
        let kind = if rank == ARTICLE { Kind::Article } else { Kind::Point };
        if kind == Kind::Point && self.article.is_some() && self.paragraphs == 0 {
            self.paragraph(head.number.start);
        }
        let id = self.open(numbered(head, kind, rank, None));
        if kind == Kind::Article {
            self.article = Some(id);
        }
        self.lists.push(List { style, rank, main: head.main, run_in });
    }

    /// The rank of a new item: that of the list it goes on with, or one below what is open.
    fn place(&self, head: &Head, style: Style) -> u8 {
        let lists = || self.lists.iter().rev();
        let same = |list: &&List| list.style == style;
        let next = |list: &&List| list.main + 1 == head.main;
        if let Some(list) = lists().find(|list| same(list) && next(list)) {
            return list.rank;
        }
        let Some(deepest) = self.lists.last() else {
            let top = self.article.is_none() && self.counts_articles(style);
            return if top { ARTICLE } else { POINT };
        };
        let below = (deepest.rank + 1).clamp(POINT, DEEPEST);
        let sibling = lists().find(same).map(|list| list.rank);
        if head.main == 1 {
            return match sibling {
                Some(rank) if self.ending != Ending::Colon => rank,
                _ => below,
            };
        }
        // A list that changes its style goes on with the number that is due.
        sibling.or_else(|| lists().find(next).map(|list| list.rank)).unwrap_or(below)
    }

    /// Whether a number within a line opens an item, `before` being how the text before it ended.
    pub(super) fn is_run_in_item(&self, head: &Head, style: Style, before: Ending) -> bool {
        if self.names_items(head) {
            return false;
        }
        let rest = self.text.get(head.text as usize..).unwrap_or_default();
        let framed = !matches!(style, Style::Counted | Style::ArabicDotted | Style::ArabicCounted);
        if !framed && (rest.starts_with(|c: char| c.is_ascii_digit()) || self.enumerates(rest)) {
            return false;
        }
        let next = |list: &&List| list.style == style && list.main + 1 == head.main;
        let list = self.lists.iter().rev().find(next);
        match before {
            Ending::Colon => head.main == 1 && self.has_place(style) && !self.is_lone_count(style),
            Ending::Complete => list.is_some_and(|list| framed || list.run_in),
            Ending::Comma | Ending::Open => framed && list.is_some_and(|list| list.run_in),
        }
    }

    fn enumerates(&self, rest: &str) -> bool {
        crate::outline::numerals::leading(rest)
            .is_some_and(|numeral| numeral.numbering != Numbering::Implied)
    }

    /// Whether 一、 within a line would become an article.
    fn is_lone_count(&self, style: Style) -> bool {
        self.article.is_none() && self.counts_articles(style)
    }
}
