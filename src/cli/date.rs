//! The only place where normlint looks at the clock.

use std::str::FromStr;
use std::time::{SystemTime, UNIX_EPOCH};

/// A day of the calendar as `YYYY-MM-DD`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Date(String);

impl Date {
    /// The day of the system's clock, in Coordinated Universal Time.
    pub(super) fn today() -> Self {
        let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |d| d.as_secs());
        let (year, month, day) = civil(seconds / 86_400);
        Self(format!("{year:04}-{month:02}-{day:02}"))
    }

    /// The day as `YYYY-MM-DD`.
    pub(super) fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Date {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("`{text}` is no day of the calendar; write YYYY-MM-DD");
        let digits = |part: &str, count: usize| {
            (part.len() == count && part.bytes().all(|byte| byte.is_ascii_digit()))
                .then(|| part.parse::<u32>().ok())
                .flatten()
        };
        let mut parts = text.split('-');
        let mut next = |count| parts.next().and_then(|part| digits(part, count));
        let (Some(year), Some(month), Some(day), None) = (next(4), next(2), next(2), parts.next())
        else {
            return Err(wrong());
        };
        if day == 0 || day > days_of(year, month) {
            return Err(wrong());
        }
        Ok(Self(text.to_owned()))
    }
}

/// Days of a month; 0 where there is no such month.
fn days_of(year: u32, month: u32) -> u32 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 => 28 + u32::from(leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    }
}

/// Year, month and day of the Gregorian calendar, `days` after 1 January 1970.
fn civil(days: u64) -> (u64, u64, u64) {
    // Counted from 1 March of the year 0, so that a leap day is the last of its year.
    let days = days + 719_468;
    let (era, day) = (days / 146_097, days % 146_097);
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let date = day - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    (era * 400 + year + u64::from(month <= 2), month, date)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_since_1970_become_dates() {
        assert_eq!(civil(0), (1970, 1, 1));
        assert_eq!(civil(11_016), (2000, 2, 29));
        assert_eq!(civil(20_513), (2026, 3, 1));
        assert_eq!(civil(47_540), (2100, 2, 28));
        assert_eq!(civil(47_541), (2100, 3, 1));
    }

    #[test]
    fn only_days_of_the_calendar_are_dates() {
        for good in ["2026-11-24", "2024-02-29", "2000-02-29", "1999-12-31"] {
            assert!(Date::from_str(good).is_ok(), "{good}");
        }
        for bad in
            ["2026-02-29", "1900-02-29", "2026-13-01", "2026-00-10", "2026-1-1", "2026-01-00"]
        {
            assert!(Date::from_str(bad).is_err(), "{bad}");
        }
        for bad in ["", "2026", "2026-01-01-", "+026-01-01", "２０２６-01-01"] {
            assert!(Date::from_str(bad).is_err(), "{bad}");
        }
    }
}
