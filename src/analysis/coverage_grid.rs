//! Units by metrics: who reported what, and how little of it several reported.

use super::availability::{Availability, availabilities, coverage};
use crate::collect::CollectVec as _;
use crate::dataset::{Dataset, MetricIx, UnitIx};
use crate::sort::sort_by;

/// Who reported what, at one glance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CoverageGrid {
    /// All units, those that reported most of the rows first; equals in the order of the source. Of more than
    /// [`LONG_LIST`], the first [`COLUMNS`].
    pub units: Vec<UnitIx>,
    /// Metrics that several reported, and those that the source cuts off for somebody: by theme, then the most
    /// reported first.
    pub rows: Vec<CoverageRow>,
    /// For each unit, in the same order, what it alone reported and no row holds: places in
    /// [`Dataset::figures`], by theme.
    pub alone: Vec<(UnitIx, Vec<usize>)>,
    /// How many metrics several units reported.
    pub several: usize,
    /// How many metrics exactly one unit reported.
    pub single: usize,
    /// The most reported metric and by how many; `None` where nothing was reported.
    pub most: Option<(MetricIx, u32)>,
}

/// One metric of a [`CoverageGrid`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CoverageRow {
    /// The metric.
    pub metric: MetricIx,
    /// How many reported it.
    pub reported: u32,
    /// Where each of the grid's units stands, in their order.
    pub availabilities: Vec<Availability>,
}

impl CoverageGrid {
    /// Goes through a whole dataset.
    pub fn of(dataset: &Dataset) -> Self {
        let counts = coverage(dataset);
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
        if units.len() > LONG_LIST {
            units.truncate(COLUMNS);
        }
        let row = |metric| {
            let all = availabilities(dataset, metric);
            let availabilities =
                units.iter().filter_map(|unit| all.get(unit.0 as usize).cloned()).collect_vec();
            CoverageRow { metric, reported: count(metric), availabilities }
        };
        let rows: Vec<CoverageRow> = metrics.into_iter().map(row).collect_vec();
        let alone = units.iter().map(|unit| (*unit, alone(dataset, *unit, &in_rows))).collect_vec();
        let with = |wanted: fn(u32) -> bool| counts.iter().filter(|count| wanted(**count)).count();
        let most = super::by_coverage(dataset).first().map(|metric| (*metric, count(*metric)));
        Self {
            units,
            rows,
            alone,
            several: with(|count| count > 1),
            single: with(|count| count == 1),
            most: most.filter(|(_, count)| *count > 0),
        }
    }
}

/// More units than these have no column each.
pub const LONG_LIST: usize = 60;
/// So many of a crowd have a column.
pub const COLUMNS: usize = 12;

/// Units by how many rows they reported.
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

/// A unit's figures for metrics that have no row, by theme.
fn alone(dataset: &Dataset, unit: UnitIx, in_rows: &dyn Fn(MetricIx) -> bool) -> Vec<usize> {
    let figures = dataset.figures.iter().enumerate();
    let own = figures.filter(|(_, figure)| figure.unit == unit && !in_rows(figure.metric));
    let mut places: Vec<usize> = own.map(|(place, _)| place).collect_vec();
    let theme = |place: usize| dataset.metric(dataset.figures[place].metric).theme;
    sort_by(&mut places, |a, b| theme(*a).cmp(&theme(*b)));
    places
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
        assert_eq!((dataset.metrics.len(), grid.several, grid.single), (127, 7, 118));
        assert_eq!(grid.rows.len(), 10);
        let (metric, count) = grid.most.unwrap();
        assert_eq!((dataset.metric(metric).id.as_str(), count), ("gdp_growth", 7));
        assert_eq!(grid.rows[0].metric, metric);
        assert_eq!(names(&dataset, grid.units.iter().copied())[..3], ["彭水县", "高新区", "万盛经开区"]);
    }

    #[test]
    fn every_figure_stands_in_exactly_one_place() {
        let dataset = embedded();
        let grid = CoverageGrid::of(&dataset);
        let mut places: Vec<usize> = grid.alone.iter().flat_map(|(_, places)| places.clone()).collect();
        for row in &grid.rows {
            places.extend(row.availabilities.iter().filter_map(Availability::figure));
        }
        places.sort_unstable();
        assert!(places.into_iter().eq(0..dataset.figures.len()));
    }

    #[test]
    fn nothing_reported_is_an_empty_grid() {
        let grid = CoverageGrid::of(&Dataset::default());
        assert!(grid.rows.is_empty() && grid.units.is_empty() && grid.most.is_none());
    }
}
