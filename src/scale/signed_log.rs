//! Equal distances are equal ratios, except near zero, where they are equal differences.

use super::{Linear, ticks};

/// A scale on which −3, 6 and 585 can all be read: linear within ±`threshold`, logarithmic beyond.
///
/// With r = |value| / threshold, a value is r thresholds from zero where r ≤ 1, and 1 + ln r beyond. Both
/// parts meet with the same slope, so nothing jumps or bends sharply at the border. An axis drawn with it
/// must say so: lengths on it are no amounts.
///
/// ```
/// use reported_figures::scale::SignedLog;
///
/// let scale = SignedLog::new((-10.0, 1000.0), 10.0, (0.0, 100.0));
/// let distance = |from, to| scale.map(to) - scale.map(from);
/// assert!((distance(-10.0, 0.0) - distance(0.0, 10.0)).abs() < 1e-9);
/// assert!((distance(10.0, 100.0) - distance(100.0, 1000.0)).abs() < 1e-9);
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SignedLog {
    pub(super) domain: (f64, f64),
    threshold: f64,
    /// From thresholds to positions.
    linear: Linear,
}

impl SignedLog {
    /// Up to where the scale is linear, on either side of zero.
    pub fn threshold(&self) -> f64 {
        self.threshold
    }

    /// Maps the domain onto the range; `threshold` is positive, in the domain's unit, best a power of ten.
    pub fn new(domain: (f64, f64), threshold: f64, range: (f64, f64)) -> Self {
        let threshold = if threshold.is_finite() && threshold > 0.0 { threshold } else { f64::NAN };
        let ends = (thresholds(domain.0, threshold), thresholds(domain.1, threshold));
        Self { domain, threshold, linear: Linear::new(ends, range) }
    }

    /// The position of a value.
    pub fn map(&self, value: f64) -> f64 {
        self.linear.map(thresholds(value, self.threshold))
    }

    /// At most `count` round values inside the domain, zero among them where it lies inside.
    pub fn ticks(&self, count: usize) -> Vec<f64> {
        ticks::signed_log(self.domain.0, self.domain.1, self.threshold, count)
    }
}

/// How many thresholds from zero a value is drawn.
fn thresholds(value: f64, threshold: f64) -> f64 {
    let ratio = value.abs() / threshold;
    if ratio <= 1.0 { value / threshold } else { (1.0 + ratio.ln()).copysign(value) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn differences_are_equal_within_the_threshold_and_ratios_beyond_it() {
        let scale = SignedLog::new((-10.0, 1000.0), 10.0, (0.0, 100.0));
        let distance = |a, b| scale.map(b) - scale.map(a);
        assert!((distance(-10.0, -5.0) - distance(2.0, 7.0)).abs() < 1e-9);
        assert!((distance(20.0, 40.0) - distance(300.0, 600.0)).abs() < 1e-9);
        assert!(distance(9.0, 10.0) / distance(10.0, 11.0) < 1.06);
        assert_eq!((scale.map(-10.0), scale.map(1000.0)), (0.0, 100.0));
    }

    #[test]
    fn it_is_symmetric_about_zero() {
        let scale = SignedLog::new((-600.0, 600.0), 10.0, (-50.0, 50.0));
        assert!([0.0, 3.0, 10.0, 77.0, 585.0].iter().all(|v| (scale.map(*v) + scale.map(-v)).abs() < 1e-9));
    }

    #[test]
    fn a_threshold_that_is_not_positive_maps_everything_to_the_middle() {
        for threshold in [0.0, -1.0, f64::NAN, f64::INFINITY] {
            let scale = SignedLog::new((-1.0, 5.0), threshold, (0.0, 100.0));
            assert_eq!(scale.map(3.0), 50.0);
            assert!(scale.ticks(5).is_empty());
        }
    }
}
