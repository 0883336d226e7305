//! Declarations in English: “X” means…; The term ‘X’ referred to in this Act shall mean…;
//! (hereinafter referred to as “X”); lists under "the following definitions apply".

use super::super::affix::{self, Folded};
use super::super::facets::DefinitionKind;
use super::grammar::{Anchor, Grammar};
use super::{Found, marker, own_start};
use crate::jurisdiction::Extent;
use crate::outline::{NodeId, Outline};
use crate::text::Span;

/// The longest term that is believed, in bytes.
const LONGEST: usize = 150;
/// How far from a term its verb may stand, in bytes.
const REACH: usize = 260;
/// The most words of a term without quotation marks.
const MOST_WORDS: usize = 10;

/// All declarations of `text`, in no order.
pub(super) fn scan(text: &str, outline: &Outline, grammar: &Grammar) -> Vec<Found> {
    let mut scanner = Scanner {
        text,
        outline,
        grammar,
        window: Folded::default(),
        found: Vec::new(),
        quoted_to: 0,
    };
    for (anchor, start, end) in grammar.anchors(text) {
        match anchor {
            Anchor::Quote if start >= scanner.quoted_to => scanner.quote(start, end),
            Anchor::Short | Anchor::ShortEach => scanner.short(end),
            Anchor::Named => scanner.named(start, end),
            Anchor::List => scanner.list(start, end),
            Anchor::Quote | Anchor::Means | Anchor::Is => {}
        }
    }
    let headed: Vec<NodeId> = outline.ids().filter(|&id| scanner.is_headed(id)).collect();
    for id in headed {
        scanner.items(id, outline.node(id).span.start as usize);
    }
    scanner.found
}

struct Scanner<'t> {
    text: &'t str,
    outline: &'t Outline,
    grammar: &'t Grammar,
    window: Folded,
    found: Vec<Found>,
    /// End of the last quotation in straight marks, whose closing mark opens nothing.
    quoted_to: usize,
}

