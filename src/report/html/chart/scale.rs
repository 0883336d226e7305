//! A scale from zero.

/// A linear scale from zero to a round number.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Scale {
    /// Where it ends.
    pub(crate) top: f64,
    /// How far its ticks are apart.
    pub(crate) step: f64,
}

impl Scale {
    /// A scale that holds `most` with about `wanted` steps of 1, 2 or 5 and a power of ten.
    pub(crate) fn new(most: f64, wanted: u32) -> Self {
        let most = if most.is_finite() && most > 0.0 { most } else { 1.0 };
        let rough = most / f64::from(wanted.max(1));
        let power = 10_f64.powf(rough.log10().floor());
        let steps = [1.0, 2.0, 5.0, 10.0].map(|step| step * power);
        // A hair more, so that 0.1 × 3 does not fall short of 0.3.
        let step = steps.into_iter().find(|step| *step * (1.0 + 1e-9) >= rough);
        let step = step.unwrap_or(10.0 * power);
        let top = (most / step * (1.0 - 1e-9)).ceil() * step;
        Self { top, step }
    }

    /// The scale of shares: from none to all.
    pub(crate) fn shares() -> Self {
        Self { top: 1.0, step: 0.25 }
    }

    /// The ticks, zero and the top among them.
    pub(crate) fn ticks(&self) -> Vec<f64> {
        let mut ticks = vec![0.0];
        let mut number = 1_u32;
        while f64::from(number) * self.step <= self.top * (1.0 + 1e-9) {
            ticks.push(f64::from(number) * self.step);
            number += 1;
        }
        ticks
    }

    /// How far along the scale `value` is, 0 to 1.
    pub(crate) fn at(&self, value: f64) -> f64 {
        (value / self.top).clamp(0.0, 1.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ticks(most: f64) -> Vec<f64> {
        Scale::new(most, 4).ticks()
    }

    #[test]
    fn ticks_are_round_and_hold_all() {
        assert_eq!(ticks(7.0), [0.0, 2.0, 4.0, 6.0, 8.0]);
        assert_eq!(ticks(100.0), [0.0, 50.0, 100.0]);
        assert_eq!(ticks(1.0), [0.0, 0.5, 1.0]);
        assert_eq!(ticks(33.0), [0.0, 10.0, 20.0, 30.0, 40.0]);
        assert_eq!(ticks(0.012).len(), 4);
    }

    #[test]
    fn nothing_and_nonsense_have_a_scale() {
        for most in [0.0, -3.0, f64::NAN, f64::INFINITY] {
            assert_eq!(Scale::new(most, 4).top, 1.0, "{most}");
        }
    }

    #[test]
    fn values_stand_along_the_scale() {
        assert_eq!(Scale::shares().ticks(), [0.0, 0.25, 0.5, 0.75, 1.0]);
        let scale = Scale::new(8.0, 4);
        assert!(
            (scale.at(4.0) - 0.5).abs() < 1e-9 && scale.at(-1.0) == 0.0 && scale.at(9.0) == 1.0
        );
    }
}
