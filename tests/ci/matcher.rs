//! The problem matcher, held against what normlint prints.

use super::{command, read, root};
use regex::Regex;
use serde_json::Value;
use std::collections::BTreeSet;

/// A problem that a matcher sees: `path:line:column severity code`.
type Problem = String;

struct Matcher {
    severity: Option<String>,
    patterns: Vec<(Regex, Value)>,
}

fn matchers() -> Vec<Matcher> {
    let file: Value = serde_json::from_str(&read(".github/normlint/matcher.json")).expect("JSON");
    let matchers = file["problemMatcher"].as_array().expect("matchers").iter();
    let pattern = |pattern: &Value| {
        let expression = pattern["regexp"].as_str().expect("an expression");
        (Regex::new(expression).expect("it is one"), pattern.clone())
    };
    matchers
        .map(|matcher| Matcher {
            severity: matcher["severity"].as_str().map(str::to_owned),
            patterns: matcher["pattern"]
                .as_array()
                .expect("patterns")
                .iter()
                .map(pattern)
                .collect(),
        })
        .collect()
}

impl Matcher {
    /// The problems in `lines`, as the runner finds them: the patterns on lines that follow each
    /// other, their groups put together.
    fn problems(&self, lines: &[&str]) -> Vec<Problem> {
        lines.windows(self.patterns.len()).filter_map(|lines| self.problem(lines)).collect()
    }

    fn problem(&self, lines: &[&str]) -> Option<Problem> {
        let captures: Vec<_> = lines
            .iter()
            .zip(&self.patterns)
            .map(|(line, (regex, names))| Some((regex.captures(line)?, names)))
            .collect::<Option<_>>()?;
        let group = |name: &str| {
            captures.iter().find_map(|(captures, names)| {
                let index = usize::try_from(names[name].as_u64()?).ok()?;
                Some(captures.get(index)?.as_str().to_owned())
            })
        };
        let severity = group("severity").or_else(|| self.severity.clone())?;
        assert!(group("message").is_some_and(|message| !message.is_empty()));
        let (file, line, column) = (group("file")?, group("line")?, group("column")?);
        Some(format!("{file}:{line}:{column} {severity} {}", group("code")?))
    }
}

/// What all matchers see in the output of `check` in a format.
fn seen(format: &str) -> Vec<Problem> {
    let mut check = command("normlint", root());
    check.args(["check", "fixtures/zh/draft.md", "fixtures/en", "--format", format]);
    let output = check.output().expect("it runs");
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    let lines: Vec<&str> = text.lines().collect();
    matchers().iter().flat_map(|matcher| matcher.problems(&lines)).collect()
}

#[test]
fn every_finding_is_seen_once_in_both_formats() {
    let mut check = command("normlint", root());
    check.args(["check", "fixtures/zh/draft.md", "fixtures/en", "--format", "jsonl"]);
    let text = String::from_utf8(check.output().expect("it runs").stdout).expect("UTF-8");
    let expected: Vec<Problem> = text
        .lines()
        .map(|line| {
            let finding: Value = serde_json::from_str(line).expect("JSON");
            let severity = match finding["severity"].as_str() {
                Some("info") => "notice",
                Some(severity) => severity,
                None => panic!("{line}"),
            };
            let start = &finding["span"]["start"];
            let path = finding["path"].as_str().expect("a path");
            let code = finding["code"].as_str().expect("a code");
            format!("{path}:{}:{} {severity} {code}", start["line"], start["column"])
        })
        .collect();
    let levels: BTreeSet<_> = expected.iter().filter_map(|p| p.split(' ').nth(1)).collect();
    assert_eq!(levels.len(), 3, "the drafts show all levels: {levels:?}");
    for format in ["short", "classic"] {
        let (mut seen, mut expected) = (seen(format), expected.clone());
        seen.sort();
        expected.sort();
        assert_eq!(seen, expected, "{format}");
    }
    assert!(seen("json").is_empty(), "other formats hold nothing that looks like a finding");
}
