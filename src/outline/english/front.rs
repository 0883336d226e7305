//! What stands before the law: front matter, comments, the title and the note of adoption.

use super::lead::Lead;
use super::lines::Line;
use crate::text::Span;

/// Front matter at the beginning and comments anywhere, in order.
pub(super) fn excluded(text: &str) -> Vec<Span> {
    let mut spans: Vec<Span> = front_matter(text).into_iter().collect();
    let mut from = spans.first().map_or(0, |span| span.end as usize);
    while let Some(start) = text.get(from..).and_then(|rest| rest.find("<!--")) {
        let start = from + start;
        let length = text.get(start..).and_then(|rest| rest.find("-->")).map(|at| at + 3);
        let Some(length) = length else { break };
        spans.push(Span::new(start, start + length));
        from = start + length;
    }
    spans
}

/// The block between two lines `---` at the beginning.
fn front_matter(text: &str) -> Option<Span> {
    let start = text.len() - text.trim_start().len();
    let body = text.get(start..)?.strip_prefix("---")?;
    if !body.starts_with(['\n', '\r']) {
        return None;
    }
    let close = body.find("\n---")?;
    let end = text.len() - body.len() + close + 4;
    let behind = text.get(end..)?;
    (behind.is_empty() || behind.starts_with(['\n', '\r', ' '])).then(|| Span::new(start, end))
}

/// The title: the first heading of Markdown, the `title` of the front matter, or the first line.
/// `lines` are those before the first unit.
pub(super) fn title(text: &str, lines: &[Line], excluded: &[Span]) -> Span {
    let unit = |line: &&Line| matches!(line.lead, Lead::Text) && line.hashes == 1;
    if let Some(line) = lines.iter().find(unit) {
        return plain(text, line);
    }
    let matter = excluded.first().filter(|span| span.slice(text).starts_with("---"));
    if let Some(span) = matter.and_then(|&span| matter_title(text, span)) {
        return span;
    }
    let worth = |line: &&Line| matches!(line.lead, Lead::Text | Lead::Heading(_));
    lines.iter().find(worth).map_or(Span::empty(0), |line| plain(text, line))
}

fn plain(text: &str, line: &Line) -> Span {
    let body = line.text(text);
    let front = body.len() - body.trim_start_matches(['*', '_']).len();
    let length = body.trim_matches(['*', '_']).len();
    Span::new(line.start + front, line.start + front + length)
}

/// The value of `title:` in front matter.
fn matter_title(text: &str, matter: Span) -> Option<Span> {
    let block = matter.slice(text);
    let key = block.find("\ntitle:")?;
    let start = matter.start as usize + key + "\ntitle:".len();
    let rest = text.get(start..matter.end as usize)?;
    let length = rest.find(['\n', '\r']).unwrap_or(rest.len());
    let value = Span::new(start, start + length).trimmed(text);
    let inner = value.slice(text);
    let quoted = inner.len() >= 2 && inner.starts_with('"') && inner.ends_with('"');
    Some(if quoted { Span { start: value.start + 1, end: value.end - 1 } } else { value })
}

/// The note of adoption: a line in brackets behind the title.
pub(super) fn adoption(text: &str, lines: &[Line], title: Span) -> Option<Span> {
    let noted = |line: &&Line| {
        let body = line.text(text);
        let closed = body.starts_with('(') && body.ends_with(')')
            || body.starts_with('[') && body.ends_with(']');
        line.start >= title.end as usize && closed && body.bytes().any(|b| b.is_ascii_digit())
    };
    lines.iter().take(12).find(noted).map(|line| Span::new(line.start, line.end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn front_matter_and_comments_are_not_law() {
        let text = "---\ntitle: \"A Law\"\n---\n# A Law\n<!-- note -->\nText";
        let spans = excluded(text);
        let slices: Vec<_> = spans.iter().map(|span| span.slice(text)).collect();
        assert_eq!(slices, ["---\ntitle: \"A Law\"\n---", "<!-- note -->"]);
        assert_eq!(title(text, &[], &spans).slice(text), "A Law");
    }

    #[test]
    fn an_open_block_excludes_nothing() {
        assert!(excluded("---\ntitle: x\nText").is_empty());
        assert!(excluded("Text <!-- open").is_empty());
    }
}
