//! Equal distances are equal differences.

use super::ticks;

/// A linear scale.
///
/// ```
/// use reported_figures::scale::Linear;
///
/// let scale = Linear::new((0.0, 8.0), (100.0, 20.0));
/// assert_eq!(scale.map(2.0), 80.0);
/// assert_eq!(scale.ticks(5), [0.0, 2.0, 4.0, 6.0, 8.0]);
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Linear {
    domain: (f64, f64),
    range: (f64, f64),
}

impl Linear {
    /// Maps the first end of the domain to the first end of the range, and the second to the second.
    pub fn new(domain: (f64, f64), range: (f64, f64)) -> Self {
        Self { domain, range: if span(range).is_some() { range } else { collapsed(range) } }
    }

    /// The position of a value.
    pub fn map(&self, value: f64) -> f64 {
        match span(self.domain) {
            Some(span) if span != 0.0 => interpolate(self.range, (value - self.domain.0) / span),
            _ => interpolate(self.range, f64::NAN),
        }
    }

    /// At most `count` round values inside the domain.
    pub fn ticks(&self, count: usize) -> Vec<f64> {
        ticks::linear(self.domain.0, self.domain.1, count)
    }
}

/// The second end minus the first; `None` unless both, and their difference, are finite.
fn span(ends: (f64, f64)) -> Option<f64> {
    let span = ends.1 - ends.0;
    span.is_finite().then_some(span)
}

/// A range without length, at the first of the ends that is finite, else at 0.
fn collapsed(ends: (f64, f64)) -> (f64, f64) {
    let only = [ends.0, ends.1].into_iter().find(|end| end.is_finite()).unwrap_or(0.0);
    (only, only)
}

/// The position a `fraction` of the way along the range: its middle for NaN, the nearer end for ±∞.
fn interpolate(range: (f64, f64), fraction: f64) -> f64 {
    let fraction = if fraction.is_nan() { 0.5 } else { fraction };
    let position = range.0 + (range.1 - range.0) * fraction;
    match position.is_finite() {
        true => position,
        false if fraction > 0.0 => range.1,
        false => range.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends_map_to_ends_in_either_direction() {
        let scale = Linear::new((0.0, 8.0), (100.0, 20.0));
        assert_eq!((scale.map(0.0), scale.map(8.0), scale.map(2.0)), (100.0, 20.0, 80.0));
    }

    #[test]
    fn a_domain_without_width_maps_to_the_middle() {
        for domain in [(5.0, 5.0), (f64::NAN, 1.0), (0.0, f64::INFINITY), (-f64::MAX, f64::MAX)] {
            assert_eq!(Linear::new(domain, (0.0, 100.0)).map(5.0), 50.0, "{domain:?}");
        }
        assert_eq!(Linear::new((0.0, 1.0), (0.0, 100.0)).map(f64::NAN), 50.0);
    }

    #[test]
    fn an_infinite_value_maps_to_the_end_on_its_side() {
        let scale = Linear::new((0.0, 1.0), (0.0, 100.0));
        assert_eq!((scale.map(f64::INFINITY), scale.map(f64::NEG_INFINITY)), (100.0, 0.0));
    }

    #[test]
    fn a_range_without_width_is_one_position() {
        assert_eq!(Linear::new((0.0, 4.0), (7.0, 7.0)).map(3.0), 7.0);
        assert_eq!(Linear::new((0.0, 4.0), (f64::NAN, 7.0)).map(3.0), 7.0);
    }
}
