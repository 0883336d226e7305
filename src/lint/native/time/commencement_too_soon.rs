//! Regulations and rules that leave less than thirty days between publication and effect.

use crate::lint::native::calendar;
use crate::lint::native::words::{List, WordFile};
use crate::lint::{Context, Draft};
use crate::model::{Commencement, InstrumentType, Role};
use serde::Deserialize;

/// What the lint looks for.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Forms {
    grounds: List,
}

pub(super) static WORDS: WordFile<Forms> = WordFile::new("commencement-too-soon");

/// The least time between publication and effect, in days.
const DAYS: i64 = 30;

/// From this day on instruments have to leave that time.
const SINCE: &str = "2002-01-01";

pub(super) fn check(context: &Context<'_>) {
    let document = context.document;
    let instrument = document.instrument();
    let kind = instrument.kind;
    let bound = kind.is_rule() || kind == InstrumentType::AdministrativeRegulation;
    let dated = instrument.adopted.as_ref().or(instrument.promulgated.as_ref());
    if !bound || document.is_amending() || dated.is_some_and(|dated| dated.as_str() < SINCE) {
        return;
    }
    let left = match &instrument.commencement {
        Commencement::OnPromulgation => 0,
        Commencement::AfterPromulgation { days, months: 0 } => i64::from(*days),
        Commencement::On(date) if instrument.amended.is_empty() => {
            let Some(days) = instrument.promulgated.as_deref().and_then(|from| between(from, date))
            else {
                return;
            };
            days
        }
        _ => return,
    };
    if !(0..DAYS).contains(&left) {
        return;
    }
    let mut clauses = document.roles().iter().filter(|mark| mark.role == Role::Commencement);
    let Some(clause) = clauses.next_back() else { return };
    let words = clause.sentence.slice(document.text());
    if !WORDS.of(document).grounds.is_in(words) {
        context.report(Draft::new(clause.node, clause.sentence).with("days", left.to_string()));
    }
}

/// The days from one date to another.
fn between(from: &str, to: &str) -> Option<i64> {
    let day = |date: &str| {
        let mut parts = date.split('-');
        let year = parts.next()?.parse().ok()?;
        calendar::day_number(year, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?)
    };
    Some(day(to)? - day(from)?)
}

#[cfg(test)]
mod tests {
    use super::between;

    #[test]
    fn days_between_dates_are_counted_over_months() {
        assert_eq!(between("2027-02-01", "2027-03-01"), Some(28));
        assert_eq!(between("2028-02-01", "2028-03-01"), Some(29));
        assert_eq!(between("2026-12-31", "2027-01-01"), Some(1));
        assert_eq!(between("2027-02-30", "2027-03-01"), None);
    }
}
