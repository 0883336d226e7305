//! Terms without quotation marks.

use super::super::{marker, own_start};
use super::{LONGEST, MOST_WORDS, REACH, Scanner, is_verb};
use crate::jurisdiction::Extent;
use crate::model::facets::DefinitionKind;
use crate::outline::NodeId;
use crate::text::Span;

impl Scanner<'_> {
    /// The X referred to in this Act means: `start..end` are the words behind X.
    pub(super) fn named(&mut self, start: usize, end: usize) {
        let floor = own_start(self.outline, start);
        let floor = floor.max(self.text.ceil_char_boundary(start.saturating_sub(REACH)));
        let before = self.text.get(floor..start).unwrap_or_default();
        let from = [". ", "\n", "; ", ": "]
            .iter()
            .filter_map(|stop| Some(before.rfind(stop)? + stop.len()))
            .max();
        let words = before.get(from.unwrap_or(0)..).unwrap_or_default();
        if words.contains(['“', '‘', '"']) {
            return;
        }
        let Some(term) = self.bare_term(start - words.len(), start) else { return };
        let last = term.slice(self.text).rsplit(' ').next().unwrap_or_default();
        if self.grammar.never.iter().any(|no| no == last) {
            return;
        }
        self.window.fill(self.text, end, end + 100);
        let folded = self.window.text();
        if let Some(meaning) = self.is_behind(folded) {
            let meaning = self.meaning(self.window.offset(meaning));
            self.push(term, meaning, DefinitionKind::Definition, term);
            return;
        }
        let mut at = 0;
        while let Some(blank) = folded.get(at..).and_then(|rest| rest.find([' ', '.', ';'])) {
            if !folded.get(at + blank..).is_some_and(|rest| rest.starts_with(' ')) {
                return;
            }
            at += blank + 1;
            let tail = folded.get(at..).unwrap_or_default();
            let word = folded.get(..at).unwrap_or_default().trim_end();
            if ["shall", "may", "must", "should", "will"].iter().any(|modal| word.ends_with(modal))
            {
                return;
            }
            if let Some((len, ())) = self.grammar.means_apart.whole_at_start(tail) {
                if tail.get(len..).is_some_and(|rest| rest.starts_with(['.', ';', ','])) {
                    // "by other dishonest means."
                    return;
                }
                let meaning = self.meaning(self.window.offset(at + len));
                self.push(term, meaning, DefinitionKind::Definition, term);
                return;
            }
        }
    }

    /// Offset behind "is" in `folded`, if it follows the document's name for itself: referred to
    /// in this Act is.
    fn is_behind(&self, folded: &str) -> Option<usize> {
        let words = folded.trim_start();
        let lead = folded.len() - words.len();
        let (len, extent) = self.grammar.extent.whole_at_start(words)?;
        let verb = words.get(len..)?.strip_prefix(' ')?;
        let is = is_verb(verb)?;
        (*extent == Extent::Document).then_some(lead + len + 1 + is)
    }

    /// Passage means…: `start..end` is the verb of a sentence whose subject is a bare term.
    pub(super) fn bare(&mut self, start: usize, end: usize) {
        let floor = own_start(self.outline, start);
        let floor = floor.max(self.text.ceil_char_boundary(start.saturating_sub(LONGEST)));
        let before = self.text.get(floor..start).unwrap_or_default();
        let from =
            [". ", "\n", "; "].iter().filter_map(|stop| Some(before.rfind(stop)? + stop.len()));
        let from = from.max().unwrap_or(0);
        let words = before.get(from..).unwrap_or_default();
        if self.is_noun(end)
            || words.trim().is_empty()
            || words.contains(['“', '‘', '"', '\'', '”', '’', ',', ':', '('])
        {
            return;
        }
        let Some(term) = self.bare_term(start - words.len(), start) else { return };
        let name = term.slice(self.text);
        let plain = name.split_whitespace().count() <= 6
            && !name.split_whitespace().any(|word| self.grammar.never.iter().any(|no| no == word));
        // The sentence begins with the term.
        let first = words.trim_start_matches(['*', '_', ' ', '\t']);
        let first = first.get(marker(first)..).unwrap_or_default();
        if plain && first.starts_with(|c: char| c.is_uppercase()) {
            let meaning = self.meaning(end);
            self.push(term, meaning, DefinitionKind::Definition, term);
        }
    }

    /// Whether the word that ends at `end` is the noun: means of transport, automated means for that.
    fn is_noun(&self, end: usize) -> bool {
        ["of ", "for ", "to ", "by which"]
            .iter()
            .any(|next| self.rest(end).trim_start_matches(' ').starts_with(next))
    }

    /// The words from `start` to `end` as a term: without "the term" before and "as" behind;
    /// `None` where they are too many to be one.
    fn bare_term(&mut self, start: usize, end: usize) -> Option<Span> {
        let words = self.text.get(start..end)?;
        let trimmed = words.trim_start_matches(['*', '_', ' ', '\n', '\t']);
        let start = end - trimmed.len() + marker(trimmed);
        self.window.fill(self.text, start, end);
        let mut folded = self.window.text();
        let mut from = folded.len();
        loop {
            let blanks = folded.len() - folded.trim_start_matches([' ', '*', '_']).len();
            folded = folded.trim_start_matches([' ', '*', '_']);
            let article = self.grammar.before.iter().find_map(|word| {
                folded.strip_prefix(word.as_str()).filter(|rest| rest.starts_with(' '))
            });
            match article {
                Some(rest) => folded = rest,
                None if blanks == 0 => break,
                None => {}
            }
        }
        from -= folded.len();
        let aside = ["(here", "(there", "（"].iter().filter_map(|aside| folded.find(aside)).min();
        let name = folded.get(..aside.unwrap_or(folded.len())).unwrap_or_default();
        let mut name = name.trim_end_matches([' ', ',', ':', '*', '_']);
        for tail in [
            " as called",
            " called",
            " as mentioned",
            " as used",
            " that is used",
            " as",
            " hereinafter",
            " which is",
            " that is",
            " which are",
        ] {
            name = name.strip_suffix(tail).unwrap_or(name).trim_end_matches([' ', ',']);
        }
        let words = name.split_whitespace().count();
        let plain = words > 0
            && words <= MOST_WORDS
            && name != "hereinafter"
            && name.contains(|c: char| c.is_alphanumeric())
            && !name.contains([',', ';', '.', ':', '(', '\u{2014}', '“', '‘', '"', '”']);
        let term = Span::new(self.window.offset(from), self.window.offset(from + name.len()));
        plain.then(|| term.trimmed(self.text))
    }

    /// Whether `id` is a unit with a heading over definitions.
    pub(super) fn is_headed(&self, id: NodeId) -> bool {
        let Some(heading) = self.outline.node(id).heading else { return false };
        let heading = heading.slice(self.text).to_ascii_lowercase();
        self.outline.is_article(id)
            && self.grammar.heading.iter().any(|word| heading.contains(word.as_str()))
    }

    /// The items below a header that `start..end` are words of.
    pub(super) fn list(&mut self, start: usize, end: usize) {
        let head = self.outline.at(Span::empty(start).start);
        let floor = own_start(self.outline, start);
        let floor = floor.max(self.text.ceil_char_boundary(start.saturating_sub(REACH)));
        let before = self.text.get(floor..start).unwrap_or_default();
        let from = floor + before.rfind([';', '.', '\n']).map_or(0, |at| at + 1);
        self.window.fill(self.text, from, end);
        let words = self.window.text();
        let about = ["term", "defin", "meaning", "expression", "words", "noun"];
        let about =
            about.map(|word| words.starts_with(word) || words.contains(&format!(" {word}")));
        if head != NodeId::ROOT && about.contains(&true) {
            self.items(head, end);
        }
    }

    /// Definitions without quotation marks at the beginnings of the units below `id`, behind `from`.
    pub(super) fn items(&mut self, id: NodeId, from: usize) {
        let outline = self.outline;
        for child in outline.descendants(id) {
            let node = outline.node(child);
            let start = node.number.end as usize;
            if start < from || node.number.is_empty() {
                continue;
            }
            let end = self.text.floor_char_boundary(start + LONGEST).min(node.span.end as usize);
            self.item(start, end.max(start));
        }
    }

    /// X: … or X means … at `start`.
    fn item(&mut self, start: usize, end: usize) {
        self.window.fill(self.text, start, end);
        let folded = self.window.text();
        if folded.trim_start().starts_with(['“', '‘', '"'])
            && !folded.contains("”:")
            && !folded.contains("\":")
        {
            return;
        }
        let mut at = 0;
        let cut = loop {
            let Some(next) = folded.get(at..).and_then(|rest| rest.find([' ', ':', '.', ';', ',']))
            else {
                return;
            };
            let found = at + next;
            let tail = folded.get(found + 1..).unwrap_or_default();
            match folded.as_bytes().get(found) {
                Some(b':') => break Some((found, found + 1)),
                Some(b' ') => {
                    if let Some((len, ())) = self.grammar.means.whole_at_start(tail) {
                        let verb = folded.get(..found).is_some_and(|name| !name.ends_with(" by"));
                        break verb.then_some((found, found + 1 + len));
                    }
                }
                _ => break None,
            }
            at = found + 1;
        };
        let Some((name, meaning)) = cut else { return };
        let (name, meaning) = (self.window.offset(name), self.window.offset(meaning));
        if let Some(term) = self.bare_term(start, name) {
            let meaning = self.meaning(meaning);
            self.push(term, meaning, DefinitionKind::Definition, term);
        }
    }
}
