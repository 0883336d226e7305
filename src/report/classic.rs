//! `classic`: excerpts as compilers print them, drawn by codespan-reporting.

use super::excerpt::{Excerpt, excerpts};
use super::footer::{Places, entries};
use super::visible::visible;
use super::words::{Tally, Words};
use super::{Emitter, Options, Summary, is_whole, text_columns};
use crate::lint::{DocumentReport, Finding, Place, Severity};
use crate::text::{Source, Span};
use codespan_reporting::diagnostic::{self, Diagnostic, Label};
use codespan_reporting::files::{Error, Files};
use codespan_reporting::term::{Config, emit_to_io_write, emit_to_write_style, termcolor};
use std::io::{self, Write};
use std::ops::Range;

pub(super) struct Classic<W> {
    out: W,
    options: Options,
    languages: Tally,
}

impl<W: Write> Classic<W> {
    pub(super) fn new(out: W, options: Options) -> Self {
        Self { out, options, languages: Tally::default() }
    }

    fn finding(
        &mut self,
        finding: &Finding,
        source: Option<&Source>,
        words: Words,
    ) -> io::Result<()> {
        let places = Places::new(finding);
        let mut marks = vec![&finding.place];
        marks.extend(places.excerpts.iter().map(|related| &related.place));
        let spans: Vec<Span> = marks.iter().map(|place| place.span).collect();
        let columns = text_columns(&self.options);
        let excerpts = match source {
            Some(source) if !is_whole(&finding.place) => excerpts(source, &spans, columns),
            _ => Vec::new(),
        };
        let texts = Texts { path: visible(&finding.place.path).into_owned(), excerpts, marks };
        let mut diagnostic = Diagnostic::new(severity(finding.severity))
            .with_code(&finding.code)
            .with_message(visible(&finding.message));
        for (id, excerpt) in texts.excerpts.iter().enumerate() {
            for (index, range) in &excerpt.marks {
                let related = index.checked_sub(1).and_then(|index| places.excerpts.get(index));
                diagnostic.labels.push(match related {
                    None => Label::primary(id, range.clone()),
                    Some(related) => {
                        Label::secondary(id, range.clone()).with_message(visible(&related.message))
                    }
                });
            }
        }
        if texts.excerpts.is_empty() {
            let (path, start) = (&texts.path, finding.place.start);
            diagnostic.notes.push(format!("{path}:{}:{}", start.line, start.column));
        }
        for entry in entries(finding, &places, words) {
            diagnostic.notes.push(format!("{}{}{}", entry.word, words.colon(), entry.text));
        }
        self.emit(&texts, &diagnostic)
    }

    fn emit(&mut self, texts: &Texts, diagnostic: &Diagnostic<usize>) -> io::Result<()> {
        let config = Config::default();
        let mut drawn = Vec::new();
        let done = if self.options.color {
            let mut colored = termcolor::Ansi::new(&mut drawn);
            emit_to_write_style(&mut colored, &config, texts, diagnostic)
        } else {
            emit_to_io_write(&mut drawn, &config, texts, diagnostic)
        };
        done.map_err(|error| match error {
            Error::Io(error) => error,
            other => io::Error::other(other),
        })?;
        for line in String::from_utf8_lossy(&drawn).lines() {
            writeln!(self.out, "{}", line.trim_end())?;
        }
        Ok(())
    }
}

fn severity(severity: Severity) -> diagnostic::Severity {
    match severity {
        Severity::Error => diagnostic::Severity::Error,
        Severity::Warning => diagnostic::Severity::Warning,
        Severity::Info => diagnostic::Severity::Note,
    }
}

impl<W: Write> Emitter for Classic<W> {
    fn document(&mut self, report: &DocumentReport, source: Option<&Source>) -> io::Result<()> {
        let words = Words::of(self.options.language.as_deref().unwrap_or(&report.language));
        if source.is_some() {
            self.languages.add(words);
        }
        let texts = Texts { path: String::new(), excerpts: Vec::new(), marks: Vec::new() };
        for error in &report.errors {
            let message = format!("{}: {}", visible(&report.path), visible(error));
            let severity = if source.is_some() { Severity::Warning } else { Severity::Error };
            self.emit(&texts, &Diagnostic::new(self::severity(severity)).with_message(message))?;
        }
        report.findings.iter().try_for_each(|finding| self.finding(finding, source, words))
    }

    fn finish(&mut self, summary: &Summary) -> io::Result<()> {
        let words = self.options.language.as_deref().map_or(self.languages.most(), Words::of);
        writeln!(self.out, "{}", words.summary(summary))?;
        self.out.flush()
    }
}

/// The excerpts of one finding as codespan-reporting asks for them, with their true lines and
/// columns.
struct Texts<'a> {
    path: String,
    excerpts: Vec<Excerpt>,
    /// The places of the marks.
    marks: Vec<&'a Place>,
}

impl Texts<'_> {
    fn excerpt(&self, id: usize) -> Result<&Excerpt, Error> {
        self.excerpts.get(id).ok_or(Error::FileMissing)
    }
}

impl<'t> Files<'t> for Texts<'t> {
    type FileId = usize;
    type Name = &'t str;
    type Source = &'t str;

    fn name(&'t self, _: usize) -> Result<&'t str, Error> {
        Ok(&self.path)
    }

    fn source(&'t self, id: usize) -> Result<&'t str, Error> {
        Ok(&self.excerpt(id)?.text)
    }

    fn line_index(&'t self, id: usize, byte: usize) -> Result<usize, Error> {
        Ok(self.excerpt(id)?.line(byte))
    }

    fn line_number(&'t self, id: usize, line: usize) -> Result<usize, Error> {
        let lines = &self.excerpt(id)?.lines;
        let max = lines.len();
        lines.get(line).map(|line| line.number).ok_or(Error::LineTooLarge { given: line, max })
    }

    fn column_number(&'t self, id: usize, _: usize, byte: usize) -> Result<usize, Error> {
        let marks = &self.excerpt(id)?.marks;
        let mark = marks.iter().find(|(_, range)| range.start == byte);
        let place = mark.and_then(|(index, _)| self.marks.get(*index));
        Ok(place.map_or(1, |place| place.start.column as usize))
    }

    fn line_range(&'t self, id: usize, line: usize) -> Result<Range<usize>, Error> {
        let lines = &self.excerpt(id)?.lines;
        let max = lines.len();
        let found = lines.get(line).map(|line| line.range.clone());
        found.ok_or(Error::LineTooLarge { given: line, max })
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples::{all, chinese, render};
    use super::super::{Format, Options};

    #[test]
    fn looks_as_it_should() {
        insta::assert_snapshot!(render(Format::Classic, &all(), Options::default()));
    }

    #[test]
    fn is_coloured_on_demand() {
        let options = Options { color: true, ..Options::default() };
        insta::assert_snapshot!(render(Format::Classic, &[chinese()], options));
    }
}
