//! `html`: one page that stands for itself, for reading in a browser and for print.
//!
//! The page begins with what is known last, so the sections of the documents are kept, as text,
//! until the end.

mod document;
mod overview;
#[cfg(test)]
mod tests;
mod text;
mod words;

use super::super::uri::relative;
use super::super::words::{Tally, Words};
use super::super::{Emitter, Options, Summary};
use super::page::{Page, tag};
use crate::lint::DocumentReport;
use crate::text::Source;
use document::Shown;
use maud::{Markup, PreEscaped, html};
use overview::Overview;
use std::io::{self, Write};

const STYLE: &str = include_str!("check.css");
const SCRIPT: &str = include_str!("check.js");

pub(in crate::report) struct Html<W> {
    out: W,
    options: Options,
    languages: Tally,
    overview: Overview,
    /// The sections of the documents so far.
    sections: String,
}

impl<W: Write> Html<W> {
    pub(in crate::report) fn new(out: W, options: Options) -> Self {
        Self {
            out,
            options,
            languages: Tally::default(),
            overview: Overview::default(),
            sections: String::new(),
        }
    }

    fn body(&self, words: Words, summary: &Summary) -> Markup {
        html! {
            header.page {
                p.kind { (words::title(words)) }
                h1 { (self.overview.heading(words)) }
                @if summary.findings == 0 || summary.unreadable > 0 {
                    p.summary { (words.summary(summary)) }
                }
                @if summary.findings > 0 { (overview::severities(words, summary)) }
            }
            main.single[self.overview.documents() == 1] {
                (self.overview.draw(words, &self.options.rules))
                (self.overview.filter(words, summary))
                (PreEscaped(&self.sections))
            }
            footer.page {
                p { (words::limits(words)) }
                p { (words::made(words)) }
            }
        }
    }
}

impl<W: Write> Emitter for Html<W> {
    fn document(&mut self, report: &DocumentReport, source: Option<&Source>) -> io::Result<()> {
        let words = Words::of(self.options.language.as_deref().unwrap_or(&report.language));
        if source.is_some() {
            self.languages.add(words);
        }
        let path = relative(&report.path, self.options.base.as_deref());
        let number = self.overview.documents() + 1;
        let shown = Shown { number, report, source, words, path: &path };
        self.overview.add(&shown);
        self.sections.push_str(&shown.draw().into_string());
        Ok(())
    }

    fn finish(&mut self, summary: &Summary) -> io::Result<()> {
        let words = self.options.language.as_deref().map_or(self.languages.most(), Words::of);
        let title = format!("{} · normlint", self.overview.heading(words));
        let page = Page {
            language: tag(words),
            title: &title,
            styles: &[STYLE],
            scripts: &[SCRIPT],
            body: self.body(words, summary),
        };
        self.out.write_all(page.render().as_bytes())?;
        self.out.flush()
    }
}
