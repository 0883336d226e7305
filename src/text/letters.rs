//! Capital and small letters.

use std::borrow::Cow;

/// `text` in small letters. Chinese has none, which is told by its bytes at a glance.
#[must_use]
pub fn lowercase(text: &str) -> Cow<'_, str> {
    if may_have_capitals(text.as_bytes()) {
        Cow::Owned(text.to_lowercase())
    } else {
        Cow::Borrowed(text)
    }
}

/// Whether there may be capitals in a text: `false` is sure.
fn may_have_capitals(mut bytes: &[u8]) -> bool {
    loop {
        let len = match *bytes {
            [] => return false,
            [b'A'..=b'Z', ..] => return true,
            [0..0x80, ..] => 1,
            [0xC2, ..] => 2,
            // Ideographs with the marks beside them, and the marks that all scripts share.
            [0xE3..=0xE9, ..] | [0xE2, 0x80 | 0x81, ..] => 3,
            [0xEF, 0xBC, third, ..] if !(0xA1..=0xBA).contains(&third) => 3,
            _ => return true,
        };
        bytes = bytes.get(len..).unwrap_or_default();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_letters_are_those_of_the_standard_library() {
        for c in '\0'..=char::MAX {
            let text = c.to_string();
            assert_eq!(lowercase(&text), text.to_lowercase(), "{c:?}");
        }
    }

    #[test]
    fn what_has_no_capitals_is_not_copied() {
        for text in ["", "licence 2", "许可证，“吊销”（一）：§"] {
            assert!(matches!(lowercase(text), Cow::Borrowed(same) if same == text));
        }
        assert_eq!(lowercase("许可证Ａ、B"), "许可证ａ、b");
    }
}
