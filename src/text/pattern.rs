use super::Expression;
use regex::{Error, Regex, RegexBuilder};
use std::borrow::Cow;

/// What one expression may remember of its search, in bytes, each way. It remembers more the more
/// texts it sees; without a bound, memory would grow with the number of documents.
const REMEMBERED: usize = 512 << 10;

/// The regular expression `source`, in which `\b` asks whether a letter, digit or underscore of
/// ASCII ends or begins.
///
/// The boundary of Unicode makes the engine leave its fast path at the first character beyond
/// ASCII, and texts of law are full of “ ” and §: on English drafts it was ten times slower. The
/// two differ only beside letters such as é.
///
/// # Errors
/// Where `source` is no regular expression.
pub fn pattern(source: &str) -> Result<Expression, Error> {
    Expression::new(source)
}

/// The automaton of an expression.
pub(super) fn automaton(source: &str) -> Result<Regex, Error> {
    RegexBuilder::new(&ascii_boundaries(source)).dfa_size_limit(REMEMBERED).build()
}

pub(super) fn ascii_boundaries(source: &str) -> Cow<'_, str> {
    if !source.contains("\\b") {
        return Cow::Borrowed(source);
    }
    let mut out = String::with_capacity(source.len() + 16);
    let mut rest = source;
    while let Some(at) = rest.find('\\') {
        let (before, escape) = rest.split_at(at);
        out.push_str(before);
        let end = escape.chars().take(2).map(char::len_utf8).sum();
        let (escape, after) = escape.split_at(end);
        // `\b{start}` and its kin say themselves what they mean.
        let plain = escape == "\\b" && !after.starts_with('{');
        out.push_str(if plain { "(?-u:\\b)" } else { escape });
        rest = after;
    }
    out.push_str(rest);
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boundaries_are_those_of_ascii() {
        assert_eq!(ascii_boundaries(r"\bthe\b \\b é\."), r"(?-u:\b)the(?-u:\b) \\b é\.");
        assert_eq!(ascii_boundaries(r"\b{start}a\d"), r"\b{start}a\d");
        let word = pattern(r"“\bfine\b”").expect("a regular expression");
        assert!(word.is_match("a “fine” of") && !word.is_match("a “fines” of"));
    }

    #[test]
    fn what_is_no_expression_is_an_error() {
        assert!(pattern("(").is_err());
        assert!(pattern("a\\").is_err());
    }
}
