//! The text around a finding, with its marks.

use super::super::super::excerpt::{Excerpt, excerpts};
use crate::text::{Source, Span};
use maud::{Markup, html};

/// Columns of text around a mark: about three lines of a page.
const COLUMNS: usize = 220;

/// The text around `marks`, the first of which is the finding's own. The others carry their number,
/// which leads to the element `{id}-r{number}`.
pub(super) fn text(source: &Source, marks: &[Span], id: &str) -> Markup {
    html! {
        div.text {
            @for (index, excerpt) in excerpts(source, marks, COLUMNS).iter().enumerate() {
                @if index > 0 { div.gap aria-hidden="true" { "⋯" } }
                @for (line, range) in excerpt.lines.iter().map(|line| (line, line.range.clone())) {
                    div.line {
                        span.no { (line.number) }
                        span.words {
                            @for piece in pieces(excerpt, range.start, range.end) {
                                (piece.draw(id))
                            }
                        }
                    }
                }
            }
        }
    }
}

/// A stretch of a line under the same marks.
#[derive(Debug, PartialEq, Eq)]
struct Piece<'a> {
    text: &'a str,
    /// Whether the finding's own mark covers it.
    own: bool,
    /// The number of the related mark that covers it.
    related: Option<usize>,
    /// Whether that mark ends here.
    last: bool,
}

impl Piece<'_> {
    fn draw(&self, id: &str) -> Markup {
        html! {
            @match (self.own, self.related) {
                (true, _) => mark.own.point[self.text.is_empty()] { (self.text) },
                (false, Some(_)) => mark.related.point[self.text.is_empty()] { (self.text) },
                (false, None) => (self.text),
            }
            @if let (Some(number), true) = (self.related, self.last) {
                a.ref href=(format!("#{id}-r{number}")) { sup { (number) } }
            }
        }
    }
}

/// The line of `excerpt` from `start` to `end`, cut where a mark begins or ends.
fn pieces(excerpt: &Excerpt, start: usize, end: usize) -> Vec<Piece<'_>> {
    let mut cuts = vec![start, end];
    let inside = |at: &usize| (start..=end).contains(at);
    for (_, range) in &excerpt.marks {
        cuts.extend([range.start, range.end].iter().filter(|&at| inside(at)));
    }
    cuts.sort_unstable();
    cuts.dedup();
    let mut pieces = Vec::new();
    for (slot, &from) in cuts.iter().enumerate() {
        // A mark without width stands before the text that begins there.
        let points = excerpt.marks.iter().filter(|(_, range)| range.is_empty());
        for (index, _) in points.filter(|(_, range)| range.start == from) {
            let related = (*index > 0).then_some(*index);
            pieces.push(Piece { text: "", own: *index == 0, related, last: true });
        }
        let Some(&to) = cuts.get(slot + 1) else { break };
        let covers = |range: &std::ops::Range<usize>| range.start <= from && to <= range.end;
        let over = || excerpt.marks.iter().filter(|(_, range)| !range.is_empty() && covers(range));
        let related = over().filter(|(index, _)| *index > 0);
        let related = related.min_by_key(|(_, range)| range.len());
        pieces.push(Piece {
            text: excerpt.text.get(from..to).unwrap_or_default(),
            own: over().any(|(index, _)| *index == 0),
            related: related.map(|(index, _)| *index),
            last: related.is_some_and(|(_, range)| range.end == to),
        });
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Format;

    fn marked(text: &str, marks: &[(usize, usize)]) -> String {
        let source = Source::new("a", text, Format::Plain);
        let marks: Vec<Span> = marks.iter().map(|&(from, to)| Span::new(from, to)).collect();
        super::text(&source, &marks, "f").into_string()
    }

    #[test]
    fn marks_may_lie_in_each_other() {
        let html = marked("one two three\n", &[(4, 13), (8, 13)]);
        assert!(html.contains(
            "one <mark class=\"own\">two </mark><mark class=\"own\">three</mark>\
             <a class=\"ref\" href=\"#f-r1\"><sup>1</sup></a>"
        ));
        let html = marked("one two\n", &[(0, 3), (4, 7)]);
        assert!(html.contains("<mark class=\"related\">two</mark>"), "{html}");
    }

    #[test]
    fn a_mark_without_width_is_shown() {
        let html = marked("one two\n", &[(4, 4)]);
        assert!(html.contains("one <mark class=\"own point\"></mark>two"), "{html}");
        let html = marked("<b>&\n", &[(0, 3)]);
        assert!(html.contains("<mark class=\"own\">&lt;b&gt;</mark>&amp;"), "{html}");
    }
}
