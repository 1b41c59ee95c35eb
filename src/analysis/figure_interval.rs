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
    /// Whole numbers that were counted are not rounded. Neither is the number of a bound, which is a threshold: “over 5” is
    /// above 5, and so always more than “under 5”. An interval around it does not matter here. `None` for a grade.
    pub fn rounded(metric: &Metric, figure: &Figure) -> Option<Self> {
        interval(metric, figure, Rounding::Issued.half_step(metric, figure))
    }

    /// The values that a figure stands for if it was rounded in that way: those of the interval around it, where it has one
    /// and figures are read as rounded. `None` for a grade.
    pub fn of_figure(metric: &Metric, figure: &Figure, rounding: Rounding) -> Option<Self> {
        if let Some(spread) = figure.spread.as_deref().filter(|_| rounding.is_on()) {
            return Self::new(End::Closed(spread.low), End::Closed(spread.high));
        }
        interval(metric, figure, rounding.half_step(metric, figure))
    }
}

/// The interval of a figure that rounding changed by up to `half`.
fn interval(metric: &Metric, figure: &Figure, half: Fixed) -> Option<Interval> {
    let interval = match figure.value {
        Value::Number { number, decimals } => bounded(figure, number, decimals, half),
        Value::Range { lower, upper, .. } => {
            let upper = if half == Fixed::ZERO { End::Closed(upper) } else { End::Open(upper + half) };
            Interval::new(End::Closed(lower - half), upper)
        }
        Value::Grade(_) => None,
    }?;
    // About 24 is no more known to be 24 where things are counted than elsewhere: it may be less or more than another's 24.
    let is_counted = metric.is_whole && figure.bound != Bound::About;
    let interval = if is_counted { interval.whole().unwrap_or(interval) } else { interval };
    // A number outside the range of its metric stays as printed.
    Some(range(metric).and_then(|range| interval.intersection(&range)).unwrap_or(interval))
}

