//! How the units of a text are marked, told from its headings.

use super::grammar::Grammar;
use super::lead::Lead;
use super::lines::Line;
use super::mark::{Frame, Mark};
use crate::jurisdiction::EnglishStyle;
use crate::outline::node::Kind;

/// How sections of Acts are numbered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SectionForm {
    /// `##### 5 Heading`
    Markdown,
    /// `5.—` or a number in bold type
    Marked,
    /// `5. Text`
    Dot,
    /// `5 Heading`
    Bare,
}

/// What is known of a text before it is taken apart.
#[derive(Debug, Clone, Copy)]
#[expect(clippy::struct_excessive_bools, reason = "each is a finding of its own")]
pub(super) struct Form {
    pub(super) style: EnglishStyle,
    /// How sections are numbered where the style is that of Acts.
    pub(super) sections: SectionForm,
    /// Whether the numbers of sections are in bold type, so that others are quoted.
    pub(super) bold: bool,
    /// Whether there are lines that open articles or sections beyond doubt.
    pub(super) has_basic: bool,
    /// Whether there are lines that open articles.
    pub(super) has_articles: bool,
    /// Whether articles usually stand alone on their line.
    pub(super) alone: bool,
    /// Whether the line behind `Article 5` is usually a heading.
    pub(super) headed: bool,
    /// Whether lines are broken anywhere and not only between paragraphs.
    pub(super) wrapped: bool,
}

/// Numbers that count up from one.
#[derive(Debug, Default)]
struct Chain {
    length: u32,
    /// Index of the line with the first of them.
    first: usize,
}

impl Chain {
    fn take(&mut self, number: Option<u32>, index: usize) {
        if number == Some(self.length + 1) {
            if self.length == 0 {
                self.first = index;
            }
            self.length += 1;
        }
    }
}

#[derive(Debug, Default)]
struct Counts {
    /// Articles alone on their line; of these, with a heading on the next line.
    alone: usize,
    headed: usize,
    /// Articles with text behind the number.
    with_text: usize,
    /// Sections that the word or the sign tells; of these, with a full stop in the number.
    sections: usize,
    dotted: usize,
    /// Index of the first line that opens an article or a section.
    first_worded: Option<usize>,
    /// Sections of Acts by the form of the number.
    markdown: Chain,
    marked: Chain,
    dots: Chain,
    bare: Chain,
    /// Numbers in bold type and others with a dash.
    bold: usize,
    dashed: usize,
    /// Lines that go on with a small letter.
    broken: usize,
}

/// Looks at all lines.
pub(super) fn tell(text: &str, lines: &[Line], grammar: &Grammar) -> Form {
    let mut counts = Counts::default();
    for (index, line) in lines.iter().enumerate() {
        counts.take(text, lines, index, line);
    }
    let articles = counts.alone + counts.with_text;
    let worded = articles + counts.sections;
    let style = if counts.is_act(worded) {
        EnglishStyle::Act
    } else if counts.sections > 0 && counts.sections >= articles {
        let dotted = counts.dotted * 2 > counts.sections;
        if dotted { EnglishStyle::Regulation } else { EnglishStyle::Bill }
    } else if articles > 0 {
        EnglishStyle::Article
    } else {
        grammar.style.unwrap_or(EnglishStyle::Act)
    };
    Form {
        style,
        sections: counts.form(),
        bold: counts.bold > counts.dashed,
        has_basic: worded > 0 || counts.bold + counts.dashed > 0 || counts.markdown.length > 0,
        has_articles: articles > 0,
        alone: counts.alone > counts.with_text,
        headed: counts.headed * 10 >= counts.alone * 7,
        wrapped: counts.broken * 6 > lines.len(),
    }
}

impl Counts {
    fn take(&mut self, text: &str, lines: &[Line], index: usize, line: &Line) {
        match line.lead {
            Lead::Heading(heading) if heading.kind == Kind::Article => {
                self.first_worded.get_or_insert(index);
                if heading.rest < line.end {
                    self.with_text += 1;
                } else {
                    self.alone += 1;
                    self.headed += usize::from(has_heading(text, lines, index));
                }
            }
            // `Section 5` alone on a line is where a schedule says what it belongs to.
            Lead::Heading(heading) if heading.kind == Kind::Section => {
                let printed = heading.span.slice(text);
                let capitals = !printed.bytes().any(|byte| byte.is_ascii_lowercase());
                let firm = heading.firm && (heading.rest < line.end || capitals);
                if firm || printed.starts_with('§') {
                    self.first_worded.get_or_insert(index);
                    self.sections += 1;
                    let number = heading.number.map(|number| number.span.slice(text));
                    self.dotted += usize::from(number.is_some_and(|number| number.contains('.')));
                }
            }
            Lead::Mark(mark) => self.mark(text, index, line, &mark),
            _ => {}
        }
        let small = line.text(text).starts_with(|c: char| c.is_lowercase());
        self.broken += usize::from(small && !line.gap && index > 0);
    }

    fn mark(&mut self, text: &str, index: usize, line: &Line, mark: &Mark) {
        let number = mark.token.slice(text).parse().ok();
        if line.hashes > 1 {
            return self.markdown.take(number, index);
        }
        match mark.frame {
            Frame::Dot => {
                if mark.bold || mark.dash {
                    self.marked.take(number, index);
                    self.bold += usize::from(mark.bold);
                    self.dashed += usize::from(!mark.bold);
                }
                self.dots.take(number, index);
            }
            Frame::Bare => self.bare.take(number, index),
            _ => {}
        }
    }

    /// How sections are numbered if the text is an Act.
    fn form(&self) -> SectionForm {
        if self.markdown.length > 0 {
            SectionForm::Markdown
        } else if self.marked.length > 0
            && (self.bold > 0 || self.marked.length * 3 >= self.dots.length * 2)
        {
            SectionForm::Marked
        } else if self.bare.length > self.dots.length {
            SectionForm::Bare
        } else {
            SectionForm::Dot
        }
    }

    /// Whether the text is an Act, although `worded` lines begin with Article or Section.
    fn is_act(&self, worded: usize) -> bool {
        let chain = match self.form() {
            SectionForm::Markdown => &self.markdown,
            SectionForm::Marked => &self.marked,
            SectionForm::Dot => &self.dots,
            SectionForm::Bare => &self.bare,
        };
        let firm = matches!(self.form(), SectionForm::Markdown | SectionForm::Marked);
        let earlier = self.first_worded.is_some_and(|worded| chain.first < worded);
        let enough = firm || chain.length as usize > worded * 2;
        chain.length > 0 && earlier && enough || firm && worded == 0
    }
}

/// Whether the line behind line `index`, which has a number only, is its heading: a short line
/// without the end of a sentence, with something behind it.
pub(super) fn has_heading(text: &str, lines: &[Line], index: usize) -> bool {
    let Some(line) = lines.get(index + 1) else { return false };
    if !matches!(line.lead, Lead::Text) || line.end - line.start > 200 {
        return false;
    }
    let body = line.text(text).trim_end_matches(['*', '_', ' ']);
    let ends = body.ends_with(['.', ';', ':', ',', '—', '”', '"']);
    let begins = body
        .trim_start_matches(['*', '_', '“', '‘'])
        .starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    let goes_on = lines
        .get(index + 2)
        .is_some_and(|next| !next.text(text).starts_with(|c: char| c.is_lowercase()));
    begins && !ends && goes_on
}
