//! One figure divided by another: what is known of the quotient, as exactly as the two are known.

use super::decimal::{Decimal, Rounding};
use super::figure::{Bound, Figure};

/// How a quotient is scaled and rounded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scale {
    /// The power of ten by which it is multiplied: 3 for each thousand.
    pub power: i32,
    /// The digits after the point, to which it is rounded.
    pub decimals: i32,
}

/// Why there is no quotient.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoRatio {
    /// The divisor is zero.
    DividedByZero,
    /// The bounds of the two leave open how large it is, or it has too many digits.
    Open,
}

type Known<T> = Result<T, NoRatio>;

/// Divides a figure by another. A bound stays one and is rounded away from the values that it allows, so that the quotient
/// never says more than the two figures do; “about” becomes the range that it stands for.
///
/// # Errors
/// A divisor of zero or below, and bounds that leave the quotient open.
pub fn divided(figure: &Figure, by: &Figure, scale: Scale) -> Known<Figure> {
    let divisor = by.value.filter(|_| by.bound == Bound::Exact);
    let mut quotient = match divisor {
        Some(divisor) if divisor.is_zero() => return Err(NoRatio::DividedByZero),
        Some(divisor) if divisor.is_negative() => return Err(NoRatio::Open),
        Some(divisor) => by_exact(figure, divisor, by.low.is_none(), scale)?,
        None => by_interval(figure, by, scale)?,
    };
    quotient.status = figure.status.iter().chain(&by.status).copied().collect();
    quotient.status.sort();
    quotient.status.dedup();
    quotient.is_guess = figure.is_guess || by.is_guess;
    Ok(quotient)
}

impl Scale {
    fn of(self, number: Decimal, divisor: Decimal, rounding: Rounding) -> Known<Decimal> {
        number.shifted(self.power).divided(divisor, self.decimals, rounding).ok_or(NoRatio::Open)
    }
}

/// Rounds an end of an interval so that the interval does not become narrower.
const DOWN: Rounding = Rounding::Down;
const UP: Rounding = Rounding::Up;

fn by_exact(figure: &Figure, divisor: Decimal, has_interval: bool, scale: Scale) -> Known<Figure> {
    let end = |number: Option<Decimal>, rounding| {
        number.map(|number| scale.of(number, divisor, rounding)).transpose()
    };
    let Some(value) = figure.value else {
        return Ok(Figure {
            lower: end(figure.lower, DOWN)?,
            upper: end(figure.upper, UP)?,
            ..Figure::default()
        });
    };
    let (bound, rounding) = match figure.bound {
        Bound::About => {
            let (lower, upper) = value.about();
            return Ok(range(scale.of(lower, divisor, DOWN)?, scale.of(upper, divisor, UP)?));
        }
        Bound::Over | Bound::AtLeast => (figure.bound, DOWN),
        Bound::Under | Bound::AtMost => (figure.bound, UP),
        Bound::Exact => (Bound::Exact, Rounding::Nearest),
    };
    let quotient = scale.of(value, divisor, rounding)?;
    if bound == Bound::Exact && quotient.is_zero() && !value.is_zero() {
        return Ok(nearly_zero(value.is_negative(), quotient));
    }
    let (low, high) =
        if has_interval { (end(figure.low, DOWN)?, end(figure.high, UP)?) } else { (None, None) };
    let confidence = figure.confidence.filter(|_| low.is_some());
    let (lower, upper) = (end(figure.lower, DOWN)?, end(figure.upper, UP)?);
    Ok(Figure { value: Some(quotient), bound, lower, upper, low, high, confidence, ..Figure::default() })
}

/// Only a zero is a zero: what is rounded to it is under, or over, half of the last digit.
fn nearly_zero(is_negative: bool, zero: Decimal) -> Figure {
    let bound = if is_negative { Bound::Over } else { Bound::Under };
    Figure { value: Some(zero.half_step().with_sign(is_negative)), bound, ..Figure::default() }
}

fn range(lower: Decimal, upper: Decimal) -> Figure {
    Figure { lower: Some(lower), upper: Some(upper), ..Figure::default() }
}

/// An end of the values that a figure may have, and whether it is one of them.
type End = Option<(Decimal, bool)>;

/// The values that a figure may have.
fn ends(figure: &Figure) -> (End, End) {
    let (lower, upper) = (figure.lower.map(|it| (it, true)), figure.upper.map(|it| (it, true)));
    let Some(value) = figure.value else { return (lower, upper) };
    match figure.bound {
        Bound::Exact => (Some((value, true)), Some((value, true))),
        Bound::About => {
            let (lower, upper) = value.about();
            (Some((lower, true)), Some((upper, true)))
        }
        Bound::Over => (Some((value, false)), figure.upper.map(|it| (it, false))),
        Bound::AtLeast => (Some((value, true)), figure.upper.map(|it| (it, false))),
        Bound::Under => (lower, Some((value, false))),
        Bound::AtMost => (lower, Some((value, true))),
    }
}

