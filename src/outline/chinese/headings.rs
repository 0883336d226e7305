//! Headings: of units that hold articles, of articles, of annexes, and those without a number.

use super::front;
use super::head::{Head, What};
use super::lines::Line;
use super::tree::{ANNEX, CHAPTER, Ending, LONGEST_HEADING, Tree, numbered};
use crate::jurisdiction::Headings;
use crate::outline::numerals::{self, Numeral};
use crate::outline::{Kind, NewNode, NodeId, Numbering, Ordinal};
use crate::text::Span;

impl Tree<'_> {
    /// 【标题】 or （标题） at the beginning of `rest`: the heading, and where the
    /// text behind it begins.
    pub(super) fn bracketed_heading(&self, rest: Span) -> Option<(Span, u32)> {
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
            && numerals::leading(inner).is_none();
        let whole = Span::new(rest.start as usize, rest.start as usize + len + close.len_utf8());
        let inside = Span { start: whole.start + Span::empty(open.len_utf8()).start, ..whole };
        let inside = Span { end: rest.start + Span::empty(len).start, ..inside };
        named.then(|| (inside.trimmed(self.text), whole.end))
    }

    /// Opens a unit that holds articles; articles may follow on the same line.
    pub(super) fn group(&mut self, head: &Head, rank: u8, line: &Line) {
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
    pub(super) fn heading_end(&self, rest: Span) -> u32 {
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
    pub(super) fn heading_of(&mut self, unit: Option<NodeId>, line: &Line) -> bool {
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
    pub(super) fn annex(&mut self, line: &Line) -> bool {
        let text = line.text.slice(self.text);
        if !text.starts_with('附')
            || !self.begins(line)
            || self.last.main() == 0 && self.article.is_none()
            || front::is_bare(text, self.headings)
        {
            return false;
        }
        let Some((number, numeral)) = annex_number(text, self.headings) else {
            return false;
        };
        let rest = text.get(number..).unwrap_or_default();
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
            num: numeral.map(|n| n.value.to_string()).unwrap_or_default().into(),
            ordinal: numeral.map(|n| Ordinal::new(&[n.value])).unwrap_or_default(),
            numbering: numeral.map_or(Numbering::Implied, |n| n.numbering),
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
    pub(super) fn unnumbered(&mut self, line: &Line) -> bool {
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
}

/// The length of the word and number that an annex begins with, and the number.
fn annex_number(text: &str, headings: &Headings) -> Option<(usize, Option<Numeral>)> {
    let words = headings.words.annex.iter();
    let rest = words.filter_map(|word| front::after_spaced(text, word)).min_by_key(|r| r.len())?;
    let bare = rest.trim_start_matches([' ', '\u{3000}']);
    let numeral = numerals::leading(bare);
    let rest = numeral.map_or(Some(rest), |numeral| bare.get(numeral.len..))?;
    Some((text.len() - rest.len(), numeral))
}
