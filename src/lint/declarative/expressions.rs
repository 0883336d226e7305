//! Whether the patterns of a page are regular expressions.

use crate::lint::page::Front;
use crate::text::Expression;
use toml::{Table, Value};

/// The keys of conditions whose values are patterns.
const PATTERNS: [&str; 6] = ["pattern", "heading", "before", "after", "lead", "tail"];

/// What is wrong with the first pattern of a page that is no regular expression.
pub(in crate::lint) fn wrong(front: &Front) -> Option<String> {
    let tables = [&front.find, &front.unless, &front.hint, &front.on];
    tables.into_iter().flatten().find_map(in_table)
}

fn in_table(table: &Table) -> Option<String> {
    table.iter().find_map(|(key, value)| in_value(key, value))
}

fn in_value(key: &str, value: &Value) -> Option<String> {
    match value {
        Value::String(source) if PATTERNS.contains(&key) => {
            let error = Expression::new(source).err()?;
            Some(format!("`{key} = '{source}'` is no regular expression: {error}"))
        }
        Value::Table(table) => in_table(table),
        Value::Array(values) => values.iter().find_map(|value| in_value(key, value)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_wrong_pattern_is_told() {
        let told = |text: &str| in_table(&toml::from_str(text).expect("a table"));
        let wrong = told("unit = \"sentence\"\nany = [{ not = { before = '(许可' } }]");
        assert!(wrong.is_some_and(|message| message.starts_with("`before = '(许可'` is no")));
        assert_eq!(told("pattern = '许可'\nwords = ['(']"), None);
    }
}
