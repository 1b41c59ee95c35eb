//! The table of the coverage of one metric: a row a unit, a column a period.

use super::cells::{cell, head, row_head};
use super::pagination::navigation;
use crate::analysis::AnalysedDataset;
use crate::collect::CollectVec as _;
use crate::outline::writer::OutlineWriter;
use crate::text::{self, period, period_cell, unit_name, with_kind};
use crate::view::View;

/// Head and body.
pub fn coverage_periods(writer: &mut OutlineWriter, dataset: &AnalysedDataset, view: &View) {
    let lang = view.lang;
    let grid = view.period_coverage(dataset);
    let periods: Vec<String> = grid.periods.iter().map(|one| period(dataset, one, lang)).collect_vec();
    let mut names = vec![lang.words().column_unit];
    names.extend(periods.iter().map(String::as_str));
    head(writer, &names);
    writer.open("tbody");
    for row in &grid.rows {
        writer.open("tr");
        row_head(writer, &with_kind(dataset, row.unit, unit_name(dataset, row.unit, lang), lang));
        for it in &row.cells {
            cell(writer, &period_cell(dataset, it, lang));
        }
        writer.close();
    }
    writer.close();
}

/// The units of the page, and buttons to its neighbours; nothing where there is one page.
pub fn pages(writer: &mut OutlineWriter, dataset: &AnalysedDataset, view: &View) {
    let grid = view.period_coverage(dataset);
    let text = text::period_coverage_page(&grid, view.lang);
    navigation(writer, view.lang, &text, grid.page, grid.page_count);
}
