//! Findings held against an older version of the document.

use super::fingerprint::mask;
use super::{Checked, DocumentReport, Finding, Place};
use crate::model::Document;
use crate::outline::NodeId;
use crate::workspace::{Changes, unit_of};
use std::collections::HashSet;

/// How the findings of a document stand to an older version of it, by their fingerprints.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Since {
    /// Findings that were there before, on provisions that have not changed.
    pub standing: HashSet<String>,
    /// Findings at a provision that has not changed which a change elsewhere brought: the only
    /// remedy was deleted, a term is no longer defined, another provision says the same again.
    pub indirect: Vec<String>,
}

impl Since {
    /// Holds the findings of `report` on `document` against `old`, linted under the same settings.
    #[must_use]
    pub fn new(old: &Checked, document: &Document, report: &DocumentReport) -> Self {
        let changes = Changes::between(&old.document, document);
        let known = known(old);
        let mut since = Self::default();
        for finding in &report.findings {
            let own = changes.counterpart(document, finding.place.span);
            let was_there =
                own.is_some_and(|unit| known.contains(&key(finding, unit, &finding.place)));
            let changed = |place: &Place| {
                place.path == finding.place.path
                    && changes.counterpart(document, place.span).is_none()
            };
            let touched = finding.related.iter().any(|related| changed(&related.place));
            let print = finding.fingerprint.clone();
            match (own, was_there && !touched) {
                (None, _) => {}
                (Some(_), true) => drop(since.standing.insert(print)),
                (Some(_), false) => since.indirect.push(print),
            }
        }
        since
    }

    /// Leaves in a report what is new or stands at a provision that has changed.
    pub fn apply(self, report: &mut DocumentReport) {
        report.findings.retain(|finding| !self.standing.contains(&finding.fingerprint));
        let left = |print: &String| report.findings.iter().any(|f| f.fingerprint == *print);
        report.indirect = self.indirect.into_iter().filter(left).collect();
    }

    /// That nothing has changed: all findings of `report` were there before.
    #[must_use]
    pub fn unchanged(report: &DocumentReport) -> Self {
        let prints = report.findings.iter().map(|finding| finding.fingerprint.clone());
        Self { standing: prints.collect(), indirect: Vec::new() }
    }
}

/// A lint at words of a provision.
type Key = (String, NodeId, String);

fn key(finding: &Finding, unit: NodeId, place: &Place) -> Key {
    let mut words = String::with_capacity(place.text.len());
    mask(&place.text, &mut words);
    (finding.code.clone(), unit, words)
}

/// What was found before. One cause is one finding, which may stand at any of its places now.
fn known(old: &Checked) -> HashSet<Key> {
    let keys = |finding: &Finding| {
        let related = finding.related.iter().map(|related| &related.place);
        let own = |place: &&Place| place.path == finding.place.path;
        let places = std::iter::once(&finding.place).chain(related.filter(own));
        let unit = |place: &Place| unit_of(&old.document, place.span);
        places.map(|place| key(finding, unit(place), place)).collect::<Vec<Key>>()
    };
    old.report.findings.iter().flat_map(keys).collect()
}
