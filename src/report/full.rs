//! `full`: excerpts with underlines, drawn by ariadne, for reading in a terminal.
//!
//! Only the frame is ariadne's. Its title, notes and line numbers are written here, since it knows
//! neither our languages nor excerpts that begin in the middle of a line or of a document.

use super::excerpt::{Excerpt, excerpts};
use super::footer::{Places, entries};
use super::paint::Paint;
use super::visible::visible;
use super::words::{Tally, Words};
use super::wrap::wrap;
use super::{Emitter, Options, Summary, is_whole, text_columns};
use crate::lint::{DocumentReport, Finding, Place, Severity};
use crate::text::{Source, Span};
use ariadne::{Color, Config, IndexType, Label, Report, ReportKind};
use std::fmt::{self, Write as _};
use std::io::{self, Write};
use unicode_width::UnicodeWidthStr;

/// Stands for the path in what ariadne writes, until the true place takes its place.
const MARKER: &str = "\u{fdd0}";

pub(super) struct Full<W> {
    out: W,
    options: Options,
    languages: Tally,
}

impl<W: Write> Full<W> {
    pub(super) fn new(out: W, options: Options) -> Self {
        Self { out, options, languages: Tally::default() }
    }

    fn words(&self, report: &DocumentReport) -> Words {
        Words::of(self.options.language.as_deref().unwrap_or(&report.language))
    }

    fn title(
        &mut self,
        severity: Severity,
        code: &str,
        message: &str,
        words: Words,
    ) -> io::Result<()> {
        let color = self.options.color;
        let mut head = words.severity(severity).to_owned();
        let mut gap = words.colon();
        if !code.is_empty() {
            head = format!("{head}[{code}]");
            gap = if words == Words::English { ": " } else { " " };
        }
        let message = visible(message);
        let message = wrap(&message, self.options.width, head.width() + gap.width(), 4);
        let head = Paint::Severity(severity).on(&head, color);
        writeln!(self.out, "{head}{gap}{}", Paint::Bold.on(&message, color))
    }

    fn finding(
        &mut self,
        finding: &Finding,
        source: Option<&Source>,
        words: Words,
    ) -> io::Result<()> {
        self.title(finding.severity, &finding.code, &finding.message, words)?;
        let places = Places::new(finding);
        match source {
            Some(source) if !is_whole(&finding.place) => {
                let frame =
                    Frame::new(finding, &places, source, text_columns(&self.options), words);
                self.out.write_all(frame.draw(finding.severity, self.options.color)?.as_bytes())?;
            }
            _ => writeln!(self.out, "  ── {}", location(&finding.place, words))?,
        }
        for entry in entries(finding, &places, words) {
            let head = format!("{}{}", entry.word, words.colon());
            let indent = 2 + head.width();
            let text = wrap(&entry.text, self.options.width, indent, indent);
            let paint = if entry.word == words.help() { Paint::Green } else { Paint::Dim };
            writeln!(self.out, "  {}{text}", paint.on(&head, self.options.color))?;
        }
        writeln!(self.out)
    }
}

impl<W: Write> Emitter for Full<W> {
    fn document(&mut self, report: &DocumentReport, source: Option<&Source>) -> io::Result<()> {
        let words = self.words(report);
        if source.is_some() {
            self.languages.add(words);
        }
        for error in &report.errors {
            let message = format!("{}{}{error}", report.path, words.colon());
            let severity = if source.is_some() { Severity::Warning } else { Severity::Error };
            self.title(severity, "", &message, words)?;
            writeln!(self.out)?;
        }
        report.findings.iter().try_for_each(|finding| self.finding(finding, source, words))
    }

    fn finish(&mut self, summary: &Summary) -> io::Result<()> {
        let words = self.options.language.as_deref().map_or(self.languages.most(), Words::of);
        let clean = summary.findings == 0 && summary.unreadable == 0;
        let paint = if clean { Paint::Green } else { Paint::Bold };
        writeln!(self.out, "{}", paint.on(&words.summary(summary), self.options.color))?;
        self.out.flush()
    }
}

/// `path:line:column`, and where the place ends if that is on another line.
fn location(place: &Place, words: Words) -> String {
    let mut text = format!("{}:{}:{}", visible(&place.path), place.start.line, place.start.column);
    if place.end.line > place.start.line && place.end.column > 1 {
        text.push(' ');
        text.push_str(&words.through(place.end.line));
    }
    text
}

/// The excerpts of one finding with what is written at their marks.
struct Frame {
    excerpts: Vec<Excerpt>,
    /// A message for each mark; the first is that of the finding itself.
    messages: Vec<String>,
    /// The place of the first mark of each excerpt.
    locations: Vec<String>,
}

