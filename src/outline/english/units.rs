//! Opening groups, articles, sections, annexes and schedules.

use super::grammar::{ANNEX_RANK, BASIC_RANK};
use super::lead::{Heading, Lead};
use super::lines::Line;
use super::mark::{Frame, Mark, emphasis, mark, readings};
use super::number::{Number, for_eid, plain};
use super::style::{SectionForm, has_heading};
use super::walk::{Body, Place, Walk};
use crate::jurisdiction::EnglishStyle;
use crate::outline::NewNode;
use crate::outline::node::{Kind, Numbering, Ordinal};
use crate::outline::roman::letter;
use crate::text::Span;

/// A heading on one line with its number is shorter than this.
const LONGEST_HEADING: usize = 320;

impl Walk<'_> {
    /// Opens a unit and closes what it ends.
    pub(super) fn open(
        &mut self,
        kind: Kind,
        rank: u8,
        printed: Span,
        number: Option<Number>,
        heading: Option<Span>,
    ) {
        let spelled = number.filter(|number| {
            let digits = number.span.slice(self.text).bytes().any(|byte| byte.is_ascii_digit());
            number.numbering == Numbering::Arabic && !digits
        });
        let num = match (spelled, number) {
            (Some(number), _) => number.ordinal.main().to_string().into(),
            (None, Some(number)) => for_eid(number.span.slice(self.text)),
            (None, None) => Box::default(),
        };
        self.builder.open(NewNode {
            kind,
            rank,
            start: printed.start,
            number: printed,
            heading,
            num,
            ordinal: number.map(|number| number.ordinal).unwrap_or_default(),
            numbering: number.map_or(Numbering::Implied, |number| number.numbering),
        });
        self.levels.clear();
        self.body = Body::default();
        self.awaited = None;
    }

    /// Whether the line goes on with a sentence of the line before.
    pub(super) fn goes_on(&self, line: &Line) -> bool {
        if line.gap || line.hashes > 0 {
            return false;
        }
        self.at.checked_sub(1).and_then(|before| self.lines.get(before)).is_some_and(|before| {
            let body = before.text(self.text);
            before.hashes == 0
                && !matches!(before.lead, Lead::Heading(_))
                && body.ends_with(|c: char| c.is_alphanumeric() || matches!(c, ',' | '-' | '–'))
        })
    }

    /// `CHAPTER I`, `PART 2 Registration`, `Section 3 Procedure` above articles.
    pub(super) fn open_group(&mut self, line: &Line, heading: &Heading) -> bool {
        let long = line.end - line.start > LONGEST_HEADING;
        let unfinished = self.goes_on(line) && self.form.wrapped;
        let Some(mut number) = heading.number else { return false };
        if long || unfinished && !heading.firm {
            return false;
        }
        if self.place == Place::Recital {
            self.builder.close(1);
        }
        self.settle_letter(heading.word, &mut number);
        let rank = self.grammar.rank(heading.word, self.form.style);
        let title = self.heading_behind(line, heading.rest);
        self.open(heading.kind, rank, heading.span, Some(number), title);
        self.recitals = false;
        if !self.in_annex() {
            self.place = Place::Above;
        }
        true
    }

    /// `Subtitle I` behind `Subtitle H` has a letter.
    fn settle_letter(&mut self, word: u8, number: &mut Number) {
        let last = self.groups.iter().position(|&(known, _)| known == word);
        let before = last.and_then(|at| self.groups.get(at)).map_or(0, |&(_, value)| value);
        let single = number.span.len() == 1 && number.numbering == Numbering::UpperRoman;
        let value = number.span.slice(self.text).bytes().next().and_then(letter);
        if let (true, Some(value)) = (single, value)
            && value == before + 1
            && value > 1
        {
            *number = plain(number.span, value, Numbering::UpperLetter);
        }
        let value = number.ordinal.main();
        match last.and_then(|at| self.groups.get_mut(at)) {
            Some(slot) => slot.1 = value,
            None => self.groups.push((word, value)),
        }
    }

    /// The heading behind a number: the rest of the line, or the next line if it reads like one.
    fn heading_behind(&mut self, line: &Line, rest: usize) -> Option<Span> {
        if rest < line.end {
            return Some(self.unadorned(rest, line.end));
        }
        if !has_heading(self.text, self.lines, self.at) {
            return None;
        }
        self.at += 1;
        let next = self.lines.get(self.at)?;
        Some(self.unadorned(next.start, next.end))
    }

    /// A span without emphasis at either end.
    fn unadorned(&self, start: usize, end: usize) -> Span {
        let start = start + emphasis(self.text, start);
        let body = self.text.get(start..end).unwrap_or_default();
        Span::new(start, start + body.trim_end_matches(['*', '_', ' ']).len())
    }

    pub(super) fn in_annex(&self) -> bool {
        self.builder.stack().iter().any(|&(_, rank)| rank == ANNEX_RANK)
    }

    /// `ANNEX I`, `FIRST SCHEDULE`
    pub(super) fn open_annex(&mut self, line: &Line, heading: &Heading) -> bool {
        let long = line.end - line.start > LONGEST_HEADING;
        let printed = heading.span.slice(self.text);
        let capitals = !printed.bytes().any(|byte| byte.is_ascii_lowercase());
        // Sections of the United States Code list `Schedule I` and so on.
        let code = matches!(self.form.style, EnglishStyle::Bill | EnglishStyle::Regulation);
        let plain = code && !capitals && line.hashes == 0;
        if long || plain || self.goes_on(line) && (self.form.wrapped || !capitals) {
            return false;
        }
        let title = self.heading_behind(line, heading.rest);
        self.open(heading.kind, ANNEX_RANK, heading.span, heading.number, title);
        self.place = if heading.kind == Kind::Annex { Place::Annex } else { Place::Schedule };
        true
    }

    /// `Article 5`
    pub(super) fn open_article(&mut self, line: &Line, heading: &Heading) -> bool {
        let Some(number) = heading.number else { return false };
        let with_text = heading.rest < line.end;
        let next = self.is_next(number.ordinal);
        let unusual = with_text && self.form.alone && !heading.firm;
        if !next && (unusual || self.goes_on(line) && self.form.wrapped) {
            return false;
        }
        if self.place == Place::Recital {
            self.builder.close(1);
        }
        self.recitals = false;
        self.leave_annex(number.ordinal);
        let (title, text_from) = self.article_heading(line, heading.rest);
        self.open(Kind::Article, BASIC_RANK, heading.span, Some(number), title);
        match self.in_annex() {
            true => self.last_annexed = number.ordinal,
            false => self.last_basic = number.ordinal,
        }
        self.place = Place::Article;
        if let Some(from) = text_from {
            self.rest(line, from);
        }
        true
    }

    /// An annex may stand between two articles: closes it if `ordinal` goes on with the articles
    /// before the annex and not with those in it.
    fn leave_annex(&mut self, ordinal: Ordinal) {
        let inside = self.last_annexed.main() + 1 == ordinal.main();
        if self.in_annex() && self.is_next(ordinal) && !inside && ordinal.main() > 1 {
            self.builder.close(ANNEX_RANK);
        }
    }

    /// Whether a number comes right behind that of the last article or section.
    pub(super) fn is_next(&self, ordinal: Ordinal) -> bool {
        let last = self.last_basic.main();
        ordinal.main() == last + 1 || ordinal.main() == last && ordinal > self.last_basic
    }

    /// Whether the line looks like the beginning of an article or a section.
    pub(super) fn is_basic(&self, line: &Line) -> bool {
        self.basic_number(line).is_some()
    }

    /// Whether the line opens the article or section that must come next.
    pub(super) fn is_expected(&self, line: &Line) -> bool {
        self.basic_number(line).is_some_and(|ordinal| self.is_next(ordinal))
    }

    /// The number of the article or section that the line begins.
    pub(super) fn basic_number(&self, line: &Line) -> Option<Ordinal> {
        let act = self.form.style == EnglishStyle::Act;
        match line.lead {
            Lead::Heading(heading) => {
                let kind = match self.form.style {
                    EnglishStyle::Article => Kind::Article,
                    _ => Kind::Section,
                };
                let fits = heading.kind == kind && !act;
                heading.number.filter(|_| fits).map(|number| number.ordinal)
            }
            Lead::Mark(mark) if act && is_number(mark.token.slice(self.text)) => {
                let token = mark.token.slice(self.text);
                let firm = line.hashes > 1 || mark.bold || mark.dash;
                let fits = match self.form.sections {
                    SectionForm::Dot => mark.frame == Frame::Dot,
                    SectionForm::Bare => mark.frame == Frame::Bare,
                    SectionForm::Markdown | SectionForm::Marked => firm,
                };
                let reading = readings(token).iter().next().filter(|_| fits)?;
                Some(super::mark::ordinal(token, reading))
            }
            _ => None,
        }
    }

    /// The heading of an article, and where its text begins if it begins on the same line.
    fn article_heading(&mut self, line: &Line, rest: usize) -> (Option<Span>, Option<usize>) {
        if rest < line.end {
            let body = self.text.get(rest..line.end).unwrap_or_default();
            let bracketed = body.starts_with('(') && body.ends_with(')');
            let heads = if bracketed {
                !self.grammar.is_repealed(body)
            } else {
                body.len() < 160
                    && !body.ends_with(['.', ';', ':', ',', ']', ')', '—'])
                    && self.text_behind()
                    && mark(self.text, rest, line.end).is_none()
            };
            return match heads {
                true => (Some(self.unadorned(rest, line.end)), None),
                false => (None, Some(rest)),
            };
        }
        let headed = self.form.headed && has_heading(self.text, self.lines, self.at);
        (headed.then(|| self.heading_behind(line, rest)).flatten(), None)
    }

    /// Whether the next line is text and not the next heading.
    fn text_behind(&self) -> bool {
        self.lines.get(self.at + 1).is_some_and(|next| !matches!(next.lead, Lead::Heading(_)))
    }

    /// `SEC. 101. HEADING.`, `§ 1227. Deportable aliens`
    pub(super) fn open_us_section(&mut self, line: &Line, heading: &Heading) -> bool {
        let Some(number) = heading.number else { return false };
        let next = self.is_next(number.ordinal);
        if !next && (!heading.firm || self.goes_on(line) && self.form.wrapped) {
            let sign = heading.span.slice(self.text).starts_with('§');
            if !sign || self.goes_on(line) && self.form.wrapped {
                return false;
            }
        }
        if self.in_annex() {
            self.builder.close(ANNEX_RANK);
        }
        let (title, text_from) = self.us_heading(line, heading.rest);
        self.open(Kind::Section, BASIC_RANK, heading.span, Some(number), title);
        self.last_basic = number.ordinal;
        self.place = Place::Section;
        if let Some(from) = text_from {
            self.rest(line, from);
        }
        true
    }

    fn us_heading(&mut self, line: &Line, rest: usize) -> (Option<Span>, Option<usize>) {
        if rest >= line.end {
            return (self.heading_behind(line, rest), None);
        }
        if mark(self.text, rest, line.end).is_some_and(|mark| mark.frame == Frame::Paren) {
            return (None, Some(rest));
        }
        let body = self.text.get(rest..line.end).unwrap_or_default();
        if let Some(at) = body.find(".—") {
            let from = rest + at + ".—".len();
            return (Some(self.unadorned(rest, rest + at + 1)), Some(from));
        }
        let capitals = !body.bytes().any(|byte| byte.is_ascii_lowercase());
        match capitals || titular(body) {
            true => (Some(self.unadorned(rest, line.end)), None),
            false => (None, Some(rest)),
        }
    }

    /// Opens a section of an Act if the mark is that of one; takes note of the number that stands
    /// before the text where the heading has come already. Gives whether the mark was taken.
    pub(super) fn act_section(&mut self, line: &Line, mark: &Mark) -> bool {
        let token = mark.token.slice(self.text);
        let Some(reading) = readings(token).iter().next().filter(|_| is_number(token)) else {
            return false;
        };
        if let Some(awaited) = self.awaited
            && line.hashes == 0
            && matches!(mark.frame, Frame::Dot | Frame::Bare)
            && for_eid(awaited.slice(self.text)) == for_eid(token)
        {
            self.awaited = None;
            self.rest(line, mark.rest);
            return true;
        }
        let ordinal = super::mark::ordinal(token, reading);
        if self.late_heading(line, mark, ordinal) {
            return true;
        }
        if !self.is_section(line, mark, ordinal) {
            return false;
        }
        let title = self.act_heading(line, mark);
        let number = Number { span: mark.token, ordinal, numbering: Numbering::Arabic };
        let kind = match self.form.style {
            EnglishStyle::Article => Kind::Article,
            _ => Kind::Section,
        };
        if self.in_annex() {
            self.builder.close(ANNEX_RANK);
        }
        self.open(kind, BASIC_RANK, mark.span, Some(number), title);
        self.last_basic = ordinal;
        self.place = if kind == Kind::Article { Place::Article } else { Place::Section };
        if line.hashes > 1 {
            self.awaited = Some(mark.token);
        } else if title.is_none_or(|title| (title.end as usize) < line.end) {
            let from = title.map_or(mark.rest, |title| title.end as usize);
            self.rest(line, from + self.dash_at(from));
        }
        true
    }

    /// Length of a long dash at `at`, behind the heading of a section.
    fn dash_at(&self, at: usize) -> usize {
        let rest = self.text.get(at..).unwrap_or_default();
        let bare = rest.trim_start_matches(['*', '_', '.', '—', '–', ' ']);
        rest.len() - bare.len()
    }

    /// Whether the next section with a heading in Markdown is `ordinal` or one before it.
    fn has_heading_ahead(&mut self, ordinal: Ordinal) -> bool {
        self.next_markdown = self.next_markdown.max(self.at);
        while let Some(line) = self.lines.get(self.next_markdown) {
            if line.hashes > 1 && self.is_basic(line) {
                return self.basic_number(line).is_some_and(|next| next <= ordinal);
            }
            self.next_markdown += 1;
        }
        false
    }

    /// A heading that comes behind the number of its section.
    fn late_heading(&mut self, line: &Line, mark: &Mark, ordinal: Ordinal) -> bool {
        let open = self.builder.stack().last().map(|&(id, _)| id);
        let Some(id) = open.filter(|_| line.hashes > 1 && self.place == Place::Section) else {
            return false;
        };
        let node = self.builder.node(id);
        let fits = node.kind == Kind::Section && node.ordinal == ordinal && node.heading.is_none();
        if fits {
            let heading = self.unadorned(mark.rest, line.end);
            self.builder.node_mut(id).heading = Some(heading);
            self.builder.text(Span::empty(line.end).start);
        }
        fits
    }

    /// Whether the mark is that of a section and not of a point.
    fn is_section(&mut self, line: &Line, mark: &Mark, ordinal: Ordinal) -> bool {
        let next = self.is_next(ordinal);
        let dash = mark.dash && mark.frame == Frame::Dot && (!self.form.bold || next);
        let firm = mark.bold || dash;
        if matches!(self.place, Place::Schedule | Place::Annex | Place::Article) && self.in_annex()
        {
            let expected = self
                .levels
                .innermost()
                .is_none_or(|(_, level)| level.last.main + 1 != ordinal.main());
            let known = self.form.sections == SectionForm::Marked && firm;
            return next && expected && (line.hashes > 1 || known);
        }
        match self.form.sections {
            SectionForm::Markdown => {
                line.hashes > 1 || firm && next && !self.has_heading_ahead(ordinal)
            }
            SectionForm::Marked => {
                let begins = super::mark::mark(self.text, mark.rest, line.end)
                    .is_some_and(|inner| inner.token.slice(self.text) == "1");
                firm || next && mark.frame == Frame::Dot && begins
            }
            SectionForm::Dot => {
                let (last, main) = (self.last_basic.main(), ordinal.main());
                mark.frame == Frame::Dot
                    && !self.goes_on(line)
                    && (next || main >= last && main <= last + 3)
            }
            SectionForm::Bare => {
                mark.frame == Frame::Bare
                    && next
                    && line.end - line.start < 200
                    && !line.text(self.text).ends_with([';', ',', ':'])
            }
        }
    }

    /// The heading on the line of the number of a section.
    fn act_heading(&self, line: &Line, mark: &Mark) -> Option<Span> {
        let body = self.text.get(mark.rest..line.end)?;
        if line.hashes > 1 || self.form.sections == SectionForm::Bare {
            return (mark.rest < line.end).then(|| self.unadorned(mark.rest, line.end));
        }
        if mark.dash || mark.bold || body.starts_with('(') {
            return None;
        }
        if let Some(at) = body.find(".—").filter(|&at| titular(body.get(..at).unwrap_or_default()))
        {
            return Some(self.unadorned(mark.rest, mark.rest + at + 1));
        }
        let heads = body.len() < 120 && titular(body) && self.text_behind();
        let next = self.lines.get(self.at + 1);
        let section_behind = next.is_some_and(|next| match next.lead {
            Lead::Mark(next) => next.frame == mark.frame,
            _ => false,
        });
        (heads && !section_behind).then(|| self.unadorned(mark.rest, line.end))
    }
}

fn is_number(token: &str) -> bool {
    token.bytes().next().is_some_and(|byte| byte.is_ascii_digit()) && !token.contains('.')
}

/// Whether a line reads like a heading: no verb of a provision in it, no second sentence.
fn titular(line: &str) -> bool {
    const VERBS: [&str; 8] =
        [" shall ", " may ", " must ", " is ", " are ", " means ", " has ", " have "];
    line.len() < LONGEST_HEADING
        && !line.ends_with([';', ',', ':', '—'])
        && !VERBS.iter().any(|verb| line.contains(verb))
        && !line.trim_end_matches(['.', '*']).contains(". ")
}
