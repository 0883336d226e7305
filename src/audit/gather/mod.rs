//! A document turned into the rows of all tables.

mod articles;
mod measures;
mod model;
mod restrictions;

use self::articles::Articles;
use self::measures::Counts;
use self::restrictions::{Class, Restrictions};
use super::tables::{Day, DocumentRow, DocumentRows, ErrorRow, FindingRow};
use super::year::year;
use crate::jurisdiction::{PackError, Profile};
use crate::lint::{Applicability, Assessed, Finding, Lint, Linter, Settings, Severity};
use crate::model::{Document, Instrument, ReferenceStatus};
use crate::text::Source;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// Makes rows of documents. One gatherer serves many threads.
#[derive(Debug, Default)]
pub struct Gatherer {
    restrictions: Mutex<HashMap<Profile, Arc<Restrictions>>>,
}

impl Gatherer {
    /// Lints `source` and tells all that the tables have of it.
    ///
    /// # Errors
    /// Where the settings name a jurisdiction that there is not, or that has no texts in the
    /// language.
    pub fn rows(
        &self,
        linter: &Linter,
        source: Source,
        settings: &Settings,
    ) -> Result<DocumentRows, PackError> {
        let document = linter.document(source, settings)?;
        let restrictions = self.restrictions(document.profile())?;
        let assessed = linter.assess(&document, settings);
        let mut articles = Articles::new(&document);
        let mut row = head(&document, &assessed, settings);
        measure(&document, &restrictions, &mut articles, &mut row);
        count(&assessed, &mut row);
        let findings = assessed.report.findings.iter();
        let findings = findings.map(|finding| found(finding, &mut articles)).collect();
        let references = model::references(&document, &mut articles);
        let definitions = model::definitions(&document, &mut articles);
        let statuses = model::statuses(&document);
        model::norms(&document, &mut articles);
        let errors = decoding_errors(assessed.report.path, assessed.report.errors);
        let provisions = articles.rows();
        row.articles = clamp(provisions.len());
        row.definitions = clamp(definitions.len());
        row.statuses = clamp(statuses.len());
        row.references = clamp(document.references().len());
        let broken = document.references().iter();
        row.references_unresolved =
            clamp(broken.filter(|r| r.status == ReferenceStatus::Unresolved).count());
        let document = Some(row);
        Ok(DocumentRows {
            document,
            provisions,
            findings,
            definitions,
            references,
            statuses,
            errors,
        })
    }

    fn restrictions(&self, profile: &Profile) -> Result<Arc<Restrictions>, PackError> {
        let mut known = self.restrictions.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(restrictions) = known.get(profile) {
            return Ok(Arc::clone(restrictions));
        }
        let restrictions = Arc::new(Restrictions::new(profile)?);
        known.insert(profile.clone(), Arc::clone(&restrictions));
        Ok(restrictions)
    }
}

impl DocumentRows {
    /// The rows of a document that could not be read or linted.
    #[must_use]
    pub fn unread(path: String, message: String) -> Self {
        let error = ErrorRow { path, kind: "unread".to_owned(), message };
        Self { errors: vec![error], ..Self::default() }
    }
}

fn decoding_errors(path: String, messages: Vec<String>) -> Vec<ErrorRow> {
    let error = |message| ErrorRow { path: path.clone(), kind: "decoding".to_owned(), message };
    messages.into_iter().map(error).collect()
}

/// What the text says of itself and which law it was held to.
fn head(document: &Document, assessed: &Assessed<'_>, settings: &Settings) -> DocumentRow {
    let instrument = document.instrument();
    let day = |date: &Option<String>| date.as_deref().and_then(Day::parse);
    let codes = |lints: &[&Lint]| joined(lints.iter().map(|lint| lint.code()));
    let from = match (&settings.as_of, &instrument.dated) {
        (Some(_), _) => "given",
        (None, Some(_)) => "document",
        (None, None) => "today",
    };
    DocumentRow {
        path: document.source().path().to_owned(),
        title: instrument.title.clone(),
        language: document.profile().language().tag().to_owned(),
        profile: document.profile().code().to_owned(),
        instrument: instrument.kind.name().to_owned(),
        rank: (instrument.rank > 0).then_some(instrument.rank),
        issuer: instrument.issuer.clone(),
        promulgated: day(&instrument.promulgated),
        adopted: day(&instrument.adopted),
        amended: instrument.amended.iter().filter_map(|date| Day::parse(date)).max(),
        amendments: clamp(instrument.amended.len()),
        effective: day(&instrument.effective),
        decade: decade(instrument),
        law_as_of: day(&assessed.as_of),
        law_as_of_from: from.to_owned(),
        assessed: codes(&assessed.assessed),
        not_assessed: codes(&assessed.not_assessed),
        blake3: blake3::hash(document.source().text().as_bytes()).to_hex().to_string(),
        ..DocumentRow::default()
    }
}

