//! Findings put into words.

use super::clause;
use super::context::Draft;
use super::fingerprint::Fingerprints;
use super::page::{AuthorityRow, ClausePlace, Page, Text};
use super::settings::Settings;
use super::template::{fill, quotes_for};
use super::{Applicability, Authority, Edit, Finding, Fix, Place, Related, Severity};
use crate::jurisdiction::{Language, Script};
use crate::model::Document;
use crate::text::Span;
use std::borrow::Cow;

/// Words for the findings of one document.
pub(super) struct Wording<'a> {
    document: &'a Document,
    chinese: bool,
    /// For texts in traditional characters.
    script: Option<&'a Script>,
    as_of: Option<&'a str>,
    common: Vec<(&'static str, String)>,
}

impl<'a> Wording<'a> {
    pub(super) fn new(document: &'a Document, settings: &Settings, as_of: Option<&'a str>) -> Self {
        let language = document.profile().language();
        let chinese = settings.speaks_chinese(language);
        let instrument = document.instrument();
        let script =
            (chinese && language == Language::Hant).then(|| document.lexicon().script()).flatten();
        let mut wording = Self { document, chinese, script, as_of, common: Vec::new() };
        wording.common = vec![
            ("title", instrument.title.clone()),
            ("self", wording.written(&document.self_name(chinese)).into_owned()),
            ("instrument", wording.written(instrument.kind.words(chinese)).into_owned()),
        ];
        wording
    }

    /// Whether messages are in Chinese.
    pub(super) fn is_chinese(&self) -> bool {
        self.chinese
    }

    /// The finding of `draft`; `None` where its message needs a value that the lint did not give.
    pub(super) fn finding(&self, page: &Page, draft: Draft, severity: Severity) -> Option<Finding> {
        let front = &page.front;
        let place = Place::new(self.document, draft.node, draft.span);
        let mut values = self.common.clone();
        values.push(("label", self.label_or_whole(&place)));
        values.push(("text", place.text.clone()));
        values.extend(draft.values);
        let text = draft.variant.and_then(|name| front.variant.get(name)).unwrap_or(&front.message);
        let message = fill(&self.choose(text), &values);
        debug_assert!(message.is_some(), "{}: a placeholder has no value: {values:?}", page.name);
        let related = draft
            .related
            .iter()
            .filter_map(|&(name, span)| self.related(page, name, span, &values))
            .collect();
        let say = |text: &Text| {
            let text = self.choose(text);
            (!text.is_empty()).then(|| fill(&text, &values)).flatten().map(|text| self.quoted(text))
        };
        let own = draft.fix.and_then(|fix| self.fix(fix));
        let fix = own.or_else(|| {
            let clause = front.clause.as_ref()?;
            let title = self.clause_title(clause.place);
            clause::fix(self.document, clause, draft.node, &values, &title)
        });
        Some(Finding {
            code: front.code.clone(),
            name: page.name.clone(),
            group: front.group.clone(),
            severity,
            message: self.quoted(message?),
            related,
            notes: front.note.iter().filter_map(say).collect(),
            help: say(&front.help),
            basis: front.basis,
            authority: self.authority(&front.authority),
            fixes: fix.into_iter().collect(),
            fingerprint: String::new(),
            place,
        })
    }

    /// Gives the findings, which must be in order, their fingerprints.
    pub(super) fn fingerprints(&self, findings: &mut [Finding]) {
        let mut prints = Fingerprints::default();
        for finding in findings {
            let offset = finding.place.span.start;
            let context = self
                .document
                .sentence_at(offset)
                .or_else(|| self.document.sentence_after(offset))
                .and_then(|index| self.document.sentences().get(index));
            let whole = finding.place.provision.is_empty();
            let context =
                context.filter(|_| !whole).map_or("", |s| s.span.slice(self.document.text()));
            let text = finding.place.span.slice(self.document.text());
            finding.fingerprint = prints.next(&finding.code, text, context);
        }
    }

    fn related(
        &self,
        page: &Page,
        name: &str,
        span: Span,
        values: &[(&'static str, String)],
    ) -> Option<Related> {
        let place = Place::new(self.document, self.document.provision_of(span), span);
        let mut values = values.to_vec();
        values.push(("label", self.label_or_whole(&place)));
        values.push(("text", place.text.clone()));
        let text = page.front.related.get(name).map(|text| self.choose(text));
        let message = match text {
            Some(text) => fill(&text, &values)?,
            None if self.chinese => {
                self.written("{label}：同样的表述").replace("{label}", &place.label)
            }
            None => format!("{}: the same again", place.label),
        };
        Some(Related { message: self.quoted(message), place })
    }

    /// The rules that speak for the jurisdiction in the version of the time; where no version is
    /// of that time, none.
    fn authority(&self, rows: &[AuthorityRow]) -> Vec<Authority> {
        let code = self.document.profile().code();
        let version = |row: &AuthorityRow| {
            if row.version.is_empty() { row.from.clone() } else { row.version.clone() }
        };
        rows.iter()
            .filter(|row| row.speaks_for(code) && row.applies(self.as_of))
            .map(|row| Authority {
                title: row.title.clone(),
                provision: row.provision.clone(),
                version: version(row),
                see: row.see,
            })
            .collect()
    }

    fn fix(&self, (applicability, edits): (Applicability, Vec<(Span, String)>)) -> Option<Fix> {
        let edit = |(span, replacement)| Edit {
            place: Place::new(self.document, self.document.provision_of(span), span),
            replacement,
        };
        let edits: Vec<Edit> = edits.into_iter().map(edit).collect();
        let Edit { place, replacement } = edits.first()?;
        let title = match (self.chinese, replacement.is_empty()) {
            (true, true) => format!("删去“{}”", place.text),
            (true, false) => format!("改为“{replacement}”"),
            (false, true) => format!("delete “{}”", place.text),
            (false, false) => format!("replace by “{replacement}”"),
        };
        Some(Fix { title: self.quoted(title), applicability, edits })
    }

    fn clause_title(&self, place: ClausePlace) -> String {
        let title = match (place, self.chinese) {
            (ClausePlace::Paragraph, true) => "在本条末增加一款",
            (ClausePlace::Paragraph, false) => "add a paragraph at the end of the provision",
            (ClausePlace::LastArticle, true) => "在末尾增加一条",
            (ClausePlace::LastArticle, false) => "add a provision at the end",
        };
        self.written(title).into_owned()
    }

    fn label_or_whole(&self, place: &Place) -> String {
        match (place.label.is_empty(), self.chinese) {
            (false, _) => place.label.clone(),
            (true, true) => "全文".to_owned(),
            (true, false) => "the document".to_owned(),
        }
    }

    fn choose<'t>(&self, text: &'t Text) -> Cow<'t, str> {
        self.written(text.choose(self.document.profile().code(), self.chinese))
    }

    /// Words of normlint's own in the script of the document.
    fn written<'t>(&self, words: &'t str) -> Cow<'t, str> {
        self.script.map_or(Cow::Borrowed(words), |script| script.apply(words))
    }

    fn quoted(&self, text: String) -> String {
        quotes_for(text, self.script.is_some())
    }
}
