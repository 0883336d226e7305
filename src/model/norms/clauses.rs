//! Chinese sentences cut into clauses, and other work on spans of words.

use super::words::{Ends, Fronts};
use crate::text::Span;

/// How long the number of an item is at most, in bytes.
const NUMBER: usize = 8;

/// A stretch between commas.
#[derive(Debug, Clone, Copy)]
pub(super) struct Clause {
    /// Its words without the mark behind them.
    pub(super) span: Span,
    /// Whether it is the first of the sentence or follows a semicolon.
    pub(super) opens: bool,
}

/// The clauses of a Chinese sentence. Commas in brackets and quotations part nothing.
pub(super) fn split(text: &str, sentence: Span) -> Vec<Clause> {
    let base = sentence.start as usize;
    let mut clauses = Vec::new();
    let (mut start, mut depth, mut opens) = (0, 0_u32, true);
    let words = sentence.slice(text);
    let mut push = |from: usize, to: usize, opens: bool| {
        let span = Span::new(base + from, base + to).trimmed(text);
        if !span.is_empty() {
            clauses.push(Clause { span, opens });
        }
        !span.is_empty()
    };
    for (at, c) in words.char_indices() {
        match c {
            '（' | '(' | '“' | '「' | '《' => depth += 1,
            '）' | ')' | '”' | '」' | '》' => depth = depth.saturating_sub(1),
            '，' | ',' | '；' | ';' | '：' | ':' | '。' if depth == 0 || c == '。' => {
                let told = push(start, at, opens);
                opens = matches!(c, '；' | ';' | '。') || (opens && !told);
                start = at + c.len_utf8();
                depth = 0;
            }
            _ => {}
        }
    }
    push(start, words.len(), opens);
    clauses
}

/// The words without white space and without marks at their end.
pub(super) fn without_mark(text: &str, span: Span) -> Span {
    let words = span.slice(text);
    let marks = ['。', '；', ';', '，', ',', '：', ':', '.', '—', '–', ' ', '　', '\n', '\r'];
    let kept = words.trim_end_matches(marks).len();
    Span::new(span.start as usize, span.start as usize + kept).trimmed(text)
}

/// `span` without the words at its front that are among `fronts`.
pub(super) fn without_front(text: &str, mut span: Span, fronts: &Fronts) -> Span {
    loop {
        span = span.trimmed(text);
        let words = span.slice(text);
        let Some(word) = fronts.of(words) else { return span };
        let cut = word.len().min(words.len());
        span = Span::new(span.start as usize + cut, span.end as usize);
    }
}

/// `span` without the words at its end that are among `ends`.
pub(super) fn without_end(text: &str, mut span: Span, ends: &Ends) -> Span {
    loop {
        span = span.trimmed(text);
        let words = span.slice(text);
        let Some(word) = ends.of(words) else { return span };
        span = Span::new(span.start as usize, span.end as usize - word.len());
    }
}

/// `span` without the marks at its front that number an item or open a quotation.
pub(super) fn without_number(text: &str, mut span: Span) -> Span {
    loop {
        span = span.trimmed(text);
        let words = span.slice(text);
        let plain = words.trim_start_matches(['“', '"', '*', '.', '—', '–', '-', ' ', '‘', '[']);
        let number = plain.strip_prefix('(').and_then(|rest| rest.find(')'));
        let cut = match number.filter(|&end| end <= NUMBER) {
            Some(end) => words.len() - plain.len() + end + 2,
            None if plain.len() < words.len() => words.len() - plain.len(),
            None => return span,
        };
        span = Span::new(span.start as usize + cut, span.end as usize);
    }
}
