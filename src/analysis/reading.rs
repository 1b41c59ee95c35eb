//! From the characters of the source to an [`Interval`]: as printed, or as they may have been rounded.

use super::{End, Interval};
use crate::dataset::{Bound, Figure, Fixed, Kind, Metric, Value};

impl Interval {
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
}

fn read(kind: Kind, figure: &Figure, rounding: bool) -> Option<Interval> {
    let Value::Number { number, decimals } = figure.value else { return None };
    let half =
        if rounding && is_rounded(kind, decimals) { Fixed::half_step(decimals) } else { Fixed::default() };
    let begin = less(number, half);
    let below = figure.upper.filter(|&upper| upper > number).map_or(End::Unbounded, End::Open);
    let wide = match figure.bound {
        Bound::Exact => around(number, half),
        Bound::Over => Interval::new(End::Open(begin), below),
        Bound::AtLeast => Interval::new(End::Closed(begin), below),
        Bound::About => around(number, half_of_last_digit(number, decimals)),
    }?;
    // A number printed outside of what its kind can be stays as printed.
    Some(nature(kind).and_then(|nature| wide.meet(&nature)).unwrap_or(wide))
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
fn around(number: Fixed, half: Fixed) -> Option<Interval> {
    let zero = Fixed::default();
    if half == zero {
        return Some(Interval::point(number));
    }
    let end = |is_nearer: bool| if is_nearer { End::Closed } else { End::Open };
    Interval::new(end(number > zero)(less(number, half)), end(number < zero)(more(number, half)))
}

fn less(number: Fixed, by: Fixed) -> Fixed {
    Fixed::from_millionths(number.millionths().saturating_sub(by.millionths()))
}

fn more(number: Fixed, by: Fixed) -> Fixed {
    Fixed::from_millionths(number.millionths().saturating_add(by.millionths()))
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

/// What a kind of number can be at all: no more than the whole, no fewer than none.
fn nature(kind: Kind) -> Option<Interval> {
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
            prop_assert_eq!(rounded.meet(&printed), Some(printed));
            prop_assert_eq!(printed.contains(number), bound != Bound::Over);
        }
    }
}
