//! What is kept of a document, and of each lint.

use super::statistics::{Ratio, real};
use crate::audit::tables::{DocumentRow, DocumentRows, StatusRow};
use crate::audit::year::year;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// One document, in a few words.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Facts {
    pub(super) path: String,
    pub(super) title: String,
    /// Type of the instrument.
    pub(super) kind: Arc<str>,
    pub(super) issuer: Option<Arc<str>>,
    pub(super) decade: Option<i64>,
    pub(super) year: Option<i32>,
    pub(super) articles: u32,
    /// Words; `None` for Chinese.
    pub(super) words: Option<u32>,
    pub(super) characters: u32,
    pub(super) restrictions: u32,
    pub(super) sentence_length: Option<f64>,
    /// Findings: errors, warnings, for information.
    pub(super) findings: [u32; 3],
    /// Findings of lints on vague words; `None` where none of these was assessed.
    pub(super) vague: Option<u32>,
    /// Articles that let another body make rules.
    pub(super) delegations: u32,
    /// Terms that it declares.
    pub(super) definitions: u32,
    /// Citations.
    pub(super) references: u32,
    /// Acts against the holders of statuses by the remedy: own clause, clause that refers, general
    /// law, excluded, none known.
    pub(super) acts: [u32; 5],
}

/// The family of lints on vague words, by the beginning of their codes.
const VAGUE: &str = "VAG";
/// The role of an article that lets another body make rules.
const DELEGATION: &str = "delegation";

impl Facts {
    pub(super) fn new(document: &DocumentRow, rows: &DocumentRows, names: &mut Names) -> Self {
        let vague = || rows.findings.iter().filter(|finding| finding.code.starts_with(VAGUE));
        let assessed = codes(&document.assessed).any(|code| code.starts_with(VAGUE));
        let delegates = |roles: &str| roles.split(' ').any(|role| role == DELEGATION);
        let delegations = rows.provisions.iter().filter(|one| delegates(&one.roles));
        let made = [document.promulgated, document.adopted];
        Self {
            path: document.path.clone(),
            title: tidy(&document.title),
            kind: names.shared(&document.instrument),
            issuer: document.issuer.as_deref().map(|issuer| names.shared(issuer)),
            decade: document.decade,
            year: year(made, document.effective, &document.title),
            articles: document.articles,
            words: document.words,
            characters: document.characters,
            restrictions: document.restrictions,
            sentence_length: document.sentence_length,
            findings: [document.findings_error, document.findings_warning, document.findings_info],
            vague: assessed.then(|| whole(vague().count())),
            delegations: whole(delegations.count()),
            definitions: document.definitions,
            references: document.references,
            acts: rows
                .statuses
                .iter()
                .map(acts)
                .fold([0; 5], |sum, one| std::array::from_fn(|at| sum[at] + one[at])),
        }
    }

    /// All findings.
    pub(super) fn all(&self) -> u32 {
        self.findings.iter().sum()
    }

    /// Findings per 1,000 articles; `None` without articles.
    pub(super) fn rate(&self) -> Option<f64> {
        let articles = f64::from(self.articles);
        (self.articles > 0).then(|| f64::from(self.all()) * 1000.0 / articles)
    }
}

/// A title without the gaps that typesetting left in it: “Licensing Act , 1958”.
fn tidy(title: &str) -> String {
    let words: Vec<&str> = title.split_whitespace().collect();
    words.join(" ").replace(" ,", ",")
}

fn acts(status: &StatusRow) -> [u32; 5] {
    [
        status.remedy_own,
        status.remedy_referred,
        status.remedy_general_law,
        status.remedy_excluded,
        status.remedy_none,
    ]
}

/// Names that many documents share, each kept once.
#[derive(Debug, Default)]
pub(super) struct Names(BTreeSet<Arc<str>>);

impl Names {
    fn shared(&mut self, name: &str) -> Arc<str> {
        if let Some(known) = self.0.get(name) {
            return Arc::clone(known);
        }
        let new: Arc<str> = name.into();
        self.0.insert(Arc::clone(&new));
        new
    }
}

/// What a lint found, over all documents or those of a decade.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Tally {
    pub(super) findings: u64,
    /// Documents in which it found something.
    pub(super) documents: usize,
    /// Documents in which it was assessed.
    pub(super) assessed: usize,
    /// Documents in which it was not, as the law it rests on is not known for their day.
    pub(super) not_assessed: usize,
    /// Findings over articles of the documents in which it was assessed.
    pub(super) ratio: Ratio,
}

impl Tally {
    /// Adds findings of a document in which the lint is not known to have looked everywhere.
    fn add_alone(&mut self, findings: usize) {
        self.findings += findings as u64;
        self.documents += 1;
    }

    fn add(&mut self, findings: usize, articles: u32) {
        self.findings += findings as u64;
        self.documents += usize::from(findings > 0);
        self.assessed += 1;
        self.ratio.add(real(findings), f64::from(articles));
    }
}

/// A lint over the documents of a run.
#[derive(Debug, Clone, Default)]
pub(super) struct LintFacts {
    pub(super) all: Tally,
    pub(super) decades: BTreeMap<i64, Tally>,
}

/// What all lints found, by code.
#[derive(Debug, Default)]
pub(super) struct Lints(pub(super) BTreeMap<String, LintFacts>);

impl Lints {
    /// Counts the findings of one document, and zeros where lints were assessed and found nothing.
    pub(super) fn add(&mut self, document: &DocumentRow, rows: &DocumentRows) {
        let mut found: BTreeMap<&str, usize> = BTreeMap::new();
        for finding in &rows.findings {
            *found.entry(&finding.code).or_default() += 1;
        }
        for code in codes(&document.assessed) {
            let findings = found.remove(code).unwrap_or_default();
            self.tallies(code, document.decade, |tally| tally.add(findings, document.articles));
        }
        // A lint that is on in some places only finds something without being told as assessed:
        // it has findings and no rate.
        for (code, findings) in &found {
            self.tallies(code, document.decade, |tally| tally.add_alone(*findings));
        }
        for code in codes(&document.not_assessed).filter(|code| !found.contains_key(code)) {
            self.tallies(code, document.decade, |tally| tally.not_assessed += 1);
        }
    }

    fn tallies(&mut self, code: &str, decade: Option<i64>, change: impl Fn(&mut Tally)) {
        if !self.0.contains_key(code) {
            self.0.insert(code.to_owned(), LintFacts::default());
        }
        let Some(facts) = self.0.get_mut(code) else { return };
        change(&mut facts.all);
        if let Some(decade) = decade {
            change(facts.decades.entry(decade).or_default());
        }
    }
}

/// The codes of a list separated by spaces.
pub(super) fn codes(list: &str) -> impl Iterator<Item = &str> {
    list.split(' ').filter(|code| !code.is_empty())
}

fn whole(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
