//! What the build found out about the expressions of packs and lint pages, so that no start has to
//! read thousands of them: their chains, their programs, and the strings that they cannot match without.

use super::chain::{Chain, Program};
use super::required::find;
use serde::Deserialize;
use serde::de::DeserializeOwned;

/// What an expression is when it was read.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct Parsed {
    /// Whether it has groups that capture.
    pub(super) has_groups: bool,
    /// Its chain, if it can be one.
    pub(super) chain: Option<Chain>,
}

static PARSED: Table = Table(include_bytes!(concat!(env!("OUT_DIR"), "/expressions.bin")));
static PROGRAMS: Table = Table(include_bytes!(concat!(env!("OUT_DIR"), "/programs.bin")));
static REQUIRED: Table = Table(include_bytes!(concat!(env!("OUT_DIR"), "/required.bin")));

/// What the expression `source` is, if the build has read it.
pub(super) fn parsed(source: &str) -> Option<Parsed> {
    PARSED.get(source)
}

/// The program of the expression `source`, if the build has made it.
pub(super) fn program(source: &str) -> Option<Program> {
    PROGRAMS.get(source)
}

/// Sets of strings of which each match of `pattern` contains at least one of each set, those that
/// are missing most often first. Letters of ASCII are in small letters where case does not matter,
/// so the strings are to be looked for case aside if `pattern` is. Empty where nothing is certain,
/// or `pattern` is no regular expression.
#[must_use]
pub fn required(pattern: &str) -> Vec<Vec<String>> {
    REQUIRED.get(pattern).unwrap_or_else(|| find(pattern))
}

/// Rows by the hash of an expression: how many there are in four bytes; for each, in order of hash,
/// its hash in eight bytes and where its value begins behind the rows in four; the values.
struct Table(&'static [u8]);

/// The bytes of a row.
const ROW: usize = 12;

impl Table {
    fn get<T: DeserializeOwned>(&self, source: &str) -> Option<T> {
        let (count, rest) =
            self.0.split_first_chunk().map(|(n, rest)| (u32::from_le_bytes(*n), rest))?;
        let (rows, values) = rest.split_at_checked(count as usize * ROW)?;
        let (rows, _) = rows.as_chunks::<ROW>();
        let hash = |row: &[u8; ROW]| row.first_chunk().map_or(0, |hash| u64::from_le_bytes(*hash));
        let wanted = super::ascii::fingerprint(source);
        let row = &rows[rows.binary_search_by_key(&wanted, hash).ok()?];
        let at = row.last_chunk().map_or(0, |at| u32::from_le_bytes(*at)) as usize;
        postcard::from_bytes(values.get(at..)?).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::ascii::ascii_classes;
    use crate::text::expression::parse;

    #[test]
    fn the_build_and_the_program_read_expressions_alike() {
        let pack = include_str!("../../jurisdictions/zh/roles/delegation.toml");
        let pack: toml::Table = toml::from_str(pack).expect("a file of cues");
        let cues = pack.values().filter_map(toml::Value::as_array).flatten();
        let patterns: Vec<_> = cues
            .filter_map(|cue| cue.get("pattern")?.as_str())
            .filter(|p| p.contains('('))
            .collect();
        assert!(!patterns.is_empty());
        for source in patterns {
            let same = |built: String, read: String| assert_eq!(built, read, "{source}");
            let hir = regex_syntax::parse(&ascii_classes(source)).expect("an expression");
            same(format!("{:?}", parsed(source)), format!("{:?}", parse(source).ok()));
            same(format!("{:?}", program(source)), format!("{:?}", Program::of(&hir)));
            same(format!("{:?}", required(source)), format!("{:?}", find(source)));
        }
    }

    #[test]
    fn what_the_build_has_not_read_is_read() {
        assert!(parsed("(?:nowhere in a pack)").is_none());
        assert_eq!(required("(?:nowhere) in a pack"), [["nowhere in a pack"]]);
    }
}
