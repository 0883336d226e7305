//! The own text of a unit: what belongs to it and to no unit below it.

use crate::outline::{NodeId, Outline};
use crate::text::Span;

/// The own text of `id`, number and heading included, its pieces joined.
pub(super) fn own_text(outline: &Outline, text: &str, id: NodeId) -> String {
    let mut own = String::new();
    for piece in outline.own(id) {
        own.push_str(piece.slice(text));
    }
    let end = own.trim_end().len();
    own.truncate(end);
    own.drain(..end - own.trim_start().len());
    own
}

/// The heading of `id`, or `None` where it has none.
pub(super) fn heading<'t>(outline: &Outline, text: &'t str, id: NodeId) -> Option<&'t str> {
    let heading = outline.node(id).heading?.slice(text).trim();
    (!heading.is_empty()).then_some(heading)
}

/// The own text of `id` behind its number and heading: before the first unit below it, then
/// between or behind them. White space at the ends is left out, pieces may be empty.
pub(super) fn body(outline: &Outline, text: &str, id: NodeId) -> Body {
    let node = outline.node(id);
    let start = node.number.end.max(node.heading.map_or(0, |heading| heading.end));
    let first = outline.children(id).next().map(|child| outline.node(child).span.start);
    let mut body = Body::default();
    for piece in outline.own(id) {
        let piece = Span { start: piece.start.max(start), end: piece.end.max(start) }.trimmed(text);
        if first.is_none_or(|first| piece.end <= first) {
            body.lead = piece;
        } else if !piece.is_empty() {
            body.after.push(piece);
        }
    }
    body
}

/// See [`body`].
#[derive(Debug, Default)]
pub(super) struct Body {
    /// What stands before the first unit below.
    pub(super) lead: Span,
    /// What stands between the units below or behind them; no piece is empty.
    pub(super) after: Vec<Span>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outline::{Builder, Kind, NewNode, Numbering, Ordinal};

    /// An article with a lead-in, two points, text between them and text behind them.
    fn sample() -> (Outline, &'static str) {
        let text = "第一条 设立　下列事项：\n（一）甲；\n另外\n（二）乙。\n以上事项从严。\n";
        let find = |words: &str| {
            let start = text.find(words).expect("the words are there");
            Span::new(start, start + words.len())
        };
        let node = |kind, rank, number: Span, heading| NewNode {
            kind,
            rank,
            start: number.start,
            number,
            heading,
            num: "1".into(),
            ordinal: Ordinal::new(&[1]),
            numbering: Numbering::Chinese,
        };
        let mut builder = Builder::new(text.len());
        builder.open(node(Kind::Article, 1, find("第一条"), Some(find("设立"))));
        builder.text(find("下列事项：").end);
        builder.open(node(Kind::Point, 2, find("（一）"), None));
        builder.text(find("甲；").end);
        builder.close(2);
        builder.text(find("另外").end);
        builder.open(node(Kind::Point, 2, find("（二）"), None));
        builder.text(find("乙。").end);
        builder.close(2);
        builder.text(find("从严。").end);
        (builder.finish(), text)
    }

    #[test]
    fn own_text_leaves_out_the_units_below() {
        let (outline, text) = sample();
        let article = NodeId(1);
        assert_eq!(
            own_text(&outline, text, article),
            "第一条 设立　下列事项：\n\n另外\n\n以上事项从严。"
        );
        assert_eq!(own_text(&outline, text, NodeId(2)), "（一）甲；");
        assert_eq!(heading(&outline, text, article), Some("设立"));
        assert_eq!(heading(&outline, text, NodeId(2)), None);
    }

    #[test]
    fn the_body_tells_the_lead_in_from_what_follows() {
        let (outline, text) = sample();
        let parts = body(&outline, text, NodeId(1));
        assert_eq!(parts.lead.slice(text), "下列事项：");
        let after: Vec<_> = parts.after.iter().map(|piece| piece.slice(text)).collect();
        assert_eq!(after, ["另外", "以上事项从严。"]);
        assert_eq!(body(&outline, text, NodeId(3)).lead.slice(text), "乙。");
    }
}
