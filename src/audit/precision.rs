//! How right a lint is, as far as a sample tells.

/// The quantile of the normal distribution for 95 %.
const Z: f64 = 1.959_963_984_540_054;

/// What people said of a sample of findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Precision {
    /// Findings that are right.
    pub right: u32,
    /// Findings with a verdict.
    pub judged: u32,
}

impl Precision {
    /// The share that is right, 0 to 1; `None` where nothing was judged.
    #[must_use]
    pub fn share(self) -> Option<f64> {
        (self.judged > 0).then(|| f64::from(self.right) / f64::from(self.judged))
    }

    /// The Wilson score interval for 95 %, without correction for continuity: between which shares
    /// that of all findings lies. `None` where nothing was judged.
    #[must_use]
    pub fn interval(self) -> Option<(f64, f64)> {
        let share = self.share()?;
        let n = f64::from(self.judged);
        let squared = Z * Z;
        let middle = share + squared / (2.0 * n);
        let reach = Z * (share * (1.0 - share) / n + squared / (4.0 * n * n)).sqrt();
        let scale = 1.0 + squared / n;
        Some((((middle - reach) / scale).max(0.0), ((middle + reach) / scale).min(1.0)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn intervals_are_those_of_the_literature() {
        // Newcombe, Statistics in Medicine 17 (1998), table I: the Wilson score method.
        for (right, judged, low, high) in [
            (81, 263, 0.2553, 0.3662),
            (15, 148, 0.0624, 0.1605),
            (0, 20, 0.0, 0.1611),
            (1, 29, 0.0061, 0.1718),
        ] {
            let (from, to) = Precision { right, judged }.interval().expect("some were judged");
            assert!((from - low).abs() < 0.000_05, "{right}/{judged}: {from}");
            assert!((to - high).abs() < 0.000_05, "{right}/{judged}: {to}");
        }
    }

    #[test]
    fn nothing_is_known_of_an_empty_sample() {
        assert_eq!(Precision::default().share(), None);
        assert_eq!(Precision::default().interval(), None);
        let all = Precision { right: 5, judged: 5 }.interval().expect("some were judged");
        assert!(all.0 > 0.56 && all.0 < 0.57 && all.1 > 0.999_999, "{all:?}");
    }
}
