//! The table of the growth chart: a row for each growth figure, by unit.

use super::cells::{cell, figure_cells, head, row_head, wide_cell};
use super::pagination::Page;
use crate::analysis::{self, AnalysedDataset, GrowthFigure};
use crate::dataset::{Subject, UnitIx};
use crate::outline::writer::OutlineWriter;
use crate::text::{growth_value, no_growth, unit_name, with_percent};
use crate::view::View;

/// Head and body.
pub fn growth(writer: &mut OutlineWriter, dataset: &AnalysedDataset, view: &View) -> Page {
    let words = view.lang.words();
    head(
        writer,
        &[
            words.column_unit,
            words.column_metric,
            words.column_value,
            words.column_quote,
            words.column_period,
        ],
    );
    let rows = rows(dataset, view);
    let focus = rows.iter().position(|(unit, _)| Some(*unit) == view.highlight);
    let page = Page::of(view, rows.len(), focus);
    writer.open("tbody");
    for (unit, growth) in rows.get(page.rows.clone()).unwrap_or_default() {
        row(writer, dataset, view, *unit, growth.as_ref());
    }
    writer.close();
    page
}

/// For each unit its growth figures in the order of the document, or one row without a figure.
fn rows(dataset: &AnalysedDataset, view: &View) -> Vec<(UnitIx, Option<GrowthFigure>)> {
    let growths = analysis::growths(dataset);
    let mut of_units = Vec::new();
    of_units.resize_with(dataset.units.len(), Vec::new);
    for growth in growths {
        of_units[growth.unit.0 as usize].push(growth);
    }
    let mut rows = Vec::new();
    for unit in view.growth_rows(dataset) {
        let own = std::mem::take(&mut of_units[unit.0 as usize]);
        if own.is_empty() {
            rows.push((unit, None));
        }
        for growth in own {
            rows.push((unit, Some(growth)));
        }
    }
    rows
}

/// A growth figure, or why the unit has none.
fn row(
    writer: &mut OutlineWriter,
    dataset: &AnalysedDataset,
    view: &View,
    unit: UnitIx,
    growth: Option<&GrowthFigure>,
) {
    let lang = view.lang;
    writer.open("tr");
    row_head(writer, unit_name(dataset, unit, lang));
    match growth {
        Some(growth) => {
            let figure = &dataset.figures[growth.figure];
            let value = with_percent(growth_value(dataset, figure, lang), dataset, figure, lang);
            cell(writer, dataset.metric(growth.metric).name.get(lang));
            figure_cells(writer, dataset, figure, &value, lang);
        }
        None => wide_cell(writer, 4, &no_growth(dataset, Subject { unit, metric: view.metric }, lang)),
    }
    writer.close();
}
