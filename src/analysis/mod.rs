//! What can honestly be said of a dataset: pure functions from what was printed to what follows from it.
//!
//! A printed figure is an [`Interval`]: a number stands for itself, a bound for everything beyond it. From
//! intervals follow rank ranges ([`ranks`]); from figures, gaps and `near` metrics follows why a unit has no
//! place ([`Availability`]); both together are a [`Ranking`]. [`Stability`] asks the same question of the wider,
//! rounded intervals, and [`growths`] and [`LastYear`] put growth where it can be compared. Everything is
//! deterministic, and nothing here knows a language, a screen or a browser.

mod analysed_dataset;
mod availability;
mod cell_state;
mod comparison;
mod coverage_grid;
mod figure_index;
mod growth;
mod interval;
mod profile;
mod rank;
mod ranking;
mod reading;
mod stability;
#[cfg(test)]
mod testing;

pub use analysed_dataset::AnalysedDataset;
pub use availability::{
    Availability, Coverage, availabilities, by_coverage, coverage, near_of, only_reporter,
};
pub use cell_state::CellState;
pub use comparison::{Axis, Comparison, Shared, pair, partner};
pub use coverage_grid::{COLUMNS, CoverageGrid, CoverageRow, LONG_LIST};
pub use growth::{
    GrowthFigure, LastYear, growth_of, growths, is_growth, last_year, percent_interval, percent_of, this_year,
};
pub use interval::{End, Interval};
pub use profile::{Entry, Profile, busiest};
pub use rank::{RankRange, ranks};
pub use ranking::{Ranking, Row};
pub use stability::{Stability, stability};
