//! Declarations in Chinese: 本法所称X，是指…; 下列用语的含义; （以下简称X）.

use super::super::Document;
use super::super::facets::DefinitionKind;
use super::super::scan::DECLARING;
use super::grammar::{Anchor, Grammar};
use super::{Found, marker, own_start};
use crate::jurisdiction::Extent;
use crate::outline::{NodeId, Outline};
use crate::text::Span;

/// The longest term that is believed, in bytes.
const LONGEST: usize = 120;

/// What the long form before a short one does not reach across.
const LONG_FORM_MARKS: [char; 11] = ['，', '。', '；', '：', '、', '\n', '（', '(', '）', ')', '“'];

/// The longest clause that is read back for a term, in bytes.
const CLAUSE: usize = 480;
/// The longest meaning that is read, in bytes.
const MEANING: usize = 4000;

/// Where 是 stands at the latest behind a term that begins an article, in bytes.
const FIRST_TERM: usize = 54;

/// All declarations of `document`, in no order.
pub(super) fn scan(document: &Document) -> Vec<Found> {
    let (text, outline) = (document.text(), document.outline());
    let grammar = document.lexicon().definitions();
    let mut scanner = Scanner { text, outline, grammar, found: Vec::new() };
    let list = document.lexicon().scanner().list(DECLARING);
    for word in list.into_iter().flat_map(|list| document.hits().apart(list)) {
        let Some(anchor) = grammar.anchor(word.slice(text)) else { continue };
        let (start, end) = (word.start as usize, word.end as usize);
        match anchor {
            Anchor::Short => scanner.short(start, end, false),
            Anchor::ShortEach => scanner.short(start, end, true),
            Anchor::Named => scanner.named(start, end),
            Anchor::Means => scanner.means(start, end),
            Anchor::Is => scanner.is(start),
            Anchor::List => scanner.list(start, end),
            Anchor::Quote => {}
        }
    }
    for id in outline.ids().filter(|&id| outline.is_article(id)) {
        scanner.first_sentence(id);
    }
    scanner.found
}

struct Scanner<'t> {
    text: &'t str,
    outline: &'t Outline,
    grammar: &'t Grammar,
    found: Vec<Found>,
}

