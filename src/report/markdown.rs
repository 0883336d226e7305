//! Text in Markdown.

use super::visible;

/// `text` as Markdown that shows it as it is: no sign of it makes a cell, a heading or HTML; line
/// breaks become `<br>`.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut chars = text.trim().chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' if chars.peek() == Some(&'\n') => {}
            '\r' | '\n' => out.push_str("<br>"),
            '\t' => out.push(' '),
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '|' | '\\' | '`' | '*' | '_' | '[' | ']' | '#' | '~' => out.extend(['\\', c]),
            _ => visible::push(&mut out, c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_sign_means_anything() {
        assert_eq!(escaped("a|b\r\nc\n<d> & `e`"), "a\\|b<br>c<br>&lt;d&gt; &amp; \\`e\\`");
        assert_eq!(escaped("\u{1b}[31m # x"), "␛\\[31m \\# x");
    }
}
