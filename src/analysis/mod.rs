//! What can be concluded from a dataset: intervals, ranks, ties, coverage, comparisons and growth.
//!
//! ```
//! use reported_figures::analysis::{AnalysedDataset, Availability, Rounding, stability};
//! use reported_figures::dataset::embedded;
//!
//! let dataset = AnalysedDataset::new(embedded());
//! let gdp = dataset.metric_by_id("gdp_growth").unwrap();
//! let ranking = dataset.ranking(gdp, Rounding::Ignored);
//! let row = |index: usize| (&*dataset.unit(ranking.rows[index].unit).id, ranking.rows[index].rank.unwrap());
//!
//! // Of ten units, eight could report the growth of their GDP, and seven did: 8.2, 8.1, 8, 8, 7.5, 7.2 and 6.3 %.
//! assert_eq!((ranking.coverage.applicable(), ranking.coverage.reported), (8, 7));
//! let (unit, rank) = row(0);
//! assert_eq!((unit, rank.best, rank.worst), ("hitech", 1, 1));
//! // The third and the fourth tie.
//! assert!(row(2).1.tied && row(3).1.tied);
//! assert_eq!((row(2).1.best, row(3).1.best, row(4).1.best), (3, 3, 5));
//! // A unit without a rank has a reason: this one reported only ranks that somebody else gave.
//! assert!(matches!(ranking.unranked[0].1, Availability::RankOnly(_)));
//!
//! // Before rounding to the printed digits, 8 was anything in [7.5, 8.5): two more units can be first. But GDP growth is
//! // issued in steps of 0.1, so that 8 is short for 8.0, and the first stays first.
//! let stability = |rounding| stability(&dataset, gdp, rounding).unwrap();
//! assert_eq!(stability(Rounding::Issued).possible_leaders.len(), 0);
//! let stability = stability(Rounding::Printed);
//! assert_eq!((stability.leaders.len(), stability.possible_leaders.len()), (1, 2));
//! ```
//!
//! A printed figure is an [`Interval`]: a number stands for itself, a bound for everything beyond it. From intervals
//! follow [rank ranges](ranks); from figures, gaps and near metrics the [`Availability`] of each unit; from both together a
//! [`Ranking`]. [`Stability`] ranks the wider intervals of values that can have been rounded to the printed ones.
//! [`Profile`], [`Comparison`] and [`CoverageGrid`] arrange figures by unit, by a few units, and by all units and metrics.
//!
//! All of these are functions of a [`Dataset`](crate::dataset::Dataset), deterministic, and independent of language, screen
//! and browser. An [`AnalysedDataset`] owns a dataset and keeps results that are needed more than once.

mod analysed_dataset;
mod assumed_step;
mod availability;
mod cell_state;
mod change;
mod change_range;
mod comparison;
mod coverage;
mod coverage_grid;
mod difference;
mod ends;
mod figure_index;
mod figure_interval;
mod growth;
mod indistinct;
mod interval;
mod judged_apart;
mod kept;
mod over_time;
mod period_coverage;
mod profile;
mod rank_range;
mod ranking;
mod references;
mod reporters;
mod rounding;
mod row_groups;
mod stability;
#[cfg(test)]
pub(crate) mod testing;

pub use analysed_dataset::AnalysedDataset;
pub use assumed_step::{AssumedStep, assumed_step};
pub use availability::{Availability, availabilities, usual_count, usual_period};
pub use cell_state::CellState;
pub use change::{Change, Changes};
pub use change_range::{ChangeRange, may_be_greatest, may_be_least};
pub use comparison::{Axis, Comparison, SharedMetric, default_pair, most_comparable};
pub use coverage::Coverage;
pub use coverage_grid::{CoverageGrid, CoverageRow};
pub use difference::{Difference, differences, has_difference};
pub use growth::{
    GrowthEnd, GrowthFigure, GrowthRange, LastYear, any_growth, growth_index, growth_of, growths, has_growth,
    has_index, in_percent, is_growth, last_year, percent_interval, percent_of,
};
pub use interval::{End, Interval};
pub use judged_apart::{are_judged_together, are_listed_together};
pub use over_time::{OverTime, Point, UnitLine};
pub use period_coverage::{PeriodCell, PeriodCoverage, PeriodRow};
pub use profile::{Profile, ProfileEntry, left_open, unit_with_most_figures};
pub use rank_range::{RankRange, ranks};
pub use ranking::{Ranking, Row};
pub use references::references;
pub use reporters::{metrics_by_coverage, only_reporter};
pub use rounding::Rounding;
pub use row_groups::{EndRows, Ends, Indistinct};
pub use stability::{Stability, stability};
