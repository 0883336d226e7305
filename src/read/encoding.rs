//! Which characters the bytes of a text stand for.

use crate::text::DecodingNote;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// A decoded text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The text without its byte order mark.
    pub text: String,
    /// WHATWG name of the encoding.
    pub encoding: &'static str,
    /// What went wrong.
    pub notes: Vec<DecodingNote>,
}

/// How many bytes the detector looks at where a text is not UTF-8: enough for its statistics.
const DETECT_BYTES: usize = 64 * 1024;

/// Decodes `bytes`: by byte order mark, else as UTF-16 where the zero bytes of Latin text give it
/// away or its pairs are Chinese characters, else as UTF-8 where they are UTF-8, else by the statistics of legacy encodings
/// (GB18030, Big5, `Shift_JIS`, windows-1252 and others).
#[must_use]
pub fn decode(bytes: Vec<u8>) -> Decoded {
    if let Some((encoding, mark)) = Encoding::for_bom(&bytes) {
        return with(encoding, bytes.get(mark..).unwrap_or_default());
    }
    // Before UTF-8: Latin text in UTF-16 is well-formed UTF-8 with a zero byte in every pair.
    if let Some(encoding) = chinese_utf16(&bytes).or_else(|| utf16_without_mark(&bytes)) {
        return with(encoding, &bytes);
    }
    match String::from_utf8(bytes) {
        Ok(text) => Decoded { text, encoding: UTF_8.name(), notes: Vec::new() },
        Err(error) => with(detect(error.as_bytes()), error.as_bytes()),
    }
}

fn with(encoding: &'static Encoding, bytes: &[u8]) -> Decoded {
    let (text, damaged) = encoding.decode_without_bom_handling(bytes);
    let mut notes = Vec::new();
    if damaged {
        let mut replaced = text.match_indices('\u{fffd}').map(|(at, _)| at);
        let first = replaced.next().unwrap_or_default();
        notes.push(DecodingNote::Lossy {
            replaced: 1 + replaced.count(),
            first: u32::try_from(first).unwrap_or(u32::MAX),
        });
    }
    Decoded { text: text.into_owned(), encoding: encoding.name(), notes }
}

/// A nearly-UTF-8 text with a few damaged bytes is still UTF-8; the detector, asked not to think
/// of UTF-8, would turn all of it into something else.
fn detect(bytes: &[u8]) -> &'static Encoding {
    if is_mostly_utf8(bytes) {
        return UTF_8;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes.get(..DETECT_BYTES).unwrap_or(bytes), bytes.len() <= DETECT_BYTES);
    let guess = detector.guess(None, Utf8Detection::Deny);
    // GBK is the detector's name for the family; GB18030 reads all of it and more.
    if guess.name() == "GBK" { encoding_rs::GB18030 } else { guess }
}

/// Whether at least nineteen of twenty bytes above ASCII are parts of well-formed characters.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().bytes().filter(|byte| !byte.is_ascii()).count();
        bad += chunk.invalid().len();
    }
    good > 19 * bad
}

/// UTF-16 without a mark, told by its zero bytes: Latin letters, digits, spaces and line ends have
/// one zero byte each, always on the same side. Legacy encodings have none.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..DETECT_BYTES).unwrap_or(bytes);
    let (mut even, mut odd) = (0_usize, 0_usize);
    for pair in head.chunks_exact(2) {
        even += usize::from(pair[0] == 0);
        odd += usize::from(pair[1] == 0);
    }
    let enough = head.len() / 64 + 1;
    match (even >= enough, odd >= enough) {
        (true, false) => Some(UTF_16BE),
        (false, true) => Some(UTF_16LE),
        _ => None,
    }
}

