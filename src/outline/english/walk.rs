//! The walk over the lines that builds the tree.

use super::front;
use super::grammar::Grammar;
use super::lead::{Heading, Lead, Quotes};
use super::levels::Levels;
use super::lines::Line;
use super::style::Form;
use super::{contents, lead};
use crate::jurisdiction::EnglishStyle;
use crate::outline::Builder;
use crate::outline::node::{Kind, NodeId, Ordinal, Outline};
use crate::text::Span;

/// The basic unit, annex or schedule that is open.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Place {
    /// Before the first unit, or right below a chapter.
    #[default]
    Above,
    Recital,
    Article,
    Section,
    Annex,
    Schedule,
}

/// What an article has so far.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Body {
    /// How many unnumbered paragraphs.
    pub(super) paragraphs: u32,
    /// Whether an unnumbered paragraph is open.
    pub(super) open: bool,
    /// Whether its paragraphs are numbered.
    pub(super) numbered: bool,
}

pub(super) struct Walk<'a> {
    pub(super) text: &'a str,
    pub(super) lines: &'a [Line],
    pub(super) grammar: &'a Grammar,
    pub(super) form: Form,
    pub(super) builder: Builder,
    pub(super) levels: Levels,
    /// Index of the line at hand.
    pub(super) at: usize,
    pub(super) place: Place,
    pub(super) body: Body,
    /// Number of the last article or section outside annexes.
    pub(super) last_basic: Ordinal,
    /// Number of the last article in the annex that is open.
    pub(super) last_annexed: Ordinal,
    /// Number, as printed, of a section whose heading has come but not its number before the text.
    pub(super) awaited: Option<Span>,
    /// Whether numbered recitals may come.
    pub(super) recitals: bool,
    /// Last number of groups, by word.
    pub(super) groups: Vec<(u8, u32)>,
    /// Tables of contents so far; a text with many has none.
    tables: u8,
    pub(super) quotes: Vec<Span>,
    /// Index of the next heading of a section in Markdown, as far as it has been looked for.
    pub(super) next_markdown: usize,
    /// How many lines may still be looked at to find the ends of quotations.
    pub(super) quote_budget: usize,
    tables_of_contents: Vec<Span>,
}

impl<'a> Walk<'a> {
    pub(super) fn new(text: &'a str, lines: &'a [Line], grammar: &'a Grammar, form: Form) -> Self {
        Self {
            text,
            lines,
            grammar,
            form,
            builder: Builder::new(text.len()),
            levels: Levels::default(),
            at: 0,
            place: Place::default(),
            body: Body::default(),
            last_basic: Ordinal::default(),
            last_annexed: Ordinal::default(),
            awaited: None,
            recitals: false,
            groups: Vec::new(),
            tables: 0,
            quotes: Vec::new(),
            next_markdown: 0,
            quote_budget: 6 * lines.len() + 64,
            tables_of_contents: Vec::new(),
        }
    }

    pub(super) fn run(mut self, mut excluded: Vec<Span>) -> Outline {
        while let Some(&line) = self.lines.get(self.at) {
            self.line(&line);
            self.at += 1;
        }
        let mut outline = self.builder.finish();
        let first = outline.preamble.end as usize;
        let before = self.lines.partition_point(|line| line.start < first);
        let before = if outline.is_empty() { 12.min(self.lines.len()) } else { before };
        let preamble = self.lines.get(..before).unwrap_or_default();
        outline.title = front::title(self.text, preamble, &excluded);
        if outline.title.is_empty() {
            outline.title = only_heading(&outline).unwrap_or(outline.title);
        }
        outline.adoption = front::adoption(self.text, preamble, outline.title);
        outline.quotes = self.quotes;
        excluded.extend(self.tables_of_contents);
        outline.excluded = merged(excluded);
        outline
    }

