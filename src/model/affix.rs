//! Words that stand right before or right behind a place in the text.

/// Words by a character of theirs, in the order of these characters; of each the longest first.
type Table<T> = Vec<(char, Vec<(Box<str>, T)>)>;

/// Words with a meaning each, looked up at the beginning or at the end of a text; the longest wins.
#[derive(Debug)]
pub(super) struct Affixes<T> {
    by_first: Table<T>,
    by_last: Table<T>,
}

impl<T: Clone> Affixes<T> {
    /// A table of `words`; of equal words the last counts.
    pub(super) fn new(words: impl IntoIterator<Item = (String, T)>) -> Self {
        let mut table = Self { by_first: Vec::new(), by_last: Vec::new() };
        for (word, meaning) in words {
            let (Some(first), Some(last)) = (word.chars().next(), word.chars().next_back()) else {
                continue;
            };
            for (key, table) in [(first, &mut table.by_first), (last, &mut table.by_last)] {
                let at = match table.binary_search_by_key(&key, |(key, _)| *key) {
                    Ok(at) => at,
                    Err(at) => {
                        table.insert(at, (key, Vec::new()));
                        at
                    }
                };
                let list = &mut table[at].1;
                list.retain(|(known, _)| **known != *word);
                list.push((word.clone().into_boxed_str(), meaning.clone()));
                list.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
            }
        }
        table
    }

    /// The characters that words begin with.
    pub(super) fn firsts(&self) -> impl Iterator<Item = char> + '_ {
        self.by_first.iter().map(|(first, _)| *first)
    }

    /// The longest word that `text` begins with: its length in bytes and its meaning.
    pub(super) fn at_start(&self, text: &str) -> Option<(usize, &T)> {
        let list = find(&self.by_first, text.chars().next()?)?;
        let (word, meaning) = list.iter().find(|(word, _)| text.starts_with(&**word))?;
        Some((word.len(), meaning))
    }

    /// The longest word that `text` ends with: its length in bytes and its meaning.
    pub(super) fn at_end(&self, text: &str) -> Option<(usize, &T)> {
        let list = find(&self.by_last, text.chars().next_back()?)?;
        let (word, meaning) = list.iter().find(|(word, _)| text.ends_with(&**word))?;
        Some((word.len(), meaning))
    }

    /// The longest whole word or phrase that `text` begins with, as [`at_start`](Self::at_start).
    pub(super) fn whole_at_start(&self, text: &str) -> Option<(usize, &T)> {
        let list = find(&self.by_first, text.chars().next()?)?;
        let whole = |word: &str| !(ends_in_letter(word) && begins_with_letter(&text[word.len()..]));
        let (word, meaning) =
            list.iter().find(|(word, _)| text.starts_with(&**word) && whole(word))?;
        Some((word.len(), meaning))
    }

    /// The longest whole word or phrase that `text` ends with, as [`at_end`](Self::at_end).
    pub(super) fn whole_at_end(&self, text: &str) -> Option<(usize, &T)> {
        let list = find(&self.by_last, text.chars().next_back()?)?;
        let whole = |word: &str| {
            !(begins_with_letter(word) && ends_in_letter(&text[..text.len() - word.len()]))
        };
        let (word, meaning) =
            list.iter().find(|(word, _)| text.ends_with(&**word) && whole(word))?;
        Some((word.len(), meaning))
    }
}

fn find<T>(table: &Table<T>, key: char) -> Option<&[(Box<str>, T)]> {
    let at = table.binary_search_by_key(&key, |(key, _)| *key).ok()?;
    Some(&table.get(at)?.1)
}

fn begins_with_letter(text: &str) -> bool {
    text.chars().next().is_some_and(char::is_alphanumeric)
}

fn ends_in_letter(text: &str) -> bool {
    text.chars().next_back().is_some_and(char::is_alphanumeric)
}

/// A stretch of English text in small letters with single blanks, so that phrases can be looked up
/// in it however the text is capitalised and broken into lines.
#[derive(Debug, Default)]
pub(super) struct Folded {
    text: String,
    /// For each byte of `text`, and for its end, the offset in the document.
    offsets: Vec<usize>,
}

impl Folded {
    /// Takes in the text from `start` to `end`, clipped to whole characters.
    pub(super) fn fill(&mut self, text: &str, start: usize, end: usize) {
        self.text.clear();
        self.offsets.clear();
        let (start, end) = (text.ceil_char_boundary(start), text.floor_char_boundary(end));
        let words = text.get(start..end).unwrap_or_default();
        self.text.reserve(words.len());
        self.offsets.reserve(words.len() + 1);
        let mut blank = false;
        for (at, c) in words.char_indices() {
            let white = c.is_whitespace();
            if white && blank {
                continue;
            }
            blank = white;
            match c {
                _ if white => self.text.push(' '),
                '’' => self.text.push('\''),
                '\0'..='\x7f' => self.text.push(c.to_ascii_lowercase()),
                _ => {
                    self.text.push(c);
                    self.offsets.resize(self.text.len() - 1, start + at);
                }
            }
            self.offsets.push(start + at);
        }
        self.offsets.push(end.max(start));
    }

    /// The folded text.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Where the byte `at` of the folded text stands in the document.
    pub(super) fn offset(&self, at: usize) -> usize {
        self.offsets.get(at).or(self.offsets.last()).copied().unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_word_wins_at_either_end() {
        let words = [("超过", 1), ("不超过", 2), ("不得超过", 3)];
        let table = Affixes::new(words.map(|(word, meaning)| (word.to_owned(), meaning)));
        assert_eq!(table.at_end("期限不得超过"), Some((12, &3)));
        assert_eq!(table.at_end("期限超过"), Some((6, &1)));
        assert_eq!(table.at_start("不超过三年"), Some((9, &2)));
        assert_eq!(table.at_start("三年"), None);
        assert_eq!(table.at_end(""), None);
    }

    #[test]
    fn english_phrases_are_whole_words_in_any_layout() {
        let text = "a term of Not\u{a0}less\n  than 5 months";
        let mut window = Folded::default();
        window.fill(text, 0, 26);
        let words = [("not less than", 1), ("than", 2), ("less than", 3)];
        let table = Affixes::new(words.map(|(word, meaning)| (word.to_owned(), meaning)));
        let (len, meaning) = table.whole_at_end(window.text()).expect("a bound");
        assert_eq!(*meaning, 1);
        assert_eq!(text.find("Not"), Some(window.offset(window.text().len() - len)));
        assert_eq!(table.whole_at_start("thanks"), None);
        assert_eq!(table.whole_at_end("a nothan"), None);
    }
}
