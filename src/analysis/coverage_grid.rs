//! The coverage grid: which units reported which metrics, for all metrics that several units reported. A large one has
//! pages.

use super::availability::{Availability, availabilities};
use super::coverage::Coverage;
use super::reporters::reporter_counts;
use crate::collect::CollectVec as _;
use crate::dataset::{Dataset, MetricIx, UnitIx};
use crate::sort::sort_by;
use std::cmp::Reverse;
use std::ops::Range;

/// Which units reported which metrics: one page of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CoverageGrid {
    /// The units of the page, those that reported most of the rows first; equals in the order of the source.
    pub units: Vec<UnitIx>,
    /// Of the metrics that several units reported, and of those with a gap, the ones of the page: by theme, then by the number
    /// of reporters.
    pub rows: Vec<CoverageRow>,
    /// For each unit of the last metrics, in the same order, its figures for metrics that have no row: indices into
    /// [`Dataset::figures`], by theme.
    pub unshared: Vec<(UnitIx, Vec<usize>)>,
    /// The index of the page. Pages follow each other unit by unit, then metric by metric.
    pub page: usize,
    /// How many pages there are.
    pub page_count: usize,
    /// Which of all units are on the page.
    pub unit_range: Range<usize>,
    /// How many units are shown on all pages.
    pub unit_count: usize,
    /// Which of all rows are on the page.
    pub row_range: Range<usize>,
    /// How many rows there are on all pages.
    pub row_count: usize,
    /// How many metrics several units reported.
    pub shared_count: usize,
    /// How many metrics exactly one unit reported.
    pub single_count: usize,
    /// The metric that most units reported for one period, and how many did; `None` if nothing was reported.
    pub most: Option<(MetricIx, u32)>,
    /// All metrics with so many reporters, in the order of the document.
    pub most_reported: Vec<MetricIx>,
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
    /// The grid of a dataset: the page asked for, counted from 1, else the one with the unit. Of the units only those `shown`;
    /// all where those are none.
    // A part of the deferred module: see `src/site/build/shrink/split`.
    #[inline(never)]
    pub fn of(dataset: &Dataset, asked: Option<u32>, unit: Option<UnitIx>, shown: &[UnitIx]) -> Self {
        let counts = reporter_counts(dataset);
        let count = |metric: MetricIx| counts[metric.0 as usize];
        let has_row = has_row(dataset, &counts);
        let (mut all_units, metrics) = (columns(dataset, &has_row), row_metrics(dataset, &counts, &has_row));
        if !shown.is_empty() {
            all_units.retain(|unit| shown.contains(unit));
        }
        let unit_pages = all_units.len().div_ceil(COLUMNS).max(1);
        let page_count = unit_pages * metrics.len().div_ceil(ROWS).max(1);
        let of_unit =
            all_units.iter().position(|other| Some(*other) == unit).map_or(0, |index| index / COLUMNS);
        let page = asked.map_or(of_unit, |page| page.saturating_sub(1) as usize).min(page_count - 1);
        let unit_range = range(page % unit_pages, COLUMNS, all_units.len());
        let row_range = range(page / unit_pages, ROWS, metrics.len());
        let units = all_units[unit_range.clone()].to_vec();
        let row = |metric: &MetricIx| CoverageRow::of(dataset, *metric, count(*metric), &units);
        let rows = metrics[row_range.clone()].iter().map(row).collect_vec();
        let is_last = row_range.end == metrics.len();
        let unshared = units.iter().filter(|_| is_last);
        let unshared = unshared.map(|unit| (*unit, unshared_of(dataset, *unit, &has_row))).collect_vec();
        let metrics_with = |wanted: fn(u32) -> bool| counts.iter().filter(|count| wanted(**count)).count();
        // Figures of another period than the others are not counted, as they are not in a ranking.
        let of_period = |metric: MetricIx| Coverage::of(dataset, &availabilities(dataset, metric)).reported;
        let of_period = dataset.metric_ixs().map(of_period).collect_vec();
        let greatest = of_period.iter().copied().max().filter(|count| *count > 0);
        let is_most = |metric: &MetricIx| greatest == Some(of_period[metric.0 as usize]);
        let most_reported = dataset.metric_ixs().filter(is_most).collect_vec();
        Self {
            units,
            rows,
            unshared,
            page,
            page_count,
            unit_range,
            unit_count: all_units.len(),
            row_range,
            row_count: metrics.len(),
            shared_count: metrics_with(|count| count > 1),
            single_count: metrics_with(|count| count == 1),
            most: most_reported.first().copied().zip(greatest),
            most_reported,
        }
    }
}

impl CoverageRow {
    fn of(dataset: &Dataset, metric: MetricIx, reported: u32, units: &[UnitIx]) -> Self {
        let all = availabilities(dataset, metric);
        let availabilities = units.iter().map(|unit| all[unit.0 as usize].clone()).collect_vec();
        Self { metric, reported, availabilities }
    }
}