impl Frame {
    fn new(
        finding: &Finding,
        places: &Places,
        source: &Source,
        columns: usize,
        words: Words,
    ) -> Self {
        let own = &finding.place;
        let label = if own.label.is_empty() { words.here() } else { &own.label };
        let mut marks: Vec<&Place> = vec![own];
        let mut messages = vec![visible(label).into_owned()];
        for related in &places.excerpts {
            marks.push(&related.place);
            let message =
                if related.message.is_empty() { &related.place.label } else { &related.message };
            messages.push(visible(message).into_owned());
        }
        let spans: Vec<Span> = marks.iter().map(|place| place.span).collect();
        let excerpts = excerpts(source, &spans, columns);
        let first = |excerpt: &Excerpt| excerpt.marks.iter().map(|mark| mark.0).min().unwrap_or(0);
        let locations = excerpts
            .iter()
            .map(|excerpt| {
                marks.get(first(excerpt)).map_or(String::new(), |place| location(place, words))
            })
            .collect();
        Self { excerpts, messages, locations }
    }

    /// The frame as it is printed.
    fn draw(&self, severity: Severity, color: bool) -> io::Result<String> {
        let main = match severity {
            Severity::Error => Color::Red,
            Severity::Warning => Color::Yellow,
            Severity::Info => Color::Cyan,
        };
        let mut start = 0..0;
        let mut labels = Vec::new();
        for (id, excerpt) in self.excerpts.iter().enumerate() {
            for (index, range) in &excerpt.marks {
                // In its other mode ariadne takes characters for bytes in all sources but the first.
                let chars = |at: usize| excerpt.text.get(..at).map_or(0, |t| t.chars().count());
                let span = chars(range.start)..chars(range.end);
                if *index == 0 {
                    start = span.clone();
                }
                // Ariadne begins a new frame where order goes against the lines of a text.
                let order = id * 100 + excerpt.line(range.end.saturating_sub(1).max(range.start));
                let label = Label::new((id, span))
                    .with_order(i32::try_from(order).unwrap_or(i32::MAX))
                    .with_priority(i32::from(*index == 0))
                    .with_color(if *index == 0 { main } else { Color::Blue });
                labels
                    .push(label.with_message(self.messages.get(*index).map_or("", String::as_str)));
            }
        }
        let config = Config::new().with_color(color).with_index_type(IndexType::Char);
        let report = Report::build(ReportKind::Custom("", main), (0, start)).with_config(config);
        let mut drawn = Vec::new();
        report.with_labels(labels).finish().write(Texts::new(&self.excerpts), &mut drawn)?;
        Ok(join_colors(&self.mend(&String::from_utf8_lossy(&drawn))))
    }

    /// Puts the true places and line numbers into what ariadne drew, and takes its title away.
    fn mend(&self, drawn: &str) -> String {
        let digits = |number: usize| number.max(1).ilog10() as usize + 1;
        let shown = self.excerpts.iter().map(|excerpt| digits(excerpt.lines.len())).max();
        let last = self.excerpts.iter().filter_map(|excerpt| excerpt.lines.last());
        let width = last.map(|line| digits(line.number)).max().unwrap_or(1);
        let pad = " ".repeat(width.saturating_sub(shown.unwrap_or(1)));
        let mut group = 0;
        let mut out = String::with_capacity(drawn.len());
        for line in drawn.lines().skip(1) {
            if let Some((before, after)) = line.split_once(MARKER) {
                let location = self.locations.get(group).map_or("", String::as_str);
                group += 1;
                let after = after.trim_start_matches(|c: char| c == ':' || c.is_ascii_digit());
                out.extend([&pad, before, location, after.trim_end()]);
            } else if let Some((before, index, after)) = numbered(line) {
                let lines =
                    self.excerpts.get(group.saturating_sub(1)).map(|excerpt| &excerpt.lines);
                let number = lines.and_then(|lines| lines.get(index.checked_sub(1)?));
                let number = number.map_or(index, |line| line.number);
                let color = before.trim_end_matches(' ');
                out.push_str(if color.is_empty() { " " } else { color });
                let _ = write!(out, "{number:>width$}");
                out.push_str(after.trim_end());
            } else if line.starts_with(['─', '\u{1b}']) {
                // The foot of the frame is a rule as long as the margin.
                out.push_str(&line.replacen('─', &"─".repeat(pad.len() + 1), 1));
            } else {
                out.extend([&pad, line.trim_end()]);
            }
            out.push('\n');
        }
        out
    }
}

/// Ariadne colours every character for itself: joins runs of one colour, and leaves the text of the
/// document in the colour of the terminal, as its light grey is hard to read on white.
fn join_colors(drawn: &str) -> String {
    const RESET: &str = "0";
    let mut out = String::with_capacity(drawn.len());
    let mut pieces = drawn.split("\u{1b}[");
    out.push_str(pieces.next().unwrap_or_default());
    let (mut wanted, mut now) = (RESET, RESET);
    for piece in pieces {
        let (code, text) = piece.split_once('m').unwrap_or((RESET, piece));
        wanted = if code == "38;5;249" { RESET } else { code };
        if !text.is_empty() && wanted != now {
            out.extend(["\u{1b}[", wanted, "m"]);
            now = wanted;
        }
        out.push_str(text);
    }
    if now != wanted {
        out.extend(["\u{1b}[", wanted, "m"]);
    }
    out
}

