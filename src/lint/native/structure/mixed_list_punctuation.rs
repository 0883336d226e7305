//! Items of a list that do not end as the others do.

use crate::lint::native::lists;
use crate::lint::{Applicability, Context, Draft};
use crate::model::Document;
use crate::outline::NodeId;
use crate::text::Span;

/// Marks that may end an item.
const MARKS: [char; 8] = ['；', '。', '，', '、', ';', '.', ',', '：'];

/// A mark at the end of an item that should be another.
struct Fault {
    node: NodeId,
    /// The mark, or the empty place behind the last word.
    span: Span,
    expected: &'static str,
}

pub(super) fn check(context: &Context<'_>) {
    let document = context.document;
    let outline = document.outline();
    for id in outline.ids() {
        for list in lists::below(outline, id) {
            let start = outline.node(list[0]).span.start;
            if outline.is_quoted(start) || outline.in_annex(id) || outline.is_excluded(start) {
                continue;
            }
            let faults = faults(document, &list);
            let Some((first, again)) = faults.split_first() else { continue };
            let shown = if first.span.is_empty() { last_word(document, first.span) } else { first.span };
            let draft = Draft::new(first.node, shown)
                .with("number", context.slice(outline.node(first.node).number).trim())
                .with("expected", first.expected)
                .fix(Applicability::Safe, first.span, first.expected.to_owned());
            let others = again.iter().filter(|fault| !fault.span.is_empty());
            context.report(others.fold(draft, |draft, fault| draft.related("again", fault.span)));
        }
    }
}

/// The last character before an empty place.
fn last_word(document: &Document, place: Span) -> Span {
    let before = document.text().get(..place.start as usize).unwrap_or_default();
    let length = before.chars().next_back().map_or(0, char::len_utf8);
    Span::new(before.len() - length, before.len())
}

/// The items that end otherwise than most, and a last one without a full stop.
fn faults(document: &Document, list: &[NodeId]) -> Vec<Fault> {
    let outline = document.outline();
    let text = document.text();
    let chinese = outline.chinese;
    let (joint, stop) = if chinese { ("；", "。") } else { (";", ".") };
    let plain = |&item: &NodeId| outline.children(item).next().is_none();
    let Some((last, before)) = list.split_last() else { return Vec::new() };
    let ends: Vec<Option<(Span, &str)>> = before.iter().map(|&item| end(document, item)).collect();
    let with = |mark: &str| ends.iter().flatten().filter(|(_, found)| *found == mark).count();
    // Only where the others agree on the usual mark is an odd one out.
    if with(joint) * 2 < before.len() || with(joint) == 0 {
        return Vec::new();
    }
    let mut faults: Vec<Fault> = Vec::new();
    for (&item, end) in before.iter().zip(&ends) {
        let Some((span, mark)) = *end else { continue };
        if mark != joint && plain(&item) && is_one_sentence(document, item) {
            faults.push(Fault { node: item, span, expected: joint });
        }
    }
    // Where a line behind the list belongs to it, the last item of the list is another one.
    let article = outline.article_of(*last).unwrap_or(NodeId::ROOT);
    let rest = Span { start: outline.node(*last).span.end, end: outline.node(article).span.end };
    let goes_on = !rest.slice(text).trim().is_empty();
    if let Some((span, mark)) = end(document, *last).filter(|_| plain(last) && !goes_on)
        && (mark == joint || mark.is_empty())
        && is_one_sentence(document, *last)
    {
        faults.push(Fault { node: *last, span, expected: stop });
    }
    faults
}

/// The mark at the end of an item, “and” and “or” behind it left out; `None` where a word like
/// these stands there without a mark.
fn end(document: &Document, item: NodeId) -> Option<(Span, &str)> {
    let text = document.text();
    let span = lists::words(document.outline(), item, text);
    let words = span.slice(text);
    let bare = [" and", " or", "并且", "或者", "以及"]
        .iter()
        .find_map(|joint| words.strip_suffix(joint))
        .map_or(words, str::trim_end);
    let end = span.start as usize + bare.len();
    let last = bare.chars().next_back()?;
    if MARKS.contains(&last) {
        let mark = Span::new(end - last.len_utf8(), end);
        return Some((mark, mark.slice(text)));
    }
    let word = last.is_alphanumeric() || matches!(last, '）' | ')' | '”' | '》');
    (word && bare.len() == words.len()).then(|| (Span::empty(end), ""))
}

/// Whether the item holds no full stop but the one at its end.
fn is_one_sentence(document: &Document, item: NodeId) -> bool {
    let words = lists::words(document.outline(), item, document.text()).slice(document.text());
    let inner = words.trim_end_matches(MARKS);
    !inner.contains(['。', '；', ';', '\n']) && !inner.contains(". ") && !inner.is_empty()
}