impl Scanner<'_> {
    fn slice(&self, start: usize, end: usize) -> &str {
        self.text.get(start..end).unwrap_or_default()
    }

    /// （以下简称X）: `start..end` are the words before X.
    fn short(&mut self, start: usize, end: usize, several: bool) {
        let word = self.slice(start, end);
        let own_bracket = word.starts_with(['（', '(']);
        let bracket = if own_bracket { start } else { self.bracket_before(start) };
        let inside = bracket < start || own_bracket;
        let stop = end + if inside { closing(self.rest(end)) } else { plain_end(self.rest(end)) };
        // 以下称限量者，亦同: the mark that ends the short form belongs to what follows it.
        let also = self.rest(stop).starts_with("，亦同") && !inside;
        let stop = if also { stop + "，亦同".len() } else { stop };
        let body = self.slice(end, stop);
        let lead =
            body.len() - body.trim_start_matches(['为', '作', ':', '：', ' ', '　', '\n']).len();
        let mut body = Span::new(end + lead, stop).trimmed(self.text);
        while let Some((len, ())) = self.grammar.behind.at_end(body.slice(self.text)) {
            body = Span::new(body.start as usize, body.end as usize - len);
        }
        let words = body.slice(self.text);
        if !inside && self.grammar.never.iter().any(|never| words.contains(never.as_str())) {
            return;
        }
        let long = self.long_form(bracket);
        for term in self.terms(body, several) {
            self.push(term, long, DefinitionKind::Abbreviation, Extent::Document);
        }
    }

    /// Where the words before `at` begin that may belong to a term: in the same unit, and near.
    fn floor(&self, at: usize) -> usize {
        own_start(self.outline, at).max(self.text.ceil_char_boundary(at.saturating_sub(CLAUSE)))
    }

    fn rest(&self, at: usize) -> &str {
        let end = self.text.floor_char_boundary(at + LONGEST * 2);
        self.slice(at, end.max(at))
    }

    /// Offset of the bracket that opens right before `at`, or `at`.
    fn bracket_before(&self, at: usize) -> usize {
        let before = self.slice(0, at).trim_end_matches([' ', '　', '\n']);
        let open = before
            .chars()
            .next_back()
            .filter(|c| matches!(c, '（' | '(' | '〔' | '[' | '［' | '【'));
        open.map_or(at, |c| before.len() - c.len_utf8())
    }

    /// What a short form at `at` shortens: the title that ends there, or the words back to a mark.
    fn long_form(&self, at: usize) -> Span {
        let before = self.slice(0, at).trim_end();
        let from = self.text.ceil_char_boundary(before.len().saturating_sub(240));
        let near = before.get(from..).unwrap_or_default();
        let start = if near.ends_with('》') {
            near.rfind('《').unwrap_or(0)
        } else if let Some(at) = without_bracket(near).rfind(LONG_FORM_MARKS) {
            let mark = near.get(at..).and_then(|n| n.chars().next());
            at + mark.map_or(0, char::len_utf8)
        } else {
            0
        };
        Span::new(from + start, before.len()).trimmed(self.text)
    }

    /// 所称X，是指…: `start..end` are the words before X.
    fn named(&mut self, start: usize, end: usize) {
        let rest = self.rest(end);
        let lead = rest.len() - rest.trim_start_matches(['的', '之', ' ', '　']).len();
        let Some((len, verb)) = self.named_term(rest.get(lead..).unwrap_or_default()) else {
            return;
        };
        let term = Span::new(end + lead, end + lead + len);
        let words = term.slice(self.text);
        let spoken = |word: &String| word != "，" && words.contains(word.as_str());
        if !words.starts_with(['“', '「']) && self.grammar.never.iter().any(spoken) {
            return;
        }
        let extent = self.extent_before(start);
        self.define(term, end + lead + verb, extent);
    }

    /// Length of the term that `rest` begins with, and offset of its meaning; `None` where no verb
    /// follows that defines it.
    fn named_term(&self, rest: &str) -> Option<(usize, usize)> {
        let mut skip = 0;
        let mut term = None;
        // A term may hold one comma, if the verb behind it is plain.
        let mut comma = false;
        for (at, c) in rest.char_indices() {
            if at < skip {
                continue;
            }
            let tail = rest.get(at..)?;
            if at > 0
                && let Some(len) = self.verb(tail)
            {
                return Some((term.unwrap_or(at), at + len));
            }
            match c {
                '（' | '(' => {
                    term = term.or(Some(at));
                    skip = at + c.len_utf8() + closing(tail.get(c.len_utf8()..)?) + 1;
                }
                '，' | ',' => {
                    let after = at + c.len_utf8();
                    let verb = rest.get(after..)?;
                    let apart = self.grammar.means_apart.at_start(verb).filter(|_| !comma);
                    if let Some((len, ())) = self.grammar.means.at_start(verb).or(apart) {
                        return Some((term.unwrap_or(at), after + len));
                    }
                    if comma {
                        return None;
                    }
                    (comma, term) = (true, None);
                }
                '：' | ':' if at > 0 => return Some((term.unwrap_or(at), at + c.len_utf8())),
                '包' if at > 0
                    && !comma
                    && (tail.starts_with("包括") || tail.starts_with("包含")) =>
                {
                    return Some((term.unwrap_or(at), at + "包括".len()));
                }
                '为' | '指' | '即' if at > 0 && !comma && direct_verb(rest, at, c) => {
                    return Some((term.unwrap_or(at), at + c.len_utf8()));
                }
                '。' | '；' | ';' | '\n' => return None,
                _ if at > LONGEST => return None,
                _ => {}
            }
        }
        None
    }

    /// Length of the verb of a definition that `tail` begins with.
    fn verb(&self, tail: &str) -> Option<usize> {
        let (len, ()) = self.grammar.means.at_start(tail)?;
        let verb = tail.get(..len)?;
        (verb != "，指" || direct_verb(tail, '，'.len_utf8(), '指')).then_some(len)
    }

    /// X，是指… or 称X者，谓…: `start..end` is the verb.
    fn means(&mut self, start: usize, end: usize) {
        if self.verb(self.rest(start)).is_none() {
            return;
        }
        let floor = self.floor(start);
        let before = self.slice(floor, start);
        let marks = ['。', '；', ';', '\n', '：', ':', '！', '？'];
        let from = before.rfind(marks).map_or(0, |at| {
            at + before.get(at..).and_then(|b| b.chars().next()).map_or(0, char::len_utf8)
        });
        let clause = Span::new(floor + from, start).trimmed(self.text);
        // A bracket that is still open explains something else.
        if clause.slice(self.text).rfind('（') > clause.slice(self.text).rfind('）') {
            return;
        }
        let Some(term) = self.subject(clause) else { return };
        let extent = self.extent_in(Span { start: clause.start, end: term.start });
        self.define(term, end, extent);
    }

    /// X是依法…的机构。 where X begins the unit: `start` is where 是 stands.
    fn is(&mut self, start: usize) {
        let floor = self.floor(start);
        let before = self.slice(floor, start);
        let from = before.rfind('\n').map_or(0, |at| at + 1);
        let clause = Span::new(floor + from, start).trimmed(self.text);
        let words = clause.slice(self.text);
        let meaning = start + '是'.len_utf8();
        let noun = last_noun(self.sentence(meaning));
        let short = words.chars().count() <= 12 && noun.chars().count() <= 8;
        let defines = noun.chars().count() >= 2
            && !self.grammar.is_not.iter().any(|word| noun.ends_with(word.as_str()))
            && !noun.contains(['，', '、', '；']);
        if short && defines && self.subject(clause) == Some(clause) && !words.contains('的') {
            self.define(clause, meaning, Extent::Document);
        }
    }

    /// The words from `at` to the end of their sentence.
    fn sentence(&self, at: usize) -> &str {
        let tail = self.slice(at, self.text.floor_char_boundary(at + 600));
        tail.split(['。', '\n']).next().unwrap_or_default()
    }

    /// X是…的活动。 as the first sentence of the article `id`.
    fn first_sentence(&mut self, id: NodeId) {
        let node = self.outline.node(id);
        let first = self.outline.children(id).next().map_or(node, |child| self.outline.node(child));
        let number = first.number.end.max(node.number.end) as usize;
        let start = number.max(node.heading.map_or(0, |heading| heading.end as usize));
        if start > node.span.end as usize {
            return;
        }
        let sentence = self.sentence(start);
        let lead = sentence.len() - sentence.trim_start().len();
        let Some(at) = sentence.find('是') else { return };
        if at > FIRST_TERM || sentence.get(at..).is_some_and(|s| s.starts_with("是指")) {
            return;
        }
        let meaning = sentence.get(at + '是'.len_utf8()..).unwrap_or_default();
        let defines = meaning.chars().count() >= 8
            && self.grammar.is_noun.at_end(meaning.trim_end()).is_some()
            && !last_noun(meaning).contains(['，', '；']);
        let clause = Span::new(start + lead, start + at).trimmed(self.text);
        if !defines || self.subject(clause) != Some(clause) {
            return;
        }
        // 井的深度是…: what is explained is 深度.
        let words = clause.slice(self.text);
        let owner = words.rfind('的').map_or(0, |at| at + '的'.len_utf8());
        let term = Span::new(clause.start as usize + owner, clause.end as usize);
        if term.slice(self.text).chars().nth(1).is_some() {
            self.define(term, start + at + '是'.len_utf8(), Extent::Document);
        }
    }

    /// The term that a clause before 是指 is about.
    fn subject(&self, clause: Span) -> Option<Span> {
        let words = clause.slice(self.text);
        let words = words.trim_start_matches(|c: char| c.is_whitespace() || c == '*' || c == '#');
        let mut start = clause.end as usize - words.len() + marker(words);
        let mut end = clause.end as usize;
        if let Some(at) = words.strip_suffix('者').and_then(|words| words.rfind('称')) {
            start = clause.end as usize - words.len() + at + '称'.len_utf8();
            end -= '者'.len_utf8();
        } else if let Some((len, _)) = self.grammar.extent.at_start(self.slice(start, end))
            && start + len < end
        {
            start += len;
        }
        if let Some(at) = self.slice(start, end).find("，即") {
            end = start + at;
        }
        while let Some((len, ())) = self.grammar.behind.at_end(self.slice(start, end)) {
            end -= len;
        }
        end = start + without_bracket(self.slice(start, end)).trim_end().len();
        let words = self.slice(start, end);
        if !words.ends_with(['”', '"', '’', '」']) {
            let cut = self.grammar.before.iter().filter_map(|word| {
                let one = word.chars().count() == 1;
                let at = if one {
                    words.starts_with(word.as_str()).then_some(0)
                } else {
                    words.rfind(word.as_str())
                };
                at.map(|at| at + word.len())
            });
            start += cut.max().filter(|&cut| cut < words.len()).unwrap_or(0);
        }
        let span = Span::new(start, end).trimmed(self.text);
        let words = span.slice(self.text);
        let plain = words.len() <= LONGEST
            && !self.grammar.never.iter().any(|word| words.contains(word.as_str()));
        (!words.is_empty() && (plain || words.ends_with(['”', '"']))).then_some(span)
    }

    /// 下列用语的含义：（一）X：… or X，指…: `start..end` are the words of the header.
    fn list(&mut self, start: usize, end: usize) {
        let head = self.outline.at(Span::empty(start).start);
        let extent = self.extent_in(Span::new(own_start(self.outline, start), end));
        let items: Vec<Span> = self
            .outline
            .children(head)
            .map(|id| {
                let node = self.outline.node(id);
                Span { start: node.number.end, end: node.span.end }
            })
            .filter(|item| item.start as usize >= end)
            .collect();
        for item in items {
            let item = item.trimmed(self.text);
            let words = item.slice(self.text);
            let cut = words.char_indices().find(|&(at, c)| {
                matches!(c, '：' | ':' | '，' | '。' | '；' | '\n' | '—')
                    || at > 0
                        && self
                            .grammar
                            .means
                            .at_start(words.get(at..).unwrap_or_default())
                            .is_some()
            });
            let Some((at, c)) = cut else { continue };
            let verb = words.get(at..).and_then(|tail| {
                let after = tail.trim_start_matches(['，', '：', ':', '—', ' ']);
                let plain = tail.len() - after.len();
                let (len, ()) = self.grammar.means.at_start(tail).or_else(|| {
                    self.grammar
                        .means_apart
                        .at_start(after)
                        .map(|(len, meaning)| (plain + len, meaning))
                })?;
                Some(len)
            });
            let colon = matches!(c, '：' | ':' | '—').then_some(c.len_utf8());
            let Some(verb) = verb.or(colon) else { continue };
            let start = item.start as usize;
            let name = without_bracket(words.get(..at).unwrap_or_default());
            self.define(Span::new(start, start + name.len()), start + at + verb, extent);
        }
    }

    /// Takes in the definition of `term`, whose meaning begins at `meaning`.
    fn define(&mut self, term: Span, meaning: usize, extent: Extent) {
        let tail = self.slice(meaning, self.text.floor_char_boundary(meaning + MEANING));
        let end = tail.find(['。', '；', '\n']).unwrap_or(tail.len());
        let meaning = Span::new(meaning, meaning + end).trimmed(self.text);
        let mut span = term.trimmed(self.text);
        while let Some((len, ())) = self.grammar.behind.at_end(span.slice(self.text)) {
            span = Span::new(span.start as usize, span.end as usize - len);
        }
        // 停用，尚未拆除: a term with a comma of its own.
        let words = span.slice(self.text);
        let whole = words.contains('，') && !words.contains(['“', '‘', '「', '"']);
        let terms = if whole { vec![span] } else { self.terms(span, false) };
        for term in terms {
            self.push(term, meaning, DefinitionKind::Definition, extent);
        }
    }

    fn push(&mut self, term: Span, meaning: Span, kind: DefinitionKind, extent: Extent) {
        let words = term.slice(self.text);
        if !words.is_empty() && words.len() <= LONGEST && !words.contains('\n') {
            self.found.push(Found { term, meaning, kind, extent, tentative: false });
        }
    }

    /// The terms that `span` names: what stands in quotation marks, or all of it.
    fn terms(&self, span: Span, several: bool) -> Vec<Span> {
        let words = span.slice(self.text);
        let start = span.start as usize;
        let mut terms = Vec::new();
        let mut rest = 0;
        while let Some((open, mark)) = words
            .get(rest..)
            .and_then(|w| w.char_indices().find(|(_, c)| closing_mark(*c).is_some()))
        {
            let from = rest + open + mark.len_utf8();
            let Some(len) = closing_mark(mark).and_then(|close| words.get(from..)?.find(close))
            else {
                break;
            };
            terms.push(Span::new(start + from, start + from + len));
            rest = from + len + mark.len_utf8();
        }
        if !terms.is_empty() {
            return terms;
        }
        let end = words.find(['，', ',', '；', '。']).unwrap_or(words.len());
        let words = words.get(..end).unwrap_or_default();
        if !several {
            return vec![Span::new(start, start + end).trimmed(self.text)];
        }
        let mut at = start;
        for part in words.split_inclusive(['、', '和']) {
            let name = part.trim_end_matches(['、', '和']);
            terms.push(Span::new(at, at + name.len()).trimmed(self.text));
            at += part.len();
        }
        terms
    }

    /// For what a definition holds, by the words right before `at`.
    fn extent_before(&self, at: usize) -> Extent {
        let before = self.slice(0, at).trim_end_matches(['中', '的', ' ']);
        self.grammar.extent.at_end(before).map_or(Extent::Document, |(_, &extent)| extent)
    }

    /// For what a definition holds, by the words in `span`.
    fn extent_in(&self, span: Span) -> Extent {
        let words = span.slice(self.text);
        let found = self.grammar.extents.iter().find(|(word, _)| words.contains(word.as_str()));
        found.map_or(Extent::Document, |&(_, extent)| extent)
    }
}

