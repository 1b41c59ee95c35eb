//! How many units reported a metric, and how many did not for which reason.

use super::availability::Availability;
use crate::dataset::{Dataset, GapReason};

/// How many units have each [`Availability`] for one metric. Each unit counts in one field.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs, reason = "one field for each Availability")]
pub struct Coverage {
    pub reported: u32,
    pub other_period: u32,
    /// By [`GapReason`]; none for those that are counted as not reported or not applicable.
    pub gaps: [u32; GapReason::ALL.len()],
    pub rank_only: u32,
    pub looks_alike: u32,
    pub not_applicable: u32,
    pub not_reported: u32,
}

impl Coverage {
    /// Counts the availabilities of all units for a metric.
    pub fn of(dataset: &Dataset, availabilities: &[Availability]) -> Self {
        let mut count = Self::default();
        for availability in availabilities {
            *match availability {
                Availability::Reported(_) => &mut count.reported,
                Availability::OtherPeriod(_) => &mut count.other_period,
                Availability::Gap(gap) => &mut count.gaps[dataset.gaps[*gap].reason as usize],
                Availability::RankOnly(_) => &mut count.rank_only,
                Availability::LooksAlike(_) => &mut count.looks_alike,
                Availability::NotApplicable => &mut count.not_applicable,
                Availability::NotReported => &mut count.not_reported,
            } += 1;
        }
        count
    }

    /// The units that could report the metric.
    pub fn applicable(&self) -> u32 {
        self.reported + self.missing()
    }

    /// The units that could report the metric and have no figure of the ranked period.
    pub fn missing(&self) -> u32 {
        self.other_period + self.gaps.iter().sum::<u32>() + self.silent()
    }

    /// Of those, the units of which the source does not mention the metric either.
    pub fn silent(&self) -> u32 {
        self.rank_only + self.looks_alike + self.not_reported
    }

    /// Whether the metric applies to a single one of several units, as far as the source says.
    pub fn concerns_one(&self) -> bool {
        self.applicable() == 1 && self.not_applicable > 0
    }
}
