//! The calendar: how long months are, and which weekday a date falls on.

/// The last year in which England still had the Julian calendar, in which every fourth year is a
/// leap year.
const LAST_JULIAN: i32 = 1752;

/// How many days the month has, or `None` where there is no such month. A year of 0 is not known:
/// February then has 29 days.
pub(super) fn days_in(year: i32, month: u32) -> Option<u32> {
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => Some(31),
        4 | 6 | 9 | 11 => Some(30),
        2 if is_leap(year) => Some(29),
        2 => Some(28),
        _ => None,
    }
}

fn is_leap(year: i32) -> bool {
    year % 4 == 0 && (year <= LAST_JULIAN || year % 100 != 0 || year % 400 == 0)
}

/// The weekday of a date of the Gregorian calendar, 0 for Monday; `None` where there is no such
/// date or it may be of the Julian calendar.
pub(super) fn weekday(year: i32, month: u32, day: u32) -> Option<usize> {
    // 1 March of the year 0 was a Wednesday.
    usize::try_from((2 + day_number(year, month, day)?) % 7).ok()
}

/// The days from 1 March of the year 0 to a date of the Gregorian calendar; `None` where there is
/// no such date or it may be of the Julian calendar.
pub(super) fn day_number(year: i32, month: u32, day: u32) -> Option<i64> {
    if year <= LAST_JULIAN || !(1..=days_in(year, month)?).contains(&day) {
        return None;
    }
    // Years that begin in March put the leap day at their end.
    let (year, month) = if month < 3 { (year - 1, month + 9) } else { (year, month - 3) };
    let year = i64::from(year);
    let days = i64::from((153 * month + 2) / 5 + day - 1);
    Some(year * 365 + year / 4 - year / 100 + year / 400 + days)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_end_when_they_do() {
        assert_eq!(days_in(2027, 2), Some(28));
        assert_eq!(days_in(2028, 2), Some(29));
        assert_eq!(days_in(1900, 2), Some(28));
        assert_eq!(days_in(2000, 2), Some(29));
        assert_eq!(days_in(1700, 2), Some(29));
        assert_eq!(days_in(0, 2), Some(29));
        assert_eq!(days_in(0, 6), Some(30));
        assert_eq!(days_in(2027, 13), None);
    }

    #[test]
    fn weekdays_fall_where_they_do() {
        assert_eq!(weekday(1949, 10, 1), Some(5));
        assert_eq!(weekday(2000, 2, 29), Some(1));
        assert_eq!(weekday(2000, 3, 1), Some(2));
        assert_eq!(weekday(1970, 1, 1), Some(3));
        assert_eq!(weekday(2027, 6, 1), Some(1));
        assert_eq!(weekday(2027, 2, 29), None);
        assert_eq!(weekday(1700, 1, 1), None);
    }
}
