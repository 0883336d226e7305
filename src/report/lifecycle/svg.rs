//! Life cycles as a picture that stands for itself: no script, no font and no file beside it.

use super::chart::{Chart, Life, Step, Tone};
use super::dot::color;
use crate::model::Edge;
use crate::report::xml;
use std::io::{self, Write};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

const WIDTH: usize = 1160;
const MARGIN: usize = 40;
/// Width of the boxes of the states on the left.
const LEFT: usize = 132;
/// Where the boxes of the states on the right begin, and their width.
const RIGHT: usize = 930;
const STATE: usize = WIDTH - MARGIN - RIGHT;
/// Where the words of an arrow begin.
const TEXT: usize = MARGIN + LEFT + 24;
/// Height of a line of words.
const LINE: usize = 20;
/// So many columns fit between the boxes; a Chinese character takes two.
const COLUMNS: usize = 100;

const INK: &str = "#1f2933";
const SOFT: &str = "#52606d";

/// A line of words with its colour.
struct Line {
    text: String,
    color: &'static str,
    bold: bool,
}

pub(super) fn write(chart: &Chart, out: &mut dyn Write) -> io::Result<()> {
    let mut body = Vec::new();
    let mut y = 92;
    for life in &chart.lives {
        y = draw_life(chart, life, y, &mut body)? + 36;
    }
    if chart.lives.is_empty() {
        words(&mut body, MARGIN, y, chart.words.empty, INK, "")?;
        y += 40;
    }
    let height = y + 44;
    writeln!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{height}\" viewBox=\"0 0 {WIDTH} {height}\" font-family=\"'Noto Sans CJK SC','Noto Sans SC','Source Han Sans SC','PingFang SC','Microsoft YaHei','Segoe UI',Helvetica,Arial,sans-serif\" font-size=\"14\">"
    )?;
    writeln!(out, "<title>{}</title>", xml::text(&chart.title))?;
    arrowheads(out)?;
    writeln!(out, "<rect width=\"{WIDTH}\" height=\"{height}\" fill=\"#ffffff\"/>")?;
    heading(chart, out)?;
    out.write_all(&body)?;
    legend(chart, height - 30, out)?;
    writeln!(out, "</svg>")
}

fn arrowheads(out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "<defs>")?;
    for (name, fill) in
        [("ink", INK), ("general", color(Tone::General)), ("nowhere", color(Tone::Nowhere))]
    {
        writeln!(
            out,
            "<marker id=\"{name}\" viewBox=\"0 0 10 10\" refX=\"9\" refY=\"5\" markerWidth=\"8\" markerHeight=\"8\" orient=\"auto-start-reverse\"><path d=\"M0 0 10 5 0 10z\" fill=\"{fill}\"/></marker>"
        )?;
    }
    writeln!(out, "</defs>")
}

fn heading(chart: &Chart, out: &mut dyn Write) -> io::Result<()> {
    let attributes = "font-size=\"22\" font-weight=\"700\"";
    words(out, MARGIN, 44, &clip(&chart.title, 88), INK, attributes)?;
    let mut below = chart.words.drawing.to_owned();
    if !chart.date.is_empty() {
        let words = chart.words;
        below.extend([words.dot, words.law_of, words.colon, &chart.date]);
    }
    words(out, MARGIN, 68, &below, SOFT, "")
}

