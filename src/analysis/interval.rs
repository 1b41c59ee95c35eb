//! A figure as the set of values it may stand for, with ends that compare exactly.

use crate::dataset::{Bound, Figure, Fixed, Kind, Metric, Value};

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

    /// What the printed characters say: a number is itself, a bound is all beyond it. `None` for a grade.
    pub fn printed(metric: &Metric, figure: &Figure) -> Option<Self> {
        read(metric.kind, figure, false)
    }

    /// What may have been rounded to the printed characters: 8 is [7.5, 8.5), 8.1 is [8.05, 8.15).
    ///
    /// Things that are counted one by one stay points. A bound keeps its open side and begins half of the
    /// last digit earlier. `None` for a grade.
    pub fn rounded(metric: &Metric, figure: &Figure) -> Option<Self> {
        read(metric.kind, figure, true)
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

fn read(kind: Kind, figure: &Figure, rounding: bool) -> Option<Interval> {
    let Value::Number { number, decimals } = figure.value else { return None };
    let half =
        if rounding && is_rounded(kind, decimals) { Fixed::half_step(decimals) } else { Fixed::default() };
    let from = on(number) - on(half);
    let below = figure.upper.filter(|&upper| upper > number).map_or(NO_HI, |upper| on(upper) - 1);
    let wide = match figure.bound {
        Bound::Exact => around(number, half),
        Bound::Over => Interval { lo: from + 1, hi: below },
        Bound::AtLeast => Interval { lo: from, hi: below },
        Bound::About => around(number, half_of_last_digit(number, decimals)),
    };
    Some(within_nature(kind, wide))
}

/// Whether numbers of that kind are rounded when printed; a thing counted one by one is not.
fn is_rounded(kind: Kind, decimals: u8) -> bool {
    match kind {
        Kind::Growth | Kind::Share | Kind::Amount | Kind::Multiple | Kind::Points => true,
        Kind::Count | Kind::Streak => decimals > 0,
        Kind::Rank | Kind::Grade => false,
    }
}

/// What rounds to `number`: halves round away from zero, so the end nearer to zero belongs to it.
fn around(number: Fixed, half: Fixed) -> Interval {
    if half == Fixed::default() {
        return Interval::point(number);
    }
    let (number, half) = (on(number), on(half));
    Interval { lo: number - half + i64::from(number <= 0), hi: number + half - i64::from(number >= 0) }
}

/// Half of the place of the last digit that says something: about 3000 is 500 either way, about 8.5 is 0.05.
fn half_of_last_digit(number: Fixed, decimals: u8) -> Fixed {
    if decimals > 0 || number == Fixed::default() {
        return Fixed::half_step(decimals);
    }
    let mut place = Fixed::ONE;
    while place <= Fixed::LIMIT * (Fixed::ONE / 10) && number.millionths() % (place * 10) == 0 {
        place *= 10;
    }
    Fixed::from_millionths(place / 2)
}

/// Cuts off what cannot be: more than the whole, fewer than none. A number printed outside stays as printed.
fn within_nature(kind: Kind, wide: Interval) -> Interval {
    let (least, most) = match kind {
        Kind::Share => (0, on(Fixed::whole(100))),
        Kind::Count | Kind::Streak => (0, NO_HI),
        Kind::Rank => (on(Fixed::whole(1)), NO_HI),
        _ => (NO_LO, NO_HI),
    };
    let lo = if least <= wide.hi { wide.lo.max(least) } else { wide.lo };
    let hi = if most >= wide.lo { wide.hi.min(most) } else { wide.hi };
    Interval { lo, hi }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]

    use super::*;
    use crate::analysis::testing::{figure, metric, number};
    use proptest::prelude::*;

    fn span(kind: Kind, text: &str, bound: Bound, rounding: bool) -> (End, End) {
        let figure = Figure { bound, ..figure(0, 0, text) };
        let metric = metric(kind);
        let read =
            if rounding { Interval::rounded(&metric, &figure) } else { Interval::printed(&metric, &figure) };
        let read = read.unwrap();
        (read.lower(), read.upper())
    }

    fn closed(text: &str) -> End {
        End::Closed(number(text).0)
    }

    fn open(text: &str) -> End {
        End::Open(number(text).0)
    }

    #[test]
    fn a_printed_number_stands_for_itself() {
        assert_eq!(span(Kind::Growth, "8", Bound::Exact, false), (closed("8"), closed("8")));
        assert_eq!(span(Kind::Growth, "8", Bound::Over, false), (open("8"), End::Unbounded));
        assert_eq!(span(Kind::Amount, "8", Bound::AtLeast, false), (closed("8"), End::Unbounded));
    }

    #[test]
    fn a_bound_ends_at_the_next_round_number_or_at_the_whole() {
        let over = Figure { bound: Bound::Over, upper: Some(Fixed::whole(4000)), ..figure(0, 0, "3000") };
        let read = Interval::printed(&metric(Kind::Count), &over).unwrap();
        assert_eq!((read.lower(), read.upper()), (open("3000"), open("4000")));
        assert_eq!(span(Kind::Share, "70", Bound::Over, false), (open("70"), closed("100")));
        assert_eq!(span(Kind::Share, "100.0", Bound::Exact, true), (closed("99.95"), closed("100")));
    }

    #[test]
    fn a_share_beyond_the_whole_stays_as_printed() {
        assert_eq!(span(Kind::Share, "118.2", Bound::Exact, false), (closed("118.2"), closed("118.2")));
        assert_eq!(span(Kind::Share, "100", Bound::Over, false), (open("100"), End::Unbounded));
    }

    #[test]
    fn about_reaches_half_of_the_last_digit_that_says_something() {
        assert_eq!(span(Kind::Count, "3000", Bound::About, false), (closed("2500"), open("3500")));
        assert_eq!(span(Kind::Amount, "8.5", Bound::About, false), (closed("8.45"), open("8.55")));
        assert_eq!(span(Kind::Amount, "17", Bound::About, true), (closed("16.5"), open("17.5")));
        assert_eq!(span(Kind::Rank, "1", Bound::About, false), (closed("1"), open("1.5")));
    }

    #[test]
    fn rounding_widens_by_half_a_step() {
        assert_eq!(span(Kind::Growth, "8", Bound::Exact, true), (closed("7.5"), open("8.5")));
        assert_eq!(span(Kind::Growth, "8.1", Bound::Exact, true), (closed("8.05"), open("8.15")));
        assert_eq!(span(Kind::Growth, "-8", Bound::Exact, true), (open("-8.5"), closed("-7.5")));
        assert_eq!(span(Kind::Growth, "0", Bound::Exact, true), (open("-0.5"), open("0.5")));
        assert_eq!(span(Kind::Amount, "110", Bound::Over, true), (open("109.5"), End::Unbounded));
    }

    #[test]
    fn what_is_counted_one_by_one_is_not_rounded() {
        for kind in [Kind::Count, Kind::Rank, Kind::Streak] {
            assert_eq!(span(kind, "8", Bound::Exact, true), (closed("8"), closed("8")));
        }
        assert_eq!(span(Kind::Count, "1.5", Bound::Exact, true), (closed("1.45"), open("1.55")));
    }

    #[test]
    fn a_grade_is_no_interval() {
        assert_eq!(Interval::printed(&metric(Kind::Grade), &figure(0, 0, "优秀")), None);
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

    proptest! {
        #[test]
        fn rounding_never_loses_a_printed_value(
            millionths in -Fixed::LIMIT..Fixed::LIMIT,
            decimals in 0u8..=5,
            bound in prop_oneof![Just(Bound::Exact), Just(Bound::Over), Just(Bound::AtLeast), Just(Bound::About)],
        ) {
            let step = Fixed::half_step(decimals).millionths() * 2;
            let number = Fixed::from_millionths(millionths / step * step);
            let figure = Figure { value: Value::Number { number, decimals }, bound, ..figure(0, 0, "1") };
            let printed = Interval::printed(&metric(Kind::Growth), &figure).unwrap();
            let rounded = Interval::rounded(&metric(Kind::Growth), &figure).unwrap();
            prop_assert!(rounded.lo <= printed.lo && printed.hi <= rounded.hi);
            prop_assert!(printed.lo <= printed.hi);
            prop_assert_eq!(printed.contains(number), bound != Bound::Over);
        }
    }
}
