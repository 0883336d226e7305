//! Makes characters visible that would move the cursor, colour the screen or turn the line round.

use std::borrow::Cow;
use std::fmt::Write as _;

/// Whether a terminal or an editor shows nothing for `c`, or obeys it. Joiners inside words and
/// emoji are left alone.
pub(super) fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{ad}'
                | '\u{61c}'
                | '\u{180e}'
                | '\u{200b}'
                | '\u{200e}'
                | '\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{feff}'
                | '\u{fff9}'..='\u{fffb}'
                | '\u{e0000}'..='\u{e007f}'
        )
}

/// Adds `c` to `out`; a hidden character as its picture (`␛`) or its number (`⟨U+202E⟩`).
pub(super) fn push(out: &mut String, c: char) {
    match c {
        _ if !is_hidden(c) => out.push(c),
        '\u{7f}' => out.push('␡'),
        '\0'..='\u{1f}' => out.extend(char::from_u32(0x2400 + u32::from(c))),
        _ => {
            let _ = write!(out, "⟨U+{:04X}⟩", u32::from(c));
        }
    }
}

/// `text` on one line: line breaks and tabs become a space, hidden characters are made visible.
pub(super) fn visible(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_hidden) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' if chars.peek() == Some(&'\n') => {}
            '\r' | '\n' | '\t' => out.push(' '),
            _ => push(&mut out, c),
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_text_is_borrowed() {
        assert!(matches!(visible("第一条　𠀀 and é\u{200d}"), Cow::Borrowed(_)));
    }

    #[test]
    fn what_a_terminal_would_obey_is_shown() {
        let text = "a\u{1b}[31m\u{7f}\u{9b}\u{85}\u{b}\u{c}\u{2028}\u{202e}b\u{feff}";
        let shown = "a␛[31m␡⟨U+009B⟩⟨U+0085⟩␋␌⟨U+2028⟩⟨U+202E⟩b⟨U+FEFF⟩";
        assert_eq!(visible(text), shown);
    }

    #[test]
    fn lines_are_joined() {
        assert_eq!(visible("a\r\nb\tc\rd\n"), "a b c d ");
    }
}
