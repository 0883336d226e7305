//! The year that a document belongs to.

use super::tables::Day;
use crate::model::title_year;

/// The year in which a document was made: that of the earliest of promulgation, adoption and effect
/// where one of the first two is known. A day of effect alone may be that of a single provision, or
/// lie years off: the year that `title` ends with goes before it.
pub(super) fn year(made: [Option<Day>; 2], effective: Option<Day>, title: &str) -> Option<i32> {
    let earliest = made.into_iter().flatten().min();
    let Some(earliest) = earliest else {
        return title_year(title).or_else(|| effective.map(Day::year));
    };
    Some(effective.map_or(earliest, |effective| effective.min(earliest)).year())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_of_making_goes_before_the_title_and_that_before_the_day_of_effect() {
        let day = Day::parse;
        let of = |made, effective| year([None, made], effective, "Licensing Act, 1958");
        assert_eq!(of(day("1961-02-01"), day("1960-12-31")), Some(1960));
        assert_eq!(of(day("1957-12-28"), day("1958-01-01")), Some(1957));
        assert_eq!(of(None, day("2018-01-01")), Some(1958));
        assert_eq!(year([None; 2], day("2018-01-01"), "许可办法"), Some(2018));
        assert_eq!(year([None; 2], None, "许可办法"), None);
    }
}
