//! Lines without a number: the next paragraph of an article, or more of what is open.

use super::head::What;
use super::lines::Line;
use super::tree::{Ending, List, POINT, Tree};

/// How many numbers are looked at to see whether a list goes on.
const LISTS_AHEAD: usize = 12;

impl Tree<'_> {
    /// A line without a number of its own: the next paragraph, or more of what is open.
    pub(super) fn text_line(&mut self, at: usize, line: &Line) {
        let whole = line.text.slice(self.text);
        let aside = whole.starts_with(['（', '(']) && !whole.ends_with(['）', ')']);
        let span = if aside { line.text } else { self.pass_opening(line.text) };
        let text = span.slice(self.text);
        if text.is_empty() {
            return;
        }
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
            || text.starts_with(|c| ('\u{2500}'..='\u{257F}').contains(&c))
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

    /// Whether a number behind line `at` goes on with a list of points that is open, other lists
    /// between them let pass.
    fn list_goes_on(&self, at: usize) -> bool {
        let mut line = at;
        for _ in 0..LISTS_AHEAD {
            let Some((next, head)) = self.next_number(line) else { return false };
            let What::Item(style) = head.what else { return false };
            let mut points = self.lists.iter().filter(|list| list.rank >= POINT);
            if let Some(list) = points.find(|list| list.style == style) {
                return list.main + 1 == head.main;
            }
            line = next;
        }
        false
    }
}

/// Whether a line begins by naming what stands before it, as only a new paragraph does.
fn refers_back(line: &str) -> bool {
    ["前款", "前项", "前条", "本条", "第一款", "第二款", "第三款"]
        .iter()
        .any(|cue| line.starts_with(cue))
}
