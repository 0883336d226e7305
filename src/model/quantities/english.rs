//! Quantities in English: within thirty (30) days, not less than $300, 18 years of age, 31 June 2027.

use super::super::affix::Folded;
use super::super::facets::{Bound, QuantityKind, Value};
use super::dates::date;
use super::grammar::{Grammar, Limit, Unit};
use super::words::{self, Number};
use super::{Found, join};
use crate::text::Span;

/// How far a bound may stand before its number, or a unit behind it, in bytes.
const REACH: usize = 48;

/// All quantities of `text` in order.
pub(super) fn scan<'g>(text: &str, grammar: &'g Grammar) -> Vec<Found<'g>> {
    let mut reader = Reader { text, grammar, window: Folded::default() };
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = words::next_number(text.as_bytes(), at) {
        at = match reader.quantity(start) {
            Ok(quantity) => {
                let end = quantity.span.end as usize;
                join(&mut found, quantity, text, grammar);
                end
            }
            Err(next) => next,
        };
    }
    found
}

struct Reader<'t, 'g> {
    text: &'t str,
    grammar: &'g Grammar,
    window: Folded,
}

impl<'g> Reader<'_, 'g> {
    /// The quantity whose number begins at `start`, or where to go on.
    fn quantity(&mut self, start: usize) -> Result<Found<'g>, usize> {
        let rest = self.text.get(start..).unwrap_or_default();
        let Some(number) = words::read(rest) else {
            return Err(words::skip_word(self.text, start));
        };
        let end = start + number.len;
        if let Some(date) = self.calendar(start, number) {
            return Ok(date);
        }
        if !self.is_plausible(start, end, number) {
            return Err(end);
        }
        if self.is_of_provision(start) {
            return Err(end);
        }
        let (from, limit, money) = self.opening(start);
        if let Some(code) = money {
            let unit = UnitRef { name: code, kind: QuantityKind::Money };
            return Ok(self.finish(from, end, number, unit, limit));
        }
        if number.share {
            let unit = UnitRef { name: "fraction", kind: QuantityKind::Percentage };
            return Ok(self.finish(from, end, number, unit, limit));
        }
        let age = UnitRef { name: "year", kind: QuantityKind::Age };
        if let Some((unit, end)) = self.unit(end) {
            if unit.kind == QuantityKind::Count
                && (number.value - 1.0).abs() < f64::EPSILON
                && limit == Limit::NONE
            {
                // One person is nobody's number.
                return Err(end);
            }
            let unit = if unit.name == "year" && self.is_age(from, start) { age } else { unit };
            return Ok(self.finish(from, end, number, unit, limit));
        }
        if self.is_age(from, start) {
            return Ok(self.finish(from, end, number, age, limit));
        }
        let range = self.bare_range(from, number, end);
        range.or_else(|| self.bounded_range(from, number, end, limit)).ok_or(end)
    }

    /// Whether what stands right beside the number may make it a quantity: most numbers are those
    /// of provisions.
    fn is_plausible(&self, start: usize, end: usize, number: Number) -> bool {
        let behind = self.text.get(end..).unwrap_or_default();
        let behind = behind.trim_start_matches([' ', '\u{a0}', '\n', '-']);
        let next = behind.chars().next().unwrap_or('.');
        let before = self.text.get(..start).unwrap_or_default();
        let last = before.trim_end_matches([' ', '\u{a0}', '\n', '(']).chars().next_back();
        let unit = self.grammar.may_follow(next.to_ascii_lowercase());
        let worded = before.ends_with(' ') && last.is_some_and(char::is_alphabetic);
        number.share || unit || worded || last.is_some_and(|c| "$£€¥￥".contains(c))
    }

    /// Whether the number at `start` is that of a provision: Article 26 Persons who…
    fn is_of_provision(&mut self, start: usize) -> bool {
        self.window.fill(self.text, start.saturating_sub(16), start);
        self.grammar.not_after.whole_at_end(self.window.text().trim_end()).is_some()
    }

    /// What stands before the number: where the quantity begins, its bound, its currency.
    fn opening(&mut self, start: usize) -> (usize, Limit, Option<&'g str>) {
        self.window.fill(self.text, start.saturating_sub(REACH), start);
        let folded = self.window.text();
        let mut at = folded.len();
        let mut money = None;
        if let Some((len, code)) = self.grammar.money.whole_at_end(folded.trim_end()) {
            at = folded.trim_end().len() - len;
            money = Some(code.as_str());
        }
        let before = folded.get(..at).unwrap_or_default();
        let bare = before.trim_end_matches([' ', '(']);
        match self.grammar.before.whole_at_end(bare) {
            Some((_, &limit)) if limit == Limit::NONE => (self.window.offset(at), limit, money),
            Some((len, &limit)) => (self.window.offset(bare.len() - len), limit, money),
            None => (self.window.offset(at), Limit::NONE, money),
        }
    }

    /// The unit behind `at` and the offset behind it.
    fn unit(&mut self, at: usize) -> Option<(UnitRef<'g>, usize)> {
        self.window.fill(self.text, at, at + REACH);
        let folded = self.window.text();
        let words = folded.trim_start_matches([' ', '-']);
        let (len, Unit { name, kind }) = self.grammar.units.whole_at_start(words)?;
        let end = self.window.offset(folded.len() - words.len() + len);
        (name != "none").then_some((UnitRef { name, kind: *kind }, end))
    }

    /// Adds the bound behind the number or unit that ends at `end`.
    fn finish(
        &mut self,
        from: usize,
        end: usize,
        number: Number,
        mut unit: UnitRef<'g>,
        limit: Limit,
    ) -> Found<'g> {
        self.window.fill(self.text, end, end + REACH);
        let folded = self.window.text();
        let (mut end, mut limit) = (end, limit);
        let words = folded.trim_start();
        if let Some((len, &after)) = self.grammar.after.whole_at_start(words) {
            let older = words.get(..len).is_some_and(|words| words.contains("old"));
            if older && unit.name == "year" {
                unit.kind = QuantityKind::Age;
            }
            end = self.window.offset(folded.len() - words.len() + len);
            limit = after;
        }
        Found {
            span: Span::new(from, end),
            kind: unit.kind,
            value: Value::Number(number.value),
            unit: unit.name,
            bound: limit.bound,
            inclusive: limit.inclusive,
        }
    }

    /// Whether the words before the number at `start` speak of an age: those of its bound, or
    /// "age of" and "aged" before it.
    fn is_age(&mut self, from: usize, start: usize) -> bool {
        self.window.fill(self.text, from.saturating_sub(16), start);
        let before = self.window.text().trim_end();
        let bound = start.saturating_sub(from).min(before.len());
        let words = before.split_at_checked(before.len() - bound).unwrap_or((before, ""));
        words.1.contains("age of")
            || words.0.trim_end().ends_with("age of")
            || words.0.trim_end().ends_with(" aged")
    }

    /// 3 to 5 years, between five and ten per cent: a number without a unit, then one with.
    fn bare_range(&mut self, from: usize, low: Number, end: usize) -> Option<Found<'g>> {
        let rest = self.text.get(end..)?;
        let trimmed = rest.trim_start();
        let joint = ["to ", "and ", "–", "-"].into_iter().find(|j| trimmed.starts_with(j))?;
        let before = self.text.get(..from)?.trim_end();
        if joint == "and " && !before.ends_with("between") {
            return None;
        }
        let second = trimmed.get(joint.len()..)?.trim_start();
        let high = words::read(second)?;
        let (unit, end) = self.unit(self.text.len() - second.len() + high.len)?;
        let mut found = self.finish(from, end, high, unit, Limit::NONE);
        found.value = Value::Range(low.value, high.value);
        found.bound = Bound::Range;
        Some(found)
    }

    /// Not fewer than three and not more than nine members: a bounded number without a unit, then
    /// one with.
    fn bounded_range(
        &mut self,
        from: usize,
        low: Number,
        end: usize,
        limit: Limit,
    ) -> Option<Found<'g>> {
        let second = words::next_number(self.text.as_bytes(), end)?;
        if second > end + REACH {
            return None;
        }
        let high = words::read(self.text.get(second..)?)?;
        let (upper, bound, _) = self.opening(second);
        let between = self.text.get(end..upper)?;
        if !self.grammar.makes_range(between, limit.bound, bound.bound) {
            return None;
        }
        let (unit, end) = self.unit(second + high.len)?;
        let mut found = self.finish(from, end, high, unit, Limit::NONE);
        let turned = limit.bound == Bound::Max;
        let (low, high) = if turned { (high, low) } else { (low, high) };
        found.value = Value::Range(low.value, high.value);
        found.bound = Bound::Range;
        Some(found)
    }

    /// 31 June 2027, June 31, 2027, the 31st day of June, 2027, 2027-06-31.
    fn calendar(&self, start: usize, number: Number) -> Option<Found<'g>> {
        let found = words::date(self.text, start, number)?;
        Some(date(found.start, found.end, found.year, found.month, found.day))
    }
}