fn bounded(figure: &Figure, number: Fixed, decimals: i8, half: Fixed) -> Option<Interval> {
    let upper = figure.far_end.filter(|&end| end > number).map_or(End::Unbounded, End::Open);
    let lower = figure.far_end.filter(|&end| end < number).map_or(End::Unbounded, End::Closed);
    match figure.bound {
        Bound::Exact => rounds_to(number, half),
        Bound::Over => Interval::new(End::Open(number), upper),
        Bound::AtLeast => Interval::new(End::Closed(number), upper),
        Bound::Under => Interval::new(lower, End::Open(number)),
        Bound::AtMost => Interval::new(lower, End::Closed(number)),
        Bound::About => rounds_to(number, half_of_last_digit(number, decimals)),
    }
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

/// The values that are possible for a metric: a count is at least 0, a share at most 100 % unless another figure is above.
fn range(metric: &Metric) -> Option<Interval> {
    let upper = match metric.kind {
        Kind::Share if !metric.exceeds_all => End::Closed(Fixed::whole(100)),
        _ => End::Unbounded,
    };
    Interval::new(metric.floor.map_or(End::Unbounded, End::Closed), upper)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]

    use super::*;
    use crate::analysis::testing::{figure, metric, number};
    use crate::dataset::Spread;
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
        let over = Figure { bound: Bound::Over, far_end: Some(Fixed::whole(4000)), ..figure(0, 0, "3000") };
        let read = Interval::printed(&metric(Kind::Count), &over).unwrap();
        assert_eq!((read.lower(), read.upper()), (open("3000"), open("4000")));
        assert_eq!(span(Kind::Share, "70", Bound::Over, false), (open("70"), closed("100")));
        assert_eq!(span(Kind::Share, "100.0", Bound::Exact, true), (closed("99.95"), closed("100")));
    }

    #[test]
    fn a_bound_from_above_reaches_down_to_the_floor() {
        assert_eq!(span(Kind::Count, "5", Bound::Under, false), (closed("0"), open("5")));
        assert_eq!(span(Kind::Rate, "5", Bound::AtMost, false), (closed("0"), closed("5")));
        assert_eq!(span(Kind::Rank, "10", Bound::AtMost, false), (closed("1"), closed("10")));
        assert_eq!(span(Kind::Amount, "5", Bound::Under, false), (End::Unbounded, open("5")));
        assert_eq!(span(Kind::Amount, "5", Bound::Under, true), (End::Unbounded, open("5")));
        let some = Figure { bound: Bound::Under, far_end: Some(Fixed::whole(1)), ..figure(0, 0, "5") };
        let read = Interval::printed(&metric(Kind::Count), &some).unwrap();
        assert_eq!((read.lower(), read.upper()), (closed("1"), open("5")));
        // Under 0 leaves nothing above the floor of a count: it stays as printed.
        assert_eq!(span(Kind::Count, "0", Bound::Under, false), (End::Unbounded, open("0")));
        let net = Metric { floor: None, ..metric(Kind::Count) };
        let read = Interval::printed(&net, &Figure { bound: Bound::Under, ..figure(0, 0, "5") }).unwrap();
        assert_eq!(read.lower(), End::Unbounded);
    }

    fn range_of(kind: Kind, lower: &str, upper: &str, rounding: Rounding) -> (End, End) {
        let value =
            Value::Range { lower: number(lower).0, upper: number(upper).0, decimals: number(lower).1 };
        let read =
            Interval::of_figure(&metric(kind), &Figure { value, ..figure(0, 0, "1") }, rounding).unwrap();
        (read.lower(), read.upper())
    }

    #[test]
    fn a_range_has_both_its_ends() {
        assert_eq!(range_of(Kind::Count, "5", "10", Rounding::Issued), (closed("5"), closed("10")));
        assert_eq!(range_of(Kind::Amount, "5", "10", Rounding::Ignored), (closed("5"), closed("10")));
        assert_eq!(range_of(Kind::Amount, "5.0", "9.5", Rounding::Printed), (closed("4.95"), open("9.55")));
    }

    #[test]
    fn an_interval_around_a_value_counts_with_the_switch_on() {
        let spread = Spread { low: number("7").0, high: number("9.5").0, confidence: None };
        let figure = Figure { spread: Some(Box::new(spread)), ..figure(0, 0, "8") };
        let ends = |rounding| {
            let read = Interval::of_figure(&metric(Kind::Share), &figure, rounding).unwrap();
            (read.lower(), read.upper())
        };
        assert_eq!(ends(Rounding::Ignored), (closed("8"), closed("8")));
        assert_eq!(ends(Rounding::Issued), (closed("7"), closed("9.5")));
    }

    #[test]
    fn a_share_above_100_per_cent_stays_as_printed() {
        assert_eq!(span(Kind::Share, "118.2", Bound::Exact, false), (closed("118.2"), closed("118.2")));
        assert_eq!(span(Kind::Share, "100", Bound::Over, false), (open("100"), End::Unbounded));
    }

    #[test]
    fn a_share_can_be_above_100_per_cent_where_another_is() {
        let wide = Metric { exceeds_all: true, ..metric(Kind::Share) };
        let at_least = Figure { bound: Bound::AtLeast, ..figure(0, 0, "90") };
        let read = Interval::printed(&wide, &at_least).unwrap();
        assert_eq!((read.lower(), read.upper()), (closed("90"), End::Unbounded));
        let read = Interval::rounded(&wide, &figure(0, 0, "100.0")).unwrap();
        assert_eq!((read.lower(), read.upper()), (closed("99.95"), open("100.05")));
    }

    #[test]
    fn about_reaches_half_of_the_last_significant_digit() {
        assert_eq!(span(Kind::Count, "3000", Bound::About, false), (closed("2500"), open("3500")));
        assert_eq!(span(Kind::Amount, "8.5", Bound::About, false), (closed("8.45"), open("8.55")));
        assert_eq!(span(Kind::Amount, "17", Bound::About, true), (closed("16.5"), open("17.5")));
        assert_eq!(span(Kind::Rank, "1", Bound::About, false), (closed("1"), open("1.5")));
    }

    #[test]
    fn about_a_counted_number_may_be_less_or_more_than_the_number() {
        let metric = Metric { is_whole: true, ..metric(Kind::Count) };
        let read =
            |text: &str, bound| Interval::printed(&metric, &Figure { bound, ..figure(0, 0, text) }).unwrap();
        let (about, exact) = (read("24", Bound::About), read("24", Bound::Exact));
        assert!(about.possibly_less(&exact) && exact.possibly_less(&about));
        assert!(about.surely_less(&read("25", Bound::Exact)) && read("23", Bound::Exact).surely_less(&about));
        assert_eq!(
            (read("5", Bound::Over).lower(), read("5", Bound::Under).upper()),
            (closed("6"), closed("4"))
        );
    }

    #[test]
    fn rounding_widens_by_half_a_step() {
        assert_eq!(span(Kind::Growth, "8", Bound::Exact, true), (closed("7.5"), open("8.5")));
        assert_eq!(span(Kind::Growth, "8.1", Bound::Exact, true), (closed("8.05"), open("8.15")));
        assert_eq!(span(Kind::Growth, "-8", Bound::Exact, true), (open("-8.5"), closed("-7.5")));
        assert_eq!(span(Kind::Growth, "0", Bound::Exact, true), (open("-0.5"), open("0.5")));
        assert_eq!(span(Kind::Amount, "110", Bound::Over, true), (open("110"), End::Unbounded));
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
            bound in prop_oneof![Just(Bound::Exact), Just(Bound::Over), Just(Bound::AtLeast), Just(Bound::About), Just(Bound::Under), Just(Bound::AtMost)],
        ) {
            let number = Fixed::from_parts(Fixed::half_step(decimals).parts() * i128::from(steps) * 2);
            let figure = Figure { value: Value::Number { number, decimals }, bound, ..figure(0, 0, "1") };
            let printed = Interval::printed(&metric(Kind::Growth), &figure).unwrap();
            let rounded = Interval::rounded(&metric(Kind::Growth), &figure).unwrap();
            prop_assert_eq!(rounded.intersection(&printed), Some(printed));
            prop_assert_eq!(printed.contains(number), !matches!(bound, Bound::Over | Bound::Under));
        }
    }
}
