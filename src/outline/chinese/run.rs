//! The text of a line behind its number: items and articles that are run on in it, and quotations.

use super::head::{Head, What};
use super::quotes::closing;
use super::tree::{Ending, Tree};
use crate::outline::Kind;
use crate::text::Span;

/// How far before a colon the words stand that tell of an amendment, in bytes.
const AMENDING_REACH: usize = 150;

/// Bytes of the longest heading that is looked for behind a sentence.
const LONGEST_GLUED: usize = 60;

/// Marks of one line that nothing closes, after which quotations in it are no longer sought.
const UNCLOSED_MARKS: u32 = 8;

/// What the text before a place in a line allows there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Gap {
    /// In the middle of words.
    None,
    /// Behind a punctuation mark.
    Mark(Ending),
    /// Behind white space only.
    Space,
}

impl Tree<'_> {
    /// Reads the text from `from` to `end` of one line into what is open, and opens what is run on.
    pub(super) fn run(&mut self, from: u32, end: u32) {
        let bytes = self.text.as_bytes();
        let (mut at, end) = (from as usize, (end as usize).min(bytes.len()));
        let mut gap = if at < end { Gap::Space } else { Gap::None };
        let mut done = at;
        let mut unclosed = 0;
        while let Some(&byte) = bytes.get(at).filter(|_| at < end) {
            // Ideographs are most of the text, and none of them matters behind another one.
            if gap == Gap::None && (0xE4..=0xE9).contains(&byte) {
                at += 3;
                continue;
            }
            let Some(c) = self.text.get(at..).and_then(|rest| rest.chars().next()) else { break };
            if gap != Gap::None
                && at > from as usize
                && let Some(next) = self.run_in(done, at, end, c, gap)
            {
                (at, done, gap) = (next, next, Gap::None);
                continue;
            }
            if matches!(c, '“' | '「') && unclosed < UNCLOSED_MARKS {
                match self.quotation(at, end, c) {
                    Some(behind) => {
                        unclosed += u32::from(behind == at + c.len_utf8());
                        at = behind;
                        gap = Gap::Mark(Ending::Complete);
                        continue;
                    }
                    None => break,
                }
            }
            gap = after(c, gap);
            at += c.len_utf8();
        }
        let whole = Span::new(from as usize, end);
        if !whole.is_empty() {
            self.builder.text(whole.end);
            self.ending = Ending::of(whole.slice(self.text));
        }
    }

    /// Opens the unit that is run on at `at`; gives the place behind its number.
    fn run_in(&mut self, done: usize, at: usize, end: usize, c: char, gap: Gap) -> Option<usize> {
        let starts = matches!(c, '第' | '（' | '(' | '〔')
            || c.is_ascii_digit()
            || ('０'..='９').contains(&c)
            || crate::outline::numerals::chinese_part(c)
            || crate::outline::numerals::sign(c).is_some();
        if !starts {
            return None;
        }
        let head = self.units.head(self.text, at)?;
        if head.number.end as usize > end {
            return None;
        }
        let before = Span::new(done, at).trimmed(self.text).end;
        let behind = (head.text as usize).min(end);
        let line_end = Span::empty(end).start;
        match head.what {
            What::Item(style) => {
                let before_ending = match gap {
                    Gap::Mark(ending) => ending,
                    _ => Ending::Open,
                };
                if !self.is_run_in_item(&head, style, before_ending) {
                    return None;
                }
                self.builder.text(before);
                self.ending = before_ending;
                self.item(&head, style, true);
                if self.innermost().kind == Kind::Article {
                    return Some(self.first_text(Span { start: head.text, end: line_end }) as usize);
                }
                Some(behind)
            }
            What::Unit { kind: Kind::Article, .. } => {
                if !self.is_run_in_article(&head, gap, behind == end) {
                    return None;
                }
                self.builder.text(before);
                Some(self.article(&head, line_end) as usize)
            }
            What::Unit { rank, .. } => {
                let heading = self.run_in_heading(&head, gap, end)?;
                self.builder.text(before);
                self.open_group(&head, rank, heading);
                Some(heading as usize)
            }
        }
    }

    /// Whether 第…条 within a line is the next article: it goes on with the count behind a sentence.
    fn is_run_in_article(&self, head: &Head, gap: Gap, last_on_line: bool) -> bool {
        if !head.follows(self.last) || last_on_line || self.cites_part(head) || self.is_cited(head)
        {
            return false;
        }
        match gap {
            Gap::Mark(Ending::Complete) => true,
            Gap::Space => !head.tight && self.article.is_none(),
            _ => false,
        }
    }

    /// Where the heading of a chapter that is run on ends, if it is one: a further unit follows.
    fn run_in_heading(&self, head: &Head, gap: Gap, end: usize) -> Option<u32> {
        if !matches!(gap, Gap::Mark(Ending::Complete) | Gap::Space) || self.is_cited(head) {
            return None;
        }
        let rest = self.text.get(head.text as usize..end)?;
        // The heading of the next chapter, its line break lost.
        let glued = gap == Gap::Mark(Ending::Complete)
            && rest.len() <= LONGEST_GLUED
            && self.continues_groups(head);
        if glued
            && !rest.is_empty()
            && Ending::of(rest) == Ending::Open
            && !rest.contains(['，', '。'])
        {
            return Some(Span::empty(end).start);
        }
        if head.tight {
            return None;
        }
        let (title, behind) = rest.split_once([' ', '\u{3000}'])?;
        let next = head.text as usize + title.len();
        let next = next + (rest.len() - title.len() - behind.trim_start().len());
        let follower = self.units.head(self.text, next)?;
        let unit = matches!(follower.what, What::Unit { .. }) && !follower.tight;
        unit.then(|| Span::empty(head.text as usize + title.len()).start)
    }

    /// Passes a quotation that begins at `at`: gives the place behind it, or `None` where it goes
    /// on over the end of the line. Text for another instrument is recorded.
    fn quotation(&mut self, at: usize, end: usize, mark: char) -> Option<usize> {
        let close = closing(mark);
        let body = self.text.get(at..end)?;
        let mut depth = 0;
        for (offset, c) in body.char_indices() {
            if c == mark {
                depth += 1;
            } else if c == close {
                depth -= 1;
            }
            if depth == 0 {
                let behind = at + offset + c.len_utf8();
                if self.is_amendment(at, mark) {
                    self.quotes.add(Span::new(at, behind));
                }
                return Some(behind);
            }
        }
        if self.is_amendment(at, mark) {
            let line_end = Span::empty(end).start;
            self.quotes.open(Span::empty(at).start, mark, line_end, self.text);
            if self.quotes.is_open() {
                return None;
            }
        }
        // A mark without its fellow is passed over.
        Some(at + mark.len_utf8())
    }

    /// Whether the line that begins at `at` with a quotation goes on with what introduces it.
    pub(super) fn is_quoted_at(&self, at: u32) -> bool {
        let mark = self.text.get(at as usize..).and_then(|rest| rest.chars().next());
        self.ending == Ending::Colon
            || mark.is_some_and(|mark| self.is_amendment(at as usize, mark))
    }

    /// Whether the quotation at `at` is text for another instrument.
    pub(super) fn is_amendment(&self, at: usize, mark: char) -> bool {
        let inner = at + mark.len_utf8();
        let head = self.units.head(self.text, inner);
        let unit = |head: &Head| matches!(head.what, What::Unit { .. }) && !head.tight;
        if head.is_some_and(|head| unit(&head) && !self.cites_part(&head)) {
            return true;
        }
        let before = self.text.get(..at).unwrap_or_default().trim_end();
        let item =
            head.is_some_and(|head| matches!(head.what, What::Item(style) if style.is_framed()));
        if !item && !before.ends_with(['：', ':']) {
            return false;
        }
        let reach = before.ceil_char_boundary(before.len().saturating_sub(AMENDING_REACH));
        let lead = before.get(reach..).unwrap_or_default();
        let clause = lead.rsplit(['。', '；', '\n']).find(|part| !part.trim().is_empty());
        let clause = clause.unwrap_or(lead);
        self.headings.cues.amending.iter().any(|cue| clause.contains(cue.as_str()))
    }
}

/// What is allowed behind `c`.
fn after(c: char, gap: Gap) -> Gap {
    match c {
        '。' | '；' | ';' | '！' | '？' => Gap::Mark(Ending::Complete),
        '：' | ':' => Gap::Mark(Ending::Colon),
        '，' | ',' => Gap::Mark(Ending::Comma),
        '”' | '」' | '）' | ')' | '』' | '*' if gap != Gap::None => gap,
        '）' | ')' => Gap::Space,
        _ if c.is_whitespace() => {
            if gap == Gap::None {
                Gap::Space
            } else {
                gap
            }
        }
        _ => Gap::None,
    }
}
