//! Where a unit stands towards a metric, at one glance: eight signs.

use super::Availability;
use super::availability::is_given;
use crate::dataset::{Bound, Dataset, Figure};

/// How a unit stands towards a metric, in the order of a legend.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CellState {
    /// A number.
    Exact,
    /// A number that is a bound.
    Bound,
    /// A place or grade that somebody else gave.
    Given,
    /// The source begins and does not finish.
    Cut,
    /// Only a place or grade for something near.
    RankOnly,
    /// Only something that looks alike.
    Near,
    /// Could have reported it and did not.
    Silent,
    /// Cannot have it.
    Never,
}

impl CellState {
    /// The sign of a availability.
    pub fn of(dataset: &Dataset, availability: &Availability) -> Self {
        match availability {
            Availability::Reported(place) | Availability::OtherPeriod(place) => {
                Self::of_figure(dataset, &dataset.figures[*place])
            }
            Availability::CutOff(_) => CellState::Cut,
            Availability::RankOnly(_) => CellState::RankOnly,
            Availability::LooksAlike(_) => CellState::Near,
            Availability::NotReported => CellState::Silent,
            Availability::NotApplicable => CellState::Never,
        }
    }

    /// The sign of a figure.
    pub fn of_figure(dataset: &Dataset, figure: &Figure) -> Self {
        match figure.bound {
            _ if is_given(dataset.metric(figure.metric).kind) => CellState::Given,
            Bound::Exact => CellState::Exact,
            _ => CellState::Bound,
        }
    }

    /// Whether there is something to say about it beyond the sign.
    pub fn says_something(self) -> bool {
        !matches!(self, CellState::Silent | CellState::Never)
    }
}
