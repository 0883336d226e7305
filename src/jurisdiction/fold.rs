//! Folding of traditional characters, so that packs and patterns are written once.

use super::pack::{File, pack_files};
use crate::text::{CharSet, code_point};
use serde::Deserialize;
use std::borrow::Cow;
use std::sync::OnceLock;

/// `jurisdictions/zh/traditional.toml`: two texts of equal length, white space aside.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Characters {
    traditional: String,
    simplified: String,
}

/// What stands for a character of three UTF-8 bytes, by code point.
struct Table {
    /// The characters that are folded.
    folded: CharSet,
    /// The character in its place, for those that are folded.
    into: Vec<u16>,
}

/// `text` with traditional Chinese characters replaced by the simplified ones that the packs are
/// written in, byte for byte as long as before, so that every offset stays right.
#[must_use]
pub fn fold(text: &str) -> Cow<'_, str> {
    let table = table();
    let Some(first) = table.folded.find(text.as_bytes(), 0) else {
        return Cow::Borrowed(text);
    };
    let mut bytes = text.as_bytes().to_vec();
    let mut next = Some(first);
    while let Some(at) = next {
        if let Some([a, b, c]) = bytes.get_mut(at..at + 3) {
            let code = table.into[code_point(*a, *b, *c)];
            let mut new = [0; 4];
            char::from_u32(u32::from(code)).unwrap_or('\u{FFFD}').encode_utf8(&mut new);
            [*a, *b, *c, _] = new;
        }
        next = table.folded.find(&bytes, at + 3);
    }
    String::from_utf8(bytes).map_or(Cow::Borrowed(text), Cow::Owned)
}

fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut folded = Vec::new();
        let mut table = vec![0; 1 << 16];
        for (from, into) in pairs() {
            // Only characters of equal length in UTF-8 leave the offsets alone.
            if let ('\u{800}'..='\u{FFFF}', Ok(into @ 0x800..)) =
                (from, u16::try_from(u32::from(into)))
            {
                folded.push(from);
                table[from as usize] = into;
            }
        }
        Table { folded: CharSet::new(folded), into: table }
    })
}

/// The pairs of the data file; none if it does not read, which a test would tell.
fn pairs() -> Vec<(char, char)> {
    let file = pack_files().iter().find(|file| file.path == "zh/traditional.toml");
    let Some(Ok(file)) = file.map(File::parse::<Characters>) else {
        return Vec::new();
    };
    let signs = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<Vec<_>>();
    signs(&file.traditional).into_iter().zip(signs(&file.simplified)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn traditional_text_is_folded_in_place() {
        let text = "第 1 條　為規範許可證之撤銷，特制定本辦法。";
        let folded = fold(text);
        assert_eq!(folded, "第 1 条　为规范许可证之撤销，特制定本办法。");
        assert_eq!(folded.len(), text.len());
    }

    #[test]
    fn simplified_text_is_not_copied() {
        for text in ["", "第一条　本办法所称著作，是指……😀 a é", "plain"] {
            assert!(matches!(fold(text), Cow::Borrowed(same) if same == text));
        }
    }

    #[test]
    fn the_table_is_whole_and_folds_into_itself() {
        let pairs = pairs();
        assert!(pairs.len() > 2900);
        let text: String = pairs.iter().map(|&(from, _)| from).collect();
        let want: String = pairs.iter().map(|&(_, into)| into).collect();
        assert_eq!(fold(&text), want);
        assert!(matches!(fold(&want), Cow::Borrowed(_)));
    }
}