    fn line(&mut self, line: &Line) {
        let unclosed = line.quotes > 0 && matches!(line.lead, Lead::Text);
        match line.lead {
            Lead::Text if unclosed && self.begins_quotation(line) => {
                return self.quote(line, line.start, Quotes::Double);
            }
            Lead::Quoted(quotes) => return self.quote(line, line.start, quotes),
            Lead::Text if self.begins_table(line) && self.table(line) => return,
            Lead::Contents if self.tables < 4 => return self.contents(line, false),
            Lead::Contents | Lead::Text => self.flow(line, line.start),
            Lead::Recitals => {
                self.recitals = self.place == Place::Above;
                self.flow(line, line.start);
            }
            Lead::Enacting => self.enacting(line),
            Lead::Heading(heading) => self.heading(line, &heading),
            Lead::Mark(mark) => {
                self.mark(line, &mark);
                if self.tables < 4 && self.announces_contents(line) {
                    self.contents(line, true);
                }
            }
        }
        if line.quotes > 0 {
            self.inner_quote(line);
        }
    }

    /// Whether the line begins with quotation marks, be it in bold type.
    fn begins_quotation(&self, line: &Line) -> bool {
        self.place != Place::Above && line.text(self.text).trim_start_matches('*').starts_with('“')
    }

    fn heading(&mut self, line: &Line, heading: &Heading) {
        let style = self.form.style;
        let annexed = matches!(self.place, Place::Annex | Place::Schedule);
        let taken = match heading.kind {
            Kind::Annex | Kind::Schedule => self.open_annex(line, heading),
            Kind::Article if style == EnglishStyle::Article || annexed => {
                self.open_article(line, heading)
            }
            Kind::Section if matches!(style, EnglishStyle::Bill | EnglishStyle::Regulation) => {
                self.open_us_section(line, heading)
            }
            Kind::Section if style == EnglishStyle::Act => false,
            _ => self.open_group(line, heading),
        };
        if !taken {
            self.flow(line, line.start);
        }
    }

    /// `BE IT ENACTED`, `HAVE ADOPTED THIS REGULATION:`
    fn enacting(&mut self, line: &Line) {
        if self.place == Place::Recital {
            self.builder.close(1);
            self.place = Place::Above;
        }
        self.recitals = false;
        self.flow(line, line.start);
    }

    /// Whether the line announces a table of contents: `The table of contents is as follows:`
    fn announces_contents(&self, line: &Line) -> bool {
        let body = line.text(self.text);
        body.len() < 200 && body.ends_with(':') && {
            let start = body.len() - body.len().min(120);
            let tail = body.get(start..).unwrap_or_default();
            tail.contains("table of contents")
        }
    }

    /// Passes over a table of contents; its heading belongs to it unless it was `announced`.
    fn contents(&mut self, line: &Line, announced: bool) {
        self.tables += 1;
        let end = contents::end(self.text, self.lines, self.at);
        let first = if announced { self.at + 1 } else { self.at };
        let Some(last) = end.checked_sub(1).and_then(|last| self.lines.get(last)) else { return };
        if end > first {
            let start = self.lines.get(first).map_or(line.start, |line| line.start);
            self.tables_of_contents.push(Span::new(start, last.end));
            self.at = end - 1;
        }
    }

    /// Opens a quotation that begins within a line: `the following: “(1) text`.
    fn inner_quote(&mut self, line: &Line) {
        let body = line.text(self.text);
        let Some(at) = body.rfind('“') else { return };
        let start = line.start + at;
        let inner = start + '“'.len_utf8();
        let lead = lead::lead(self.text, inner, line.end, 0, self.grammar);
        if matches!(lead, Lead::Mark(_) | Lead::Heading(_)) {
            self.quote(line, start, Quotes::Double);
        }
    }
}

/// The heading of a section that is printed alone.
fn only_heading(outline: &Outline) -> Option<Span> {
    let mut units = outline.children(NodeId::ROOT);
    let only = units.next().filter(|_| units.next().is_none())?;
    outline.node(only).heading
}

/// The spans in order; those that overlap are made one.
fn merged(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_unstable();
    let mut merged: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match merged.last_mut() {
            Some(last) if span.start < last.end => *last = last.cover(span),
            _ => merged.push(span),
        }
    }
    merged
}
