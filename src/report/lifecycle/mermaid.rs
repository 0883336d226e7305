//! Life cycles for Mermaid, which Markdown shows.

use super::chart::{Chart, Life};
use super::dot::{color, ends, ends_elsewhere, label};
use crate::model::Edge;
use std::io::{self, Write};

pub(super) fn write(chart: &Chart, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "flowchart LR")?;
    let mut links = 0;
    for (index, life) in chart.lives.iter().enumerate() {
        write_life(chart, index, life, &mut links, out)?;
    }
    Ok(())
}

/// Writes one life; `links` counts the links so far, by which Mermaid knows them.
fn write_life(
    chart: &Chart,
    index: usize,
    life: &Life,
    links: &mut usize,
    out: &mut dyn Write,
) -> io::Result<()> {
    let words = chart.words;
    writeln!(out, "  subgraph s{index}[{}]", quoted(&format!("{} [{}]", life.name, life.class)))?;
    writeln!(out, "    s{index}_none([{}])", quoted(words.none))?;
    writeln!(out, "    s{index}_held[{}]", quoted(words.state(Edge::Grant)))?;
    let mut styles = Vec::new();
    for step in &life.steps {
        let (from, to) = ends(index, step.edge);
        if ends_elsewhere(step.edge) {
            writeln!(out, "    {to}([{}])", quoted(words.state(step.edge)))?;
        }
        if let Some(gap) = &step.gap {
            let text = format!("{}\n{}", words.edge(step.edge), gap.text);
            writeln!(out, "    {from} -.->|{}| {to}", quoted(&text))?;
            styles.push((*links, color(gap.tone)));
            *links += 1;
        }
        for arrow in &step.arrows {
            let text = label(words.edge(step.edge), arrow);
            writeln!(out, "    {from} -->|{}| {to}", quoted(&text))?;
            *links += 1;
        }
    }
    writeln!(out, "  end")?;
    for (link, color) in styles {
        writeln!(out, "  linkStyle {link} stroke:{color},color:{color}")?;
    }
    Ok(())
}

fn quoted(text: &str) -> String {
    let text = text.replace('&', "#amp;").replace('"', "#quot;");
    let text = text.replace('<', "#lt;").replace('>', "#gt;");
    format!("\"{}\"", text.replace('\n', "<br/>"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_cannot_end_a_label() {
        assert_eq!(quoted("a\"|b\n<c>"), "\"a#quot;|b<br/>#lt;c#gt;\"");
    }
}
