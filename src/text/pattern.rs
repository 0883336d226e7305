use super::Expression;
use regex::{Error, Regex, RegexBuilder};
use std::borrow::Cow;

/// What one expression may remember of its search, in bytes, each way. It remembers more the more
/// texts it sees; without a bound, memory would grow with the number of documents. Most expressions
/// run as chains, and the automaton is asked only where.
const REMEMBERED: usize = 64 << 10;

/// The regular expression `source`, in which `\b` asks whether a letter, digit or underscore of
/// ASCII ends or begins.
///
/// The boundary of Unicode makes the engine leave its fast path at the first character beyond
/// ASCII, and texts of law are full of “ ” and §: on English drafts it was ten times slower. The
/// two differ only beside letters such as é.
///
/// Packs have thousands of expressions and a text needs few of them: reading all takes longer than
/// linting a draft. So a release build reads each when it is first asked for something, and trusts
/// that debug builds, in which the tests run and each is read at once, have found those that are
/// wrong. Of expressions from elsewhere, [`Expression::new`] tells at once.
///
/// # Errors
/// Where `source` is no regular expression, in debug builds.
pub fn pattern(source: &str) -> Result<Expression, Error> {
    if cfg!(debug_assertions) { Expression::new(source) } else { Ok(Expression::put_off(source)) }
}

/// The automaton of [`pattern`] alone: what its chain must agree with.
///
/// # Errors
/// Where `source` is no regular expression.
pub fn automaton(source: &str) -> Result<Regex, Error> {
    RegexBuilder::new(&ascii_classes(source)).dfa_size_limit(REMEMBERED).build()
}

/// `source` with what it asks of letters and digits asked of those of ASCII: the boundary `\b`, and
/// in an expression that is all ASCII itself `\w` and `\d` too, whose classes of Unicode take most of
/// the time in which an English pack is built.
pub(super) fn ascii_classes(source: &str) -> Cow<'_, str> {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boundaries_are_those_of_ascii() {
        assert_eq!(ascii_classes(r"\bthe\b \\b é\."), r"(?-u:\b)the(?-u:\b) \\b é\.");
        assert_eq!(ascii_classes(r"\b{start}a\s"), r"\b{start}a\s");
        let word = pattern(r"“\bfine\b”").expect("a regular expression");
        assert!(word.is_match("a “fine” of") && !word.is_match("a “fines” of"));
    }

    #[test]
    fn letters_of_english_expressions_are_those_of_ascii() {
        assert_eq!(ascii_classes(r"revo\w+ [\w-]\d"), "revo[[:word:]]+ [[:word:]-][[:digit:]]");
        // Full-width digits count where the expression is Chinese.
        assert_eq!(ascii_classes(r"第\d条"), r"第\d条");
    }

    #[test]
    fn what_is_no_expression_is_an_error() {
        assert!(Expression::new("(").is_err());
        assert!(Expression::new("a\\").is_err());
    }
}
