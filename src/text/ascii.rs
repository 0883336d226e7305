//! How expressions of packs, pages and code are written before they are read.

use std::borrow::Cow;

/// `source` with what it asks of letters and digits asked of those of ASCII: the boundary `\b`, and
/// in an expression that is all ASCII itself `\w` and `\d` too, whose classes of Unicode take most of
/// the time in which an English pack is built.
pub(crate) fn ascii_classes(source: &str) -> Cow<'_, str> {
    if !source.contains('\\') {
        return Cow::Borrowed(source);
    }
    let english = source.is_ascii();
    let mut out = String::with_capacity(source.len() + 16);
    let mut depth = 0_usize;
    let mut chars = source.char_indices();
    while let Some((at, c)) = chars.next() {
        match c {
            '\\' => {
                let escaped = chars.next().map(|(_, c)| c);
                let rest = source.get(at + 2..).unwrap_or_default();
                match escaped {
                    // `\b{start}` and its kin say themselves what they mean.
                    Some('b') if depth == 0 && !rest.starts_with('{') => out.push_str(r"(?-u:\b)"),
                    Some('w') if english => out.push_str(class("[:word:]", depth).as_ref()),
                    Some('d') if english => out.push_str(class("[:digit:]", depth).as_ref()),
                    _ => {
                        out.push(c);
                        out.extend(escaped);
                    }
                }
                continue;
            }
            '[' => depth += 1,
            ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        out.push(c);
    }
    Cow::Owned(out)
}

/// A class as it is written inside brackets or outside.
fn class(name: &str, depth: usize) -> Cow<'_, str> {
    if depth > 0 { Cow::Borrowed(name) } else { Cow::Owned(format!("[{name}]")) }
}

/// The expression that must match from the beginning.
#[must_use]
pub fn beginning(source: &str) -> String {
    format!("^(?:{source})")
}

/// The expression that must match right up to the end.
#[must_use]
pub fn ending(source: &str) -> String {
    format!("(?:{source})$")
}

/// A number that tells an expression from all others (FNV-1a).
pub(crate) fn fingerprint(source: &str) -> u64 {
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    source.bytes().fold(0xcbf2_9ce4_8422_2325, step)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boundaries_are_those_of_ascii() {
        assert_eq!(ascii_classes(r"\bthe\b \\b é\."), r"(?-u:\b)the(?-u:\b) \\b é\.");
        assert_eq!(ascii_classes(r"\b{start}a\s"), r"\b{start}a\s");
    }

    #[test]
    fn letters_of_english_expressions_are_those_of_ascii() {
        assert_eq!(ascii_classes(r"revo\w+ [\w-]\d"), "revo[[:word:]]+ [[:word:]-][[:digit:]]");
        // Full-width digits count where the expression is Chinese.
        assert_eq!(ascii_classes(r"第\d条"), r"第\d条");
    }
}
