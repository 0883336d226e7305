//! Tables of contents: headings that stand in the text a second time.

use super::lead::Lead;
use super::lines::Line;
use super::mark::Frame;
use crate::outline::node::{Kind, Ordinal};
use std::collections::BTreeSet;

/// A line of running text is longer than any entry.
const LONGEST_ENTRY: usize = 260;
/// So many lines may stand between the heading of the table and its first entry.
const LINES_BEFORE: usize = 6;

/// The index behind the last line of the table of contents whose heading is line `at`; `at + 1`
/// where none follows.
pub(super) fn end(text: &str, lines: &[Line], at: usize) -> usize {
    let mut first = None;
    let mut seen = BTreeSet::new();
    for (index, line) in lines.iter().enumerate().skip(at + 1) {
        let long = line.end - line.start > LONGEST_ENTRY;
        if long || matches!(line.lead, Lead::Enacting) {
            return if seen.is_empty() { at + 1 } else { index };
        }
        let Some(key) = key(line) else {
            if seen.is_empty() && index > at + LINES_BEFORE {
                return at + 1;
            }
            continue;
        };
        let entry = (key, letters(line.text(text)));
        if seen.contains(&entry) || first == Some(key) {
            return index;
        }
        first.get_or_insert(key);
        seen.insert(entry);
    }
    at + 1
}

fn key(line: &Line) -> Option<(Kind, Ordinal)> {
    match line.lead {
        Lead::Heading(heading) => {
            Some((heading.kind, heading.number.map(|number| number.ordinal).unwrap_or_default()))
        }
        Lead::Mark(mark) if matches!(mark.frame, Frame::Dot | Frame::Bare) => {
            let digits = u32::try_from(mark.token.len()).unwrap_or(0);
            Some((Kind::Section, Ordinal::new(&[digits])))
        }
        _ => None,
    }
}

/// A number for the letters and digits of a line, whatever their case and what stands between.
fn letters(line: &str) -> u64 {
    line.bytes().filter(u8::is_ascii_alphanumeric).fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte.to_ascii_lowercase())).wrapping_mul(0x0100_0000_01b3)
    })
}