/// Splits a line of ariadne's that shows text: what stands before its number (blanks and colour),
/// the number, the rest.
fn numbered(line: &str) -> Option<(&str, usize, &str)> {
    let mut at = 0;
    let bytes = line.as_bytes();
    loop {
        match bytes.get(at)? {
            b' ' => at += 1,
            0x1b => at += line.get(at..)?.find('m')? + 1,
            b'0'..=b'9' => break,
            _ => return None,
        }
    }
    let (before, rest) = line.split_at_checked(at)?;
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let (number, after) = rest.split_at_checked(digits)?;
    Some((before, number.parse().ok()?, after))
}

/// The texts of excerpts as ariadne asks for them.
struct Texts {
    sources: Vec<ariadne::Source<String>>,
}

impl Texts {
    fn new(excerpts: &[Excerpt]) -> Self {
        let texts = excerpts.iter().map(|excerpt| excerpt.text.clone());
        Self { sources: texts.map(ariadne::Source::from).collect() }
    }
}

impl ariadne::Cache<usize> for Texts {
    type Storage = String;

    fn fetch(&mut self, id: &usize) -> Result<&ariadne::Source<String>, impl fmt::Debug> {
        self.sources.get(*id).ok_or("no such excerpt")
    }

    fn display<'a>(&self, _: &'a usize) -> Option<impl fmt::Display + 'a> {
        Some(MARKER)
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples::{all, at, chinese, finding, render, report};
    use super::super::{Format, Options};
    use crate::lint::{Related, Severity};
    use crate::text::{self, Source, Span};
    use proptest::prelude::*;

    #[test]
    fn looks_as_it_should() {
        insta::assert_snapshot!(render(Format::Full, &all(), Options::default()));
    }

    #[test]
    fn fits_a_narrow_coloured_terminal() {
        let options = Options { color: true, width: 72, ..Options::default() };
        insta::assert_snapshot!(render(Format::Full, &[chinese()], options));
    }

    /// A document of long lines, with a number before each sentence.
    fn long() -> Source {
        let sentence =
            |n: usize| format!("{n}这一句讲的是一件事，后一句讲的是 another matter altogether。");
        let text: String = (0..40).map(sentence).collect();
        let lines = "\n".repeat(997);
        Source::new("long.md", format!("{lines}{text}\n短。\n\r\n{text}"), text::Format::Plain)
    }

    #[test]
    fn long_lines_are_cut_around_every_mark() {
        let source = long();
        let place =
            |words: &str, nth| super::super::samples::place(&source, words, nth, "", "第一条");
        let mut first =
            finding(Severity::Warning, "VAG001", place("30这一句", 1), "远处有相关的话");
        let related =
            |words, nth| Related { place: place(words, nth), message: "另一处".to_owned() };
        first.related = vec![related("20这一句", 0), related("31这一句", 1), related("短", 0)];
        let documents = [(report(&source, "zh", vec![first]), Some(long()))];
        let (full, classic) = (
            render(Format::Full, &documents, Options::default()),
            render(Format::Classic, &documents, Options::default()),
        );
        insta::assert_snapshot!(format!("{full}\n{classic}"));
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn both_renderers_take_any_text_and_any_marks(
            text in "([第条。，\u{1b}\u{2028}\u{85}\u{3000}\u{20000}é\u{301}]|[a-z]{1,9}|\\. |\r?\n|\r|\t){0,150}",
            marks in prop::collection::vec((0usize..500, 0usize..300), 1..9),
            color: bool,
        ) {
            let source = Source::new("a.md", text, text::Format::Plain);
            let place = |&(start, len): &(usize, usize)| {
                at(&source, Span::new(start, start + len), "art_1", "第一条")
            };
            let mut finding = finding(Severity::Error, "ABC001", place(&marks[0]), "问题");
            finding.related = marks[1..]
                .iter()
                .map(|mark| Related { place: place(mark), message: "相关".to_owned() })
                .collect();
            let report = report(&source, "zh", vec![finding]);
            let text = source.text().to_owned();
            let documents = [(report, Some(Source::new("a.md", text, text::Format::Plain)))];
            for format in [Format::Full, Format::Classic] {
                let shown = render(format, &documents, Options { color, width: 60, ..Options::default() });
                let hidden = |c: char| c.is_control() && c != '\n' && !(color && c == '\u{1b}');
                prop_assert!(!shown.chars().any(hidden), "{}", shown);
                prop_assert!(shown.contains("ABC001") && !shown.contains(super::MARKER), "{}", shown);
            }
        }
    }
}
