//! The year that a document belongs to.

use super::tables::Day;

/// The year of the earliest of `days`; where none is known, the year that `title` ends with, as
/// “Licensing Act, 1958” does.
pub(super) fn year(days: impl IntoIterator<Item = Option<Day>>, title: &str) -> Option<i32> {
    let earliest = days.into_iter().flatten().min();
    earliest.map(Day::year).or_else(|| of_title(title))
}

fn of_title(title: &str) -> Option<i32> {
    let start = title.len().checked_sub(4)?;
    let (before, digits) = title.split_at_checked(start)?;
    let year: i32 = digits.parse().ok()?;
    let apart = before.ends_with(|c: char| c.is_whitespace() || c == ',');
    (apart && (1200..2100).contains(&year)).then_some(year)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_goes_before_the_title() {
        let day = Day::parse("1961-02-01");
        assert_eq!(year([None, day, Day::parse("1960-12-31")], "Act 1958"), Some(1960));
        assert_eq!(year([None], "Licensing Act, 1958"), Some(1958));
        assert_eq!(year([], "Licensing Act ,1958"), Some(1958));
    }

    #[test]
    fn not_every_number_at_the_end_is_a_year() {
        for title in ["Order 12345", "Form 9999", "A1958", "1958", "许可办法", "Act 1958 (Draft)"]
        {
            assert_eq!(year([], title), None, "{title}");
        }
    }
}
