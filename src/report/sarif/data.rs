//! The objects of SARIF that are written.

use super::super::Rule;
use super::super::uri::{relative, uri};
use super::super::words::Words;
use crate::lint::{Authority, Finding, Fix, Place, Severity};
use serde::Serialize;
use std::path::Path;

/// The most characters that GitHub takes as a description.
const LONGEST: usize = 1024;

#[derive(Serialize)]
pub(super) struct Tail<'a> {
    pub(super) tool: Tool<'a>,
    pub(super) invocations: [Invocation; 1],
}

#[derive(Serialize)]
pub(super) struct Tool<'a> {
    pub(super) driver: Driver<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Driver<'a> {
    pub(super) name: &'a str,
    pub(super) version: &'a str,
    pub(super) semantic_version: &'a str,
    pub(super) rules: Vec<RuleData<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Invocation {
    pub(super) execution_successful: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) tool_execution_notifications: Vec<Notification>,
}

#[derive(Serialize)]
pub(super) struct Notification {
    pub(super) level: &'static str,
    pub(super) message: Message,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) locations: Vec<Location>,
}

#[derive(Serialize)]
pub(super) struct Message {
    pub(super) text: String,
}

#[derive(Serialize)]
struct Help<'a> {
    text: &'a str,
    markdown: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct RuleData<'a> {
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
pub(super) fn about(page: &str) -> Option<&str> {
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
pub(super) struct Location {
    #[serde(rename = "physicalLocation")]
    pub(super) physical: Physical,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Physical {
    artifact_location: Artifact,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<Region>,
}

impl Physical {
    pub(super) fn file(path: &str, base: Option<&Path>) -> Self {
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
pub(super) struct ResultData<'a> {
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
    pub(super) fn new(
        finding: &'a Finding,
        rule_index: usize,
        base: Option<&Path>,
        words: Words,
    ) -> Self {
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
