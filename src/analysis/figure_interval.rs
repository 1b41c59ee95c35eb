//! The [`Interval`] of a figure: as printed, or as it can be before rounding to the printed digits.

use super::{End, Interval, Rounding};
use crate::dataset::{Bound, Figure, Fixed, Kind, Metric, Value};

impl Interval {
    /// The values that a figure stands for as printed: a number for itself, “over 8” for all above 8. `None` for a grade.
    pub fn printed(metric: &Metric, figure: &Figure) -> Option<Self> {
        Self::of_figure(metric, figure, Rounding::Ignored)
    }

    /// The values that can have been rounded to the printed digits: [7.5, 8.5) for 8, [8.05, 8.15) for 8.1. Where the
    /// metric is issued in steps of 0.1, 8 is short for 8.0: [7.95, 8.05).
    ///
    /// Whole numbers that were counted are not rounded. The number of a bound can be rounded too, so “over 8” is
    /// above 7.5. `None` for a grade.
    pub fn rounded(metric: &Metric, figure: &Figure) -> Option<Self> {
        Self::of_figure(metric, figure, Rounding::Issued)
    }

    /// The values that a figure stands for if it was rounded in that way. `None` for a grade.
    pub fn of_figure(metric: &Metric, figure: &Figure, rounding: Rounding) -> Option<Self> {
        interval(metric.kind, figure, rounding.half_step(metric, figure))
    }
}

/// The interval of a figure that rounding changed by up to `half`.
fn interval(kind: Kind, figure: &Figure, half: Fixed) -> Option<Interval> {
    let Value::Number { number, decimals } = figure.value else { return None };
    let bound = number - half;
    let upper = figure.upper.filter(|&upper| upper > number).map_or(End::Unbounded, End::Open);
    let interval = match figure.bound {
        Bound::Exact => rounds_to(number, half),
        Bound::Over => Interval::new(End::Open(bound), upper),
        Bound::AtLeast => Interval::new(End::Closed(bound), upper),
        Bound::About => rounds_to(number, half_of_last_digit(number, decimals)),
    }?;
    // A number outside the range of its kind stays as printed.
    Some(range(kind).and_then(|range| interval.intersection(&range)).unwrap_or(interval))
}

/// The values that round to `number`. Halves round away from zero, so the end nearer to zero is closed.
fn rounds_to(number: Fixed, half: Fixed) -> Option<Interval> {
    let zero = Fixed::default();
    if half == zero {
        return Some(Interval::point(number));
    }
    let end = |is_nearer_to_zero: bool| if is_nearer_to_zero { End::Closed } else { End::Open };
    Interval::new(end(number > zero)(number - half), end(number < zero)(number + half))
}

/// Half of one in the last digit that is not a trailing zero of a whole number: 500 for 3000, 0.05 for 8.5.
fn half_of_last_digit(number: Fixed, decimals: i8) -> Fixed {
    Fixed::half_step(if decimals > 0 { decimals } else { number.decimals() })
}

/// The values that are possible for a kind: a share is at most 100 %, a count at least 0.
fn range(kind: Kind) -> Option<Interval> {
    let closed = |number| End::Closed(Fixed::whole(number));
    match kind {
        Kind::Share => Interval::new(closed(0), closed(100)),
        Kind::Count | Kind::Streak => Interval::new(closed(0), End::Unbounded),
        Kind::Rank => Interval::new(closed(1), End::Unbounded),
        Kind::Growth | Kind::Amount | Kind::Multiple | Kind::Points | Kind::Grade => None,
    }
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
        let rounding = if rounding { Rounding::Issued } else { Rounding::Ignored };
        let read = Interval::of_figure(&metric, &figure, rounding).unwrap();
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
    fn a_bound_ends_at_the_next_round_number_or_at_100_per_cent() {
        let over = Figure { bound: Bound::Over, upper: Some(Fixed::whole(4000)), ..figure(0, 0, "3000") };
        let read = Interval::printed(&metric(Kind::Count), &over).unwrap();
        assert_eq!((read.lower(), read.upper()), (open("3000"), open("4000")));
        assert_eq!(span(Kind::Share, "70", Bound::Over, false), (open("70"), closed("100")));
        assert_eq!(span(Kind::Share, "100.0", Bound::Exact, true), (closed("99.95"), closed("100")));
    }

    #[test]
    fn a_share_above_100_per_cent_stays_as_printed() {
        assert_eq!(span(Kind::Share, "118.2", Bound::Exact, false), (closed("118.2"), closed("118.2")));
        assert_eq!(span(Kind::Share, "100", Bound::Over, false), (open("100"), End::Unbounded));
    }

    #[test]
    fn about_reaches_half_of_the_last_significant_digit() {
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
    fn counts_are_not_rounded() {
        for kind in [Kind::Count, Kind::Rank, Kind::Streak] {
            assert_eq!(span(kind, "8", Bound::Exact, true), (closed("8"), closed("8")));
        }
        assert_eq!(span(Kind::Count, "1.5", Bound::Exact, true), (closed("1.45"), open("1.55")));
    }

    #[test]
    fn a_grade_has_no_interval() {
        assert_eq!(Interval::printed(&metric(Kind::Grade), &figure(0, 0, "优秀")), None);
    }

    proptest! {
        #[test]
        fn rounding_never_loses_a_printed_value(
            steps in -1_000_000_000_000_i64..1_000_000_000_000,
            decimals in -6i8..=6,
            bound in prop_oneof![Just(Bound::Exact), Just(Bound::Over), Just(Bound::AtLeast), Just(Bound::About)],
        ) {
            let number = Fixed::from_parts(Fixed::half_step(decimals).parts() * i128::from(steps) * 2);
            let figure = Figure { value: Value::Number { number, decimals }, bound, ..figure(0, 0, "1") };
            let printed = Interval::printed(&metric(Kind::Growth), &figure).unwrap();
            let rounded = Interval::rounded(&metric(Kind::Growth), &figure).unwrap();
            prop_assert_eq!(rounded.intersection(&printed), Some(printed));
            prop_assert_eq!(printed.contains(number), bound != Bound::Over);
        }
    }
}
