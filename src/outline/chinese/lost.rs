//! Chapter headings that have lost their number: 第八章, a bare line, 第十章.
//!
//! The number is only missed where the count of the chapters leaves out exactly one and one place
//! between the two reads like a heading, so a line that a copy has broken off is not taken for one.

use super::head::{Head, What};
use super::lines::Line;
use super::tree::{CHAPTER, Ending};
use crate::outline::{Kind, Numbering};
use crate::text::Span;

/// Bytes of the longest line that is taken for a part of a heading: twenty characters.
const LONGEST_LINE: usize = 60;

/// A heading of two lines has been broken; more are a text.
const MOST_LINES: usize = 2;

/// Gives the lines that must be chapter headings without a number an implied one, which leaves
/// the gap in the printed numbers to be reported. The lines of one heading become one line.
pub(super) fn restore(lines: &mut Vec<Line>, text: &str) {
    let mut found = Vec::new();
    let mut last: Option<(usize, u32)> = None;
    for (at, line) in lines.iter().enumerate().filter(|(_, line)| !line.contents) {
        let Some((rank, number)) = group(line) else { continue };
        if rank != CHAPTER {
            // Numbers behind the heading of a part may begin anew.
            last = (rank > CHAPTER).then_some(last).flatten();
            continue;
        }
        if let Some((from, before)) = last.filter(|&(_, before)| before + 2 == number) {
            let between = lines.get(from + 1..at).unwrap_or_default();
            found.extend(only_heading(between, text).map(|(start, len)| Lost {
                at: from + 1 + start,
                len,
                number: before + 1,
            }));
        }
        last = Some((at, number));
    }
    for lost in found.into_iter().rev() {
        lost.number(lines);
    }
}

/// A heading without a number: the first of its lines, how many they are, and the number missed.
struct Lost {
    at: usize,
    len: usize,
    number: u32,
}

impl Lost {
    fn number(&self, lines: &mut Vec<Line>) {
        let end = lines.get(self.at + self.len - 1).map(|line| line.text.end);
        let (Some(first), Some(end)) = (lines.get_mut(self.at), end) else { return };
        first.text.end = end;
        first.head = Some(Head {
            what: What::Unit { kind: Kind::Chapter, rank: CHAPTER },
            number: Span::empty(first.text.start as usize),
            main: self.number,
            sub: None,
            numbering: Numbering::Implied,
            text: first.text.start,
            tight: false,
        });
        lines.drain(self.at + 1..self.at + self.len);
    }
}

/// The rank and number of the unit that the line opens, if that holds articles.
fn group(line: &Line) -> Option<(u8, u32)> {
    let head = line.head.filter(|head| !head.is_article() && !head.tight && head.sub.is_none())?;
    match head.what {
        What::Unit { rank, .. } => Some((rank, head.main)),
        What::Item(_) => None,
    }
}

/// The one place in `lines` that reads like a heading, and how many lines it has: short and
/// without a stop, behind a whole sentence and before an article. None if there are several.
fn only_heading(lines: &[Line], text: &str) -> Option<(usize, usize)> {
    let is_bare = |line: &Line| {
        let words = line.text.slice(text);
        line.head.is_none()
            && line.apart
            && words.len() <= LONGEST_LINE
            && Ending::of(words) == Ending::Open
            && !words.contains(['。', '；', '：', '，', '|', '!'])
    };
    let mut places = lines
        .iter()
        .enumerate()
        .filter(|(_, line)| line.head.is_some_and(|head| head.is_article() && !head.tight))
        .filter_map(|(article, _)| {
            let before = lines.get(..article).unwrap_or_default();
            let len = before.iter().rev().take_while(|line| is_bare(line)).count();
            let start = article - len;
            let sentence = before.get(start.checked_sub(1)?)?.text.slice(text);
            let ended = Ending::of(sentence) == Ending::Complete && sentence.ends_with('。');
            ((1..=MOST_LINES).contains(&len) && ended).then_some((start, len))
        });
    let first = places.next();
    first.filter(|_| places.next().is_none())
}
