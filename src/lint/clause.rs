//! Clauses that a draft lacks, put where they belong: in the words of the document, numbered and
//! laid out as its own provisions are.

use super::page::{Clause, ClausePlace};
use super::template::{fill, quotes_for};
use super::{Applicability, Edit, Fix, Place};
use crate::jurisdiction::Language;
use crate::model::Document;
use crate::outline::{Kind, NodeId};
use crate::text::Span;

/// The fix that adds `clause` for a finding in the provision `node`; `None` where there is no
/// telling where it belongs. A clause is law: it always needs a look.
pub(super) fn fix(
    document: &Document,
    clause: &Clause,
    node: NodeId,
    values: &[(&'static str, String)],
    title: &str,
) -> Option<Fix> {
    let language = document.profile().language();
    let chinese = language.is_chinese();
    let mut values = values.to_vec();
    let own = document.self_name(chinese);
    values.push(("Self", capitalised(&own)));
    values.push(("self", own));
    let words = if chinese { &clause.zh } else { &clause.en };
    let words = fill(words, &values).filter(|words| !words.is_empty())?;
    let traditional = language == Language::Hant;
    let words = match document.lexicon().script().filter(|_| traditional) {
        Some(script) => quotes_for(script.apply(&words).into_owned(), true),
        None => words,
    };
    let (at, text) = match clause.place {
        ClausePlace::Paragraph => paragraph(document, node, &words)?,
        ClausePlace::LastArticle => last_article(document, &words)?,
    };
    let place = Place::new(document, document.outline().at(at), Span { start: at, end: at });
    let edits = vec![Edit { place, replacement: text }];
    Some(Fix { title: title.to_owned(), applicability: Applicability::Unsafe, edits })
}

/// Words as they begin a sentence.
fn capitalised(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// A new paragraph at the end of the article of `node`.
fn paragraph(document: &Document, node: NodeId, words: &str) -> Option<(u32, String)> {
    let outline = document.outline();
    let text = document.source().text();
    let article = outline.article_of(node)?;
    let unit = outline.node(article);
    let last = outline.children(article).last();
    let number = match last.map(|last| outline.node(last)) {
        None => None,
        Some(node) if node.number.is_empty() => None,
        Some(node) if matches!(node.kind, Kind::Paragraph | Kind::Subsection) => {
            let next = outline.printed(text, last?, node.ordinal.main() + 1);
            Some(next)
        }
        // Flush words behind the items of a list read as part of it in English.
        Some(_) if !outline.chinese => return None,
        Some(_) => None,
    };
    let end = unit.span.trimmed(text).end;
    let mark = number.map(|number| format!("{number} ")).unwrap_or_default();
    let layout = Layout::of(text, unit.span)?;
    Some((end, format!("{}{}{mark}{words}", layout.gap, layout.indent)))
}

/// A new article behind the last one.
fn last_article(document: &Document, words: &str) -> Option<(u32, String)> {
    let outline = document.outline();
    let text = document.source().text();
    let last = outline.articles().filter(|&id| !outline.in_annex(id)).last()?;
    let unit = outline.node(last);
    if unit.number.is_empty() {
        return None;
    }
    let number = outline.printed(text, last, unit.ordinal.main() + 1);
    let behind = text.get(unit.number.end as usize..unit.span.end as usize)?;
    let space = match unit.heading {
        // A heading of its own line: the words go where the body does.
        Some(heading) if heading.start < unit.number.start => " ".to_owned(),
        Some(_) => return None,
        None => behind.chars().take_while(|c| !c.is_alphanumeric()).collect(),
    };
    let layout = Layout::of(text, unit.span)?;
    let end = unit.span.trimmed(text).end;
    Some((end, format!("{}{}{number}{space}{words}", layout.gap, layout.indent)))
}

/// How the provisions of a text stand below each other.
struct Layout<'t> {
    /// What stands between two: one end of line, or an empty line as well.
    gap: &'static str,
    /// What stands before the first word.
    indent: &'t str,
}

impl<'t> Layout<'t> {
    /// The layout around a unit; `None` where marks stand before its first word.
    fn of(text: &'t str, unit: Span) -> Option<Self> {
        let before = text.get(..unit.start as usize).unwrap_or_default();
        let line = before.rfind('\n').map_or(0, |at| at + 1);
        let lead = before.get(line..).unwrap_or_default();
        let indent = Some(lead).filter(|lead| lead.chars().all(char::is_whitespace))?;
        let above = before.get(..line).unwrap_or_default();
        let windows = above.ends_with("\r\n");
        let blank = above.ends_with("\n\n") || above.ends_with("\n\r\n");
        let gap = match (windows, blank) {
            (false, false) => "\n",
            (false, true) => "\n\n",
            (true, false) => "\r\n",
            (true, true) => "\r\n\r\n",
        };
        Some(Self { gap, indent })
    }
}
