//! Values with their places in the file, and errors that name them.

use crate::cli::suggest::instead;
use crate::text::LineIndex;
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::Deserialize;
use std::borrow::Cow;
use std::fmt;
use std::ops::{Deref, Range};
use toml::Spanned;

/// A value with its place in the file.
#[derive(Debug, Clone, Deserialize)]
#[serde(transparent)]
#[serde(bound(deserialize = "T: Deserialize<'de>"))]
pub(in crate::cli) struct At<T>(Spanned<T>);

impl<T> At<T> {
    /// The bytes of the value.
    pub(in crate::cli) fn span(&self) -> Range<usize> {
        self.0.span()
    }
}

impl<T> Deref for At<T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.0.get_ref()
    }
}

impl<T: JsonSchema> JsonSchema for At<T> {
    fn inline_schema() -> bool {
        T::inline_schema()
    }

    fn schema_name() -> Cow<'static, str> {
        T::schema_name()
    }

    fn schema_id() -> Cow<'static, str> {
        T::schema_id()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        T::json_schema(generator)
    }
}

/// A mistake in a configuration: where it is and what to do.
#[derive(Debug, thiserror::Error)]
pub(in crate::cli) struct ConfigError {
    path: String,
    message: String,
    place: Option<Excerpt>,
}

#[derive(Debug)]
struct Excerpt {
    line: u32,
    column: u32,
    text: String,
    carets: String,
}

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { path, message, place } = self;
        let Some(Excerpt { line, column, text, carets }) = place else {
            return write!(f, "{path}: {message}");
        };
        let gap = " ".repeat(line.to_string().len());
        write!(f, "{path}:{line}:{column}: {message}\n{gap} |\n{line} | {text}\n{gap} | {carets}")
    }
}

impl ConfigError {
    /// A mistake at `span` of the file `path` with the text `text`.
    pub(in crate::cli) fn new(
        path: &str,
        text: &str,
        span: Option<Range<usize>>,
        message: impl Into<String>,
    ) -> Self {
        let place = span.map(|span| Excerpt::new(text, &span));
        Self { path: path.to_owned(), message: message.into(), place }
    }

    /// What the reader of TOML has to say, with a remedy where one is known.
    pub(in crate::cli) fn from_toml(path: &str, text: &str, error: &toml::de::Error) -> Self {
        Self::new(path, text, error.span(), remedy(error.message().trim()))
    }
}

impl Excerpt {
    fn new(text: &str, span: &Range<usize>) -> Self {
        use unicode_width::UnicodeWidthStr as _;
        let lines = LineIndex::new(text);
        let offset = u32::try_from(span.start).unwrap_or(u32::MAX);
        let position = lines.position(text, offset);
        let line = lines.line_span(text, lines.line(offset)).unwrap_or_default();
        let (start, end) = (span.start, span.end.min(line.end as usize).max(span.start));
        let before = text.get(line.start as usize..start).unwrap_or_default();
        let marked = text.get(start..end).unwrap_or_default();
        Self {
            line: position.line,
            column: position.column,
            text: line.slice(text).replace('\t', " "),
            carets: format!("{}{}", " ".repeat(before.width()), "^".repeat(marked.width().max(1))),
        }
    }
}

/// A message of serde in words that say what to do.
fn remedy(message: &str) -> String {
    if message == "wanted string or table" {
        return "a word in quotation marks belongs here".to_owned();
    }
    let names: Vec<&str> = message.split('`').skip(1).step_by(2).collect();
    let Some((&name, known)) = names.split_first() else { return message.to_owned() };
    let instead = || instead(name, known.iter().copied());
    if message.starts_with("unknown field") {
        format!("unknown key `{name}`{}", instead())
    } else if message.starts_with("unknown variant") {
        format!("`{name}` is not a value of this key{}", instead())
    } else if message.starts_with("missing field") {
        format!("`{name}` is missing; add `{name} = …`")
    } else {
        message.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_of_serde_become_remedies() {
        let check = |message: &str, expected: &str| assert_eq!(remedy(message), expected);
        check(
            "unknown field `selct`, expected one of `select`, `ignore`",
            "unknown key `selct`; did you mean `select`?",
        );
        check(
            "unknown variant `fatal`, expected one of `allow`, `error`",
            "`fatal` is not a value of this key; there are allow, error",
        );
        check("missing field `reason`", "`reason` is missing; add `reason = …`");
        check(
            "invalid type: integer `3`, expected a string",
            "invalid type: integer `3`, expected a string",
        );
    }

    #[test]
    fn an_error_shows_its_line() {
        let text = "lang = \"zh\"\n说明 = 3\n";
        let error = ConfigError::new("a.toml", text, Some(12..18), "unknown key");
        assert_eq!(error.to_string(), "a.toml:2:1: unknown key\n  |\n2 | 说明 = 3\n  | ^^^^");
    }
}