/// What stands behind the last 的 of `meaning`.
fn last_noun(meaning: &str) -> &str {
    meaning.rsplit_once('的').map_or("", |(_, noun)| noun)
}

/// Whether 为, 即 or 指 at `at` is the verb of a definition and not part of a word.
fn direct_verb(rest: &str, at: usize, c: char) -> bool {
    let before = rest.get(..at).and_then(|b| b.chars().next_back());
    let after = rest.get(at + c.len_utf8()..).and_then(|a| a.chars().next());
    let (no_before, no_after) = match c {
        '为' => ("行作认成视列称定因最", "人了此主"),
        '即' => ("立随当", "将使时可便日刻"),
        _ => ("支所系手", "导定标挥南令示引派名纹数控认"),
    };
    !before.is_some_and(|b| no_before.contains(b)) && after.is_some_and(|a| !no_after.contains(a))
}

/// The mark that closes a quotation opened by `mark`.
fn closing_mark(mark: char) -> Option<char> {
    Some(match mark {
        '“' => '”',
        '‘' => '’',
        '「' => '」',
        '『' => '』',
        '"' => '"',
        _ => return None,
    })
}

/// Length of what stands in a bracket that is open at the beginning of `rest`.
fn closing(rest: &str) -> usize {
    let mut depth = 0_u32;
    for (at, c) in rest.char_indices() {
        match c {
            '（' | '(' | '〔' | '[' | '［' | '【' => depth += 1,
            '）' | ')' | '〕' | ']' | '］' | '】' if depth == 0 => return at,
            '）' | ')' | '〕' | ']' | '］' | '】' => depth -= 1,
            '。' => return at,
            _ => {}
        }
    }
    0
}

/// Length of a short form that stands in no bracket.
fn plain_end(rest: &str) -> usize {
    rest.find(['，', '。', '；', '、', '）', ')', '（', '(', '\n', '：']).unwrap_or(0)
}

/// `words` without what stands in a bracket at its end.
fn without_bracket(words: &str) -> &str {
    let trimmed = words.trim_end();
    let open = match trimmed.chars().next_back() {
        Some('）') => trimmed.rfind('（'),
        Some(')') => trimmed.rfind('('),
        _ => None,
    };
    open.filter(|&open| open > 0).and_then(|open| trimmed.get(..open)).unwrap_or(words)
}

#[cfg(test)]
mod tests;
