//! Figures for reading.

use super::{Figures, LintFigures, per_1000};
use std::fmt::Display;
use std::io::{self, Write};

pub(super) fn write(figures: &Figures, out: &mut dyn Write) -> io::Result<()> {
    head(figures, out)?;
    let languages = figures.languages.iter().map(|(name, count)| (name.clone(), *count));
    counts("language", languages, out)?;
    let instruments = figures.instruments.iter().map(|(name, count)| (name.clone(), *count));
    counts("type", by_count(instruments), out)?;
    let decade = |(&decade, &count): (&i64, &u32)| match decade {
        0 => ("unknown".to_owned(), count),
        _ => (format!("{decade}s"), count),
    };
    counts("decade", figures.decades.iter().map(decade), out)?;
    lints(&figures.lints, out)?;
    top(figures, out)
}

fn head(figures: &Figures, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "documents     {:>10}", grouped(u64::from(figures.documents)))?;
    if figures.unread > 0 {
        writeln!(out, "not read      {:>10}", grouped(u64::from(figures.unread)))?;
    }
    writeln!(out, "articles      {:>10}", grouped(figures.articles))?;
    writeln!(out, "characters    {:>10}", grouped(figures.characters))?;
    writeln!(out, "restrictions  {:>10}", grouped(figures.restrictions))?;
    writeln!(
        out,
        "findings      {:>10}  ({} errors, {} warnings, {} for information)",
        grouped(figures.findings),
        grouped(figures.error),
        grouped(figures.warning),
        grouped(figures.info),
    )?;
    if let Some(rate) = per_1000(figures.findings, figures.articles) {
        writeln!(out, "per 1,000 articles {rate:>5.1}")?;
    }
    Ok(())
}

fn by_count(counts: impl Iterator<Item = (String, u32)>) -> impl Iterator<Item = (String, u32)> {
    let mut counts: Vec<(String, u32)> = counts.collect();
    counts.sort_by(|a, b| (b.1, &a.0).cmp(&(a.1, &b.0)));
    counts.into_iter()
}

fn counts(
    head: &str,
    counts: impl Iterator<Item = (String, u32)>,
    out: &mut dyn Write,
) -> io::Result<()> {
    writeln!(out, "\n{head:<28} documents")?;
    counts
        .into_iter()
        .try_for_each(|(name, count)| writeln!(out, "{name:<28} {:>9}", grouped(u64::from(count))))
}

fn lints(lints: &[LintFigures], out: &mut dyn Write) -> io::Result<()> {
    if lints.is_empty() {
        return Ok(());
    }
    let columns = ["findings", "documents", "of", "per 1,000 articles"];
    let [findings, documents, of, rate] = columns;
    writeln!(out, "\n{:<42} {findings:>9} {documents:>9} {of:>7} {rate:>18}", "lint")?;
    for lint in lints {
        let name = format!("{} {}", lint.code, lint.name);
        let rate = lint.per_1000_articles.map_or_else(String::new, |rate| format!("{rate:.2}"));
        writeln!(
            out,
            "{:<42} {:>9} {:>9} {:>7} {rate:>18}",
            shortened(&name, 42),
            grouped(lint.findings),
            grouped(u64::from(lint.documents)),
            // A lint that is on in some places only was assessed on no document as a whole.
            if lint.assessed > 0 { grouped(u64::from(lint.assessed)) } else { "-".to_owned() },
        )?;
    }
    Ok(())
}

fn top(figures: &Figures, out: &mut dyn Write) -> io::Result<()> {
    if figures.top.is_empty() {
        return Ok(());
    }
    writeln!(out, "\nfindings  articles  document")?;
    for heavy in &figures.top {
        writeln!(
            out,
            "{:>8}  {:>8}  {}",
            grouped(u64::from(heavy.findings)),
            grouped(u64::from(heavy.articles)),
            heavy.path,
        )?;
    }
    Ok(())
}

fn shortened(name: &str, most: usize) -> String {
    if name.chars().count() <= most {
        return name.to_owned();
    }
    name.chars().take(most - 1).chain(['…']).collect()
}

/// `1234567` as `1,234,567`.
fn grouped(number: impl Display) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_grouped() {
        for (number, text) in [(0, "0"), (999, "999"), (1000, "1,000"), (1_234_567, "1,234,567")] {
            assert_eq!(grouped(number), text);
        }
    }
}
