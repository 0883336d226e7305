use super::Expression;
use super::ascii::ascii_classes;
use regex::{Error, Regex, RegexBuilder};

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_end_at_marks_beyond_ascii() {
        let word = pattern(r"“\bfine\b”").expect("a regular expression");
        assert!(word.is_match("a “fine” of") && !word.is_match("a “fines” of"));
    }

    #[test]
    fn what_is_no_expression_is_an_error() {
        assert!(Expression::new("(").is_err());
        assert!(Expression::new("a\\").is_err());
    }
}
