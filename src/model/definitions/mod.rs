//! Terms that a document declares, and where it uses them.

mod chinese;
mod english;
mod grammar;
mod uses;

pub(super) use grammar::Grammar;
pub(super) use uses::bare;

use super::Document;
use super::facets::{Definition, DefinitionKind, Scope};
use crate::jurisdiction::Extent;
use crate::outline::{Kind, NodeId, Outline, numerals};
use crate::text::Span;

pub(super) fn find(document: &Document) -> Vec<Definition> {
    let text = document.text();
    let outline = document.outline();
    let mut found = if document.profile().language().is_chinese() {
        chinese::scan(document)
    } else {
        english::scan(text, outline, document.lexicon().definitions())
    };
    found.retain(|found| !found.term.is_empty() && !outline.is_excluded(found.term.start));
    found.sort_by_key(|found| (found.term, found.meaning));
    found.dedup_by(|later, first| first.term.overlaps(later.term));
    let mut definitions: Vec<Definition> = found
        .iter()
        .map(|found| {
            let provision = outline.at(found.term.start);
            Definition {
                term: document.source().slice(found.term).to_owned(),
                kind: found.kind,
                provision,
                span: found.term,
                meaning: behind_number(outline, found.meaning).trimmed(text),
                scope: scope(outline, provision, found.extent),
                uses: Vec::new(),
            }
        })
        .collect();
    uses::fill(&mut definitions, document);
    let mut declared = found.iter().map(|found| !found.tentative);
    definitions.retain(|definition| declared.next().unwrap_or(true) || !definition.uses.is_empty());
    definitions
}

/// `meaning` without the number of the provision that it begins with.
fn behind_number(outline: &Outline, meaning: Span) -> Span {
    let around = outline.ancestors(outline.at(meaning.start));
    let number = around.map(|id| outline.node(id).number.end).max().unwrap_or_default();
    Span { start: meaning.start.max(number.min(meaning.end)), end: meaning.end }
}

/// A declaration before it is put into its provision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Found {
    term: Span,
    meaning: Span,
    kind: DefinitionKind,
    extent: Extent,
    /// Whether it declares a term only if the text goes on to use that.
    tentative: bool,
}

/// The unit that a definition in `provision` holds for.
fn scope(outline: &Outline, provision: NodeId, extent: Extent) -> Scope {
    let group = |id: &NodeId| {
        let kind = outline.node(*id).kind;
        let grouping = matches!(
            kind,
            Kind::Book | Kind::Part | Kind::Title | Kind::Chapter | Kind::Division | Kind::Section
        );
        matches!(kind, Kind::Annex | Kind::Schedule) || grouping && !outline.is_article(*id)
    };
    let found = match extent {
        Extent::Document => None,
        Extent::Group => outline.ancestors(provision).find(group).map(Scope::Chapter),
        Extent::Article => outline.article_of(provision).map(Scope::Article),
    };
    found.unwrap_or(Scope::Document)
}

/// Where the own words of the unit around `offset` begin, behind its number and heading.
fn own_start(outline: &Outline, offset: usize) -> usize {
    let node = outline.node(outline.at(Span::empty(offset).start));
    let behind = node.heading.map_or(node.number.end, |heading| heading.end.max(node.number.end));
    let start = behind.max(node.span.start) as usize;
    if start <= offset { start } else { node.span.start as usize }
}

/// Length of the number of an item that `words` begin with: （一）, (1), 1., 一、, ①.
fn marker(words: &str) -> usize {
    let numeral = |c: char| numerals::chinese_part(c) || c.is_ascii_alphanumeric();
    let rest = words.trim_start_matches(['（', '(']);
    let open = words.len() - rest.len();
    let tail = rest.trim_start_matches(numeral);
    let len = rest.len() - tail.len();
    let close = tail.chars().next().filter(|c| match open {
        0 => matches!(c, '、' | '.' | '．'),
        _ => matches!(c, '）' | ')'),
    });
    match close {
        Some(close) if len > 0 && len <= 12 => {
            let mut after = open + len + close.len_utf8();
            // 6.12 and deeper.
            let rest = words.get(after..).unwrap_or_default();
            let deeper = rest.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
            if close == '.' && deeper.starts_with(char::is_whitespace) {
                after = words.len() - deeper.len();
            }
            let blanks = words.get(after..).unwrap_or_default();
            after + blanks.len() - blanks.trim_start().len()
        }
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use crate::model::samples::document;

    /// Checks what `text` declares, as `term = meaning`.
    #[track_caller]
    pub(super) fn check(code: &str, text: &str, want: &[&str]) {
        let document = document(code, text);
        let shown: Vec<String> = document
            .definitions()
            .iter()
            .map(|d| format!("{} = {}", d.term, document.source().slice(d.meaning)))
            .collect();
        assert_eq!(shown, want);
    }

    #[test]
    fn uses_are_whole_and_belong_to_the_longest_term() {
        let text = "“Permit” means a permit; “permit holder” means a holder. A permit holder shows \
                    the Permit. Two permit holders permitted it.";
        let document = document("en", text);
        let uses: Vec<_> =
            document.definitions().iter().map(|d| (&*d.term, d.uses.len())).collect();
        assert_eq!(uses, [("Permit", 1), ("permit holder", 2)]);
    }
}
