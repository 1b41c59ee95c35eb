//! Intervals: the values that a printed figure can stand for, with ends that compare exactly.

use crate::dataset::Fixed;

/// One end of an [`Interval`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// No end.
    Unbounded,
    /// At a number, which is not in the interval.
    Open(Fixed),
    /// At a number, which is in the interval.
    Closed(Fixed),
}

impl End {
    /// Where it is; `None` if there is none.
    pub(super) fn number(self) -> Option<Fixed> {
        match self {
            Self::Unbounded => None,
            Self::Open(number) | Self::Closed(number) => Some(number),
        }
    }
}

/// The values that a figure can stand for; never empty.
///
/// Each end is an integer that counts half parts of a [`Fixed`]: the number x is 2·x (x in parts), an open end just above it
/// 2·x+1, and one just below it 2·x−1. Open and closed ends then compare as integers, without any rounding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Interval {
    lo: i128,
    hi: i128,
}

const NO_LO: i128 = i128::MIN;
const NO_HI: i128 = i128::MAX;

/// An end as two unsigned numbers in the same order, for [`sort_by_pair`](crate::sort::sort_by_pair).
pub(super) fn sort_key(end: i128) -> [u64; 2] {
    [(end >> 64) as u64 ^ 1 << 63, end as u64]
}

impl Interval {
    /// The interval between two ends; `None` if it would be empty.
    pub fn new(lower: End, upper: End) -> Option<Self> {
        let lo = match lower {
            End::Unbounded => NO_LO,
            End::Open(x) => half_parts(x) + 1,
            End::Closed(x) => half_parts(x),
        };
        let hi = match upper {
            End::Unbounded => NO_HI,
            End::Open(x) => half_parts(x) - 1,
            End::Closed(x) => half_parts(x),
        };
        (lo <= hi).then_some(Self { lo, hi })
    }

    /// The interval of a single value.
    pub fn point(value: Fixed) -> Self {
        Self { lo: half_parts(value), hi: half_parts(value) }
    }

    /// The lower end.
    pub fn lower(&self) -> End {
        match self.lo {
            NO_LO => End::Unbounded,
            lo if is_open(lo) => End::Open(number_at(lo - 1)),
            lo => End::Closed(number_at(lo)),
        }
    }

    /// The upper end.
    pub fn upper(&self) -> End {
        match self.hi {
            NO_HI => End::Unbounded,
            hi if is_open(hi) => End::Open(number_at(hi + 1)),
            hi => End::Closed(number_at(hi)),
        }
    }

    /// The lower end as a floating-point number, for drawing and estimates; −∞ if there is none.
    pub fn lo(&self) -> f64 {
        match self.lower() {
            End::Unbounded => f64::NEG_INFINITY,
            End::Open(x) | End::Closed(x) => x.as_f64(),
        }
    }

    /// The upper end as a floating-point number, for drawing and estimates; ∞ if there is none.
    pub fn hi(&self) -> f64 {
        match self.upper() {
            End::Unbounded => f64::INFINITY,
            End::Open(x) | End::Closed(x) => x.as_f64(),
        }
    }

    /// Whether it is a single value.
    pub fn is_point(&self) -> bool {
        self.lo == self.hi && !is_open(self.lo)
    }

    /// Whether the value can be this number.
    #[cfg(test)]
    pub(super) fn contains(&self, value: Fixed) -> bool {
        (self.lo..=self.hi).contains(&half_parts(value))
    }

    /// Whether every value of this interval is less than every value of the other.
    pub fn surely_less(&self, other: &Self) -> bool {
        self.hi < other.lo
    }

    /// Whether some value of this interval is less than some value of the other.
    pub fn possibly_less(&self, other: &Self) -> bool {
        // Two open ends that are equal have a whole part between them, in which either value can be the lesser.
        self.lo < other.hi || (self.lo == other.hi && is_open(self.lo))
    }

    /// The values in both intervals; `None` if there are none.
    pub fn intersection(&self, other: &Self) -> Option<Self> {
        let (lo, hi) = (self.lo.max(other.lo), self.hi.min(other.hi));
        (lo <= hi).then_some(Self { lo, hi })
    }

    /// The whole numbers in it, where its ends are beside whole numbers or on them: from 6 of what is over 5. `None` if there are
    /// none.
    // A part of the deferred module: see `src/site/build/shrink/split`.
    #[inline(never)]
    pub(super) fn whole(&self) -> Option<Self> {
        // An open end is half a part beside its number.
        let step = half_parts(Fixed::whole(1)) - 1;
        let inside = |end: i128, step: i128| if is_open(end) { end + step } else { end };
        let lo = if self.lo == NO_LO { NO_LO } else { inside(self.lo, step) };
        let hi = if self.hi == NO_HI { NO_HI } else { inside(self.hi, -step) };
        (lo <= hi).then_some(Self { lo, hi })
    }

    /// The interval with all values multiplied by ten to a power that is not negative.
    pub fn times_power_of_ten(&self, power: i8) -> Self {
        let times = |number: i128| Fixed::from_parts(number).times_power_of_ten(power).parts();
        let lo = match self.lo {
            NO_LO => NO_LO,
            lo => times(lo - open_half(lo)) + open_half(lo),
        };
        let hi = match self.hi {
            NO_HI => NO_HI,
            hi => times(hi + open_half(hi)) - open_half(hi),
        };
        Self { lo, hi }
    }

    /// The lower and the upper end in half parts, for sorting.
    pub(super) fn ends(&self) -> (i128, i128) {
        (self.lo, self.hi)
    }

    /// The interval of the negated values, so that a ranking by the least becomes one by the greatest.
    pub(super) fn negated(&self) -> Self {
        Self { lo: negate(self.hi), hi: negate(self.lo) }
    }
}

/// Whether an end in half parts is open: beside a number, not on it.
pub(super) fn is_open(end: i128) -> bool {
    open_half(end) != 0
}

/// 1 for an open end, 0 for one on a number.
fn open_half(end: i128) -> i128 {
    end & 1
}

/// A number in half parts.
fn half_parts(value: Fixed) -> i128 {
    value.parts() << 1
}

/// The number of a closed end in half parts.
fn number_at(end: i128) -> Fixed {
    Fixed::from_parts(end >> 1)
}

fn negate(end: i128) -> i128 {
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
        let multiple = Interval::new(closed("5.845"), open("5.855")).unwrap().times_power_of_ten(2);
        assert_eq!((multiple.lower(), multiple.upper()), (closed("584.5"), open("585.5")));
        let negative = Interval::new(open("-2"), closed("-1")).unwrap().times_power_of_ten(1);
        assert_eq!((negative.lower(), negative.upper()), (open("-20"), closed("-10")));
        let over = Interval::new(open("2"), End::Unbounded).unwrap().times_power_of_ten(1);
        assert_eq!((over.lower(), over.upper()), (open("20"), End::Unbounded));
    }

    #[test]
    fn what_lies_in_both_keeps_the_narrower_ends() {
        let low = Interval::new(End::Unbounded, open("8")).unwrap();
        let high = Interval::new(closed("7"), closed("8")).unwrap();
        assert_eq!(low.intersection(&high), Interval::new(closed("7"), open("8")));
        assert_eq!(low.intersection(&Interval::point(number("8").0)), None);
    }
}
