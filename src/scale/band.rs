//! Equal places in a row, one for each thing.

/// A row of equal bands. Band `i` starts at [`Band::start`] and is [`Band::width`] long.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Band {
    count: usize,
    range: (f64, f64),
    /// Signed length of a band with its gap.
    step: f64,
    gap: f64,
    edge: f64,
}

impl Band {
    /// `count` bands along the range; `gap` between two and `edge` before the first and after the last, both
    /// as parts of a step. A gap is held within 0 to 0.95. Nothing has no bands, and a range that is not
    /// finite has bands without width.
    pub fn new(count: usize, range: (f64, f64), gap: f64, edge: f64) -> Self {
        let gap = if gap.is_finite() { gap.clamp(0.0, 0.95) } else { 0.0 };
        let edge = if edge.is_finite() { edge.max(0.0) } else { 0.0 };
        let length = range.1 - range.0;
        let is_usable = count > 0 && length.is_finite();
        let step = if is_usable { length / (count as f64 - gap + 2.0 * edge) } else { 0.0 };
        let range = if length.is_finite() { range } else { (0.0, 0.0) };
        Self { count, range, step, gap, edge }
    }

    /// How many bands there are.
    pub fn count(&self) -> usize {
        self.count
    }

    /// Length of one band, without its gap.
    pub fn width(&self) -> f64 {
        self.step.abs() * (1.0 - self.gap)
    }

    /// Length of one band with its gap.
    pub fn step(&self) -> f64 {
        self.step.abs()
    }

    /// Lower end of a band, whichever way the row runs.
    pub fn start(&self, band: usize) -> f64 {
        self.center(band) - self.width() / 2.0
    }

    /// Middle of a band.
    pub fn center(&self, band: usize) -> f64 {
        self.range.0 + self.step * (self.edge + band as f64 + (1.0 - self.gap) / 2.0)
    }

    /// The band at a position. The gap between two belongs to the nearer one, so that a finger hits
    /// something; beyond half a gap outside of the row there is nothing.
    pub fn invert(&self, position: f64) -> Option<usize> {
        if self.step == 0.0 {
            return None;
        }
        let place = (position - self.range.0) / self.step - self.edge + self.gap / 2.0;
        let is_inside = place >= 0.0 && place < self.count as f64;
        is_inside.then_some(place as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn bands_fill_the_row() {
        let band = Band::new(4, (0.0, 100.0), 0.2, 0.0);
        assert!((band.start(0)).abs() < 1e-9);
        assert!((band.start(3) + band.width() - 100.0).abs() < 1e-9);
        assert_eq!(Band::new(2, (0.0, 100.0), 0.0, 0.0).start(1), 50.0);
    }

    #[test]
    fn a_row_may_run_backwards() {
        let band = Band::new(2, (100.0, 0.0), 0.0, 0.0);
        assert_eq!((band.start(0), band.start(1), band.invert(90.0)), (50.0, 0.0, Some(0)));
    }

    #[test]
    fn nothing_has_no_place() {
        for band in [Band::new(0, (0.0, 1.0), 0.1, 0.1), Band::new(3, (0.0, f64::NAN), 0.1, 0.1)] {
            assert_eq!((band.width(), band.start(0), band.invert(0.0)), (0.0, 0.0, None));
        }
        assert_eq!(Band::new(3, (5.0, 5.0), 0.1, 0.1).center(1), 5.0);
        assert_eq!(Band::new(1, (0.0, 10.0), f64::NAN, f64::INFINITY).width(), 10.0);
    }

    proptest! {
        #[test]
        fn every_band_is_found_where_it_lies(
            count in 1usize..200, to in -2000.0..2000.0, gap in 0.0..0.9, edge in 0.0..1.0, t in 0.001..0.999,
        ) {
            prop_assume!(f64::abs(to) > 1.0);
            let band = Band::new(count, (0.0, to), gap, edge);
            for i in 0..count {
                prop_assert_eq!(band.invert(band.start(i) + band.width() * t), Some(i));
            }
            prop_assert!(count < 2 || (band.center(1) - band.center(0)).abs() + 1e-9 >= band.width());
            prop_assert_eq!(band.invert(f64::NAN), None);
        }
    }
}