/// Draws one life from `top` on, and gives where it ends.
fn draw_life(chart: &Chart, life: &Life, top: usize, out: &mut Vec<u8>) -> io::Result<usize> {
    let words_of = chart.words;
    let name = "font-size=\"17\" font-weight=\"700\"";
    let mut title = clip(&life.name, 60);
    let papers = life.papers.join(words_of.comma);
    title.extend(["  [", life.class, "]"]);
    if !papers.is_empty() {
        title.extend(["  ", words_of.papers, words_of.colon, &papers]);
    }
    writeln!(out, "<path d=\"M{MARGIN} {}H{}\" stroke=\"#d9e2ec\"/>", top - 8, WIDTH - MARGIN)?;
    words(out, MARGIN, top + 20, &clip(&title, 110), INK, name)?;
    let start = top + 36;
    state(out, MARGIN, start, LEFT, 34, words_of.none, "#f5f7fa", "#9aa5b1")?;
    let (granted, rest): (Vec<&Step>, Vec<&Step>) =
        life.steps.iter().partition(|step| step.edge == Edge::Grant);
    let mut y = start + 34;
    let lines: Vec<Line> = granted.iter().flat_map(|step| lines(chart, step)).flatten().collect();
    let held = y + (lines.len() * LINE).max(LINE) + 18;
    let middle = MARGIN + LEFT / 2;
    arrow(out, &format!("M{middle} {y}V{}", held - 2), Look::Drawn, false)?;
    draw_lines(out, middle + 18, y + 20, &lines)?;
    y = held;
    let mut rows = Vec::new();
    for step in &rest {
        y = draw_step(chart, step, y, &mut rows)?;
    }
    let height = (y - held).max(44);
    state(out, MARGIN, held, LEFT, height, words_of.state(Edge::Grant), "#e3f0ff", "#2b6cb0")?;
    out.extend(rows);
    Ok(held + height)
}

/// Draws all arrows of an edge and the state that they lead to.
fn draw_step(chart: &Chart, step: &Step, top: usize, out: &mut Vec<u8>) -> io::Result<usize> {
    let look = match step.gap.as_ref().map(|gap| gap.tone) {
        None => Look::Drawn,
        Some(Tone::General) => Look::General,
        Some(_) => Look::Nowhere,
    };
    let from = MARGIN + LEFT;
    let mut y = top;
    let first = top + 6;
    for lines in lines(chart, step) {
        let height = lines.len() * LINE + 18;
        let base = y + height - 6;
        if step.edge == Edge::Renewal {
            let turn = format!(
                "M{from} {}C{} {} {} {base} {} {base}",
                y + 12,
                from + 30,
                y + 12,
                from + 30,
                from + 2
            );
            arrow(out, &turn, look, false)?;
            draw_lines(out, TEXT + 16, y + 20, &lines)?;
        } else {
            let path = format!("M{} {base}H{}", from + 2, RIGHT - 2);
            arrow(out, &path, look, step.edge == Edge::Suspension)?;
            draw_lines(out, TEXT, y + 20, &lines)?;
        }
        y += height;
    }
    if step.edge != Edge::Renewal {
        let (fill, line) = match look {
            Look::Drawn => ("#f5f7fa", "#52606d"),
            Look::General => ("#fff8e6", color(Tone::General)),
            Look::Nowhere => ("#fdecea", color(Tone::Nowhere)),
        };
        let height = (y + 6).saturating_sub(first).max(36);
        state(out, RIGHT, first, STATE, height, chart.words.state(step.edge), fill, line)?;
    }
    Ok(y + 12)
}

/// The lines of words of each arrow of an edge.
fn lines(chart: &Chart, step: &Step) -> Vec<Vec<Line>> {
    let words = chart.words;
    let name = words.edge(step.edge);
    if let Some(gap) = &step.gap {
        let color = color(gap.tone);
        let mut all = vec![Line { text: name.to_owned(), color, bold: true }];
        all.extend(folded(&gap.text, color));
        return vec![all];
    }
    let arrows = step.arrows.iter().map(|arrow| {
        let head = [name, &arrow.provision, &arrow.act];
        let head: Vec<&str> = head.into_iter().filter(|part| !part.is_empty()).collect();
        let mut all: Vec<Line> = folded(&head.join(words.dot), INK);
        for line in &mut all {
            line.bold = true;
        }
        all.extend(folded(&arrow.why, SOFT));
        if let Some(remedy) = &arrow.remedy {
            all.extend(folded(&remedy.text, color(remedy.tone)));
        }
        all
    });
    arrows.collect()
}

/// `text` broken into lines that fit between the boxes, between Chinese characters or at blanks.
fn folded(text: &str, color: &'static str) -> Vec<Line> {
    let mut lines = Vec::new();
    let (mut start, mut width, mut blank) = (0, 0, None);
    for (at, c) in text.char_indices() {
        let wide = c.width().unwrap_or_default();
        if c == ' ' || wide == 2 {
            blank = Some(at);
        }
        if width + wide > COLUMNS {
            let end = blank.filter(|&end| end > start).unwrap_or(at);
            lines.push(&text[start..end]);
            (start, width) = (end, text[end..at].width());
        }
        width += wide;
    }
    lines.push(&text[start..]);
    let line = |text: &str| Line { text: text.trim().to_owned(), color, bold: false };
    lines.into_iter().map(line).filter(|line| !line.text.is_empty()).collect()
}

