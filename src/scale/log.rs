//! Equal distances are equal ratios.

use super::{Linear, ticks};

/// A logarithmic scale. Zero lies infinitely far away on it, so all that is below the domain, zero and losses
/// too, goes to the low end.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Log {
    domain: (f64, f64),
    places: Linear,
}

impl Log {
    /// Maps the domain onto the range. A domain that touches zero has no logarithm and collapses.
    pub fn new(domain: (f64, f64), range: (f64, f64)) -> Self {
        let is_positive = domain.0 > 0.0 && domain.1 > 0.0;
        let logs = if is_positive { (domain.0.ln(), domain.1.ln()) } else { (f64::NAN, f64::NAN) };
        Self { domain, places: Linear::new(logs, range) }
    }

    /// Position of a value.
    pub fn map(&self, value: f64) -> f64 {
        let least = self.domain.0.min(self.domain.1);
        self.places.map(if value <= least { least.ln() } else { value.ln() })
    }

    /// Value at a position.
    pub fn invert(&self, position: f64) -> f64 {
        self.places.invert(position).exp()
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
    fn tenfold_is_always_as_far() {
        let scale = Log::new((1.0, 1000.0), (0.0, 300.0));
        assert!((scale.map(10.0) - 100.0).abs() < 1e-9 && (scale.map(100.0) - 200.0).abs() < 1e-9);
        assert!((scale.invert(200.0) - 100.0).abs() < 1e-9);
    }

    #[test]
    fn what_is_below_goes_to_the_low_end() {
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
