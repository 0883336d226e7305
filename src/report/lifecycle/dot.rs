//! Life cycles for Graphviz.

use super::chart::{Arrow, Chart, Life, Tone};
use crate::model::Edge;
use std::io::{self, Write};

pub(super) fn write(chart: &Chart, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "digraph lifecycle {{")?;
    writeln!(
        out,
        "  rankdir=LR; fontname=\"sans-serif\"; label={}; labelloc=t;",
        quoted(&chart.title)
    )?;
    writeln!(out, "  node [shape=box, style=rounded, fontname=\"sans-serif\"];")?;
    writeln!(out, "  edge [fontname=\"sans-serif\", fontsize=10];")?;
    for (index, life) in chart.lives.iter().enumerate() {
        write_life(chart, index, life, out)?;
    }
    writeln!(out, "}}")
}

fn write_life(chart: &Chart, index: usize, life: &Life, out: &mut dyn Write) -> io::Result<()> {
    let words = chart.words;
    writeln!(out, "  subgraph cluster_{index} {{")?;
    writeln!(out, "    label={};", quoted(&format!("{} [{}]", life.name, life.class)))?;
    writeln!(out, "    s{index}_none [label={}];", quoted(words.none))?;
    writeln!(
        out,
        "    s{index}_held [label={}, style=\"rounded,bold\"];",
        quoted(words.state(Edge::Grant))
    )?;
    for step in &life.steps {
        let (from, to) = ends(index, step.edge);
        if ends_elsewhere(step.edge) {
            writeln!(out, "    {to} [label={}];", quoted(words.state(step.edge)))?;
        }
        if let Some(gap) = &step.gap {
            let label = format!("{}\n{}", words.edge(step.edge), gap.text);
            let color = color(gap.tone);
            writeln!(
                out,
                "    {from} -> {to} [label={}, style=dashed, color=\"{color}\", fontcolor=\"{color}\"];",
                quoted(&label)
            )?;
        }
        for arrow in &step.arrows {
            let label = label(words.edge(step.edge), arrow);
            writeln!(out, "    {from} -> {to} [label={}];", quoted(&label))?;
        }
    }
    writeln!(out, "  }}")
}

/// The names of the states at the ends of an edge.
pub(super) fn ends(index: usize, edge: Edge) -> (String, String) {
    let held = format!("s{index}_held");
    match edge {
        Edge::Grant => (format!("s{index}_none"), held),
        Edge::Renewal => (held.clone(), held),
        _ => (held, format!("s{index}_{}", edge.name().replace('-', "_"))),
    }
}

/// Whether an edge leads to a state of its own.
pub(super) fn ends_elsewhere(edge: Edge) -> bool {
    !matches!(edge, Edge::Grant | Edge::Renewal)
}

/// The lines of an arrow in one text.
pub(super) fn label(edge: &str, arrow: &Arrow) -> String {
    let remedy = arrow.remedy.as_ref().map_or("", |remedy| remedy.text.as_str());
    let lines = [edge, &arrow.provision, &arrow.act, &arrow.why, remedy];
    let lines: Vec<&str> = lines.into_iter().filter(|line| !line.is_empty()).collect();
    lines.join("\n")
}

pub(super) fn color(tone: Tone) -> &'static str {
    match tone {
        Tone::Here => "#1b7a43",
        Tone::General => "#9a6200",
        Tone::Nowhere => "#b3261e",
    }
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotation_marks_and_line_breaks_are_escaped() {
        assert_eq!(quoted("a\"b\\c\nd"), r#""a\"b\\c\nd""#);
    }
}
