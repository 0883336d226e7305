//! The walk over the lines that builds the tree.

use super::head::{Head, Style, Units, What};
use super::lines::Line;
use super::quotes::Quotes;
use crate::jurisdiction::Headings;
use crate::outline::{Builder, Kind, NewNode, Node, NodeId, Numbering, Ordinal, Outline, numerals};
use crate::text::Span;

pub(super) const ANNEX: u8 = 1;
pub(super) const CHAPTER: u8 = 20;
pub(super) const ARTICLE: u8 = 50;
pub(super) const PARAGRAPH: u8 = 60;
pub(super) const POINT: u8 = 70;

/// Bytes of the longest heading that is taken from a line of its own.
pub(super) const LONGEST_HEADING: usize = 120;

/// How the text before a place ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ending {
    /// With a sentence or a clause of a list, or there was none.
    Complete,
    /// With a colon.
    Colon,
    /// With a comma or an enumeration mark.
    Comma,
    /// In the middle of a sentence.
    Open,
}

impl Ending {
    pub(super) fn of(text: &str) -> Self {
        // （刪除） stands for a whole article.
        if text.starts_with('（') && text.ends_with('）') {
            return Ending::Complete;
        }
        // A mark behind a colon is a slip: what leads into a list still does.
        let bare = text.trim_end_matches(['，', '、', ',']);
        match text.chars().next_back() {
            Some('：' | ':') => Ending::Colon,
            Some(_) if bare.len() < text.len() && bare.ends_with(['：', ':']) => Ending::Colon,
            Some('，' | '、' | ',') => Ending::Comma,
            Some('。' | '；' | '！' | '？' | '”' | '」' | '』' | ';' | '.' | '…') | None => {
                Ending::Complete
            }
            Some(_) => Ending::Open,
        }
    }
}

/// A list whose last item is open.
#[derive(Debug, Clone, Copy)]
pub(super) struct List {
    pub(super) style: Style,
    pub(super) rank: u8,
    pub(super) main: u32,
    /// How far the line of the last item stands from the margin.
    pub(super) indent: u32,
    /// Whether it began within a line.
    pub(super) run_in: bool,
}

pub(super) struct Tree<'a> {
    pub(super) text: &'a str,
    pub(super) headings: &'a Headings,
    pub(super) units: &'a Units,
    pub(super) lines: &'a [Line],
    /// For each line, the next one behind it that begins with a number.
    pub(super) next_head: Vec<u32>,
    pub(super) builder: Builder,
    pub(super) quotes: Quotes,
    /// The open article with the number of its paragraphs so far.
    pub(super) article: Option<NodeId>,
    pub(super) paragraphs: u32,
    /// The number of the last article numbered 第….
    pub(super) last: Ordinal,
    /// The numbers of the last units that hold articles, by rank.
    pub(super) groups: [Ordinal; ARTICLE as usize],
    /// The number of the last 一、 that is a heading above articles.
    pub(super) counted_group: u32,
    /// How the first article is numbered, and whether most numbers touch the text behind them.
    pub(super) numbering: Numbering,
    pub(super) tight: bool,
    /// Whether there are articles numbered 第… anywhere.
    pub(super) has_articles: bool,
    pub(super) lists: Vec<List>,
    /// Lists of the open article that text has interrupted, the last one last.
    pub(super) interrupted: Vec<List>,
    pub(super) ending: Ending,
    /// How far the line that is read stands from the margin.
    pub(super) indent: u32,
    /// The same of the line at which the last paragraph began.
    pub(super) paragraph_indent: u32,
    /// The number of the last article before the open annex.
    pub(super) before_annex: Option<Ordinal>,
    /// A unit whose heading may stand on the next line.
    pub(super) headless: Option<NodeId>,
    /// The ranks of the units that Markdown headings of each level have opened.
    pub(super) levels: [u8; 7],
    pub(super) unnumbered: u32,
}

