/// A set of characters of the basic plane from U+0800 on (three bytes in UTF-8: all that is common
/// in Chinese), for walks over texts that stop at few of their characters.
#[derive(Debug, Clone)]
pub struct CharSet {
    /// One bit a code point: eight kilobytes, which stay in the first cache.
    bits: Box<[u64; 1 << 10]>,
    /// The same for ASCII.
    ascii: u128,
}

impl CharSet {
    /// The set of those of `chars` that are ASCII or take three bytes; others are left out.
    #[must_use]
    pub fn new(chars: impl IntoIterator<Item = char>) -> Self {
        let mut set = Self { bits: Box::new([0; 1 << 10]), ascii: 0 };
        for c in chars {
            match c as usize {
                code @ 0..0x80 => set.ascii |= 1 << code,
                code @ 0x800..0x1_0000 => set.bits[code >> 6] |= 1 << (code & 63),
                _ => {}
            }
        }
        set
    }

    /// Whether `c` is in the set.
    #[must_use]
    pub fn contains(&self, c: char) -> bool {
        match c as usize {
            code @ 0..0x80 => self.ascii >> code & 1 == 1,
            code @ 0x800..0x1_0000 => self.bits[code >> 6] >> (code & 63) & 1 == 1,
            _ => false,
        }
    }

    /// Offset of the first character of the set at or after byte `at`, which begins a character of
    /// the text that `bytes` encode.
    #[must_use]
    pub fn find(&self, bytes: &[u8], mut at: usize) -> Option<usize> {
        loop {
            match *bytes.get(at..)? {
                [lead @ 0xE0..=0xEF, b, c, ..] => {
                    let code = code_point(lead, b, c);
                    if self.bits[code >> 6] >> (code & 63) & 1 == 1 {
                        return Some(at);
                    }
                    at += 3;
                }
                [lead @ 0..0x80, ..] => {
                    if self.ascii >> lead & 1 == 1 {
                        return Some(at);
                    }
                    at += 1;
                    // Of English nearly all is passed so.
                    while self.ascii == 0 && next(bytes, at).is_some_and(<[u8]>::is_ascii) {
                        at += STRIDE;
                    }
                }
                [lead, ..] => at += 2 + usize::from(lead >= 0xF0) * 2,
                [] => return None,
            }
        }
    }
}

/// So many bytes of ASCII are passed in one step where the set has none of them.
const STRIDE: usize = 32;

fn next(bytes: &[u8], at: usize) -> Option<&[u8]> {
    bytes.get(at..at + STRIDE)
}

/// The code point of three UTF-8 bytes, below 65,536.
#[must_use]
pub fn code_point(lead: u8, second: u8, third: u8) -> usize {
    usize::from(lead & 0x0F) << 12 | usize::from(second & 0x3F) << 6 | usize::from(third & 0x3F)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_character_of_the_set_is_found() {
        let set = CharSet::new(['三', '。', '7', 'é', '😀']);
        let find = |text: &str, at| set.find(text.as_bytes(), at);
        assert_eq!(find("aé一三", 0), Some("aé一".len()));
        assert_eq!(find("三日。", 3), Some(6));
        assert_eq!(find("é😀x7", 0), Some("é😀x".len()));
        for text in ["", "é😀", "一二x"] {
            assert_eq!(find(text, 0), None, "{text}");
        }
    }
}
