//! The headline above a chart: one file for each kind of chart.
//!
//! Rankings and growth charts share a finding: who is first and last, or with the switch on, whether that order is stable.

mod comparison;
mod contest;
mod coverage;
mod coverage_periods;
mod ends;
mod growth;
mod over_time;
mod parts;
mod profile;
mod ranking;
mod stability;

pub use coverage::page as coverage_page;
pub use coverage_periods::page as period_coverage_page;
pub use ends::{leaders, named_at_ends};
pub use parts::Headline;

use crate::analysis::AnalysedDataset;
use crate::view::{Chart, View};

impl Headline {
    /// The headline of a view.
    pub fn of(dataset: &AnalysedDataset, view: &View) -> Self {
        match view.chart {
            Chart::Ranking => ranking::headline(dataset, view),
            _ => Self::deferred(dataset, view),
        }
    }

    // A part of the deferred module: see `src/site/build/shrink/split`.
    #[inline(never)]
    fn deferred(dataset: &AnalysedDataset, view: &View) -> Self {
        match view.chart {
            Chart::Ranking => ranking::headline(dataset, view),
            Chart::Growth => growth::headline(dataset, view),
            Chart::Profile => profile::headline(dataset, view),
            Chart::Compare => comparison::headline(dataset, view),
            Chart::Coverage if view.is_coverage_of_periods() => coverage_periods::headline(dataset, view),
            Chart::Coverage => coverage::headline(dataset, view),
        }
    }
}
