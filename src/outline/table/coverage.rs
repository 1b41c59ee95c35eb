//! The table of the coverage chart: a row a metric, a column a unit.

use super::cells::{cell, column_head, row_head, wide_cell};
use super::pagination::navigation;
use crate::analysis::{AnalysedDataset, Availability, CellState, CoverageGrid, CoverageRow};
use crate::dataset::{Dataset, Figure, Lang};
use crate::outline::link::link_button;
use crate::outline::writer::OutlineWriter;
use crate::scene::Link;
use crate::text::{self, figure_value, figure_with_period, unit_name, with_statuses};
use crate::view::View;

/// Head and bodies: first the metrics that several units reported, then the figures with a single reporter.
pub fn coverage(writer: &mut OutlineWriter, dataset: &AnalysedDataset, view: &View) {
    let grid = &*view.coverage_grid(dataset);
    head(writer, dataset, view.lang, grid);
    writer.open("tbody");
    for row in &grid.rows {
        metric_row(writer, dataset, view.lang, row);
    }
    writer.close();
    writer.open("tbody");
    for figure in grid.unshared.iter().flat_map(|(_, figures)| figures) {
        single_reporter_row(writer, dataset, view.lang, grid.units.len(), &dataset.figures[*figure]);
    }
    writer.close();
}

/// The units and metrics of the page, and buttons to its neighbours; nothing where there is one page.
// In the deferred module: see `src/site/build/shrink/split`.
#[inline(never)]
pub fn coverage_pages(writer: &mut OutlineWriter, dataset: &AnalysedDataset, view: &View) {
    if view.is_coverage_of_periods() {
        return super::coverage_periods::pages(writer, dataset, view);
    }
    let grid = view.coverage_grid(dataset);
    let text = text::coverage_page(&grid, view.lang);
    navigation(writer, view.lang, &text, grid.page, grid.page_count);
}

fn head(writer: &mut OutlineWriter, dataset: &Dataset, lang: Lang, grid: &CoverageGrid) {
    writer.open("thead");
    writer.open("tr");
    column_head(writer, lang.words().column_metric);
    for (index, unit) in grid.units.iter().enumerate() {
        writer.open("th scope=col");
        link_button(writer, dataset, Link::Profile(*unit), unit_name(dataset, *unit, lang), index == 0);
        writer.close();
    }
    writer.close();
    writer.close();
}

fn metric_row(writer: &mut OutlineWriter, dataset: &Dataset, lang: Lang, row: &CoverageRow) {
    writer.open("tr");
    writer.open("th scope=row");
    let name = dataset.metric(row.metric).name.get(lang);
    link_button(writer, dataset, Link::Ranking(row.metric), name, false);
    writer.close();
    for availability in &row.availabilities {
        cell(writer, &availability_text(dataset, lang, availability));
    }
    writer.close();
}

/// The figure, or why there is none.
fn availability_text(dataset: &Dataset, lang: Lang, availability: &Availability) -> String {
    match availability {
        Availability::Reported(figure) => {
            let figure = &dataset.figures[*figure];
            with_statuses(figure_value(dataset, figure, lang), figure, lang)
        }
        Availability::OtherPeriod(figure) => {
            let figure = &dataset.figures[*figure];
            with_statuses(figure_with_period(dataset, figure, lang), figure, lang)
        }
        other => lang.words().cell_states[CellState::of(dataset, other) as usize].to_owned(),
    }
}

/// One cell over all columns: who reported the figure, and its value.
fn single_reporter_row(
    writer: &mut OutlineWriter,
    dataset: &Dataset,
    lang: Lang,
    columns: usize,
    figure: &Figure,
) {
    let value = with_statuses(figure_value(dataset, figure, lang), figure, lang);
    let text = [unit_name(dataset, figure.unit, lang), " ", &value].concat();
    writer.open("tr");
    row_head(writer, dataset.metric(figure.metric).name.get(lang));
    wide_cell(writer, columns, &text);
    writer.close();
}
