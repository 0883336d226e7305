//! Text quoted for insertion into another instrument: 修改为：“第十二条……”.

use crate::text::Span;

/// The quotations of a document, and the one that is open.
#[derive(Debug, Default)]
pub(super) struct Quotes {
    found: Vec<Span>,
    /// Where the open quotation began, and with which mark.
    open: Option<(u32, char)>,
    /// End of the last line that was taken as quoted.
    taken: u32,
    /// Where the next mark that closes “ and 「 was seen, so that it is sought once.
    next: [Option<usize>; 2],
}

impl Quotes {
    /// Adds a quotation that begins and ends on one line.
    pub(super) fn add(&mut self, span: Span) {
        self.found.push(span);
    }

    /// Opens a quotation that goes on over the end of the line at `line_end`.
    pub(super) fn open(&mut self, start: u32, mark: char, line_end: u32, text: &str) {
        let from = line_end as usize;
        let [double, corner] = &mut self.next;
        let next = if mark == '「' { corner } else { double };
        if next.is_none_or(|next| next < from) {
            let rest = text.get(from..).unwrap_or_default();
            *next = Some(rest.find(closing(mark)).map_or(text.len(), |at| from + at));
        }
        // A quotation that nothing closes is a slip of the pen.
        if next.is_some_and(|next| next < text.len()) {
            self.open = Some((start, mark));
            self.taken = line_end;
        }
    }

    pub(super) fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// Ends a quotation that is not closed where it should be; says whether there was one.
    pub(super) fn give_up(&mut self) -> bool {
        let Some((start, _)) = self.open.take() else { return false };
        self.found.push(Span { start, end: self.taken });
        true
    }

    /// Reads a line inside the open quotation; gives the offset behind the mark that closes it.
    pub(super) fn close_in(&mut self, text: &str, line: Span) -> Option<u32> {
        let (start, mark) = self.open?;
        let close = closing(mark);
        let mut depth = 1;
        for (at, c) in line.slice(text).char_indices() {
            // Each paragraph of a long quotation begins with the opening mark again.
            if c == mark && at > 0 {
                depth += 1;
            } else if c == close {
                depth -= 1;
            }
            if depth == 0 {
                let end = line.start + Span::empty(at + c.len_utf8()).start;
                self.found.push(Span { start, end });
                self.open = None;
                return Some(end);
            }
        }
        self.taken = line.end;
        None
    }

    /// All quotations, in order.
    pub(super) fn finish(&mut self) -> Vec<Span> {
        self.give_up();
        std::mem::take(&mut self.found)
    }
}

/// The mark that closes what `mark` opens.
pub(super) fn closing(mark: char) -> char {
    if mark == '「' { '」' } else { '”' }
}
