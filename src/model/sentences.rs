//! Sentences: the stretches of own text that end with a full stop, a list header or a line.

use crate::outline::{Kind, NodeId, Outline};
use crate::text::{CharSet, Span};
use std::sync::OnceLock;

/// A sentence of a provision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sentence {
    /// Its words, without white space at the ends.
    pub span: Span,
    /// The unit whose own text it is.
    pub node: NodeId,
    /// Whether it leads into the units below its own: `有下列情形之一的：`.
    pub header: bool,
}

/// The sentences of all units in document order. Numbers and headings are no sentences.
pub(super) fn find(outline: &Outline, text: &str, chinese: bool) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    for id in outline.ids() {
        let node = outline.node(id);
        if id == NodeId::ROOT && outline.len() > 1 {
            continue;
        }
        let from = node.heading.map_or(node.number.end, |heading| heading.end.max(node.number.end));
        let is_unit = !matches!(
            node.kind,
            Kind::Book | Kind::Part | Kind::Title | Kind::Chapter | Kind::Division
        );
        let first_child = outline.children(id).next();
        for piece in outline.own(id) {
            let piece = Span::new(piece.start.max(from) as usize, piece.end as usize);
            if piece.is_empty() || !is_unit {
                continue;
            }
            let leads =
                first_child.is_some_and(|child| piece.end <= outline.node(child).span.start);
            let mut header = None;
            split(text, piece, chinese, |span| {
                // A comment is no sentence, and what stands before it still leads into the list.
                if !outline.is_excluded(span.start) {
                    header = Some(sentences.len());
                    sentences.push(Sentence { span, node: id, header: false });
                }
            });
            if let Some(last) = header.and_then(|last| sentences.get_mut(last)) {
                last.header = leads;
            }
        }
    }
    sentences.sort_by_key(|sentence| sentence.span.start);
    sentences
}

/// For each unit its sentence that leads into the units below it: the last one before the first of
/// them.
pub(super) fn headers(outline: &Outline, sentences: &[Sentence]) -> Vec<Option<Span>> {
    let mut headers = vec![None; outline.len()];
    for (at, sentence) in sentences.iter().enumerate().filter(|(_, sentence)| sentence.header) {
        let first = outline.children(sentence.node).next().map(|id| outline.node(id).span.start);
        let before = |other: &Sentence| first.is_some_and(|first| other.span.start < first);
        if before(sentence)
            && !sentences.get(at + 1).is_some_and(before)
            && let Some(place) = headers.get_mut(sentence.node.index())
        {
            *place = Some(sentence.span);
        }
    }
    headers
}

/// Calls `found` with each sentence of `piece`, in order.
fn split(text: &str, piece: Span, chinese: bool, mut found: impl FnMut(Span)) {
    let body = piece.slice(text);
    let base = piece.start as usize;
    let mut start = 0;
    let mut emit = |from: usize, to: usize| {
        let span = Span::new(base + from, base + to).trimmed(text);
        if !span.is_empty() {
            found(span);
        }
    };
    let mut at = 0;
    while let Some(end) = next_end(body, at, chinese) {
        at = end;
        if !body.get(end..).unwrap_or_default().trim().is_empty() {
            emit(start, end);
            start = end;
        }
    }
    emit(start, body.len());
}

/// What ends a sentence in Chinese.
fn full_stops() -> &'static CharSet {
    static SET: OnceLock<CharSet> = OnceLock::new();
    SET.get_or_init(|| CharSet::new(['。', '！', '？', '\n']))
}

/// Offset behind the next sentence end at or after `from`.
fn next_end(body: &str, from: usize, chinese: bool) -> Option<usize> {
    let rest = body.get(from..)?;
    if chinese {
        let at = full_stops().find(rest.as_bytes(), 0)?;
        let mut end = from + at + rest.get(at..)?.chars().next()?.len_utf8();
        while let Some(c) = body.get(end..)?.chars().next().filter(|c| "”’」』）".contains(*c))
        {
            end += c.len_utf8();
        }
        return Some(end);
    }
    let bytes = body.as_bytes();
    (from..bytes.len()).find_map(|at| match bytes[at] {
        b'\n' if bytes.get(at + 1) == Some(&b'\n') => Some(at + 1),
        b'.' | b'?' | b'!' if ends_sentence(body, at) => Some(at + 1),
        _ => None,
    })
}

/// Whether the stop at `at` ends an English sentence: white space and a capital or an opening mark
/// follow, and what stands before is no abbreviation.
fn ends_sentence(body: &str, at: usize) -> bool {
    let after = body.get(at + 1..).unwrap_or_default();
    let trimmed = after.trim_start_matches(['”', '"', '’', ')']);
    let next = trimmed.trim_start();
    if next.len() == trimmed.len() && !next.is_empty() {
        return false;
    }
    if !next.starts_with(|c: char| c.is_uppercase() || "“\"‘(§".contains(c)) {
        return next.is_empty();
    }
    let before = body.get(..at).unwrap_or_default();
    let word = before.rsplit([' ', '\n', '(', ',']).next().unwrap_or_default();
    let abbreviation = word.chars().count() <= 1
        || word.contains('.')
        || [
            "No", "Nos", "Art", "Arts", "Sec", "Secs", "Pub", "Stat", "para", "paras", "Mr", "Dr",
            "cf",
        ]
        .contains(&word);
    !abbreviation
}
