//! Breaks text into lines for a terminal: at blanks, and between Chinese characters.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Breaks `text` into lines of at most `width` columns, the first after `first` columns that are
/// taken already, the others behind `indent` blanks. 0 as `width` breaks nothing. Line breaks of
/// the text are kept.
pub(super) fn wrap(text: &str, width: usize, first: usize, indent: usize) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    for (i, paragraph) in text.lines().enumerate() {
        let mut column = if i == 0 { first } else { indent };
        if i > 0 {
            turn(&mut out, indent);
        }
        for piece in pieces(paragraph) {
            let room = column + piece.trim_end().width();
            if width > indent + 8 && room > width && column > indent && (i > 0 || column > first) {
                turn(&mut out, indent);
                column = indent;
            }
            out.push_str(piece);
            column += piece.width();
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// Begins a new line.
fn turn(out: &mut String, indent: usize) {
    out.truncate(out.trim_end_matches(' ').len());
    out.push('\n');
    out.extend(std::iter::repeat_n(' ', indent));
}

/// The pieces of a line between which it may be broken.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let mut chars = rest.char_indices().peekable();
        let mut end = rest.len();
        while let Some((_, c)) = chars.next() {
            let Some(&(next, d)) = chars.peek() else { break };
            if may_break(c, d) {
                end = next;
                break;
            }
        }
        let (piece, left) = rest.split_at_checked(end)?;
        rest = left;
        (!piece.is_empty()).then_some(piece)
    })
}

/// Whether a line may end with `a` and the next begin with `b`.
fn may_break(a: char, b: char) -> bool {
    let closes = |c| "，。、；：？！）」』》〉】”’…％%,.;:?!)]}".contains(c);
    let opens = |c| "（「『《〈【“‘([{".contains(c);
    if b == ' ' || closes(b) || opens(a) {
        return false;
    }
    a == ' ' || is_wide(a) || is_wide(b)
}

/// Whether lines break on either side of `c`.
fn is_wide(c: char) -> bool {
    c.width() == Some(2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn breaks_at_blanks_and_between_characters() {
        let text = "the holder may surrender it 向签发机关交回“许可证”，并说明理由。";
        let wrapped = wrap(text, 20, 0, 2);
        assert_eq!(
            wrapped,
            "the holder may\n  surrender it 向签\n  发机关交回“许可\n  证”，并说明理由。"
        );
        assert!(wrapped.lines().all(|line| line.width() <= 20));
    }

    #[test]
    fn without_a_width_nothing_is_broken_but_lines_are_kept() {
        assert_eq!(wrap("one two\nthree", 0, 6, 2), "one two\n  three");
    }

    #[test]
    fn a_word_longer_than_the_line_is_left_whole() {
        assert_eq!(
            wrap("abcdefghijklmnopqrstuvwxyz ab", 12, 0, 0),
            "abcdefghijklmnopqrstuvwxyz\nab"
        );
    }
}
