//! Life cycles for a terminal. Columns are those of the terminal, where a Chinese character takes
//! two.

use super::chart::{Arrow, Chart, Life, Step, Tone};
use super::words::Words;
use crate::model::Edge;
use std::io::{self, Write};
use unicode_width::UnicodeWidthStr;

pub(super) fn write(chart: &Chart, out: &mut dyn Write) -> io::Result<()> {
    let words = chart.words;
    writeln!(out, "{}{}{}", chart.title, words.dot, words.drawing)?;
    if chart.lives.is_empty() {
        return writeln!(out, "\n{}", words.empty);
    }
    for life in &chart.lives {
        writeln!(out)?;
        write_life(life, words, out)?;
    }
    if !chart.date.is_empty() {
        writeln!(out, "\n{}{}{}", words.law_of, words.colon, chart.date)?;
    }
    Ok(())
}

fn write_life(life: &Life, words: &Words, out: &mut dyn Write) -> io::Result<()> {
    write!(out, "{} [{}]", life.name, life.class)?;
    if !life.papers.is_empty() {
        write!(out, "  {}{}{}", words.papers, words.colon, life.papers.join(words.comma))?;
    }
    writeln!(out)?;
    let edges = life.steps.iter().map(|step| words.edge(step.edge).width());
    let column = edges.max().unwrap_or_default() + 2;
    writeln!(out, "  ○ {}", words.none)?;
    let (granted, rest): (Vec<&Step>, Vec<&Step>) =
        life.steps.iter().partition(|step| step.edge == Edge::Grant);
    for step in granted {
        write_step(step, "│", "│", column, words, out)?;
    }
    writeln!(out, "  ● {}", words.state(Edge::Grant))?;
    for (at, step) in rest.iter().enumerate() {
        let last = at + 1 == rest.len();
        let rail = if last { " " } else { "│" };
        let branch = match (&step.gap, last) {
            (Some(_), false) => "├┄",
            (Some(_), true) => "└┄",
            (None, false) => "├─",
            (None, true) => "└─",
        };
        write_step(step, branch, rail, column, words, out)?;
    }
    Ok(())
}

fn write_step(
    step: &Step,
    branch: &str,
    rail: &str,
    column: usize,
    words: &Words,
    out: &mut dyn Write,
) -> io::Result<()> {
    let name = words.edge(step.edge);
    let mut lead = format!("  {}{}", pad(branch, 3), pad(name, column));
    let next = format!("  {}", pad(rail, 3 + column));
    if let Some(gap) = &step.gap {
        return writeln!(out, "{lead}{} {}", mark(gap.tone), gap.text);
    }
    let wide = step.arrows.iter().map(|arrow| arrow.provision.width()).max().unwrap_or_default();
    for arrow in &step.arrows {
        for line in lines(arrow, wide + 2) {
            writeln!(out, "{}", format!("{lead}{line}").trim_end())?;
            lead.clone_from(&next);
        }
    }
    Ok(())
}

/// The lines of an arrow, the provision in a column of its own.
fn lines(arrow: &Arrow, column: usize) -> Vec<String> {
    let mut found = vec![format!("{}{}", pad(&arrow.provision, column), arrow.act)];
    let blank = " ".repeat(column);
    if !arrow.why.is_empty() {
        found.push(format!("{blank}{}", arrow.why));
    }
    if let Some(remedy) = &arrow.remedy {
        found.push(format!("{blank}{} {}", mark(remedy.tone), remedy.text));
    }
    found
}

fn mark(tone: Tone) -> &'static str {
    match tone {
        Tone::Here => "✓",
        Tone::General => "◇",
        Tone::Nowhere => "✗",
    }
}

/// `text` with blanks to fill `column` columns.
fn pad(text: &str, column: usize) -> String {
    format!("{text}{}", " ".repeat(column.saturating_sub(text.width())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_those_of_the_terminal() {
        assert_eq!(pad("取得", 6), "取得  ");
        assert_eq!(pad("held", 6), "held  ");
        assert_eq!(pad("自然终止", 4), "自然终止");
    }
}
