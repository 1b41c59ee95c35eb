//! Equal distances are equal ratios, except near zero, where they are equal differences.

use super::{Linear, ticks};

/// A scale on which −3, 6 and 585 can all be read: linear within ±`core`, logarithmic beyond.
///
/// With r = |value| / core, a value stands r core lengths from zero where r ≤ 1, and 1 + ln r beyond. Both
/// parts meet with the same slope, so nothing jumps or bends sharply at the border. An axis drawn with it
/// must say so: lengths on it are no amounts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SignedLog {
    domain: (f64, f64),
    core: f64,
    places: Linear,
}

impl SignedLog {
    /// Maps the domain onto the range; `core` is positive, best a power of ten, in the domain's unit.
    pub fn new(domain: (f64, f64), core: f64, range: (f64, f64)) -> Self {
        let core = if core.is_finite() && core > 0.0 { core } else { f64::NAN };
        Self { domain, core, places: Linear::new((squeeze(domain.0, core), squeeze(domain.1, core)), range) }
    }

    /// Where the linear part ends, on either side of zero.
    pub fn core(&self) -> f64 {
        self.core
    }

    /// Position of a value.
    pub fn map(&self, value: f64) -> f64 {
        self.places.map(squeeze(value, self.core))
    }

    /// Value at a position.
    pub fn invert(&self, position: f64) -> f64 {
        let lengths = self.places.invert(position);
        let core = if self.core.is_nan() { 1.0 } else { self.core };
        let beyond = lengths.abs() - 1.0;
        if beyond <= 0.0 { lengths * core } else { beyond.exp() * core * lengths.signum() }
    }

    /// At most `count` round values inside the domain, zero among them where it lies there.
    pub fn ticks(&self, count: usize) -> Vec<f64> {
        ticks::signed_log(self.domain.0, self.domain.1, self.core, count)
    }
}

/// How many core lengths from zero a value stands.
fn squeeze(value: f64, core: f64) -> f64 {
    let ratio = value.abs() / core;
    if ratio <= 1.0 { value / core } else { (1.0 + ratio.ln()).copysign(value) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn within_the_core_differences_are_equal_and_beyond_it_ratios() {
        let scale = SignedLog::new((-10.0, 1000.0), 10.0, (0.0, 100.0));
        let step = |a, b| scale.map(b) - scale.map(a);
        assert!((step(-10.0, -5.0) - step(2.0, 7.0)).abs() < 1e-9);
        assert!((step(20.0, 40.0) - step(300.0, 600.0)).abs() < 1e-9);
        assert!(step(9.0, 10.0) / step(10.0, 11.0) < 1.06);
        assert_eq!((scale.map(-10.0), scale.map(1000.0)), (0.0, 100.0));
    }

    #[test]
    fn it_is_its_own_mirror() {
        let scale = SignedLog::new((-600.0, 600.0), 10.0, (-50.0, 50.0));
        assert!([0.0, 3.0, 10.0, 77.0, 585.0].iter().all(|v| (scale.map(*v) + scale.map(-v)).abs() < 1e-9));
    }

    #[test]
    fn without_a_core_it_maps_to_the_middle() {
        for core in [0.0, -1.0, f64::NAN, f64::INFINITY] {
            let scale = SignedLog::new((-1.0, 5.0), core, (0.0, 100.0));
            assert_eq!(scale.map(3.0), 50.0);
            assert!(scale.ticks(5).is_empty());
        }
    }
}
