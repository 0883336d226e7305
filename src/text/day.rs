use serde::{Deserialize, Serialize};
use std::fmt;

/// A day of the Gregorian calendar.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize,
)]
#[serde(try_from = "String", into = "String")]
pub struct Day(i32);

impl Day {
    /// The day that `text` names as `YYYY-MM-DD`; `None` where the calendar has no such day, as for
    /// a law that takes effect on 30 February.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let mut next = |digits: usize| {
            let part = parts.next().filter(|part| part.len() == digits)?;
            part.bytes().all(|byte| byte.is_ascii_digit()).then(|| part.parse::<i32>().ok())?
        };
        let (year, month, day) = (next(4)?, next(2)?, next(2)?);
        let parsed = Self(days(year, month, day));
        // A day that is not there, of month 13 or in February, counts as another one.
        (parsed.civil() == (year, month, day) && parts.next().is_none()).then_some(parsed)
    }

    /// The day that is `days` after 1 January 1970.
    #[must_use]
    pub fn of_1970(days: i32) -> Self {
        Self(days)
    }

    /// Days since 1 January 1970.
    #[must_use]
    pub fn since_1970(self) -> i32 {
        self.0
    }

    /// The year.
    #[must_use]
    pub fn year(self) -> i32 {
        self.civil().0
    }

    fn civil(self) -> (i32, i32, i32) {
        // Counted from 1 March of the year 0, so that a leap day is the last of its year.
        let days = self.0 + 719_468;
        let (era, day) = (days.div_euclid(146_097), days.rem_euclid(146_097));
        let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
        let day = day - (365 * year + year / 4 - year / 100);
        let month = (5 * day + 2) / 153;
        let date = day - (153 * month + 2) / 5 + 1;
        let month = if month < 10 { month + 3 } else { month - 9 };
        (era * 400 + year + i32::from(month <= 2), month, date)
    }
}

fn days(year: i32, month: i32, day: i32) -> i32 {
    let year = year - i32::from(month <= 2);
    let (era, year) = (year.div_euclid(400), year.rem_euclid(400));
    let month = (month + 9) % 12;
    let day = (153 * month + 2) / 5 + day - 1;
    era * 146_097 + year * 365 + year / 4 - year / 100 + day - 719_468
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.civil();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

impl From<Day> for String {
    fn from(day: Day) -> Self {
        day.to_string()
    }
}

impl TryFrom<String> for Day {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        Self::parse(&text).ok_or_else(|| format!("`{text}` is no day of the calendar"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_and_printed() {
        for (text, count) in [
            ("1970-01-01", 0),
            ("2000-02-29", 11_016),
            ("1949-10-01", -7_397),
            ("0001-01-01", -719_162),
            ("2100-03-01", 47_541),
        ] {
            let day = Day::parse(text).expect(text);
            assert_eq!(day.since_1970(), count, "{text}");
            assert_eq!(Day::of_1970(count), day);
            assert_eq!(day.to_string(), text);
        }
        assert_eq!(Day::parse("1899-12-31").map(Day::year), Some(1899));
    }

    #[test]
    fn only_days_of_the_calendar_are_days() {
        for bad in
            ["2026-02-30", "1900-02-29", "2026-13-01", "2026-00-10", "2026-1-1", "2026-01-00"]
        {
            assert_eq!(Day::parse(bad), None, "{bad}");
        }
        for bad in
            ["", "2026", "2026-01-01-", "-026-01-01", "+026-01-01", "２０２６-01-01", "2026-01"]
        {
            assert_eq!(Day::parse(bad), None, "{bad}");
        }
    }
}
