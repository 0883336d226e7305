//! GAP002: a residence status without a way for a category of persons on the checklist.

use crate::lint::native::shared::assessable;
use crate::lint::{Context, Draft};
use crate::model::{ActClass, Edge};
use toml::Value;

pub(super) fn check(context: &Context<'_>) {
    let document = context.document;
    let Some(Value::Array(categories)) = context.option("categories") else { return };
    let Some(Value::Array(subjects)) = context.option("statuses") else { return };
    if !assessable(document) {
        return;
    }
    let lower = |text: &str| text.to_lowercase();
    let is_subject = |name: &str| {
        let name = lower(name);
        subjects.iter().filter_map(Value::as_str).any(|word| name.contains(word))
    };
    let status = document.statuses().iter().find(|status| {
        status.class == ActClass::Personal && status.has(Edge::Grant) && is_subject(&status.name)
    });
    let Some(grant) = status.and_then(|status| status.edges(Edge::Grant).next()) else { return };
    let text = lower(document.text());
    let covered = |row: &&Value| {
        let words = row.get("words").and_then(Value::as_array).into_iter().flatten();
        words.filter_map(Value::as_str).any(|word| text.contains(word))
    };
    let language = if context.chinese { "zh" } else { "en" };
    let missing = categories.iter().filter(|row| !covered(row));
    let missing: Vec<&str> =
        missing.filter_map(|row| row.get(language).and_then(Value::as_str)).collect();
    if missing.is_empty() {
        return;
    }
    context.report(
        Draft::new(grant.node, grant.verb.unwrap_or(grant.words))
            .with("status", status.map_or("", |status| status.name.as_str()))
            .with("categories", missing.join(if context.chinese { "、" } else { ", " })),
    );
}
