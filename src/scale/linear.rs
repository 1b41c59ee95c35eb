//! Equal distances are equal differences.

use super::ticks;

/// A linear scale.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Linear {
    domain: (f64, f64),
    range: (f64, f64),
}

impl Linear {
    /// Maps the domain onto the range, both from their first to their second end.
    pub fn new(domain: (f64, f64), range: (f64, f64)) -> Self {
        Self { domain, range: if span(range).is_some() { range } else { collapsed(range) } }
    }

    /// Position of a value.
    pub fn map(&self, value: f64) -> f64 {
        match span(self.domain) {
            Some(span) if span != 0.0 => between(self.range, (value - self.domain.0) / span),
            _ => between(self.range, f64::NAN),
        }
    }

    /// Value at a position.
    pub fn invert(&self, position: f64) -> f64 {
        let domain = if span(self.domain).is_some() { self.domain } else { collapsed(self.domain) };
        let length = self.range.1 - self.range.0;
        between(domain, if length == 0.0 { f64::NAN } else { (position - self.range.0) / length })
    }

    /// At most `count` round values inside the domain.
    pub fn ticks(&self, count: usize) -> Vec<f64> {
        ticks::linear(self.domain.0, self.domain.1, count)
    }
}

/// The difference of both ends, where both and it are finite.
fn span(ends: (f64, f64)) -> Option<f64> {
    let span = ends.1 - ends.0;
    span.is_finite().then_some(span)
}

/// Both ends on one finite number.
fn collapsed(ends: (f64, f64)) -> (f64, f64) {
    let only = [ends.0, ends.1].into_iter().find(|end| end.is_finite()).unwrap_or(0.0);
    (only, only)
}

/// What lies at that part of the way; infinitely far is the end on that side, no number is the middle.
fn between(ends: (f64, f64), part: f64) -> f64 {
    let part = if part.is_nan() { 0.5 } else { part };
    let there = ends.0 + (ends.1 - ends.0) * part;
    match there.is_finite() {
        true => there,
        false if part > 0.0 => ends.1,
        false => ends.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends_meet_ends_in_either_direction() {
        let scale = Linear::new((0.0, 8.0), (100.0, 20.0));
        assert_eq!((scale.map(0.0), scale.map(8.0), scale.map(2.0)), (100.0, 20.0, 80.0));
        assert_eq!(scale.invert(60.0), 4.0);
    }

    #[test]
    fn a_domain_without_width_maps_to_the_middle() {
        for domain in [(5.0, 5.0), (f64::NAN, 1.0), (0.0, f64::INFINITY), (-f64::MAX, f64::MAX)] {
            assert_eq!(Linear::new(domain, (0.0, 100.0)).map(5.0), 50.0, "{domain:?}");
        }
        assert_eq!(Linear::new((0.0, 1.0), (0.0, 100.0)).map(f64::NAN), 50.0);
        assert_eq!(Linear::new((5.0, 5.0), (0.0, 100.0)).invert(3.0), 5.0);
    }

    #[test]
    fn an_open_end_reaches_the_end_of_its_side() {
        let scale = Linear::new((0.0, 1.0), (0.0, 100.0));
        assert_eq!((scale.map(f64::INFINITY), scale.map(f64::NEG_INFINITY)), (100.0, 0.0));
    }

    #[test]
    fn a_range_without_width_is_one_place() {
        let scale = Linear::new((0.0, 4.0), (7.0, 7.0));
        assert_eq!((scale.map(3.0), scale.invert(7.0)), (7.0, 2.0));
        assert_eq!(Linear::new((0.0, 4.0), (f64::NAN, 7.0)).map(3.0), 7.0);
    }
}
