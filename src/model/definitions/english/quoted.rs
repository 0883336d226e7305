//! Terms in quotation marks, and short forms.

use super::{LONGEST, MOST_WORDS, REACH, Scanner, is_verb};
use crate::model::facets::DefinitionKind;
use crate::text::Span;

/// Where an acronym in brackets closes at the latest, in bytes.
const ACRONYM: usize = 20;
/// How far behind a quotation its bracket may close, in bytes.
const MARKS: usize = 16;

impl Scanner<'_> {
    /// (ROC) behind the Republic of China: `at` is behind the bracket.
    fn acronym(&mut self, at: usize) {
        let rest = self.rest(at);
        let lead = if rest.starts_with("the ") { "the ".len() } else { 0 };
        let at = at + lead;
        let near = self.rest(at);
        let near = near.get(..near.floor_char_boundary(ACRONYM)).unwrap_or_default();
        let Some(len) = near.find([')', '）']) else { return };
        let short = self.text.get(at..at + len).unwrap_or_default();
        let letters: Vec<u8> = short.bytes().filter(u8::is_ascii_uppercase).collect();
        let plain = short.bytes().all(|b| b.is_ascii_uppercase() || b == b'.');
        if !(2..=8).contains(&letters.len()) || !plain {
            return;
        }
        let base = self.text.ceil_char_boundary(at.saturating_sub(REACH));
        let before = self.text.get(base..at - lead).unwrap_or_default();
        let before = before.trim_end_matches(['(', '（']).trim_end();
        let before = before.trim_end_matches(['”', '’', '"', '\'']);
        let mut start = before.len();
        for letter in letters.into_iter().rev() {
            // One word in capitals for each letter, small words between them aside.
            let mut small = 0;
            loop {
                let words =
                    before.get(..start).unwrap_or_default().trim_end_matches([' ', '-', '\n', ',']);
                let word = words.rsplit([' ', '-', '\n', '(', '“', '‘', '"']).next();
                let word = word.unwrap_or_default();
                start = words.len() - word.len();
                if word.as_bytes().first().map(u8::to_ascii_uppercase) == Some(letter) {
                    break;
                }
                small += 1;
                let skipped =
                    matches!(word, "of" | "the" | "and" | "or" | "for" | "on" | "in" | "to");
                if !skipped || small > 3 {
                    return;
                }
            }
        }
        let long = Span::new(base + start, base + before.len());
        let term = Span::new(at, at + len);
        self.push(term, long, DefinitionKind::Abbreviation, term);
        if let Some(found) = self.found.last_mut() {
            found.tentative = true;
        }
    }

    /// The words behind an opening quotation mark or bracket at `start..end`.
    pub(super) fn quote(&mut self, start: usize, end: usize) {
        let mark = self.rest(start).chars().next().unwrap_or('"');
        if matches!(mark, '(' | '（') {
            return self.acronym(end);
        }
        // An apostrophe, unless it stands before a word.
        if mark == '\'' && !self.opens(start) {
            return;
        }
        let Some(term) = self.quoted(end, mark) else {
            // What is too long for a term still closes.
            let near = self.rest(end);
            let near = near.get(..near.floor_char_boundary(4 * LONGEST)).unwrap_or_default();
            let line = near.split('\n').next().unwrap_or_default();
            if mark == '"'
                && let Some(len) = line.find('"')
            {
                self.quoted_to = end + len + 1;
            }
            return;
        };
        let close = self.rest(term.end as usize).trim_start_matches([',', '.', ';', ' ']);
        let straight = close.starts_with(['"', '\'', '“']);
        let behind = self.text.len() - close.len() + close.chars().next().map_or(0, char::len_utf8);
        if self.is_short(start, behind) && !self.is_in_title(behind) {
            self.push(term, self.long_form(start), DefinitionKind::Abbreviation, term);
        } else if !self.inside_definition(start)
            && !self
                .text
                .get(..start)
                .is_some_and(|text| text.trim_end().ends_with("definition of"))
            && let Some(meaning) = self.verb_behind(behind)
        {
            self.defined = (behind, meaning);
            let meaning = self.meaning(meaning);
            self.push(term, meaning, DefinitionKind::Definition, term);
        } else if mark == '\'' {
            return;
        }
        if straight {
            self.quoted_to = behind;
        }
    }

    /// Whether the straight mark at `start` opens a quotation.
    fn opens(&self, start: usize) -> bool {
        let before = self.text.get(..start).and_then(|text| text.chars().next_back());
        let after = self.text.get(start + 1..).and_then(|text| text.chars().next());
        before.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '“' | '[' | '—'))
            && after.is_some_and(char::is_alphanumeric)
    }

    /// Whether a quotation at `start` belongs to the words between a term and its verb: “tax”,
    /// except in the phrase “income tax”, means. Terms that are explained together do not.
    fn inside_definition(&self, start: usize) -> bool {
        let (end, verb) = self.defined;
        let between = self.text.get(end..start).unwrap_or_default();
        let linked = between.split([' ', ',', '/', '\n']).all(|word| {
            matches!(
                word,
                "" | "or" | "and" | "the" | "a" | "an" | "term" | "terms" | "expression" | "word"
            )
        });
        start < verb && !linked
    }

    /// The term that a quotation from `at` on holds; `None` where it does not close nearby.
    fn quoted(&self, at: usize, mark: char) -> Option<Span> {
        let close = match mark {
            '“' => '”',
            '‘' => '’',
            other => other,
        };
        let rest = self.rest(at);
        let rest = rest.get(..rest.floor_char_boundary(LONGEST))?;
        let len = rest.char_indices().find(|&(i, c)| {
            let after = rest.get(i + c.len_utf8()..).and_then(|r| r.chars().next());
            let apostrophe = matches!(mark, '‘' | '\'') && after.is_some_and(char::is_alphanumeric);
            // “term“ is closed by the mark that opened it.
            (c == close || i > 0 && c == mark) && !apostrophe
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
        let after = self.rest(behind);
        let after = after.get(..after.floor_char_boundary(MARKS)).unwrap_or_default();
        let after = after.trim_start_matches(['”', '’', '"']);
        bare.ends_with('(') && after.starts_with([')', ','])
    }

    /// Whether the bracket that closes behind `at` belongs to the title of an act of the Union, as
    /// the number of the Official Journal behind it shows.
    fn is_in_title(&self, at: usize) -> bool {
        let rest = self.rest(at).trim_start_matches(['”', '’', '"', '\'', ')']);
        rest.trim_start().starts_with("(OJ")
    }

    /// What a short form at `at` shortens: the words of the sentence before its bracket.
    fn long_form(&self, at: usize) -> Span {
        let from = self.text.ceil_char_boundary(at.saturating_sub(REACH));
        let near = self.text.get(from..at).unwrap_or_default();
        // A bracket that closes again is no bracket of the short form.
        let open =
            near.rfind('(').filter(|&open| near.get(open..).is_some_and(|w| !w.contains(')')));
        let end = open.unwrap_or(near.len());
        let words = near.get(..end).unwrap_or_default();
        // The bracket of a number, as in Article 46(1), does not begin anew.
        let stop = words.rmatch_indices([';', ':', '\n', '(', '.']).find(|&(mark, sign)| {
            sign != "(" || words.get(..mark).is_some_and(|before| before.ends_with(' '))
        });
        // Where no stop is in reach, the first word may be cut.
        let cut = || if from > 0 { words.find(' ').unwrap_or(0) } else { 0 };
        let start = stop.map_or_else(cut, |(mark, _)| mark + 1);
        Span::new(from + start, from + end).trimmed(self.text)
    }

    /// Offset behind the verb that explains what stands before `at`.
    fn verb_behind(&mut self, at: usize) -> Option<usize> {
        let rest = self.rest(at);
        let near = rest.get(..rest.floor_char_boundary(REACH)).unwrap_or_default();
        let item = ["\n(", "\n\n", "\n“"].iter().filter_map(|stop| near.find(stop)).min();
        self.window.fill(self.text, at, at + item.unwrap_or(REACH));
        let folded = self.window.text();
        let folded = folded.trim_start_matches(['”', '’', '"', '\'', '*', '_', ':', '：', ' ']);
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
            next.trim_start().starts_with(['“', '‘', '"', '\''])
        });
        if !chained && self.grammar.behind.at_start(words).is_none() {
            return None;
        }
        // The first verb in the same sentence.
        let stops = [";", "\u{2014}", ". "];
        let end = stops.iter().filter_map(|stop| words.find(stop)).min().unwrap_or(words.len());
        let words = words.get(..end)?;
        let mut at = 0;
        while let Some(blank) = words.get(at..)?.find([' ', ',']) {
            at += blank + 1;
            let tail = words.get(at..)?;
            let this = || self.grammar.extent.at_end(words.get(..at - 1)?);
            let is = is_verb(tail).filter(|_| this().is_some());
            let verb = self.grammar.means.whole_at_start(tail).map(|(len, ())| len);
            if let Some(len) = verb.or(is) {
                return closed(words.get(..at)?).then(|| self.window.offset(skipped + at + len));
            }
        }
        None
    }

    /// (hereinafter referred to as the X) without quotation marks; `end` is behind the words.
    pub(super) fn short(&mut self, end: usize) {
        let rest = self.rest(end);
        let trimmed = rest.trim_start();
        let words =
            ["the ", "The ", "an ", "a "].iter().find_map(|article| trimmed.strip_prefix(article));
        let words = words.unwrap_or(trimmed);
        if words.starts_with(['“', '‘', '"', '\'']) {
            return;
        }
        let start = self.text.len() - words.len();
        let Some(len) = short_len(words) else { return };
        let name = words.get(..len).unwrap_or_default();
        let bracket = words.get(len..).is_some_and(|rest| rest.starts_with([')', '）']));
        let capital = name.starts_with(|c: char| c.is_uppercase());
        let spoken = self.text.get(..end).is_some_and(|before| {
            [" as", " called", " named", " to"].iter().any(|verb| before.ends_with(verb))
        });
        if bracket
            && (capital || spoken)
            && !name.is_empty()
            && !name.contains(['“', '‘', '"'])
            && name.split_whitespace().count() <= MOST_WORDS
        {
            let long = self.long_form(end);
            let term = Span::new(start, start + len).trimmed(self.text);
            self.push(term, long, DefinitionKind::Abbreviation, term);
        }
    }
}

/// Length of a short form without quotation marks: to the bracket or the mark that ends it.
fn short_len(words: &str) -> Option<usize> {
    let mut open = 0_u32;
    words.char_indices().take(LONGEST).find_map(|(at, c)| {
        match c {
            '(' => open += 1,
            ')' if open > 0 => open -= 1,
            ')' | '）' | ',' | ';' | '\n' | '.' => return Some(at),
            _ => {}
        }
        None
    })
}

/// Whether every bracket that `words` close was opened in them.
fn closed(words: &str) -> bool {
    let mut open = 0_u32;
    words.chars().all(|c| {
        match c {
            '(' => open += 1,
            ')' if open == 0 => return false,
            ')' => open -= 1,
            _ => {}
        }
        true
    })
}