fn decade(instrument: &Instrument) -> Option<i64> {
    let day = |date: &Option<String>| date.as_deref().and_then(Day::parse);
    let made = [day(&instrument.promulgated), day(&instrument.adopted)];
    let year = year(made, day(&instrument.effective), &instrument.title)?;
    Some(i64::from(year.div_euclid(10) * 10))
}

/// Measures the whole text, its sentences and its restricting words.
fn measure(
    document: &Document,
    restrictions: &Restrictions,
    articles: &mut Articles<'_>,
    row: &mut DocumentRow,
) {
    let chinese = document.profile().language().is_chinese();
    let text = document.text();
    let whole = Counts::of(text, chinese);
    row.characters = whole.characters;
    row.words = (!chinese).then_some(whole.words);
    let mut sentences = Counts::default();
    for sentence in document.sentences() {
        let counts = Counts::of_sentence(sentence.span.slice(text), chinese);
        sentences.add(counts);
        if let Some(article) = articles.at(sentence.span.start) {
            article.row.sentences += 1;
        }
    }
    sentences.measure(chinese, row);
    for (at, class) in restrictions.find(text) {
        let at = clamp(at);
        if document.is_foreign(at) {
            continue;
        }
        row.restrictions += 1;
        *match class {
            Class::Shall => &mut row.restrictions_shall,
            Class::Must => &mut row.restrictions_must,
            Class::MayNot => &mut row.restrictions_may_not,
            Class::Required => &mut row.restrictions_required,
            Class::Prohibited => &mut row.restrictions_prohibited,
        } += 1;
        if let Some(article) = articles.at(at) {
            article.row.restrictions += 1;
        }
    }
}

/// Counts findings by severity and by group.
fn count(assessed: &Assessed<'_>, row: &mut DocumentRow) {
    let findings = &assessed.report.findings;
    let of = |severity| clamp(findings.iter().filter(|f| f.severity == severity).count());
    row.findings = clamp(findings.len());
    row.findings_error = of(Severity::Error);
    row.findings_warning = of(Severity::Warning);
    row.findings_info = of(Severity::Info);
    for (group, count) in [
        ("correctness", &mut row.correctness),
        ("rights", &mut row.rights),
        ("clarity", &mut row.clarity),
        ("hierarchy", &mut row.hierarchy),
        ("style", &mut row.style),
        ("pedantic", &mut row.pedantic),
        ("nursery", &mut row.nursery),
        ("research", &mut row.research),
    ] {
        let found = findings.iter().filter(|finding| finding.group == group).count();
        let ran = assessed.assessed.iter().any(|lint| lint.page.front.group == group);
        *count = (ran || found > 0).then_some(clamp(found));
    }
}

fn found(finding: &Finding, articles: &mut Articles<'_>) -> FindingRow {
    let place = &finding.place;
    // A finding about the whole document stands at its beginning and in no article.
    let article = articles.at(place.span.start).filter(|_| !place.provision.is_empty());
    let article = article.map(|article| {
        article.row.findings += 1;
        article.row.provision.clone()
    });
    let safe = |fix: &crate::lint::Fix| fix.applicability == Applicability::Safe;
    let fix = match finding.fixes.iter().any(safe) {
        true => Some("safe"),
        false => finding.fixes.first().map(|_| "unsafe"),
    };
    FindingRow {
        path: place.path.clone(),
        code: finding.code.clone(),
        name: finding.name.clone(),
        group: finding.group.clone(),
        severity: finding.severity.name().to_owned(),
        basis: finding.basis.name().to_owned(),
        provision: place.provision.clone(),
        article: article.unwrap_or_default(),
        label: place.label.clone(),
        line: place.start.line,
        column: place.start.column,
        start: place.span.start,
        end: place.span.end,
        text: place.text.clone(),
        message: finding.message.clone(),
        related: clamp(finding.related.len()),
        fix: fix.map(str::to_owned),
        fingerprint: finding.fingerprint.clone(),
    }
}

fn joined<S: AsRef<str>>(parts: impl Iterator<Item = S>) -> String {
    let mut joined = String::new();
    for part in parts {
        if !joined.is_empty() {
            joined.push(' ');
        }
        joined.push_str(part.as_ref());
    }
    joined
}

fn clamp(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
