//! By how much a figure changed: in its unit of measurement, in per cent, or by its two numbers where a percentage would misstate it.

use crate::collect::CollectVec as _;
use crate::dataset::{Bound, Figure, Fixed, Kind, Value};

/// By how much a value changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Difference {
    /// Now less before, in the unit of measurement: of shares and rates, percentage points. Then the digits after the point
    /// that it is shown with: all that it has, and at least those of the number that is printed with fewer.
    Absolute(Fixed, i8),
    /// Growth in per cent, from the printed numbers, rounded to one decimal.
    Percent(Fixed),
    /// Growth that a percentage would misstate: in per cent, to compare it; then the numbers before and now, which are shown
    /// instead, each with its digits after the point.
    FromTo(Fixed, [(Fixed, i8); 2]),
    /// So many ranks up, or, below zero, down.
    Ranks(i32),
}

/// The growth in per cent above which it is shown by its two numbers: more than ten times as much. Then the percentage says
/// how little there was before, and not how much there is now.
const MOST_PERCENT: i64 = 900;
/// The least steps of the last printed digit, of the coarser of both figures, that an amount or a count has for growth from it to be
/// shown in per cent: rounding alone may have changed a lesser amount by more than a tenth, and of two things, one more is half as
/// many again.
const LEAST_STEPS: i128 = 5;

impl Difference {
    /// Its size, in the unit of measurement, in per cent, or in ranks.
    pub fn amount(self) -> Fixed {
        match self {
            Self::Absolute(by, _) | Self::Percent(by) | Self::FromTo(by, _) => by,
            Self::Ranks(by) => Fixed::whole(by.into()),
        }
    }

    /// The same without the two numbers, where they are of one unit and this is said of several.
    pub fn as_growth(self) -> Self {
        match self {
            Self::FromTo(by, _) => Self::Percent(by),
            other => other,
        }
    }

    /// Whether nothing changed: the two figures are equal as printed.
    pub fn is_none(self) -> bool {
        matches!(self, Self::Absolute(Fixed::ZERO, _) | Self::Percent(Fixed::ZERO) | Self::Ranks(0))
    }
}

/// Whether two exact figures of that kind have a difference: a rank or a grade that somebody else gave has none, nor have a multiple
/// and a streak.
pub fn has_difference(kind: Kind) -> bool {
    !matches!(kind, Kind::Rank | Kind::Grade | Kind::Multiple | Kind::Streak)
}

/// By how much a value of that kind changed; `None` where the kind forbids it, or a figure is no exact number.
pub fn difference(kind: Kind, now: &Figure, before: &Figure) -> Option<Difference> {
    match kind {
        Kind::Amount | Kind::Count => growth(now, before),
        _ if has_difference(kind) => absolute(now, before),
        _ => None,
    }
}

/// Growth from nothing, from a loss or to a loss has no percentage.
fn growth(now: &Figure, before: &Figure) -> Option<Difference> {
    let ((now, decimals), (before, decimals_before)) = (exact_number(now)?, exact_number(before)?);
    if before <= Fixed::ZERO || now < Fixed::ZERO {
        return None;
    }
    let exact = (now.as_f64() / before.as_f64() - 1.0) * 100.0;
    let growth = Fixed::nearest((exact * 10.0).round() / 10.0);
    // −100.0 % would say that nothing is left, and 0.0 % that nothing changed.
    let says_less =
        growth == Fixed::whole(-100) && now > Fixed::ZERO || growth == Fixed::ZERO && now != before;
    if says_less {
        let numbers = [(before, decimals_before), (now, decimals)];
        return Some(Difference::FromTo(Fixed::nearest(exact), numbers));
    }
    // 1,000 that is printed to thousands is no 11.7 % more than 895.
    let step = Fixed::half_step(decimals.min(decimals_before)).parts() * 2;
    let is_tiny = now != before && before.parts() < step * LEAST_STEPS;
    Some(match is_tiny || growth > Fixed::whole(MOST_PERCENT) {
        true => Difference::FromTo(growth, [(before, decimals_before), (now, decimals)]),
        false => Difference::Percent(growth),
    })
}

