//! A document with its findings.

use super::super::super::footer::Places;
use super::super::super::is_whole;
use super::super::super::visible::visible;
use super::super::super::words::Words;
use super::super::page::tag;
use super::{text, words};
use crate::lint::{Applicability, DocumentReport, Edit, Finding, Fix, Related};
use crate::text::{Source, Span};
use maud::{Markup, html};
use std::borrow::Cow;

/// A document as it is shown: its number in the report and the words around its findings.
pub(super) struct Shown<'a> {
    pub(super) number: usize,
    pub(super) report: &'a DocumentReport,
    /// Its text, `None` where it could not be read.
    pub(super) source: Option<&'a Source>,
    pub(super) words: Words,
    /// Its path as it is shown.
    pub(super) path: &'a str,
}

impl Shown<'_> {
    /// The section of the document.
    pub(super) fn draw(&self) -> Markup {
        let findings = &self.report.findings;
        html! {
            section.document id=(format!("d{}", self.number)) lang=(tag(self.words)) {
                header {
                    h2 { (self.title()) }
                    @if !self.report.title.is_empty() { p.path { (visible(self.path)) } }
                }
                @if self.source.is_none() { p.fault { (words::unread(self.words)) } }
                @for error in &self.report.errors { p.fault { (visible(error)) } }
                @if self.source.is_some() && findings.is_empty() {
                    p.clean { (words::no_findings(self.words)) }
                }
                @for (index, finding) in findings.iter().enumerate() {
                    (self.finding(finding, &format!("d{}-f{}", self.number, index + 1)))
                }
            }
        }
    }

    /// The title of the instrument, or its path where it has none.
    pub(super) fn title(&self) -> Cow<'_, str> {
        visible(if self.report.title.is_empty() { self.path } else { &self.report.title })
    }

    fn finding(&self, finding: &Finding, id: &str) -> Markup {
        let severity = finding.severity;
        let place = &finding.place;
        let label = if place.label.is_empty() { words::whole(self.words) } else { &place.label };
        let places = Places::new(finding);
        html! {
            article.finding.(severity.name()) id=(id) data-severity=(severity.name()) data-code=(finding.code) {
                p.head {
                    span.severity {
                        span.sign aria-hidden="true" { (words::sign(severity)) } " "
                        (self.words.severity(severity))
                    }
                    " " a.code href=(format!("#lint-{}", finding.code)) title=(finding.name) { (finding.code) }
                    " " span.label { (visible(label)) }
                    @if !is_whole(place) {
                        " " a.line href=(format!("#{id}")) { (words::line(self.words, place.start.line)) }
                    }
                }
                h3 { (visible(&finding.message)) }
                @if let (Some(source), false) = (self.source, is_whole(place)) {
                    (text::text(source, &spans(place.span, &places), id))
                }
                (self.related(&places, id))
                @if let Some(help) = &finding.help {
                    div.help { span.word { (self.words.help()) } p { (lines(help)) } }
                }
                @for fix in &finding.fixes { (self.fix(fix)) }
                (self.claim(finding))
            }
        }
    }

    /// The related places: those in the text by their number, the others by their place.
    fn related(&self, places: &Places<'_>, id: &str) -> Markup {
        let here = places.excerpts.iter().enumerate();
        let others: Vec<&&Related> = places.elsewhere.iter().chain(&places.more).collect();
        html! {
            @if !places.excerpts.is_empty() || !others.is_empty() {
                ol.related {
                    @for (index, related) in here {
                        li id=(format!("{id}-r{}", index + 1)) value=(index + 1) {
                            (self.place(related, false))
                        }
                    }
                    @for related in others { li.elsewhere { (self.place(related, true)) } }
                }
            }
        }
    }

    fn place(&self, related: &Related, with_path: bool) -> Markup {
        let place = &related.place;
        let elsewhere = with_path && place.path != self.report.path;
        html! {
            @if elsewhere { span.path { (visible(&place.path)) } " " }
            @if !related.message.contains(&place.label) || place.label.is_empty() {
                span.label { (visible(&place.label)) } " "
            }
            (visible(&related.message))
            " " span.line { (words::line(self.words, place.start.line)) }
        }
    }

    fn fix(&self, fix: &Fix) -> Markup {
        let safe = fix.applicability == Applicability::Safe;
        html! {
            div.fix {
                span.word { (self.words.fix()) }
                p {
                    (visible(&fix.title))
                    span.note { (words::applicability(self.words, safe)) }
                }
                @for edit in &fix.edits { p.edit { (self.edit(edit)) } }
            }
        }
    }

    fn edit(&self, edit: &Edit) -> Markup {
        let old = self.source.map_or("", |source| source.slice(edit.place.span));
        html! {
            @if !old.is_empty() { del { (visible(old)) } " " }
            @if !edit.replacement.is_empty() { ins { (visible(&edit.replacement)) } }
        }
    }

    /// What was searched, what kind of claim it is and on whose authority.
    fn claim(&self, finding: &Finding) -> Markup {
        let words = self.words;
        html! {
            dl.claim {
                @for note in &finding.notes { dt { (words.note()) } dd { (lines(note)) } }
                dt { (words.kind()) } dd { (words.basis(finding.basis)) }
                @for (index, authority) in finding.authority.iter().enumerate() {
                    @if index == 0 || finding.authority.get(index - 1).is_none_or(|one| one.see != authority.see) {
                        dt { (words.relies(authority)) }
                    }
                    dd { (visible(&words.citation(authority))) }
                }
            }
        }
    }
}

/// The marks in the text: the finding's own, then those of related places.
fn spans(own: Span, places: &Places<'_>) -> Vec<Span> {
    let related = places.excerpts.iter().map(|related| related.place.span);
    std::iter::once(own).chain(related).collect()
}

/// `text` with its lines kept.
fn lines(text: &str) -> Markup {
    html! {
        @for (index, line) in text.lines().enumerate() {
            @if index > 0 { br; }
            (visible(line))
        }
    }
}
