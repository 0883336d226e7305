//! `sarif`: SARIF 2.1.0 as code scanning of GitHub wants it.
//!
//! Results come first and the tool last, so that results need not be kept and lints nobody described
//! can still be listed.

use super::uri::{relative, uri};
use super::words::Words;
use super::{Emitter, Options, Rule, Summary};
use crate::lint::{Authority, DocumentReport, Finding, Fix, Place, Severity};
use crate::text::Source;
use serde::Serialize;
use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::Path;

/// The most characters that GitHub takes as a description.
const LONGEST: usize = 1024;

pub(super) struct Sarif<W> {
    out: W,
    options: Options,
    /// Index of each lint in the list of rules.
    indices: BTreeMap<String, usize>,
    notifications: Vec<Notification>,
    empty: bool,
    begun: bool,
}

impl<W: Write> Sarif<W> {
    pub(super) fn new(out: W, options: Options) -> Self {
        let codes = options.rules.iter().map(|rule| rule.code.clone());
        let indices = codes.enumerate().map(|(index, code)| (code, index)).collect();
        Self { out, options, indices, notifications: Vec::new(), empty: true, begun: false }
    }

    fn begin(&mut self) -> io::Result<()> {
        if std::mem::replace(&mut self.begun, true) {
            return Ok(());
        }
        let head = concat!(
            r#"{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","#,
            r#""runs":[{"columnKind":"unicodeCodePoints","results":["#
        );
        self.out.write_all(head.as_bytes())
    }

    /// Index of the rule of `finding`, which is added if nobody described it.
    fn rule(&mut self, finding: &Finding) -> usize {
        if let Some(&index) = self.indices.get(&finding.code) {
            return index;
        }
        let index = self.options.rules.len();
        self.options.rules.push(Rule {
            code: finding.code.clone(),
            name: finding.name.clone(),
            group: finding.group.clone(),
            severity: finding.severity,
            basis: finding.basis,
            summary: String::new(),
            page: String::new(),
        });
        self.indices.insert(finding.code.clone(), index);
        index
    }
}

impl<W: Write> Emitter for Sarif<W> {
    fn document(&mut self, report: &DocumentReport, source: Option<&Source>) -> io::Result<()> {
        self.begin()?;
        let base = self.options.base.clone();
        for error in &report.errors {
            let location = Location { physical: Physical::file(&report.path, base.as_deref()) };
            self.notifications.push(Notification {
                level: if source.is_some() { "warning" } else { "error" },
                message: Message { text: error.clone() },
                locations: [location],
            });
        }
        let words = Words::of(self.options.language.as_deref().unwrap_or(&report.language));
        for finding in &report.findings {
            let index = self.rule(finding);
            self.out.write_all(if self.empty { b"\n" } else { b",\n" })?;
            self.empty = false;
            let result = ResultData::new(finding, index, base.as_deref(), words);
            serde_json::to_writer(&mut self.out, &result)?;
        }
        Ok(())
    }

    fn finish(&mut self, summary: &Summary) -> io::Result<()> {
        self.begin()?;
        let tail = Tail {
            tool: Tool {
                driver: Driver {
                    name: "normlint",
                    version: env!("CARGO_PKG_VERSION"),
                    semantic_version: env!("CARGO_PKG_VERSION"),
                    rules: self.options.rules.iter().map(RuleData::from).collect(),
                },
            },
            invocations: [Invocation {
                execution_successful: summary.unreadable == 0,
                tool_execution_notifications: std::mem::take(&mut self.notifications),
            }],
        };
        // The members of the run that are left stand behind the results, in the same object.
        let tail = serde_json::to_string(&tail)?;
        let members = tail.strip_prefix('{').unwrap_or(&tail);
        writeln!(self.out, "\n],{members}]}}")?;
        self.out.flush()
    }
}

#[derive(Serialize)]
struct Tail<'a> {
    tool: Tool<'a>,
    invocations: [Invocation; 1],
}

#[derive(Serialize)]
struct Tool<'a> {
    driver: Driver<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver<'a> {
    name: &'a str,
    version: &'a str,
    semantic_version: &'a str,
    rules: Vec<RuleData<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Invocation {
    execution_successful: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tool_execution_notifications: Vec<Notification>,
}

#[derive(Serialize)]
struct Notification {
    level: &'static str,
    message: Message,
    locations: [Location; 1],
}

#[derive(Serialize)]
struct Message {
    text: String,
}

#[derive(Serialize)]
struct Help<'a> {
    text: &'a str,
    markdown: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct RuleData<'a> {
    id: &'a str,
    name: &'a str,
    short_description: Message,
    full_description: Message,
    help: Help<'a>,
    default_configuration: Configuration,
    properties: RuleProperties<'a>,
}

#[derive(Serialize)]
struct Configuration {
    level: &'static str,
}

