//! Allowances written in documents.

use super::allow::{Fault, is_reason};
use super::catalogue::Catalogue;
use super::settings::Allowance;
use crate::text::{Source, Span};
use memchr::memmem;

/// Begins a comment that speaks to normlint.
const MARK: &str = "normlint:";

/// An allowance written in a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inline {
    /// What it allows. Its line is the one that it silences; where `fault` is given it silences
    /// nothing.
    pub allowance: Allowance,
    /// The comment.
    pub span: Span,
    /// What is wrong with it.
    pub fault: Option<Fault>,
}

/// The allowances that stand in a document, in order; one for each lint that a comment names.
#[must_use]
pub fn parse(source: &Source, catalogue: &Catalogue) -> Vec<Inline> {
    let text = source.text();
    let mut found = Vec::new();
    for at in memmem::find_iter(text.as_bytes(), MARK) {
        let Some(comment) = comment_around(text, at) else { continue };
        let body = text.get(at + MARK.len()..comment.end as usize - "-->".len());
        let line = silenced_line(source, comment);
        for (lint, reason, expires, fault) in read(body.unwrap_or_default(), catalogue) {
            let origin = format!("{}:{}", source.path(), source.position(comment.start).line);
            let (provision, text, line) = (None, None, Some(line));
            let allowance = Allowance { lint, provision, text, line, reason, expires, origin };
            found.push(Inline { allowance, span: comment, fault });
        }
    }
    found
}

/// The comment in which the word at `at` comes first.
fn comment_around(text: &str, at: usize) -> Option<Span> {
    let start = text.get(..at)?.trim_end().strip_suffix("<!--")?.len();
    let end = at + text.get(at..)?.find("-->")? + "-->".len();
    Some(Span::new(start, end))
}

/// The line (from 1) that an allowance speaks of: its own where text stands before it, else the
/// first one below with something else than comments.
fn silenced_line(source: &Source, comment: Span) -> u32 {
    let (text, lines) = (source.text(), source.lines());
    let number = |line: usize| u32::try_from(line).unwrap_or(u32::MAX - 1) + 1;
    let own = lines.line(comment.start);
    let before = lines
        .line_span(text, own)
        .and_then(|line| text.get(line.start as usize..comment.start as usize));
    if before.is_some_and(|before| !before.trim().is_empty()) {
        return number(own);
    }
    let mut rest = comment.end as usize;
    while let Some(after) = text.get(rest..) {
        rest += after.len() - after.trim_start().len();
        match text.get(rest..).filter(|after| after.starts_with("<!--")) {
            Some(after) => match after.find("-->") {
                Some(end) => rest += end + "-->".len(),
                None => break,
            },
            None => break,
        }
    }
    number(lines.line(Span::empty(rest).start))
}

type Read = (String, String, Option<String>, Option<Fault>);

/// Reads what stands behind `normlint:`.
fn read(body: &str, catalogue: &Catalogue) -> Vec<Read> {
    let unreadable =
        |lint: &str| vec![(lint.to_owned(), String::new(), None, Some(Fault::Unreadable))];
    let Some(rest) = body
        .trim_start()
        .strip_prefix("allow")
        .filter(|rest| rest.starts_with(|c: char| c.is_whitespace() || c == ':'))
    else {
        return unreadable(body.trim());
    };
    let rest = rest.trim_start_matches(':');
    let names_end = rest.find('=').map_or(rest.len(), |at| {
        let before = rest.get(..at).unwrap_or_default().trim_end();
        before.rfind(|c: char| c.is_whitespace() || c == ',').map_or(0, |last| last + 1)
    });
    let (names, attributes) = rest.split_at_checked(names_end).unwrap_or((rest, ""));
    let Some(attributes) = read_attributes(attributes) else { return unreadable(names.trim()) };
    let value = |key: &str| {
        let found = attributes.iter().find(|(known, _)| *known == key);
        found.map(|&(_, value)| value.trim().to_owned())
    };
    if attributes.iter().any(|(key, _)| !["reason", "expires"].contains(key)) {
        return unreadable(names.trim());
    }
    let (reason, expires) = (value("reason").unwrap_or_default(), value("expires"));
    let names: Vec<&str> = names
        .split(|c: char| c.is_whitespace() || c == ',' || c == '，')
        .filter(|name| !name.is_empty())
        .collect();
    if names.is_empty() {
        return unreadable("");
    }
    let fault = |name: &str| match &expires {
        _ if !catalogue.knows(name) => Some(Fault::UnknownLint),
        _ if !is_reason(&reason) => Some(Fault::NoReason),
        Some(date) if !is_date(date) => Some(Fault::NoDate(date.clone())),
        _ => None,
    };
    names
        .iter()
        .map(|&name| (name.to_owned(), reason.clone(), expires.clone(), fault(name)))
        .collect()
}

