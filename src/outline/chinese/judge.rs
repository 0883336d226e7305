//! Whether a number opens a unit or cites one.

use super::head::{Head, Style, What};
use super::lines::Line;
use super::tree::{ANNEX, Ending, LONGEST_HEADING, Tree};
use crate::outline::{Kind, numerals};
use crate::text::Span;

impl Tree<'_> {
    /// Whether the number goes on with the host's own articles or items, so that a quotation
    /// before it was never closed.
    pub(super) fn is_next_of_host(&self, head: &Head) -> bool {
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
    pub(super) fn is_article(&mut self, head: &Head, line: &Line) -> bool {
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
    pub(super) fn is_group(&mut self, head: &Head, line: &Line) -> bool {
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
    pub(super) fn begins(&self, line: &Line) -> bool {
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
        numerals::leading(bare).is_some_and(|numeral| {
            let unit = bare.get(numeral.len..).unwrap_or_default();
            unit.trim_start_matches(['）', ')', ' '])
                .starts_with(['款', '项', '条', '目', '章', '节'])
        })
    }
}
