//! Units by metrics: who reported what, and how little of it several reported.

use super::standing::{Standing, coverage, standings};
use crate::dataset::{Dataset, MetricIx, UnitIx};
use crate::sort::sort_by;

/// Who reported what, at one glance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grid {
    /// All units, those that reported most of the rows first; equals in the order of the source. Of more than
    /// [`CROWD`], the first [`COLUMNS`].
    pub units: Vec<UnitIx>,
    /// Metrics that several reported, and those that the source cuts off for somebody: by theme, then the most
    /// reported first.
    pub rows: Vec<GridRow>,
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

/// One metric of a [`Grid`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GridRow {
    /// The metric.
    pub metric: MetricIx,
    /// How many reported it.
    pub reported: u32,
    /// Where each unit stands, by place of the unit in [`Dataset::units`].
    pub standings: Vec<Standing>,
}

impl Grid {
    /// Looks over a whole dataset.
    pub fn of(dataset: &Dataset) -> Self {
        let counts = coverage(dataset);
        let count = |metric: MetricIx| counts.get(metric.0 as usize).copied().unwrap_or(0);
        let in_rows =
            |metric: MetricIx| count(metric) > 1 || dataset.gaps.iter().any(|gap| gap.metric == metric);
        let mut metrics: Vec<MetricIx> = dataset.metric_ixs().filter(|metric| in_rows(*metric)).collect();
        let key = |metric: MetricIx| (dataset.metric(metric).theme, std::cmp::Reverse(count(metric)));
        sort_by(&mut metrics, |a, b| key(*a).cmp(&key(*b)));
        let row = |metric| GridRow { metric, reported: count(metric), standings: standings(dataset, metric) };
        let rows: Vec<GridRow> = metrics.into_iter().map(row).collect();
        let mut units = order(dataset, &rows);
        if units.len() > CROWD {
            units.truncate(COLUMNS);
        }
        let alone = units.iter().map(|unit| (*unit, alone(dataset, *unit, &in_rows))).collect();
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
pub const CROWD: usize = 60;
/// So many of a crowd have a column.
pub const COLUMNS: usize = 12;

/// Units by how many rows they reported.
fn order(dataset: &Dataset, rows: &[GridRow]) -> Vec<UnitIx> {
    let mut counts = vec![0_u32; dataset.units.len()];
    for row in rows {
        for (count, standing) in counts.iter_mut().zip(&row.standings) {
            *count += u32::from(standing.figure().is_some());
        }
    }
    let mut units: Vec<UnitIx> = dataset.unit_ixs().collect();
    let count = |unit: UnitIx| counts.get(unit.0 as usize);
    sort_by(&mut units, |a, b| count(*b).cmp(&count(*a)));
    units
}

/// A unit's figures for metrics that have no row, by theme.
fn alone(dataset: &Dataset, unit: UnitIx, in_rows: &dyn Fn(MetricIx) -> bool) -> Vec<usize> {
    let figures = dataset.figures.iter().enumerate();
    let own = figures.filter(|(_, figure)| figure.unit == unit && !in_rows(figure.metric));
    let mut places: Vec<usize> = own.map(|(place, _)| place).collect();
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
        let grid = Grid::of(&dataset);
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
        let grid = Grid::of(&dataset);
        let mut places: Vec<usize> = grid.alone.iter().flat_map(|(_, places)| places.clone()).collect();
        for row in &grid.rows {
            places.extend(row.standings.iter().filter_map(Standing::figure));
        }
        places.sort_unstable();
        assert!(places.into_iter().eq(0..dataset.figures.len()));
    }

    #[test]
    fn nothing_reported_is_an_empty_grid() {
        let grid = Grid::of(&Dataset::default());
        assert!(grid.rows.is_empty() && grid.units.is_empty() && grid.most.is_none());
    }
}