impl Scanner<'_> {
    fn rest(&self, at: usize) -> &str {
        self.text.get(at..).unwrap_or_default()
    }

    /// (ROC) behind the Republic of China: `at` is behind the bracket.
    fn acronym(&mut self, at: usize) {
        let rest = self.rest(at);
        let len = rest.bytes().take_while(u8::is_ascii_uppercase).count();
        if !(2..=8).contains(&len) || !rest.get(len..).is_some_and(|rest| rest.starts_with(')')) {
            return;
        }
        let before = self.text.get(..at - 1).unwrap_or_default().trim_end();
        let mut start = before.len();
        for letter in rest.bytes().take(len).collect::<Vec<_>>().into_iter().rev() {
            // One word in capitals for each letter, small words between them aside.
            loop {
                let words =
                    before.get(..start).unwrap_or_default().trim_end_matches([' ', '-', '\n']);
                let word = words.rsplit([' ', '-', '\n', '(']).next().unwrap_or_default();
                start = words.len() - word.len();
                if word.as_bytes().first().map(u8::to_ascii_uppercase) == Some(letter) {
                    break;
                }
                if !matches!(word, "of" | "the" | "and" | "for" | "on" | "in" | "to") {
                    return;
                }
            }
        }
        let long = Span::new(start, before.len());
        let term = Span::new(at, at + len);
        self.push(term, long, DefinitionKind::Abbreviation, term);
    }

    /// The words behind an opening quotation mark or bracket at `start..end`.
    fn quote(&mut self, start: usize, end: usize) {
        let mark = self.rest(start).chars().next().unwrap_or('"');
        if mark == '(' {
            return self.acronym(end);
        }
        let Some(term) = self.quoted(end, mark) else { return };
        let behind = term.end as usize + mark.len_utf8();
        if mark == '"' {
            self.quoted_to = behind;
        }
        if self.is_short(start, behind) {
            self.push(term, self.long_form(start), DefinitionKind::Abbreviation, term);
        } else if let Some(meaning) = self.verb_behind(behind) {
            let meaning = self.meaning(meaning);
            self.push(term, meaning, DefinitionKind::Definition, term);
        }
    }

    /// The term that a quotation from `at` on holds; `None` where it does not close nearby.
    fn quoted(&self, at: usize, mark: char) -> Option<Span> {
        let close = match mark {
            '“' => '”',
            '‘' => '’',
            other => other,
        };
        let rest = self.rest(at);
        let rest = rest.get(..affix::floor(rest, LONGEST))?;
        let len = rest.char_indices().find(|&(i, c)| {
            let after = rest.get(i + c.len_utf8()..).and_then(|r| r.chars().next());
            c == close && !(mark == '‘' && after.is_some_and(char::is_alphanumeric))
        })?;
        let words = rest.get(..len.0)?;
        let end = words.trim_end_matches([',', '.', ';', ' ']).len();
        (!words.contains("\n\n") && end > 0).then(|| Span::new(at, at + end).trimmed(self.text))
    }

    /// Whether the quotation at `start..behind` is a short form: hereinafter “X”, (the “X”).
    fn is_short(&mut self, start: usize, behind: usize) -> bool {
        self.window.fill(self.text, start.saturating_sub(64), start);
        let mut before = self.window.text().trim_end();
        for article in [" the", " a", " an", " collectively", " each"] {
            before = before.strip_suffix(article).unwrap_or(before).trim_end();
        }
        if self.grammar.short.whole_at_end(before).is_some() {
            return true;
        }
        let bare = before.trim_end_matches("the").trim_end_matches(", ");
        let after = self.rest(behind).trim_start_matches(['”', '’', '"']);
        bare.ends_with('(') && after.starts_with([')', ','])
    }

    /// What a short form at `at` shortens: the words of the sentence before its bracket.
    fn long_form(&self, at: usize) -> Span {
        let from = affix::ceil(self.text, at.saturating_sub(REACH));
        let near = self.text.get(from..at).unwrap_or_default();
        let end = near.rfind('(').unwrap_or(near.len());
        let words = near.get(..end).unwrap_or_default();
        let start = words.rfind([';', ':', '\n', '(', '.']).map_or(0, |mark| mark + 1);
        Span::new(from + start, from + end).trimmed(self.text)
    }

    /// Offset behind the verb that explains what stands before `at`.
    fn verb_behind(&mut self, at: usize) -> Option<usize> {
        self.window.fill(self.text, at, at + REACH);
        let folded = self.window.text().trim_start_matches(['”', '’', '"', '*', '_']);
        let skipped = self.window.text().len() - folded.len();
        let words = folded.trim_start();
        let skipped = skipped + folded.len() - words.len();
        if let Some((len, ())) = self.grammar.means.whole_at_start(words) {
            return Some(self.window.offset(skipped + len));
        }
        let chained = ["or ", "and ", ", ", "/"].iter().any(|link| {
            let next = words.strip_prefix(link).unwrap_or_default();
            let next = next.trim_start_matches("or ").trim_start_matches("and ");
            let next = self
                .grammar
                .before
                .iter()
                .find_map(|word| next.strip_prefix(word.as_str()))
                .unwrap_or(next);
            next.trim_start().starts_with(['“', '‘', '"'])
        });
        if !chained && self.grammar.behind.at_start(words).is_none() {
            return None;
        }
        // The first verb in the same sentence.
        let end = words.find([';', '\u{2014}']).or(words.find(". ")).unwrap_or(words.len());
        let words = words.get(..end)?;
        let mut at = 0;
        while let Some(blank) = words.get(at..)?.find([' ', ',']) {
            at += blank + 1;
            let tail = words.get(at..)?;
            if let Some((len, ())) = self.grammar.means.whole_at_start(tail) {
                return Some(self.window.offset(skipped + at + len));
            }
        }
        None
    }

    /// The meaning that begins at `at`: to the end of the sentence or the item.
    fn meaning(&self, at: usize) -> Span {
        let rest = self.rest(at);
        let rest = rest.get(..affix::floor(rest, 2000)).unwrap_or_default();
        let end = [";", "\n\n", ". ", ".\n"].iter().filter_map(|stop| rest.find(stop)).min();
        Span::new(at, at + end.unwrap_or(rest.len())).trimmed(self.text)
    }

    /// (hereinafter referred to as the X) without quotation marks; `end` is behind the words.
    fn short(&mut self, end: usize) {
        let rest = self.rest(end);
        let trimmed = rest.trim_start();
        let words =
            ["the ", "The ", "an ", "a "].iter().find_map(|article| trimmed.strip_prefix(article));
        let words = words.unwrap_or(trimmed);
        if words.starts_with(['“', '‘', '"']) {
            return;
        }
        let start = self.text.len() - words.len();
        let Some(len) = words.find([')', ',', ';', '\n', '.']) else { return };
        let name = words.get(..len).unwrap_or_default();
        let bracket = words.get(len..).is_some_and(|rest| rest.starts_with(')'));
        let capital = name.starts_with(|c: char| c.is_uppercase());
        let spoken = self.text.get(..end).is_some_and(|before| before.ends_with(" as"));
        if bracket
            && (capital || spoken)
            && !name.is_empty()
            && name.split_whitespace().count() <= MOST_WORDS
        {
            let long = self.long_form(end);
            let term = Span::new(start, start + len).trimmed(self.text);
            self.push(term, long, DefinitionKind::Abbreviation, term);
        }
    }

    /// The X referred to in this Act means: `start..end` are the words behind X.
    fn named(&mut self, start: usize, end: usize) {
        let floor = own_start(self.outline, start);
        let floor = floor.max(affix::ceil(self.text, start.saturating_sub(REACH)));
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
        self.window.fill(self.text, end, end + 100);
        let folded = self.window.text();
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
                let meaning = self.meaning(self.window.offset(at + len));
                self.push(term, meaning, DefinitionKind::Definition, term);
                return;
            }
        }
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
        let mut name = folded.trim_end_matches([' ', ',', ':', '*', '_', '(']);
        for tail in [" as", " hereinafter", " which is", " that is"] {
            name = name.strip_suffix(tail).unwrap_or(name).trim_end_matches([' ', ',']);
        }
        let words = name.split_whitespace().count();
        let plain = words > 0
            && words <= MOST_WORDS
            && name != "hereinafter"
            && name.contains(|c: char| c.is_alphanumeric())
            && !name.contains([',', ';', '.', ':', '(', '\u{2014}']);
        let term = Span::new(self.window.offset(from), self.window.offset(from + name.len()));
        plain.then(|| term.trimmed(self.text))
    }

    /// Whether `id` is a unit with a heading over definitions.
    fn is_headed(&self, id: NodeId) -> bool {
        let Some(heading) = self.outline.node(id).heading else { return false };
        let heading = heading.slice(self.text).to_ascii_lowercase();
        self.outline.is_article(id)
            && self.grammar.heading.iter().any(|word| heading.contains(word.as_str()))
    }

    /// The items below a header that `start..end` are words of.
    fn list(&mut self, start: usize, end: usize) {
        let head = self.outline.at(Span::empty(start).start);
        if head != NodeId::ROOT {
            self.items(head, end);
        }
    }

    /// Definitions without quotation marks at the beginnings of the units below `id`, behind `from`.
    fn items(&mut self, id: NodeId, from: usize) {
        let outline = self.outline;
        for child in outline.descendants(id) {
            let node = outline.node(child);
            let start = node.number.end as usize;
            if start < from || node.number.is_empty() {
                continue;
            }
            let end = affix::floor(self.text, start + LONGEST).min(node.span.end as usize);
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
                        break Some((found, found + 1 + len));
                    }
                }
                _ => break None,
            }
            at = found + 1;
        };
        let Some((name, meaning)) = cut else { return };
        let (name, meaning) = (self.window.offset(name), self.window.offset(meaning));
        if let Some(term) = self.bare_term(start, name) {
            let term = unquoted(term, self.text);
            let meaning = self.meaning(meaning);
            self.push(term, meaning, DefinitionKind::Definition, term);
        }
    }

    fn push(&mut self, term: Span, meaning: Span, kind: DefinitionKind, at: Span) {
        let extent = self.extent(at.start as usize);
        self.found.push(Found { term, meaning, kind, extent });
    }

    /// For what a definition at `at` holds: the words before it in its sentence, then those of the
    /// units around it.
    fn extent(&mut self, at: usize) -> Extent {
        let floor = own_start(self.outline, at);
        let near = at.saturating_sub(160).max(floor);
        if let Some(extent) = self.extent_in(near, at) {
            return extent;
        }
        let holder = self.outline.at(Span::empty(at).start);
        let article = self.outline.article_of(holder);
        let around: Vec<NodeId> = self
            .outline
            .ancestors(holder)
            .skip(1)
            .take_while(|id| Some(*id) >= article && *id != NodeId::ROOT)
            .collect();
        for id in around {
            let start = own_start(self.outline, self.outline.node(id).span.start as usize + 1);
            if let Some(extent) = self.extent_in(start, start + 200) {
                return extent;
            }
        }
        Extent::Document
    }

    fn extent_in(&mut self, start: usize, end: usize) -> Option<Extent> {
        self.window.fill(self.text, start, end);
        let words = self.window.text();
        let first = self
            .grammar
            .extents
            .iter()
            .filter_map(|(word, extent)| Some((words.find(word.as_str())?, *extent)));
        first.min_by_key(|&(at, _)| at).map(|(_, extent)| extent)
    }
}

