//! The heading grammar of a pack, made ready for matching.

use crate::jurisdiction::{EnglishHeadings, EnglishStyle, Language, Profile, codes};
use crate::outline::node::{Kind, Numbering};
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// Depth of annexes and schedules, which only each other close.
pub(super) const ANNEX_RANK: u8 = 2;
/// Depth of the first unit above the basic one.
const GROUP_RANK: u8 = 10;
/// Depth of recitals.
pub(super) const RECITAL_RANK: u8 = 58;
/// Depth of articles and sections.
pub(super) const BASIC_RANK: u8 = 60;
/// Depth of the first level below them.
pub(super) const LEVEL_RANK: u8 = 62;

/// A word before a number.
#[derive(Debug, Clone)]
pub(super) struct Word {
    /// In lower case.
    pub(super) text: Box<[u8]>,
    /// What it opens.
    pub(super) kind: Kind,
    /// Its depth in each style; 0 where the style does not have it.
    ranks: [u8; 4],
}

/// One level of marks.
#[derive(Debug, Clone)]
pub(super) struct LevelSpec {
    /// Systems of numbers, with whether the letters are doubled (`aa`).
    pub(super) marks: Vec<(Numbering, bool)>,
    /// What a mark of the level opens.
    pub(super) kind: Kind,
}

/// Words and orders of one pack.
#[derive(Debug, Default)]
pub(super) struct Grammar {
    pub(super) style: Option<EnglishStyle>,
    words: Vec<Word>,
    levels: [Vec<LevelSpec>; 4],
    contents: Vec<Box<str>>,
    recitals: Vec<Box<str>>,
    enacting: Vec<Box<str>>,
    repealed: Vec<Box<str>>,
    cardinals: Vec<Box<str>>,
    ordinals: Vec<Box<str>>,
}

impl Grammar {
    /// The grammar of `profile`; an empty one where its pack does not read, so that a document is
    /// still shown, if without structure.
    pub(super) fn of(profile: &Profile) -> &'static Self {
        static ALL: OnceLock<BTreeMap<&'static str, Grammar>> = OnceLock::new();
        static NONE: OnceLock<Grammar> = OnceLock::new();
        ALL.get_or_init(read_all)
            .get(profile.code())
            .unwrap_or_else(|| NONE.get_or_init(Grammar::default))
    }

    /// The word at the beginning of `text` that opens a unit, by its index.
    pub(super) fn word(&self, text: &[u8]) -> Option<usize> {
        self.words.iter().position(|word| word.text.eq_ignore_ascii_case(text))
    }

    /// The kind of unit that a word opens.
    pub(super) fn kind(&self, word: u8) -> Kind {
        self.words.get(usize::from(word)).map_or(Kind::Division, |word| word.kind)
    }

    /// Depth of the unit that a word opens in `style`.
    pub(super) fn rank(&self, word: u8, style: EnglishStyle) -> u8 {
        let rank = self.words.get(usize::from(word)).map_or(0, |word| word.ranks[style as usize]);
        if rank == 0 { BASIC_RANK - 4 } else { rank }
    }

    /// The marks below the basic unit of `style`, outermost first.
    pub(super) fn levels(&self, style: EnglishStyle) -> &[LevelSpec] {
        &self.levels[style as usize]
    }

    /// Whether `line` is the heading of a table of contents.
    pub(super) fn is_contents(&self, line: &str) -> bool {
        self.contents.iter().any(|heading| heading.eq_ignore_ascii_case(line))
    }

    /// Whether recitals stand behind `line`.
    pub(super) fn opens_recitals(&self, line: &str) -> bool {
        self.recitals.iter().any(|heading| heading.eq_ignore_ascii_case(line))
    }

    /// Whether the law itself begins behind `line`.
    pub(super) fn is_enacting(&self, line: &str) -> bool {
        self.enacting.iter().any(|start| {
            line.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start))
        })
    }

    /// Whether `text` is what stands in the place of a unit that is gone.
    pub(super) fn is_repealed(&self, text: &str) -> bool {
        let word = text.trim_matches(|c: char| !c.is_alphabetic());
        self.repealed.iter().any(|gone| gone.eq_ignore_ascii_case(word))
    }

    /// The value of a number in words: `One` and `FIRST` are 1.
    pub(super) fn spelled(&self, word: &str) -> Option<u32> {
        self.ordinal(word).or_else(|| position(&self.cardinals, word))
    }

    /// The value of `FIRST`, `second` and so on.
    pub(super) fn ordinal(&self, word: &str) -> Option<u32> {
        position(&self.ordinals, word)
    }
}

