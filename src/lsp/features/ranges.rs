//! Folding and selection: the structure as ranges.

use super::Failure;
use crate::lsp::view::{View, touches};
use crate::outline::NodeId;
use crate::text::Span;
use ls_types::{
    FoldingRange, FoldingRangeKind, FoldingRangeParams, SelectionRange, SelectionRangeParams,
};

/// What ends a clause inside a sentence.
const CLAUSE_ENDS: [char; 8] = ['，', '；', '：', '。', ',', ';', ':', '.'];

/// The units and comments of several lines.
pub(super) fn folding(view: &View, _: FoldingRangeParams) -> Result<Vec<FoldingRange>, Failure> {
    let outline = view.document().outline();
    let units = outline.ids().skip(1).map(|id| (outline.node(id).span, None));
    let comments = outline.excluded.iter().map(|&span| (span, Some(FoldingRangeKind::Comment)));
    let mut found: Vec<FoldingRange> =
        units.chain(comments).filter_map(|(span, kind)| fold(view, span, kind)).collect();
    found.sort_by_key(|fold| (fold.start_line, std::cmp::Reverse(fold.end_line)));
    // Editors fold lines: of units that fill the same lines, the outermost does.
    found.dedup_by_key(|fold| (fold.start_line, fold.end_line));
    Ok(found)
}

fn fold(view: &View, span: Span, kind: Option<FoldingRangeKind>) -> Option<FoldingRange> {
    let span = span.trimmed(view.text());
    let (start, end) = (view.position(span.start), view.position(span.end));
    (start.line < end.line).then(|| FoldingRange {
        start_line: start.line,
        end_line: end.line,
        kind,
        ..FoldingRange::default()
    })
}

/// What to select at each position, growing: word, clause, sentence, and the units around.
pub(super) fn selection(
    view: &View,
    params: SelectionRangeParams,
) -> Result<Vec<SelectionRange>, Failure> {
    let chain = |at| around(view, view.offset(at));
    Ok(params.positions.into_iter().map(chain).collect())
}

fn around(view: &View, offset: u32) -> SelectionRange {
    let mut spans = vec![Span { start: offset, end: offset }];
    let mut grow = |span: Span| {
        let inner = spans.last().copied().unwrap_or_default();
        if span.contains(inner) && span != inner {
            spans.push(span);
        }
    };
    view.definitions_at(offset).iter().for_each(|it| grow(view.term_at(it, offset)));
    view.reference_at(offset).into_iter().for_each(|it| grow(it.span));
    let document = view.document();
    if let Some(sentence) = document.sentence_at(offset.min(last_byte(view))) {
        let sentence = document.sentences().get(sentence).map(|it| it.span).unwrap_or_default();
        grow(clause(view, sentence, offset));
        grow(sentence);
    }
    let outline = document.outline();
    for id in outline.ancestors(outline.at(offset)).filter(|&id| id != NodeId::ROOT) {
        let node = outline.node(id);
        if touches(node.number, offset) {
            grow(node.number);
        }
        node.heading.into_iter().for_each(&mut grow);
        grow(node.span);
    }
    grow(Span::new(0, view.text().len()));
    let mut chain: Option<SelectionRange> = None;
    for span in spans.into_iter().rev() {
        chain = Some(SelectionRange { range: view.range(span), parent: chain.map(Box::new) });
    }
    chain.unwrap_or_default()
}

/// The offset of a byte of the text, the last one where the position is behind it.
fn last_byte(view: &View) -> u32 {
    Span::empty(view.text().len().saturating_sub(1)).start
}

/// The part of a sentence between two marks.
fn clause(view: &View, sentence: Span, offset: u32) -> Span {
    let text = view.text();
    let before = Span { start: sentence.start, end: offset.max(sentence.start) }.slice(text);
    let after = Span { start: offset, end: sentence.end.max(offset) }.slice(text);
    let start = before.char_indices().rev().find(|(_, c)| CLAUSE_ENDS.contains(c));
    let start = start.map_or(0, |(at, c)| at + c.len_utf8());
    let end = after.find(CLAUSE_ENDS).unwrap_or(after.len());
    Span::new(sentence.start as usize + start, offset as usize + end).trimmed(text)
}
