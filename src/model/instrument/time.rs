//! When an instrument was made, changed and takes effect.

use super::number;
use crate::jurisdiction::{PackError, Profile, TimeForms};
use crate::model::facets::Commencement;
use crate::text::{Captures, Expression};

/// The forms of dates with their regular expressions built.
#[derive(Debug, Default)]
pub(in crate::model) struct TimeReader {
    forms: TimeForms,
    promulgated: Vec<Expression>,
    amended: Vec<Expression>,
    effective: Vec<Expression>,
    after: Vec<Expression>,
    on: Vec<Expression>,
    order: Vec<Expression>,
}

impl TimeReader {
    /// The reader of `profile`; a test sees to it that every regular expression reads.
    pub(in crate::model) fn new(profile: &Profile) -> Result<Self, PackError> {
        let forms = profile.time_forms()?;
        let build =
            |all: &[String]| all.iter().filter_map(|one| crate::text::pattern(one).ok()).collect();
        Ok(Self {
            promulgated: build(&forms.promulgated),
            amended: build(&forms.amended),
            effective: build(&forms.effective),
            after: build(&forms.after_promulgation),
            on: build(&forms.on_promulgation),
            order: build(&forms.by_order),
            forms,
        })
    }

    #[cfg(test)]
    pub(in crate::model) fn is_whole(&self) -> bool {
        let forms = &self.forms;
        self.promulgated.len() == forms.promulgated.len()
            && self.amended.len() == forms.amended.len()
            && self.effective.len() == forms.effective.len()
            && self.after.len() == forms.after_promulgation.len()
            && self.on.len() == forms.on_promulgation.len()
            && self.order.len() == forms.by_order.len()
    }

    /// The date of promulgation that the note under the title names.
    pub(super) fn promulgated(&self, note: &str) -> Option<String> {
        self.promulgated.iter().find_map(|regex| self.date(&regex.captures(note)?))
    }

    /// The dates of changes that the note names, in order.
    pub(super) fn amended(&self, note: &str) -> Vec<String> {
        let all = self.amended.iter().flat_map(|regex| regex.captures_iter(note));
        let mut dates: Vec<String> = all.filter_map(|found| self.date(&found)).collect();
        dates.sort();
        dates.dedup();
        dates
    }

    /// What a commencement clause says.
    pub(super) fn commencement(&self, clause: &str) -> Commencement {
        let fixed = self.effective.iter().find_map(|regex| self.date(&regex.captures(clause)?));
        if let Some(date) = fixed {
            return Commencement::On(date);
        }
        let after = self.after.iter().find_map(|regex| self.delay(&regex.captures(clause)?));
        if let Some((days, months)) = after {
            return Commencement::AfterPromulgation { days, months };
        }
        let is = |all: &[Expression]| all.iter().any(|regex| regex.is_match(clause));
        if is(&self.order) {
            Commencement::ByOrder
        } else if is(&self.on) {
            Commencement::OnPromulgation
        } else {
            Commencement::Unknown
        }
    }

    /// Days and months from the groups `count` and `unit`.
    fn delay(&self, found: &Captures<'_>) -> Option<(u32, u32)> {
        let words = found.name("unit")?.as_str().to_lowercase();
        let unit = self.forms.unit.iter().find(|unit| unit.words.contains(&words))?;
        let count = self.count(found.name("count")?.as_str())?;
        Some((unit.days.checked_mul(count)?, unit.months.checked_mul(count)?))
    }

    fn count(&self, words: &str) -> Option<u32> {
        let words = words.to_lowercase();
        let named = self.forms.numbers.iter().position(|name| *name == words);
        let named = named.and_then(|at| u32::try_from(at + 1).ok());
        named.or_else(|| number(&words).filter(|&count| count > 0))
    }

    /// `YYYY-MM-DD` from the groups `year`, `month`, `day`.
    fn date(&self, found: &Captures<'_>) -> Option<String> {
        let month = found.name("month")?.as_str().to_lowercase();
        let named = self.forms.months.iter().position(|name| *name == month);
        let month = match named {
            Some(at) => u32::try_from(at + 1).ok()?,
            None => number(&month)?,
        };
        let year = number(found.name("year")?.as_str())?;
        super::iso(year, month, number(found.name("day")?.as_str())?)
    }
}

/// The day `days` and `months` after the day `from`.
pub(super) fn later(from: &str, days: u32, months: u32) -> Option<String> {
    let mut parts = from.split('-').map(str::parse::<u32>);
    let mut next = || parts.next()?.ok();
    let (year, month, day) = (next()?, next()?, next()?);
    let month = (month - 1).checked_add(months)?;
    let (mut year, mut month) = (year.checked_add(month / 12)?, month % 12 + 1);
    let mut day = day.min(days_of(year, month)).checked_add(days)?;
    while day > days_of(year, month) {
        day -= days_of(year, month);
        (year, month) = if month == 12 { (year + 1, 1) } else { (year, month + 1) };
    }
    super::iso(year, month, day)
}

/// The number of days of a month.
pub(super) fn days_of(year: u32, month: u32) -> u32 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 => 28 + u32::from(leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::jurisdiction::Language;

    #[test]
    fn days_are_counted_over_months_and_years() {
        let check = |from, days, months, want: &str| {
            assert_eq!(later(from, days, months).as_deref(), Some(want));
        };
        check("2026-12-20", 30, 0, "2027-01-19");
        check("2028-01-31", 0, 1, "2028-02-29");
        check("2026-01-01", 0, 12, "2027-01-01");
    }

    #[track_caller]
    fn check(language: Language, clause: &str, want: &Commencement) {
        let profile = Profile::new(language.base(), language).expect("a pack");
        let reader = TimeReader::new(&profile).expect("time.toml reads");
        assert_eq!(reader.commencement(clause), *want, "{clause}");
    }

    #[test]
    fn commencement_is_a_date_an_event_or_left_to_another() {
        let on = Commencement::On("2027-01-01".to_owned());
        let zh = |clause: &str, want: &Commencement| check(Language::Hans, clause, want);
        zh("本办法自2027年1月1日起施行。", &on);
        zh("本办法自二〇二七年一月一日起施行。", &on);
        zh("本办法自公布之日起施行。", &Commencement::OnPromulgation);
        let after = |days, months| Commencement::AfterPromulgation { days, months };
        zh("本办法自公布之日起三十日后施行。", &after(30, 0));
        zh("本法自公布后六个月施行。", &after(0, 6));
        zh("本法施行日期，由行政院定之。", &Commencement::ByOrder);
        zh("1998年5月1日起施行的《示例办法》同时废止。", &Commencement::Unknown);
        zh("本办法自2027年6月31日起施行。", &Commencement::Unknown);
        zh("本条例自    年  月  日起施行。", &Commencement::Unknown);
        let en = |clause: &str, want: &Commencement| check(Language::En, clause, want);
        en("This Act shall come into force on 1 January 2027.", &on);
        en("This Act takes effect on January 1, 2027.", &on);
        en(
            "This Act comes into operation on such day as the Minister may appoint by order.",
            &Commencement::ByOrder,
        );
        en(
            "This Act shall come into force from the date of promulgation.",
            &Commencement::OnPromulgation,
        );
        en("This Act shall come into force six months after its promulgation.", &after(0, 6));
        en("This Act shall come into force on ____ 20__.", &Commencement::Unknown);
    }
}