impl<'a> Tree<'a> {
    pub(super) fn new(
        text: &'a str,
        headings: &'a Headings,
        units: &'a Units,
        lines: &'a [Line],
    ) -> Self {
        let heads = || lines.iter().filter_map(|line| line.head).filter(Head::is_article);
        let spaced = heads().filter(|head| !head.tight).count();
        let first = heads().find(|head| head.tight == (spaced == 0));
        Self {
            text,
            headings,
            units,
            lines,
            next_head: next_heads(lines),
            builder: Builder::new(text.len()),
            quotes: Quotes::default(),
            article: None,
            paragraphs: 0,
            last: Ordinal::default(),
            counted_group: 0,
            groups: [Ordinal::default(); ARTICLE as usize],
            numbering: first.map_or(Numbering::Chinese, |head| head.numbering),
            tight: heads().count() > 2 * spaced,
            has_articles: spaced > 0 || heads().any(|head| head.main == 1),
            lists: Vec::new(),
            interrupted: Vec::new(),
            ending: Ending::Complete,
            indent: 0,
            paragraph_indent: 0,
            before_annex: None,
            headless: None,
            levels: [0; 7],
            unnumbered: 0,
        }
    }

    /// Builds the tree from the lines behind the title.
    pub(super) fn build(mut self, after_title: usize) -> Outline {
        let lines = self.lines.iter().enumerate().skip(after_title);
        for (at, line) in lines.filter(|(_, line)| !line.contents) {
            self.line(at, line);
        }
        let quotes = self.quotes.finish();
        let mut outline = self.builder.finish();
        outline.quotes = quotes;
        outline
    }

    fn line(&mut self, at: usize, line: &Line) {
        self.indent = line.indent;
        let line = &Line { text: self.pass_quote(line), ..*line };
        if line.text.is_empty() {
            return;
        }
        let headless = self.headless.take();
        match line.head.filter(|head| head.number.start == line.text.start) {
            Some(head) => match head.what {
                What::Unit { kind: Kind::Article, .. } if self.is_article(&head, line) => {
                    let from = self.article(&head, line.text.end);
                    self.run(from, line.text.end);
                }
                What::Unit { kind, rank }
                    if kind != Kind::Article && self.is_group(&head, line) =>
                {
                    self.group(&head, rank, line);
                }
                What::Item(style) if self.is_item(&head, style, at, line) => {
                    self.item_line(&head, style, at, line);
                }
                _ => self.text_line(at, line),
            },
            None if self.heading_of(headless, line) => {}
            None if self.annex(line) || self.unnumbered(line) => {}
            None => self.text_line(at, line),
        }
    }

    /// The part of a line that is not in a quotation which began on an earlier line.
    fn pass_quote(&mut self, line: &Line) -> Span {
        if !self.quotes.is_open() {
            return line.text;
        }
        let host = line.level > 0 || line.head.is_some_and(|head| self.is_next_of_host(&head));
        if host && self.quotes.give_up() {
            return line.text;
        }
        match self.quotes.close_in(self.text, line.text) {
            Some(end) => {
                self.builder.text(end);
                self.ending = Ending::Complete;
                let rest = Span { start: end, end: line.text.end }.trimmed(self.text);
                if rest.slice(self.text).chars().all(|c| !c.is_alphanumeric()) {
                    self.builder.text(rest.end);
                    return Span { start: rest.end, end: rest.end };
                }
                self.run(rest.start, rest.end);
                Span { start: rest.end, end: rest.end }
            }
            None => {
                self.builder.text(line.text.end);
                Span { start: line.text.end, end: line.text.end }
            }
        }
    }

    /// Opens a unit and forgets the lists it closes.
    pub(super) fn open(&mut self, new: NewNode) -> NodeId {
        self.close_lists(new.rank, new.kind == Kind::Paragraph);
        if new.rank <= ARTICLE {
            self.interrupted.clear();
            self.article = None;
            self.paragraphs = 0;
        }
        self.ending = Ending::Complete;
        self.builder.open(new)
    }

    /// Forgets the lists of rank `rank` and higher; those that text interrupts may go on later.
    pub(super) fn close_lists(&mut self, rank: u8, interrupts: bool) {
        while let Some(list) = self.lists.pop_if(|list| list.rank >= rank) {
            if interrupts && list.rank >= POINT {
                self.interrupted.retain(|other| other.style != list.style);
                self.interrupted.push(list);
            }
        }
    }

    /// Opens 第…条 with what its text up to `end` begins with; gives the place to read on from.
    pub(super) fn article(&mut self, head: &Head, end: u32) -> u32 {
        self.last = head.ordinal();
        let id = self.open(numbered(head, Kind::Article, ARTICLE, None));
        self.article = Some(id);
        let rest = self.pass_opening(Span { start: head.text.min(end), end });
        self.first_text(rest)
    }

