//! Bytes in, text out: encodings and file formats, one file a format.
//!
//! Reading never refuses: bytes that mean nothing become U+FFFD and are told in the notes of the
//! source. Invisible and private-use characters stay where they are; only a byte order mark at the
//! very beginning is taken off. Knows nothing of law.

mod encoding;

pub use encoding::decode;

use crate::text::{Format, Source};

/// Largest file that is read, in bytes: offsets are 32 bits wide and text can grow threefold when
/// it is decoded.
pub const MAX_BYTES: u64 = 1 << 30;

/// Endings of the files that can be read, in lower case without the dot.
pub const EXTENSIONS: [&str; 4] = ["md", "markdown", "txt", "text"];

/// Decodes `bytes`, which users know as `path`. The format is that of the ending of `path` unless
/// `format` says otherwise; text of unknown ending is plain.
#[must_use]
pub fn read(path: &str, bytes: Vec<u8>, format: Option<Format>) -> Source {
    let decoded = decode(bytes);
    let format = format.unwrap_or_else(|| format_of(path));
    Source::decoded(path.to_owned(), decoded.text, format, decoded.encoding, decoded.notes)
}

/// The format that the ending of a path speaks for.
#[must_use]
pub fn format_of(path: &str) -> Format {
    let ending = path.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    match ending.as_deref() {
        Some("md" | "markdown") => Format::Markdown,
        _ => Format::Plain,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ending_decides_the_format() {
        assert_eq!(format_of("laws/a.MD"), Format::Markdown);
        assert_eq!(format_of("laws.md/a"), Format::Plain);
        assert_eq!(read("a.txt", b"x".to_vec(), Some(Format::Markdown)).format(), Format::Markdown);
    }
}
