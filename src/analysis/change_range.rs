//! How far a change can be from what its two printed numbers give: 8 and 12 are growth by anything from 35 to 67 %.

use super::{Difference, End, Interval};
use crate::collect::CollectVec as _;
use crate::dataset::{Figure, Fixed, Metric};

/// The least and the most that a change can be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ChangeRange {
    lo: f64,
    hi: f64,
    /// The change that the printed numbers give, and how wide rounding makes it: two that are equally wide, because they come from
    /// equally many digits, are compared as printed, as numbers in a ranking are. None of growth in per cent, which nobody printed.
    printed: Option<(Fixed, Fixed)>,
}

impl ChangeRange {
    /// Of a change that is known as it is, as one of ranks.
    pub fn known(by: Difference) -> Self {
        let number = by.amount();
        Self { lo: number.as_f64(), hi: number.as_f64(), printed: Some((number, Fixed::ZERO)) }
    }

    /// Of a change between two figures that were rounded to their printed digits.
    pub fn of(metric: &Metric, by: Difference, (now, before): (&Figure, &Figure)) -> Self {
        let rounded = |figure| Interval::rounded(metric, figure);
        let Some((now, before)) = rounded(now).zip(rounded(before)) else { return Self::known(by) };
        let growth = |now: f64, before: f64| (now / before - 1.0) * 100.0;
        match by {
            Difference::Percent(_) | Difference::FromTo(..) => Self {
                lo: growth(now.lo(), before.hi()),
                hi: if before.lo() > 0.0 { growth(now.hi(), before.lo()) } else { f64::INFINITY },
                printed: None,
            },
            Difference::Absolute(by, _) => {
                let ends = [now.lower(), now.upper(), before.lower(), before.upper()].map(End::number);
                let [Some(now_lo), Some(now_hi), Some(before_lo), Some(before_hi)] = ends else {
                    return Self::known(Difference::Absolute(by, 0));
                };
                // Exact, so that what only touches is seen to touch.
                let (lo, hi) = (now_lo - before_hi, now_hi - before_lo);
                Self { lo: lo.as_f64(), hi: hi.as_f64(), printed: Some((by, hi - lo)) }
            }
            Difference::Ranks(_) => Self::known(by),
        }
    }

    /// Whether two changes are the same: differences by their printed numbers, growth in per cent only where the figures leave it
    /// equally open, since what rounds to one per cent need not be one.
    pub fn is_as_much_as(&self, other: &Self) -> bool {
        match self.printed.zip(other.printed) {
            Some(((by, _), (other, _))) => by == other,
            None => self.lo == other.lo && self.hi == other.hi,
        }
    }

    /// Whether a change that is at least so much is surely greater. An end that rounding leaves is not reached.
    pub fn is_below(&self, least: f64) -> bool {
        self.hi < least || self.hi == least && self.lo < self.hi
    }

    /// Whether a change that is at most so much is surely less.
    pub fn is_above(&self, most: f64) -> bool {
        self.negated().is_below(-most)
    }

    fn negated(self) -> Self {
        let printed = self.printed.map(|(by, width)| (Fixed::ZERO - by, width));
        Self { lo: -self.hi, hi: -self.lo, printed }
    }
}

/// Of all changes that rounding makes equally wide, the greatest as printed, and the greatest that one of them is at least.
struct Greatest {
    /// How wide they are; none of growth in per cent.
    width: Option<Fixed>,
    printed: Option<Fixed>,
    lo: f64,
}

impl Greatest {
    /// One for each width.
    fn of(ranges: &[ChangeRange]) -> Vec<Self> {
        let mut all: Vec<Self> = Vec::new();
        for range in ranges {
            let width = range.printed.map(|(_, width)| width);
            let printed = range.printed.map(|(by, _)| by);
            match all.iter_mut().find(|one| one.width == width) {
                Some(one) => {
                    one.printed = one.printed.max(printed);
                    one.lo = one.lo.max(range.lo);
                }
                None => all.push(Self { width, printed, lo: range.lo }),
            }
        }
        all
    }

    /// Whether a change is surely less than the greatest of these. An end that rounding leaves is not reached, so that two which only
    /// touch there are apart.
    fn surpasses(&self, range: &ChangeRange) -> bool {
        match range.printed {
            Some((by, width)) if self.width == Some(width) => self.printed > Some(by),
            _ => range.hi < self.lo || range.hi == self.lo && range.lo < range.hi,
        }
    }
}

/// The indices of those that may be the greatest change, in order.
pub fn may_be_greatest(ranges: &[ChangeRange]) -> Vec<usize> {
    let greatest = Greatest::of(ranges);
    let is_left = |index: &usize| !greatest.iter().any(|one| one.surpasses(&ranges[*index]));
    (0..ranges.len()).filter(is_left).collect_vec()
}

/// The indices of those that may be the least change, in order.
pub fn may_be_least(ranges: &[ChangeRange]) -> Vec<usize> {
    may_be_greatest(&ranges.iter().map(|range| range.negated()).collect_vec())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::analysis::differences;
    use crate::analysis::testing::{figure, metric};
    use crate::dataset::Kind;

    /// Those that may have risen most, and least, of pairs of a figure before and one after.
    fn open(kind: Kind, pairs: &[(&str, &str)]) -> [Vec<usize>; 2] {
        let metric = metric(kind);
        let figures: Vec<_> =
            pairs.iter().map(|(before, now)| (figure(0, 0, now), figure(0, 0, before))).collect();
        let pairs: Vec<_> = figures.iter().map(|(now, before)| (now, before)).collect();
        let by = differences(kind, &pairs).into_iter().map(Option::unwrap);
        let ranges: Vec<_> = by.zip(&pairs).map(|(by, pair)| ChangeRange::of(&metric, by, *pair)).collect();
        [may_be_greatest(&ranges), may_be_least(&ranges)]
    }

    #[test]
    fn growth_is_no_surer_than_the_digits_it_is_computed_from() {
        // From 35 to 67 % beside 48.4 to 49.1 %.
        assert_eq!(open(Kind::Amount, &[("8", "12"), ("20.5", "30.5")]), [vec![0, 1], vec![0, 1]]);
        assert_eq!(open(Kind::Amount, &[("800", "1200"), ("20.5", "30.5")]), [vec![0], vec![1]]);
        // What is counted is not rounded.
        assert_eq!(open(Kind::Count, &[("8", "12"), ("205", "305")]), [vec![0], vec![1]]);
    }

    #[test]
    fn differences_of_equally_many_digits_are_as_printed() {
        assert_eq!(open(Kind::Share, &[("8", "12"), ("20", "23")]), [vec![0], vec![1]]);
        assert_eq!(open(Kind::Share, &[("8", "12"), ("20.5", "24.3"), ("20", "90")]), [vec![2], vec![0, 1]]);
        // Whatever digits another has that is far from either.
        let pairs = [("8.9", "8.1"), ("6.2", "5.5"), ("4.9", "4.3"), ("5.0", "5.25")];
        assert_eq!(open(Kind::Share, &pairs), [vec![3], vec![0]]);
    }

    #[test]
    fn what_only_touches_is_not_reached() {
        // The first fell by more than 0.7; the others by up to 0.61, 0.66 and 0.7005.
        assert_eq!(open(Kind::Share, &[("8.9", "8.1"), ("4.90", "4.30")])[1], [0]);
        assert_eq!(open(Kind::Share, &[("8.9", "8.1"), ("4.90", "4.25")])[1], [0]);
        assert_eq!(open(Kind::Share, &[("8.9", "8.1"), ("4.90", "4.205")])[1], [0, 1]);
    }
}
