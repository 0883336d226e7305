//! The inventory for a terminal. Columns are those of the terminal, where a Chinese character
//! takes two.

use super::rows::{Row, Sheet};
use super::words;
use crate::report::words::Words;
use crate::report::wrap::wrap;
use std::io::{self, Write};
use unicode_width::UnicodeWidthStr;

/// Columns where the terminal does not say.
const USUAL: usize = 120;
/// The narrowest a column that is broken into lines may be.
const NARROW: usize = 12;
/// Blanks between columns.
const GAP: usize = 2;
/// Longest object that is shown; the other formats have it whole, and notes on the limits.
const CLIP: usize = 160;

pub(super) fn write(sheet: &Sheet<'_>, width: usize, out: &mut dyn Write) -> io::Result<()> {
    let told = sheet.words;
    let instrument = sheet.document.instrument();
    let colon = told.colon();
    writeln!(out, "{}  {}", instrument.title, words::title(told))?;
    let kind = instrument.kind.words(told != Words::English);
    writeln!(
        out,
        "{}{colon}{kind}  {}{colon}{}\n",
        words::instrument(told),
        words::law_of(told),
        sheet.as_of
    )?;
    if sheet.rows.is_empty() {
        return writeln!(out, "{}", words::empty(told));
    }
    let table: Vec<Vec<String>> =
        std::iter::once(head(told)).chain(sheet.rows.iter().map(|row| cells(row, told))).collect();
    let widths = widths(&table, if width == 0 { USUAL } else { width });
    for (at, cells) in table.iter().enumerate() {
        line(cells, &widths, out)?;
        if at == 0 {
            let total = widths.iter().sum::<usize>() + GAP * (widths.len() - 1);
            writeln!(out, "{}", "─".repeat(total))?;
        }
    }
    let counts = sheet.counts().into_iter();
    let counts = counts.map(|(kind, count)| format!("{} {count}", words::kind(told, kind)));
    writeln!(out, "\n{}", counts.collect::<Vec<_>>().join(told.comma()))?;
    writeln!(out, "{}", wrap(words::legend(told), if width == 0 { USUAL } else { width }, 0, 0))
}

/// The columns of the table: the basis and the authority share one with what they are about.
fn head(told: Words) -> Vec<String> {
    let [_, kind, act, object, provision, origin, _, limit, _] = words::columns(told);
    [provision, kind, act, object, origin, limit].map(str::to_owned).to_vec()
}

fn cells(row: &Row<'_>, told: Words) -> Vec<String> {
    let with = |first: &str, second: &str| match second.is_empty() {
        true => first.to_owned(),
        false => format!("{first}{}{second}", told.colon()),
    };
    let mut object: String = row.object.chars().take(CLIP).collect();
    if object.len() < row.object.len() {
        object.push('…');
    }
    vec![
        row.provision.clone(),
        words::kind(told, row.item.kind).to_owned(),
        row.act.clone(),
        object,
        with(words::origin(told, row.item.origin), &row.basis),
        with(&row.limit, &row.cited),
    ]
}

/// How wide each column is: as wide as it needs to be, and those that need most share what is left
/// of `total`.
fn widths(table: &[Vec<String>], total: usize) -> Vec<usize> {
    let columns = table.first().map_or(0, Vec::len);
    let need = |at: usize| {
        table.iter().filter_map(|cells| cells.get(at)).map(|cell| cell.width()).max().unwrap_or(0)
    };
    let mut widths: Vec<usize> = (0..columns).map(need).collect();
    let room = total.saturating_sub(GAP * columns.saturating_sub(1));
    while widths.iter().sum::<usize>() > room {
        let Some(widest) = widths.iter_mut().max() else { break };
        if *widest <= NARROW {
            break;
        }
        *widest -= 1;
    }
    widths
}

/// A row, its cells broken into lines.
fn line(cells: &[String], widths: &[usize], out: &mut dyn Write) -> io::Result<()> {
    let wrapped: Vec<String> =
        cells.iter().zip(widths).map(|(cell, &width)| wrap(cell, width, 0, 0)).collect();
    let lines: Vec<Vec<&str>> = wrapped.iter().map(|cell| cell.lines().collect()).collect();
    let height = lines.iter().map(Vec::len).max().unwrap_or_default();
    for at in 0..height {
        let mut row = String::new();
        for (cell, &width) in lines.iter().zip(widths) {
            let part = cell.get(at).copied().unwrap_or_default();
            row.push_str(part);
            row.extend(std::iter::repeat_n(' ', (width + GAP).saturating_sub(part.width())));
        }
        writeln!(out, "{}", row.trim_end())?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_widest_columns_give_way_first() {
        let row = |cells: [&str; 3]| cells.map(str::to_owned).to_vec();
        let table =
            vec![row(["甲", &"长".repeat(40), "ok"]), row(["第一条", &"话".repeat(20), ""])];
        assert_eq!(widths(&table, 200), [6, 80, 2]);
        assert_eq!(widths(&table, 50), [6, 38, 2]);
        assert_eq!(widths(&table, 1), [6, NARROW, 2]);
    }

    #[test]
    fn cells_stand_under_each_other_whatever_their_script() {
        let mut out = Vec::new();
        let cells = ["第三条", "a fine of 100", "处一百元罚款"].map(str::to_owned);
        line(&cells, &[8, 13, 12], &mut out).expect("memory");
        line(&["Art. 3".into(), "罚款".into(), "x".into()], &[8, 13, 12], &mut out)
            .expect("memory");
        let text = String::from_utf8(out).expect("UTF-8");
        let last = |line: &str, word: &str| line.split(word).next().map(|front| front.width());
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(last(lines[0], "处一百元"), last(lines[1], "x"));
    }
}
