//! Names of instruments in English: the Fresh Meat Act, 1930; Regulation (EU) 2016/679.

use super::atoms;
use super::grammar::Grammar;

/// The name that begins at `at`, and the offset behind it: words in capitals with small words
/// between them, one of which says what kind of instrument it is, and a year.
pub(super) fn name_at<'t>(text: &'t str, at: usize, grammar: &Grammar) -> Option<(&'t str, usize)> {
    let mut end = at;
    let mut last_capital = None;
    let mut typed = false;
    // "Act for the Digging and Filling of Wells" goes on behind "and", "Wells Act and" does not.
    let (mut started_typed, mut went_on) = (false, false);
    // Small words that do not count unless a capital follows.
    let mut link: Option<&str> = None;
    loop {
        let next = if end == at { at } else { end + gap(text.get(end..)?) };
        let rest = text.get(next..)?;
        if end != at && next == end && !rest.starts_with(['(', ',']) {
            break;
        }
        if let Some(inner) = rest.strip_prefix('(') {
            // (Ireland), (Amendment), (No. 2).
            let close = inner.find(')').filter(|&close| close < 60);
            let Some(close) = close else { break };
            let capital = inner.starts_with(|c: char| c.is_uppercase())
                || inner.get(..close).is_some_and(is_years);
            let known = capital && (last_capital.is_some() || end == at) && link.is_none();
            if !known {
                break;
            }
            end = next + close + 2;
            last_capital = Some(end);
            continue;
        }
        // "Response, Compensation, and Liability Act": a comma goes on before the type only.
        let comma = rest.strip_prefix(", ").filter(|tail| {
            let tail = tail.strip_prefix("and ").unwrap_or(tail);
            !typed
                && last_capital.is_some()
                && link.is_none()
                && tail.starts_with(char::is_uppercase)
        });
        if let Some(tail) = comma {
            end = text.len() - tail.strip_prefix("and ").unwrap_or(tail).len() - 1;
            continue;
        }
        let word = name_word(rest);
        if word.is_empty() {
            break;
        }
        let year = end == at && word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit());
        if word.starts_with(|c: char| c.is_uppercase()) || year {
            let tail = started_typed && went_on;
            if link.is_some_and(|link| !takes(typed, link, grammar) && !(tail && link == "and")) {
                break;
            }
            went_on |= link.is_some_and(|link| typed && grammar.goes_on.contains(link));
            let bare = word.trim_end_matches(['.', '\'', '’']);
            started_typed |= end == at && grammar.names.contains(bare);
            typed |= grammar.names.contains(bare);
            link = None;
            end = next + word.len();
            last_capital = Some(end);
        } else if last_capital.is_some() && grammar.links.contains(word) {
            link = match link {
                Some(first) if first == "and" || grammar.goes_on.contains(first) => Some(first),
                Some(_) | None => Some(word),
            };
            end = next + word.len();
        } else {
            break;
        }
    }
    let end = last_capital.filter(|_| typed)?;
    let end = year(text, end).unwrap_or(end);
    Some((text.get(at..end)?, end))
}

/// Whether a name goes on behind the small word `link`. Behind the type only some do: "Act for
/// the…", but not "Act and the…".
fn takes(typed: bool, link: &str, grammar: &Grammar) -> bool {
    !typed || grammar.goes_on.contains(link)
}

/// Bytes of blanks at the beginning of `rest`, or of a comma before "and" inside a name.
fn gap(rest: &str) -> usize {
    let blanks = rest.len() - rest.trim_start_matches([' ', '\u{a0}']).len();
    match rest.get(blanks..).and_then(|rest| rest.strip_prefix('\n')) {
        Some(next) if !next.starts_with('\n') => rest.len() - next.trim_start_matches(' ').len(),
        _ => blanks,
    }
}

