//! Comma-separated values, as RFC 4180 has them.

use std::borrow::Cow;
use std::io::{self, Write};

/// Writes a record: its fields between commas, ended by CR LF.
pub(super) fn record(out: &mut (impl Write + ?Sized), fields: &[&str]) -> io::Result<()> {
    for (at, value) in fields.iter().enumerate() {
        if at > 0 {
            out.write_all(b",")?;
        }
        out.write_all(field(value).as_bytes())?;
    }
    out.write_all(b"\r\n")
}

/// A field: in quotation marks where it holds a comma, one of them or a line break.
fn field(value: &str) -> Cow<'_, str> {
    if value.contains([',', '"', '\r', '\n']) {
        Cow::Owned(format!("\"{}\"", value.replace('"', "\"\"")))
    } else {
        Cow::Borrowed(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_quoted_where_they_must_be() {
        let mut out = Vec::new();
        record(&mut out, &["a", "b,c", "d \"e\"", "f\ng", "", "甲，乙"]).expect("memory");
        let text = String::from_utf8(out).expect("UTF-8");
        assert_eq!(text, "a,\"b,c\",\"d \"\"e\"\"\",\"f\ng\",,甲，乙\r\n");
    }
}