/// Chinese in UTF-16 without a mark. It may have no Latin letter, but 。 and ， and the like leave
/// control characters among its bytes, which no text in another encoding has; read the right way
/// round, nearly all pairs are characters of Chinese texts.
fn chinese_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..DETECT_BYTES).unwrap_or(bytes);
    let is_control = |byte: &&u8| **byte < b' ' && !matches!(**byte, b'\t' | b'\n' | b'\r');
    if head.iter().filter(is_control).count() <= head.len() / 200 {
        return None;
    }
    let fits = |read: fn([u8; 2]) -> u16| {
        let units = || head.chunks_exact(2).map(|pair| read([pair[0], pair[1]]));
        let chinese = units().filter(|&unit| {
            matches!(unit, 0x4e00..=0x9fff | 0x3000..=0x303f | 0xff00..=0xff5e | 0x2010..=0x203b)
                || matches!(unit, 0x20..=0x7e | 0x9 | 0xa | 0xd)
        });
        chinese.count() * 20 >= units().count() * 19
    };
    match (fits(u16::from_le_bytes), fits(u16::from_be_bytes)) {
        (true, false) => Some(UTF_16LE),
        (false, true) => Some(UTF_16BE),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CHINESE: &str = "第一条　为了规范外国人永久居留管理，保障外国人合法权益，制定本办法。\r\n\
        第二条　申请人应当提交申请书。\u{e000}\u{200b}";

    #[track_caller]
    fn check(bytes: &[u8], encoding: &str, text: &str) {
        let decoded = decode(bytes.to_vec());
        assert_eq!((decoded.encoding, decoded.text.as_str()), (encoding, text));
        assert_eq!(decoded.notes, []);
    }

    #[test]
    fn utf8_with_and_without_mark() {
        check(CHINESE.as_bytes(), "UTF-8", CHINESE);
        check(format!("\u{feff}{CHINESE}").as_bytes(), "UTF-8", CHINESE);
        check(b"", "UTF-8", "");
    }

    #[test]
    fn utf16_with_and_without_mark() {
        let little: Vec<u8> = CHINESE.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = CHINESE.encode_utf16().flat_map(u16::to_be_bytes).collect();
        check(&[&[0xff, 0xfe], little.as_slice()].concat(), "UTF-16LE", CHINESE);
        check(&[&[0xfe, 0xff], big.as_slice()].concat(), "UTF-16BE", CHINESE);
        let plain = "第一条　为了规范示例水井的管理，保障村民的权益，制定本办法。第二条　水井（含深井）由村民委员会登记。";
        for text in [plain.to_owned(), format!("{plain}\r\n").repeat(40), "水井、泉眼。".repeat(9)]
        {
            let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
            let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
            check(&little, "UTF-16LE", &text);
            check(&big, "UTF-16BE", &text);
        }
        let english = "Article 1\nThis Act applies — throughout.\n".repeat(4);
        let bytes: Vec<u8> = english.encode_utf16().flat_map(u16::to_le_bytes).collect();
        check(&bytes, "UTF-16LE", &english);
    }

    #[test]
    fn legacy_encodings() {
        let simplified = CHINESE.replace(['\u{e000}', '\u{200b}'], "");
        let (bytes, ..) = encoding_rs::GB18030.encode(&simplified);
        check(&bytes, "gb18030", &simplified);
        let traditional = "第一條　為規範外國人永久居留之管理，特制定本辦法。主管機關應公告之。";
        let (bytes, ..) = encoding_rs::BIG5.encode(traditional);
        check(&bytes, "Big5", traditional);
        let japanese =
            "第一条　この法律は、新エネルギー利用等の促進に関し必要な事項を定めるものとする。";
        let (bytes, ..) = encoding_rs::SHIFT_JIS.encode(japanese);
        check(&bytes, "Shift_JIS", japanese);
        let english = "§ 1. A person’s “licence” may be revoked – fee £100, café.";
        let (bytes, ..) = encoding_rs::WINDOWS_1252.encode(english);
        check(&bytes, "windows-1252", english);
    }

    #[test]
    fn damage_is_told_with_its_place() {
        let mut bytes = CHINESE.as_bytes().to_vec();
        bytes.insert(6, 0xff);
        let decoded = decode(bytes);
        assert_eq!(decoded.encoding, "UTF-8");
        assert_eq!(decoded.notes, [DecodingNote::Lossy { replaced: 1, first: 6 }]);
    }
}
