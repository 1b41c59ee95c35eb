//! Equal distances are equal ratios.

use super::{Linear, ticks};

/// A logarithmic scale. Zero is infinitely far away on it, so every value below the domain, zero and negative
/// ones included, maps to the low end.
///
/// ```
/// use reported_figures::scale::Log;
///
/// let scale = Log::new((1.0, 100.0), (0.0, 200.0));
/// assert_eq!(scale.map(10.0), 100.0);
/// assert_eq!(scale.map(-5.0), 0.0);
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Log {
    pub(super) domain: (f64, f64),
    /// From logarithms to positions.
    linear: Linear,
}

impl Log {
    /// Maps the domain onto the range. A domain that touches zero has no logarithm and counts as collapsed.
    pub fn new(domain: (f64, f64), range: (f64, f64)) -> Self {
        let is_positive = domain.0 > 0.0 && domain.1 > 0.0;
        let logs = if is_positive { (domain.0.ln(), domain.1.ln()) } else { (f64::NAN, f64::NAN) };
        Self { domain, linear: Linear::new(logs, range) }
    }

    /// The position of a value.
    pub fn map(&self, value: f64) -> f64 {
        let least = self.domain.0.min(self.domain.1);
        self.linear.map(if value <= least { least.ln() } else { value.ln() })
    }

    /// At most `count` round values inside the domain.
    pub fn ticks(&self, count: usize) -> Vec<f64> {
        ticks::log(self.domain.0, self.domain.1, count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_ratios_are_equally_far_apart() {
        let scale = Log::new((1.0, 1000.0), (0.0, 300.0));
        assert!((scale.map(10.0) - 100.0).abs() < 1e-9 && (scale.map(100.0) - 200.0).abs() < 1e-9);
    }

    #[test]
    fn values_below_the_domain_map_to_the_low_end() {
        assert_eq!(Log::new((1.0, 10.0), (0.0, 300.0)).map(0.0), 0.0);
        assert_eq!(Log::new((1.0, 10.0), (0.0, 300.0)).map(0.5), 0.0);
        assert_eq!(Log::new((10.0, 1.0), (0.0, 300.0)).map(-5.0), 300.0);
    }

    #[test]
    fn a_domain_that_touches_zero_maps_to_the_middle() {
        assert_eq!(Log::new((0.0, 10.0), (0.0, 300.0)).map(5.0), 150.0);
        assert_eq!(Log::new((-1.0, -10.0), (0.0, 300.0)).map(5.0), 150.0);
        assert!(Log::new((0.0, 10.0), (0.0, 300.0)).ticks(5).is_empty());
    }
}
