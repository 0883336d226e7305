use super::ascii::ascii_classes;
use super::chain::{Chain, Characters};
use super::compiled::{self, Parsed};
use super::groups::{Captures, Finder, Match};
use super::memory::{self, Question};
use regex::Error;
use std::borrow::Cow;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};

/// A regular expression that is asked far more often whether it matches than where.
#[derive(Debug, Clone)]
pub struct Expression {
    source: String,
    /// Its number among all of the process, by which it is remembered what it answered.
    number: u64,
    /// What reading it gave, when it was first needed; `None` where it is no expression.
    parsed: OnceLock<Option<Parsed>>,
    /// Built when first needed, as most texts need few of them; `None` where it grows too large.
    finder: OnceLock<Option<Finder>>,
}

impl Expression {
    /// The expression that [`pattern`](super::pattern()) reads, read at once.
    ///
    /// A chain answers for it where it has one. Over texts of characters beyond ASCII automata take
    /// three steps a character, and make new states for most of them: a chain takes a third of the
    /// time. Over English it takes a tenth less than they do, and nothing that grows with the texts.
    ///
    /// # Errors
    /// Where `source` is no regular expression.
    pub fn new(source: &str) -> Result<Self, Error> {
        let parsed = Some(parse(source)?);
        let (parsed, finder) = (OnceLock::from(parsed), OnceLock::new());
        Ok(Self { source: source.to_owned(), number: number(), parsed, finder })
    }

    /// The same, read when it is first asked for something, or taken from what the build has read;
    /// it matches nothing where it is no regular expression.
    pub(super) fn put_off(source: &str) -> Self {
        let (parsed, finder) = (OnceLock::new(), OnceLock::new());
        Self { source: source.to_owned(), number: number(), parsed, finder }
    }

    fn parsed(&self) -> Option<&Parsed> {
        let read = || compiled::parsed(&self.source).or_else(|| parse(&self.source).ok());
        self.parsed.get_or_init(read).as_ref()
    }

    fn chain(&self) -> Option<&Chain> {
        self.parsed()?.chain.as_ref()
    }

    /// Whether it has groups that capture.
    #[must_use]
    pub fn has_groups(&self) -> bool {
        self.parsed().is_some_and(|parsed| parsed.has_groups)
    }

    /// Whether it matches anywhere in `text`.
    #[must_use]
    pub fn is_match(&self, text: &str) -> bool {
        memory::matches(self.number, text, || match self.chain() {
            Some(chain) => chain.is_match(text),
            None => self.find(text).is_some(),
        })
    }

    /// The same where the characters of `text` are told by `characters`, which is asked only where
    /// they are of use.
    #[must_use]
    pub fn is_match_of<'c>(&self, text: &str, characters: impl FnOnce() -> &'c Characters) -> bool {
        match self.chain() {
            Some(chain) => chain.is_match_of(text, characters()),
            None => self.is_match(text),
        }
    }

    /// Whether there may be a match in a text of those characters: `false` is sure.
    #[must_use]
    pub fn may_match(&self, characters: &Characters) -> bool {
        self.chain().is_none_or(|chain| chain.may_be_in(characters))
    }

    /// The first match in `text`.
    #[must_use]
    pub fn find<'t>(&self, text: &'t str) -> Option<Match<'t>> {
        self.captures(text)?.get(0)
    }

    /// All matches in `text`.
    pub fn find_iter<'t>(&self, text: &'t str) -> impl Iterator<Item = Match<'t>> + use<'t> {
        self.captures_iter(text).filter_map(|found| found.get(0))
    }

    /// The first match in `text` with its groups.
    #[must_use]
    pub fn captures<'t>(&self, text: &'t str) -> Option<Captures<'t>> {
        self.found(text, Question::First).next()
    }

    /// All matches in `text` with their groups.
    pub fn captures_iter<'t>(&self, text: &'t str) -> impl Iterator<Item = Captures<'t>> + use<'t> {
        self.found(text, Question::All)
    }

    /// What matches in `text`, as far as it was asked for.
    fn found<'t>(
        &self,
        text: &'t str,
        question: Question,
    ) -> impl Iterator<Item = Captures<'t>> + use<'t> {
        let most = if question == Question::First { 1 } else { usize::MAX };
        let ask = || self.worth(text).map(|finder| finder.find(text, most)).unwrap_or_default();
        let groups = memory::groups(self.number, question, text, ask);
        let finder = if groups.is_empty() { None } else { self.finder() };
        Captures::all(text, groups, finder.cloned())
    }

    /// `text` with `by` for the first match.
    #[must_use]
    pub fn replace<'t>(&self, text: &'t str, by: &str) -> Cow<'t, str> {
        let Some(found) = self.find(text) else { return Cow::Borrowed(text) };
        Cow::Owned([&text[..found.start()], by, &text[found.end()..]].concat())
    }

    /// What finds the places, if there can be a match in `text`: a chain tells it sooner.
    fn worth(&self, text: &str) -> Option<&Finder> {
        let none = self.chain().is_some_and(|chain| !chain.is_match(text));
        if none { None } else { self.finder() }
    }

    fn finder(&self) -> Option<&Finder> {
        self.finder.get_or_init(|| Finder::new(&self.source)).as_ref()
    }
}

/// A number that no other expression has.
fn number() -> u64 {
    static NEXT: AtomicU64 = AtomicU64::new(0);
    NEXT.fetch_add(1, Ordering::Relaxed)
}

/// What `source` is made of.
pub(super) fn parse(source: &str) -> Result<Parsed, Error> {
    let syntax = |error: regex_syntax::Error| Error::Syntax(error.to_string());
    let hir = regex_syntax::parse(&ascii_classes(source)).map_err(syntax)?;
    let has_groups = hir.properties().explicit_captures_len() > 0;
    Ok(Parsed { has_groups, chain: Chain::of(&hir) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::automaton;

    #[test]
    fn chains_and_automata_say_the_same() {
        for source in
            ["(?:许可|执照).*(吊销)", r"\b(?:licence|permit)\b.*(revoked)", "(?m)^许可.*(吊销)"]
        {
            let expression = Expression::new(source).expect("an expression");
            assert!(expression.has_groups());
            for text in ["许可证吊销", "the licence is revoked"] {
                let found = expression.captures(text);
                assert_eq!(found.is_some(), expression.is_match(text));
                let want = automaton(source).expect("an expression");
                let want = want.captures(text).and_then(|all| Some(all.get(1)?.range()));
                assert_eq!(found.and_then(|all| Some(all.get(1)?.range())), want);
            }
        }
        assert!(!Expression::new("许可").expect("an expression").has_groups());
    }

    #[test]
    fn what_is_no_expression_is_an_error() {
        assert!(Expression::new("许可(").is_err());
        assert!(Expression::new("permit(").is_err());
    }
}
