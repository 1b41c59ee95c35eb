//! How far a change can be from what its two printed numbers give: 8 and 12 are growth by anything from 35 to 67 %.

use super::{Difference, Interval};
use crate::collect::CollectVec as _;
use crate::dataset::{Figure, Metric, Value};

/// The least and the most that a change can be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ChangeRange {
    lo: f64,
    hi: f64,
}

impl ChangeRange {
    /// Of a change that is known as it is, as one of ranks.
    pub fn known(by: Difference) -> Self {
        let by = by.amount().as_f64();
        Self { lo: by, hi: by }
    }

    /// Of a change between two figures that were rounded to their printed digits. Differences of numbers with equally many
    /// digits are taken as printed, as such numbers are in a ranking.
    pub fn of(metric: &Metric, by: Difference, (now, before): (&Figure, &Figure), is_mixed: bool) -> Self {
        let rounded = |figure| Interval::rounded(metric, figure);
        let Some((now, before)) = rounded(now).zip(rounded(before)) else { return Self::known(by) };
        let growth = |now: f64, before: f64| (now / before - 1.0) * 100.0;
        match by {
            Difference::Percent(_) | Difference::FromTo(..) => Self {
                lo: growth(now.lo(), before.hi()),
                hi: if before.lo() > 0.0 { growth(now.hi(), before.lo()) } else { f64::INFINITY },
            },
            Difference::Absolute(..) if is_mixed => {
                Self { lo: now.lo() - before.hi(), hi: now.hi() - before.lo() }
            }
            _ => Self::known(by),
        }
    }

    /// Whether it may be more than, or as much as, each of others of which the greatest is at least `floor`. What touches at
    /// an end of rounding does not reach it.
    fn reaches(&self, floor: f64) -> bool {
        self.hi > floor || self.lo >= floor
    }

    fn negated(self) -> Self {
        Self { lo: -self.hi, hi: -self.lo }
    }
}

/// Whether numbers differ in how many digits they have after the point.
pub fn are_mixed(pairs: &[(&Figure, &Figure)]) -> bool {
    let first = pairs.first().map(|(now, _)| decimals(now));
    pairs.iter().any(|(now, before)| Some(decimals(now)) != first || Some(decimals(before)) != first)
}

/// The digits of a number after the point; of a grade none.
fn decimals(figure: &Figure) -> i8 {
    match figure.value {
        Value::Number { decimals, .. } | Value::Range { decimals, .. } => decimals,
        Value::Grade(_) => 0,
    }
}

/// The indices of those that may be the greatest change, in order.
pub fn may_be_greatest(ranges: &[ChangeRange]) -> Vec<usize> {
    let floor = ranges.iter().map(|range| range.lo).fold(f64::NEG_INFINITY, f64::max);
    (0..ranges.len()).filter(|index| ranges[*index].reaches(floor)).collect_vec()
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
        let is_mixed = are_mixed(&pairs);
        let by = differences(kind, &pairs).into_iter().map(Option::unwrap);
        let ranges: Vec<_> =
            by.zip(&pairs).map(|(by, pair)| ChangeRange::of(&metric, by, *pair, is_mixed)).collect();
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
    }
}
