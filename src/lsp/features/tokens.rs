//! Semantic tokens: numbers and headings of units, declared terms, references, quantities,
//! comments.

use super::Failure;
use crate::lsp::view::View;
use crate::model::ReferenceKind;
use crate::text::Span;
use ls_types::{
    SemanticToken, SemanticTokenModifier, SemanticTokenType, SemanticTokens, SemanticTokensLegend,
    SemanticTokensParams, SemanticTokensRangeParams,
};

/// What tokens can be, in the order of [`Class`].
pub(in crate::lsp) fn legend() -> SemanticTokensLegend {
    SemanticTokensLegend {
        token_types: vec![
            SemanticTokenType::COMMENT,
            SemanticTokenType::CLASS,
            SemanticTokenType::NAMESPACE,
            SemanticTokenType::TYPE,
            SemanticTokenType::VARIABLE,
            SemanticTokenType::NUMBER,
        ],
        token_modifiers: vec![
            SemanticTokenModifier::DECLARATION,
            SemanticTokenModifier::DEFAULT_LIBRARY,
        ],
    }
}

/// What a token is. Of two that overlap, the one that stands first here is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Class {
    /// A comment, or other text that is not law.
    Comment,
    /// The number of a unit.
    Number,
    /// A heading.
    Heading,
    /// A declared term.
    Term,
    /// A reference.
    Reference,
    /// A number with its unit.
    Quantity,
}

/// Bit of the modifier for what declares.
const DECLARATION: u32 = 1;
/// Bit of the modifier for what points out of the document.
const ELSEWHERE: u32 = 2;

/// The tokens of a document.
pub(super) fn full(view: &View, _: SemanticTokensParams) -> Result<SemanticTokens, Failure> {
    Ok(tokens(view, Span::new(0, view.text().len())))
}

/// The tokens in a range.
pub(super) fn range(
    view: &View,
    params: SemanticTokensRangeParams,
) -> Result<SemanticTokens, Failure> {
    Ok(tokens(view, view.span(params.range)))
}

fn tokens(view: &View, within: Span) -> SemanticTokens {
    let document = view.document();
    let outline = document.outline();
    let mut found: Vec<(Span, Class, u32)> = Vec::new();
    let mut add = |span: Span, class, modifiers| {
        if !span.is_empty() && span.overlaps(within) {
            found.push((span, class, modifiers));
        }
    };
    outline.excluded.iter().for_each(|&span| add(span, Class::Comment, 0));
    for node in outline.ids().skip(1).map(|id| outline.node(id)) {
        add(node.number, Class::Number, DECLARATION);
        node.heading.into_iter().for_each(|heading| add(heading, Class::Heading, 0));
    }
    for definition in document.definitions() {
        add(definition.span, Class::Term, DECLARATION);
        definition.uses.iter().for_each(|&used| add(used, Class::Term, 0));
    }
    for reference in document.references() {
        let elsewhere = reference.kind == ReferenceKind::External;
        add(reference.span, Class::Reference, if elsewhere { ELSEWHERE } else { 0 });
    }
    document.quantities().iter().for_each(|it| add(it.span, Class::Quantity, 0));
    found.sort_unstable_by_key(|&(span, class, modifiers)| {
        (class, std::cmp::Reverse(modifiers & DECLARATION), span)
    });
    SemanticTokens { result_id: None, data: encode(view, &apart(found)) }
}

/// The tokens without those that overlap one before them in the list, in order of the text.
fn apart(tokens: Vec<(Span, Class, u32)>) -> Vec<(Span, Class, u32)> {
    let mut taken = std::collections::BTreeMap::new();
    for (span, class, modifiers) in tokens {
        let before = taken.range(..span.end).next_back();
        if before.is_none_or(|(_, &(other, ..)): (&u32, &(Span, _, _))| other.end <= span.start) {
            taken.insert(span.start, (span, class, modifiers));
        }
    }
    taken.into_values().collect()
}

/// The tokens as the protocol writes them: each by its distance from the one before, none over the
/// end of its line.
fn encode(view: &View, tokens: &[(Span, Class, u32)]) -> Vec<SemanticToken> {
    let mut data = Vec::new();
    let mut last = ls_types::Position::default();
    let lines = view.document().source().lines();
    for &(span, class, modifiers) in tokens {
        for line in lines.line(span.start)..=lines.line(span.end.saturating_sub(1)) {
            let Some(line) = lines.line_span(view.text(), line) else { continue };
            let piece = Span { start: span.start.max(line.start), end: span.end.min(line.end) };
            if piece.start >= piece.end {
                continue;
            }
            let start = view.position(piece.start);
            let length = view.position(piece.end).character - start.character;
            let same = start.line == last.line;
            data.push(SemanticToken {
                delta_line: start.line - last.line,
                delta_start: start.character - if same { last.character } else { 0 },
                length,
                token_type: class as u32,
                token_modifiers_bitset: modifiers,
            });
            last = start;
        }
    }
    data
}
