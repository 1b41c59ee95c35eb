//! What a unit reported of one period, in words.

use super::{figure_value, period, with_statuses};
use crate::analysis::{AnalysedDataset, PeriodCell};
use crate::collect::CollectVec as _;
use crate::dataset::{Lang, UnitIx};
use crate::view::View;

/// The figure with its statuses, or why there is none.
pub fn period_cell(dataset: &AnalysedDataset, cell: &PeriodCell, lang: Lang) -> String {
    match cell.figure {
        Some(index) => {
            let figure = &dataset.whole().figures[index];
            with_statuses(figure_value(dataset, figure, lang), figure, lang)
        }
        None => lang.words().cell_states[cell.state as usize].to_owned(),
    }
}

/// Each period of the metric in focus with what a unit reported of it.
pub fn periods_of_unit(dataset: &AnalysedDataset, view: &View, unit: UnitIx) -> Vec<[String; 2]> {
    let view = View { highlight: Some(unit), page: None, ..view.clone() };
    let grid = view.period_coverage(dataset);
    let Some(row) = grid.rows.iter().find(|row| row.unit == unit) else { return Vec::new() };
    let cells = grid.periods.iter().zip(&row.cells);
    cells
        .map(|(one, cell)| [period(dataset, one, view.lang), period_cell(dataset, cell, view.lang)])
        .collect_vec()
}