/// The most units on a page: on the narrowest picture each has its name above its column.
const COLUMNS: usize = 12;
/// The most metrics on a page.
const ROWS: usize = 60;

/// The indices on a page.
fn range(page: usize, size: usize, count: usize) -> Range<usize> {
    page * size..((page + 1) * size).min(count)
}

/// Whether each metric has a row: several units reported it, or there is a gap.
fn has_row(dataset: &Dataset, counts: &[u32]) -> Vec<bool> {
    let mut has_row = counts.iter().map(|count| *count > 1).collect_vec();
    for gap in &dataset.gaps {
        has_row[gap.metric.0 as usize] = true;
    }
    has_row
}

/// The metrics that have a row, in the order of the rows.
fn row_metrics(dataset: &Dataset, counts: &[u32], has_row: &[bool]) -> Vec<MetricIx> {
    let mut metrics = dataset.metric_ixs().filter(|metric| has_row[metric.0 as usize]).collect_vec();
    let key = |metric: MetricIx| (dataset.metric(metric).theme, Reverse(counts[metric.0 as usize]));
    sort_by(&mut metrics, |a, b| key(*a).cmp(&key(*b)));
    metrics
}

/// The units, those that reported most of the rows first.
fn columns(dataset: &Dataset, has_row: &[bool]) -> Vec<UnitIx> {
    let mut counts = vec![0_u32; dataset.units.len()];
    for figure in dataset.figures.iter().filter(|figure| has_row[figure.metric.0 as usize]) {
        counts[figure.unit.0 as usize] += 1;
    }
    let mut units = dataset.unit_ixs().collect_vec();
    let count = |unit: UnitIx| counts[unit.0 as usize];
    sort_by(&mut units, |a, b| count(*b).cmp(&count(*a)));
    units
}

/// The indices of a unit's figures for metrics that have no row, by theme.
fn unshared_of(dataset: &Dataset, unit: UnitIx, has_row: &[bool]) -> Vec<usize> {
    let figures = dataset.figures.iter().enumerate();
    let own = figures.filter(|(_, figure)| figure.unit == unit && !has_row[figure.metric.0 as usize]);
    let mut indices = own.map(|(index, _)| index).collect_vec();
    let theme = |index: usize| dataset.metric(dataset.figures[index].metric).theme;
    sort_by(&mut indices, |a, b| theme(*a).cmp(&theme(*b)));
    indices
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]

    use super::*;
    use crate::analysis::testing::names;
    use crate::dataset::{embedded, generate};

    #[test]
    fn of_127_metrics_seven_were_reported_by_several_and_118_by_one() {
        let dataset = embedded();
        let grid = CoverageGrid::of(&dataset, None, None, &[]);
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
        let grid = CoverageGrid::of(&dataset, None, None, &[]);
        let mut figures: Vec<usize> = grid.unshared.iter().flat_map(|(_, figures)| figures.clone()).collect();
        for row in &grid.rows {
            figures.extend(row.availabilities.iter().filter_map(Availability::figure));
        }
        figures.sort_unstable();
        assert!(figures.into_iter().eq(0..dataset.figures.len()));
    }

    #[test]
    fn the_pages_of_a_large_grid_have_every_unit_and_metric_once() {
        let dataset = generate(29, 200, 1);
        let first = CoverageGrid::of(&dataset, None, None, &[]);
        assert!(first.page_count > 3 && first.units.len() == COLUMNS && first.rows.len() == ROWS);
        let (mut cells, mut figures) = (Vec::new(), Vec::new());
        for page in 1..=first.page_count {
            let grid = CoverageGrid::of(&dataset, Some(page as u32), None, &[]);
            for row in &grid.rows {
                cells.extend(grid.units.iter().map(|unit| (*unit, row.metric)));
                figures.extend(row.availabilities.iter().filter_map(Availability::figure));
            }
            figures.extend(grid.unshared.into_iter().flat_map(|(_, figures)| figures));
        }
        let count = cells.len();
        cells.sort_unstable();
        cells.dedup();
        assert_eq!((cells.len(), count), (count, dataset.units.len() * first.row_count));
        figures.sort_unstable();
        assert!(figures.into_iter().eq(0..dataset.figures.len()));
        let last = *columns(&dataset, &vec![true; dataset.metrics.len()]).last().unwrap();
        assert!(CoverageGrid::of(&dataset, None, Some(last), &[]).units.contains(&last));
        assert_eq!(CoverageGrid::of(&dataset, Some(9999), None, &[]).page, first.page_count - 1);
    }

    #[test]
    fn nothing_reported_is_an_empty_grid() {
        let grid = CoverageGrid::of(&Dataset::default(), None, None, &[]);
        assert!(grid.rows.is_empty() && grid.units.is_empty() && grid.most.is_none());
    }
}
