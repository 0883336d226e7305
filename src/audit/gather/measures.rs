//! How long texts are and how hard to read.

use crate::audit::tables::DocumentRow;

/// From how many words on a sentence is long.
const LONG_WORDS: u32 = 50;
/// From how many characters on, in Chinese.
const LONG_CHARACTERS: u32 = 150;

/// Counts of a stretch of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Counts {
    /// Characters without white space.
    pub(super) characters: u32,
    /// Words; not counted in Chinese.
    pub(super) words: u32,
    /// Syllables of the words that have letters.
    syllables: u32,
    /// Words that have letters.
    spoken: u32,
    pub(super) sentences: u32,
    long: u32,
}

impl Counts {
    /// Counts `text`, which is no sentence by itself.
    pub(super) fn of(text: &str, chinese: bool) -> Self {
        let mut counts = Self::default();
        if chinese {
            let characters = text.chars().filter(|c| !c.is_whitespace()).count();
            counts.characters = clamp(characters);
            return counts;
        }
        for word in text.split_whitespace() {
            counts.characters = counts.characters.saturating_add(clamp(word.chars().count()));
            if word.contains(char::is_alphanumeric) {
                counts.words += 1;
            }
        }
        counts
    }

    /// Counts a sentence.
    pub(super) fn of_sentence(text: &str, chinese: bool) -> Self {
        let mut counts = Self::of(text, chinese);
        counts.sentences = 1;
        counts.long = u32::from(match chinese {
            true => counts.characters > LONG_CHARACTERS,
            false => counts.words > LONG_WORDS,
        });
        if !chinese {
            for word in text.split(|c: char| !c.is_alphabetic() && c != '\'' && c != '’') {
                let syllables = syllables(word);
                counts.syllables += syllables;
                counts.spoken += u32::from(syllables > 0);
            }
        }
        counts
    }

    pub(super) fn add(&mut self, other: Self) {
        for (mine, more) in [
            (&mut self.characters, other.characters),
            (&mut self.words, other.words),
            (&mut self.syllables, other.syllables),
            (&mut self.spoken, other.spoken),
            (&mut self.sentences, other.sentences),
            (&mut self.long, other.long),
        ] {
            *mine = mine.saturating_add(more);
        }
    }

    /// Fills in what the sentences of a document, of which these are the counts, say of it.
    pub(super) fn measure(self, chinese: bool, row: &mut DocumentRow) {
        row.sentences = self.sentences;
        if self.sentences == 0 {
            return;
        }
        let sentences = f64::from(self.sentences);
        let length = f64::from(if chinese { self.characters } else { self.words }) / sentences;
        row.sentence_length = Some(rounded(length));
        row.long_sentences = Some(rounded(f64::from(self.long) / sentences));
        if !chinese && self.spoken > 0 {
            let spoken = f64::from(self.spoken);
            let ease =
                206.835 - 1.015 * spoken / sentences - 84.6 * f64::from(self.syllables) / spoken;
            row.flesch = Some(rounded(ease));
        }
    }
}

/// A figure to four places, which no way of writing changes.
fn rounded(figure: f64) -> f64 {
    (figure * 10_000.0).round() / 10_000.0
}

fn clamp(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// The syllables of an English word, by its groups of vowels: right for nine words of ten, and out
/// by one for the rest.
fn syllables(word: &str) -> u32 {
    if !word.contains(char::is_alphabetic) {
        return 0;
    }
    let word = word.to_lowercase();
    let (mut count, mut inside) = (0, false);
    for c in word.chars() {
        count += u32::from(is_vowel(c) && !inside);
        inside = is_vowel(c);
    }
    count.saturating_sub(u32::from(ends_silently(&word))).max(1)
}

fn is_vowel(c: char) -> bool {
    "aeiouy".contains(c)
}

/// Whether the last group of vowels is an e that is not spoken: “made”, “rules”, “named”, but not
/// “article”, “offices”, “granted”, “issued”.
fn ends_silently(word: &str) -> bool {
    let parts = [("ed", "td"), ("es", "scxzgh"), ("e", "")];
    let Some((stem, sounded)) =
        parts.iter().find_map(|(end, after)| Some((word.strip_suffix(end)?, *after)))
    else {
        return false;
    };
    let mut back = stem.chars().rev();
    match (back.next(), back.next()) {
        (Some('l'), Some(before)) => is_vowel(before) || before == 'l',
        (Some(last), _) => !is_vowel(last) && !sounded.contains(last),
        (None, _) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_are_counted_by_groups_of_vowels() {
        for (word, count) in [
            ("law", 1),
            ("licence", 2),
            ("article", 3),
            ("authority", 4),
            ("issued", 2),
            ("handled", 2),
            ("articles", 3),
            ("offices", 3),
            ("granted", 2),
            ("fee", 1),
            ("rules", 1),
            ("the", 1),
            ("sentences", 3),
            ("12", 0),
        ] {
            assert_eq!(syllables(word), count, "{word}");
        }
    }

    #[test]
    fn plain_english_is_easy_and_its_sentences_short() {
        let mut row = DocumentRow::default();
        let mut counts = Counts::of_sentence("The cat sat on the mat.", false);
        counts.add(Counts::of_sentence("The dog ran to the cat.", false));
        counts.measure(false, &mut row);
        assert_eq!(
            (row.sentences, row.sentence_length, row.long_sentences),
            (2, Some(6.0), Some(0.0))
        );
        // 206.835 - 1.015 × 6 - 84.6 × 1
        assert_eq!(row.flesch, Some(116.145));
    }

    #[test]
    fn chinese_is_measured_in_characters() {
        let mut row = DocumentRow::default();
        let mut counts = Counts::of_sentence("申请人 应当提交材料。", true);
        counts.add(Counts::of_sentence(&"甲".repeat(151), true));
        counts.measure(true, &mut row);
        assert_eq!(
            (row.sentence_length, row.long_sentences, row.flesch),
            (Some(80.5), Some(0.5), None)
        );
    }

    #[test]
    fn a_document_without_sentences_has_no_measures() {
        let mut row = DocumentRow::default();
        Counts::default().measure(false, &mut row);
        assert_eq!((row.sentences, row.sentence_length, row.flesch), (0, None, None));
    }
}
