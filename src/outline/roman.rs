//! Roman numerals and letters as numbers.

use super::numerals::to_roman;

/// The value of a Roman numeral in letters of one case; `None` for one that is not written as
/// Roman numerals are (`IIII`, `IC`, `iV`).
#[must_use]
pub(crate) fn roman(numeral: &str) -> Option<u32> {
    // No numeral below 4,000 has more letters.
    if numeral.is_empty() || numeral.len() > 15 {
        return None;
    }
    let upper = numeral.bytes().all(|byte| byte.is_ascii_uppercase());
    let mut total = 0_u32;
    let mut highest = 0;
    for byte in numeral.bytes().rev() {
        let value = match if upper { byte.to_ascii_lowercase() } else { byte } {
            b'i' => 1,
            b'v' => 5,
            b'x' => 10,
            b'l' => 50,
            b'c' => 100,
            b'd' => 500,
            b'm' => 1000,
            _ => return None,
        };
        if value < highest {
            total = total.checked_sub(value)?;
        } else {
            total += value;
            highest = value;
        }
    }
    let regular = match numeral.len() {
        1 => true,
        _ => to_roman(total).eq_ignore_ascii_case(numeral),
    };
    regular.then_some(total)
}

/// The value of a Roman numeral that is one character, as fonts for Chinese have them: Ⅳ.
#[must_use]
pub(crate) fn single_roman(c: char) -> Option<u32> {
    matches!(c, 'Ⅰ'..='Ⅻ').then(|| u32::from(c) - u32::from('Ⅰ') + 1)
}

/// The number of a letter: a and A are 1; `None` for what is not a letter.
#[must_use]
pub(crate) fn letter(byte: u8) -> Option<u32> {
    byte.is_ascii_alphabetic().then(|| u32::from(byte.to_ascii_lowercase() - b'a') + 1)
}

/// Letters read as columns of a table are: A is 1, Z 26, AA 27.
#[must_use]
pub(crate) fn letters(letters: &[u8]) -> Option<u32> {
    if letters.is_empty() || letters.len() > 4 {
        return None;
    }
    letters.iter().try_fold(0, |value, &byte| Some(value * 26 + letter(byte)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_roman_numeral_reads_back() {
        for n in 1..4000 {
            assert_eq!(roman(&to_roman(n)), Some(n));
            assert_eq!(roman(&to_roman(n).to_ascii_uppercase()), Some(n));
        }
    }

    #[test]
    fn what_is_no_roman_numeral() {
        for text in ["", "iiii", "ic", "Iv", "vx", "a", "xa", "iix", "mmmmmmmmmmmmmmmm"] {
            assert_eq!(roman(text), None, "{text}");
        }
    }

    #[test]
    fn letters_count_on_behind_z() {
        assert_eq!(letters(b"a"), Some(1));
        assert_eq!(letters(b"Z"), Some(26));
        assert_eq!(letters(b"AB"), Some(28));
        assert_eq!(letters(b"1"), None);
    }
}
