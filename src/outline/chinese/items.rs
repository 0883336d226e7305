//! Items of lists: where in the tree a number such as （三） belongs.

use super::head::{Head, Style, What};
use super::lines::Line;
use super::tree::{ARTICLE, CHAPTER, Ending, List, POINT, Tree, numbered};
use crate::outline::{Kind, Numbering, numerals};
use crate::text::Span;

/// Ranks of points go up to this; deeper lists stay at the last level.
const DEEPEST: u8 = POINT + 8;

/// What follows 项 in （三）项 where an item is named.
const NAMED_BY: [char; 18] = [
    '的', '规', '所', '、', '，', '。', '；', '或', '和', '及', '至', '情', '行', '中', '之', '列',
    '与', '）',
];

impl Tree<'_> {
    /// Whether a number at the beginning of line `at` opens an item.
    pub(super) fn is_item(&self, head: &Head, style: Style, at: usize, line: &Line) -> bool {
        let rest = self.text.get(head.text as usize..).unwrap_or_default();
        if style.is_framed() && self.names_items(head) || rest.starts_with(['、', '，', '。', '；'])
        {
            return false;
        }
        let next = |list: &List| list.style == style && list.main + 1 == head.main;
        if self.lists.iter().any(next) || self.interrupted.iter().any(next) {
            return true;
        }
        let second = |head: Head| head.what == What::Item(style) && head.main == 2;
        let begins = head.main == 1
            && (self.ending == Ending::Colon
                || self.next_number(at).is_some_and(|(_, head)| second(head)));
        begins || !self.may_be_words(head, style, line)
    }

    /// Whether the number could be a part of a sentence: 二、三年, 陆、海、空军.
    fn may_be_words(&self, head: &Head, style: Style, line: &Line) -> bool {
        if style.is_doubtful() {
            return true;
        }
        if style.is_framed() {
            return false;
        }
        let broken_off = match self.ending {
            Ending::Comma => true,
            Ending::Open => head.main != 1,
            _ => false,
        };
        if broken_off && !line.apart {
            return true;
        }
        let number = head.number.slice(self.text);
        let marked = number.ends_with(['、', '.', '．', '）', ')']);
        let formal = number.starts_with(['壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖']);
        let rest = self.text.get(head.text as usize..line.text.end as usize).unwrap_or_default();
        let counts_on = number.ends_with('、')
            && numerals::leading(rest).is_some_and(|numeral| {
                numeral.value == head.main + 1 || numeral.numbering == Numbering::Arabic
            });
        formal
            || counts_on
            || !marked && numerals::sign(number.chars().next().unwrap_or(' ')).is_none()
    }

    /// Whether the number names an item instead of opening it: （三）项, （四）、（五）项.
    pub(super) fn names_items(&self, head: &Head) -> bool {
        let rest = self.text.get(head.text as usize..).unwrap_or_default();
        if !head.tight {
            return false;
        }
        // 项目, 款项 and 目的 are words.
        if rest.starts_with("目的") {
            return false;
        }
        if let Some(rest) = rest.strip_prefix(['项', '款', '目', '号']) {
            return rest.starts_with(NAMED_BY) || rest.trim_start_matches(' ').starts_with('\n');
        }
        ["、（", "、(", "至（", "至(", "和（", "或（", "及（", "和第", "或第", "、第", "至第"]
            .into_iter()
            .any(|cue| rest.starts_with(cue))
    }

    /// Opens the item that begins a line, and reads the rest of the line.
    pub(super) fn item_line(&mut self, head: &Head, style: Style, at: usize, line: &Line) {
        let rest = Span { start: head.text, end: line.text.end };
        if self.heads_group(head, style, at, line) {
            self.open(numbered(head, Kind::Chapter, CHAPTER, (!rest.is_empty()).then_some(rest)));
            self.counted_group = head.main;
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
            let from = self.first_text(rest);
            self.run(from, rest.end);
        }
    }

    /// Whether 一、 is a heading above articles.
    fn heads_group(&self, head: &Head, style: Style, at: usize, line: &Line) -> bool {
        let in_list = self.article.is_some() && self.ending == Ending::Colon
            || self.lists.iter().any(|list| list.style == style);
        if style != Style::Counted || !self.has_articles || in_list {
            return false;
        }
        if head.main != 1 && head.main != self.counted_group + 1 {
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
        self.lists.push(List { style, rank, main: head.main, indent: self.indent, run_in });
    }

    /// The rank of a new item: that of the list it goes on with, or one below what is open.
    fn place(&self, head: &Head, style: Style) -> u8 {
        let lists = || self.lists.iter().rev();
        let same = |list: &&List| list.style == style;
        let next = |list: &&List| list.main + 1 == head.main;
        if let Some(list) = lists().find(|list| same(list) && next(list)) {
            return list.rank;
        }
        if let Some(list) = self.interrupted.iter().rev().find(|list| same(list) && next(list)) {
            // Below the innermost open item if the list was in one, else below the paragraph.
            return self.lists.last().map_or(POINT, |open| list.rank.min(open.rank + 1)).max(POINT);
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
        let alike = |list: &&List| next(list) && (list.rank >= POINT || !style.is_framed());
        sibling.or_else(|| lists().find(alike).map(|list| list.rank)).unwrap_or(below)
    }

    /// Whether a number within a line opens an item, `before` being how the text before it ended.
    pub(super) fn is_run_in_item(&self, head: &Head, style: Style, before: Ending) -> bool {
        if style.is_doubtful() || self.names_items(head) {
            return false;
        }
        let rest = self.text.get(head.text as usize..).unwrap_or_default();
        let framed = style.is_framed();
        if !framed && (rest.starts_with(|c: char| c.is_ascii_digit()) || enumerates(rest)) {
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

    /// Whether 一、 within a line would become an article.
    fn is_lone_count(&self, style: Style) -> bool {
        self.article.is_none() && self.counts_articles(style)
    }
}

/// Whether another number follows.
fn enumerates(rest: &str) -> bool {
    numerals::leading(rest).is_some()
}
