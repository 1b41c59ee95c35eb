//! A figure as the set of values it may stand for, with ends that compare exactly.

use crate::dataset::Fixed;

/// One end of an [`Interval`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// No end on this side.
    Unbounded,
    /// Ends there, without the number itself.
    Open(Fixed),
    /// Ends there, with the number itself.
    Closed(Fixed),
}

/// All values that a figure may stand for; never empty.
///
/// Both ends live on a lattice of half millionths: the number x is at 2·x, "just above x" at 2·x+1 and
/// "just below x" at 2·x−1, so that open and closed ends compare as plain whole numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Interval {
    lo: i64,
    hi: i64,
}

const NO_LO: i64 = i64::MIN;
const NO_HI: i64 = i64::MAX;

/// An end on the lattice as a number without a sign, in the same order.
pub(super) fn in_order(end: i64) -> u64 {
    end as u64 ^ 1 << 63
}

impl Interval {
    /// The interval between two ends; `None` where nothing lies between them.
    pub fn new(lower: End, upper: End) -> Option<Self> {
        let lo = match lower {
            End::Unbounded => NO_LO,
            End::Open(x) => on(x) + 1,
            End::Closed(x) => on(x),
        };
        let hi = match upper {
            End::Unbounded => NO_HI,
            End::Open(x) => on(x) - 1,
            End::Closed(x) => on(x),
        };
        (lo <= hi).then_some(Self { lo, hi })
    }

    /// One value and no other.
    pub fn point(value: Fixed) -> Self {
        Self { lo: on(value), hi: on(value) }
    }

    /// Lower end.
    pub fn lower(&self) -> End {
        match self.lo {
            NO_LO => End::Unbounded,
            lo if odd(lo) => End::Open(off(lo - 1)),
            lo => End::Closed(off(lo)),
        }
    }

    /// Upper end.
    pub fn upper(&self) -> End {
        match self.hi {
            NO_HI => End::Unbounded,
            hi if odd(hi) => End::Open(off(hi + 1)),
            hi => End::Closed(off(hi)),
        }
    }

    /// Lower end for drawing and estimates; −∞ where there is none.
    pub fn lo(&self) -> f64 {
        match self.lower() {
            End::Unbounded => f64::NEG_INFINITY,
            End::Open(x) | End::Closed(x) => x.as_f64(),
        }
    }

    /// Upper end for drawing and estimates; ∞ where there is none.
    pub fn hi(&self) -> f64 {
        match self.upper() {
            End::Unbounded => f64::INFINITY,
            End::Open(x) | End::Closed(x) => x.as_f64(),
        }
    }

    /// Whether it is one value and no other.
    pub fn is_point(&self) -> bool {
        self.lo == self.hi && !odd(self.lo)
    }

    /// Whether the value may be this number.
    pub fn contains(&self, value: Fixed) -> bool {
        self.lo <= on(value) && on(value) <= self.hi
    }

    /// Whether every value here is less than every value there.
    pub fn surely_less(&self, other: &Self) -> bool {
        self.hi < other.lo
    }

    /// Whether some value here is less than some value there.
    pub fn possibly_less(&self, other: &Self) -> bool {
        // Two odd ends that meet have a whole millionth between them, room enough for both values.
        self.lo < other.hi || (self.lo == other.hi && odd(self.lo))
    }

    /// The values that lie in both; `None` where there are none.
    pub fn meet(&self, other: &Self) -> Option<Self> {
        let (lo, hi) = (self.lo.max(other.lo), self.hi.min(other.hi));
        (lo <= hi).then_some(Self { lo, hi })
    }

    /// All values, `factor` times as large. The factor is positive.
    pub fn times(&self, factor: i64) -> Self {
        let lo = match self.lo {
            NO_LO => NO_LO,
            lo => (lo - lo.rem_euclid(2)).saturating_mul(factor) + lo.rem_euclid(2),
        };
        let hi = match self.hi {
            NO_HI => NO_HI,
            hi => (hi + hi.rem_euclid(2)).saturating_mul(factor) - hi.rem_euclid(2),
        };
        Self { lo, hi }
    }

    /// Lower and upper end on the lattice, for sorting.
    pub(super) fn ends(&self) -> (i64, i64) {
        (self.lo, self.hi)
    }

    /// The interval seen from the other side: less becomes more.
    pub(super) fn mirrored(&self) -> Self {
        Self { lo: mirror(self.hi), hi: mirror(self.lo) }
    }
}

/// Whether a lattice end lies beside a number and not on it.
pub(super) fn odd(end: i64) -> bool {
    end % 2 != 0
}

/// Place of a number on the lattice. The limits of a dataset stay far inside; anything else is held there.
fn on(value: Fixed) -> i64 {
    const MOST: i64 = i64::MAX / 8;
    value.millionths().clamp(-MOST, MOST) * 2
}

fn off(end: i64) -> Fixed {
    Fixed::from_millionths(end / 2)
}

fn mirror(end: i64) -> i64 {
    match end {
        NO_LO => NO_HI,
        NO_HI => NO_LO,
        end => -end,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]

    use super::*;
    use crate::analysis::testing::number;

    fn closed(text: &str) -> End {
        End::Closed(number(text).0)
    }

    fn open(text: &str) -> End {
        End::Open(number(text).0)
    }

    #[test]
    fn ends_that_touch_compare_exactly() {
        let below = Interval::new(closed("8.05"), open("8.15")).unwrap();
        let above = Interval::new(closed("8.15"), open("8.25")).unwrap();
        let meets = Interval::new(closed("8"), closed("8.15")).unwrap();
        assert!(below.surely_less(&above) && !above.possibly_less(&below));
        assert!(!meets.surely_less(&above) && !above.possibly_less(&meets));
        assert!(!below.contains(number("8.15").0) && above.contains(number("8.15").0));
    }

    #[test]
    fn nothing_lies_between_an_open_end_and_itself() {
        assert_eq!(Interval::new(open("8"), open("8")), None);
        assert_eq!(Interval::new(closed("8"), open("8")), None);
        assert!(Interval::new(closed("8"), closed("8")).unwrap().is_point());
    }

    #[test]
    fn a_hundredfold_keeps_its_ends() {
        let multiple = Interval::new(closed("5.845"), open("5.855")).unwrap().times(100);
        assert_eq!((multiple.lower(), multiple.upper()), (closed("584.5"), open("585.5")));
        let negative = Interval::new(open("-2"), closed("-1")).unwrap().times(3);
        assert_eq!((negative.lower(), negative.upper()), (open("-6"), closed("-3")));
        let over = Interval::new(open("2"), End::Unbounded).unwrap().times(3);
        assert_eq!((over.lower(), over.upper()), (open("6"), End::Unbounded));
    }

    #[test]
    fn what_lies_in_both_keeps_the_narrower_ends() {
        let low = Interval::new(End::Unbounded, open("8")).unwrap();
        let high = Interval::new(closed("7"), closed("8")).unwrap();
        assert_eq!(low.meet(&high), Interval::new(closed("7"), open("8")));
        assert_eq!(low.meet(&Interval::point(number("8").0)), None);
    }
}