/// Whether `inner` is the years of a Finance (1909-10) Act.
fn is_years(inner: &str) -> bool {
    inner.len() >= 4 && inner.bytes().all(|b| b.is_ascii_digit() || b == b'-')
}

/// A word of a name: letters, with marks inside.
fn name_word(rest: &str) -> &str {
    let inside = |c: char| c.is_alphanumeric() || matches!(c, '-' | '\'' | '’' | '&');
    let end = rest.find(|c: char| !inside(c)).unwrap_or(rest.len());
    rest.get(..end).unwrap_or_default()
}

/// The offset behind a year at `end`: ", 1930", " 1990", " of 1930".
fn year(text: &str, end: usize) -> Option<usize> {
    let rest = text.get(end..)?;
    let tail = rest.strip_prefix(',').unwrap_or(rest);
    let tail = tail.strip_prefix(" of").unwrap_or(tail);
    let figures = tail.strip_prefix([' ', '\u{a0}'])?;
    let run = figures.bytes().take_while(u8::is_ascii_digit).count();
    let year = figures.get(..run)?.parse::<u32>().ok()?;
    (run == 4 && (1200..=2999).contains(&year)).then(|| text.len() - figures.len() + run)
}

/// The number of an instrument of the European Union at `at`, behind its type: (EU) 2016/679,
/// (EC) No 1093/2010, 2014/65/EU; the offset behind it.
pub(super) fn union_number(text: &str, at: usize) -> Option<usize> {
    let mut at = at + atoms::blanks(text.get(at..)?);
    if text.get(at..)?.starts_with('(') {
        let close = text.get(at..)?.find(')').filter(|&close| close < 16)?;
        at += close + 1;
        at += atoms::blanks(text.get(at..)?);
    }
    if let Some(rest) = text.get(at..)?.strip_prefix("No") {
        at = text.len() - rest.trim_start_matches(['.', ' ', '\u{a0}']).len();
    }
    let rest = text.get(at..)?;
    let len = rest.bytes().take_while(|b| b.is_ascii_alphanumeric() || *b == b'/').count();
    let number = rest.get(..len)?;
    let known = number.starts_with(|c: char| c.is_ascii_digit()) && number.contains('/');
    known.then_some(at + len)
}

#[cfg(test)]
mod tests {
    use super::super::super::super::lexicon::Lexicon;
    use super::*;
    use crate::jurisdiction::{Language, Profile};

    #[track_caller]
    fn check(text: &str, want: Option<&str>) {
        let profile = Profile::new("en", Language::En).expect("a pack");
        let lexicon = Lexicon::new(&profile, &[]).expect("packs read");
        let found = name_at(text, 0, lexicon.english_references()).map(|(name, _)| name);
        assert_eq!(found, want);
    }

    #[test]
    fn names_have_capitals_a_type_and_a_year() {
        check("Fresh Wells (Amendment) Act, 1930, is", Some("Fresh Wells (Amendment) Act, 1930"));
        check("Wells Act and the Minister", Some("Wells Act"));
        check(
            "Act for the Digging and Filling of Wells shall",
            Some("Act for the Digging and Filling of Wells"),
        );
        check("Regulations on the Notice of Wells.", Some("Regulations on the Notice of Wells"));
        check("Response, Filling, and Wells Act is", Some("Response, Filling, and Wells Act"));
        check("1995 Act is", Some("1995 Act"));
        check("Wells (1909-10) Act, 1910, and", Some("Wells (1909-10) Act, 1910"));
        check("Act of 1930 applies", Some("Act of 1930"));
        check("Minister shall", None);
        check("register of wells", None);
    }

    #[test]
    fn union_instruments_are_cited_by_number() {
        assert_eq!(union_number(" (EU) 2016/679 of", 0), Some(14));
        assert_eq!(union_number(" (EU) No 10/2010,", 0), Some(16));
        assert_eq!(union_number(" 2014/65/EU", 0), Some(11));
        assert_eq!(union_number(" 5", 0), None);
    }
}
