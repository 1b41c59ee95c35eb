//! What a cell of the coverage grid shows: whether a unit reported a metric, and if not, why.

use super::Availability;
use super::availability::is_given;
use crate::dataset::{Bound, Dataset, Figure, GapReason};

/// Whether and how a unit reported a metric, in the order of a legend.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CellState {
    /// A number.
    Exact,
    /// A number that the value is over, or at least.
    LowerBound,
    /// A number that the value is under, or at most.
    UpperBound,
    /// Two numbers between which the value is, or one that it is about.
    Range,
    /// A rank or grade that somebody else gave.
    Given,
    /// The source begins a figure and does not finish it.
    CutOff,
    /// The source has a figure that cannot be read.
    Unreadable,
    /// The source says that the figure will follow.
    NotYetDue,
    /// Nobody collected the figure.
    NotCollected,
    /// The figure is kept back to protect those whom it is about.
    Suppressed,
    /// The figure is too unreliable to be published.
    Unreliable,
    /// The figure is below what the method can detect.
    BelowDetection,
    /// The figure is kept back, for whatever reason.
    Withheld,
    /// The figure is missing, and the source does not say why.
    Unknown,
    /// Only a rank or grade of something close to it.
    RankOnly,
    /// Only a figure that looks like it.
    LooksAlike,
    /// The unit could have reported it and did not.
    NotReported,
    /// The metric does not apply to the unit.
    NotApplicable,
}

impl CellState {
    /// The state of an availability.
    pub fn of(dataset: &Dataset, availability: &Availability) -> Self {
        match availability {
            Availability::Reported(index) | Availability::OtherPeriod(index) => {
                Self::of_figure(dataset, &dataset.figures[*index])
            }
            Availability::Gap(gap) => Self::of_gap(dataset.gaps[*gap].reason),
            Availability::RankOnly(_) => CellState::RankOnly,
            Availability::LooksAlike(_) => CellState::LooksAlike,
            Availability::NotReported => CellState::NotReported,
            Availability::NotApplicable => CellState::NotApplicable,
        }
    }

    /// The state of a gap.
    pub fn of_gap(reason: GapReason) -> Self {
        match reason {
            GapReason::CutOff => CellState::CutOff,
            GapReason::Unreadable => CellState::Unreadable,
            GapReason::NotYetDue => CellState::NotYetDue,
            GapReason::NotCollected => CellState::NotCollected,
            GapReason::Suppressed => CellState::Suppressed,
            GapReason::Unreliable => CellState::Unreliable,
            GapReason::BelowDetection => CellState::BelowDetection,
            GapReason::Withheld => CellState::Withheld,
            GapReason::Unknown => CellState::Unknown,
            GapReason::NotReported => CellState::NotReported,
            GapReason::NotApplicable => CellState::NotApplicable,
        }
    }

    /// The state of a figure.
    pub fn of_figure(dataset: &Dataset, figure: &Figure) -> Self {
        match figure.bound {
            _ if is_given(dataset.metric(figure.metric).kind) => CellState::Given,
            Bound::Exact if figure.is_exact() => CellState::Exact,
            Bound::Over | Bound::AtLeast if figure.far_end.is_none() => CellState::LowerBound,
            Bound::Under | Bound::AtMost if figure.far_end.is_none() => CellState::UpperBound,
            _ => CellState::Range,
        }
    }

    /// Whether the source says something about it, which a reader can look up.
    pub fn has_evidence(self) -> bool {
        !matches!(self, CellState::NotReported | CellState::NotApplicable)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::testing::{DISTRICT, figure, metric, unit};
    use crate::dataset::{Fixed, Kind, Value};

    #[test]
    fn a_printed_range_is_no_exact_figure() {
        let units = vec![unit("A", DISTRICT)];
        let dataset = Dataset { units, metrics: vec![metric(Kind::Amount)], ..Dataset::default() };
        let exact = figure(0, 0, "5");
        assert_eq!(CellState::of_figure(&dataset, &exact), CellState::Exact);
        let upper = exact.number().unwrap_or(Fixed::ZERO);
        let value = Value::Range { lower: Fixed::ZERO, upper, decimals: 0 };
        assert_eq!(CellState::of_figure(&dataset, &Figure { value, ..exact }), CellState::Range);
    }
}
