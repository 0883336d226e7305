//! The page of a lint as users read it.

use crate::lint::{AuthorityRow, GROUPS, Lint};
use std::fmt::Write as _;

/// The whole page of a lint in Markdown, with what its front matter says.
#[must_use]
pub fn lint_page(lint: &Lint) -> String {
    let front = &lint.page.front;
    let on = GROUPS.iter().any(|group| group.name == front.group && group.on);
    let mut text = format!(
        "# {}: {}\n\n{} ({}) · {} · {} · {}\n",
        front.code,
        lint.name(),
        front.group,
        if on { "on" } else { "off" },
        front.severity.name(),
        front.basis.name(),
        front.languages.join(", "),
    );
    if !front.jurisdictions.is_empty() {
        let _ = writeln!(text, "Only in: {}", front.jurisdictions.join(", "));
    }
    for summary in [&front.summary.en, &front.summary.zh] {
        if !summary.is_empty() {
            let _ = write!(text, "\n{summary}\n");
        }
    }
    // The page repeats its name as its title.
    let body = match lint.page.body.split_once('\n') {
        Some((title, rest)) if title.starts_with("# ") => rest,
        _ if lint.page.body.starts_with("# ") => "",
        _ => &lint.page.body,
    };
    let _ = write!(text, "\n{}\n", body.trim());
    authority(&front.authority, &mut text);
    options(lint, &mut text);
    text
}

fn authority(rows: &[AuthorityRow], text: &mut String) {
    if rows.is_empty() {
        return;
    }
    text.push_str("\n## Authority\n");
    for row in rows {
        text.push_str(if row.see { "- see " } else { "- " });
        text.push_str(&row.title);
        for part in [&row.provision, &row.version] {
            if !part.is_empty() {
                let _ = write!(text, ", {part}");
            }
        }
        match (row.from.as_str(), row.to.as_str()) {
            ("", "") => {}
            (from, "") => drop(write!(text, " (from {from})")),
            ("", to) => drop(write!(text, " (until {to})")),
            (from, to) => drop(write!(text, " ({from} to {to})")),
        }
        if !row.says.is_empty() {
            let _ = write!(text, ": {}", row.says);
        }
        text.push('\n');
    }
}

fn options(lint: &Lint, text: &mut String) {
    if lint.page.front.options.is_empty() {
        return;
    }
    let _ =
        write!(text, "\n## Options\nSet in `normlint.toml` under `[options.{}]`:\n", lint.code());
    for (name, option) in &lint.page.front.options {
        let default = option.get("default").map_or(String::new(), |value| format!(" = {value}"));
        let help = option.get("help").and_then(toml::Value::as_str).unwrap_or_default();
        let _ = writeln!(text, "- `{name}{default}`: {help}");
    }
}
