//! Numbers as they stand in figures and tables.

/// A count with its thousands apart: `12,345`.
pub(crate) fn count(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// A figure with as many decimals as its size deserves: `0`, `0.04`, `3.4`, `57`, `1,204`. What is
/// there but would show as zero is `<0.01`.
pub(crate) fn figure(value: f64) -> String {
    if value <= 0.0 {
        return if value < 0.0 { format!("−{}", figure(-value)) } else { "0".to_owned() };
    }
    match value {
        _ if value < 0.005 => "<0.01".to_owned(),
        _ if value < 0.995 => format!("{value:.2}"),
        _ if value < 9.95 => format!("{value:.1}"),
        _ => whole(value),
    }
}

/// A share of 0 to 1 in per cent; what is there but would show as nothing or all is `<1%`, `>99%`.
pub(crate) fn percent(share: f64) -> String {
    let percent = share * 100.0;
    match percent {
        _ if percent > 0.0 && percent < 0.5 => "<1%".to_owned(),
        _ if percent < 100.0 && percent >= 99.5 => ">99%".to_owned(),
        _ => format!("{percent:.0}%"),
    }
}

/// A value beside an axis whose ticks are `step` apart.
pub(super) fn tick(value: f64, step: f64) -> String {
    match step {
        _ if step >= 1.0 => whole(value),
        _ if step >= 0.1 => format!("{value:.1}"),
        _ => format!("{value:.2}"),
    }
}

/// `value` without decimals, its thousands apart.
fn whole(value: f64) -> String {
    format!("{value:.0}").parse().map_or_else(|_| format!("{value:.0}"), count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_stand_apart() {
        let counts = [0, 7, 999, 1_000, 65_536, 1_234_567].map(count);
        assert_eq!(counts, ["0", "7", "999", "1,000", "65,536", "1,234,567"]);
    }

    #[test]
    fn figures_show_what_their_size_deserves() {
        let figures = [0.0, 0.001, 0.037, 0.99, 0.997, 3.449, 9.96, 57.4, 1203.6, -2.5].map(figure);
        let shown = ["0", "<0.01", "0.04", "0.99", "1.0", "3.4", "10", "57", "1,204", "−2.5"];
        assert_eq!(figures, shown);
    }

    #[test]
    fn no_share_looks_like_none_or_all() {
        let shares = [0.0, 0.001, 0.052, 0.5, 0.998, 1.0].map(percent);
        assert_eq!(shares, ["0%", "<1%", "5%", "50%", ">99%", "100%"]);
    }

    #[test]
    fn ticks_have_the_decimals_of_their_steps() {
        assert_eq!(tick(1500.0, 500.0), "1,500");
        assert_eq!(tick(0.30000000000000004, 0.1), "0.3");
        assert_eq!(tick(0.25, 0.05), "0.25");
    }
}