/// `key="value"` pairs; `None` where something else stands there. Chinese quotation marks do, too.
fn read_attributes(mut rest: &str) -> Option<Vec<(&str, &str)>> {
    let mut found = Vec::new();
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == ',');
        if rest.is_empty() {
            return Some(found);
        }
        let (key, after) = rest.split_once('=')?;
        let after = after.trim_start();
        let open = after.chars().next()?;
        let close = match open {
            '"' | '\'' => open,
            '“' | '”' => '”',
            '「' => '」',
            _ => return None,
        };
        let (value, after) = after.get(open.len_utf8()..)?.split_once(close)?;
        found.push((key.trim(), value));
        rest = after;
    }
}

/// Whether a text has the shape of a date, `YYYY-MM-DD`.
fn is_date(text: &str) -> bool {
    let shape = |(i, byte): (usize, u8)| match i {
        4 | 7 => byte == b'-',
        _ => byte.is_ascii_digit(),
    };
    text.len() == 10 && text.bytes().enumerate().all(shape)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Format;

    fn parsed(text: &str) -> Vec<Inline> {
        let source = Source::new("draft.md", text, Format::Markdown);
        parse(&source, &Catalogue::builtin().expect("the pages read"))
    }

    /// The lints, the line and the fault of each allowance.
    fn brief(text: &str) -> Vec<(String, Option<u32>, Option<Fault>)> {
        let brief = |inline: Inline| (inline.allowance.lint, inline.allowance.line, inline.fault);
        parsed(text).into_iter().map(brief).collect()
    }

    #[track_caller]
    fn check(text: &str, lint: &str, line: u32, fault: Option<Fault>) {
        assert_eq!(brief(text), [(lint.to_owned(), Some(line), fault)]);
    }

    #[test]
    fn an_allowance_is_read_with_its_reason_and_last_day() {
        let text = "<!-- normlint: allow NRM001 reason=\"因为 a=b\" expires=\"2027-01-01\" -->\nx";
        let found = parsed(text);
        let allowance = &found[0].allowance;
        assert_eq!(allowance.reason, "因为 a=b");
        assert_eq!(allowance.expires.as_deref(), Some("2027-01-01"));
        assert_eq!((allowance.origin.as_str(), allowance.line), ("draft.md:1", Some(2)));
        assert_eq!(found[0].span.slice(text), text.trim_end_matches("\nx"));
    }

    #[test]
    fn chinese_quotation_marks_do_as_well() {
        check("<!--normlint: allow NRM001 reason=“另有规定”-->\n甲", "NRM001", 2, None);
    }

    #[test]
    fn the_line_is_the_next_one_with_text_or_its_own() {
        let comment = "<!-- normlint: allow NRM001 reason=\"x\" -->";
        check(&format!("一\n{comment}\n\n　\n二\n"), "NRM001", 5, None);
        check(&format!("一\n{comment}\r\n<!-- other -->\r\n二\n"), "NRM001", 4, None);
        check(&format!("一 {comment}\n二\n"), "NRM001", 1, None);
        check(&format!("{comment} 二\n"), "NRM001", 1, None);
        check(&format!("{}\n二", comment.replace(' ', "\n")), "NRM001", 7, None);
    }

    #[test]
    fn several_lints_share_a_comment() {
        let found = brief("<!-- normlint: allow NRM001, NRM002 reason=\"x\" -->\n二");
        let names: Vec<&str> = found.iter().map(|(name, ..)| name.as_str()).collect();
        assert_eq!(names, ["NRM001", "NRM002"]);
    }

    #[test]
    fn faults_are_told() {
        for reason in ["", "reason=\"\"", "reason=\"…\"", "reason=“——”"] {
            let comment = format!("<!-- normlint: allow NRM001 {reason} -->\n二");
            check(&comment, "NRM001", 2, Some(Fault::NoReason));
        }
        check(
            "<!-- normlint: allow NRM999 reason=\"x\" -->\n二",
            "NRM999",
            2,
            Some(Fault::UnknownLint),
        );
        let date = Some(Fault::NoDate("soon".to_owned()));
        check(
            "<!-- normlint: allow NRM001 reason=\"x\" expires=\"soon\" -->\n二",
            "NRM001",
            2,
            date,
        );
        for unreadable in [
            "<!-- normlint: ignore NRM001 -->\n二",
            "<!-- normlint: allow reason=\"x\" -->\n二",
            "<!-- normlint: allow NRM001 because=\"x\" -->\n二",
            "<!-- normlint: allow NRM001 reason=x -->\n二",
        ] {
            assert_eq!(brief(unreadable)[0].2, Some(Fault::Unreadable), "{unreadable}");
        }
    }

    #[test]
    fn other_text_is_no_allowance() {
        assert!(brief("normlint: allow NRM001\n<!-- see normlint: allow -->").is_empty());
        assert!(brief("<!-- normlint: allow NRM001 reason=\"x\"").is_empty());
        assert!(brief("<!-- -->").is_empty());
    }
}
