//! How far a printed number can be from the true one because it was rounded.

use crate::dataset::{Figure, Fixed, Kind, Metric, Value};

/// Whether figures are read as rounded, and to which step.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Rounding {
    /// Not: a number stands for itself.
    #[default]
    Ignored,
    /// To the step in which the metric is issued or, where that is not known or coarser, to the printed digits.
    Issued,
    /// To the printed digits.
    Printed,
}

impl From<bool> for Rounding {
    fn from(is_on: bool) -> Self {
        if is_on { Self::Issued } else { Self::Ignored }
    }
}

impl Rounding {
    /// Whether figures are read as rounded.
    pub fn is_on(self) -> bool {
        self != Self::Ignored
    }

    /// The most that rounding changed a figure: 0.05 for 8.1, 0.5 for 8. What is counted is not rounded.
    pub(super) fn half_step(self, metric: &Metric, figure: &Figure) -> Fixed {
        let (Value::Number { decimals, .. } | Value::Range { decimals, .. }) = figure.value else {
            return Fixed::default();
        };
        if !self.is_on() || !is_rounded(metric.kind, decimals) {
            return Fixed::default();
        }
        let printed = Fixed::half_step(decimals);
        match metric.precision {
            Some(step) if self == Self::Issued => printed.min(step.half()),
            _ => printed,
        }
    }
}

/// Whether numbers of a kind are rounded to the printed digits. What is counted is not, unless it has a fraction or is said to
/// be printed in tens or more.
fn is_rounded(kind: Kind, decimals: i8) -> bool {
    match kind {
        Kind::Growth | Kind::Share | Kind::Amount | Kind::Multiple | Kind::Points => true,
        Kind::Score | Kind::Rate | Kind::Duration => true,
        Kind::Count | Kind::Streak => decimals != 0,
        Kind::Rank | Kind::Grade => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::testing::{figure, metric, number};

    #[test]
    fn the_finer_of_the_issued_and_the_printed_step_decides() {
        let issued = Metric { precision: Some(number("0.1").0), ..metric(Kind::Growth) };
        let half = |text: &str, rounding: Rounding| rounding.half_step(&issued, &figure(0, 0, text));
        assert_eq!(half("8", Rounding::Issued), number("0.05").0);
        assert_eq!(half("8", Rounding::Printed), number("0.5").0);
        assert_eq!(half("8.25", Rounding::Issued), number("0.005").0);
        assert_eq!(half("8", Rounding::Ignored), Fixed::default());
        let plain = metric(Kind::Growth);
        assert_eq!(Rounding::Issued.half_step(&plain, &figure(0, 0, "8")), number("0.5").0);
    }

    #[test]
    fn counts_and_grades_are_not_rounded() {
        for (kind, text) in [(Kind::Count, "8"), (Kind::Streak, "8"), (Kind::Rank, "8"), (Kind::Grade, "A")] {
            assert_eq!(Rounding::Printed.half_step(&metric(kind), &figure(0, 0, text)), Fixed::default());
        }
        // 12,000 that is said to be printed in thousands.
        let (number, decimals) = (Fixed::whole(12_000), -3);
        let rounded = Figure { value: Value::Number { number, decimals }, ..figure(0, 0, "12000") };
        assert_eq!(Rounding::Printed.half_step(&metric(Kind::Count), &rounded), Fixed::whole(500));
    }
}