#[derive(Serialize)]
struct RuleProperties<'a> {
    tags: [&'a str; 3],
    precision: &'static str,
    #[serde(rename = "problem.severity")]
    severity: &'static str,
}

impl<'a> From<&'a Rule> for RuleData<'a> {
    fn from(rule: &'a Rule) -> Self {
        let summary = if rule.summary.is_empty() { &rule.name } else { &rule.summary };
        let page = if rule.page.is_empty() { summary } else { &rule.page };
        let description = |text: &str| Message { text: text.chars().take(LONGEST).collect() };
        Self {
            id: &rule.code,
            name: &rule.name,
            short_description: description(summary),
            full_description: description(about(page).unwrap_or(summary)),
            help: Help { text: page, markdown: page },
            default_configuration: Configuration { level: level(rule.severity) },
            properties: RuleProperties {
                tags: ["legislation", &rule.group, rule.basis.name()],
                precision: match rule.group.as_str() {
                    "correctness" => "very-high",
                    "rights" | "clarity" | "hierarchy" => "high",
                    "nursery" | "research" => "low",
                    _ => "medium",
                },
                severity: match rule.severity {
                    Severity::Error => "error",
                    Severity::Warning => "warning",
                    Severity::Info => "recommendation",
                },
            },
        }
    }
}

