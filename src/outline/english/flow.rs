//! Marks and running text inside the basic units.

use super::grammar::{LEVEL_RANK, LevelSpec, RECITAL_RANK};
use super::lead::Lead;
use super::levels::Around;
use super::lines::{Line, annotation};
use super::mark::{Frame, Mark, Reading, Readings, blank, mark, ordinal, readings};
use super::number::{Number, for_eid, plain};
use super::walk::{Place, Walk};
use crate::jurisdiction::EnglishStyle;
use crate::outline::NewNode;
use crate::outline::node::{Kind, Numbering, Ordinal};
use crate::text::Span;

/// Kinds below a section or the paragraph of a schedule, outermost first.
const KINDS: [Kind; 7] = [
    Kind::Subsection,
    Kind::Paragraph,
    Kind::Subparagraph,
    Kind::Clause,
    Kind::Subclause,
    Kind::Item,
    Kind::Subitem,
];

/// The longest heading of a unit below a section, in bytes.
const LONGEST_CAPTION: usize = 120;

impl Walk<'_> {
    /// A line that begins with a mark.
    pub(super) fn mark(&mut self, line: &Line, mark: &Mark) {
        if mark.frame == Frame::Bullet {
            return self.flow(line, line.start);
        }
        if self.recitals && self.recital(line, mark) {
            return;
        }
        let acts = self.form.style == EnglishStyle::Act
            || self.form.style == EnglishStyle::Article && !self.form.has_articles;
        if acts && self.act_section(line, mark) {
            return;
        }
        let before = self.place == Place::Above && self.form.has_basic;
        if before || mark.frame == Frame::Bare || line.hashes > 0 || self.is_name(line, mark) {
            return self.flow(line, line.start);
        }
        let around = Around {
            next: self.next_mark(),
            introduced: self.introduced(),
            doubtful: self.goes_on(line) && self.form.wrapped,
        };
        if self.place_mark(mark, &around) {
            self.rest(line, mark.rest);
        } else {
            self.flow(line, line.start);
        }
    }

    /// `J. KEEPER` below a text: who signed it, and no item behind `I.`
    fn is_name(&self, line: &Line, mark: &Mark) -> bool {
        let token = mark.token.slice(self.text);
        let name = self.text.get(mark.rest..line.end).unwrap_or_default();
        mark.frame == Frame::Dot
            && token.len() == 1
            && token.bytes().all(|byte| byte.is_ascii_uppercase())
            && !name.is_empty()
            && !name.contains(char::is_lowercase)
            && name.split(' ').count() < 4
            && token != "A"
            && token != "I"
            && !self.levels.expects(&readings(token))
    }

    /// `(1)` behind `Whereas:`
    fn recital(&mut self, line: &Line, mark: &Mark) -> bool {
        let token = mark.token.slice(self.text);
        let Ok(value) = token.parse() else { return false };
        if self.place != Place::Above && self.place != Place::Recital {
            return false;
        }
        self.open(
            Kind::Recital,
            RECITAL_RANK,
            mark.span,
            Some(plain(mark.token, value, Numbering::Arabic)),
            None,
        );
        self.place = Place::Recital;
        self.builder.text(Span::empty(line.end).start);
        true
    }

    /// The mark at the beginning of the next line that has one.
    fn next_mark(&self) -> Readings {
        let ahead = self.lines.get(self.at + 1..).unwrap_or_default();
        let next = ahead.iter().take(12).find_map(|line| match line.lead {
            Lead::Mark(mark) if mark.frame != Frame::Bullet => Some(mark.token),
            _ => None,
        });
        next.map_or_else(Readings::default, |token| readings(token.slice(self.text)))
    }

    /// Whether the line before ends as if a list followed.
    fn introduced(&self) -> bool {
        self.at
            .checked_sub(1)
            .and_then(|before| self.lines.get(before))
            .is_some_and(|before| before.text(self.text).ends_with(['—', ':', '–', '-']))
    }

    /// Opens the unit of a mark; `false` where it is none.
    fn place_mark(&mut self, mark: &Mark, around: &Around) -> bool {
        let token = mark.token.slice(self.text);
        let readings = readings(token);
        let numbers = readings.iter().any(|reading| reading.numbering == Numbering::Arabic);
        let article = self.place == Place::Article;
        let untouched = !self.body.open && self.body.paragraphs == 0 && self.levels.is_empty();
        if article && untouched && numbers {
            self.body.numbered = true;
        }
        let grammar = self.grammar;
        let order: &[LevelSpec] = match self.place {
            Place::Section | Place::Above => grammar.levels(self.form.style),
            _ => &[],
        };
        let Some(place) = self.levels.take(mark.frame, &readings, order, around) else {
            return false;
        };
        let kind = match self.place {
            Place::Article if self.body.numbered && place.index == 0 => Kind::Paragraph,
            Place::Article | Place::Annex | Place::Recital => Kind::Point,
            Place::Schedule => nth(place.index + 1),
            Place::Above if order.is_empty() => Kind::Point,
            Place::Above | Place::Section => {
                let known = order.get(place.place).map(|spec| spec.kind);
                known.unwrap_or_else(|| nth(place.place))
            }
        };
        let depth = u8::try_from(place.index).unwrap_or(u8::MAX).min(100);
        self.builder.open(NewNode {
            kind,
            rank: LEVEL_RANK + depth + u8::from(!self.body.numbered),
            start: mark.span.start,
            number: mark.span,
            heading: None,
            num: for_eid(token),
            ordinal: ordinal(token, place.reading),
            numbering: place.reading.numbering,
        });
        true
    }

    /// The text behind a mark or a number, which may begin with marks of its own.
    pub(super) fn rest(&mut self, line: &Line, from: usize) {
        let from = from + blank(self.text, from);
        let mut from = from + annotation(self.text, from);
        let mut marked = false;
        while let Some(inner) = mark(self.text, from, line.end)
            && inner.frame == Frame::Paren
            && self.is_first(&inner)
            && self.place_mark(&inner, &Around { introduced: true, ..Around::default() })
        {
            from = inner.rest;
            marked = true;
        }
        if self.may_run_in(line) {
            self.run_in(line, from);
        }
        let opens = self.place == Place::Article && self.levels.is_empty() && !marked;
        if opens && from < line.end {
            self.paragraph(from);
        }
        self.builder.text(Span::empty(line.end).start);
    }

    fn may_run_in(&self, line: &Line) -> bool {
        match self.form.style {
            EnglishStyle::Article => false,
            EnglishStyle::Act => line.run_in,
            EnglishStyle::Bill | EnglishStyle::Regulation => true,
        }
    }

    fn is_first(&self, mark: &Mark) -> bool {
        readings(mark.token.slice(self.text)).iter().any(Reading::is_first)
    }

    /// First marks of lists in the middle of a line: `IN GENERAL.—(1) The`, and those before which
    /// a line break was lost: `Definitions(1) The`.
    fn run_in(&mut self, line: &Line, from: usize) {
        let mut at = from;
        let mut chained = None;
        while let Some(bracket) = self.text.get(at..line.end).and_then(|rest| rest.find('(')) {
            let start = at + bracket;
            at = start + 1;
            let behind_mark = (chained == Some(start)).then_some(true);
            let Some(sure) = behind_mark.or_else(|| self.lost_break(line, start)) else {
                continue;
            };
            let Some(inner) = mark(self.text, start, line.end) else { continue };
            let next = self.next_mark();
            let goes_on = self.is_second(&inner, &next);
            let list = goes_on || sure && !self.has_second(&inner, line);
            if !list || !self.is_first(&inner) {
                continue;
            }
            self.builder.text(Span::empty(start).start);
            let around = Around { introduced: true, next, doubtful: false };
            if self.place_mark(&inner, &around) {
                at = inner.rest;
                chained = Some(at);
            }
        }
    }

    /// Whether a list may begin at the bracket at `at`: surely behind a dash, a colon or a letter,
    /// perhaps behind a colon and a space.
    fn lost_break(&self, line: &Line, at: usize) -> Option<bool> {
        let before = self.text.get(line.start..at)?;
        let code = self.form.style != EnglishStyle::Act;
        let word = before.rsplit(|c: char| c.is_whitespace()).next().unwrap_or_default();
        if word.starts_with(|c: char| c.is_ascii_digit()) {
            // "section 360b(a)(4)": the number of a section.
            return None;
        }
        let close = self.text.get(at..line.end)?.find(')')?;
        let behind = self.text.get(at + close + 1..line.end)?;
        let opens = behind.starts_with('(')
            || behind.trim_start().starts_with(|c: char| c.is_uppercase() || c == '“');
        match before.chars().next_back()? {
            '—' | ':' => Some(true),
            c if c.is_lowercase() && code && opens => Some(true),
            ' ' if before.trim_end().ends_with([':', '—']) && code => Some(false),
            _ => None,
        }
    }

    /// Whether `next` is the second of the list that `first` begins.
    fn is_second(&self, first: &Mark, next: &Readings) -> bool {
        readings(first.token.slice(self.text))
            .iter()
            .filter(|first| first.is_first())
            .any(|first| next.iter().any(|next| next.follows(first)))
    }

    /// Whether the second mark of the list stands in the same line, which is then no structure.
    fn has_second(&self, first: &Mark, line: &Line) -> bool {
        let second = match first.token.slice(self.text) {
            "1" => "(2)",
            "a" => "(b)",
            "A" => "(B)",
            "i" => "(ii)",
            "I" => "(II)",
            "aa" => "(bb)",
            _ => return false,
        };
        self.text.get(first.rest..line.end).is_some_and(|rest| rest.contains(second))
    }

    /// Running text from `from` on.
    pub(super) fn flow(&mut self, line: &Line, from: usize) {
        let end = Span::empty(line.end).start;
        match self.place {
            Place::Article => self.article_text(line, from),
            Place::Section => self.section_text(line),
            _ => {}
        }
        if self.place == Place::Section && self.may_run_in(line) {
            self.run_in(line, from);
        }
        self.builder.text(end);
    }

    /// Text of an article: a new paragraph, or more of what is open.
    fn article_text(&mut self, line: &Line, from: usize) {
        let small = line.text(self.text).starts_with(|c: char| c.is_lowercase());
        let behind_mark =
            self.at.checked_sub(1).and_then(|before| self.lines.get(before)).is_some_and(
                |before| matches!(before.lead, Lead::Mark(mark) if mark.rest >= before.end),
            );
        let goes_on = self.goes_on(line) && (small || self.form.wrapped || self.left_open());
        let something = self.body.open || !self.levels.is_empty();
        // `5. Households` with its text in the next line, and `6.` behind that.
        let headed = || self.goes_on(line) && self.levels.expects(&self.next_mark());
        if something && (goes_on || behind_mark || headed()) {
            return;
        }
        if self.body.numbered {
            if self.levels.innermost().is_some_and(|(index, _)| index > 0) {
                self.levels.shut(1);
                self.builder.close(LEVEL_RANK + 1);
            }
            return;
        }
        if self.body.open && small {
            self.levels.shut(0);
            self.builder.close(LEVEL_RANK + 1);
            return;
        }
        if !self.body.open && !self.levels.is_empty() {
            return;
        }
        self.paragraph(from);
    }

    /// Whether the line before ends with a word that cannot end a sentence.
    fn left_open(&self) -> bool {
        const WORDS: [&str; 16] = [
            "a", "an", "and", "by", "for", "from", "in", "of", "on", "or", "the", "to", "under",
            "upon", "with", "which",
        ];
        let before = self.at.checked_sub(1).and_then(|before| self.lines.get(before));
        let last = before.and_then(|before| before.text(self.text).rsplit(' ').next());
        last.is_some_and(|last| WORDS.contains(&last))
    }

    /// Opens an unnumbered paragraph.
    fn paragraph(&mut self, from: usize) {
        self.body.paragraphs += 1;
        self.body.open = true;
        self.levels.clear();
        let value = self.body.paragraphs;
        let number = Number {
            span: Span::empty(from),
            ordinal: Ordinal::new(&[value]),
            numbering: Numbering::Implied,
        };
        self.builder.open(NewNode {
            kind: Kind::Paragraph,
            rank: LEVEL_RANK,
            start: number.span.start,
            number: number.span,
            heading: None,
            num: value.to_string().into(),
            ordinal: number.ordinal,
            numbering: number.numbering,
        });
    }

    /// Text of a section: behind a list it belongs to what the list is in.
    fn section_text(&mut self, line: &Line) {
        let Some((index, level)) = self.levels.innermost() else { return };
        let body = line.text(self.text);
        let small = body.starts_with(|c: char| c.is_lowercase());
        let more = self.goes_on(line) && (small || self.form.wrapped || self.behind_heading());
        if more || is_connector(body) {
            return;
        }
        let defines = body.starts_with(['“', '"', '‘']);
        let outermost = usize::from(level.place == 0 || self.has_subsections());
        let to = if defines { outermost } else { index };
        if to > index || index == 0 && outermost == 1 || !small && !defines && level.members < 2 {
            return;
        }
        self.levels.shut(to);
        let depth = u8::try_from(to).unwrap_or(u8::MAX).min(100);
        self.builder.close(LEVEL_RANK + depth + u8::from(!self.body.numbered));
    }

    /// Whether the line before is a mark and a heading: `(2) Old wells` over the text of (2).
    fn behind_heading(&self) -> bool {
        let before = self.at.checked_sub(1).and_then(|before| self.lines.get(before));
        before.is_some_and(|before| match before.lead {
            Lead::Mark(mark) => {
                let words = self.text.get(mark.rest..before.end).unwrap_or_default();
                words.starts_with(char::is_uppercase)
                    && words.len() <= LONGEST_CAPTION
                    && words.ends_with(char::is_alphanumeric)
            }
            _ => false,
        })
    }

    /// Whether the outermost open list is one of subsections.
    fn has_subsections(&self) -> bool {
        self.levels.outermost().is_some_and(|level| level.place == 0)
    }
}

/// `or`, `and`, `but` on a line of its own between two points.
fn is_connector(line: &str) -> bool {
    let word = line.trim_matches(|c: char| !c.is_alphabetic());
    matches!(word, "or" | "and" | "but" | "and also" | "or else" | "nor")
}

/// The kind at a depth below a section.
fn nth(depth: usize) -> Kind {
    KINDS.get(depth).copied().unwrap_or(Kind::Subitem)
}
