//! Text in XML.

use super::visible;
use std::borrow::Cow;

/// Whether XML 1.0 has no way to write `c`.
fn is_forbidden(c: char) -> bool {
    matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')
}

/// `text` between tags. Characters that XML cannot hold become pictures of themselves.
pub(super) fn text(text: &str) -> Cow<'_, str> {
    escape(text, |c| match c {
        '&' => Some("&amp;"),
        '<' => Some("&lt;"),
        '>' => Some("&gt;"),
        '\r' => Some("&#13;"),
        _ => None,
    })
}

/// `text` between the quotation marks of an attribute, line breaks and tabs kept.
pub(super) fn attribute(text: &str) -> Cow<'_, str> {
    escape(text, |c| match c {
        '&' => Some("&amp;"),
        '<' => Some("&lt;"),
        '>' => Some("&gt;"),
        '"' => Some("&quot;"),
        '\t' => Some("&#9;"),
        '\n' => Some("&#10;"),
        '\r' => Some("&#13;"),
        _ => None,
    })
}

fn escape(text: &str, entity: impl Fn(char) -> Option<&'static str>) -> Cow<'_, str> {
    if !text.chars().any(|c| entity(c).is_some() || is_forbidden(c)) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match entity(c) {
            Some(entity) => out.push_str(entity),
            None if c > '\u{fffd}' && is_forbidden(c) => out.push(char::REPLACEMENT_CHARACTER),
            None if is_forbidden(c) => visible::push(&mut out, c),
            None => out.push(c),
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_and_forbidden_characters_are_escaped() {
        let odd = "a<b>&\"c\"\u{1b}\u{ffff}\r\n\t";
        assert_eq!(text(odd), "a&lt;b&gt;&amp;\"c\"␛\u{fffd}&#13;\n\t");
        assert_eq!(attribute(odd), "a&lt;b&gt;&amp;&quot;c&quot;␛\u{fffd}&#13;&#10;&#9;");
        assert!(matches!(text("第一条\u{10000}"), Cow::Borrowed(_)));
    }
}
