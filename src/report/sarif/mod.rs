//! `sarif`: SARIF 2.1.0 as code scanning of GitHub wants it.
//!
//! Results come first and the tool last, so that results need not be kept and lints nobody described
//! can still be listed.

mod data;

use super::words::Words;
use super::{Emitter, Options, Rule, Summary};
use crate::lint::{DocumentReport, Finding};
use crate::text::Source;
use data::{
    Driver, Invocation, Location, Message, Notification, Physical, ResultData, RuleData, Tail, Tool,
};
use std::collections::BTreeMap;
use std::io::{self, Write};

/// The most results of a run that GitHub takes.
const LIMIT: usize = 25_000;

pub(super) struct Sarif<W> {
    out: W,
    options: Options,
    /// Index of each lint in the list of rules.
    indices: BTreeMap<String, usize>,
    notifications: Vec<Notification>,
    results: usize,
    begun: bool,
}

impl<W: Write> Sarif<W> {
    pub(super) fn new(out: W, options: Options) -> Self {
        let codes = options.rules.iter().map(|rule| rule.code.clone());
        let indices = codes.enumerate().map(|(index, code)| (code, index)).collect();
        Self { out, options, indices, notifications: Vec::new(), results: 0, begun: false }
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
            summary_zh: String::new(),
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
                locations: vec![location],
            });
        }
        let words = Words::of(self.options.language.as_deref().unwrap_or(&report.language));
        for finding in &report.findings {
            self.results += 1;
            if self.results > LIMIT {
                continue;
            }
            let index = self.rule(finding);
            self.out.write_all(if self.results == 1 { b"\n" } else { b",\n" })?;
            let result = ResultData::new(finding, index, base.as_deref(), words);
            serde_json::to_writer(&mut self.out, &result)?;
        }
        Ok(())
    }

    fn finish(&mut self, summary: &Summary) -> io::Result<()> {
        self.begin()?;
        if self.results > LIMIT {
            let more = self.results - LIMIT;
            let text =
                format!("{more} more results left out: code scanning takes {LIMIT} of a run");
            let message = Message { text };
            let notification = Notification { level: "warning", message, locations: Vec::new() };
            self.notifications.push(notification);
        }
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

#[cfg(test)]
mod tests {
    use super::super::samples::{all, chinese, render, rules};
    use super::super::{Format, Options};
    use super::LIMIT;
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
        assert_eq!(super::data::about(page), Some("A status\nwithout end."));
        assert_eq!(super::data::about("# name\n\n## What it reports\n## Why"), None);
        assert_eq!(super::data::about("# name"), None);
    }

    #[test]
    fn there_are_never_more_results_than_code_scanning_takes() {
        let mut sample = chinese();
        let finding = sample.0.findings[0].clone();
        sample.0.findings = vec![finding; LIMIT + 3];
        let text = render(Format::Sarif, &[sample], Options::default());
        let log: Value = serde_json::from_str(&text).expect("it is JSON");
        assert_eq!(log["runs"][0]["results"].as_array().map(Vec::len), Some(LIMIT));
        let told = &log["runs"][0]["invocations"][0]["toolExecutionNotifications"][0];
        assert!(told["message"]["text"].as_str().is_some_and(|text| text.starts_with("3 more")));
    }

    #[test]
    fn a_run_without_documents_is_a_log_too() {
        let text = render(Format::Sarif, &[], Options::default());
        let log: Value = serde_json::from_str(&text).expect("it is JSON");
        assert_eq!(log["runs"][0]["results"], Value::Array(Vec::new()));
        assert_eq!(log["runs"][0]["invocations"][0]["executionSuccessful"], true);
    }
}