    /// What is left of `text` behind the heading of the open article, and behind 之一 where a line
    /// break cut it off its number. Text under way is left as it is.
    pub(super) fn pass_opening(&mut self, text: Span) -> Span {
        let Some(id) = self.article.filter(|_| self.paragraphs == 0) else { return text };
        let mut rest = text;
        let node = self.builder.node_mut(id);
        if node.heading.is_some() {
            return text;
        }
        let inserted = rest.slice(self.text).strip_prefix('之').and_then(numerals::leading);
        let len = inserted.map_or(0, |numeral| numeral.len + '之'.len_utf8());
        if let Some(numeral) =
            inserted.filter(|_| len == rest.len() && node.ordinal.parts().len() == 1)
        {
            node.num = format!("{}-{}", node.num, numeral.value).into();
            node.ordinal = Ordinal::new(&[node.ordinal.main(), numeral.value]);
            node.number.end = rest.end;
            self.last = node.ordinal;
            rest.start = rest.end;
        }
        let heading = self.bracketed_heading(rest);
        if let Some((inside, behind)) = heading {
            self.builder.node_mut(id).heading = Some(inside);
            rest.start = behind;
        }
        if rest.start > text.start {
            self.builder.text(rest.start);
        }
        let skipped = rest.slice(self.text);
        let bare = skipped.trim_start_matches(['*', ' ', '\u{3000}']);
        Span { start: rest.end - Span::empty(bare.len()).start, ..rest }
    }

    /// Opens what a unit begins with, a list or the first paragraph of an article; gives the place to
    /// read on from.
    pub(super) fn first_text(&mut self, text: Span) -> u32 {
        let text = text.trimmed(self.text);
        if text.is_empty() {
            return text.end;
        }
        let item = self.units.head(self.text, text.start as usize);
        match item.map(|head| (head, head.what)) {
            Some((head, What::Item(style))) if head.main == 1 && head.number.end <= text.end => {
                self.item(&head, style, false);
                head.text
            }
            _ => {
                if self.article.is_some() {
                    self.paragraph(text.start);
                }
                text.start
            }
        }
    }

    /// Opens the next paragraph of the article.
    pub(super) fn paragraph(&mut self, start: u32) {
        self.paragraphs += 1;
        self.paragraph_indent = self.indent;
        self.open(NewNode {
            kind: Kind::Paragraph,
            rank: PARAGRAPH,
            start,
            number: Span { start, end: start },
            heading: None,
            num: self.paragraphs.to_string().into(),
            ordinal: Ordinal::new(&[self.paragraphs]),
            numbering: Numbering::Implied,
        });
    }

    /// The next line behind line `at` that begins with a number, and the number.
    pub(super) fn next_number(&self, at: usize) -> Option<(usize, Head)> {
        let next = *self.next_head.get(at)? as usize;
        Some((next, self.lines.get(next)?.head?))
    }

    /// The line behind `at`, tables of contents left out.
    pub(super) fn next_line(&self, at: usize) -> Option<&Line> {
        self.lines.get(at + 1..)?.iter().find(|line| !line.contents)
    }

    /// The innermost open unit.
    pub(super) fn innermost(&self) -> &Node {
        let id = self.builder.stack().last().map_or(NodeId::ROOT, |&(id, _)| id);
        self.builder.node(id)
    }
}

/// For each line, the index of the next one behind it that begins with a number, or past the end.
fn next_heads(lines: &[Line]) -> Vec<u32> {
    let mut next = Span::empty(lines.len()).start;
    let mut found: Vec<u32> = lines
        .iter()
        .enumerate()
        .rev()
        .map(|(at, line)| {
            let behind = next;
            if line.head.is_some() {
                next = Span::empty(at).start;
            }
            behind
        })
        .collect();
    found.reverse();
    found
}

/// A unit as its number describes it.
pub(super) fn numbered(head: &Head, kind: Kind, rank: u8, heading: Option<Span>) -> NewNode {
    NewNode {
        kind,
        rank,
        start: head.number.start,
        number: head.number,
        heading,
        num: head.num(),
        ordinal: head.ordinal(),
        numbering: head.numbering,
    }
}