/// The larger the divisor, the smaller the quotient: its lower end comes from the divisor's upper end.
fn by_interval(figure: &Figure, by: &Figure, scale: Scale) -> Known<Figure> {
    let ((low, high), (by_low, by_high)) = (ends(figure), ends(by));
    let is_below_zero = |end: End| end.is_some_and(|(number, _)| number.is_negative());
    if is_below_zero(low) || is_below_zero(by_low) {
        return Err(NoRatio::Open);
    }
    // Without an end, a count begins at zero, which says nothing of a quotient.
    let quotient = |end: End, by: End, rounding| match (end, by) {
        (Some((number, is_in)), Some((divisor, by_is_in))) if !divisor.is_zero() => {
            scale.of(number, divisor, rounding).map(|it| Some((it, is_in && by_is_in)))
        }
        _ => Ok(None),
    };
    match (quotient(low, by_high, DOWN)?, quotient(high, by_low, UP)?) {
        (Some((lower, _)), Some((upper, _))) if lower.is_below(upper) => Ok(range(lower, upper)),
        (Some((lower, is_in)), None) if !lower.is_zero() => {
            let bound = if is_in { Bound::AtLeast } else { Bound::Over };
            Ok(Figure { value: Some(lower), bound, ..Figure::default() })
        }
        (_, Some((upper, is_in))) if !upper.is_zero() => {
            let bound = if is_in { Bound::AtMost } else { Bound::Under };
            Ok(Figure { value: Some(upper), bound, ..Figure::default() })
        }
        _ => Err(NoRatio::Open),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::super::computed::shown;
    use super::super::read;
    use super::*;
    use crate::table::figure::Outcome;

    /// The two figures of a table with one row.
    fn figures(cells: &str) -> [Figure; 2] {
        let reading = read(format!("Town,Cases,People\nAsh,{cells}\nElm,7,8.5\n").as_bytes(), None).unwrap();
        let cells = &reading.outcomes[0][1..];
        [0, 1].map(|at| match &cells[at] {
            Outcome::Figure(figure) => (**figure).clone(),
            other => panic!("{other:?}"),
        })
    }

    fn per_thousand(cells: &str) -> String {
        let [figure, by] = figures(cells);
        match divided(&figure, &by, Scale { power: 3, decimals: 1 }) {
            Ok(quotient) => shown(&quotient),
            Err(why) => format!("{why:?}"),
        }
    }

    #[test]
    fn quotients_say_no_more_than_their_figures() {
        for (cells, quotient) in [
            ("7,351", "19.9"),
            ("0,351", "0.0"),
            ("7,350", "20.0"),
            ("1,90000", "<0.05"),
            ("-1,90000", ">-0.05"),
            ("7,0", "DividedByZero"),
            ("<5,412", "<12.2"),
            (">5,412", ">12.1"),
            ("at least 5,412", "≥12.1"),
            ("at most 5,412", "≤12.2"),
            ("about 500,1000", "450.0–550.0"),
            ("5–10,1000", "5.0–10.0"),
            ("7,>300", "<23.4"),
            ("7,at least 300", "≤23.4"),
            ("7,<300", ">23.3"),
            ("7,200–300", "23.3–35.0"),
            ("<7,>300", "<23.4"),
            (">7,>300", "Open"),
            ("<7,<300", "Open"),
            ("0,<300", "Open"),
            ("7,-3", "Open"),
        ] {
            assert_eq!(per_thousand(cells), quotient, "{cells}");
        }
    }

    #[test]
    fn intervals_are_divided_and_never_narrowed() {
        let reading =
            read(b"Town,Cases,lower 95%,upper 95%,People\nAsh,70,61.3,81.2,351\nElm,7,6,8,85\n", None)
                .unwrap();
        let of = |at: usize| match &reading.outcomes[0][at] {
            Outcome::Figure(figure) => (**figure).clone(),
            other => panic!("{other:?}"),
        };
        let quotient = divided(&of(1), &of(4), Scale { power: 3, decimals: 0 }).unwrap();
        let texts = [quotient.low, quotient.value, quotient.high, quotient.confidence];
        assert_eq!(texts.map(|it| it.unwrap().to_string()), ["174", "199", "232", "95"]);
    }
}
