//! How the units of a text are marked, told from its headings.

use super::grammar::Grammar;
use super::lead::Lead;
use super::lines::Line;
use super::mark::Frame;
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
pub(super) struct Style {
    pub(super) style: EnglishStyle,
    /// How sections are numbered where the style is that of Acts.
    pub(super) form: SectionForm,
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

#[derive(Debug, Default)]
struct Counts {
    /// Articles alone on their line; of these, with a heading on the next line.
    alone: usize,
    headed: usize,
    /// Articles with text behind the number.
    with_text: usize,
    sections: usize,
    dotted: usize,
    markdown: usize,
    marked: usize,
    dots: usize,
    bare: usize,
    /// Lines that end within a sentence before one that goes on with a small letter.
    broken: usize,
    first_act: Option<usize>,
    first_other: Option<usize>,
}

/// Looks at all lines.
pub(super) fn tell(text: &str, lines: &[Line], grammar: &Grammar) -> Style {
    let mut counts = Counts::default();
    for (index, line) in lines.iter().enumerate() {
        count(text, lines, index, line, &mut counts);
    }
    let articles = counts.alone + counts.with_text;
    let acts = counts.markdown + counts.marked;
    let act_first =
        counts.first_act.is_some_and(|act| counts.first_other.is_none_or(|other| act < other));
    let default = grammar.style.unwrap_or(EnglishStyle::Act);
    let style = if act_first && acts > 0 {
        EnglishStyle::Act
    } else if counts.sections > 0 && counts.sections >= articles {
        let dotted = counts.dotted * 2 > counts.sections;
        if dotted { EnglishStyle::Regulation } else { EnglishStyle::Bill }
    } else if articles > 0 {
        EnglishStyle::Article
    } else {
        default
    };
    let form = if counts.markdown > 0 {
        SectionForm::Markdown
    } else if counts.marked > 0 {
        SectionForm::Marked
    } else if counts.bare > counts.dots {
        SectionForm::Bare
    } else {
        SectionForm::Dot
    };
    Style {
        style,
        form,
        has_basic: articles + acts + counts.sections > 0,
        has_articles: articles > 0,
        alone: counts.alone > counts.with_text,
        headed: counts.headed * 10 >= counts.alone * 7,
        wrapped: counts.broken * 6 > lines.len(),
    }
}

fn count(text: &str, lines: &[Line], index: usize, line: &Line, counts: &mut Counts) {
    match line.lead {
        Lead::Heading(heading) if heading.kind == Kind::Article => {
            counts.first_other.get_or_insert(index);
            if heading.rest < line.end {
                counts.with_text += 1;
            } else {
                counts.alone += 1;
                counts.headed += usize::from(has_heading(text, lines, index));
            }
        }
        Lead::Heading(heading) if heading.kind == Kind::Section && heading.firm => {
            counts.first_other.get_or_insert(index);
            counts.sections += 1;
            let number = heading.number.map(|number| number.span.slice(text));
            counts.dotted += usize::from(number.is_some_and(|number| number.contains('.')));
        }
        Lead::Mark(mark) if mark.token.slice(text).starts_with(|c: char| c.is_ascii_digit()) => {
            let act = if line.hashes > 1 {
                counts.markdown += 1;
                true
            } else if mark.bold || mark.dash && mark.frame == Frame::Dot {
                counts.marked += 1;
                true
            } else {
                counts.dots += usize::from(mark.frame == Frame::Dot);
                counts.bare += usize::from(mark.frame == Frame::Bare);
                false
            };
            if act {
                counts.first_act.get_or_insert(index);
            }
        }
        _ => {}
    }
    let small = line.text(text).starts_with(|c: char| c.is_lowercase());
    counts.broken += usize::from(small && !line.gap && index > 0);
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