/// An amount or a count from nothing, from a loss or to a loss: its two numbers say what no percentage can, or that they are equal.
pub(super) fn two_numbers(kind: Kind, now: &Figure, before: &Figure) -> Option<Difference> {
    if !matches!(kind, Kind::Amount | Kind::Count) {
        return None;
    }
    let numbers = [exact_number(before)?, exact_number(now)?];
    let by = numbers[1].0 - numbers[0].0;
    match by == Fixed::ZERO {
        true => absolute(now, before),
        false => Some(Difference::FromTo(by, numbers)),
    }
}

/// Now less before, of two exact numbers. A zero at its end that only one of them was printed to would claim more than both tell:
/// from 4.6 to 6.10 is +1.5.
fn absolute(now: &Figure, before: &Figure) -> Option<Difference> {
    let ((now, decimals), (before, decimals_before)) = (exact_number(now)?, exact_number(before)?);
    let by = now - before;
    Some(Difference::Absolute(by, by.decimals().max(decimals.min(decimals_before))))
}

/// By how much figures of one kind changed, in order of the pairs of one now and one before. All on one scale, so that they can be
/// compared: where growth in per cent is not defined for one of them, the differences of all.
pub fn differences(kind: Kind, pairs: &[(&Figure, &Figure)]) -> Vec<Option<Difference>> {
    let is_number = |(now, before): &&(&Figure, &Figure)| absolute(now, before).is_some();
    let has_growth = |(now, before): &(&Figure, &Figure)| difference(kind, now, before).is_some();
    let is_amount = matches!(kind, Kind::Amount | Kind::Count);
    let is_absolute = is_amount && !pairs.iter().filter(is_number).all(has_growth);
    let by = |(now, before): &(&Figure, &Figure)| match is_absolute {
        true => absolute(now, before),
        false => difference(kind, now, before),
    };
    pairs.iter().map(by).collect_vec()
}

/// The number of an exact figure, and its digits after the point.
fn exact_number(figure: &Figure) -> Option<(Fixed, i8)> {
    match figure.value {
        Value::Number { number, decimals } if figure.bound == Bound::Exact => Some((number, decimals)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::analysis::testing::figure;

    #[test]
    fn a_figure_printed_to_thousands_has_no_growth_of_a_tenth() {
        let coarse = |text: &str| {
            let value = Value::Number { number: Fixed::parse(text).unwrap(), decimals: -3 };
            Figure { value, ..figure(0, 0, text) }
        };
        let by = difference(Kind::Amount, &coarse("1000"), &figure(0, 0, "895")).unwrap();
        assert!(matches!(by, Difference::FromTo(..)), "{by:?}");
        let by = difference(Kind::Amount, &coarse("12000"), &figure(0, 0, "8950")).unwrap();
        assert!(matches!(by, Difference::Percent(_)), "{by:?}");
    }

    #[test]
    fn changes_are_compared_on_one_scale() {
        let changes = |kind, values: &[(&str, &str)]| {
            let figures: Vec<_> =
                values.iter().map(|(then, now)| (figure(0, 0, now), figure(0, 0, then))).collect();
            let pairs: Vec<_> = figures.iter().map(|(now, then)| (now, then)).collect();
            differences(kind, &pairs).into_iter().map(|by| by.map(Difference::amount)).collect::<Vec<_>>()
        };
        let amounts = |texts: &[&str]| texts.iter().map(|text| Fixed::parse(text).ok()).collect::<Vec<_>>();
        assert_eq!(changes(Kind::Count, &[("4", "5"), ("200", "300")]), amounts(&["25", "50"]));
        // From plus to minus, and from nothing, there is no percentage: then the others have none either.
        assert_eq!(changes(Kind::Amount, &[("4", "5"), ("200", "-50")]), amounts(&["1", "-250"]));
        assert_eq!(changes(Kind::Count, &[("4", "5"), ("0", "3")]), amounts(&["1", "3"]));
        assert_eq!(changes(Kind::Grade, &[("4", "5")]), [None]);
    }
}