#[derive(Clone, Copy)]
struct UnitRef<'g> {
    name: &'g str,
    kind: QuantityKind,
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn bounds_say_whether_the_number_belongs_to_them() {
        check("en", "within 28 days after", &["within 28 days duration <=28 day"]);
        check("en", "Within thirty (30)\ndays of", &["Within thirty (30)\ndays duration <=30 day"]);
        check("en", "for at least 5 years", &["at least 5 years duration >=5 year"]);
        check("en", "for more than 5 years", &["more than 5 years duration >5 year"]);
        check("en", "fewer than 10 members", &["fewer than 10 members count <10 person"]);
        check(
            "en",
            "10 working days or more",
            &["10 working days or more duration >=10 working-day"],
        );
        check("en", "a fine not exceeding £100", &["not exceeding £100 money <=100 GBP"]);
        check("ie", "a fine not exceeding £100", &["not exceeding £100 money <=100 IEP"]);
    }

    #[test]
    fn ranges_keep_the_order_they_are_written_in() {
        let fine = "a fine of not less than $300 and not more than $900";
        check("en", fine, &["not less than $300 and not more than $900 money 300..900 USD"]);
        check("en", "3 to 5 years", &["3 to 5 years duration 3..5 year"]);
        check("en", "between 5 and 10 per cent", &["5 and 10 per cent percentage 5..10 percent"]);
        check(
            "en",
            "at least NT$30,000 but not more than NT$15,000",
            &["at least NT$30,000 but not more than NT$15,000 money 30000..15000 TWD"],
        );
        let term = "not less than six months and not more than two years";
        check(
            "en",
            term,
            &["not less than six months and not more than two years duration 6..24 month"],
        );
    }

    #[test]
    fn ages_shares_and_amounts_are_told_apart() {
        check("en", "under 18 years of age", &["under 18 years of age age <18 year"]);
        check(
            "en",
            "has attained the age of 18 years",
            &["attained the age of 18 years age >=18 year"],
        );
        check("en", "persons aged 65 or over", &["65 or over age >=65 year"]);
        check("en", "children 5 years or older", &["5 years or older age >=5 year"]);
        check("en", "a majority of two-thirds", &["two-thirds percentage =0.667 fraction"]);
        check(
            "en",
            "up to EUR 20 000 000, or up to 4 %",
            &["up to EUR 20 000 000 money <=20000000 EUR", "up to 4 % percentage <=4 percent"],
        );
        check("en", "5 per cent", &["5 per cent percentage =5 percent"]);
    }

    #[test]
    fn dates_are_read_in_any_order() {
        check("en", "on 31 June 2027.", &["31 June 2027 date 2027-6-31"]);
        check("en", "by June 31, 2027,", &["June 31, 2027 date 2027-6-31"]);
        check("en", "the 31st day of June, 2027", &["31st day of June, 2027 date 2027-6-31"]);
        check("en", "since 2027-06-31", &["2027-06-31 date 2027-6-31"]);
        check("en", "each 31 March", &["31 March date 0-3-31"]);
    }

    #[test]
    fn numbers_of_provisions_are_no_quantities() {
        check(
            "en",
            "sections 12 and 13 of Part 2, Article 5(2), 5 U.S.C. 552, any one person",
            &[],
        );
        check("en", "Article 26\nPersons shall register.", &[]);
    }
}