/// At most `columns` columns of `text`.
fn clip(text: &str, columns: usize) -> String {
    if text.width() <= columns {
        return text.to_owned();
    }
    let mut width = 0;
    let fits = text.chars().take_while(|c| {
        width += c.width().unwrap_or_default();
        width < columns
    });
    fits.chain(['…']).collect()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Look {
    Drawn,
    General,
    Nowhere,
}

fn arrow(out: &mut dyn Write, path: &str, look: Look, both: bool) -> io::Result<()> {
    let (stroke, head, dash) = match look {
        Look::Drawn => (INK, "ink", ""),
        Look::General => (color(Tone::General), "general", " stroke-dasharray=\"7 5\""),
        Look::Nowhere => (color(Tone::Nowhere), "nowhere", " stroke-dasharray=\"7 5\""),
    };
    let back = if both { format!(" marker-start=\"url(#{head})\"") } else { String::new() };
    writeln!(
        out,
        "<path d=\"{path}\" fill=\"none\" stroke=\"{stroke}\" stroke-width=\"1.6\"{dash} marker-end=\"url(#{head})\"{back}/>"
    )
}

#[allow(
    clippy::too_many_arguments,
    reason = "a box is its place, its size, its words and its two colours"
)]
fn state(
    out: &mut dyn Write,
    x: usize,
    y: usize,
    width: usize,
    height: usize,
    name: &str,
    fill: &str,
    line: &str,
) -> io::Result<()> {
    writeln!(
        out,
        "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"8\" fill=\"{fill}\" stroke=\"{line}\" stroke-width=\"1.4\"/>"
    )?;
    let (middle, base) = (x + width / 2, y + height / 2 + 5);
    words(out, middle, base, name, INK, "text-anchor=\"middle\" font-weight=\"700\"")
}

fn draw_lines(out: &mut dyn Write, x: usize, y: usize, lines: &[Line]) -> io::Result<()> {
    for (at, line) in lines.iter().enumerate() {
        let weight = if line.bold { "font-weight=\"600\"" } else { "font-size=\"13\"" };
        words(out, x, y + at * LINE, &line.text, line.color, weight)?;
    }
    Ok(())
}

fn words(
    out: &mut dyn Write,
    x: usize,
    y: usize,
    text: &str,
    color: &str,
    attributes: &str,
) -> io::Result<()> {
    let blank = if attributes.is_empty() { "" } else { " " };
    let text = xml::text(text);
    writeln!(out, "<text x=\"{x}\" y=\"{y}\" fill=\"{color}\"{blank}{attributes}>{text}</text>")
}

/// What the lines and colours mean.
fn legend(chart: &Chart, y: usize, out: &mut dyn Write) -> io::Result<()> {
    let [drawn, general, nowhere, here] = chart.words.legend;
    let mut x = MARGIN;
    for (look, text) in [(Look::Drawn, drawn), (Look::General, general), (Look::Nowhere, nowhere)] {
        arrow(out, &format!("M{x} {}H{}", y - 5, x + 40), look, false)?;
        words(out, x + 50, y, text, SOFT, "font-size=\"13\"")?;
        x += 50 + text.width() * 7 + 34;
    }
    words(out, x, y, here, color(Tone::Here), "font-size=\"13\"")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_are_folded_between_characters_and_at_blanks() {
        let chinese = folded(&"取消资格".repeat(30), INK);
        assert!(chinese.len() == 3 && chinese.iter().all(|line| line.text.width() <= COLUMNS));
        let english = folded(&"taken away ".repeat(12), INK);
        assert!(english.iter().all(|line| !line.text.ends_with("tak")), "{}", english.len());
        assert!(folded("", INK).is_empty());
    }

    #[test]
    fn long_names_are_clipped() {
        assert_eq!(clip("长期居留资格", 7), "长期居…");
        assert_eq!(clip("permit", 7), "permit");
    }
}
