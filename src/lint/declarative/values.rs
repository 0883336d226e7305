//! Values of `[find]` and `[unless]`, read from TOML.

use super::Merge;
use super::condition::{Pattern, Position, Scope};
use crate::model::{ActClass, ClarificationKind, QuantityKind, ReferenceKind};
use crate::text;

pub(super) fn strings(value: toml::Value) -> Result<Vec<String>, String> {
    match value {
        toml::Value::Array(values) => values.into_iter().map(string).collect(),
        one => Ok(vec![string(one)?]),
    }
}

pub(super) fn string(value: toml::Value) -> Result<String, String> {
    match value {
        toml::Value::String(text) => Ok(text),
        other => Err(format!("expected a text in quotation marks, found `{other}`")),
    }
}

pub(super) fn names<T>(
    value: toml::Value,
    what: &str,
    from_name: impl Fn(&str) -> Option<T>,
) -> Result<Vec<T>, String> {
    strings(value)?
        .iter()
        .map(|name| from_name(name).ok_or_else(|| format!("no {what} is called `{name}`")))
        .collect()
}

pub(super) fn pattern(value: toml::Value) -> Result<Pattern, String> {
    Ok(Pattern::new(string(value)?))
}

/// A pattern that must match right up to the end.
pub(super) fn ending(value: toml::Value) -> Result<Pattern, String> {
    Ok(Pattern::new(text::ending(&string(value)?)))
}

/// A pattern that must match from the beginning.
pub(super) fn beginning(value: toml::Value) -> Result<Pattern, String> {
    Ok(Pattern::new(text::beginning(&string(value)?)))
}

pub(super) fn scope(name: &str) -> Result<Scope, String> {
    Ok(match name {
        "clause" => Scope::Clause,
        "sentence" => Scope::Sentence,
        "next-sentence" => Scope::NextSentence,
        "header" => Scope::Header,
        "provision" => Scope::Provision,
        "paragraph" => Scope::Paragraph,
        "article" => Scope::Article,
        "chapter" => Scope::Chapter,
        "document" => Scope::Document,
        _ => return Err(format!("nothing to look within is called `{name}`")),
    })
}

pub(super) fn quantity(name: &str) -> Result<Option<QuantityKind>, String> {
    Ok(Some(match name {
        "any" => return Ok(None),
        "duration" => QuantityKind::Duration,
        "money" => QuantityKind::Money,
        "count" => QuantityKind::Count,
        "percentage" => QuantityKind::Percentage,
        "age" => QuantityKind::Age,
        "date" => QuantityKind::Date,
        _ => return Err(format!("no kind of quantity is called `{name}`")),
    }))
}

pub(super) fn reference(name: &str) -> Result<Option<ReferenceKind>, String> {
    Ok(Some(match name {
        "any" => return Ok(None),
        "internal" => ReferenceKind::Internal,
        "relative" => ReferenceKind::Relative,
        "external" => ReferenceKind::External,
        _ => return Err(format!("no kind of reference is called `{name}`")),
    }))
}

pub(super) fn clarified(value: toml::Value) -> Result<Vec<ClarificationKind>, String> {
    if value.as_str() == Some("any") {
        return Ok(ClarificationKind::ALL.to_vec());
    }
    names(value, "way to be made precise", ClarificationKind::from_name)
}

pub(super) fn jurisdictions(value: toml::Value) -> Result<Vec<String>, String> {
    let known = crate::jurisdiction::codes();
    let codes = strings(value)?;
    match codes.iter().find(|code| !known.contains(&code.as_str())) {
        Some(code) => Err(format!("no jurisdiction is called `{code}`")),
        None => Ok(codes),
    }
}

/// What `merge` says.
pub(super) fn merge(value: toml::Value) -> Result<Merge, String> {
    Ok(match (value.as_bool(), value.as_str()) {
        (Some(true), _) => Merge::Texts,
        (Some(false), _) => Merge::Nothing,
        (None, Some("all")) => Merge::All,
        (None, _) => Merge::Words(strings(value)?),
    })
}

pub(super) fn status(name: &str) -> Result<Option<ActClass>, String> {
    Ok(Some(match name {
        "any" => return Ok(None),
        "personal" => ActClass::Personal,
        "licence" => ActClass::Licence,
        "registration" => ActClass::Registration,
        "document" => ActClass::Document,
        _ => return Err(format!("no class of status is called `{name}`")),
    }))
}

pub(super) fn position(name: &str) -> Result<Position, String> {
    Ok(match name {
        "first-article" => Position::FirstArticle,
        "last-article" => Position::LastArticle,
        "general-provisions" => Position::GeneralProvisions,
        _ => return Err(format!("no position is called `{name}`")),
    })
}