/// The first paragraph of the first section of a page.
fn about(page: &str) -> Option<&str> {
    let section = page.split_once("\n## ")?.1.split_once('\n')?.1.trim_start();
    let paragraph = section.split("\n\n").next()?.trim_end();
    (!paragraph.is_empty() && !paragraph.starts_with(['#', '`'])).then_some(paragraph)
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

#[derive(Serialize)]
struct Location {
    #[serde(rename = "physicalLocation")]
    physical: Physical,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Physical {
    artifact_location: Artifact,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<Region>,
}

impl Physical {
    fn file(path: &str, base: Option<&Path>) -> Self {
        Self { artifact_location: Artifact::new(path, base), region: None }
    }

    fn new(place: &Place, base: Option<&Path>) -> Self {
        let snippet = (!place.text.is_empty()).then(|| Message { text: place.text.clone() });
        let region = Region { snippet, ..Region::new(place) };
        Self { region: Some(region), ..Self::file(&place.path, base) }
    }
}

#[derive(Serialize, Clone, PartialEq)]
#[serde(rename_all = "camelCase")]
struct Artifact {
    uri: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    uri_base_id: Option<&'static str>,
}

impl Artifact {
    fn new(path: &str, base: Option<&Path>) -> Self {
        let (uri, is_relative) = uri(&relative(path, base));
        Self { uri, uri_base_id: is_relative.then_some("%SRCROOT%") }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: u32,
    start_column: u32,
    end_line: u32,
    end_column: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    snippet: Option<Message>,
}

impl Region {
    fn new(place: &Place) -> Self {
        Self {
            start_line: place.start.line,
            start_column: place.start.column,
            end_line: place.end.line,
            end_column: place.end.column,
            snippet: None,
        }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ResultData<'a> {
    rule_id: &'a str,
    rule_index: usize,
    level: &'static str,
    message: Message,
    locations: [ResultLocation<'a>; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<RelatedLocation<'a>>,
    partial_fingerprints: Fingerprints<'a>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fixes: Vec<FixData<'a>>,
    properties: Properties<'a>,
}

#[derive(Serialize)]
struct ResultLocation<'a> {
    #[serde(rename = "physicalLocation")]
    physical: Physical,
    #[serde(rename = "logicalLocations", skip_serializing_if = "Option::is_none")]
    logical: Option<[Logical<'a>; 1]>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Logical<'a> {
    name: &'a str,
    fully_qualified_name: &'a str,
}

#[derive(Serialize)]
struct RelatedLocation<'a> {
    id: usize,
    #[serde(rename = "physicalLocation")]
    physical: Physical,
    message: Text<'a>,
}

#[derive(Serialize)]
struct Text<'a> {
    text: &'a str,
}

#[derive(Serialize)]
struct Fingerprints<'a> {
    #[serde(rename = "primaryLocationLineHash")]
    line: &'a str,
    #[serde(rename = "normlint/v1")]
    own: &'a str,
}

#[derive(Serialize)]
struct Properties<'a> {
    basis: &'static str,
    #[serde(skip_serializing_if = "<[Authority]>::is_empty")]
    authority: &'a [Authority],
}

impl<'a> ResultData<'a> {
    fn new(finding: &'a Finding, rule_index: usize, base: Option<&Path>, words: Words) -> Self {
        let place = &finding.place;
        let logical = Logical { name: &place.label, fully_qualified_name: &place.provision };
        let related = finding.related.iter().zip(1..).map(|(related, id)| RelatedLocation {
            id,
            physical: Physical::new(&related.place, base),
            message: Text { text: &related.message },
        });
        Self {
            rule_id: &finding.code,
            rule_index,
            level: level(finding.severity),
            message: Message { text: message(finding, words) },
            locations: [ResultLocation {
                physical: Physical::new(place, base),
                logical: (!place.provision.is_empty()).then_some([logical]),
            }],
            related_locations: related.collect(),
            partial_fingerprints: Fingerprints {
                line: &finding.fingerprint,
                own: &finding.fingerprint,
            },
            fixes: finding.fixes.iter().map(|fix| FixData::new(fix, base)).collect(),
            properties: Properties { basis: finding.basis.name(), authority: &finding.authority },
        }
    }
}

/// The message with links to the related places, notes and advice below it.
fn message(finding: &Finding, words: Words) -> String {
    let colon = words.colon();
    let mut lines = vec![finding.message.clone()];
    for (related, id) in finding.related.iter().zip(1..) {
        let place = &related.place;
        let name = if place.label.is_empty() { &place.path } else { &place.label };
        let name = name.replace('\\', "\\\\").replace('[', "\\[").replace(']', "\\]");
        let word = words.related();
        lines
            .push(format!("{word}{colon}[{name}]({id}) {}", related.message).trim_end().to_owned());
    }
    for note in &finding.notes {
        lines.push(format!("{}{colon}{note}", words.note()));
    }
    if let Some(help) = &finding.help {
        lines.push(format!("{}{colon}{help}", words.help()));
    }
    lines.join("\n")
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct FixData<'a> {
    description: Text<'a>,
    artifact_changes: Vec<Change<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Change<'a> {
    artifact_location: Artifact,
    replacements: Vec<Replacement<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Replacement<'a> {
    deleted_region: Region,
    inserted_content: Text<'a>,
}

impl<'a> FixData<'a> {
    fn new(fix: &'a Fix, base: Option<&Path>) -> Self {
        let mut changes: Vec<Change> = Vec::new();
        for edit in &fix.edits {
            let artifact_location = Artifact::new(&edit.place.path, base);
            let replacement = Replacement {
                deleted_region: Region::new(&edit.place),
                inserted_content: Text { text: &edit.replacement },
            };
            match changes.iter_mut().find(|change| change.artifact_location == artifact_location) {
                Some(change) => change.replacements.push(replacement),
                None => changes.push(Change { artifact_location, replacements: vec![replacement] }),
            }
        }
        Self { description: Text { text: &fix.title }, artifact_changes: changes }
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples::{all, render, rules};
    use super::super::{Format, Options};
    use serde_json::Value;

    fn sarif(options: Options) -> Value {
        serde_json::from_str(&render(Format::Sarif, &all(), options)).expect("it is JSON")
    }

    #[test]
    fn the_log_is_what_it_was() {
        let log = sarif(Options { rules: rules(), ..Options::default() });
        insta::assert_snapshot!(serde_json::to_string_pretty(&log).expect("it was JSON"));
    }

    #[test]
    fn every_result_finds_its_rule_and_has_what_github_asks_for() {
        let log = sarif(Options { rules: rules(), ..Options::default() });
        let run = &log["runs"][0];
        let results = run["results"].as_array().expect("results");
        assert_eq!(results.len(), 7);
        for result in results {
            let index = result["ruleIndex"].as_u64().and_then(|index| usize::try_from(index).ok());
            let rule = &run["tool"]["driver"]["rules"][index.expect("an index")];
            assert_eq!(rule["id"], result["ruleId"]);
            for text in ["shortDescription", "fullDescription", "help"] {
                assert!(rule[text]["text"].as_str().is_some_and(|text| !text.is_empty()));
            }
            let region = &result["locations"][0]["physicalLocation"]["region"];
            for key in ["startLine", "startColumn", "endLine", "endColumn"] {
                assert!(region[key].as_u64().is_some_and(|at| at > 0), "{region}");
            }
            assert!(result["partialFingerprints"]["primaryLocationLineHash"].is_string());
        }
        assert_eq!(run["invocations"][0]["executionSuccessful"], false);
    }

    #[test]
    fn a_page_gives_the_full_description() {
        let page = "# name\n\n## What it reports\nA status\nwithout end.\n\nMore.\n## Why";
        assert_eq!(super::about(page), Some("A status\nwithout end."));
        assert_eq!(super::about("# name\n\n## What it reports\n## Why"), None);
        assert_eq!(super::about("# name"), None);
    }

    #[test]
    fn a_run_without_documents_is_a_log_too() {
        let text = render(Format::Sarif, &[], Options::default());
        let log: Value = serde_json::from_str(&text).expect("it is JSON");
        assert_eq!(log["runs"][0]["results"], Value::Array(Vec::new()));
        assert_eq!(log["runs"][0]["invocations"][0]["executionSuccessful"], true);
    }
}
