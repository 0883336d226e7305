//! GAP002: a text that tells several kinds of residents apart has no way for a category of persons
//! on the checklist.

use crate::lint::native::shared::{assessable, in_script};
use crate::lint::{Context, Draft};
use crate::model::{ActClass, Edge};
use memchr::memmem;
use std::cell::OnceCell;
use toml::Value;

/// A text that knows so many kinds of residents means to list them.
const SEVERAL: usize = 2;

pub(super) fn check(context: &Context<'_>) {
    let document = context.document;
    if !assessable(document) {
        return;
    }
    let lower = |text: &str| text.to_ascii_lowercase();
    let subjects = words(context.option("statuses"));
    let is_subject = |name: &str| {
        let name = lower(name);
        subjects.iter().any(|word| name.contains(word))
    };
    let status = document.statuses().iter().find(|status| {
        let regime = status.has(Edge::Grant) && status.has(Edge::Loss);
        regime && status.class == ActClass::Personal && is_subject(&status.name)
    });
    let Some(grant) = status.and_then(|status| status.edges(Edge::Grant).next()) else { return };
    let small = OnceCell::new();
    let small = || small.get_or_init(|| lower(document.text())).as_str();
    // Only words of Latin letters are asked for in small ones.
    let has = |word: &str| {
        let latin = word.contains(|c: char| c.is_ascii_alphabetic());
        let text = if latin { small() } else { document.text() };
        memmem::find(text.as_bytes(), word.as_bytes()).is_some()
    };
    // What the text sends to other law is no gap of its own.
    if words(context.option("elsewhere")).iter().any(|word| has(word)) {
        return;
    }
    let kinds = words(context.option("kinds"));
    if kinds.iter().filter(|&&word| has(word)).count() < SEVERAL {
        return;
    }
    let Some(Value::Array(categories)) = context.option("categories") else { return };
    let covered = |row: &&Value| words(row.get("words")).iter().any(|word| has(word));
    let language = if context.chinese { "zh" } else { "en" };
    let missing = categories.iter().filter(|row| !covered(row));
    let missing: Vec<&str> =
        missing.filter_map(|row| row.get(language).and_then(Value::as_str)).collect();
    if missing.is_empty() {
        return;
    }
    let missing = missing.join(if context.chinese { "、" } else { ", " });
    context.report(
        Draft::new(grant.node, grant.verb.unwrap_or(grant.words))
            .with("status", status.map_or("", |status| status.name.as_str()))
            .with("categories", in_script(context, &missing)),
    );
}

/// The texts of a list in the settings.
fn words(list: Option<&Value>) -> Vec<&str> {
    list.and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).collect()
}
