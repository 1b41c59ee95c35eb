//! The coverage grid: which units reported which metrics, for all metrics that several units reported.

use super::availability::{Availability, availabilities, metrics_by_coverage, reporter_counts};
use crate::collect::CollectVec as _;
use crate::dataset::{Dataset, MetricIx, UnitIx};
use crate::sort::sort_by;

/// Which units reported which metrics.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CoverageGrid {
    /// The units, those that reported most of the rows first; equals in the order of the source. If there are more than
    /// [`MAX_COLUMNS`], only the first [`COLUMNS_OF_MANY`].
    pub units: Vec<UnitIx>,
    /// The metrics that several units reported, and those with a gap: by theme, then by the number of reporters.
    pub rows: Vec<CoverageRow>,
    /// For each unit, in the same order, its figures for metrics that have no row: indices into [`Dataset::figures`], by
    /// theme.
    pub unshared: Vec<(UnitIx, Vec<usize>)>,
    /// How many metrics several units reported.
    pub shared_count: usize,
    /// How many metrics exactly one unit reported.
    pub single_count: usize,
    /// The metric with most reporters, and how many there are; `None` if nothing was reported.
    pub most: Option<(MetricIx, u32)>,
}

/// One metric of a [`CoverageGrid`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CoverageRow {
    /// The metric.
    pub metric: MetricIx,
    /// How many units reported it.
    pub reported: u32,
    /// The availability for each unit of the grid, in their order.
    pub availabilities: Vec<Availability>,
}

impl CoverageGrid {
    /// The grid of a dataset.
    pub fn of(dataset: &Dataset) -> Self {
        let counts = reporter_counts(dataset);
        let count = |metric: MetricIx| counts.get(metric.0 as usize).copied().unwrap_or(0);
        let mut has_row: Vec<bool> = counts.iter().map(|count| *count > 1).collect_vec();
        for gap in &dataset.gaps {
            if let Some(has_row) = has_row.get_mut(gap.metric.0 as usize) {
                *has_row = true;
            }
        }
        let in_rows = |metric: MetricIx| has_row.get(metric.0 as usize) == Some(&true);
        let mut metrics: Vec<MetricIx> = dataset.metric_ixs().filter(|metric| in_rows(*metric)).collect_vec();
        let key = |metric: MetricIx| (dataset.metric(metric).theme, std::cmp::Reverse(count(metric)));
        sort_by(&mut metrics, |a, b| key(*a).cmp(&key(*b)));
        let mut units = order(dataset, &in_rows);
        if units.len() > MAX_COLUMNS {
            units.truncate(COLUMNS_OF_MANY);
        }
        let row = |metric| {
            let all = availabilities(dataset, metric);
            let availabilities =
                units.iter().filter_map(|unit| all.get(unit.0 as usize).cloned()).collect_vec();
            CoverageRow { metric, reported: count(metric), availabilities }
        };
        let rows: Vec<CoverageRow> = metrics.into_iter().map(row).collect_vec();
        let unshared = units.iter().map(|unit| (*unit, unshared(dataset, *unit, &in_rows))).collect_vec();
        let metrics_with = |wanted: fn(u32) -> bool| counts.iter().filter(|count| wanted(**count)).count();
        let most = metrics_by_coverage(dataset).first().map(|metric| (*metric, count(*metric)));
        Self {
            units,
            rows,
            unshared,
            shared_count: metrics_with(|count| count > 1),
            single_count: metrics_with(|count| count == 1),
            most: most.filter(|(_, count)| *count > 0),
        }
    }
}

/// The most units that all have a column each.
pub const MAX_COLUMNS: usize = 60;
/// How many units have a column if there are more than [`MAX_COLUMNS`].
pub const COLUMNS_OF_MANY: usize = 12;

/// All units, those that reported most of the rows first.
fn order(dataset: &Dataset, in_rows: &dyn Fn(MetricIx) -> bool) -> Vec<UnitIx> {
    let mut counts = vec![0_u32; dataset.units.len()];
    for figure in dataset.figures.iter().filter(|figure| in_rows(figure.metric)) {
        if let Some(count) = counts.get_mut(figure.unit.0 as usize) {
            *count += 1;
        }
    }
    let mut units: Vec<UnitIx> = dataset.unit_ixs().collect_vec();
    let count = |unit: UnitIx| counts.get(unit.0 as usize);
    sort_by(&mut units, |a, b| count(*b).cmp(&count(*a)));
    units
}

/// The indices of a unit's figures for metrics that have no row, by theme.
fn unshared(dataset: &Dataset, unit: UnitIx, in_rows: &dyn Fn(MetricIx) -> bool) -> Vec<usize> {
    let figures = dataset.figures.iter().enumerate();
    let own = figures.filter(|(_, figure)| figure.unit == unit && !in_rows(figure.metric));
    let mut indices: Vec<usize> = own.map(|(index, _)| index).collect_vec();
    let theme = |index: usize| dataset.metric(dataset.figures[index].metric).theme;
    sort_by(&mut indices, |a, b| theme(*a).cmp(&theme(*b)));
    indices
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]

    use super::*;
    use crate::analysis::testing::names;
    use crate::dataset::embedded;

    #[test]
    fn of_127_metrics_seven_were_reported_by_several_and_118_by_one() {
        let dataset = embedded();
        let grid = CoverageGrid::of(&dataset);
        assert_eq!((dataset.metrics.len(), grid.shared_count, grid.single_count), (127, 7, 118));
        assert_eq!(grid.rows.len(), 10);
        let (metric, count) = grid.most.unwrap();
        assert_eq!((dataset.metric(metric).id.as_str(), count), ("gdp_growth", 7));
        assert_eq!(grid.rows[0].metric, metric);
        assert_eq!(names(&dataset, grid.units.iter().copied())[..3], ["彭水县", "高新区", "万盛经开区"]);
    }

    #[test]
    fn every_figure_is_in_the_grid_once() {
        let dataset = embedded();
        let grid = CoverageGrid::of(&dataset);
        let mut figures: Vec<usize> = grid.unshared.iter().flat_map(|(_, figures)| figures.clone()).collect();
        for row in &grid.rows {
            figures.extend(row.availabilities.iter().filter_map(Availability::figure));
        }
        figures.sort_unstable();
        assert!(figures.into_iter().eq(0..dataset.figures.len()));
    }

    #[test]
    fn nothing_reported_is_an_empty_grid() {
        let grid = CoverageGrid::of(&Dataset::default());
        assert!(grid.rows.is_empty() && grid.units.is_empty() && grid.most.is_none());
    }
}
