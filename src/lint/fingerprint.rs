//! Names of findings that survive moved lines, renumbered articles and renamed files.

use std::collections::HashMap;

/// Gives each finding of a document a fingerprint of its own: findings that look the same are told
/// apart by their order.
#[derive(Debug, Default)]
pub(super) struct Fingerprints {
    seen: HashMap<String, u32>,
}

impl Fingerprints {
    /// The fingerprint of a finding of `code` on `text` in the sentence `context`.
    pub(super) fn next(&mut self, code: &str, text: &str, context: &str) -> String {
        let mut key = String::with_capacity(code.len() + text.len() + context.len() + 2);
        key.push_str(code);
        for part in [text, context] {
            key.push('\0');
            mask(part, &mut key);
        }
        let nth = self.seen.entry(key.clone()).or_default();
        *nth += 1;
        if *nth > 1 {
            key.push('\0');
            key.push_str(&nth.to_string());
        }
        let hash = blake3::hash(key.as_bytes());
        hash.to_hex().get(..32).unwrap_or_default().to_owned()
    }
}

/// Writes `text` with numbers masked and white space dropped: renumbering must not show.
pub(super) fn mask(text: &str, out: &mut String) {
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if c.is_ascii_digit() {
            out.push('#');
            while chars.next_if(|&c| is_number_part(c)).is_some() {}
        } else if c == '第' {
            out.push_str("第#");
            while chars.next_if(|&c| is_chinese_number_part(c)).is_some() {}
        } else if !c.is_whitespace() {
            out.push(c);
        }
    }
}

/// Digits, and the letter of an inserted section (12A).
fn is_number_part(c: char) -> bool {
    c.is_ascii_digit() || c.is_ascii_uppercase()
}

fn is_chinese_number_part(c: char) -> bool {
    c.is_ascii_digit() || "零〇一二三四五六七八九十百千（）() ".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_white_space_do_not_count() {
        let mut one = Fingerprints::default();
        let mut other = Fingerprints::default();
        let a = one.next("REF001", "第九十九条", "依照第九十九条第（二）项处理。");
        let b = other.next("REF001", "第一百条", "依照 第一百条第（三）项处理。");
        assert_eq!(a, b);
        assert_ne!(a, other.next("REF002", "第一百条", "依照第一百条第（三）项处理。"));
        assert_eq!(a.len(), 32);
    }

    #[test]
    fn equals_are_told_apart() {
        let mut prints = Fingerprints::default();
        let first = prints.next("VAG001", "突出贡献", "有突出贡献的。");
        assert_ne!(first, prints.next("VAG001", "突出贡献", "有突出贡献的。"));
    }
}
