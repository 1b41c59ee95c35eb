//! Who reported one metric for which of its periods. A large grid has pages.

use super::{AnalysedDataset, CellState};
use crate::collect::CollectVec as _;
use crate::dataset::{Dataset, MetricIx, Period, UnitIx};
use crate::sort::sort_by;
use std::ops::Range;

/// Which units reported a metric for which periods: one page of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PeriodCoverage {
    /// All periods that the metric has a figure or a gap of, in order of time.
    pub periods: Vec<Period>,
    /// The units of the page, those that reported most periods first; equals in the order of the source.
    pub rows: Vec<PeriodRow>,
    /// How many of all units that are shown reported each period.
    pub reported: Vec<usize>,
    /// How many of all units that are shown reported every period.
    pub complete: usize,
    /// How many units are shown, on all pages.
    pub unit_count: usize,
    /// How many of them the metric applies to.
    pub able_count: usize,
    /// Which of them are on the page.
    pub unit_range: Range<usize>,
    /// The index of the page.
    pub page: usize,
    /// How many pages there are.
    pub page_count: usize,
}

/// The periods of one unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PeriodRow {
    /// The unit.
    pub unit: UnitIx,
    /// What it reported of each period, in their order.
    pub cells: Vec<PeriodCell>,
}

/// What a unit reported of one period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PeriodCell {
    /// Whether and how it reported.
    pub state: CellState,
    /// The index of its figure in [`AnalysedDataset::whole`].
    pub figure: Option<usize>,
}

/// The most units on a page.
const ROWS: usize = 60;

impl PeriodCoverage {
    /// Of the units `shown`: the page asked for, counted from 1, else the one with the `unit`.
    pub fn of(
        dataset: &AnalysedDataset,
        metric: MetricIx,
        shown: &[UnitIx],
        asked: Option<u32>,
        unit: Option<UnitIx>,
    ) -> Self {
        let whole = dataset.whole();
        let periods = periods(whole, metric);
        let mut rows = rows(whole, metric, shown, &periods);
        let count = |row: &PeriodRow| row.cells.iter().filter(|cell| cell.figure.is_some()).count();
        sort_by(&mut rows, |a, b| count(b).cmp(&count(a)));
        let mut reported = vec![0; periods.len()];
        for row in &rows {
            for (count, cell) in reported.iter_mut().zip(&row.cells) {
                *count += usize::from(cell.figure.is_some());
            }
        }
        let complete = rows.iter().filter(|row| count(row) == periods.len()).count();
        let page_count = rows.len().div_ceil(ROWS).max(1);
        let of_unit = rows.iter().position(|row| Some(row.unit) == unit).map_or(0, |index| index / ROWS);
        let page = asked.map_or(of_unit, |page| page.saturating_sub(1) as usize).min(page_count - 1);
        let unit_count = rows.len();
        let able_count = rows.iter().filter(|row| whole.applies(row.unit, metric)).count();
        let unit_range = page * ROWS..((page + 1) * ROWS).min(unit_count);
        let rows = rows.drain(unit_range.clone()).collect_vec();
        Self { periods, rows, reported, complete, unit_count, able_count, unit_range, page, page_count }
    }
}

fn periods(whole: &Dataset, metric: MetricIx) -> Vec<Period> {
    let mut periods = whole.periods_of(metric).to_vec();
    for gap in whole.gaps.iter().filter(|gap| gap.metric == metric) {
        if let Some(period) = gap.period
            && !periods.contains(&period)
        {
            periods.push(period);
        }
    }
    whole.sort_periods(&mut periods);
    periods
}

fn rows(whole: &Dataset, metric: MetricIx, shown: &[UnitIx], periods: &[Period]) -> Vec<PeriodRow> {
    let empty = |unit: UnitIx| {
        let state =
            if whole.applies(unit, metric) { CellState::NotReported } else { CellState::NotApplicable };
        PeriodRow { unit, cells: vec![PeriodCell { state, figure: None }; periods.len()] }
    };
    let mut rows = shown.iter().copied().map(empty).collect_vec();
    let mut row_of = vec![None; whole.units.len()];
    for (index, unit) in shown.iter().enumerate() {
        row_of[unit.0 as usize] = Some(index);
    }
    let mut set = |unit: UnitIx, period: Option<Period>, cell: PeriodCell| {
        let column = periods.iter().position(|known| Some(*known) == period);
        if let (Some(row), Some(column)) = (row_of[unit.0 as usize], column) {
            rows[row].cells[column] = cell;
        }
    };
    for gap in whole.gaps.iter().filter(|gap| gap.metric == metric) {
        set(gap.unit, gap.period, PeriodCell { state: CellState::of_gap(gap.reason), figure: None });
    }
    for (index, figure) in whole.figures.iter().enumerate().filter(|(_, figure)| figure.metric == metric) {
        let state = CellState::of_figure(whole, figure);
        set(figure.unit, figure.period, PeriodCell { state, figure: Some(index) });
    }
    rows
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::dataset::generate_with_periods;

    #[test]
    fn every_figure_and_gap_is_in_its_cell_once() {
        for seed in 0..20 {
            let dataset = AnalysedDataset::new(generate_with_periods(70, 6, 5, seed));
            let whole = dataset.whole();
            let all = whole.unit_ixs().collect_vec();
            for metric in whole.metric_ixs().filter(|metric| !whole.periods_of(*metric).is_empty()) {
                let first = PeriodCoverage::of(&dataset, metric, &all, None, None);
                assert_eq!((first.page_count, first.rows.len(), first.unit_count), (2, ROWS, 70));
                let mut figures = Vec::new();
                for page in 1..=2 {
                    let page = PeriodCoverage::of(&dataset, metric, &all, Some(page), None);
                    let cells = page.rows.iter().flat_map(|row| &row.cells);
                    figures.extend(cells.filter_map(|cell| cell.figure));
                    for row in &page.rows {
                        for (cell, period) in row.cells.iter().zip(&page.periods) {
                            let Some(figure) = cell.figure.map(|index| &whole.figures[index]) else {
                                continue;
                            };
                            assert_eq!(
                                (figure.unit, figure.metric, figure.period),
                                (row.unit, metric, Some(*period))
                            );
                        }
                    }
                }
                figures.sort_unstable();
                let expected = whole.figures.iter().enumerate();
                let expected = expected.filter(|(_, it)| it.metric == metric && it.period.is_some());
                assert!(figures.iter().copied().eq(expected.map(|(index, _)| index)), "{seed}");
                assert_eq!(first.reported.iter().sum::<usize>(), figures.len());
                let last = PeriodCoverage::of(&dataset, metric, &all, Some(2), None).rows[9].unit;
                assert_eq!(PeriodCoverage::of(&dataset, metric, &all, None, Some(last)).page, 1);
            }
        }
    }
}