fn position(words: &[Box<str>], word: &str) -> Option<u32> {
    let at = words.iter().position(|known| known.eq_ignore_ascii_case(word))?;
    u32::try_from(at + 1).ok()
}

fn read_all() -> BTreeMap<&'static str, Grammar> {
    let read = |code| {
        let profile = Profile::new(code, Language::En).ok()?;
        Some((code, compile(EnglishHeadings::of(&profile).ok()?)))
    };
    codes().into_iter().filter_map(read).collect()
}

fn compile(headings: EnglishHeadings) -> Grammar {
    let boxed = |list: Vec<String>| list.into_iter().map(String::into_boxed_str).collect();
    let mut grammar = Grammar {
        style: headings.style,
        contents: boxed(headings.contents),
        recitals: boxed(headings.recitals),
        enacting: boxed(headings.enacting),
        repealed: boxed(headings.repealed),
        cardinals: boxed(headings.cardinals),
        ordinals: boxed(headings.ordinals),
        ..Grammar::default()
    };
    for unit in headings.unit {
        let Some(kind) = Kind::of(&unit.kind) else { continue };
        for word in unit.words {
            let mut ranks = [0; 4];
            for (&style, order) in &headings.styles {
                if let Some(at) = order.groups.iter().position(|group| *group == word) {
                    ranks[style as usize] = GROUP_RANK + u8::try_from(at).unwrap_or(30).min(30);
                }
            }
            let text = word.to_lowercase().into_bytes().into_boxed_slice();
            grammar.words.push(Word { text, kind, ranks });
        }
    }
    for (style, order) in headings.styles {
        grammar.levels[style as usize] = order
            .levels
            .into_iter()
            .filter_map(|level| {
                let marks = level.marks.iter().filter_map(|mark| system(mark)).collect();
                Some(LevelSpec { marks, kind: Kind::of(&level.kind)? })
            })
            .collect();
    }
    grammar
}

/// The system of numbers that begins with `first`, and whether its letters are doubled.
fn system(first: &str) -> Option<(Numbering, bool)> {
    Some(match first {
        "1" => (Numbering::Arabic, false),
        "a" => (Numbering::LowerLetter, false),
        "A" => (Numbering::UpperLetter, false),
        "i" => (Numbering::LowerRoman, false),
        "I" => (Numbering::UpperRoman, false),
        "aa" => (Numbering::LowerLetter, true),
        "AA" => (Numbering::UpperLetter, true),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pack_with_english_texts_reads_whole() {
        for code in codes() {
            let Ok(profile) = Profile::new(code, Language::En) else { continue };
            let headings = EnglishHeadings::of(&profile).expect("the file reads");
            assert!(headings.style.is_some(), "{code}");
            for unit in &headings.unit {
                assert!(Kind::of(&unit.kind).is_some(), "{code}: {}", unit.kind);
            }
            let words: Vec<_> = headings.unit.iter().flat_map(|unit| &unit.words).collect();
            for order in headings.styles.values() {
                assert!(order.groups.iter().all(|word| words.contains(&word)), "{code}");
                for level in &order.levels {
                    assert!(Kind::of(&level.kind).is_some(), "{code}: {}", level.kind);
                    assert!(level.marks.iter().all(|mark| system(mark).is_some()), "{code}");
                }
            }
        }
    }
}
