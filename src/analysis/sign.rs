//! Where a unit stands towards a metric, at one glance: eight signs.

use super::Standing;
use super::standing::is_given;
use crate::dataset::{Bound, Dataset, Figure};

/// How a unit stands towards a metric, in the order of a legend.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sign {
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

impl Sign {
    /// The sign of a standing.
    pub fn of(dataset: &Dataset, standing: &Standing) -> Self {
        match standing {
            Standing::Reported(place) | Standing::OtherPeriod(place) => {
                Self::of_figure(dataset, &dataset.figures[*place])
            }
            Standing::CutOff(_) => Sign::Cut,
            Standing::RankOnly(_) => Sign::RankOnly,
            Standing::LooksAlike(_) => Sign::Near,
            Standing::NotReported => Sign::Silent,
            Standing::NotApplicable => Sign::Never,
        }
    }

    /// The sign of a figure.
    pub fn of_figure(dataset: &Dataset, figure: &Figure) -> Self {
        match figure.bound {
            _ if is_given(dataset.metric(figure.metric).kind) => Sign::Given,
            Bound::Exact => Sign::Exact,
            _ => Sign::Bound,
        }
    }

    /// Whether there is something to say about it beyond the sign.
    pub fn says_something(self) -> bool {
        !matches!(self, Sign::Silent | Sign::Never)
    }
}