/// A term without the quotation marks around it.
fn unquoted(term: Span, text: &str) -> Span {
    let words = term.slice(text);
    let inner = words.trim_start_matches(['“', '‘', '"']);
    let start = term.end as usize - inner.len();
    Span::new(start, start + inner.trim_end_matches(['”', '’', '"']).len())
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn quoted_terms_are_declared_by_the_verb_behind_them() {
        check("en", "“well” means a shaft;", &["well = a shaft"]);
        check(
            "en",
            "The term ‘keeper’ referred to in this Act shall mean a guard.",
            &["keeper = a guard."],
        );
        check(
            "en",
            "the expression “old well”, in relation to a village, includes a spring;",
            &["old well = a spring"],
        );
        check(
            "en",
            "“shaft” and “pit” have the meanings given in section 2;",
            &["shaft = given in section 2", "pit = given in section 2"],
        );
        check(
            "en",
            "the term \"bucket\" means a pail; the word \"rope\" includes a chain;",
            &["bucket = a pail", "rope = a chain"],
        );
        check(
            "en",
            "the expression “digger” shall be construed accordingly;",
            &["digger = accordingly"],
        );
    }

    #[test]
    fn short_forms_stand_in_brackets() {
        check(
            "en",
            "the Well Guard (hereinafter referred to as the “Guard”) shall",
            &["Guard = the Well Guard"],
        );
        check("en", "the Wells Fund (hereinafter the Fund) pays", &["Fund = the Wells Fund"]);
        check(
            "en",
            "a levy (in this section referred to as the ‘digger’s levy’) is due",
            &["digger’s levy = a levy"],
        );
        check("en", "a natural person (‘water user’) may", &["water user = a natural person"]);
    }

    #[test]
    fn acronyms_repeat_the_first_letters() {
        check(
            "en",
            "the Union of Well Keepers (UWK) and the wells (OLD)",
            &["UWK = Union of Well Keepers"],
        );
    }

    #[test]
    fn terms_without_marks_begin_their_sentence() {
        check("tw", "The competent authority referred to in this Act means the county.", &[]);
        check("en", "The term well referred to in this Act means a shaft.", &["well = a shaft."]);
        check("en", "The form of the application used in the county shall be blue.", &[]);
    }

    #[test]
    fn words_in_quotation_marks_alone_declare_nothing() {
        check("en", "The sign shall bear the word “Danger”. A keeper may include a note.", &[]);
        check("en", "as hereinafter provided, the keeper shall pay", &[]);
    }
}
