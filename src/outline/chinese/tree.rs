//! The walk over the lines that builds the tree.

use super::front;
use super::head::{Head, Style, Units, What};
use super::lines::Line;
use super::quotes::Quotes;
use crate::jurisdiction::Headings;
use crate::outline::{Builder, Kind, NewNode, Node, NodeId, Numbering, Ordinal, Outline};
use crate::text::Span;

pub(super) const ANNEX: u8 = 1;
pub(super) const CHAPTER: u8 = 20;
pub(super) const ARTICLE: u8 = 50;
pub(super) const PARAGRAPH: u8 = 60;
pub(super) const POINT: u8 = 70;

/// Bytes of the longest heading that is taken from a line of its own.
const LONGEST_HEADING: usize = 120;

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
        match text.chars().next_back() {
            Some('：' | ':') => Ending::Colon,
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
    lines: &'a [Line],
    /// For each line, the next one behind it that begins with a number.
    next_head: Vec<u32>,
    pub(super) builder: Builder,
    pub(super) quotes: Quotes,
    /// The open article with the number of its paragraphs so far.
    pub(super) article: Option<NodeId>,
    pub(super) paragraphs: u32,
    /// The number of the last article numbered 第….
    pub(super) last: Ordinal,
    /// The numbers of the last units that hold articles, by rank.
    groups: [Ordinal; ARTICLE as usize],
    /// The number of the last 一、 that is a heading above articles.
    pub(super) counted_group: u32,
    /// How the first article is numbered, and whether most numbers touch the text behind them.
    numbering: Numbering,
    tight: bool,
    /// Whether there are articles numbered 第… anywhere.
    pub(super) has_articles: bool,
    pub(super) lists: Vec<List>,
    /// Lists of the open article that text has interrupted, the last one last.
    pub(super) interrupted: Vec<List>,
    pub(super) ending: Ending,
    /// How far the line that is read stands from the margin.
    pub(super) indent: u32,
    /// The same of the line at which the last paragraph began.
    paragraph_indent: u32,
    /// The number of the last article before the open annex.
    before_annex: Option<Ordinal>,
    /// A unit whose heading may stand on the next line.
    headless: Option<NodeId>,
    /// The ranks of the units that Markdown headings of each level have opened.
    levels: [u8; 7],
    unnumbered: u32,
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

    /// Whether the number goes on with the host's own articles or items, so that a quotation
    /// before it was never closed.
    fn is_next_of_host(&self, head: &Head) -> bool {
        match head.what {
            What::Item(Style::Counted) => {
                let list = self.lists.iter().find(|list| list.style == Style::Counted);
                list.is_some_and(|list| list.main + 1 == head.main)
            }
            What::Item(_) => false,
            What::Unit { kind: Kind::Article, .. } => {
                !head.tight && self.last.main() > 0 && self.last.main() + 1 == head.main
            }
            What::Unit { .. } => false,
        }
    }

    /// Whether 第…条 at the beginning of a line is a heading and not a citation.
    fn is_article(&mut self, head: &Head, line: &Line) -> bool {
        self.leave_annex(head);
        let follows = head.follows(self.last) || self.last.main() == 0;
        let begins = self.begins(line);
        if head.tight {
            let usual = self.tight && begins || follows;
            return usual && head.numbering == self.numbering && !self.is_cited(head);
        }
        if self.cites_part(head) {
            return begins && head.follows(self.last);
        }
        if head.text == line.text.end {
            return begins || follows;
        }
        begins || follows && !self.is_cited(head)
    }

    /// Closes an annex that stands between the articles of its host where the host goes on.
    fn leave_annex(&mut self, head: &Head) {
        let Some(host) = self.before_annex.filter(|_| !head.tight && self.last.main() == 0) else {
            return;
        };
        let goes_on =
            if head.is_article() { head.follows(host) } else { self.continues_groups(head) };
        if head.main > 1 && goes_on {
            self.builder.close(ANNEX);
            self.close_lists(ANNEX, false);
            self.before_annex = None;
            self.article = None;
            self.last = host;
        }
    }

    /// Whether 第…章 or the like at the beginning of a line is a heading.
    fn is_group(&mut self, head: &Head, line: &Line) -> bool {
        self.leave_annex(head);
        if line.level > 0 {
            return true;
        }
        let rest = Span { start: head.text, end: line.text.end };
        let goes_on = self.continues_groups(head);
        let begins = match head.tight {
            true => self.begins(line) && (goes_on || head.main == 1),
            false => self.begins(line) || goes_on,
        };
        let short = (rest.len() <= LONGEST_HEADING || !head.tight && goes_on)
            && !matches!(Ending::of(rest.slice(self.text)), Ending::Comma)
            && !rest.slice(self.text).ends_with(['。', '；', '：']);
        let cited = self.cites_part(head) || head.tight && self.is_cited(head);
        begins && !cited && (short || self.heading_end(rest) < rest.end)
    }

    /// Whether a line may begin a unit: the text before it is not broken off in a sentence.
    fn begins(&self, line: &Line) -> bool {
        line.apart || matches!(self.ending, Ending::Complete | Ending::Colon)
    }

    /// Whether the unit goes on with the count of the last one of its kind.
    pub(super) fn continues_groups(&self, head: &Head) -> bool {
        let What::Unit { rank, .. } = head.what else { return false };
        let last = self.groups.get(usize::from(rank)).copied().unwrap_or_default();
        last.main() > 0 && head.follows(last)
    }

    /// Whether what follows the number shows that it is cited.
    pub(super) fn is_cited(&self, head: &Head) -> bool {
        let rest = self.text.get(head.text as usize..).unwrap_or_default();
        self.headings.cues.reference.iter().any(|cue| rest.starts_with(cue.as_str()))
    }

    /// Whether a part of the unit follows: 第二款, 第（三）项.
    pub(super) fn cites_part(&self, head: &Head) -> bool {
        let rest = self.text.get(head.text as usize..).unwrap_or_default();
        let Some(rest) = rest.strip_prefix('第') else { return false };
        let bare = rest.trim_start_matches(['（', '(', ' ']);
        crate::outline::numerals::leading(bare).is_some_and(|numeral| {
            let unit = bare.get(numeral.len..).unwrap_or_default();
            unit.trim_start_matches(['）', ')', ' '])
                .starts_with(['款', '项', '条', '目', '章', '节'])
        })
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
    fn close_lists(&mut self, rank: u8, interrupts: bool) {
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
        let heading = self.bracketed_heading(Span { start: head.text, end });
        let id = self.open(numbered(head, Kind::Article, ARTICLE, heading.map(|(inner, _)| inner)));
        self.article = Some(id);
        let from = heading.map_or(head.text, |(_, behind)| behind);
        self.first_text(Span { start: from, end })
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

    /// 【标题】 or （标题） at the beginning of `rest`: the heading with its brackets, and where the
    /// text behind it begins.
    fn bracketed_heading(&self, rest: Span) -> Option<(Span, u32)> {
        let text = rest.slice(self.text);
        let (open, close) = match text.chars().next()? {
            '【' => ('【', '】'),
            '（' => ('（', '）'),
            '(' => ('(', ')'),
            '［' => ('［', '］'),
            _ => return None,
        };
        let len = text.find(close)?;
        let inner = text.get(open.len_utf8()..len)?.trim();
        let named = len <= LONGEST_HEADING
            && !inner.is_empty()
            && !inner.contains(['。', '；', '，'])
            && !self.headings.words.deleted.iter().any(|word| inner == word)
            && crate::outline::numerals::leading(inner).is_none();
        let start = rest.start as usize;
        let behind = text.get(len + close.len_utf8()..)?;
        let skipped = behind.len() - behind.trim_start_matches(['*', ' ', '\u{3000}']).len();
        let behind = Span::empty(start + len + close.len_utf8() + skipped).start;
        named.then(|| (Span::new(start, start + len + close.len_utf8()), behind.min(rest.end)))
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

    /// Opens a unit that holds articles; articles may follow on the same line.
    fn group(&mut self, head: &Head, rank: u8, line: &Line) {
        let rest = Span { start: head.text, end: line.text.end };
        let heading_end = self.heading_end(rest);
        self.open_group(head, rank, heading_end);
        if let Some(level) = self.levels.get_mut(usize::from(line.level)) {
            *level = rank;
        }
        self.run(heading_end, line.text.end);
    }

    /// Opens a unit that holds articles, its heading up to `end`.
    pub(super) fn open_group(&mut self, head: &Head, rank: u8, end: u32) {
        let What::Unit { kind, .. } = head.what else { return };
        if let Some(last) = self.groups.get_mut(usize::from(rank)) {
            *last = head.ordinal();
        }
        let heading = Span { start: head.text.min(end), end }.trimmed(self.text);
        let given = (!heading.is_empty()).then_some(heading);
        let id = self.open(numbered(head, kind, rank, given));
        self.headless = given.is_none().then_some(id);
    }

    /// Where a heading ends: at the end of `rest`, or before the first unit that follows on the line.
    fn heading_end(&self, rest: Span) -> u32 {
        let text = rest.slice(self.text);
        for (at, _) in text.match_indices('第') {
            let before = text.get(..at).unwrap_or_default();
            let at = rest.start as usize + at;
            let Some(head) = self.units.head(self.text, at).filter(|_| at > rest.start as usize)
            else {
                continue;
            };
            let spaced = before.ends_with(char::is_whitespace) && !self.cites_part(&head);
            if spaced && matches!(head.what, What::Unit { .. }) && !head.tight {
                return Span::empty(rest.start as usize + before.trim_end().len()).start;
            }
        }
        rest.end
    }

    /// Takes a line as the heading of the unit that was opened on the line before.
    fn heading_of(&mut self, unit: Option<NodeId>, line: &Line) -> bool {
        let Some(unit) = unit else { return false };
        let text = line.text.slice(self.text);
        let short = line.text.len() <= LONGEST_HEADING && Ending::of(text) == Ending::Open;
        if !short || text.starts_with(['|', '!', '（', '(']) {
            return false;
        }
        self.builder.text(line.text.end);
        self.builder.node_mut(unit).heading = Some(line.text);
        true
    }

    /// Opens an annex if the line is the heading of one.
    fn annex(&mut self, line: &Line) -> bool {
        let text = line.text.slice(self.text);
        if !text.starts_with('附')
            || !self.begins(line)
            || self.last.main() == 0 && self.article.is_none()
            || front::is_bare(text, self.headings)
        {
            return false;
        }
        let Some((number, numeral, rest)) = annex_number(text, self.headings) else {
            return false;
        };
        let bare = rest.trim_start_matches(['：', ':', ' ', '\u{3000}', '.', '．', '、']);
        let separate =
            rest.is_empty() || bare.len() < rest.len() || rest.starts_with(['《', '（', '(']);
        if !separate || line.text.len() > LONGEST_HEADING * 2 || text.ends_with(['。', '；', '，'])
        {
            return false;
        }
        let start = line.text.start as usize;
        let from = Span::empty(line.text.end as usize - bare.len()).start;
        let listed = self.units.head(self.text, from as usize).is_some();
        let heading = (!bare.is_empty() && !listed).then_some(Span { start: from, ..line.text });
        let id = self.open(NewNode {
            kind: Kind::Annex,
            rank: ANNEX,
            start: line.text.start,
            number: Span::new(start, start + number),
            heading,
            num: numeral.map(|(n, _)| n.to_string()).unwrap_or_default().into(),
            ordinal: numeral.map(|(n, _)| Ordinal::new(&[n])).unwrap_or_default(),
            numbering: numeral.map_or(Numbering::Implied, |(_, numbering)| numbering),
        });
        self.headless = bare.is_empty().then_some(id);
        self.before_annex.get_or_insert(self.last);
        self.last = Ordinal::default();
        if heading.is_none() {
            let from = self.first_text(Span { start: from, end: line.text.end });
            self.run(from, line.text.end);
        }
        true
    }

    /// Opens a unit for a heading without a number: 附则, or one that is marked as a heading.
    fn unnumbered(&mut self, line: &Line) -> bool {
        let text = line.text.slice(self.text);
        if line.level == 0 && !front::is_bare(text, self.headings) {
            return false;
        }
        let known = self.levels.get(usize::from(line.level)).copied().unwrap_or(0);
        let rank = match (known, line.level) {
            (0, 0..=2) => CHAPTER,
            (0, level) => CHAPTER + 2 * (level - 2),
            (known, _) => known,
        };
        self.unnumbered += 1;
        self.open(NewNode {
            kind: Kind::Division,
            rank,
            start: line.text.start,
            number: Span::empty(line.text.start as usize),
            heading: Some(line.text),
            num: self.unnumbered.to_string().into(),
            ordinal: Ordinal::default(),
            numbering: Numbering::Implied,
        });
        true
    }

    /// A line without a number of its own: the next paragraph, or more of what is open.
    fn text_line(&mut self, at: usize, line: &Line) {
        let text = line.text.slice(self.text);
        let span = line.text;
        let goes_on = match self.ending {
            Ending::Complete => self.belongs_to_point(at, line),
            Ending::Colon => self.in_point(),
            Ending::Comma => true,
            Ending::Open => {
                !line.apart
                    || self.belongs_to_point(at, line)
                    || self.in_point() && !refers_back(text)
            }
        };
        let broken = text
            .starts_with(['|', '!', '。', '，', '；', '、', '）', '”', '」', '》', '：'])
            || text.starts_with(['“', '「']) && self.is_quoted_at(span.start);
        if goes_on {
            self.close_deeper(line);
        }
        match self.article {
            Some(_) if goes_on && self.paragraphs > 0 || broken => {}
            Some(_) => self.paragraph(span.start),
            None if goes_on || broken => {}
            None => {
                self.close_lists(POINT, true);
                self.builder.close(POINT);
            }
        }
        self.run(span.start, span.end);
    }

    fn in_point(&self) -> bool {
        self.lists.last().is_some_and(|list| list.rank >= POINT)
    }

    /// Whether a line of text belongs to the open points: it stands further from the margin than
    /// paragraphs and points do, or in the midst of their list.
    fn belongs_to_point(&self, at: usize, line: &Line) -> bool {
        let point = self.lists.iter().find(|list| list.rank >= POINT);
        let inside = |point: &List| line.indent > point.indent.max(self.paragraph_indent);
        point.is_some_and(inside) || self.list_goes_on(at)
    }

    /// Closes the points that stand as far from the margin as `line` or further, but not the
    /// outermost one.
    fn close_deeper(&mut self, line: &Line) {
        if self.ending != Ending::Complete || line.indent == 0 {
            return;
        }
        let mut points = self.lists.iter().filter(|list| list.rank >= POINT).skip(1);
        let deeper = points.find(|list| list.indent >= line.indent).map(|list| list.rank);
        if let Some(rank) = deeper {
            self.close_lists(rank, true);
            self.builder.close(rank);
        }
    }

    /// Whether the next number behind line `at` goes on with a list of points that is open.
    fn list_goes_on(&self, at: usize) -> bool {
        let Some(head) = self.next_number(at) else { return false };
        let What::Item(style) = head.what else { return false };
        self.lists
            .iter()
            .any(|list| list.rank >= POINT && list.style == style && list.main + 1 == head.main)
    }

    /// The next number at the beginning of a line behind line `at`.
    pub(super) fn next_number(&self, at: usize) -> Option<Head> {
        let next = *self.next_head.get(at)?;
        self.lines.get(next as usize)?.head
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

/// Whether a line begins by naming what stands before it, as only a new paragraph does.
fn refers_back(line: &str) -> bool {
    ["前款", "前项", "前条", "本条", "第一款", "第二款", "第三款"]
        .iter()
        .any(|cue| line.starts_with(cue))
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

/// The length of the word and number that an annex begins with, the number, and what follows.
fn annex_number<'t>(
    text: &'t str,
    headings: &Headings,
) -> Option<(usize, Option<(u32, Numbering)>, &'t str)> {
    let words = headings.words.annex.iter();
    let rest = words.filter_map(|word| front::after_spaced(text, word)).min_by_key(|r| r.len())?;
    let bare = rest.trim_start_matches([' ', '\u{3000}']);
    let numeral = crate::outline::numerals::leading(bare);
    match numeral {
        Some(numeral) => {
            let behind = bare.get(numeral.len..)?;
            let value = (numeral.value, numeral.numbering);
            Some((text.len() - behind.len(), Some(value), behind))
        }
        None => Some((text.len() - rest.len(), None, rest)),
    }
}
